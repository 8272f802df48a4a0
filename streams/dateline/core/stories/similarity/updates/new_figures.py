"""Whether two texts are one word for word but for a figure or two: ``at least 2 dead`` is ``at least 5 dead`` later.

It is the commonest update there is: the toll rises, a sentence is added, and the headline is written anew. Of the
earlier text only hashes are in memory, and its numbers as printed. So the numbers of both are aligned by their order,
and the earlier ones put into the new text: where the earlier text has a row of five words that this makes, its own
number stood there. Then one of the two texts has to be in the other, but for sentences that were put in between.

A table, such as a dividend, is alike in all but its figures to that of any other company. So is the next edition of a
template, which has other figures everywhere, up and down, and another place.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from typing import Final, NamedTuple

import numpy as np

from dateline.core.stories.similarity.changes.number_words.counterparts.alignment import opcodes
from dateline.core.stories.similarity.compiler import (
    INT64S,
    UINT32S,
    UINT64,
    UINT64S,
    WRITABLE_BOOLS,
    WRITABLE_UINT32S,
    compiled_entry,
)
from dateline.core.stories.similarity.features import MAX_SHINGLES, Traits
from dateline.core.stories.similarity.line import headline_to_compare
from dateline.core.stories.similarity.scorer import HOUR, Pair
from dateline.core.stories.similarity.text.tokenized_text import (
    MAX_NUMBERS,
    SHINGLE_WORDS,
    TokenizedText,
    row_hash,
    tokenize,
)
from dateline.core.stories.similarity.tokens import Flags, Hashes64, Positions, tokens
from dateline.core.stories.similarity.vocabulary import HASH_DTYPE, NUMBER, Hashes24, vocabulary
from dateline.core.text.number_values import number_values
from dateline_schemas.brief import Brief

_MAX_SECONDS: Final = 12 * HOUR
"""Seconds from which on the same words may be the next edition: the Federal Reserve's daily notice has one new rate."""
_MIN_SHINGLES: Final = 6
"""Shingles of the shortest text, of ten words. Chosen by hand, as for a flash that an update has."""
MIN_SHARED_BY_LAW: Final = 0.3
"""Share of a text's shingles that bounds the time: below it, a figure stands in nearly every row. Of all hard rules
that look at shingles, this is the lowest bound. Chosen by hand."""
_MIN_SUBJECT: Final = 0.7
"""Share by weight of the words of the text that has fewer. Of eleven pairs with one new figure on the newswire of the
fit, the five that are two companies' dividends have at most 0.36; chosen by hand, as ``join_rules`` does."""
WORDS_PER_NUMBER: Final = 5
"""Words of a report for each of its numbers, at least. The tables on the same newswire have two or three. Chosen by
hand."""
_MAX_FIGURES: Final = 2
"""Figures that are new, at most: of dead and of injured. Chosen by hand."""
_MAX_INFLECTED: Final = 2
"""Words behind a figure that may change with it: ``2 osoby``, ``5 osób``. Chosen by hand."""
_REACH: Final = SHINGLE_WORDS - 1
"""Words on one side of a word that are in a row with it."""
_DIGITS_OF_A_GROUP: Final = 3
"""Digits behind a mark of thousands: ``1,200``."""
_MARKS: Final = ".,"


class Figure(NamedTuple):
    """A number of the new text, and the one that stood there."""

    old: str
    new: str


def is_update_of_figures(brief: Brief, own: Traits, earlier: Traits, pair: Pair) -> bool:
    """Whether two reports of one place and half day are alike in all but one or two counts, which all rise or all fall.

    Which came first does not matter, nor do the headlines.
    """
    like = pair.like
    if (
        like.subject < _MIN_SUBJECT  # first what rules most pairs out
        or pair.seconds_apart >= _MAX_SECONDS
        or pair.has_line
        or pair.notice
        or like.shorter < _MIN_SHINGLES
        or like.places == 0
        or own.numbers == earlier.numbers
        or not earlier.numbers
        or max(like.of_text, like.of_earlier) < MIN_SHARED_BY_LAW
        or max(own.sizes[0], earlier.sizes[0]) >= MAX_SHINGLES
    ):
        return False
    figures = {*new_figures(brief, own, earlier)}
    if not 1 <= len(figures) <= _MAX_FIGURES:
        return False
    values = number_values(brief.language)
    rises = [_rises(figure, values) for figure in figures]
    return rises[0] is not None and rises.count(rises[0]) == len(rises)


def new_figures(brief: Brief, own: Traits, earlier: Traits) -> Sequence[Figure]:
    """Return the figures in which two texts differ, where one is in the other but for these; none of a table."""
    text = tokenize(brief.text, headline_to_compare(brief) or "", own.names, brief.language)
    numbers: list[int] = np.flatnonzero(text.marks[: text.title.start] & NUMBER).tolist()
    if len(numbers) * WORDS_PER_NUMBER > text.title.start:
        return ()
    seed = vocabulary(brief.language).seed
    figures = _replaced(text, numbers, earlier, seed)
    if not figures:
        return ()
    words = text.hashes[: text.title.start].copy()
    for at, (_, former) in figures.items():
        words[at] = former
    is_one = _is_one_in_the_other(words, figures, {*earlier.shingles.tolist()}, seed)
    return [figure for figure, _ in figures.values()] if is_one else ()


def _replaced(
    text: TokenizedText, numbers: Sequence[int], earlier: Traits, seed: np.uint64
) -> dict[int, tuple[Figure, np.uint64]]:
    """Return by token the numbers of the new text in whose place another one stood, and the hash of that one."""
    old = earlier.numbers.lower().split()
    new = [text.body[text.starts[at] : text.ends[at]].lower() for at in numbers[:MAX_NUMBERS]]
    hashes = tokens("\n".join(old)).hashes
    if len(hashes) != len(old):  # numbers that are no single tokens: another version wrote them
        return {}
    figures: dict[int, tuple[Figure, np.uint64]] = {}
    tried: list[Mapping[int, int]] = []
    for aligned in _aligned(old, new):
        if aligned in tried:
            continue
        tried.append(aligned)
        words, places = text.hashes[: text.title.start].copy(), np.array([numbers[at] for at in aligned], np.int64)
        words[places] = hashes[[*aligned.values()]]
        stood = np.empty(len(places), np.bool_)
        _find_known(words, places, seed, earlier.shingles, stood)
        for at, was in compress(aligned.items(), stood.tolist()):
            figures.setdefault(numbers[at], (Figure(old[was], new[at]), hashes[was]))
    return figures


def _aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[Mapping[int, int]]:
    """Yield in four ways by new number another old one that it may have replaced, by their indexes.

    Counted from the first number, and from the last, as where a sentence was put behind or in front. Then both between
    the same numbers, where a sentence in between has numbers of its own.
    """
    old_at, new_at = range(len(old)), range(len(new))
    blocks = [(old_at, new_at)]
    replaced = [(old_at[a:b], new_at[c:d]) for tag, a, b, c, d in opcodes(old, new) if tag == "replace"]
    for each in (blocks, replaced):
        for step in (1, -1):
            pairs = [pair for was, now in each for pair in zip(now[::step], was[::step], strict=False)]
            yield {at: before for at, before in pairs if old[before] != new[at]}


@compiled_entry(UINT64S, INT64S, UINT64, UINT32S, WRITABLE_BOOLS)
def _find_known(words: Hashes64, places: Positions, seed: np.uint64, earlier: Hashes24, is_known: Flags) -> None:
    """Fill in for each of some words whether the earlier text, by its shingles, has a row of five words with it."""
    for index in range(len(places)):
        first, last = max(0, places[index] - _REACH), min(places[index], len(words) - SHINGLE_WORDS)
        is_known[index] = False
        for row in range(first, last + 1):
            shingle = row_hash(words, row, seed)
            at = np.searchsorted(earlier, shingle)
            is_known[index] |= at < len(earlier) and earlier[at] == shingle


@compiled_entry(UINT64S, UINT64, WRITABLE_UINT32S)
def _fill_rows(words: Hashes64, seed: np.uint64, rows: Hashes24) -> None:
    """Fill in the hash of every five words in a row."""
    for at in range(len(rows)):
        rows[at] = row_hash(words, at, seed)


def _rows(words: Hashes64, seed: np.uint64) -> list[int]:
    """Return the hash of every five words in a row."""
    rows = np.empty(max(0, len(words) - _REACH), HASH_DTYPE)
    _fill_rows(words, seed, rows)
    hashes: list[int] = rows.tolist()
    return hashes


def _is_one_in_the_other(words: Hashes64, figures: Mapping[int, object], known: set[int], seed: np.uint64) -> bool:
    """Whether one text is in the other, given the new one's words with the earlier one's figures.

    Each run of new words costs the earlier text as many rows as it has. Words that change with a figure cost one more
    each; a sentence in between costs the four rows across its place, and one at an end costs none. If more rows than
    these are gone, words are; then nothing else may be new.
    """
    rows, cost, only_figures = _rows(words, seed), 0, True
    has_row = [*map(known.__contains__, rows)]
    for run in _runs_without_row(has_row, len(words)):
        if run.start - 1 in figures and len(run) <= _MAX_INFLECTED:
            cost += _REACH + len(run)
            continue
        only_figures = False
        if run.start and run.stop < len(words):
            around = np.concatenate(
                (words[max(0, run.start - _REACH) : run.start], words[run.stop : run.stop + _REACH])
            )
            if known.isdisjoint(_rows(around, seed)):
                return False
            cost += _REACH
    return only_figures or len(known.difference(rows)) <= cost


def _runs_without_row(has_row: Sequence[bool], size: int) -> list[range]:
    """Return the runs of tokens that are in no row of five which the earlier text has."""
    runs: list[range] = []
    flags, at = bytes(has_row), 0
    while at < size:
        row = flags.find(1, max(0, at - _REACH))  # the next row that the earlier text has
        if row < 0:
            return [*runs, range(at, size)]
        if row > at:
            runs.append(range(at, row))
        lacked = flags.find(0, row)
        at = (lacked if lacked >= 0 else len(flags)) + _REACH
    return runs


def _rises(figure: Figure, values: Mapping[str, int]) -> bool | None:
    """Whether a count is larger than the one that stood there; None of a measure, a rate, a time or one number."""
    old, new = whole_number(figure.old, values), whole_number(figure.new, values)
    return new > old if old is not None and new is not None and old != new else None


def whole_number(number: str, values: Mapping[str, int]) -> int | None:
    """Return what a whole number is, in figures or words; None of any other number."""
    if number in values:
        return values[number]
    first, *groups = number.replace(_MARKS[0], _MARKS[1]).split(_MARKS[1])
    digits = "".join((first, *groups))
    if not digits.isdecimal() or any(len(group) != _DIGITS_OF_A_GROUP for group in groups):
        return None
    return int(digits)

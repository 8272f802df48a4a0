"""Passages: new figures with their sentence, reworded places, new paragraphs, and paragraphs that are gone."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, count, islice
from typing import Final, NamedTuple
from unicodedata import category

import numpy as np

from dateline.core.stories.similarity.changes.comparison import Comparison
from dateline.core.stories.similarity.changes.figures import FigureChanges
from dateline.core.stories.similarity.changes.moving_words import is_moving
from dateline.core.stories.similarity.changes.number_words.casualties import first_casualties
from dateline.core.stories.similarity.changes.phrase import (
    MAX_CHARS_OF_A_PASSAGE,
    UNITS,
    came_as_clause,
    came_whole,
    up_to_the_clause_end,
)
from dateline.core.stories.similarity.changes.proper_names import BRACKETS
from dateline.core.stories.similarity.changes.quote_start import (
    MIN_WORDS_BEFORE,
    follows_one,
    is_behind_figure,
    is_loose,
    start_of_quote,
    up_to_a_figure,
    verb_start,
)
from dateline.core.stories.similarity.features import MAX_PARAGRAPHS


class Passages(NamedTuple):
    """What differs in the wording, as printed in the new text."""

    added: list[tuple[int, str]]
    """New words around figures that came, new sentences and words put between others, each with its first token."""
    reworded: list[str]
    """Other new words inside paragraphs that stayed, in order."""
    new_paragraphs: list[str]
    cut_paragraphs: int
    cut_words: int
    """About how many words are gone; 0 where the number of paragraphs shows it."""


def passages(
    compared: Comparison, names: frozenset[int], counted: Mapping[int, np.uint64 | None], figures: FigureChanges
) -> Passages:
    """Return what differs in the wording.

    ``names`` are tokens of names and respelt numbers that are shown already, ``counted`` those of figures that are,
    each with the hash of what stood there before, and ``figures`` has those that came.
    """
    shown = compared.flags_of((*names, *counted))
    fresh, new_places, changed_places = compared.fresh_lines(shown)
    _mark(shown, new_places)
    lines = compared.text.count("\n") + 1
    cut = _cut(compared, shown, lines, lines - len(fresh))
    came = [*_around_figures(compared, figures, shown)]
    _mark(shown, [figure.run for figure in came])
    quoted = [figure.quoted for figure in came]
    quoted += _in_new_paragraphs(compared, figures, new_places, _MAX_NEW_FIGURES - len(came))
    sentences = [*islice(_new_sentences(compared, changed_places, shown, names), _MAX_NEW_SENTENCES)]
    _mark(shown, sentences)
    sentences += (casualties := first_casualties(compared, lambda: {*compress(count(), shown)} - names))
    _mark(shown, casualties)
    runs = [*_reworded(compared, shown)]
    inserted = [*islice(_inserted(compared, runs, counted), _MAX_NEW_SENTENCES - len(sentences))]
    runs = [run for run in runs if run not in inserted]
    reworded = [*dict.fromkeys(_with_neighbour(compared, run[0], run[-1]) for run in runs)]
    added = [up_to_a_figure(compared, place, counted) for place in (*quoted, *sentences, *inserted)]
    return Passages([(place.start, _printed(compared, place)) for place in added], reworded, fresh, *cut)


def _mark(flags: bytearray, places: Iterable[range]) -> None:
    """Flag the tokens of some places."""
    for place in places:
        flags[place.start : place.stop] = b"\1" * len(place)


def _cut(compared: Comparison, shown: bytearray, lines: int, stayed: int) -> tuple[int, int]:
    """Return how many paragraphs are gone, and about how many words, where no paragraph is.

    ``lines`` is the number of paragraphs, ``stayed`` of those that are not new.
    """
    missing = compared.count_missing_words() - compared.fresh_without(shown).count(1)
    before = compared.former.sizes[4]
    cut = max(0, before - stayed) if before < MAX_PARAGRAPHS else 0
    # Paragraphs that were joined are not cut: of each that is, about half an average one has to be missing.
    least = max(_MIN_WORDS_OF_A_PARAGRAPH, len(compared.starts) // (2 * max(lines, 1)))
    cut = min(cut, max(0, missing) // least)
    return cut, missing if not cut and missing >= _MIN_WORDS_CUT else 0


def _new_sentences(
    compared: Comparison, places: Sequence[range], shown: bytearray, names: frozenset[int]
) -> Iterator[range]:
    """Yield the sentences of changed paragraphs that the text before had no counterpart of.

    Nearly all of their words in rows are new, and most of their content words are. Names count, though shown already.
    """
    for place in places:
        if compared.is_new_content.count(1, place.start, place.stop) < _MIN_NEW_WORDS_OF_A_SENTENCE:
            continue
        next_new = compared.is_new_content.find
        token = next_new(1, place.start, place.stop)
        while token >= 0:
            sentence = compared.sentence(token)
            token = next_new(1, sentence.stop, place.stop)
            number = compared.is_new_content.count(1, sentence.start, sentence.stop)
            if number < _MIN_NEW_WORDS_OF_A_SENTENCE or not compared.is_mostly_fresh(sentence):
                continue
            content = (
                0 if came_whole(compared, sentence) else compared.is_content.count(1, sentence.start, sentence.stop)
            )
            if number >= _MIN_NEW_OF_A_SENTENCE * content and not _is_shown(compared, sentence, shown, names):
                yield sentence


def _is_shown(compared: Comparison, sentence: range, shown: bytearray, names: frozenset[int]) -> bool:
    """Whether any token of a sentence is shown but as a name, or all its new words as names."""
    if shown.find(1, sentence.start, sentence.stop) < 0:  # as mostly
        return False
    new = [each for each in sentence if compared.is_new_content[each]]
    return any(shown[each] and each not in names for each in sentence) or names.issuperset(new)


def _inserted(compared: Comparison, runs: Sequence[range], counted: Mapping[int, np.uint64 | None]) -> Iterator[range]:
    """Yield the runs of new words that were put between words that stood side by side in the text before."""
    if not compared.flags.lost:
        return
    number_of = compared.is_new_word.count
    runs = [run for run in runs if number_of(1, run.start, run.stop) >= _MIN_NEW_WORDS_OF_A_SENTENCE]
    if not runs:
        return
    former = {token: value for token, value in counted.items() if value is not None}
    hashes = compared.with_former(np.array([*former.values()], np.uint64), [*former])
    for run in runs[:_MAX_TRIED_RUNS]:
        before = run.start - 1 if _is_new_function_word(compared, run.start - 1) else run.start
        after = run.stop + 1 if _is_new_function_word(compared, run.stop) else run.stop
        places = {range(start, stop) for start in (run.start, before) for stop in (run.stop, after)}
        if any(compared.was_inserted(place, hashes) for place in places):
            yield run


def _is_new_function_word(compared: Comparison, token: int) -> bool:
    return 0 <= token < len(compared.starts) and bool(compared.is_function[token] and compared.is_fresh[token])


def _in_new_paragraphs(
    compared: Comparison, figures: FigureChanges, places: Sequence[range], limit: int
) -> Iterator[range]:
    """Yield the words around figures in new paragraphs, up to the next comma; not where the first one's opening is.

    That is quoted anyway.
    """
    if not places or not figures.may_have_come:  # as mostly
        return
    end = compared.starts[places[0].start] + MAX_CHARS_OF_A_PASSAGE
    read_to = 0
    starts = [place.start for place in places]
    for token in figures.may_have_come:
        if limit <= 0:
            return
        at = bisect_right(starts, token) - 1
        place = places[at] if at >= 0 and token in places[at] else None
        if place is None or token < read_to or (place is places[0] and compared.ends[token] < end):
            continue
        if not figures.is_new(token):
            continue
        first = max(place.start, compared.flags.ends_clause.rfind(1, place.start, token) + 1)
        last = compared.flags.ends_clause.find(1, token, place.stop - 1)
        last = last if last >= 0 else place.stop - 1
        if compared.ends[last] - compared.starts[first] > MAX_CHARS_OF_A_PASSAGE:
            first = start_of_quote(compared, token, first)
        while first < token and (is_loose(compared, first, token) or (first and is_behind_figure(compared, first))):
            first += 1
        read_to = last + 1
        limit -= 1
        yield range(first, last + 1)


class _NewFigure(NamedTuple):
    """A figure that came, with the new words around it, as ranges of tokens."""

    quoted: range
    run: range
    """All new words in a row within the sentence; the quote may be shorter, and may hold a known word more."""


def _around_figures(compared: Comparison, figures: FigureChanges, shown: bytearray) -> Iterator[_NewFigure]:
    """Yield the new words around each figure, at most three times; none of a paragraph that is shown as new."""
    end = number = 0
    free = compared.fresh_without(shown)
    for token in figures.may_have_come:
        if shown[token] or token < end or number == _MAX_NEW_FIGURES:
            continue
        if (place := figures.firsts.get(token)) is not None:
            end, number = place.stop, number + 1
            yield _NewFigure(place, place)
            continue
        if not figures.is_new(token):
            continue
        if (sentence := came_as_clause(compared, token)) is not None:
            end, number = sentence.stop, number + 1
            yield _NewFigure(sentence, compared.sentence(token))
            continue
        sentence, next_other = compared.sentence(token), free.find(0, token)
        first = max(sentence.start, free.rfind(0, 0, token) + 1)
        end = min(sentence.stop, next_other) if next_other >= 0 else sentence.stop
        last, number = end - 1, number + 1
        if shown[end]:  # another figure follows
            run = range(first, _end_of_clause(compared, token, last) + 1)
            yield _NewFigure(range(verb_start(compared, token, first), run.stop), range(first, end))
        else:
            yield _NewFigure(_quoted(compared, token, range(first, end)), range(first, end))


def _quoted(compared: Comparison, token: int, run: range) -> range:
    """Return the tokens of a run of new words that are quoted, with a figure among them.

    Without known words at its ends, but with a few words in front of the figure and what it counts.
    """
    first, last = run[0], run[-1]
    is_long = compared.ends[last] - compared.starts[first] > MAX_CHARS_OF_A_PASSAGE
    if is_long and compared.ends[token] - compared.starts[first] > _MAX_CHARS_BEFORE_A_FIGURE:
        first = start_of_quote(compared, token, first)
    while first < token - MIN_WORDS_BEFORE and (not compared.is_new_word[first] or first in compared.numbers):
        first += 1
    while last > token and not compared.is_new_word[last] and not is_behind_figure(compared, last):
        last -= 1
    while last < min(token + _MIN_WORDS_AFTER, len(compared.starts) - 1) and compared.joins(last):
        last += 1
    if compared.is_function[last]:
        last = _verb_end(compared, token, last, first)
    first = verb_start(compared, token, first)
    first -= follows_one(compared, first)
    while first and (is_behind_figure(compared, first) or not _has_word(compared, range(first, last + 1))):
        if not compared.runs_on(first - 1) or compared.ends[last] - compared.starts[first - 1] > _MAX_CHARS_OF_A_ROW:
            break
        first -= 1
    return range(first, last + 1)


def _end_of_clause(compared: Comparison, token: int, last: int) -> int:
    """Return the last token before the function word that the end of a run follows: ``three people and leaving``."""
    joint = next((each for each in range(last, token, -1) if compared.is_function[each]), None)
    return last if joint is None else joint - 1


def _verb_end(compared: Comparison, token: int, last: int, first: int) -> int:
    """Return the token of the word that follows the function words at the end of a quote: ``three people were hurt``.

    Where it does not fit, that of the word in front of them.
    """
    behind = last + 1
    is_word = behind < len(compared.starts) and not (compared.is_function[behind] or compared.in_figures[behind])
    if is_word and compared.gap(last) == " ":
        fits = compared.ends[behind] - compared.starts[first] <= MAX_CHARS_OF_A_PASSAGE
        if fits:
            return up_to_the_clause_end(compared, first, behind, MAX_CHARS_OF_A_PASSAGE)
    while last > token and compared.is_function[last]:
        last -= 1
    return last


def _has_word(compared: Comparison, place: range) -> bool:
    """Whether there is a word among some tokens: a figure alone does not say what it counts."""
    return compared.is_content.find(1, place.start, place.stop) >= 0


def _printed(compared: Comparison, place: range) -> str:
    """Return the text of some tokens, with a currency in front of the first and a unit glued to the last."""
    start, end = compared.starts[place[0]], compared.ends[place[-1]]
    if start and category(compared.text[start - 1]) == "Sc":
        start -= 1
    if end < len(compared.text) and (compared.text[end] in UNITS or category(compared.text[end]) == "Sc"):
        end += 1
    return compared.text[start:end]


def _reworded(compared: Comparison, shown: bytearray) -> Iterator[range]:
    """Yield the tokens of each place with new words, from the first to the last one, with what stands between them."""
    runs: list[list[int]] = []
    for token in compress(count(), compared.may_be_reworded_without(shown)):
        if _is_reworded(compared, token):
            if runs and _are_near(compared, runs[-1][-1], token, shown):
                runs[-1].append(token)
            else:
                runs.append([token])
    for run in runs:
        yield range(run[0], run[-1] + 1)


def _with_neighbour(compared: Comparison, first: int, last: int) -> str:
    """Return the text of some tokens; of one alone with a content word beside it, since one word says little."""
    if first == last and last + 1 < len(compared.starts):
        if compared.gap(last) == " " and not compared.is_function[last + 1]:
            last += 1
        elif first and compared.gap(first - 1) == " " and not compared.is_function[first - 1]:
            first -= 1
    while first and not compared.gap(first - 1):  # 4th
        first -= 1
    return compared.text[compared.starts[first] : compared.ends[last]]


def _is_reworded(compared: Comparison, token: int) -> bool:
    """Whether one of the tokens that ``may_be_reworded`` flags is reworded.

    Not a short word that the text before had, nor the unit of a number, nor a code in brackets: ``(OECD)``, ``<NEM>``.
    """
    word = compared.printed(token)
    if (len(word) <= _MAX_CHARS_OF_A_SHORT_WORD and not compared.is_new_word[token]) or is_moving(word):
        return False
    before = compared.text[max(0, compared.starts[token] - 1) : compared.starts[token]]
    is_code = before in BRACKETS and word.isupper()
    is_unit = token > 0 and bool(compared.in_figures[token - 1]) and len(word) <= _MAX_CHARS_OF_A_UNIT
    return not (is_code or is_unit or _is_abbreviation(compared, token))


def _is_abbreviation(compared: Comparison, token: int) -> bool:
    """Whether a full stop after a short word ends no sentence: ``Neb., plant``."""
    end = compared.ends[token]
    if end - compared.starts[token] > _MAX_CHARS_OF_A_UNIT or compared.text[end : end + 1] != ".":
        return False
    after = compared.text[end + 1 : end + 3]
    return after[:1] == "," or after.strip().islower()


def _are_near(compared: Comparison, token: int, other: int, shown: bytearray) -> bool:
    """Whether at most one word stands between two tokens, or two function words or days; fresh ones of the line."""
    between = range(token + 1, other)
    if len(between) > _MAX_WORDS_BETWEEN or not all(compared.is_fresh[each] and not shown[each] for each in between):
        return False
    if len(between) > 1 and not all(_says_little(compared, each) for each in between):
        return False
    return "\n" not in compared.text[compared.ends[token] : compared.starts[other]]


def _says_little(compared: Comparison, token: int) -> bool:
    return bool(compared.is_function[token]) or is_moving(compared.printed(token))


_MAX_CHARS_OF_A_ROW: Final = 60
"""Characters up to which a quote grows to the front, to hold what a figure counts: a row of figures. Chosen by hand."""
_MIN_WORDS_AFTER: Final = 2
"""Tokens quoted after a figure that its sentence goes on with, at least: they say what it counts. Chosen by hand."""
_MAX_NEW_FIGURES: Final = 3
"""Places with new figures that are quoted; others are among the reworded places. Chosen by hand."""
_MAX_CHARS_BEFORE_A_FIGURE: Final = 45
"""Characters of the new words that are quoted up to a figure: it has to be in the quote. Chosen by hand."""
_MIN_NEW_WORDS_OF_A_SENTENCE: Final = 2
"""Words of an added sentence or clause that the text before lacked, at least. Chosen by hand."""
_MIN_NEW_OF_A_SENTENCE: Final = 2 / 3
"""Share of an added sentence's content words that the text before lacked, at least: a sentence that is told in other
words keeps more of them. Chosen by hand."""
_MAX_NEW_SENTENCES: Final = 3
"""New sentences and clauses that are quoted; others are among the reworded places. Chosen by hand."""
_MAX_TRIED_RUNS: Final = 8
"""Reworded places of which it is asked whether they were put between others. Bounds time; chosen by hand."""
_MAX_WORDS_BETWEEN: Final = 2
"""Words between two new ones of one reworded place. Chosen by hand."""
_MIN_WORDS_OF_A_PARAGRAPH: Final = 3
"""Words that have to be gone for each paragraph that counts as cut, at least. Chosen by hand: a row of figures."""
_MIN_WORDS_CUT: Final = 10
"""Words that are gone from paragraphs that stayed, from which on their number is shown. Chosen by hand."""
_MAX_CHARS_OF_A_UNIT: Final = 4
"""Letters of a word after a number that is its unit: ``pct``. Chosen by hand."""
_MAX_CHARS_OF_A_SHORT_WORD: Final = 2
"""Letters of a word that is no content word, as in the traits."""

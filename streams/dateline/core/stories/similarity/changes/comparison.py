"""Comparison: which tokens of a text are new, and what stood in their place, by the traits of the text before.

Only hashes of the earlier text are in memory, among them one for every five words in a row. Its words cannot be read
from them, but a guess can be checked: put ``14`` in the place of ``23``, and if the text before had the five words
around it, ``14`` stood there.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import Final

import numpy as np

from dateline.core.data.text.characters import CLOSERS
from dateline.core.data.times.ages import AGE_WORDS
from dateline.core.stories.similarity.changes.large_numbers import GAPS, number_values, with_large_numbers
from dateline.core.stories.similarity.compiler import BOOLS, SIZES, UINT8S, UINT32S, UINT64, WRITABLE_BOOLS, compiled
from dateline.core.stories.similarity.features import (
    MAX_SHINGLES,
    MAX_WORDS,
    NO_HASHES,
    SHINGLE_WORDS,
    TokenizedText,
    Traits,
    parts_of,
    shingles_in_order,
)
from dateline.core.stories.similarity.hash_sets import count_shared
from dateline.core.stories.similarity.tokens import Flags, Hashes64, Positions
from dateline.core.stories.similarity.vocabulary import (
    CONTENT,
    FUNCTION,
    HASH_DTYPE,
    MAX_HASH,
    NO_WORD,
    NUMBER,
    Hashes24,
    Marks,
    slot_of,
    vocabulary,
)

_SLOTS_PER_HASH: Final = 3
"""Slots of a hash table for each hash, at least: most have their own. Chosen by hand."""


class Comparison:
    """A text, token by token, beside the traits of the text that it follows.

    Flags are bytes, 1 or 0 for each token: they are made and sliced as quickly as an array, and read like a list.
    """

    def __init__(self, tokenized: TokenizedText, language: str, former: Traits) -> None:
        self.text, self.language, self.former = tokenized.body, language, former
        body, words = slice(tokenized.title.start), vocabulary(language)
        hashes, marks = tokenized.words[body], tokenized.marks[body]
        self._starts, self._ends = tokenized.starts[body], tokenized.ends[body]
        self.starts: list[int] = self._starts.tolist()
        self.ends: list[int] = self._ends.tolist()
        self.numbers: list[int] = (marks & NUMBER).nonzero()[0].tolist()
        """Indexes of the tokens that are numbers, in figures or words."""
        self.in_figures = tokenized.in_figures[body].tobytes()
        """Whether each token is a number in figures."""
        self.is_function = ((marks & FUNCTION) > 0).tobytes()
        """Whether each token is a function word."""
        self.number_values = number_values(language)
        """What the language's words for numbers mean."""
        self.function_words = words.function_words
        self._hashes, self._seed = tokenized.hashes[body], words.seed
        self._shingles = tokenized.shingles if len(self._hashes) > SHINGLE_WORDS else NO_HASHES
        self._own = tokenized.sorted_shingles if len(self._shingles) else NO_HASHES
        self._former_shingles = former.shingles
        self._largest = int(self._former_shingles[-1]) if former.sizes[0] >= MAX_SHINGLES else MAX_HASH
        """The hash up to which all shingles of the text before are kept: nothing is known of larger ones."""
        fresh, is_new_word = np.empty(len(hashes), np.bool_), np.empty(len(hashes), np.bool_)
        self._gaps = _mark_fresh(self._shingles, self._former_shingles, self._largest, fresh)
        """How many times rows of five words begin that the text before lacked."""
        kept = np.frombuffer(former.hashes, HASH_DTYPE), former.sizes
        self.lacks_names = _mark_new_words(hashes, marks, *kept, fresh, is_new_word)
        """Whether the text before has a word in its names that this text lacks."""
        if not len(self._shingles):
            fresh = is_new_word
        self.is_content = ((marks & CONTENT) > 0).tobytes()
        """Whether each token is a content word or a number in figures."""
        self.is_fresh = fresh.tobytes()
        """Whether the text before had none of the rows of five words that each token is in; of a text without two such
        rows, whether it had the word."""
        self.fresh_tokens = frozenset(fresh.nonzero()[0].tolist())
        """Indexes of the fresh tokens."""
        self.is_new_word = is_new_word.tobytes()
        """Whether each token is a content word, or a number in figures, that the text before did not have."""
        self.numbers = with_large_numbers(self)

    @cached_property
    def fresh_words(self) -> list[int]:
        """Indexes of the fresh tokens that are no function words."""
        is_function = self.is_function
        return [token for token in self.fresh_tokens if not is_function[token]]

    @cached_property
    def printed_numbers(self) -> list[str]:
        """The tokens of ``numbers`` as printed."""
        return [self.printed(token) for token in self.numbers]

    @cached_property
    def lines(self) -> list[tuple[str, range]]:
        """Each line of the text with its tokens."""
        lines, start, first = [], 0, 0
        for line in self.text.split("\n"):
            start += len(line) + 1
            stop = bisect_left(self.starts, start, first)
            lines.append((line, range(first, stop)))
            first = stop
        return lines

    @cached_property
    def _ends_of_sentences(self) -> list[int]:
        """The last token of each sentence; the last one of the text is always among them.

        Within a line, a mark and a space stand behind it. So only wide gaps are looked at.
        """
        wide: list[int] = (self._starts[1:] - self._ends[:-1] > 1).nonzero()[0].tolist()
        ends = {token for token in wide if not self.runs_on(token)}
        return sorted(ends.union([place.stop - 1 for _, place in self.lines if place]))

    @cached_property
    def _fresh_before(self) -> Positions:
        """By index of a token, how many fresh tokens stand before it."""
        return _count_before(self.is_fresh)

    @cached_property
    def _new_before(self) -> list[int]:
        """By index of a token, how many new words stand before it."""
        counts: list[int] = _count_before(self.is_new_word).tolist()
        return counts

    @property
    def joint(self) -> str:
        """The language's word for ``and``; empty where it is unknown."""
        return AGE_WORDS[self.language].joint if self.language in AGE_WORDS else ""

    def printed(self, token: int) -> str:
        """Return a token, given its index, as printed."""
        return self.text[self.starts[token] : self.ends[token]]

    def gap(self, token: int) -> str:
        """Return what is printed between a token and the next; all that follows the last one."""
        return self.text[self.ends[token] : self.starts[token + 1] if token + 1 < len(self.starts) else len(self.text)]

    def tokens_between(self, start: int, end: int) -> range:
        """Return the indexes of the tokens that start at a character from ``start`` to before ``end``."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def sentence(self, token: int) -> range:
        """Return the tokens of the sentence that a token is in."""
        ends = self._ends_of_sentences
        at = bisect_left(ends, token)
        return range(ends[at - 1] + 1 if at else 0, ends[at] + 1)

    def runs_on(self, token: int) -> bool:
        """Whether the sentence of a token goes on with the next one."""
        gap = self.gap(token)
        if gap in GAPS:  # as nearly always
            return True
        ends = gap.lstrip(CLOSERS)[:1] in _ENDS_OF_SENTENCES and any(map(str.isspace, gap))
        return not ends and "\n" not in gap

    def has_fresh(self, place: range) -> bool:
        """Whether any of some tokens is fresh."""
        return 1 in self.is_fresh[place.start : place.stop]

    def is_mostly_fresh(self, place: range) -> bool:
        """Whether nearly all of some tokens are fresh, as in a new sentence or paragraph."""
        before = self._fresh_before
        return bool(before[place.stop] - before[place.start] >= MIN_FRESH * len(place))

    def with_former(self, words: Hashes64, places: Sequence[int]) -> Hashes64:
        """Return the hashes of all words, with other words at some tokens: those that stood there before."""
        hashes = self._hashes.copy()
        hashes[[*places]] = words
        return hashes

    def was_inserted(self, place: range, hashes: Hashes64) -> bool:
        """Whether what stands on both sides of some tokens stood side by side in the text before.

        ``hashes`` are those of ``with_former``.
        """
        first = max(0, place.start - SHINGLE_WORDS + 1)
        row = np.concatenate((hashes[first : place.start], hashes[place.stop : place.stop + SHINGLE_WORDS - 1]))
        return bool(self._stood(self._in_order(row)).any())

    def stood_before(self, words: Hashes64, place: range) -> bool:
        """Whether other words stood in the place of some tokens, in the text before. ``words`` are 64-bit hashes.

        Words on both sides have to be the same, five in a row with those in the place; at the end of a sentence, those
        on one side do. If they still stand so in the new text, they are not those. Of a long text not every row is
        kept: False where nothing is known.
        """
        row, at = self._with_words_around(words, place)
        return bool(self._stood(self._in_order(row)[self._rows_around(at, place)]).any())

    def first_that_stood(self, words: Hashes64, token: int, *, one_side: bool = False) -> int | None:
        """Return the index of the first word that stood in the place of a token, in the sense of ``stood_before``.

        Where ``one_side`` holds, the four words on one side suffice.
        """
        place = range(token, token + 1)
        row, at = self._with_words_around(words[:1], place)
        guesses = np.tile(row, (len(words), 1))
        guesses[:, at.start] = words
        around = slice(max(0, at.start - SHINGLE_WORDS + 1), at.stop)
        rows = around if one_side else self._rows_around(at, place)
        columns = np.arange(rows.start, min(rows.stop, len(row) - SHINGLE_WORDS + 1))
        shingles = self._in_order(guesses.reshape(-1))
        if not len(shingles) or not len(columns):
            return None
        chosen = shingles[(np.arange(len(words)) * len(row))[:, None] + columns]
        stood = self._stood(chosen.reshape(-1)).reshape(chosen.shape).any(axis=1)
        return int(stood.argmax()) if stood.any() else None

    def may_have_stood(self, token: int) -> bool:
        """Whether any row of five with a token has four words that the text before had: else nothing stood there."""
        counts, own = self._new_before, self.is_new_word[token]
        rows = range(max(0, token - SHINGLE_WORDS + 1), min(token, len(self.starts) - SHINGLE_WORDS) + 1)
        return any(counts[row + SHINGLE_WORDS] - counts[row] == own for row in rows)

    def stood_together(self, words: Hashes64, places: Sequence[int]) -> list[tuple[bool, bool]]:
        """Return for each token of ``places`` whether another word stood there, if all are replaced at once.

        First in the sense of ``stood_before``; then, whether the four words on one side suffice to say so.
        """
        guess = self._hashes.copy()
        guess[places] = words
        stood = self._stood(self._in_order(guess))
        ranges = [range(place, place + 1) for place in places]
        return [
            (
                bool(stood[self._rows_around(place, place)].any()),
                bool(stood[max(0, place.stop - SHINGLE_WORDS) :][:SHINGLE_WORDS].any()),
            )
            for place in ranges
        ]

    def _with_words_around(self, words: Hashes64, place: range) -> tuple[Hashes64, range]:
        """Return words with up to four words of the new text on either side of the place, and where they are there."""
        first = max(0, place.start - SHINGLE_WORDS + 1)
        after = self._hashes[place.stop : place.stop + SHINGLE_WORDS - 1]
        row = np.concatenate((self._hashes[first : place.start], words, after))
        return row, range(place.start - first, place.start - first + len(words))

    def _stood(self, shingles: Hashes24) -> Flags:
        """Return for each row of five words whether the text before had it and the new text has not."""
        stood = np.empty(len(shingles), np.bool_)
        _mark_stood(shingles, self._former_shingles, self._own, stood)
        return stood

    def _rows_around(self, words: range, place: range) -> slice:
        """Return the rows of five words that hold the given words and one on either side; ``place`` is in the text.

        The side on which a sentence ends is not asked for: another sentence may follow. A row goes on into the next
        line only if it holds the first word of its own, which says what a row of figures counts.
        """
        opens = place.start == 0 or self.gap(place.start - 1) not in GAPS
        closes = self.gap(place.stop - 1) not in GAPS
        first, last = words.stop - SHINGLE_WORDS + (0 if closes else 1), words.start + (0 if opens else -1)
        sides = range(1, SHINGLE_WORDS)
        before = next((side for side in sides if self._starts_line(place.start - side + 1)), None)
        after = next((side for side in sides if self._starts_line(place.stop + side - 1)), SHINGLE_WORDS) - 1
        in_line = words.stop + after - SHINGLE_WORDS
        last = min(last, in_line if before is None else max(in_line, words.start - before + 1))
        return slice(max(0, first), max(0, last + 1))

    def _starts_line(self, token: int) -> bool:
        """Whether a token is the first of its line, or the text has ended before it."""
        return not 0 < token < len(self.starts) or "\n" in self.gap(token - 1)

    def count_missing_words(self) -> int:
        """Return about how many words of the text before are gone: each gap takes four more rows of five with it."""
        if not len(self._shingles):
            return max(0, len(self.former.shingles) - len(self._hashes))
        missing = len(self._former_shingles) - count_shared(self._former_shingles, self._own)
        return missing * MAX_HASH // max(self._largest, 1) - (SHINGLE_WORDS - 1) * self._gaps

    def _in_order(self, hashes: Hashes64) -> Hashes24:
        """Return a hash for every five words in a row; none of a text that has no two such rows."""
        if len(hashes) <= SHINGLE_WORDS:
            return NO_HASHES
        return shingles_in_order(hashes, self._seed)


def _count_before(flags: bytes) -> Positions:
    """Return how many flags are set before each token, and last how many in all."""
    counts = np.zeros(len(flags) + 1, np.int64)
    np.frombuffer(flags, np.bool_).cumsum(out=counts[1:])
    return counts


@compiled(UINT32S)
def _table_of(hashes: Hashes24) -> Hashes24:
    """Return a hash table with open addressing of some hashes: see ``slot_of``."""
    slots = 8
    while slots < _SLOTS_PER_HASH * len(hashes):
        slots *= 2
    table = np.full(slots, NO_WORD, np.uint32)
    for value in hashes:
        table[slot_of(table, value)] = value
    return table


@compiled(UINT32S, UINT32S, UINT64, WRITABLE_BOOLS)
def _mark_fresh(shingles: Hashes24, former: Hashes24, largest: int, fresh: Flags) -> int:
    """Fill in for each token whether it is in a row of five words that the text before lacked, and in no other.

    ``shingles`` are those of the text in order, ``former`` those of the text before, which are kept up to ``largest``.
    Of a text without shingles each token is fresh. Returns how many times rows begin that the text before lacked.
    """
    is_former = np.zeros(len(fresh), np.bool_)
    fresh[:] = len(shingles) == 0
    table = _table_of(former)
    gaps, was_absent = 0, False
    for row in range(len(shingles)):
        has_row = table[slot_of(table, shingles[row])] != NO_WORD
        is_absent = not has_row and shingles[row] <= largest
        gaps += is_absent and not was_absent
        was_absent = is_absent
        for token in range(row, row + SHINGLE_WORDS):
            is_former[token] |= has_row
            fresh[token] |= is_absent
    for token in range(len(fresh)):
        fresh[token] &= not is_former[token]
    return gaps


@compiled(UINT32S, UINT8S, UINT32S, SIZES, BOOLS, WRITABLE_BOOLS)
def _mark_new_words(  # noqa: PLR0913, PLR0917 - a compiled loop gets arrays, not the objects that hold them
    words: Hashes24, marks: Marks, former: Hashes24, sizes: tuple[int, ...], fresh: Flags, is_new_word: Flags
) -> bool:
    """Fill in for each token whether it is a content word that the text before lacked.

    Of the words of a long text those with the smallest hashes are kept; others count as new where they are fresh.
    ``former`` are all hashes of the text before, ``sizes`` how many of each kind. Returns whether a word of its names
    is not in the text.
    """
    _, former_words, _, former_names = parts_of(former, sizes)
    table, names = _table_of(former_words), _table_of(former_names)
    for token in range(len(words)):
        is_new_word[token] = (
            marks[token] & CONTENT != 0
            and table[slot_of(table, words[token])] == NO_WORD
            and names[slot_of(names, words[token])] == NO_WORD
            and (len(former_words) < MAX_WORDS or fresh[token] or words[token] <= former_words[-1])
        )
    table = _table_of(words)
    lacks_names = False
    for name in former_names:
        lacks_names |= table[slot_of(table, name)] == NO_WORD
    return lacks_names


@compiled(UINT32S, UINT32S, UINT32S, WRITABLE_BOOLS)
def _mark_stood(shingles: Hashes24, former: Hashes24, own: Hashes24, stood: Flags) -> None:
    """Fill in for each shingle whether it is among those of the text before, and not among the text's own."""
    table, own_table = _table_of(former), _table_of(own)
    for row in range(len(shingles)):
        stood[row] = (
            table[slot_of(table, shingles[row])] != NO_WORD and own_table[slot_of(own_table, shingles[row])] == NO_WORD
        )


MIN_FRESH: Final = 0.8
"""Share of the tokens of a sentence or paragraph that are fresh in a new one. Chosen by hand."""
_ENDS_OF_SENTENCES: Final = frozenset(".!?")
"""Marks that end a sentence where a space follows."""

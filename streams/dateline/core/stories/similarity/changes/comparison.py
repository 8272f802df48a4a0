"""Comparison: which tokens of a text are new, and what stood in their place, by the traits of the text before.

Only hashes of the earlier text are in memory, among them one for every five words in a row. Its words cannot be read
from them, but a guess can be checked: put ``14`` in the place of ``23``, and if the text before had the five words
around it, ``14`` stood there.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import accumulate, compress, count
from typing import Final

import numpy as np

from dateline.core.data.times.ages import AGE_WORDS
from dateline.core.stories.similarity.changes.number_words.large_numbers import counted_values, large_numbers
from dateline.core.stories.similarity.changes.place_rows import rows_around, stood_together
from dateline.core.stories.similarity.changes.sentences import (
    MIN_FRESH,
    FreshLines,
    ends_of_sentences,
    fresh_lines,
    runs_on_behind,
)
from dateline.core.stories.similarity.changes.token_flags import token_flags
from dateline.core.stories.similarity.features import MAX_SHINGLES, NO_HASHES, Traits
from dateline.core.stories.similarity.hash_sets import any_stood, are_among, are_any_of, difference, first_that_stood
from dateline.core.stories.similarity.text.tokenized_text import SHINGLE_WORDS, TokenizedText
from dateline.core.stories.similarity.tokens import Flags, Hashes64
from dateline.core.stories.similarity.vocabulary import MAX_HASH, Hashes24, vocabulary


class Comparison:
    """A text, token by token, beside the traits of the text that it follows.

    Flags of tokens are those of ``TokenFlags``.
    """

    def __init__(self, tokenized: TokenizedText, language: str, former: Traits) -> None:
        self.text, self.language, self.former = tokenized.body, language, former
        body, words = slice(tokenized.title.start), vocabulary(language)
        self.tokenized, self._code_points = tokenized, tokenized.code_points
        self._starts, self._ends = tokenized.starts[body], tokenized.ends[body]
        self.starts: Sequence[int] = array("q", self._starts.tobytes())
        self.ends: Sequence[int] = array("q", self._ends.tobytes())
        """Where each token starts and ends; a list of all of them takes several times as long to make."""
        self.number_values = counted_values(language)
        """What the language's words for numbers mean."""
        self.function_words = words.function_words
        self._hashes, self._seed = tokenized.hashes[body], words.seed
        self._shingles = tokenized.shingles if len(self._hashes) > SHINGLE_WORDS else NO_HASHES
        self._own = tokenized.sorted_shingles if len(self._shingles) else NO_HASHES
        self._former_shingles = former.shingles
        flags = token_flags(tokenized, self._shingles, former, language)
        self.is_fresh, self.is_new_word, self.is_function = flags.is_fresh, flags.is_new_word, flags.is_function
        self.in_figures, self.is_content, self.is_new_content = flags.in_figures, flags.is_content, flags.is_new_content
        self.flags, self._gaps, self.lacks_names = flags, flags.gaps, flags.lacks_names
        self._ends_of_sentences: list[int] = []
        """The last token of each sentence and line, when first asked for; a ``cached_property`` takes a lock."""
        self.times: dict[int, bool] = {}
        """By tokens of numbers, whether they are parts of times, as far as that was asked."""
        self.new_parts: list[int] = []
        """Indexes of the tokens that are new words, and may be a part of a number of several words."""
        self.numbers = self._with_large_numbers(flags.numbers, flags.may_be_large)
        """Indexes of the tokens that are numbers, in figures or words."""
        spans = map(slice, map(self.starts.__getitem__, self.numbers), map(self.ends.__getitem__, self.numbers))
        self.printed_numbers = [*map(self.text.__getitem__, spans)]
        """The same tokens as printed."""

    def _with_large_numbers(self, numbers: list[int], may_be_large: bytes) -> list[int]:
        """Return the tokens of the numbers with new words above twelve, but not parts of larger ones: ``twenty-three``.

        ``numbers`` are the tokens of the other numbers; ``may_be_large`` is that of ``TokenFlags``.
        """
        if may_be_large.find(1) < 0:  # as nearly always
            return numbers
        printed = [(each, self.printed(each).lower()) for each in compress(count(), may_be_large)]
        parts = large_numbers(self.language).parts
        self.new_parts = [each for each, word in printed if word in parts]
        large = [each for each, word in printed if self.number_values.get(word, 0) > 1]
        added = [each for each in large if not self._is_part_of_number(each)]
        return sorted({*numbers, *added})

    def _is_part_of_number(self, token: int) -> bool:
        """Whether a number in words stands beside another one, and is a part of it."""
        beside = (each for each in (token - 1, token + 1) if 0 <= each < len(self.starts))
        return any(self.printed(each).lower() in self.number_values and self.joins(min(each, token)) for each in beside)

    def fresh_words_like_signals(self) -> list[int]:
        """Return the indexes of the fresh tokens that may be signal words, and of no function words."""
        text = self.text
        if text.isascii() or text.upper().lower() == text.lower():  # as nearly always
            may_be_signal = self.flags.may_be_signal
            return [*compress(count(), may_be_signal)] if may_be_signal.find(1) >= 0 else []
        return [*compress(count(), self.flags.is_fresh_word)]

    @cached_property
    def lines(self) -> list[tuple[str, range]]:
        """Each line of the text with its tokens."""
        lines = self.text.split("\n")
        stops = [bisect_left(self.starts, end) for end in accumulate([len(line) + 1 for line in lines])]
        return [*zip(lines, map(range, [0, *stops], stops), strict=True)]

    def fresh_lines(self, shown: bytearray) -> FreshLines:
        """Return the lines with fresh tokens; ``shown`` are flags of the tokens that are shown otherwise."""
        return fresh_lines(self.text, self._code_points, self._starts, self.flags.flags, shown)

    def gone_rows(self) -> Hashes24:
        """Return the rows of five words of the text before that the text lacks; it has two rows at least."""
        return difference(self._former_shingles, self._own)

    @property
    def only_grew(self) -> bool:
        """Whether nothing of the text before is gone, so that nothing stood in the place of what is new."""
        return not self.flags.lost and self.former.sizes[0] < MAX_SHINGLES

    @property
    def has_new_rows(self) -> bool:
        """Whether the text has rows of five words that the text before lacked."""
        return self._gaps > 0

    @property
    def joint(self) -> str:
        """The language's word for ``and``; empty where it is unknown."""
        return AGE_WORDS[self.language].joint if self.language in AGE_WORDS else ""

    def printed(self, token: int) -> str:
        """Return a token, given its index, as printed."""
        return self.text[self.starts[token] : self.ends[token]]

    def lowered(self, place: range) -> list[str]:
        """Return the tokens of a place as printed, in lower case."""
        spans = map(slice, self.starts[place.start : place.stop], self.ends[place.start : place.stop])
        return [*map(str.lower, map(self.text.__getitem__, spans))]

    def counts(self, token: int) -> bool:
        """Whether a token is a number, in figures or words."""
        return bool(self.in_figures[token]) or self.printed(token).lower() in self.number_values

    def had_words(self, hashes: Hashes64) -> Flags:
        """Return for each of some words, by their 64-bit hashes, whether the text before had it as a content word."""
        return are_among(hashes, self._seed, self.former.words)

    def has_words(self, hashes: Hashes64) -> Flags:
        """Return for each of some words, by their 64-bit hashes, whether the text has it."""
        return are_any_of(hashes, self._hashes)

    def gap(self, token: int) -> str:
        """Return what is printed between a token and the next; all that follows the last one."""
        following = token + 1
        return self.text[self.ends[token] : self.starts[following] if 0 < following < len(self.starts) else None]

    def joins(self, token: int) -> bool:
        """Whether one of ``GAPS`` is printed between a token and the next: no punctuation mark but a dash."""
        return self.flags.joins[token] != 0

    def tokens_between(self, start: int, end: int) -> range:
        """Return the indexes of the tokens that start at a character from ``start`` to before ``end``."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def sentence(self, token: int) -> range:
        """Return the tokens of the sentence that a token is in."""
        if not self._ends_of_sentences:
            self._ends_of_sentences = ends_of_sentences(self.text, self._code_points, self._starts, self._ends)
        ends = self._ends_of_sentences
        at = bisect_left(ends, token)
        return range(ends[at - 1] + 1 if at else 0, ends[at] + 1)

    def runs_on(self, token: int) -> bool:
        """Whether the sentence of a token goes on with the next one."""
        return runs_on_behind(self.gap(token))

    def has_fresh(self, place: range) -> bool:
        """Whether any of some tokens is fresh."""
        return self.is_fresh.find(1, place.start, place.stop) >= 0

    def flags_of(self, tokens: Iterable[int]) -> bytearray:
        """Return flags of all tokens, 1 for the given ones; a few of those may be behind the last token."""
        flags = bytearray(len(self.starts) + _MAX_TOKENS_BEHIND)
        for token in tokens:
            flags[token] = 1
        return flags

    def fresh_without(self, flags: bytes | bytearray) -> bytes:
        """Return flags of the fresh tokens that are not among the flagged ones."""
        return _without(self.is_fresh, flags)

    def may_be_reworded_without(self, flags: bytes | bytearray) -> bytes:
        """Return flags of the tokens that ``may_be_reworded`` and are not among the flagged ones."""
        return _without(self.flags.may_be_reworded, flags)

    def is_mostly_fresh(self, place: range) -> bool:
        """Whether nearly all of some tokens are fresh, as in a new sentence or paragraph."""
        return self.is_fresh.count(1, place.start, place.stop) >= MIN_FRESH * len(place)

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
        return self._stood(row, range(len(row)))

    def stood_before(self, words: Hashes64, place: range) -> bool:
        """Whether other words stood in the place of some tokens, in the text before. ``words`` are 64-bit hashes.

        Words on both sides have to be the same, five in a row with those in the place; at the end of a sentence, those
        on one side do. If they still stand so in the new text, they are not those. Of a long text not every row is
        kept: False where nothing is known.
        """
        if not self.may_have_stood_with(len(words), place):  # as mostly
            return False
        row, at = self._with_words_around(words, place)
        return self._stood(row, self._rows_around(at, place))

    def phrase_stood(self, words: Hashes64, place: range, *, one_side: bool = False) -> bool:
        """Whether several words stood in the place of some tokens, in the sense of ``stood_before``.

        Of four words and more, the first ones with what stands in front and the last ones with what follows did. Where
        ``one_side`` holds, the words on one side suffice, and of five and more these alone.
        """
        if not self.may_have_stood_with(len(words), place):
            return False
        row, at = self._with_words_around(words, place)
        if one_side:
            first, last = max(0, at.stop - SHINGLE_WORDS), at.start
            if first > last:
                return all(self._stood(row, range(each, each + 1)) for each in range(last, first + 1))
            return self._stood(row, range(first, last + 1))
        if len(words) < SHINGLE_WORDS - 1:
            return self._stood(row, self._rows_around(at, place))
        before, behind = at.start - 1, at.stop + 1 - SHINGLE_WORDS
        return (
            before >= 0 and self._stood(row, range(before, before + 1)) and self._stood(row, range(behind, behind + 1))
        )

    def may_have_stood_with(self, size: int, place: range) -> bool:
        """Whether a row of five with so many words in a place may be one of the text before.

        It has only words beside the place of which none is one that the text before certainly lacked.
        """
        if not self.flags.lost:
            return False
        lacking, reach, start, stop = self.flags.is_lacking, SHINGLE_WORDS - 1, place.start, place.stop
        before = min(reach, start - 1 - lacking.rfind(1, max(0, start - reach), start))
        lacked = lacking.find(1, stop, stop + reach)
        behind = lacked - stop if lacked >= 0 else min(reach, len(lacking) - stop)
        return size + before + behind >= SHINGLE_WORDS

    def stood_in_front(self, words: Hashes64, place: range) -> bool:
        """Whether a few words stood in the place of some tokens, in front of what still follows within the sentence."""
        behind = range(place.stop, min(place.stop + SHINGLE_WORDS - len(words), len(self.starts)))
        row, at = self._with_words_around(words, place)
        return self.joins(place.stop - 1) and len(behind) > 0 and self._stood(row, range(at.start, at.start + 1))

    def stood_beside(self, words: Hashes64, place: range, guesses: Hashes64, side: range) -> bool:
        """Whether words stood in a place with any guess beside them: rows that begin on a ``side`` of it are asked."""
        row, at = self._with_words_around(words, place)
        slot = at.start if side.stop > 0 else at.stop
        row, known = np.insert(row, slot, np.uint64(0)), (self._seed, self._former_shingles, self._own)
        return first_that_stood(row, slot, guesses, max(0, slot + side.start), slot + side.stop, *known) >= 0

    def fresh_among(self, words: AbstractSet[int], limit: int) -> list[int]:
        """Return which of the first ``limit`` fresh tokens are any of some ``asked_words``, by their 64-bit hashes."""
        asked = self.flags.asked_words
        if words.isdisjoint(asked):  # as mostly
            return []
        size = bisect_left(self.flags.asked_ranks, limit)
        return [*compress(self.flags.asked[:size], map(words.__contains__, asked))]

    def may_have_known_row(self, token: int) -> bool:
        """Whether a row of five with a token may be one of the text before but for it: else no word stood there.

        No other word of such a row is one that the text before certainly lacked. Asking this first spares most of the
        look-ups, since a new sentence has many new words.
        """
        return self.flags.may_have_known_row[token] != 0

    def first_that_stood(self, words: Hashes64, token: int, *, one_side: bool = False) -> int | None:
        """Return the index of the first word that stood in the place of a token, in the sense of ``stood_before``.

        Where ``one_side`` holds, the four words on one side suffice.
        """
        # No words, a text without two rows, or none that the text before may have had.
        if not len(words) or not len(self._own) or not self.may_have_known_row(token):
            return None
        first = max(0, token - SHINGLE_WORDS + 1)
        row = self._hashes[first : token + SHINGLE_WORDS].copy()
        at = range(token - first, token - first + 1)
        known = self._seed, self._former_shingles, self._own
        guess = first_that_stood(row, at.start, words, max(0, at.stop - SHINGLE_WORDS), at.stop, *known)
        if guess >= 0 and not one_side:  # rarely: where no word stood on one side, none stood on both
            rows = self._rows_around(at, range(token, token + 1))
            guess = first_that_stood(row, at.start, words, rows.start, rows.stop, *known)
        return guess if guess >= 0 else None

    def may_have_stood(self, token: int) -> bool:
        """Whether a row of five with a fresh number has four words of the text before: else none stood there."""
        return self.flags.may_have_replaced[token] != 0

    def stood_together(self, words: Hashes64, places: Sequence[int]) -> list[tuple[bool, bool]]:
        """Return for each token of ``places`` whether another word stood there, if all are replaced at once.

        First in the sense of ``stood_before``; then, whether the four words on one side suffice to say so.
        """
        if not self.flags.lost or not len(self._own):
            return [(False, False)] * len(places)
        stood = np.zeros((len(places), 2), np.int64)
        known = self._seed, self._former_shingles, self._own
        stood_together(self.with_former(words, places), np.array(places, np.int64), self.flags.flags, *known, stood)
        return [(is_sure != 0, is_likely != 0) for is_sure, is_likely in stood.tolist()]

    def _with_words_around(self, words: Hashes64, place: range) -> tuple[Hashes64, range]:
        """Return words with up to four words of the new text on either side of the place, and where they are there."""
        first = max(0, place.start - SHINGLE_WORDS + 1)
        after = self._hashes[place.stop : place.stop + SHINGLE_WORDS - 1]
        row = np.concatenate((self._hashes[first : place.start], words, after))
        return row, range(place.start - first, place.start - first + len(words))

    def _stood(self, words: Hashes64, rows: range) -> bool:
        """Whether the text before had any of some rows of five words, given by their first word, that this one lacks.

        False for a text without two rows: it has no shingles.
        """
        known = self._seed, self._former_shingles, self._own
        return self.flags.lost > 0 and len(self._own) > 0 and any_stood(words, rows.start, rows.stop, *known)

    def _rows_around(self, words: range, place: range) -> range:
        """Return the rows of five words that hold the given words and one on either side; ``place`` is in the text.

        The side on which a sentence ends is not asked for: another sentence may follow. A row goes on into the next
        line only if it holds the first word of its own, which says what a row of figures counts.
        """
        return range(*rows_around(self.flags.flags, len(self.starts), place.start, place.stop, words.start, words.stop))

    def count_missing_words(self) -> int:
        """Return about how many words of the text before are gone: each gap takes four more rows of five with it."""
        if not len(self._shingles):
            return max(0, len(self.former.shingles) - len(self._hashes))
        missing = self.flags.lost
        # Of a long text the shingles with the smallest hashes are kept: nothing is known of larger ones.
        largest = int(self._former_shingles[-1]) if self.former.sizes[0] >= MAX_SHINGLES else MAX_HASH
        return missing * MAX_HASH // max(largest, 1) - (SHINGLE_WORDS - 1) * self._gaps


def _without(flags: bytes, others: bytes | bytearray) -> bytes:
    """Return flags where the others are 0. Bytes of 1 and 0 are read as one number: so all are asked at once."""
    size = len(flags)
    return (int.from_bytes(flags) & ~int.from_bytes(others[:size])).to_bytes(size)


_MAX_TOKENS_BEHIND: Final = 4
"""Flags behind the last token's: more than the tokens that a figure with what it counts takes."""

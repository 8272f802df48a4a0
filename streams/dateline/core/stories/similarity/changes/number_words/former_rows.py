"""Former rows: the words that stood in the place of a row of new ones, read back one by one.

Of the text before, a hash is kept of every five words in a row. Where four words are known, the fifth is found by
trying words: those of the new text around the place, words for numbers and persons, function words, and other forms of
the new words. Four words that stayed on one side of a place are the first ones that are known.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from dateline.core.data.text.casualties import CASUALTIES, PERSONS, SEVERAL_PERSONS
from dateline.core.stories.similarity.changes.comparison import Comparison
from dateline.core.stories.similarity.changes.number_words.former_words import former_words
from dateline.core.stories.similarity.changes.number_words.large_numbers import counted_values, words_for_one
from dateline.core.stories.similarity.changes.number_words.word_forms import former_forms
from dateline.core.stories.similarity.compiler import (
    INT64,
    UINT32S,
    UINT64,
    UINT64S,
    WRITABLE_INT64S,
    WRITABLE_UINT64S,
    compiled,
)
from dateline.core.stories.similarity.hash_sets import difference
from dateline.core.stories.similarity.tokenized_text import SHINGLE_WORDS, row_hash
from dateline.core.stories.similarity.tokens import Hashes64, Positions, tokens
from dateline.core.stories.similarity.vocabulary import Hashes24, vocabulary

SIDE: Final = SHINGLE_WORDS - 1
"""Words that have to be known beside one that is read back."""
_MAX_READ: Final = 28
"""Words that are read back from one side, those that stayed behind them included. Bounds time; chosen by hand."""
_MAX_TOKENS_AROUND: Final = 24
"""Tokens of the new text on either side of a place that are tried. Bounds time; chosen by hand."""
_MAX_FORMS: Final = 6
"""New words of a place of which other forms are tried, the nearest to its number. Bounds time; chosen by hand."""
_MAX_COUNTED: Final = 12
"""The largest number in words that is always tried; of those above, the ones that the text before may have had."""
_MAX_SKIPPED_ROWS: Final = 1
"""Rows of a long text that traits do not keep, between what is read back from two sides: they share three words."""
_MAX_CACHED_LANGUAGES: Final = 16
"""Languages whose usual words are cached, each some hundreds. Chosen by hand."""


class FormerRow(NamedTuple):
    """A row of new words and what stood there, both with the words that stayed beside it, up to four on a side."""

    place: range
    """The tokens of the new text."""
    words: Sequence[str]
    """The words of the text before, in lower case; an empty one for any number of words that are not known."""


class _Tried(NamedTuple):
    words: list[str]
    hashes: Hashes64


class FormerRows:
    """Reads rows of the text before back."""

    def __init__(self, compared: Comparison) -> None:
        self._compared = compared
        self._hashes = compared.with_former(np.zeros(0, np.uint64), [])
        self._seed = vocabulary(compared.language).seed
        self._gone = difference(compared.former.shingles, _rows_of(self._hashes, self._seed))

    def around(self, token: int) -> FormerRow | None:
        """Return what stood in the place of the new words around a fresh token; None where nothing is known of it."""
        is_fresh, size = self._compared.is_fresh, len(self._compared.is_fresh)
        stop = is_fresh.find(0, token)
        place = range(is_fresh.rfind(0, 0, token) + 1, stop if stop >= 0 else size)
        if not len(self._gone) or size <= SHINGLE_WORDS or len(place) > _MAX_READ - SIDE:
            return None
        before = range(max(0, place.start - SIDE), place.start)
        behind = range(place.stop, min(place.stop + SIDE, size))
        tried = self._usual(place)
        between, is_known = self._between(before, behind, tried)
        if not is_known:
            new = [each for each in place if self._compared.is_content[each]]
            nearest = sorted(new, key=lambda each: abs(each - token))[:_MAX_FORMS]
            if forms := former_forms(self._compared, nearest, self._hashes):
                between, _ = self._between(before, behind, _with_words(tried, forms))
        if not any(between):
            return None
        return FormerRow(range(before.start, behind.stop), [*self._printed(before), *between, *self._printed(behind)])

    def _printed(self, place: range) -> list[str]:
        return [self._compared.printed(each).lower() for each in place]

    def _usual(self, place: range) -> _Tried:
        """Return the words that are tried first."""
        compared = self._compared
        near = range(max(0, place.start - _MAX_TOKENS_AROUND), min(place.stop + _MAX_TOKENS_AROUND, len(self._hashes)))
        numbers = [*dict.fromkeys(compared.former.numbers.lower().split())]
        tried = _with_words(_usual_words(compared.language), [*numbers, *former_words(compared)[0]])
        return _Tried(
            [*self._printed(near), *tried.words], np.concatenate((self._hashes[near.start : near.stop], tried.hashes))
        )

    def _between(self, before: range, behind: range, tried: _Tried) -> tuple[list[str], bool]:
        """Return the words that stood between those on two sides, and whether all of them are known."""
        front, back = self._read(before, tried, 1), self._read(behind, tried, -1)
        if len(behind) == SIDE and front[-SIDE:] == self._printed(behind):
            return front[:-SIDE], True
        if len(before) == SIDE and back[:SIDE] == self._printed(before):
            return back[SIDE:], True
        for shared in range(SIDE, SIDE - _MAX_SKIPPED_ROWS - 1, -1):
            if len(front) >= shared and front[-shared:] == back[:shared]:
                return [*front, *back[shared:]], True
        return [*front, "", *back], False

    def _read(self, side: range, tried: _Tried, step: int) -> list[str]:
        """Return the words that stood behind or in front of a side, as far as they can be read."""
        if len(side) < SIDE:
            return []
        found, known = np.empty(_MAX_READ, np.int64), np.empty(SHINGLE_WORDS, np.uint64)
        known[:SIDE] = self._hashes[side.start : side.stop]
        size = _read_rows(known, tried.hashes, self._seed, self._gone, step, found)
        words = [tried.words[at] for at in found[:size].tolist()]
        return words[::step]


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def _usual_words(language: str) -> _Tried:
    """Return the words that are tried in any text of a language."""
    counted = [word for word, value in counted_values(language).items() if value <= _MAX_COUNTED]
    people = " ".join((*CASUALTIES.get(language, ()), PERSONS.get(language, ""), SEVERAL_PERSONS.get(language, "")))
    words = sorted({*vocabulary(language).function_words, *counted, *words_for_one(language), *people.split()})
    return _with_words(_Tried([], np.zeros(0, np.uint64)), words)


def _with_words(tried: _Tried, words: Sequence[str]) -> _Tried:
    """Return words with others that are single tokens."""
    hashes = tokens("\n".join(words)).hashes
    if len(hashes) != len(words):
        words = [word for word in words if len(tokens(word).hashes) == 1]
        hashes = tokens("\n".join(words)).hashes
    return _Tried([*tried.words, *words], np.concatenate((tried.hashes, hashes)))


@compiled(UINT64S, UINT64)
def _rows_of(hashes: Hashes64, seed: np.uint64) -> Hashes24:
    """Return the hashes of a text's rows of five words, ascending."""
    rows = np.empty(max(0, len(hashes) - SHINGLE_WORDS + 1), np.uint32)
    for row in range(len(rows)):
        rows[row] = row_hash(hashes, row, seed)
    return np.sort(rows)


@compiled(WRITABLE_UINT64S, UINT64S, UINT64, UINT32S, INT64, WRITABLE_INT64S)
def _read_rows(  # noqa: PLR0913, PLR0917 - a compiled loop gets arrays, not the objects that hold them
    known: Hashes64, tried: Hashes64, seed: np.uint64, gone: Hashes24, step: int, found: Positions
) -> int:
    """Fill in which of some words stood beside four known ones, then beside the last four, and return how many did.

    ``known`` has room for a fifth word; ``gone`` are the rows of the text before that are gone, ascending. ``step`` is
    1 where words behind the known ones are read, and -1 for those in front.
    """
    size = 0
    slot = SIDE if step > 0 else 0
    if step < 0:
        for at in range(SIDE, 0, -1):
            known[at] = known[at - 1]
    while size < len(found):
        match = -1
        for each in range(len(tried)):
            known[slot] = tried[each]
            row = row_hash(known, 0, seed)
            place = np.searchsorted(gone, row)
            if place < len(gone) and gone[place] == row:
                match = each
                break
        if match < 0:
            break
        found[size] = match
        size += 1
        if step > 0:
            for at in range(SIDE):
                known[at] = known[at + 1]
        else:
            for at in range(SIDE, 0, -1):
                known[at] = known[at - 1]
    return size

"""Former rows: the words that stood in the place of a row of new ones, read back one by one.

Of the text before, a hash is kept of every five words in a row. Where four words are known, the fifth is found by
trying words: those of the new text around the place, words for numbers and persons, function words, and other forms of
the new words. Four words that stayed on one side of a place are the first ones that are known.
"""

from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import compress
from typing import Final, NamedTuple

import numpy as np

from dateline.core.data.text.casualties import CASUALTIES, PERSONS, SEVERAL_PERSONS
from dateline.core.stories.similarity.changes.comparison import Comparison
from dateline.core.stories.similarity.changes.number_words.counterparts.former_words import former_words
from dateline.core.stories.similarity.changes.number_words.large_numbers import counted_values, words_for_one
from dateline.core.stories.similarity.changes.number_words.word_forms import (
    Endings,
    endings_of,
    former_forms,
    gone_words,
)
from dateline.core.stories.similarity.compiler import (
    INT64,
    UINT32S,
    UINT64,
    UINT64S,
    WRITABLE_INT64S,
    compiled_entry,
)
from dateline.core.stories.similarity.text.tokenized_text import FIRST_WORD, SHINGLE_WORDS, row_value
from dateline.core.stories.similarity.tokens import Hashes64, Positions, hashes_of
from dateline.core.stories.similarity.vocabulary import (
    NO_WORD,
    Hashes24,
    slot_of,
    table_of,
    to_24_bits,
    vocabulary,
)

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
    words: Sequence[str]
    hashes: Hashes64


def may_read(new_words: range) -> bool:
    """Return whether new words in a row are few enough for what stood there to be read."""
    return len(new_words) <= _MAX_READ - SIDE


def new_words_around(compared: Comparison, token: int) -> range:
    """Return the fresh tokens in a row around one of them."""
    stop = compared.is_fresh.find(0, token)
    return range(compared.is_fresh.rfind(0, 0, token) + 1, stop if stop >= 0 else len(compared.is_fresh))


class FormerRows:
    """Reads rows of the text before back."""

    def __init__(self, compared: Comparison) -> None:
        self._compared = compared
        self._hashes = compared.tokenized.hashes[: len(compared.starts)]
        self._seed = vocabulary(compared.language).seed
        self._gone = table_of(compared.gone_rows())
        """A hash table of the rows that are gone."""
        numbers = [*dict.fromkeys(compared.former.numbers.lower().split())]
        self._groups = [_usual_words(compared.language), _single([*numbers, *former_words(compared)[0]])]
        """The words that are tried in all places: those of the language, and the numbers of the text before."""

    def around(self, token: int) -> FormerRow | None:
        """Return what stood in the place of the new words around a fresh token; None where nothing is known of it."""
        size, place = len(self._compared.is_fresh), new_words_around(self._compared, token)
        before = range(max(0, place.start - SIDE), place.start)
        behind = range(place.stop, min(place.stop + SIDE, size))
        between, is_known = self._between(before, behind, self._tried(place))
        if not is_known:
            new = [*compress(place, self._compared.is_content[place.start : place.stop])]
            nearest = sorted(new, key=lambda each: abs(each - token))[:_MAX_FORMS] if len(self._gone_words) else ()
            if nearest and (forms := former_forms(self._compared, nearest, self._endings, self._gone_words)):
                between, _ = self._between(before, behind, self._tried(place, forms))
        if not any(between):
            return None
        return FormerRow(range(before.start, behind.stop), [*self._printed(before), *between, *self._printed(behind)])

    def _printed(self, place: range) -> list[str]:
        return [self._compared.printed(each).lower() for each in place]

    @cached_property
    def _gone_words(self) -> Hashes24:
        return gone_words(self._compared)

    @cached_property
    def _endings(self) -> Endings:
        return endings_of(self._compared)

    def _tried(self, place: range, forms: Sequence[str] = ()) -> "_TriedInPlace":
        """Return the words that are tried in a place."""
        start, stop = max(0, place.start - _MAX_TOKENS_AROUND), place.stop + _MAX_TOKENS_AROUND
        groups = [*self._groups, _single(forms)] if forms else self._groups
        near = self._hashes[start:stop]
        hashes = np.concatenate((near, *[group.hashes for group in groups]))
        return _TriedInPlace(range(start, start + len(near)), groups, hashes)

    def _between(self, before: range, behind: range, tried: "_TriedInPlace") -> tuple[list[str], bool]:
        """Return the words that stood between those on two sides, and whether all of them are known."""
        front, back = self._read(before, tried, 1), self._read(behind, tried, -1)
        if len(behind) == SIDE <= len(front) and front[-SIDE:] == self._printed(behind):
            return front[:-SIDE], True
        if len(before) == SIDE <= len(back) and back[:SIDE] == self._printed(before):
            return back[SIDE:], True
        for shared in range(SIDE, SIDE - _MAX_SKIPPED_ROWS - 1, -1):
            if len(front) >= shared and front[-shared:] == back[:shared]:
                return [*front, *back[shared:]], True
        return [*front, "", *back], False

    def _read(self, side: range, tried: "_TriedInPlace", step: int) -> list[str]:
        """Return the words that stood behind or in front of a side, as far as they can be read."""
        if len(side) < SIDE:
            return []
        found = np.empty(_MAX_READ, np.int64)
        size = _read_rows(self._hashes, side.start, tried.hashes, self._seed, self._gone, step, found)
        words = [self._word(tried, at) for at in found[:size].tolist()]
        return words[::step]

    def _word(self, tried: "_TriedInPlace", at: int) -> str:
        """Return a word that was tried, by its index."""
        near = tried.near
        if at < len(near):
            return self._compared.printed(near[at]).lower()
        at -= len(near)
        for group in tried.groups:
            if at < len(group.words):
                return group.words[at]
            at -= len(group.words)
        raise IndexError(at)


class _TriedInPlace(NamedTuple):
    """The words that are tried in a place."""

    near: range
    """Tokens of the new text, tried first. Few stood there, so that they are printed only then."""
    groups: Sequence[_Tried]
    """The words, in several groups: those of the language are hundreds, and are copied for no text."""
    hashes: Hashes64
    """Of the tokens, then of the words."""


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def _usual_words(language: str) -> _Tried:
    """Return the words that are tried in any text of a language."""
    counted = [word for word, value in counted_values(language).items() if value <= _MAX_COUNTED]
    people = " ".join((*CASUALTIES.get(language, ()), PERSONS.get(language, ""), SEVERAL_PERSONS.get(language, "")))
    words = sorted({*vocabulary(language).function_words, *counted, *words_for_one(language), *people.split()})
    return _single(words)


def _single(words: Sequence[str]) -> _Tried:
    """Return those of some words that are single tokens."""
    hashes = hashes_of("\n".join(words))
    if len(hashes) != len(words):
        words = [word for word in words if len(hashes_of(word)) == 1]
        hashes = hashes_of("\n".join(words))
    return _Tried(words, hashes)


@compiled_entry(UINT64S, INT64, UINT64S, UINT64, UINT32S, INT64, WRITABLE_INT64S)
def _read_rows(  # noqa: PLR0913, PLR0917 - a compiled loop gets arrays, not the objects that hold them
    hashes: Hashes64, first: int, tried: Hashes64, seed: np.uint64, gone: Hashes24, step: int, found: Positions
) -> int:
    """Fill in which of some words stood beside four known ones, then beside the last four, and return how many did.

    The known ones begin at the token ``first``. ``gone`` is a hash table of the rows of the text before that are gone.
    ``step`` is 1 where words behind the known ones are read, and -1 for those in front.
    """
    size, slot = 0, SIDE if step > 0 else 0
    weight = np.uint64(1) if step > 0 else FIRST_WORD
    known = np.zeros(SHINGLE_WORDS, np.uint64)
    known[1 - slot // SIDE : SIDE + 1 - slot // SIDE] = hashes[first : first + SIDE]
    while size < len(found):
        known[slot] = 0
        others = row_value(known, 0)
        match = -1
        for each in range(len(tried)):
            row = to_24_bits((others + tried[each] * weight) ^ seed)
            if gone[slot_of(gone, row)] != NO_WORD:
                match = each
                break
        if match < 0:
            break
        found[size] = match
        size += 1
        known[slot] = tried[match]
        if step > 0:
            for at in range(SIDE):
                known[at] = known[at + 1]
        else:
            for at in range(SIDE, 0, -1):
                known[at] = known[at - 1]
    return size

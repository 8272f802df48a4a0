"""Word forms: whether two words are forms of one, ``osoby`` and ``osób``, and which forms the text before had.

No grammar is known. Two forms open with the same letters and differ in the last few. Those of the text before are found
by trying endings: all of one and two letters of the text, and those with which its words end.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.core.stories.similarity.changes.comparison import Comparison
from dateline.core.stories.similarity.compiler import (
    BOOLS,
    INT64S,
    TABLE_OF_INT64S,
    UINT32S,
    UINT64,
    UINT64S,
    WRITABLE_UINT32S,
    WRITABLE_UINT64S,
    compiled,
    compiled_entry,
)
from dateline.core.stories.similarity.tokens import (
    CodePoints,
    Flags,
    Hashes64,
    Positions,
    is_space,
    mixed,
    polynomial,
)
from dateline.core.stories.similarity.vocabulary import (
    HASH_DTYPE,
    MAX_HASH,
    NO_WORD,
    Hashes24,
    slot_of,
    table_of,
    to_24_bits,
    vocabulary,
)

_MAX_CHARS_OF_AN_ENDING: Final = 4
"""Letters in which two forms of a word differ at their ends, at most: ``murió``, ``murieron``. Chosen by hand."""
_MIN_STEM_CHARS: Final = 2
"""Letters with which two forms open, at least: ``osoby``, ``osób``. Chosen by hand."""
_LONGER: Final = range(3, _MAX_CHARS_OF_AN_ENDING + 1)
"""Letters of the endings that are tried only where a word of the text has them."""
_MAX_LETTERS: Final = 40
"""Different letters of a text that endings are made of, the first ones by code point. Bounds time; chosen by hand."""
_MAX_ENDINGS: Final = 400
"""Longer endings of a text's words that are tried. Bounds time; chosen by hand."""
_SHORTEST, _LONGEST = _LONGER[0], _LONGER[-1]
_SLOTS: Final = 2_048
"""Slots of the hash table of longer endings: a power of two, several for each."""
_LAST_SLOT: Final = np.uint64(_SLOTS - 1)
_ONE: Final = np.uint64(1)
_DROPPED_BITS: Final = 12
"""Bits of a hash that a first look leaves out: it finds nearly all forms not to be among the words, in 4 KiB."""
_TABLE_END: Final = 0xFFFF
"""Code point from which characters are no letters here."""
_MAX_FOUND: Final = 16
"""Forms of one word that are found, at most. Bounds time; chosen by hand."""
_MAX_CHARS: Final = 32
"""Letters of the longest word whose forms are tried. Bounds time; chosen by hand."""


def are_forms(word: str, other: str) -> bool:
    """Return whether two words, in lower case, are the same or may be forms of one."""
    if word == other:
        return True
    if word[:_MIN_STEM_CHARS] != other[:_MIN_STEM_CHARS]:  # as mostly
        return False
    shorter, longer = sorted((word, other), key=len)
    stem = next((at for at, letter in enumerate(shorter) if letter != longer[at]), len(shorter))
    if len(longer) - stem > _MAX_CHARS_OF_AN_ENDING:
        return False
    return stem >= _MIN_STEM_CHARS and 2 * stem >= len(shorter)


class Endings(NamedTuple):
    """The endings that are tried: the empty one, the letters of the text, each two of them, and ends of words."""

    letters: str
    """The different letters of the text."""
    places: NDArray[np.int64]
    """The start and end, in characters of the text, of each longer ending."""
    values: Hashes64
    """What each ending adds to the hash of a word: see ``polynomial``."""

    def printed(self, at: int, text: str) -> str:
        """Return an ending, given its index."""
        size = len(self.letters)
        if (pair := at - 1 - size) < 0:
            return self.letters[at - 1 : at] if at else ""
        if pair < size * size:
            return self.letters[pair // size] + self.letters[pair % size]
        start, end = self.places[pair - size * size].tolist()
        return text[start:end].lower()


def endings_of(compared: Comparison) -> Endings:
    """Return the endings of one and two letters of the text, and those with which its words end.

    A compiled loop reads them off the text: as lists of strings they took a fifth of the time of ``changed``.
    """
    letters, places = np.empty(_MAX_LETTERS, np.uint32), np.empty((_MAX_ENDINGS, 2), np.int64)
    values = np.empty(1 + _MAX_LETTERS * (_MAX_LETTERS + 1) + _MAX_ENDINGS, np.uint64)
    code_points = compared.tokenized.code_points[: len(compared.text)]
    count, size = _read_endings(code_points, _letters(), letters, places, values)
    return Endings("".join(map(chr, letters[:count].tolist())), places, values[:size])


def gone_words(compared: Comparison) -> Hashes24:
    """Return the content words of the text before that are no words of the text."""
    own, former = compared.tokenized.words[: len(compared.starts)], compared.former.words
    gone = np.empty(len(former), HASH_DTYPE)
    return gone[: _find_gone(own, former, gone)]


def former_forms(compared: Comparison, tokens: Sequence[int], endings: Endings, gone: Hashes24) -> list[str]:
    """Return the forms of some new words, by their tokens, that are among those of ``gone_words``, in lower case.

    Each opening of a word is hashed once, and no form is made but of those that are found: 16,000 are tried in a place.
    """
    text, size = compared.tokenized, len(compared.starts)
    found = np.empty((_MAX_FOUND * len(tokens), 3), np.int64)
    of_tokens = text.starts[:size], text.ends[:size], np.array(tokens, np.int64)
    seed = vocabulary(compared.language).seed
    count = _find_forms(text.code_points, *of_tokens, endings.values, gone, seed, found)
    forms = [
        compared.printed(token).lower()[:cut] + endings.printed(at, compared.text)
        for token, cut, at in found[:count].tolist()
    ]
    return [*dict.fromkeys(forms)]


def has_form_among(compared: Comparison, token: int, endings: Endings, among: Hashes24, min_stem: int) -> bool:
    """Return whether some words, by their hashes, have a form of one of the tokens of body and headline.

    The two open with the same ``min_stem`` letters at least, and with half of the longer one.
    """
    text = compared.tokenized
    found, seed = np.empty((_MAX_FOUND, 3), np.int64), vocabulary(compared.language).seed
    given = text.starts, text.ends, np.array([token], np.int64)
    count = _find_forms(text.code_points, *given, endings.values, among, seed, found)
    size = int(text.ends[token] - text.starts[token])
    return any(
        cut >= min_stem and 2 * cut >= max(size, cut + len(endings.printed(at, compared.text)))
        for _, cut, at in found[:count].tolist()
    )


@cache
def _letters() -> Flags:
    """Return whether each code point is a letter; beyond the table's end no language with words for numbers writes."""
    return np.array([chr(point).isalpha() for point in range(_TABLE_END)], np.bool_)


@compiled(UINT32S, BOOLS, WRITABLE_UINT32S)
def _single_letters(code_points: CodePoints, letters: Flags, single: CodePoints) -> int:
    """Fill in the different letters of a text, ascending, and return how many there are."""
    seen, last, size = np.zeros(len(letters), np.bool_), 0, 0
    for point in code_points:
        if point < len(letters) and letters[point]:
            seen[point] = True
            last = max(last, point)
    for point in range(last + 1):
        if seen[point] and size < len(single):
            single[size] = point
            size += 1
    return size


@compiled_entry(UINT32S, BOOLS, WRITABLE_UINT32S, TABLE_OF_INT64S, WRITABLE_UINT64S)
def _read_endings(
    code_points: CodePoints, letters: Flags, single: CodePoints, places: NDArray[np.int64], values: Hashes64
) -> tuple[int, int]:
    """Fill in what ``Endings`` has, and return how many letters and endings there are."""
    count = _single_letters(code_points, letters, single)
    values[0] = 0
    for at in range(count):
        values[1 + at], power = polynomial(single, at, at + 1)
        for other in range(count):
            values[1 + count + at * count + other] = single[at] + power * single[other]
    size = first = 1 + count + count * count
    known = np.zeros(_SLOTS, np.uint64)
    start, is_word = 0, True
    for at in range(len(code_points) + 1):
        if at < len(code_points) and not is_space(code_points[at]):
            is_word &= code_points[at] < len(letters) and letters[code_points[at]]
            continue
        for chars in range(_SHORTEST, _LONGEST + 1):
            if is_word and at - start >= chars and size < first + _MAX_ENDINGS:
                value = polynomial(code_points, at - chars, at)[0]
                slot = value & _LAST_SLOT
                while known[slot] != value and known[slot] != 0:
                    slot = (slot + _ONE) & _LAST_SLOT
                if known[slot] == 0:
                    known[slot] = values[size] = value
                    places[size - first, 0], places[size - first, 1] = at - chars, at
                    size += 1
        start, is_word = at + 1, True
    return count, size


@compiled_entry(UINT32S, UINT32S, WRITABLE_UINT32S)
def _find_gone(own: Hashes24, former: Hashes24, gone: Hashes24) -> int:
    """Fill in which words of the text before are none of its own, and return how many there are."""
    words, size = table_of(own), 0
    for word in former:
        if words[slot_of(words, word)] == NO_WORD:
            gone[size] = word
            size += 1
    return size


@compiled_entry(UINT32S, INT64S, INT64S, INT64S, UINT64S, UINT32S, UINT64, TABLE_OF_INT64S)
def _find_forms(  # noqa: PLR0913, PLR0917
    code_points: CodePoints,
    starts: Positions,
    ends: Positions,
    tokens: Positions,
    endings: Hashes64,
    among: Hashes24,
    seed: np.uint64,
    found: Positions,
) -> int:
    """Fill in the token, where its word is cut, and the ending of each form that is ``among`` some words.

    Returns how many there are.
    """
    may_be_among = np.zeros(MAX_HASH + 1 >> _DROPPED_BITS, np.bool_)
    for word in among:
        may_be_among[word >> _DROPPED_BITS] = True
    table, size = table_of(among), 0
    for token in tokens:
        start, end, most = starts[token], ends[token], size + _MAX_FOUND
        if end - start > _MAX_CHARS:
            continue
        for cut in range(end, max(start + _MIN_STEM_CHARS, end - _MAX_CHARS_OF_AN_ENDING) - 1, -1):
            value, power = polynomial(code_points, start, cut)
            for ending in range(len(endings)):
                hashed = to_24_bits(mixed(value + power * endings[ending]) ^ seed)
                is_form = may_be_among[hashed >> _DROPPED_BITS] and table[slot_of(table, hashed)] != NO_WORD
                if is_form and size < most:
                    found[size, 0], found[size, 1], found[size, 2] = token, cut - start, ending
                    size += 1
    return size

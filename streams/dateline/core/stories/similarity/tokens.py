"""Split a text into words and numbers, and hash each to 64 bits.

``tokens`` is the entry. Characters are first sorted into kinds by a table; one compiled loop then finds runs of a
kind and hashes them. Everything that compares texts starts from these hashes.
"""

from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.core.stories.similarity.compiler import (
    INT64,
    UINT8S,
    UINT32S,
    UINT64,
    WRITABLE_BOOLS,
    WRITABLE_INT64S,
    WRITABLE_UINT64S,
    compiled,
)

Hashes64 = NDArray[np.uint64]
"""One-dimensional: a hash of 64 bits for each token, in the text's order."""
Positions = NDArray[np.int64]
"""One-dimensional: positions or counts; of tokens, in characters of the text."""
Flags = NDArray[np.bool_]
"""One-dimensional: true or false for each token."""
CodePoints = NDArray[np.uint32]
"""One-dimensional: the Unicode code point of each character."""
Kinds = NDArray[np.uint8]
"""One-dimensional: the kind of each character, one of the five numbers below."""

_SEPARATOR: Final = 0
"""Kind of a character that ends a token and is part of none."""
_LETTER: Final = 1
DIGIT: Final = 2
_NUMBER_MARK: Final = 3
"""Kind of a stop, comma, colon, slash or dash: part of a number between two of its digits, else a separator."""
_ONE_CHARACTER: Final = 4
"""Kind of a character that is a token by itself, as in scripts without spaces."""
_SCRIPTS_WITHOUT_SPACES: Final = (("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7a3"))
"""First and last character of kana, of Han characters, and of Hangul syllables."""
_TABLE_END: Final = 0xFFFF
"""Code point from which characters are not in the table of kinds, and are classified one by one: few are letters."""
_BASE: Final = np.uint64(0x9E3779B97F4A7C15)
"""Base of the polynomial hash: 2**64 divided by the golden ratio, odd."""
_MIXER: Final = np.uint64(0xD6E8FEB86659FD93)
"""Odd multiplier of ``mixed``, a constant of published 64-bit mixers."""
_MAX_CACHED_TEXTS: Final = 2_048
"""Short texts whose hashes are cached. Chosen by hand: one has some hundred bytes."""
_BLANK: Final = ord(" ")
_HALF: Final = np.uint64(32)
"""Bits of half a hash."""


class Tokens(NamedTuple):
    """Words, numbers, and characters of scripts without spaces, in order; one element of each array per token."""

    starts: Positions
    """Position of its first character."""
    ends: Positions
    """Position after its last character."""
    hashes: Hashes64
    """The same for the same token wherever it stands."""
    numeric: Flags
    """Whether it is a number in figures."""


def tokens(text: str) -> Tokens:
    """Return the tokens of a text. A number includes the stops and dashes inside it: ``1,200.5``, ``6-4``."""
    code_points, kinds = characters(text)
    arrays = room_for(len(kinds))
    size = find_tokens(code_points, kinds, *arrays)
    starts, ends, hashes, numeric = arrays
    return Tokens(starts[:size], ends[:size], hashes[:size], numeric[:size])


@lru_cache(maxsize=_MAX_CACHED_TEXTS)
def hashes_of(words: str) -> Hashes64:
    """Return the hash of each token of a few words, in lower case; nobody may write to it, as it is kept.

    What changed is worded with the same few numbers and names again and again.
    """
    return tokens(words).hashes


def characters(text: str) -> tuple[CodePoints, Kinds]:
    """Return the code point and the kind of each character."""
    code_points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    if text.isascii():
        return code_points, np.frombuffer(text.encode().translate(_ASCII_KINDS), np.uint8)
    return code_points, _kinds(code_points)


def room_for(size: int) -> tuple[Positions, Positions, Hashes64, Flags]:
    """Return arrays for the tokens of a text, given its characters: one per character at most.

    The loop fills them, since an array that a compiled loop returns costs a microsecond more than one made here.
    """
    return np.empty(size, np.int64), np.empty(size, np.int64), np.empty(size, np.uint64), np.empty(size, np.bool_)


@compiled(UINT64)
def is_space(point: int) -> bool:
    """Whether a code point is one for ``str.isspace``."""
    is_usual = point == _BLANK or 0x09 <= point <= 0x0D or 0x1C <= point <= 0x1F  # noqa: PLR2004 - code points
    return (
        is_usual
        or 0x2000 <= point <= 0x200A  # noqa: PLR2004
        or point in (0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)
    )


@compiled(UINT64)
def mixed(value: np.uint64) -> np.uint64:
    """Return a value with each of its bits spread over all bits."""
    value ^= value >> _HALF
    value *= _MIXER
    return value ^ (value >> _HALF)


def _kinds(code_points: NDArray[np.uint32]) -> Kinds:
    """Return the kind of each character."""
    kinds: Kinds = _KINDS[np.minimum(code_points, _TABLE_END)]
    beyond = (code_points >= _TABLE_END).nonzero()[0]
    if len(beyond):
        kinds[beyond] = _letters_and_digits("".join(map(chr, code_points[beyond].tolist())))
    return kinds


def _letters_and_digits(characters: str) -> Kinds:
    """Return for each character whether it is a letter, a digit or neither."""
    letters, digits = (np.array(list(map(is_kind, characters)), bool) for is_kind in (str.isalnum, str.isdecimal))
    kinds = letters * np.uint8(_LETTER)
    kinds[digits] = DIGIT
    return kinds


def _table_of_kinds() -> Kinds:
    """Return the kinds of the code points from 0 to ``_TABLE_END``."""
    kinds = np.append(_letters_and_digits("".join(map(chr, range(_TABLE_END)))), np.uint8(_ONE_CHARACTER))
    for first, last in _SCRIPTS_WITHOUT_SPACES:
        kinds[ord(first) : ord(last) + 1] *= _ONE_CHARACTER
    kinds[[ord(character) for character in ".,:/-"]] = _NUMBER_MARK
    return kinds


@compiled(UINT32S, INT64, INT64)
def polynomial(code_points: CodePoints, start: int, end: int) -> tuple[np.uint64, np.uint64]:
    """Return what the characters from ``start`` to before ``end`` add to a hash, and the power that the next one has.

    So a word whose opening is known is hashed with many endings: the sum of the opening's value, and of its power times
    the ending's value, is ``mixed``.
    """
    value, power = np.uint64(0), np.uint64(1)
    for at in range(start, end):
        value += np.uint64(code_points[at]) * power
        power *= _BASE
    return value, power


@compiled(UINT32S, INT64, INT64)
def hash_of_characters(code_points: CodePoints, start: int, end: int) -> np.uint64:
    """Return the hash of the characters from ``start`` to before ``end``: a polynomial of their code points."""
    return mixed(polynomial(code_points, start, end)[0])


@compiled(UINT32S, UINT8S, WRITABLE_INT64S, WRITABLE_INT64S, WRITABLE_UINT64S, WRITABLE_BOOLS)
def find_tokens(  # noqa: PLR0913, PLR0917 - a compiled loop gets arrays, not the objects that hold them
    code_points: CodePoints, kinds: Kinds, starts: Positions, ends: Positions, hashes: Hashes64, numeric: Flags
) -> int:
    """Find the runs of letters or digits, and hash each.

    Fills starts, ends, hashes and whether each is a number, as ``Tokens`` has them, and returns how many there are.
    """
    size = len(code_points)
    count = at = 0
    while at < size:
        kind = kinds[at]
        if kind in (_SEPARATOR, _NUMBER_MARK):
            at += 1
            continue
        start, value, power = at, np.uint64(0), np.uint64(1)
        while at < size and (
            kinds[at] == kind
            or (kinds[at] == _NUMBER_MARK and kind == DIGIT and at + 1 < size and kinds[at + 1] == DIGIT)
        ):
            value += np.uint64(code_points[at]) * power
            power *= _BASE
            at += 1
            if kind == _ONE_CHARACTER:
                break
        starts[count], ends[count], numeric[count] = start, at, kind == DIGIT
        hashes[count] = mixed(value)  # as ``hash_of_characters``, in the same pass
        count += 1
    return count


_KINDS: Final = _table_of_kinds()
_ASCII_KINDS: Final = bytes(_KINDS[:128].tolist()).ljust(256, b"\0")
"""The kinds of ASCII characters, as ``bytes.translate`` takes them."""

"""Split a text into words and numbers and hash them, all at once: what every text is compared by starts here."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.core.stories.similarity.compiler import BYTES, UINT, WORDS, compiled

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]
Flags = NDArray[np.bool_]
Codes = NDArray[np.uint8] | NDArray[np.uint32]


_OTHER: Final = 0
_LETTER: Final = 1
_DIGIT: Final = 2
_INNER: Final = 3
"""Part of a number between two of its digits."""
_ALONE: Final = 4
"""A token of its own."""
_WITHOUT_BLANKS: Final = (("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7a3"))
_PLANE: Final = 0xFFFF
"""Characters from here on are looked at one by one: few are letters."""
_BASE: Final = np.uint64(0x9E3779B97F4A7C15)
_MIXER: Final = np.uint64(0xD6E8FEB86659FD93)
_HALF: Final = np.uint64(32)


class Tokens(NamedTuple):
    """Words, numbers, and characters of scripts without blanks, in order."""

    starts: Places
    ends: Places
    hashes: Hashes
    """Of 64 bits; the same for the same token wherever it stands."""
    numeric: Flags


def tokens(text: str) -> Tokens:
    """Return the tokens of a text. A number holds its own stops and dashes: ``1,200.5``, ``6-4``."""
    if text.isascii():
        written = text.encode()
        return Tokens(
            *_in_ascii(np.frombuffer(written, np.uint8), np.frombuffer(written.translate(_ASCII_KINDS), np.uint8))
        )
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return Tokens(*_in_any(codes, _kinds(codes)))


@compiled(UINT)
def mixed(value: np.uint64) -> np.uint64:
    """Spread what differs in values over all their bits."""
    value ^= value >> _HALF
    value *= _MIXER
    return value ^ (value >> _HALF)


def _kinds(codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """Return what kind of character each is."""
    kinds: NDArray[np.uint8] = _KINDS[np.minimum(codes, _PLANE)]
    far = (codes >= _PLANE).nonzero()[0]
    if len(far):
        kinds[far] = _kinds_of("".join(map(chr, codes[far].tolist())))
    return kinds


def _kinds_of(characters: str) -> NDArray[np.uint8]:
    letters, digits = (np.array(list(map(is_kind, characters)), bool) for is_kind in (str.isalnum, str.isdecimal))
    kinds = letters * np.uint8(_LETTER)
    kinds[digits] = _DIGIT
    return kinds


def _all_kinds() -> NDArray[np.uint8]:
    kinds = np.append(_kinds_of("".join(map(chr, range(_PLANE)))), np.uint8(_ALONE))
    for first, last in _WITHOUT_BLANKS:
        kinds[ord(first) : ord(last) + 1] *= _ALONE
    kinds[[ord(character) for character in ".,:/-"]] = _INNER
    return kinds


def _tokens(codes: Codes, kinds: NDArray[np.uint8]) -> tuple[Places, Places, Hashes, Flags]:
    """Find the runs of letters or digits, and hash each by a polynomial of its characters."""
    size = len(codes)
    starts, ends = np.empty(size, np.int64), np.empty(size, np.int64)
    hashes, numeric = np.empty(size, np.uint64), np.empty(size, np.bool_)
    found = at = 0
    while at < size:
        kind = kinds[at]
        if kind in (_OTHER, _INNER):
            at += 1
            continue
        start, value, power = at, np.uint64(0), np.uint64(1)
        while at < size and (
            kinds[at] == kind or (kinds[at] == _INNER and kind == _DIGIT and at + 1 < size and kinds[at + 1] == _DIGIT)
        ):
            value += np.uint64(codes[at]) * power
            power *= _BASE
            at += 1
            if kind == _ALONE:
                break
        starts[found], ends[found], numeric[found] = start, at, kind == _DIGIT
        hashes[found] = mixed(value)
        found += 1
    return starts[:found], ends[:found], hashes[:found], numeric[:found]


_KINDS: Final = _all_kinds()
_ASCII_KINDS: Final = bytes(_KINDS[:128].tolist()).ljust(256, b"\0")
_in_ascii = compiled(BYTES, BYTES)(_tokens)
_in_any = compiled(WORDS, BYTES)(_tokens)

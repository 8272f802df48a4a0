"""Split a text into words and numbers and hash them, all at once: what every text is compared by starts here."""

from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Places = NDArray[np.intp]
Codes = NDArray[np.uint8] | NDArray[np.uint32]


class Tokens(NamedTuple):
    """Words, numbers, and characters of scripts without blanks, in order."""

    starts: Places
    ends: Places
    hashes: Hashes
    """Of 64 bits; the same for the same token wherever it stands."""
    numeric: NDArray[np.bool_]


def tokens(text: str) -> Tokens:
    """Return the tokens of a text. A number holds its own stops and dashes: ``1,200.5``, ``6-4``."""
    if text.isascii():
        written = text.encode()
        codes: Codes = np.frombuffer(written, np.uint8)
        kinds = np.frombuffer(b"\0%b\0" % written.translate(_ASCII_KINDS), np.uint8).copy()
    else:
        wide = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        codes, kinds = wide, _kinds(wide)
    inner = (kinds == _INNER).nonzero()[0]
    if len(inner):
        between = (kinds[inner - 1] == _DIGIT) & (kinds[inner + 1] == _DIGIT)
        kinds[inner] = np.where(between, _DIGIT, _OTHER)
    cuts = (kinds[1:] != kinds[:-1]).nonzero()[0]
    starts, ends = cuts[:-1], cuts[1:]
    runs = kinds[1:][starts]
    said = runs != _OTHER
    starts, ends = starts[said], ends[said]
    return Tokens(starts, ends, _hashed(codes, starts, ends), runs[said] == _DIGIT)


def mixed(values: Hashes) -> Hashes:
    """Spread what differs in values over all their bits."""
    values = values ^ (values >> _HALF)
    values *= _MIXER
    values ^= values >> _HALF
    return values


def _kinds(codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """Return what kind of character each is, between two that are no part of any token."""
    kinds = np.zeros(len(codes) + 2, np.uint8)
    kinds[1:-1] = _KINDS[np.minimum(codes, _PLANE)]
    if kinds.max() >= _ALONE:
        far = (codes >= _PLANE).nonzero()[0]
        kinds[far + 1] = _kinds_of("".join(map(chr, codes[far].tolist())))
        alone = (kinds == _ALONE).nonzero()[0]
        kinds[alone] += (alone & 1).astype(np.uint8)  # side by side, each is a run of its own
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


def _hashed(codes: Codes, starts: Places, ends: Places) -> Hashes:
    """Hash stretches by a polynomial of their characters: sums over all that stands before give any stretch's."""
    powers, inverse = _powers(max(len(codes), _USUAL).bit_length())
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.add.accumulate(codes * powers[: len(codes)], out=sums[1:])
    return mixed((sums[ends] - sums[starts]) * inverse[starts])


@lru_cache(maxsize=2)
def _powers(bits: int) -> tuple[Hashes, Hashes]:
    """Return the powers of an odd number, and of its inverse, modulo 2 to the 64."""
    ones = np.ones(1 << bits, np.uint64)
    powers, inverse = ones.copy(), ones
    powers[1:], inverse[1:] = _BASE, pow(_BASE, -1, 1 << 64)
    return np.cumprod(powers, dtype=np.uint64), np.cumprod(inverse, dtype=np.uint64)


_OTHER: Final = 0
_LETTER: Final = 1
_DIGIT: Final = 2
_INNER: Final = 3
"""Part of a number between two of its digits."""
_ALONE: Final = 4
"""A token of its own; every other one is counted as one more."""
_WITHOUT_BLANKS: Final = (("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7a3"))
_PLANE: Final = 0xFFFF
"""Characters from here on are looked at one by one: few are letters."""
_KINDS: Final = _all_kinds()
_ASCII_KINDS: Final = bytes(_KINDS[:128].tolist()).ljust(256, b"\0")
_BASE: Final = 0x9E3779B97F4A7C15
_MIXER: Final = np.uint64(0xD6E8FEB86659FD93)
_HALF: Final = np.uint64(32)
_USUAL: Final = 1 << 13

"""Write the hashes of a text's traits in few bytes, and read them back.

Shingles and words are sets: n hashes that ascend, and lie about evenly below 2**24. A difference between neighbours is
about 2**24 / n, so it needs log2(n) bits less than a hash. Differences are written in Rice code: a quotient in unary
(ones, then a zero), since it is small, then the low bits as they are. The first byte of a set is the number of low
bits; bits fill each byte from its lowest one. Measured, a set of 40 takes 20.4 bits a hash, one of 150 takes 18.3.

Then come the paragraphs, two bytes each, and the words of headline and names. Nearly all of these are among the words
before: of those, the index among the words is written, in one byte; of the others, the hash, in three.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from dateline.core.stories.similarity.compiler import (
    INT64,
    UINT8S,
    UINT32S,
    WRITABLE_UINT8S,
    WRITABLE_UINT32S,
    compiled,
)
from dateline.core.stories.similarity.vocabulary import Hashes24

Bytes = NDArray[np.uint8]
"""One-dimensional."""
_BYTE: Final = 8
"""Bits of a byte."""
_MAX_BYTES_OF_A_HASH: Final = 4
"""Bounds the bytes of a hash: in a set 24 low bits and a quotient that is below 2 on average, elsewhere one to four."""
_LOOSE: Final = 255
"""The index of a word of headline or names that is not among the words: the largest of one byte."""


@compiled(UINT32S, WRITABLE_UINT8S, INT64)
def _write_set(hashes: Hashes24, written: Bytes, start: int) -> int:
    """Write a set from byte ``start`` on, where the bytes are 0; return where it ends."""
    count = len(hashes)
    if count == 0:
        return start
    mean = np.int64(hashes[count - 1]) // count  # so all quotients together are less than 2 * count
    shift = 0
    while mean >> (shift + 1):
        shift += 1
    written[start] = shift
    position = _BYTE * (start + 1)
    before = np.int64(-1)
    for value in hashes:
        difference = np.int64(value) - before - 1
        before = np.int64(value)
        for _ in range(difference >> shift):
            written[position >> 3] |= 1 << (position & 7)
            position += 1
        position += 1
        width = 0
        while width < shift:
            skipped = position & 7
            step = np.minimum(_BYTE - skipped, shift - width)
            written[position >> 3] |= ((difference >> width) & ((1 << step) - 1)) << skipped
            width += step
            position += step
    return (position + 7) >> 3


@compiled(UINT8S, INT64, WRITABLE_UINT32S)
def _read_set(written: Bytes, start: int, hashes: Hashes24) -> int:
    """Read a set that begins at byte ``start`` into ``hashes``; return where it ends, or a number beyond the bytes."""
    if len(hashes) == 0:
        return start
    beyond = len(written) + 1
    if start >= len(written):
        return beyond
    shift = np.int64(written[start])
    position, end = _BYTE * (start + 1), _BYTE * len(written)
    value = np.int64(-1)
    for index in range(len(hashes)):
        quotient = 0
        while position < end and (written[position >> 3] >> (position & 7)) & 1:
            quotient += 1
            position += 1
        position += 1
        if position + shift > end:
            return beyond
        low, width = np.int64(0), 0
        while width < shift:
            skipped = position & 7
            step = np.minimum(_BYTE - skipped, shift - width)
            low |= ((np.int64(written[position >> 3]) >> skipped) & ((1 << step) - 1)) << width
            width += step
            position += step
        value += 1 + ((quotient << shift) | low)
        hashes[index] = value
    return (position + 7) >> 3


@compiled(UINT32S, INT64, INT64, INT64)
def packed(hashes: Hashes24, shingles: int, words: int, named: int) -> tuple[Bytes, int]:
    """Return the bytes of hashes, and how many words of headline and names are not among the words.

    ``hashes`` holds as many shingles, words, and words of headline and names as the numbers say; the rest are
    paragraphs.
    """
    end_of_words = shingles + words
    among, paragraphs = hashes[shingles:end_of_words], hashes[end_of_words + named :]
    written = np.zeros(_MAX_BYTES_OF_A_HASH * (len(hashes) + 1), np.uint8)
    end = _write_set(hashes[:shingles], written, 0)
    end = _write_set(among, written, end)
    for value in paragraphs:
        written[end], written[end + 1] = value & 0xFF, value >> _BYTE
        end += 2
    indexes = np.empty(named, np.uint8)
    loose = 0
    for number in range(named):
        value = hashes[end_of_words + number]
        index = np.searchsorted(among, value)
        if index < _LOOSE and index < words and among[index] == value:
            indexes[number] = index
            continue
        indexes[number] = _LOOSE
        written[end], written[end + 1], written[end + 2] = value & 0xFF, (value >> _BYTE) & 0xFF, value >> 2 * _BYTE
        end += 3
        loose += 1
    written[end : end + named] = indexes
    return written[: end + named], loose


@compiled(UINT8S, INT64, INT64, INT64, INT64, INT64)
def unpacked(  # noqa: PLR0913, PLR0917 - the numbers that a record holds; numba takes no names
    written: Bytes, shingles: int, words: int, named: int, paragraphs: int, loose: int
) -> Hashes24:
    """Return what ``packed`` was given, of so many shingles and so on; no hashes where the numbers do not fit."""
    end_of_words = shingles + words
    hashes = np.empty(end_of_words + named + paragraphs, np.uint32)
    start = _read_set(written, 0, hashes[:shingles])
    start = _read_set(written, start, hashes[shingles:end_of_words])
    start_of_loose = start + 2 * paragraphs
    start_of_indexes = start_of_loose + 3 * loose
    if start_of_indexes + named != len(written):
        return hashes[:0]
    for number in range(paragraphs):
        at = start + 2 * number
        hashes[end_of_words + named + number] = written[at] | np.uint32(written[at + 1]) << _BYTE
    at = start_of_loose
    for number in range(named):
        index = written[start_of_indexes + number]
        value = np.uint32(0)
        if index == _LOOSE and at < start_of_indexes:
            value = written[at] | np.uint32(written[at + 1]) << _BYTE | np.uint32(written[at + 2]) << 2 * _BYTE
            at += 3
        elif index < words:
            value = hashes[shingles + index]
        hashes[end_of_words + number] = value
    return hashes

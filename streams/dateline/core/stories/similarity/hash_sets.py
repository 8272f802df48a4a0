"""Sets of hashes as sorted arrays: a set is a row of 24-bit hashes, ascending, each once.

``lacking`` tells which words are not in a set. ``are_among`` and ``are_any_of`` ask of 64-bit hashes whether they are
in a set, or in a text; ``any_stood`` and ``first_that_stood`` whether a row of five of them is in one text alone.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from dateline.core.stories.similarity.compiler import (
    INT32S,
    INT64,
    INT64S,
    UINT32S,
    UINT64,
    UINT64S,
    WRITABLE_INT64S,
    WRITABLE_UINT32S,
    WRITABLE_UINT64S,
    compiled,
    compiled_entry,
)
from dateline.core.stories.similarity.text.tokenized_text import SHINGLE_WORDS, row_hash
from dateline.core.stories.similarity.tokens import Flags, Hashes64, Positions
from dateline.core.stories.similarity.vocabulary import NO_WORD, Hashes24, slot_of, table_of, to_24_bits

Millionths = NDArray[np.int64]
"""One-dimensional: the weight of each hash, in millionths: sums of whole numbers are the same in any order."""
Numbers = NDArray[np.int32]
"""One-dimensional: a hash table of numbers of hashes, from 1 on; 0 is an empty slot."""

_MIN_SLOTS: Final = 1 << 12
"""Slots of such a table, at least: of a usual text, twenty for each hash. Chosen by hand."""
_SLOTS_PER_HASH: Final = 8
"""Slots of a larger one for each hash, at least. Chosen by hand."""
_ONE: Final = np.uint32(1)


@compiled(WRITABLE_UINT32S, INT64, INT64, UINT64)
def insert(hashes: Hashes24, start: int, end: int, word: np.uint64) -> int:
    """Insert a hash into those from ``start`` to before ``end``, which ascend; return the new end."""
    at = end
    while at > start and hashes[at - 1] > word:
        at -= 1
    if at > start and hashes[at - 1] == word:
        return end
    for row in range(end, at, -1):
        hashes[row] = hashes[row - 1]
    hashes[at] = word
    return end + 1


@compiled(UINT32S, UINT32S)
def difference(hashes: Hashes24, others: Hashes24) -> Hashes24:
    """Return the hashes of a set that are not in the other set."""
    rest = np.empty(len(hashes), np.uint32)
    size = other = 0
    for value in hashes:
        while other < len(others) and others[other] < value:
            other += 1
        if other == len(others) or others[other] != value:
            rest[size] = value
            size += 1
    return rest[:size]


@compiled(UINT32S)
def numbered(hashes: Hashes24) -> Numbers:
    """Return a hash table with open addressing that has the number of each hash, from 1 on; ``number_of`` asks it.

    It has so many empty slots that one look tells of nearly every other hash that it is not among these: to merge two
    sets takes six times as long.
    """
    slots = _MIN_SLOTS
    while slots < _SLOTS_PER_HASH * len(hashes):
        slots *= 2
    table, last = np.zeros(slots, np.int32), np.uint32(slots - 1)
    for index in range(len(hashes)):
        slot = hashes[index] & last
        while table[slot]:
            slot = (slot + _ONE) & last
        table[slot] = index + 1
    return table


@compiled(INT32S, UINT32S, UINT64)
def number_of(table: Numbers, hashes: Hashes24, value: np.uint32) -> np.int64:
    """Return the number of a hash by the table of ``hashes``; 0 where it is not among them."""
    last = np.uint32(len(table) - 1)
    slot = np.uint32(value) & last
    while table[slot] and hashes[table[slot] - 1] != value:
        slot = (slot + _ONE) & last
    return np.int64(table[slot])


@compiled(UINT32S, INT32S, UINT32S)
def count_shared(hashes: Hashes24, numbers: Numbers, others: Hashes24) -> int:
    """Return how many hashes two sets share; ``numbers`` is the table of the first."""
    count = 0
    for value in others:
        if number_of(numbers, hashes, value):
            count += 1
    return count


@compiled(UINT32S, UINT32S)
def count_shared_of_few(words: Hashes24, others: Hashes24) -> int:
    """Return how many words are among the others; both may be in any order, and are few."""
    count = 0
    for word in words:
        for other in others:
            if word == other:
                count += 1
                break
    return count


@compiled(UINT32S, INT64S, INT32S, UINT32S)
def weigh_shared(hashes: Hashes24, weights: Millionths, numbers: Numbers, others: Hashes24) -> tuple[int, int]:
    """Return how many hashes two sets share, and the sum of their weights; ``numbers`` is the table of the first."""
    count = total = 0
    for value in others:
        number = number_of(numbers, hashes, value)
        if number:
            count += 1
            total += weights[number - 1]
    return count, total


def lacking(words: Hashes24, others: Hashes24) -> list[int]:
    """Return the indexes of the words, in any order, that are none of the others."""
    found = np.empty(len(words), np.int64)
    indexes: list[int] = found[: _find_lacking(words, others, found)].tolist()
    return indexes


@compiled_entry(UINT32S, UINT32S, WRITABLE_INT64S)
def _find_lacking(words: Hashes24, others: Hashes24, found: Positions) -> int:
    """Fill in what ``lacking`` returns, and return how many there are."""
    table, size = table_of(others), 0
    for index in range(len(words)):
        if table[slot_of(table, words[index])] == NO_WORD:
            found[size] = index
            size += 1
    return size


@compiled(UINT64S, UINT64, UINT32S)
def are_among(hashes: Hashes64, seed: np.uint64, words: Hashes24) -> Flags:
    """Return for each hash whether it is, in 24 bits, among words, which ascend."""
    flags = np.empty(len(hashes), np.bool_)
    for index in range(len(hashes)):
        word = to_24_bits(hashes[index] ^ seed)
        at = np.searchsorted(words, word)
        flags[index] = at < len(words) and words[at] == word
    return flags


@compiled(UINT64S, UINT64S)
def are_any_of(hashes: Hashes64, others: Hashes64) -> Flags:
    """Return for each of a few hashes whether it is any of the others, in any order."""
    flags = np.zeros(len(hashes), np.bool_)
    for index in range(len(hashes)):
        for other in others:
            flags[index] |= hashes[index] == other
    return flags


@compiled(UINT64S, INT64, INT64, UINT64, UINT32S, UINT32S)
def any_stood(  # noqa: PLR0913, PLR0917
    words: Hashes64, first: int, stop: int, seed: np.uint64, former: Hashes24, own: Hashes24
) -> bool:
    """Whether the text before had a row of five words that the new text has not; the rows begin in ``first:stop``.

    ``former`` are the rows of the text before, ``own`` the new text's; both ascend.
    """
    for row in range(first, min(stop, len(words) - SHINGLE_WORDS + 1)):
        shingle = row_hash(words, row, seed)
        at = np.searchsorted(former, shingle)
        if at < len(former) and former[at] == shingle:
            at = np.searchsorted(own, shingle)
            if at == len(own) or own[at] != shingle:
                return True
    return False


@compiled(WRITABLE_UINT64S, INT64, UINT64S, INT64, INT64, UINT64, UINT32S, UINT32S)
def first_that_stood(  # noqa: PLR0913, PLR0917
    words: Hashes64,
    at: int,
    guesses: Hashes64,
    first: int,
    stop: int,
    seed: np.uint64,
    former: Hashes24,
    own: Hashes24,
) -> int:
    """Return the index of the first guess with which ``any_stood`` holds, if it is put at ``at``; -1 for none."""
    for number in range(len(guesses)):
        words[at] = guesses[number]
        if any_stood(words, first, stop, seed, former, own):
            return number
    return -1

"""Sets of hashes as sorted arrays: a set is a row of 24-bit hashes, ascending, each once."""

import numpy as np
from numpy.typing import NDArray

from dateline.core.stories.similarity.compiler import INT64, INT64S, UINT32S, UINT64, WRITABLE_UINT32S, compiled
from dateline.core.stories.similarity.vocabulary import Hashes24

Millionths = NDArray[np.int64]
"""One-dimensional: the weight of each hash, in millionths: sums of whole numbers are the same in any order."""


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


@compiled(UINT32S, UINT32S)
def count_shared(hashes: Hashes24, others: Hashes24) -> int:
    """Return how many hashes two sets share."""
    count = at = other = 0
    while at < len(hashes) and other < len(others):
        ours, theirs = hashes[at], others[other]
        count += ours == theirs  # no ``if``: which is smaller is chance, and a processor guesses wrong every other time
        at += ours <= theirs
        other += theirs <= ours
    return count


@compiled(UINT32S, INT64S, UINT32S)
def weigh_shared(hashes: Hashes24, weights: Millionths, others: Hashes24) -> tuple[int, int]:
    """Return how many hashes two sets share, and the sum of their weights, one for each of ``hashes``."""
    count = total = at = other = 0
    while at < len(hashes) and other < len(others):
        ours, theirs = hashes[at], others[other]
        count += ours == theirs
        total += weights[at] * (ours == theirs)
        at += ours <= theirs
        other += theirs <= ours
    return count, total

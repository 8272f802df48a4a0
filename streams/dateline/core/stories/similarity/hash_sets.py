"""Sets of hashes, held as rows in ascending order, each once."""

import numpy as np

from dateline.core.stories.similarity.compiler import PLACES, WORDS, compiled
from dateline.core.stories.similarity.tokens import Places
from dateline.core.stories.similarity.vocabulary import Words


def distinct(values: Words) -> Words:
    """Return hashes in ascending order, each once."""
    return _first_of_each(np.sort(values))


@compiled(WORDS)
def _first_of_each(values: Words) -> Words:
    found = np.empty(len(values), np.uint32)
    size = 0
    for value in values:
        if size == 0 or found[size - 1] != value:
            found[size] = value
            size += 1
    return found[:size]


@compiled(WORDS, WORDS)
def unshared(words: Words, others: Words) -> Words:
    """Return the hashes of a set that are not in another."""
    found = np.empty(len(words), np.uint32)
    size = other = 0
    for word in words:
        while other < len(others) and others[other] < word:
            other += 1
        if other == len(others) or others[other] != word:
            found[size] = word
            size += 1
    return found[:size]


@compiled(WORDS, WORDS)
def shared(words: Words, others: Words) -> int:
    """Return how many hashes two sets share."""
    found = other = 0
    for word in words:
        while other < len(others) and others[other] < word:
            other += 1
        if other < len(others) and others[other] == word:
            found += 1
    return found


@compiled(WORDS, PLACES, WORDS)
def sum_of_shared(words: Words, weights: Places, others: Words) -> int:
    """Return the sum of the weights of those hashes of a set that are in another."""
    total = other = 0
    for place in range(len(words)):
        while other < len(others) and others[other] < words[place]:
            other += 1
        if other < len(others) and others[other] == words[place]:
            total += weights[place]
    return total

"""Measures of two texts, by weights of words that are known."""

from math import sqrt

import numpy as np
import pytest

from dateline.core.stories.similarity.compare import NewText, likeness, overlaps
from dateline.core.stories.similarity.document_frequency import Frequencies
from dateline.core.stories.similarity.features import NO_HASHES, Traits, of_hashes
from dateline.core.stories.similarity.vocabulary import HASH_DTYPE

NOON = 1_770_000_000
COMMON = range(1, 11)
"""Words that 16 stories contain; all others are in none."""


def text(*words: int) -> Traits:
    hashes = np.array(sorted(words), HASH_DTYPE)
    return of_hashes(NO_HASHES, hashes, NO_HASHES, NO_HASHES, NO_HASHES, numbers="", names="", places="", signal=None)


def cosine(one: Traits, other: Traits) -> float:
    counted = Frequencies()
    for _ in range(16):
        counted.add(NOON, np.array(COMMON, HASH_DTYPE))
    new = NewText(one, counted.weights(NOON, NOON))
    (overlap,) = overlaps(new, [other])
    return likeness(new, other, overlap).cosine


def test_the_cosine_is_1_for_the_same_words_and_0_for_others() -> None:
    assert cosine(text(1, 2, 20), text(1, 2, 20)) == pytest.approx(1)
    assert cosine(text(20, 21), text(30, 31)) == 0
    assert cosine(text(), text()) == 0


def test_the_cosine_counts_a_rare_word_by_its_square() -> None:
    assert cosine(text(20, 21, 22, 23), text(20, 30, 31, 32)) == pytest.approx(1 / sqrt(4 * 4))
    rare = cosine(text(1, 2, 20), text(3, 4, 20))
    assert rare > cosine(text(1, 2, 20), text(1, 2, 30))
    assert cosine(text(1, 2, 20), text(3, 4, 20)) == cosine(text(3, 4, 20), text(1, 2, 20))

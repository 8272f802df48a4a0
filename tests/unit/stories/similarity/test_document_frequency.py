"""Counts of words depend on the texts of a time alone."""

from collections.abc import Iterable
from random import Random
from unittest import mock

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.core.stories.similarity import document_frequency
from dateline.core.stories.similarity.document_frequency import COMMON_STORIES, SPAN, WINDOW_SPANS, Frequencies
from dateline.core.stories.similarity.vocabulary import HASH_DTYPE, Hashes24

UNHURRIED = settings(deadline=None)
"""A table of counters is 4 MiB, and a busy machine takes its time to give one."""
NOON = 1_770_000_000 // SPAN * SPAN
EVER = -(1 << 40)
texts = st.lists(st.tuples(st.integers(-9, 9), st.sets(st.integers(0, 9))), max_size=60)


def hashes(words: Iterable[int]) -> Hashes24:
    return np.array([*words], HASH_DTYPE)


def weights_of(frequencies: Frequencies, at: int, horizon: int = EVER) -> list[float]:
    return [float(weight) for weight in frequencies.weights(at, horizon)[hashes(range(10))]]


@UNHURRIED
@given(texts, st.randoms(use_true_random=False))
def test_the_order_in_which_texts_came_decides_nothing(texts_added: list[tuple[int, set[int]]], rng: Random) -> None:
    one, other = Frequencies(), Frequencies()
    for span, words in texts_added:
        one.add(NOON + span * SPAN, hashes(words))
        weights_of(one, NOON)
    for span, words in rng.sample(texts_added, len(texts_added)):
        other.add(NOON + span * SPAN, hashes(words))
    for span in range(-9, 9):
        assert weights_of(one, NOON + span * SPAN) == weights_of(other, NOON + span * SPAN)


@UNHURRIED
@given(texts, st.integers(-9, 9))
def test_counts_after_dropping_are_like_those_without_the_dropped_texts(
    texts_added: list[tuple[int, set[int]]], oldest: int
) -> None:
    dropped, without = Frequencies(), Frequencies()
    for span, words in texts_added:
        dropped.add(NOON + span * SPAN, hashes(words))
        if span >= oldest:
            without.add(NOON + span * SPAN, hashes(words))
    dropped.drop_before(NOON // SPAN + oldest)
    assert weights_of(dropped, NOON) == weights_of(without, NOON)


@UNHURRIED
@given(texts, st.integers(-9, 9))
def test_weights_do_not_depend_on_whether_old_counts_were_dropped(
    texts_added: list[tuple[int, set[int]]], oldest: int
) -> None:
    dropped, undropped = Frequencies(), Frequencies()
    for span, words in texts_added:
        dropped.add(NOON + span * SPAN, hashes(words))
        undropped.add(NOON + span * SPAN, hashes(words))
    horizon = NOON + oldest * SPAN
    dropped.drop_before(horizon // SPAN)
    assert weights_of(dropped, NOON, horizon) == weights_of(undropped, NOON, horizon)


@UNHURRIED
@given(texts)
def test_a_count_is_the_sum_over_the_window(texts_added: list[tuple[int, set[int]]]) -> None:
    frequencies = Frequencies()
    for span, words in texts_added:
        frequencies.add(NOON + span * SPAN, hashes(words))
    near = [words for span, words in texts_added if abs(span) <= WINDOW_SPANS]
    common = [sum(word in words for words in near) >= COMMON_STORIES for word in range(10)]
    assert [weight == 0.0 for weight in weights_of(frequencies, NOON)] == common


def test_a_word_of_fewer_stories_weighs_more() -> None:
    frequencies = Frequencies()
    for number in range(COMMON_STORIES):
        frequencies.add(NOON, hashes(range(number + 1)))
    weights = weights_of(frequencies, NOON)[: COMMON_STORIES + 1]
    assert weights == sorted(weights)
    assert weights[0] == 0.0


def test_the_weight_of_words_is_the_sum_of_their_weights() -> None:
    frequencies = Frequencies()
    frequencies.add(NOON, hashes([1, 2]))
    weights = frequencies.weights(NOON, EVER)
    assert weights.of(hashes([1, 2, 3])) == sum(weights.of(hashes([word])) for word in (1, 2, 3))


def test_many_texts_at_once_count_like_one_by_one() -> None:
    rng = Random(3)  # noqa: S311 - a sample, no secret
    texts_added = [(rng.randrange(5), set(rng.sample(range(10), 3))) for _ in range(1200)]
    one, other = Frequencies(), Frequencies()
    for span, words in texts_added:
        one.add(NOON + span * SPAN, hashes(words))
        other.add(NOON + span * SPAN, hashes(words))
        weights_of(other, NOON)
    assert weights_of(one, NOON) == weights_of(other, NOON)


@settings(deadline=None, max_examples=25)
@given(texts)
def test_a_window_asked_about_often_has_the_weights_of_one_asked_about_once(
    texts_added: list[tuple[int, set[int]]],
) -> None:
    """Its sum is cached; few are. That of a window asked about once is not, so that its spans are looked up."""
    often, once = Frequencies(), Frequencies()
    with mock.patch.multiple(document_frequency, _MOST_ASKED_BEFORE_SUMMED=1, _MAX_SUMMED_WINDOWS=2):
        for span, words in texts_added:
            often.add(NOON + span * SPAN, hashes(words))
            for asked in (-1, 0, 1, span):
                weights_of(often, NOON + asked * SPAN)
        weights = [weights_of(often, NOON + span * SPAN) for span in (-1, 0, 1)]
    for span, words in texts_added:
        once.add(NOON + span * SPAN, hashes(words))
    with mock.patch.object(document_frequency, "_TEXTS_PER_ASKED", 0):
        assert weights == [weights_of(once, NOON + span * SPAN) for span in (-1, 0, 1)]


def test_the_sum_of_a_window_with_few_texts_is_kept_at_once() -> None:
    """Its spans get no counters of their own, of which each takes four megabytes."""
    frequencies = Frequencies()
    for span in range(4):
        frequencies.add(NOON + span * SPAN, hashes([1, 2, span]))
        weights_of(frequencies, NOON + span * SPAN)
    assert [tally._counters for tally in frequencies._spans.values()] == [None] * 4  # noqa: SLF001 - what it holds is the point
    assert len(frequencies._sums) == 2  # noqa: SLF001


def test_a_gap_of_years_leaves_nothing_of_the_past() -> None:
    frequencies = Frequencies()
    years = 39 * 365 * 24 * 3600
    frequencies.add(NOON, hashes([1, 2]))
    for at in (NOON + years, NOON + years + SPAN):
        weights = frequencies.weights(at, at - 6 * SPAN)
        frequencies.add(at, hashes([1]))
    assert weights.of(hashes([1])) < weights.of(hashes([2]))
    assert list(frequencies._spans) == [(NOON + years) // SPAN, (NOON + years) // SPAN + 1]  # noqa: SLF001 - what it holds is the point


def test_few_of_a_hundred_thousand_words_share_their_counters() -> None:
    rng = np.random.default_rng(7)
    words = rng.choice(1 << 24, 101_000, replace=False).astype(HASH_DTYPE)
    frequencies = Frequencies()
    for _ in range(COMMON_STORIES):
        frequencies.add(NOON, words[1000:])
    weights = frequencies.weights(NOON, EVER)
    assert (weights[words[1000:]] == 0).all()
    assert (weights[words[:1000]] == 0).mean() < 0.06

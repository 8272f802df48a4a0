"""Counts of words depend on the texts of a time alone."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.core.frequencies import AROUND, COMMON, SPAN, Frequencies

NOON = 1_770_000_000 // SPAN * SPAN
EVER = -(1 << 40)
texts = st.lists(st.tuples(st.integers(-9, 9), st.sets(st.integers(0, 9))), max_size=60)


def held(frequencies: Frequencies, at: int, horizon: int = EVER) -> list[float]:
    return [frequencies.weights(at, horizon)[word] for word in range(10)]


@given(texts, st.randoms(use_true_random=False))
def test_the_order_in_which_texts_came_decides_nothing(found: list[tuple[int, set[int]]], rng: Random) -> None:
    one, other = Frequencies(), Frequencies()
    for span, words in found:
        one.add(NOON + span * SPAN, words)
        held(one, NOON)
    for span, words in rng.sample(found, len(found)):
        other.add(NOON + span * SPAN, words)
    for span in range(-9, 9):
        assert held(one, NOON + span * SPAN) == held(other, NOON + span * SPAN)


@given(texts, st.integers(-9, 9))
def test_what_was_dropped_was_never_there(found: list[tuple[int, set[int]]], oldest: int) -> None:
    dropped, without = Frequencies(), Frequencies()
    for span, words in found:
        dropped.add(NOON + span * SPAN, words)
        if span >= oldest:
            without.add(NOON + span * SPAN, words)
    dropped.drop_before(NOON // SPAN + oldest)
    assert held(dropped, NOON) == held(without, NOON)


@given(texts, st.integers(-9, 9))
def test_it_does_not_matter_whether_what_is_too_old_was_dropped_yet(
    found: list[tuple[int, set[int]]], oldest: int
) -> None:
    dropped, kept = Frequencies(), Frequencies()
    for span, words in found:
        dropped.add(NOON + span * SPAN, words)
        kept.add(NOON + span * SPAN, words)
    horizon = NOON + oldest * SPAN
    dropped.drop_before(horizon // SPAN)
    assert held(dropped, NOON, horizon) == held(kept, NOON, horizon)


@given(texts)
def test_a_count_is_the_sum_over_the_window(found: list[tuple[int, set[int]]]) -> None:
    frequencies = Frequencies()
    for span, words in found:
        frequencies.add(NOON + span * SPAN, words)
    near = [words for span, words in found if abs(span) <= AROUND]
    common = [sum(word in words for words in near) >= COMMON for word in range(10)]
    assert [weight == 0.0 for weight in held(frequencies, NOON)] == common


def test_the_fewer_stories_hold_a_word_the_more_it_tells() -> None:
    frequencies = Frequencies()
    for number in range(COMMON):
        frequencies.add(NOON, set(range(number + 1)))
    weights = held(frequencies, NOON)[: COMMON + 1]
    assert weights == sorted(weights)
    assert weights[0] == 0.0


def test_words_weigh_together_what_they_weigh_apart() -> None:
    frequencies = Frequencies()
    frequencies.add(NOON, {1, 2})
    weights = frequencies.weights(NOON, EVER)
    assert weights.of([1, 2, 3]) == pytest.approx(weights[1] + weights[2] + weights[3])


def test_many_texts_at_once_count_like_one_by_one() -> None:
    rng = Random(3)  # noqa: S311 - a sample, no secret
    found = [(rng.randrange(5), set(rng.sample(range(10), 3))) for _ in range(1200)]
    one, other = Frequencies(), Frequencies()
    for span, words in found:
        one.add(NOON + span * SPAN, words)
        other.add(NOON + span * SPAN, words)
        held(other, NOON)
    assert held(one, NOON) == held(other, NOON)


def test_a_gap_of_years_makes_no_number_longer() -> None:
    """One digit stands for half a day: of a page of 1987 and one of 2026, it would be tens of thousands."""
    frequencies = Frequencies()
    years = 39 * 365 * 24 * 3600
    frequencies.add(NOON, [1, 2])
    for at in (NOON + years, NOON + years + SPAN):
        weights = frequencies.weights(at, at - 6 * SPAN)
        frequencies.add(at, [1])
    assert weights[1] < weights[2]
    assert max(count.bit_length() for count in frequencies._counts.values()) < 24 * 16  # noqa: SLF001 - its size is the point

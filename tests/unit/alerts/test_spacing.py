"""Times that lie at least a gap apart, and what is remembered of them."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.alerts.spacing import (
    Times,
    from_state,
    is_free,
    merged,
    to_microseconds,
    to_state,
    with_time,
    without_before,
)
from tests.alert_stories import at

GAP: Final = 10
LIMIT: Final = 4
moments = st.lists(st.integers(-200, 200), max_size=60)


def noted(*moments: int, now: int = 0, limit: int = 99) -> Times:
    times: Times = ()
    for moment in moments:
        times = with_time(times, moment, gap=GAP, now=now, limit=limit)
    return times


@pytest.mark.parametrize(
    ("moment", "free"),
    [(-10, True), (-9, False), (0, False), (9, False), (10, True), (30, True), (31, False), (45, False)],
)
def test_a_time_is_free_a_gap_away_from_the_others(moment: int, *, free: bool) -> None:
    assert is_free(((0, 0), (40, 50)), moment, GAP) is free


def test_without_a_gap_every_time_is_free() -> None:
    assert is_free(((0, 9),), 5, 0)


@pytest.mark.parametrize(
    ("moments", "now", "times"),
    [
        # Less than two gaps apart: no time between them is free, and nothing is lost.
        ((0, 100, 200, 300, 319), 0, ((0, 0), (100, 100), (200, 200), (300, 319))),
        # Else the oldest two that the stage's time has passed.
        ((0, 100, 160, 300, 400), 1000, ((0, 100), (160, 160), (300, 300), (400, 400))),
        # Of the future, those with the least between them: a page of another year blocks nothing else.
        ((0, 100, 160, 300, 10**9), 50, ((0, 0), (100, 160), (300, 300), (10**9, 10**9))),
    ],
)
def test_beyond_the_limit_two_neighbours_become_one(moments: tuple[int, ...], now: int, times: Times) -> None:
    assert noted(*moments, now=now, limit=LIMIT) == times


@given(moments, st.integers(-200, 200))
def test_whatever_the_limit_free_times_are_a_gap_apart_and_what_is_remembered_is_bounded(
    moments: list[int], now: int
) -> None:
    times: Times = ()
    free: list[int] = []
    for moment in moments:
        if is_free(times, moment, GAP):
            assert all(abs(moment - other) >= GAP for other in free)
            free.append(moment)
            times = with_time(times, moment, gap=GAP, now=now, limit=LIMIT)
            assert len(times) <= LIMIT
            assert all(any(first <= other <= last for first, last in times) for other in free)
    assert from_state(to_state(times)) == times


@given(moments)
def test_below_the_limit_a_time_is_free_exactly_if_it_is_a_gap_away_from_all(moments: list[int]) -> None:
    times: Times = ()
    free: list[int] = []
    for moment in moments:
        may = all(abs(moment - other) >= GAP for other in free)
        assert is_free(times, moment, GAP) is may
        if may:
            free.append(moment)
            times = with_time(times, moment, gap=GAP, now=0, limit=99)


@given(moments, moments)
def test_merged_times_hold_those_of_both(some: list[int], others: list[int]) -> None:
    times = merged(noted(*some, limit=LIMIT), noted(*others, limit=LIMIT), gap=GAP, now=0, limit=LIMIT)
    assert len(times) <= LIMIT
    assert all(any(first <= moment <= last for first, last in times) for moment in (*some, *others))


def test_old_times_are_forgotten_with_the_pair_that_they_end() -> None:
    assert without_before(((0, 5), (7, 20), (30, 30)), 6) == ((7, 20), (30, 30))


def test_a_state_record_holds_single_times_as_numbers() -> None:
    assert to_state(((1, 1), (3, 9))) == [1, [3, 9]]


def test_a_moment_is_exact_to_the_microsecond() -> None:
    assert to_microseconds(at(0).replace(microsecond=7)) == int(at(0).timestamp()) * 1_000_000 + 7

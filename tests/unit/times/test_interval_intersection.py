"""The intersection of two publication intervals of one text, and the time that stands for one."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.times.interval_intersection import comparison_time, narrow
from dateline_schemas import Published

DAY = datetime(2026, 2, 7, tzinfo=UTC)


def between(earliest: str, latest: str, basis: str = "age") -> Published:
    times = [DAY + timedelta(hours=int(time[:2]), minutes=int(time[3:])) for time in (earliest, latest)]
    return Published.model_validate({"earliest": times[0], "latest": times[1], "basis": basis})


UNKNOWN = Published()


@pytest.mark.parametrize(
    ("existing", "sighted", "together", "conflicts"),
    [
        # `3 uur geleden` at 12:10 and `4 uur geleden` at 12:40
        (between("08:10", "09:10"), between("07:40", "08:40"), between("08:10", "08:40"), 0),
        (between("08:00", "09:00"), between("07:00", "10:00"), between("08:00", "09:00"), 0),
        (between("08:00", "09:00"), UNKNOWN, between("08:00", "09:00"), 0),
        (UNKNOWN, between("08:00", "09:00"), between("08:00", "09:00"), 0),
        (UNKNOWN, UNKNOWN, UNKNOWN, 0),
        # disjoint: the earlier one is returned, and 1 conflict
        (between("08:00", "09:00"), between("10:00", "11:00"), between("08:00", "09:00"), 1),
        (between("10:00", "11:00"), between("08:00", "09:00"), between("08:00", "09:00"), 1),
        # open at the earliest: intervals that only touch share no instant
        (between("08:00", "09:00"), between("09:00", "10:00"), between("08:00", "09:00"), 1),
        # an instant within an interval
        (
            between("08:00", "09:00"),
            between("08:30", "08:30", "article"),
            between("08:30", "08:30", "article"),
            0,
        ),
    ],
)
def test_narrow(existing: Published, sighted: Published, together: Published, conflicts: int) -> None:
    assert narrow(existing, sighted) == (together, conflicts)


@pytest.mark.parametrize(("hour", "expected"), [(6, 8), (8.5, 8.5), (12, 9)])
def test_an_interval_is_compared_by_its_time_nearest_to_the_fetch(hour: float, expected: float) -> None:
    assert comparison_time(between("08:00", "09:00"), DAY + timedelta(hours=hour)) == DAY + timedelta(hours=expected)


def test_an_unknown_interval_is_compared_by_the_time_of_the_fetch() -> None:
    assert comparison_time(UNKNOWN, DAY) == DAY


minutes = st.integers(0, 2000)


@given(st.tuples(minutes, st.integers(1, 500)), st.tuples(minutes, st.integers(1, 500)))
def test_an_interval_never_grows(one: tuple[int, int], two: tuple[int, int]) -> None:
    existing, sighted = (
        Published(earliest=DAY + timedelta(minutes=start), latest=DAY + timedelta(minutes=start + length), basis="age")
        for start, length in (one, two)
    )
    together, conflict = narrow(existing, sighted)
    assert together.earliest is not None
    assert together.latest is not None
    assert existing.earliest is not None
    assert existing.latest is not None
    assert together.latest - together.earliest <= max(
        existing.latest - existing.earliest, (sighted.latest or DAY) - (sighted.earliest or DAY)
    )
    if not conflict:
        assert narrow(sighted, existing)[0] == together, "the order of sightings decides nothing"

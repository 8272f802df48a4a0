"""Two publication intervals of one text, made one."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.times.interval import moment, narrow
from dateline_schemas import Published

DAY = datetime(2026, 2, 7, tzinfo=UTC)


def between(earliest: str, latest: str, basis: str = "age") -> Published:
    times = [DAY + timedelta(hours=int(time[:2]), minutes=int(time[3:])) for time in (earliest, latest)]
    return Published.model_validate({"earliest": times[0], "latest": times[1], "basis": basis})


UNKNOWN = Published()


@pytest.mark.parametrize(
    ("known", "seen", "together", "conflicts"),
    [
        # `3 uur geleden` at 12:10 and `4 uur geleden` at 12:40
        (between("08:10", "09:10"), between("07:40", "08:40"), between("08:10", "08:40"), 0),
        (between("08:00", "09:00"), between("07:00", "10:00"), between("08:00", "09:00"), 0),
        (between("08:00", "09:00"), UNKNOWN, between("08:00", "09:00"), 0),
        (UNKNOWN, between("08:00", "09:00"), between("08:00", "09:00"), 0),
        (UNKNOWN, UNKNOWN, UNKNOWN, 0),
        # disjoint: the earlier one is kept, and the conflict counted
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
def test_narrow(known: Published, seen: Published, together: Published, conflicts: int) -> None:
    assert narrow(known, seen) == (together, conflicts)


@pytest.mark.parametrize(("hour", "found"), [(6, 8), (8.5, 8.5), (12, 9)])
def test_the_time_in_an_interval_that_is_nearest_to_the_fetch_stands_for_it(hour: float, found: float) -> None:
    assert moment(between("08:00", "09:00"), DAY + timedelta(hours=hour)) == DAY + timedelta(hours=found)


def test_where_no_time_is_known_the_fetch_stands_for_it() -> None:
    assert moment(UNKNOWN, DAY) == DAY


minutes = st.integers(0, 2000)


@given(st.tuples(minutes, st.integers(1, 500)), st.tuples(minutes, st.integers(1, 500)))
def test_what_is_known_never_grows(one: tuple[int, int], two: tuple[int, int]) -> None:
    known, seen = (
        Published(earliest=DAY + timedelta(minutes=start), latest=DAY + timedelta(minutes=start + length), basis="age")
        for start, length in (one, two)
    )
    together, conflict = narrow(known, seen)
    assert together.earliest is not None
    assert together.latest is not None
    assert known.earliest is not None
    assert known.latest is not None
    assert together.latest - together.earliest <= max(
        known.latest - known.earliest, (seen.latest or DAY) - (seen.earliest or DAY)
    )
    if not conflict:
        assert narrow(seen, known)[0] == together, "the order of sightings decides nothing"

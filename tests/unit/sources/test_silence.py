"""A source is silent when many pages were due, and not because a night or a weekend has passed."""

from collections import Counter
from collections.abc import Callable
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.sources.silence import HISTORY_HOURS, HOUR, MIN_DUE_PAGES, WEEK_HOURS, silence
from tests.rows import each_row

MONDAY: Final = 20 * 52 * WEEK_HOURS
"""The midnight at which the tests' weeks begin, in hours since 1970; it need not be a real Monday."""
Rhythm = Callable[[int], int]


def by_day(hour: int) -> int:
    return int(8 <= hour % 24 < 20)


def on_workdays(hour: int) -> int:
    return by_day(hour) * (hour % WEEK_HOURS < 5 * 24) * 2


def in_bursts(hour: int) -> int:
    return 12 * (hour % 6 == 0)


def daily(hour: int) -> int:
    return int(hour % 24 == 9)


def pages(rhythm: Rhythm, hours: int, start: int = MONDAY) -> dict[int, int]:
    return {hour: rhythm(hour) for hour in range(start, start + hours) if rhythm(hour)}


def silent(rhythm: Rhythm, weeks: float, hours_after: float, start: int = MONDAY) -> bool | None:
    """Whether a source of a rhythm is silent ``hours_after`` the end of ``weeks`` of pages; None where not judged."""
    hours = int(weeks * WEEK_HOURS)
    result = silence(pages(rhythm, hours, start), int((start + hours + hours_after) * HOUR))
    return None if result is None else result.silent


@each_row(
    ("rhythm", "weeks", "hours_after", "expected"),
    [
        (by_day, 4, 8, False),  # at night
        (by_day, 4, 12, False),  # a few pages late in the morning
        (by_day, 4, 24, True),  # a day without any
        (by_day, 4, 7 * 24, True),
        (on_workdays, 4, 8, False),
        (on_workdays, 4 - 2 / 7, 48 + 8, False),  # over a weekend
        (on_workdays, 4 - 2 / 7, 48 + 20, True),  # and the Monday after it
        (in_bursts, 4, 0.9, False),
        (in_bursts, 4, 1, True),  # a dozen were due in the hour that is over
        (daily, 4, 7 * 24, False),
        (daily, 4, 9 * 24, True),
        (by_day, 0.9, 7 * 24, None),  # a new source is not judged
        (by_day, 1.2, 7 * 24, True),
    ],
)
def test_silence_is_judged_against_the_source_s_own_rhythm(
    rhythm: Rhythm, weeks: float, hours_after: float, *, expected: bool | None
) -> None:
    assert silent(rhythm, weeks, hours_after) is expected


def test_a_silence_says_how_many_pages_were_due() -> None:
    result = silence(pages(by_day, 4 * WEEK_HOURS), (MONDAY + 5 * WEEK_HOURS) * HOUR)
    assert result is not None
    assert (result.due, result.usual, result.a_week) == pytest.approx((84, 0, 84))


def test_one_earlier_gap_is_a_fault_and_two_are_usual() -> None:
    def after_gaps(*days: int) -> bool:
        missing = {hour for day in days for hour in range(MONDAY + day * 24, MONDAY + (day + 2) * 24)}
        remaining = {hour: n for hour, n in pages(by_day, 4 * WEEK_HOURS).items() if hour not in missing}
        result = silence(remaining, (MONDAY + 4 * WEEK_HOURS + 24) * HOUR)
        assert result
        return result.silent

    assert after_gaps(9)
    assert not after_gaps(9, 16)


def test_the_rhythm_is_that_of_the_last_four_weeks() -> None:
    busy = pages(lambda _: 50, 3 * WEEK_HOURS)
    calm = pages(daily, HISTORY_HOURS + 24, MONDAY + 3 * WEEK_HOURS)
    result = silence({**busy, **calm}, (MONDAY + 7 * WEEK_HOURS + 48) * HOUR)
    assert result
    assert result.a_week == pytest.approx(7, rel=0.05)


@given(st.lists(st.integers(0, HISTORY_HOURS - 1), min_size=1, max_size=200), st.integers(0, 3 * WEEK_HOURS))
def test_a_page_ends_every_silence_and_time_alone_only_lengthens_it(hours: list[int], later: int) -> None:
    counts = Counter(MONDAY + hour for hour in hours)
    last = max(counts)
    soon, late = (silence(counts, (last + after) * HOUR) for after in (later, later + 1))
    if soon is None or late is None:
        assert (soon, late) == (None, None)
        assert last - min(counts) < WEEK_HOURS
        return
    assert late.due >= soon.due
    assert not (counts[last + later] or 0) or soon.due == 0
    again = silence(counts + Counter({last + later: 1}), (last + later) * HOUR)
    assert again is None or not again.silent


@given(st.integers(1, 60), st.integers(0, 2 * WEEK_HOURS))
def test_a_steady_source_owes_its_rate_times_the_whole_hours(rate: int, hours: int) -> None:
    result = silence(pages(lambda _: rate, HISTORY_HOURS), (MONDAY + HISTORY_HOURS + hours) * HOUR)
    assert result
    assert result.due == pytest.approx(rate * hours)
    assert result.silent == (result.due >= MIN_DUE_PAGES)

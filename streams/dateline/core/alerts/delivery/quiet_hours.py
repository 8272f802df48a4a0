"""Quiet hours: whether a moment falls in them, and when they are over."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Final, Literal, NamedTuple, get_args

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

DAYS: Final[tuple[Day, ...]] = get_args(Day)

_WEEK: Final = timedelta(days=7)
_SOME_MONDAY: Final = datetime(2026, 1, 5, tzinfo=UTC)


class Period(NamedTuple):
    """From a time of day to another on a zone's clock, on the days that it begins on.

    ``end`` is on the next day where it is not after ``start``; equal to it, the period lasts a day.
    """

    days: frozenset[Day]
    start: time
    end: time
    zone: tzinfo


def quiet_until(periods: Sequence[Period], now: datetime) -> datetime | None:
    """Return when the quiet that ``now`` falls in is over, through periods that follow one another; None out of it.

    In UTC. After more than a week of quiet it looks no further.
    """
    moment = now
    while moment - now <= _WEEK and (end := max(_ends(periods, moment), default=None)):
        moment = end
    return None if moment == now else moment.astimezone(UTC)


def never_over(periods: Sequence[Period]) -> bool:
    """Tell whether periods leave no moment of a week."""
    end = quiet_until(periods, _SOME_MONDAY)
    return end is not None and end - _SOME_MONDAY > _WEEK


def _ends(periods: Iterable[Period], moment: datetime) -> list[datetime]:
    """Return the ends of the periods that a moment falls in."""
    found = []
    for period in periods:
        today = moment.astimezone(period.zone).date()
        for day in (today - timedelta(days=1), today):
            last = day + timedelta(days=period.end <= period.start)
            # Compared in UTC: between two times of one zone, Python would compare what the clocks show.
            start = datetime.combine(day, period.start, period.zone).astimezone(UTC)
            end = datetime.combine(last, period.end, period.zone).astimezone(UTC)
            if DAYS[day.weekday()] in period.days and start <= moment < end:
                found.append(end)
    return found

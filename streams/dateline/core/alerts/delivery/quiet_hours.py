"""Quiet hours: whether a time is within them, and when they end."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Final, Literal, NamedTuple, get_args

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

DAYS: Final[tuple[Day, ...]] = get_args(Day)

_WEEK: Final = timedelta(days=7)
_ANY_MONDAY: Final = datetime(2026, 1, 5, tzinfo=UTC)


class Period(NamedTuple):
    """Hours of the day in a time zone, on some days of the week.

    Where ``end`` is not after ``start``, it is on the next day; where they are equal, the period lasts a day.
    """

    days: frozenset[Day]
    """The days on which the period begins."""
    start: time
    end: time
    zone: tzinfo


def quiet_until(periods: Sequence[Period], now: datetime) -> datetime | None:
    """Return when the quiet hours around ``now`` end, in UTC; None outside quiet hours.

    Periods that follow one another without a gap count as one. The search ends after more than a week.
    """
    moment = now
    while moment - now <= _WEEK and (end := max(_ends(periods, moment), default=None)):
        moment = end
    return None if moment == now else moment.astimezone(UTC)


def never_end(periods: Sequence[Period]) -> bool:
    """Whether periods cover a whole week, so that quiet never ends."""
    end = quiet_until(periods, _ANY_MONDAY)
    return end is not None and end - _ANY_MONDAY > _WEEK


def _ends(periods: Iterable[Period], moment: datetime) -> list[datetime]:
    """Return the ends of the periods that a moment is in."""
    ends = []
    for period in periods:
        today = moment.astimezone(period.zone).date()
        for day in (today - timedelta(days=1), today):
            last = day + timedelta(days=period.end <= period.start)
            # Compared in UTC: for two times of one zone, Python compares the clocks, and ignores summer time.
            start = datetime.combine(day, period.start, period.zone).astimezone(UTC)
            end = datetime.combine(last, period.end, period.zone).astimezone(UTC)
            if DAYS[day.weekday()] in period.days and start <= moment < end:
                ends.append(end)
    return ends

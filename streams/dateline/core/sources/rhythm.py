"""Rhythm: how many pages a source gave by hour of the week and by day, for people to look at."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from dateline.core.sources.activity import PageYield, Source, newest_of, nonzero
from dateline.core.sources.health import HISTORY_DAYS
from dateline.core.sources.silence import HOUR, WEEK_HOURS
from dateline.core.times.clock import DAY

_DAYS_A_WEEK: Final = 7
_MONDAY: Final = 4
"""The first Monday, in days since 1970, which began on a Thursday."""


class Rhythm(NamedTuple):
    """A source's pages."""

    week: tuple[int, ...]
    """Pages of four weeks by hour of the week, from Monday at midnight on, in UTC: 168 numbers."""
    days: tuple[int, ...]
    """Pages of each of the last 28 days, the last of them today."""
    newest: tuple[int, ...]
    """Briefs that each of the newest pages gave, the newest last."""


def rhythms(partitions: Sequence[Mapping[str, Source]], names: Iterable[str], at: int) -> dict[str, Rhythm]:
    """Return the rhythm of each source at a time, in seconds since 1970; the counts of all partitions are added up."""
    return {
        name: _rhythm([sources[name] for sources in partitions if name in sources], at)
        for name in names
        if any(name in sources for sources in partitions)
    }


def _rhythm(parts: Sequence[Source], at: int) -> Rhythm:
    today = at // DAY
    week: Counter[int] = Counter()
    days: Counter[int] = Counter()
    for part in parts:
        for number, day in part.days.items():
            if not today - HISTORY_DAYS < number <= today:
                continue
            for hour, pages in nonzero(day.hours).items():
                week[((number - _MONDAY) % _DAYS_A_WEEK) * (DAY // HOUR) + hour] += pages
                days[number] += pages
    newest: list[PageYield] = newest_of(page for part in parts for page in part.newest if page.at <= at)
    return Rhythm(
        tuple(week[hour] for hour in range(WEEK_HOURS)),
        tuple(days[number] for number in range(today - HISTORY_DAYS + 1, today + 1)),
        tuple(page.briefs for page in newest),
    )

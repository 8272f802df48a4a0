"""A source's rhythm: how many pages it gives in each hour of a week, and whether it has gone silent against that.

Silence is judged by how many pages were due since the last one, and not by how long that is ago: nobody
expects pages at night of a source that never had any. It is counted in whole hours that brought none, so
that a source that gives a dozen pages at once, at every full hour, is not silent between them.
"""

from collections.abc import Mapping
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

HOUR: Final = 3600
WEEK_HOURS: Final = 7 * 24
HISTORY_HOURS: Final = 4 * WEEK_HOURS
"""A rhythm is that of the four weeks before the last page: what was earlier may have been another one."""

DUE: Final = 8.0
"""So many pages that were due, and none that came, are a silence: by chance alone, one in 3,000."""
TWICE: Final = 2.0
"""Nor is it one as long as the source has often missed half as many: some come by fits and starts."""
_DIGITS: Final = 6
"""That are right: hours since 1970 leave no more, and time alone shortens no silence."""


class Silence(NamedTuple):
    """How a source stands against its own rhythm at some moment."""

    due: float
    """Pages that were to be expected since the last one."""
    usual: float
    """Pages that were due in its second longest silence of the weeks before; the longest may have been a fault."""
    a_week: float
    """Pages that it gives in a week."""

    @property
    def silent(self) -> bool:
        """Whether so many were due that it has fallen silent."""
        return self.due >= max(DUE, TWICE * self.usual)


def silence(pages: Mapping[int, int], at: int) -> Silence | None:
    """Judge a source at a time, in seconds since 1970; None where its pages span less than a week.

    ``pages`` tells how many came in an hour, by hours since 1970; those after the time are left out.
    """
    now = at // HOUR
    seen = sorted(hour for hour, count in pages.items() if count and hour <= now)
    if not seen:
        return None
    last = seen[-1]
    seen = [hour for hour in seen if hour > last - HISTORY_HOURS]
    if last - seen[0] + 1 < WEEK_HOURS:
        return None
    rates = _rates(pages, seen)
    gaps = sorted(_due(rates, before, after) for before, after in pairwise(seen))
    return Silence(_due(rates, last, now), gaps[-2] if len(gaps) > 1 else 0.0, rates[-1])


def _rates(pages: Mapping[int, int], seen: list[int]) -> list[float]:
    """Return how many pages come in the hours of a week, added up from its first: 0 first, a whole week's last."""
    first, last = seen[0], seen[-1]
    totals = [0] * WEEK_HOURS
    for hour in seen:
        totals[hour % WEEK_HOURS] += pages[hour]
    whole, rest = divmod(last - first + 1, WEEK_HOURS)
    rates = [total / (whole + ((hour - first) % WEEK_HOURS < rest)) for hour, total in enumerate(totals)]
    return list(accumulate(rates, initial=0.0))


def _due(rates: list[float], before: int, after: int) -> float:
    """Return how many pages were due in the whole hours between two hours."""
    return max(round(_until(rates, after) - _until(rates, before + 1), _DIGITS), 0.0)


def _until(rates: list[float], hour: int) -> float:
    weeks, rest = divmod(hour, WEEK_HOURS)
    return weeks * rates[-1] + rates[rest]

"""Whether a source is silent: its rhythm, the pages that it gives in each hour of a week, and the pages overdue.

Silence is measured in pages that were due since the last one, not in hours: a source that never has pages at
night is not silent at night. Only whole hours without a page count, so that a source that gives a dozen pages
at every full hour is not silent between them.
"""

from collections.abc import Mapping
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

HOUR: Final = 3600
"""Seconds of an hour."""
WEEK_HOURS: Final = 7 * 24
"""Hours of a week, the period of a rhythm."""
HISTORY_HOURS: Final = 4 * WEEK_HOURS
"""Hours before the last page that make the rhythm: four weeks. Older pages may have followed another rhythm."""

MIN_DUE_PAGES: Final = 8.0
"""Overdue pages from which a source is silent; chance alone reaches this once in 3,000 times (e^-8)."""
MIN_RATIO_TO_USUAL: Final = 2.0
"""How many times its usual silence a silence must be: some sources come irregularly. Chosen by hand."""
_DECIMALS: Final = 6
"""Decimals to which due pages are rounded: the precision of a float counted from 1970."""


class Silence(NamedTuple):
    """How long a source has been silent at a given time, measured against its own rhythm."""

    due: float
    """Pages that were due since the last one."""
    usual: float
    """Pages due in the second longest gap of the past weeks; the longest may have been a fault."""
    a_week: float
    """Pages that it gives in a week."""

    @property
    def silent(self) -> bool:
        """Whether the source is silent: whether more pages were due than by chance, and than is usual for it."""
        return self.due >= max(MIN_DUE_PAGES, MIN_RATIO_TO_USUAL * self.usual)


def silence(pages: Mapping[int, int], at: int) -> Silence | None:
    """Return a source's silence at a time, in seconds since 1970; None where its pages span less than a week.

    ``pages`` are counts of pages by hours since 1970; hours after the time are left out.
    """
    now = at // HOUR
    hours = sorted(hour for hour, count in pages.items() if count and hour <= now)
    if not hours:
        return None
    last = hours[-1]
    hours = [hour for hour in hours if hour > last - HISTORY_HOURS]
    if last - hours[0] + 1 < WEEK_HOURS:
        return None
    rates = _cumulative_rates(pages, hours)
    gaps = sorted(_due(rates, before, after) for before, after in pairwise(hours))
    return Silence(_due(rates, last, now), gaps[-2] if len(gaps) > 1 else 0.0, rates[-1])


def _cumulative_rates(pages: Mapping[int, int], hours: list[int]) -> list[float]:
    """Return the mean pages from the week's first hour up to each hour: 169 numbers, from 0 to a whole week's."""
    first, last = hours[0], hours[-1]
    totals = [0] * WEEK_HOURS
    for hour in hours:
        totals[hour % WEEK_HOURS] += pages[hour]
    whole, rest = divmod(last - first + 1, WEEK_HOURS)
    rates = [total / (whole + ((hour - first) % WEEK_HOURS < rest)) for hour, total in enumerate(totals)]
    return list(accumulate(rates, initial=0.0))


def _due(rates: list[float], before: int, after: int) -> float:
    """Return how many pages were due in the whole hours between two hours."""
    return max(round(_due_until(rates, after) - _due_until(rates, before + 1), _DECIMALS), 0.0)


def _due_until(rates: list[float], hour: int) -> float:
    """Return how many pages a source of this rhythm gives from 1970 to an hour."""
    weeks, rest = divmod(hour, WEEK_HOURS)
    return weeks * rates[-1] + rates[rest]

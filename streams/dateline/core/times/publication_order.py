"""Publication order: whether one text was published wholly before another, as far as their intervals say.

``span`` makes a publication interval comparable: whole seconds, or nothing where its time cannot be relied on.
"""

from datetime import datetime
from math import ceil
from typing import Final, NamedTuple

from dateline_schemas import Published


class Span(NamedTuple):
    """When a text was published, in seconds since 1970: after ``after``, and not after ``until``."""

    after: int
    until: int

    def is_before(self, moment: int | None) -> bool:
        """Whether the whole span is before texts that were published after a moment; False where that is unknown."""
        return moment is not None and self.until <= moment


def span(published: Published, fetched_at: datetime) -> Span | None:
    """Return the span of an interval; None where it has no two ends.

    A time to the minute is that whole minute. None also for a clock time without a day that would be from long before
    the page was fetched: sites print yesterday's items with a date, so that such a time is more likely one of today in
    a time zone that is not known.
    """
    if published.earliest is None or published.latest is None:
        return None
    after, until = int(published.earliest.timestamp()), ceil(published.latest.timestamp())
    if published.basis == "clock" and int(fetched_at.timestamp()) - until > _MAX_SECONDS_OF_A_CLOCK_TIME:
        return None
    if after == until:
        return Span(after - 1, until + (_MINUTE - 1 if until % _MINUTE == 0 else 0))
    return Span(after, until)


_MINUTE: Final = 60
"""Seconds of a minute, to which sites print times."""
_MAX_SECONDS_OF_A_CLOCK_TIME: Final = 10 * 3600
"""Seconds between a clock time without a day and its page, at most. Chosen by hand: the fresh items of a site whose
clock is up to 14 hours ahead of the assumed zone are read as 10 hours old or more."""

"""A window of time: what lies in it, and between which of the log's own times its records can stand."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final, NamedTuple

AHEAD: Final = timedelta(hours=1)
"""No event is further ahead of its own record than that: a page that is becomes a dead letter.

One from 2099 would expire all that is known.
"""
SKEW: Final = timedelta(hours=1)
"""The clocks of those who write to a topic differ by less than that."""


class Window(NamedTuple):
    """From ``start`` on and before ``stop``, without a bound where None: of event time, or ``by_record`` of the log's.

    A page that is ingested years after it was fetched has a record much younger than its event, so a
    window of event time has no last record: whatever is on the topic from an hour before ``start`` on
    may hold one. Of the log's own time both ends are known.
    """

    start: datetime | None = None
    stop: datetime | None = None
    by_record: bool = False

    @property
    def bounded(self) -> bool:
        """Whether there is anything to leave out."""
        return self.start is not None or self.stop is not None

    def holds(self, moment: datetime) -> bool:
        """Tell whether a moment lies in it."""
        return (self.start is None or moment >= self.start) and (self.stop is None or moment < self.stop)

    @property
    def first_stamp(self) -> int | None:
        """The log's time, in milliseconds since 1970, before which no record can lie in it; None where any may."""
        if self.start is None:
            return None
        return _milliseconds(self.start, -(timedelta() if self.by_record else AHEAD))

    @property
    def last_stamp(self) -> int | None:
        """The log's time from which on no record can lie in it; None where any may, as always by event time."""
        return None if self.stop is None or not self.by_record else _milliseconds(self.stop, SKEW)


class Kept(NamedTuple):
    """What a partition holds: its first offset, the log's time of the record there (None where there is none)."""

    first: int
    stamp: int | None


def gone_before(window: Window, partitions: Iterable[Kept]) -> int | None:
    """Return the log's time of the earliest record where some of the window may be deleted; 0 where none is left.

    None where all of it is there. Only what was deleted from the front of a partition can be missing: a
    topic that is younger than the window has lost nothing.
    """
    start = window.first_stamp
    if start is None:
        return None
    stamps = [kept.stamp for kept in partitions if kept.first > 0 and (kept.stamp is None or kept.stamp > start)]
    return min((stamp for stamp in stamps if stamp is not None), default=0) if stamps else None


def _milliseconds(moment: datetime, margin: timedelta) -> int:
    return max(int((moment.timestamp() + margin.total_seconds()) * 1000), 0)

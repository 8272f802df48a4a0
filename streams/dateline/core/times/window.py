"""A window of time, as commands ask for it, and which part of the log can hold its records.

Records have two times: event time, when a page was fetched, and record time, when the record was sent (Kafka's
timestamp). A log can be searched by record time only.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final, NamedTuple

AHEAD: Final = timedelta(hours=1)
"""How far a page's event time may be ahead of its record time. Chosen by hand, for clocks that are wrong.

A page further ahead becomes a dead letter: one from 2099 would make all state expire.
"""
SKEW: Final = timedelta(hours=1)
"""How far the clocks of those who write to a topic may differ. Chosen by hand."""


class Window(NamedTuple):
    """Times from ``start`` on and before ``stop``, None for no bound: event times, or record times if ``by_record``.

    A page may be ingested years after it was fetched. So a window of event time has no last record: any record
    from an hour before ``start`` on may lie in it. A window of record time is bounded on both sides.
    """

    start: datetime | None = None
    stop: datetime | None = None
    by_record: bool = False

    @property
    def bounded(self) -> bool:
        """Whether the window leaves anything out."""
        return self.start is not None or self.stop is not None

    def holds(self, moment: datetime) -> bool:
        """Whether a time lies in the window."""
        return (self.start is None or moment >= self.start) and (self.stop is None or moment < self.stop)

    @property
    def first_stamp(self) -> int | None:
        """The record time, in milliseconds since 1970, before which no record lies in the window; None for no bound."""
        if self.start is None:
            return None
        return _milliseconds(self.start, -(timedelta() if self.by_record else AHEAD))

    @property
    def last_stamp(self) -> int | None:
        """The record time from which on no record lies in the window; None for no bound, as always by event time."""
        return None if self.stop is None or not self.by_record else _milliseconds(self.stop, SKEW)


class LogStart(NamedTuple):
    """Where a partition's log starts: the first offset that is not deleted, and the record time there."""

    first: int
    stamp: int | None
    """In milliseconds since 1970; None where the partition is empty."""


def deleted_before(window: Window, partitions: Iterable[LogStart]) -> int | None:
    """Return the record time before which records of the window may have been deleted; None where none were.

    The time is that of the earliest record left, or 0 where no record is left. Records are deleted from the
    front of a partition; a topic that is younger than the window has lost none.
    """
    start = window.first_stamp
    if start is None:
        return None
    stamps = [log.stamp for log in partitions if log.first > 0 and (log.stamp is None or log.stamp > start)]
    return min((stamp for stamp in stamps if stamp is not None), default=0) if stamps else None


def _milliseconds(moment: datetime, margin: timedelta) -> int:
    return max(int((moment.timestamp() + margin.total_seconds()) * 1000), 0)

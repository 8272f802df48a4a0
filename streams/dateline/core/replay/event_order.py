"""The order of event time, over partitions that are each read from front to back.

``EarliestTimes`` serves a replay. A raw partition holds its pages nearly in the order of their times, but not
always: a day's pages may have been sent a week late. A first pass over the partition notes the earliest time in
each stretch of it. The second pass then knows from the notes whether an earlier page may still follow, and holds
a page back until none can.

``Merge`` serves exports: it merges several logs into one by time, and each log keeps its own order.
"""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from heapq import heapify, heappop, heapreplace
from itertools import accumulate
from typing import Final, Generic, TypeVar

STRETCH: Final = 1024
"""Offsets in one stretch of a partition: bounds memory to one note, some 100 bytes, per 1,024 pages. Chosen by hand."""
NEVER: Final = 1 << 62
"""A time later than any other: no page follows."""


class EarliestTimes:
    """The earliest time in each stretch of one partition, and from each stretch to the partition's end."""

    def __init__(self) -> None:
        self._earliest: dict[int, int] = {}
        self._stretches: list[int] = []
        self._to_come: list[int] = []

    def see(self, offset: int, time: int) -> None:
        """Note the time of a page that will be fed."""
        stretch = offset // STRETCH
        self._earliest[stretch] = min(time, self._earliest.get(stretch, NEVER))

    def close(self) -> None:
        """Prepare ``to_come``; call it once the partition has been read to its end."""
        self._stretches = sorted(self._earliest)
        backwards = accumulate((self._earliest[stretch] for stretch in reversed(self._stretches)), min)
        self._to_come = list(backwards)[::-1]

    def to_come(self, offset: int) -> int:
        """Return a time such that no page at or after ``offset`` is earlier; ``NEVER`` where no page follows."""
        at = bisect_left(self._stretches, offset // STRETCH)
        return self._to_come[at] if at < len(self._to_come) else NEVER


T = TypeVar("T")


class Merge(Generic[T]):
    """Merge logs, named by number and fed piece by piece; how they are cut into pieces does not change the order.

    Each log has a next record; the earliest of these comes first, and of equal times the one of the lowest
    log. Where every log is in the order of time, so is the result. A record that came late to its log comes
    as soon as it is the next of its log. Only records that were fed and not yet yielded are in memory.
    """

    def __init__(self, logs: Iterable[int]) -> None:
        self._waiting: dict[int, deque[tuple[datetime, T]]] = {log: deque() for log in logs}

    @property
    def open(self) -> bool:
        """Whether any log has not ended."""
        return bool(self._waiting)

    @property
    def unfed(self) -> Sequence[int]:
        """The logs that must be fed, or ended, before ``take`` can yield anything."""
        return [log for log, waiting in self._waiting.items() if not waiting]

    def feed(self, log: int, items: Iterable[tuple[datetime, T]]) -> None:
        """Append the next records of a log, each with its time."""
        self._waiting[log].extend(items)

    def end(self, log: int) -> None:
        """Mark a log as ended; call it once all of its records were yielded."""
        del self._waiting[log]

    def take(self) -> Iterator[T]:
        """Yield records in order, until a log has to be fed."""
        if not self._waiting or self.unfed:
            return
        heads = [(waiting[0][0], log) for log, waiting in self._waiting.items()]
        heapify(heads)
        while heads:
            log = heads[0][1]
            waiting = self._waiting[log]
            yield waiting.popleft()[1]
            if not waiting:
                heappop(heads)
                return
            heapreplace(heads, (waiting[0][0], log))

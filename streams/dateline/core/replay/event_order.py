"""The order in which a replay feeds pages: by event time, over partitions that are each read from front to back.

Raw partitions hold pages nearly in the order of their times, but nobody promises it: a day's pages may have
been sent a week late. So a first reading notes the earliest time in each stretch of a partition. A second one
then knows what is still to come, and holds a page back for as long as an earlier one may follow.

Several logs as one: the record with the earliest time goes next, and each log keeps its own order.
"""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from heapq import heapify, heappop, heapreplace
from itertools import accumulate
from typing import Final, Generic, TypeVar

STRETCH: Final = 1024
"""Offsets in one stretch of a partition; a note of some 100 bytes is kept of each."""
NEVER: Final = 1 << 62
"""After every time: nothing is to come."""


class Notes:
    """The earliest time in each stretch of one partition, and from there to its end."""

    def __init__(self) -> None:
        self._earliest: dict[int, int] = {}
        self._stretches: list[int] = []
        self._to_come: list[int] = []

    def see(self, offset: int, time: int) -> None:
        """Take note of a page that will be fed."""
        stretch = offset // STRETCH
        self._earliest[stretch] = min(time, self._earliest.get(stretch, NEVER))

    def close(self) -> None:
        """Add up what was noted, once the partition has been read to its end."""
        self._stretches = sorted(self._earliest)
        backwards = accumulate((self._earliest[stretch] for stretch in reversed(self._stretches)), min)
        self._to_come = list(backwards)[::-1]

    def to_come(self, offset: int) -> int:
        """Return a time before which no page comes at or after the offset; ``NEVER`` where none comes at all."""
        at = bisect_left(self._stretches, offset // STRETCH)
        return self._to_come[at] if at < len(self._to_come) else NEVER


T = TypeVar("T")


class Merge(Generic[T]):
    """Logs that are fed piece by piece, by number; how they are cut into pieces has no say in the order.

    Of the records that stand next in their logs the earliest goes first, and of equally early ones that
    of the lowest log. Where each log is in the order of time, so is the whole; a record that came late
    to its log goes as soon as it stands next. Only what is fed and not yet taken is held.
    """

    def __init__(self, logs: Iterable[int]) -> None:
        self._waiting: dict[int, deque[tuple[datetime, T]]] = {log: deque() for log in logs}

    @property
    def open(self) -> bool:
        """Whether a log has not ended."""
        return bool(self._waiting)

    @property
    def hungry(self) -> Sequence[int]:
        """The logs that must be fed, or ended, before anything can be taken."""
        return [log for log, waiting in self._waiting.items() if not waiting]

    def feed(self, log: int, items: Iterable[tuple[datetime, T]]) -> None:
        """Append what comes next in a log, each with its time."""
        self._waiting[log].extend(items)

    def end(self, log: int) -> None:
        """Say that nothing more comes in a log, once all that was fed is taken."""
        del self._waiting[log]

    def take(self) -> Iterator[T]:
        """Yield what is in order, until a log is hungry."""
        if not self._waiting or self.hungry:
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

"""Several logs as one: the record with the earliest time goes next, and each log keeps its own order."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from heapq import heapify, heappop, heapreplace
from typing import Generic, TypeVar

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

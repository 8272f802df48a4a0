"""The reorder buffer: records ahead of their stage's clock wait here until the clock has nearly reached them.

Partitions are read unevenly: in a catch-up, one may be days ahead of another. Decisions that depend on the order in
which texts were published would then depend on the reading, so records wait until all channels have got as far. In
daily operation no partition is that far ahead, and nothing waits.
"""

from collections.abc import Iterator
from heapq import heappop, heappush
from typing import Final

from dateline.core.times.clock import BEGINNING, Clock
from dateline.kafka.codec import Headers, Incoming, Outgoing, passage

MAX_AHEAD_SECONDS: Final = 15 * 60
"""Seconds of event time by which a record may be ahead of the clock without waiting. Chosen by hand."""
MAX_WAITING_RECORDS: Final = 50_000
"""Waiting records of a partition; bounds memory. Beyond it, the oldest is released early. Chosen by hand."""
MAX_RELEASED_PER_RECORD: Final = 4
"""Records released for each record added; bounds a transaction, which could not hold all that waited for days.

Chosen by hand.
"""
WAITING_PREFIX: Final = b"waiting:"
"""Begins the key of a waiting record in the state topic; its offset follows."""
_OWN_KEY: Final = "dateline-key"
"""The header of the state record that holds the record's own key; absent where the record has no key."""


class ReorderBuffer:
    """The waiting records of one source partition, ordered by their page's time and their item's number."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._heap: list[tuple[int, int, int]] = []
        """Of each waiting record: the page's time, the item's number, the offset."""
        self._records: dict[int, Incoming] = {}
        self._stored: set[int] = set()
        """Offsets of the records that stand in the state topic."""
        self._just_added: int | None = None
        """The offset of the record that was added last and has not waited yet."""

    @property
    def count(self) -> int:
        """The number of waiting records."""
        return len(self._records)

    def add(self, record: Incoming) -> None:
        """Add a record, and advance its channel of the clock."""
        came_by = passage(record.headers)
        at, ordinal = BEGINNING, 0
        if came_by is not None and record.value is not None:
            self._clock.see(came_by.channel, came_by.clock)
            at, ordinal = came_by.at, came_by.ordinal
        heappush(self._heap, (at, ordinal, record.offset))
        self._records[record.offset] = record
        self._just_added = record.offset

    def release(self, limit: int = MAX_RELEASED_PER_RECORD) -> Iterator[Incoming]:
        """Remove and yield in order, up to ``limit``, the records that are no longer too far ahead of the clock.

        The clock is held at each record while it is decided, and then at the next, so that a record that waited does
        not count as late.
        """
        while limit and self._heap and self._is_first_due():
            limit -= 1
            at, _, offset = heappop(self._heap)
            self._clock.hold(at if offset != self._just_added else self._next)
            yield self._records.pop(offset)
        self._just_added = None
        self._clock.hold(self._next)

    def _is_first_due(self) -> bool:
        return self._heap[0][0] <= self._clock.watermark + MAX_AHEAD_SECONDS or len(self._heap) > MAX_WAITING_RECORDS

    @property
    def _next(self) -> int | None:
        """The page's time of the first waiting record."""
        return self._heap[0][0] if self._heap else None

    def changes(self, topic: str, partition: int) -> Iterator[Outgoing]:
        """Yield the state records of the records added and released since the last call."""
        waiting = self._records.keys()
        for offset in sorted(self._stored - waiting):
            yield Outgoing(topic, WAITING_PREFIX + b"%d" % offset, None, partition=partition)
        for offset in sorted(waiting - self._stored):
            record = self._records[offset]
            own = ((_OWN_KEY, record.key),) if record.key is not None else ()
            yield Outgoing(topic, WAITING_PREFIX + b"%d" % offset, record.value, (*record.headers, *own), partition)
        self._stored = set(waiting)

    def load(self, topic: str, partition: int, key: bytes, value: bytes, headers: Headers) -> None:
        """Load the state record of a waiting record of ``topic`` and ``partition``."""
        offset = int(key.removeprefix(WAITING_PREFIX))
        own = dict(headers).get(_OWN_KEY)
        own_headers = tuple(header for header in headers if header[0] != _OWN_KEY)
        self.add(Incoming(topic, partition, offset, 0, own, value, own_headers))
        self._stored.add(offset)
        self._just_added = None
        self._clock.hold(self._next)

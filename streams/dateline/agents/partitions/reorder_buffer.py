"""Waiting: records that are ahead of their stage's clock, until it has got near them.

Partitions are read unevenly: in a catch-up, one may be days ahead of another. What is decided from texts
in the order in which they were published would depend on that, so records wait until all channels have
got as far. In the daily run none is that far ahead, and nothing waits.
"""

from collections.abc import Iterator
from heapq import heappop, heappush
from typing import Final

from dateline.core.times.clock import BEGINNING, Clock
from dateline.kafka.codec import Headers, Incoming, Outgoing, passage

AHEAD: Final = 15 * 60
"""Seconds by which a record may be ahead of the clock."""
MOST: Final = 50_000
"""So many records wait at most; of more, the oldest goes on, so that memory is bounded."""
EACH: Final = 4
"""So many go on for each that comes: what waited for days would not fit into one transaction."""
PREFIX: Final = b"waiting:"
"""The keys under which they stand in the state topic, each with its offset."""
_KEY: Final = "dateline-key"
"""The header that holds the record's own key there; a record without one has none."""


class Waiting:
    """The records of one source partition that wait, in the order of their pages and, in those, of their items."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._heap: list[tuple[int, int, int]] = []
        self._records: dict[int, Incoming] = {}
        self._written: set[int] = set()
        self._came: int | None = None
        """The offset of the record that came just now and has not waited yet."""

    @property
    def count(self) -> int:
        """How many wait."""
        return len(self._records)

    def admit(self, record: Incoming) -> None:
        """Take a record in, and take note of how far its channel has got."""
        came = passage(record.headers)
        at, ordinal = BEGINNING, 0
        if came is not None and record.value is not None:
            self._clock.see(came.channel, came.clock)
            at, ordinal = came.at, came.ordinal
        heappush(self._heap, (at, ordinal, record.offset))
        self._records[record.offset] = record
        self._came = record.offset

    def due(self, most: int = EACH) -> Iterator[Incoming]:
        """Take out and yield at most so many of what the clock has got near to, in order; the rest goes on later.

        What waited is not late for it: the clock is held at each while it is decided, and then at the next.
        """
        while most and self._heap and (self._heap[0][0] <= self._clock.watermark + AHEAD or len(self._heap) > MOST):
            most -= 1
            at, _, offset = heappop(self._heap)
            self._clock.hold(at if offset != self._came else self._next)
            yield self._records.pop(offset)
        self._came = None
        self._clock.hold(self._next)

    @property
    def _next(self) -> int | None:
        return self._heap[0][0] if self._heap else None

    def changes(self, topic: str, partition: int) -> Iterator[Outgoing]:
        """Yield the state records of those that began to wait since this was last asked, and of those that went on."""
        waiting = self._records.keys()
        for offset in sorted(self._written - waiting):
            yield Outgoing(topic, PREFIX + b"%d" % offset, None, partition=partition)
        for offset in sorted(waiting - self._written):
            record = self._records[offset]
            own = ((_KEY, record.key),) if record.key is not None else ()
            yield Outgoing(topic, PREFIX + b"%d" % offset, record.value, (*record.headers, *own), partition)
        self._written = set(waiting)

    def load(self, topic: str, partition: int, key: bytes, value: bytes, headers: Headers) -> None:
        """Take back a record that waited."""
        offset = int(key.removeprefix(PREFIX))
        own = dict(headers).get(_KEY)
        kept = tuple(header for header in headers if header[0] != _KEY)
        self.admit(Incoming(topic, partition, offset, 0, own, value, kept))
        self._written.add(offset)
        self._came = None
        self._clock.hold(self._next)

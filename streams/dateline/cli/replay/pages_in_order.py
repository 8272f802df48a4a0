"""The raw pages of a replay in the order of their event times, in bounded memory.

``scan`` reads the raw partitions once to learn how many pages there are and which times are still to come.
``pages_in_order`` reads them again, and holds a page back until no earlier one can follow.
"""

import sqlite3
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import Final, NamedTuple, cast

import orjson
from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.core.replay.event_order import NEVER, EarliestTimes
from dateline.core.replay.job import Marker, ReplayOffset, microseconds, page_time
from dateline.core.times.window import AHEAD
from dateline.kafka.clients import reading
from dateline.kafka.codec import Headers, Incoming, sent_at
from dateline.settings import ResolvedSettings
from dateline.topics import RAW

_POLL_MS: Final = 200
"""How long one fetch waits for records, in milliseconds; chosen by hand."""
_MAX_RECORDS_A_FETCH: Final = 2_000
"""How many records one fetch returns at most; bounds memory, chosen by hand."""
_ROWS_A_QUERY: Final = 500
"""How many buffered pages are read from the table at a time; bounds memory, chosen by hand."""
_CACHE_KIB: Final = 128 * 1024
"""KiB of buffered pages that stay in memory; the rest is in a file in the temporary folder. Chosen by hand."""


class RawPage(NamedTuple):
    """A raw record, and its position in the order of the replay."""

    position: ReplayOffset
    record: Incoming


class ScanResult(NamedTuple):
    """What ``scan`` learns."""

    pages: int
    """How many pages the replay feeds."""
    earliest_times: Mapping[int, EarliestTimes]
    """By partition, the earliest times that are still to come from an offset on."""


async def scan(live: ResolvedSettings, marker: Marker, progress: Callable[[float], None]) -> ScanResult:
    """Read all the partitions once; ``progress`` gets the share that is done, from 0 to 1."""
    earliest_times = {number: EarliestTimes() for number in marker.ends}
    pages = 0
    total = sum(marker.ends.values()) - sum(marker.begins.values())
    async with reading(live) as reader:
        partitions = RawPartitions(live, marker, reader)
        while unread := partitions.unread:
            for page in await partitions.fetch(*unread):
                earliest_times[page.position.partition].see(page.position.offset, page.position.time)
                pages += 1
            ends = marker.ends
            left = sum(ends[number] - min(partitions.next_offset(number), ends[number]) for number in ends)
            progress(1 - left / total if total else 1)
    for each in earliest_times.values():
        each.close()
    return ScanResult(pages, earliest_times)


async def pages_in_order(
    live: ResolvedSettings, marker: Marker, earliest_times: Mapping[int, EarliestTimes], after: ReplayOffset | None
) -> AsyncGenerator[RawPage, None]:
    """Yield the pages that come after a position, each as soon as no earlier one can follow.

    Each time the partition is read that holds the others back: the one with the earliest page still to come.
    Raises ``KafkaError``.
    """
    async with reading(live) as reader:
        partitions = RawPartitions(live, marker, reader)
        with closing(_PageBuffer()) as buffer:
            while unread := partitions.unread:
                to_come = {number: earliest_times[number].to_come(partitions.next_offset(number)) for number in unread}
                slowest = min(to_come, key=lambda number: to_come[number])
                for page in buffer.take_before(to_come[slowest]):
                    yield page
                if to_come[slowest] == NEVER:
                    break
                pages = await partitions.fetch(slowest)
                buffer.add(page for page in pages if after is None or page.position > after)
            for page in buffer.take_before(NEVER):
                yield page


class RawPartitions:
    """The raw partitions of a replay, each read from its first offset to its last, independently of the others."""

    def __init__(self, live: ResolvedSettings, marker: Marker, reader: AIOKafkaConsumer) -> None:
        self._reader = reader
        self._start, self._end = microseconds(marker.start), microseconds(marker.end)
        name = RAW.of(live)
        self._ends = {TopicPartition(name, number): end for number, end in marker.ends.items()}
        self._next = {tp: marker.begins[tp.partition] for tp in self._ends}
        reader.assign(list(self._ends))
        for tp, offset in self._next.items():
            reader.seek(tp, offset)

    def next_offset(self, number: int) -> int:
        """Return the offset of the next record that is read of a partition."""
        return next(offset for tp, offset in self._next.items() if tp.partition == number)

    @property
    def unread(self) -> list[int]:
        """The partitions that are not read to their end."""
        return [tp.partition for tp, offset in self._next.items() if offset < self._ends[tp]]

    async def fetch(self, *numbers: int) -> list[RawPage]:
        """Return the pages of the replay's time window among the next records of some partitions; perhaps none."""
        wanted = [tp for tp in self._ends if tp.partition in numbers]
        batches = await self._reader.getmany(*wanted, timeout_ms=_POLL_MS, max_records=_MAX_RECORDS_A_FETCH)
        pages = [
            self._page(record) for tp, batch in batches.items() for record in batch if record.offset < self._ends[tp]
        ]
        for tp in wanted:
            self._next[tp] = await self._reader.position(tp)
        return [page for page in pages if self._start <= page.position.time < self._end]

    @staticmethod
    def _page(fetched: object) -> RawPage:
        record = Incoming.of(fetched)
        time = page_time(record.value, sent_at(record), AHEAD)
        return RawPage(ReplayOffset(time, record.partition, record.offset), record)


class _PageBuffer:
    """Pages that wait for earlier ones, in a private SQLite table, which keeps in memory what fits its cache."""

    def __init__(self) -> None:
        self._table = sqlite3.connect("", isolation_level=None)
        self._table.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        self._table.execute("PRAGMA journal_mode = OFF")
        self._table.execute(
            "CREATE TABLE pages (time INTEGER, partition INTEGER, at INTEGER,"
            " topic TEXT, timestamp INTEGER, key BLOB, value BLOB, headers BLOB)"
        )
        self._table.execute("CREATE INDEX by_position ON pages (time, partition, at)")
        self._table.execute("BEGIN")

    def add(self, pages: Iterable[RawPage]) -> None:
        """Put pages into the buffer."""
        rows = (
            (
                *page.position, page.record.topic, page.record.timestamp, page.record.key, page.record.value,
                _packed_headers(page),
            )
            for page in pages
        )  # fmt: skip
        self._table.executemany("INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def take_before(self, time: int) -> Iterator[RawPage]:
        """Remove and yield the pages before a time, in order."""
        while rows := self._table.execute(
            "SELECT * FROM pages WHERE time < ? ORDER BY time, partition, at LIMIT ?", (time, _ROWS_A_QUERY)
        ).fetchall():
            last = ReplayOffset(*rows[-1][:3])
            self._table.execute("DELETE FROM pages WHERE (time, partition, at) <= (?, ?, ?)", last)
            yield from map(_page_of_row, rows)

    def close(self) -> None:
        """Delete the table and its file."""
        self._table.close()


def _packed_headers(page: RawPage) -> bytes:
    # A header's value may be any bytes, and null in Kafka, whatever its type says.
    headers: Sequence[tuple[str, bytes | None]] = page.record.headers
    return orjson.dumps([(name, None if value is None else value.decode("latin-1")) for name, value in headers])


def _page_of_row(row: tuple[int, int, int, str, int, bytes | None, bytes | None, bytes]) -> RawPage:
    time, partition, offset, topic, timestamp, key, value, packed = row
    pairs = orjson.loads(packed)
    headers = cast("Headers", tuple((name, None if text is None else text.encode("latin-1")) for name, text in pairs))
    record = Incoming(topic, partition, offset, timestamp, key, value, headers)
    return RawPage(ReplayOffset(time, partition, offset), record)

"""The pages of a replay in the order of their times, in bounded memory.

Read the raw records of a replay once through: how many there are, and when the earliest are still to come.
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
_RECORDS_AT_ONCE: Final = 2_000


class Page(NamedTuple):
    """A raw record, and its place in the order of the replay."""

    place: ReplayOffset
    record: Incoming


class Scanned(NamedTuple):
    """How many pages a replay takes, and what is known of each partition."""

    pages: int
    notes: Mapping[int, EarliestTimes]


class RawPages:
    """The raw partitions of a replay, each read from its first offset to its last, whichever is asked for."""

    def __init__(self, live: ResolvedSettings, marker: Marker, reader: AIOKafkaConsumer) -> None:
        self._reader = reader
        self._start, self._end = microseconds(marker.start), microseconds(marker.end)
        name = RAW.of(live)
        self._ends = {TopicPartition(name, number): end for number, end in marker.ends.items()}
        self._at = {tp: marker.begins[tp.partition] for tp in self._ends}
        reader.assign(list(self._ends))
        for tp, offset in self._at.items():
            reader.seek(tp, offset)

    def at(self, number: int) -> int:
        """Return the offset up to which a partition was read."""
        return next(offset for tp, offset in self._at.items() if tp.partition == number)

    @property
    def unread(self) -> list[int]:
        """The partitions that are not read to their end."""
        return [tp.partition for tp, offset in self._at.items() if offset < self._ends[tp]]

    async def take(self, *numbers: int) -> list[Page]:
        """Return the pages of the replay's time among the next records of some partitions; there may be none."""
        wanted = [tp for tp in self._ends if tp.partition in numbers]
        batches = await self._reader.getmany(*wanted, timeout_ms=_POLL_MS, max_records=_RECORDS_AT_ONCE)
        pages = [
            self._page(record) for tp, batch in batches.items() for record in batch if record.offset < self._ends[tp]
        ]
        for tp in wanted:
            self._at[tp] = await self._reader.position(tp)
        return [page for page in pages if self._start <= page.place.time < self._end]

    @staticmethod
    def _page(fetched: object) -> Page:
        record = Incoming.of(fetched)
        return Page(
            ReplayOffset(page_time(record.value, sent_at(record), AHEAD), record.partition, record.offset), record
        )


async def scan(live: ResolvedSettings, marker: Marker, progress: Callable[[float], None]) -> Scanned:
    """Read all the partitions; ``progress`` hears what share is done."""
    notes = {number: EarliestTimes() for number in marker.ends}
    pages = 0
    whole = sum(marker.ends.values()) - sum(marker.begins.values())
    async with reading(live) as reader:
        raw = RawPages(live, marker, reader)
        while unread := raw.unread:
            for page in await raw.take(*unread):
                notes[page.place.partition].see(page.place.offset, page.place.time)
                pages += 1
            left = sum(marker.ends[number] - min(raw.at(number), marker.ends[number]) for number in marker.ends)
            progress(1 - left / whole if whole else 1)
    for each in notes.values():
        each.close()
    return Scanned(pages, notes)


_ROWS_AT_ONCE: Final = 500
_CACHE_KIB: Final = 128 * 1024
"""Pages held back stay in memory up to this size; more of them go to a file in the temporary folder."""


async def pages_in_order(
    live: ResolvedSettings, marker: Marker, notes: Mapping[int, EarliestTimes], after: ReplayOffset | None
) -> AsyncGenerator[Page, None]:
    """Yield the pages that come after a place, each once no earlier one can follow.

    The partition is read on that holds the others back. Raises ``KafkaError``.
    """
    async with reading(live) as reader:
        raw = RawPages(live, marker, reader)
        with closing(_Held()) as held:
            while unread := raw.unread:
                to_come = {number: notes[number].to_come(raw.at(number)) for number in unread}
                slowest = min(to_come, key=lambda number: to_come[number])
                for page in held.before(to_come[slowest]):
                    yield page
                if to_come[slowest] == NEVER:
                    break
                held.add(page for page in await raw.take(slowest) if after is None or page.place > after)
            for page in held.before(NEVER):
                yield page


class _Held:
    """Pages that wait for earlier ones: a private table of SQLite's, which it keeps in memory as far as they fit."""

    def __init__(self) -> None:
        self._table = sqlite3.connect("", isolation_level=None)
        self._table.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        self._table.execute("PRAGMA journal_mode = OFF")
        self._table.execute(
            "CREATE TABLE held (time INTEGER, partition INTEGER, at INTEGER,"
            " topic TEXT, timestamp INTEGER, key BLOB, value BLOB, headers BLOB)"
        )
        self._table.execute("CREATE INDEX by_place ON held (time, partition, at)")
        self._table.execute("BEGIN")

    def add(self, pages: Iterable[Page]) -> None:
        """Hold some pages back."""
        rows = (
            (*page.place, page.record.topic, page.record.timestamp, page.record.key, page.record.value, _packed(page))
            for page in pages
        )
        self._table.executemany("INSERT INTO held VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def before(self, time: int) -> Iterator[Page]:
        """Take out and yield the pages from before a time, in order."""
        while rows := self._table.execute(
            "SELECT * FROM held WHERE time < ? ORDER BY time, partition, at LIMIT ?", (time, _ROWS_AT_ONCE)
        ).fetchall():
            place = ReplayOffset(*rows[-1][:3])
            self._table.execute("DELETE FROM held WHERE (time, partition, at) <= (?, ?, ?)", place)
            yield from map(_page, rows)

    def close(self) -> None:
        """Let go of what is held, and of its file."""
        self._table.close()


def _packed(page: Page) -> bytes:
    # A header's value is any bytes, and may be null in Kafka, whatever its type says.
    headers: Sequence[tuple[str, bytes | None]] = page.record.headers
    return orjson.dumps([(name, None if value is None else value.decode("latin-1")) for name, value in headers])


def _page(row: tuple[int, int, int, str, int, bytes | None, bytes | None, bytes]) -> Page:
    time, partition, offset, topic, timestamp, key, value, packed = row
    told = orjson.loads(packed)
    headers = cast("Headers", tuple((name, None if text is None else text.encode("latin-1")) for name, text in told))
    return Page(
        ReplayOffset(time, partition, offset), Incoming(topic, partition, offset, timestamp, key, value, headers)
    )

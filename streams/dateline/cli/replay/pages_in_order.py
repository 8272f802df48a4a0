"""The pages of a replay in the order of their times, in bounded memory."""

import sqlite3
from collections.abc import AsyncGenerator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import Final, cast

import orjson

from dateline.cli.replay.replay_scan import Page, RawPages
from dateline.core.replay.event_order import NEVER, Notes
from dateline.core.replay.job import Marker, Place
from dateline.kafka.clients import reading
from dateline.kafka.codec import Headers, Incoming
from dateline.settings import Settings

_AT_ONCE: Final = 500
_CACHE_KIB: Final = 128 * 1024
"""Pages held back stay in memory up to this size; more of them go to a file in the temporary folder."""


async def pages_in_order(
    live: Settings, marker: Marker, notes: Mapping[int, Notes], after: Place | None
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
            "SELECT * FROM held WHERE time < ? ORDER BY time, partition, at LIMIT ?", (time, _AT_ONCE)
        ).fetchall():
            place = Place(*rows[-1][:3])
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
    return Page(Place(time, partition, offset), Incoming(topic, partition, offset, timestamp, key, value, headers))

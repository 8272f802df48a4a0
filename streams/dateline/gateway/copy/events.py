"""Events: the rows of the copy in the order in which they came, for streams that resume.

The order is that of ``id``. Within a partition it is the topic's, so a reader that has got as far as some offset of
each partition reads on from the first row that one of the partitions has behind its offset.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, Generic, NamedTuple, TypeVar

from dateline.gateway.copy.batch import AlertEvent, StoryEvent, unpack_body
from dateline.gateway.copy.lists import snapshot
from dateline.gateway.copy.search.facets import Reach

_VERSIONS: Final = (
    "SELECT id, generation, partition, offset, event, kind, at, sent_at, marked, routed, countries,"
    " languages, agencies, body, story_id"
    " FROM versions WHERE id > ? AND id <= ? AND NOT erased ORDER BY id LIMIT ?"
)
_ALERTS: Final = (
    "SELECT id, partition, offset, rule, severity, at, sent_at, regions, body, story_id, occasion, version FROM alerts"
    " WHERE id > ? AND id <= ? AND NOT erased ORDER BY id LIMIT ?"
)
# A partition that was deleted up to its end may end with a transaction's marker, which nobody misses.
_FIRSTS: Final = "SELECT generation, partition, min(first, next) FROM positions WHERE topic = ?"
_PAGE_ROWS: Final = 200
"""Rows that are read at a time for a client that is behind. Chosen by hand."""
_PAGE_BYTES: Final = 256 * 1024
"""Bytes of their records after which no further row is read. Bounds memory for each client; chosen by hand."""


E = TypeVar("E", bound=StoryEvent | AlertEvent)


class Page(NamedTuple, Generic[E]):
    """Rows as a client that is behind reads them."""

    events: list[E]
    to: int
    """The row up to which they are all that there is."""
    firsts: Mapping[int, Mapping[int, int]]
    """By generation and partition: the first offset that was not deleted, as far as the copy has read."""


def read_page(connection: sqlite3.Connection, stream: str, after: int, to: int) -> Page[Any]:
    """Return the next rows of a stream behind ``after`` and not behind ``to``: at most 200 and, but for one, 256 kB."""
    read: Callable[..., Iterator[Any]] = story_events if stream == "stories" else alert_events
    with snapshot(connection):
        firsts: dict[int, dict[int, int]] = {}
        for generation, partition, first in connection.execute(_FIRSTS, (stream,)):
            firsts.setdefault(generation, {})[partition] = first
        events = []
        size = 0
        for event in read(connection, after, to, _PAGE_ROWS):
            events.append(event)
            size += len(event.body)
            if size >= _PAGE_BYTES or len(events) == _PAGE_ROWS:
                return Page(events, event.row, firsts)
    return Page(events, to, firsts)


def read_stories(connection: sqlite3.Connection, after: int, to: int, limit: int) -> list[StoryEvent]:
    """Return the rows of ``story_events``."""
    return list(story_events(connection, after, to, limit))


def story_events(connection: sqlite3.Connection, after: int, to: int, limit: int) -> Iterator[StoryEvent]:
    """Yield rows behind ``after`` and not behind ``to``, without those whose text was erased."""
    return (_story_event(*row) for row in connection.execute(_VERSIONS, (after, to, limit)))


def _story_event(*row: Any) -> StoryEvent:  # noqa: ANN401  # columns of the table
    row_id, generation, partition, offset, event, kind, at, sent_at, marked, routed, *reach, body, story_id = row
    regions = frozenset(filter(None, routed.split(",")))
    values = (row_id, generation, partition, offset, event, kind, at, sent_at, bool(marked), regions)
    return StoryEvent(*values, Reach.unpack(*reach), unpack_body(body), story_id)


def read_alerts(connection: sqlite3.Connection, after: int, to: int, limit: int) -> list[AlertEvent]:
    """Return the alerts of ``alert_events``."""
    return list(alert_events(connection, after, to, limit))


def alert_events(connection: sqlite3.Connection, after: int, to: int, limit: int) -> Iterator[AlertEvent]:
    """Yield alerts behind ``after`` and not behind ``to``, without those of withdrawn texts."""
    return (_alert_event(*row) for row in connection.execute(_ALERTS, (after, to, limit)))


def _alert_event(*row: Any) -> AlertEvent:  # noqa: ANN401  # columns of the table
    row_id, partition, offset, rule, severity, at, sent_at, regions, body, *story = row
    slugs = frozenset(filter(None, regions.split(",")))
    values = (row_id, partition, offset, rule, severity, at, sent_at, slugs)
    return AlertEvent(*values, unpack_body(body), *story)


def last_row(connection: sqlite3.Connection, table: str) -> int:
    """Return the id of the newest row of ``versions`` or ``alerts``, also of one that is deleted; 0 for none."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return row[0] if row is not None else 0


def row_before(connection: sqlite3.Connection, table: str, generation: int, offsets: Mapping[int, int]) -> int:
    """Return the id behind which all rows are that ``offsets``, the next of each partition, do not cover.

    The rows of other partitions behind it may be covered: the reader leaves them out by their offsets. Where all rows
    of the generation are covered, or it has none, that is the row before the first one of a later generation.
    """
    where = "partition = ? AND offset >= ?" if table == "alerts" else "generation = ? AND partition = ? AND offset >= ?"
    firsts = []
    for partition, offset in offsets.items():
        values = (partition, offset) if table == "alerts" else (generation, partition, offset)
        row = connection.execute(f"SELECT id FROM {table} WHERE {where} ORDER BY offset LIMIT 1", values).fetchone()  # noqa: S608
        if row is not None:
            firsts.append(row[0])
    if not firsts and table == "versions":
        firsts = _firsts_of_next_generation(connection, generation)
    return int(min(firsts)) - 1 if firsts else last_row(connection, table)


def _firsts_of_next_generation(connection: sqlite3.Connection, generation: int) -> list[int]:
    """Return the first row of each partition of the next generation that has rows."""
    partitions: dict[int, list[int]] = {}
    for number, partition in connection.execute(
        "SELECT generation, partition FROM positions WHERE generation > ? AND topic = 'stories'", (generation,)
    ):
        partitions.setdefault(number, []).append(partition)
    for number in sorted(partitions):
        rows = [
            connection.execute(
                "SELECT id FROM versions WHERE generation = ? AND partition = ? ORDER BY offset LIMIT 1",
                (number, partition),
            ).fetchone()
            for partition in partitions[number]
        ]
        if firsts := [row[0] for row in rows if row is not None]:
            return firsts
    return []


def offset_behind(connection: sqlite3.Connection, table: str, generation: int, partition: int, row: int) -> int | None:
    """Return the offset of a partition's first row behind a row; None where there is none.

    Within a generation's partition, rows and offsets grow together, so it is found by halving: to walk the rows takes
    long where the partition has few of them.
    """
    where = "partition = ?" if table == "alerts" else "generation = ? AND partition = ?"
    values = (partition,) if table == "alerts" else (generation, partition)
    at = f"SELECT id, offset FROM {table} WHERE {where} AND offset >= ? ORDER BY offset LIMIT 1"  # noqa: S608
    last = connection.execute(
        f"SELECT id, offset FROM {table} WHERE {where} ORDER BY offset DESC LIMIT 1",  # noqa: S608
        values,
    ).fetchone()
    if last is None or last[0] <= row:
        return None
    low, high = 0, int(last[1])  # the first row at or above ``high`` lies behind the row
    while low < high:
        middle = (low + high) // 2
        found_row, offset = connection.execute(at, (*values, middle)).fetchone()
        if found_row > row:
            high = middle
        else:
            low = offset + 1
    return int(connection.execute(at, (*values, low)).fetchone()[1])


def row_since(connection: sqlite3.Connection, table: str, stamp: int) -> int:
    """Return the id behind which all rows are that were sent at ``stamp`` or later, in milliseconds since 1970."""
    (oldest,) = connection.execute(f"SELECT min(sent_at) FROM {table}").fetchone()  # noqa: S608
    if oldest is not None and oldest >= stamp:  # the usual wish for everything, without a walk over all times
        return int(connection.execute(f"SELECT min(id) FROM {table}").fetchone()[0]) - 1  # noqa: S608
    row = connection.execute(f"SELECT min(id) FROM {table} WHERE sent_at >= ?", (stamp,)).fetchone()  # noqa: S608
    return row[0] - 1 if row is not None and row[0] is not None else last_row(connection, table)

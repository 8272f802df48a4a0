"""Events: the rows of the copy in the order in which they came, for streams that resume.

The order is that of ``id``. Within a partition it is the topic's, so a reader that has got as far as some offset of
each partition reads on from the first row that one of the partitions has behind its offset.
"""

import sqlite3
from collections.abc import Mapping
from typing import Any, Final

from dateline.gateway.copy.batch import AlertEvent, StoryEvent, unpack_body
from dateline.gateway.copy.facets import Reach

_VERSIONS: Final = (
    "SELECT id, generation, partition, offset, event, kind, at, sent_at, marked, routed, countries,"
    " languages, agencies, body"
    " FROM versions WHERE id > ? AND id <= ? AND NOT erased ORDER BY id LIMIT ?"
)
_ALERTS: Final = (
    "SELECT id, partition, offset, rule, severity, at, sent_at, regions, body FROM alerts"
    " WHERE id > ? AND id <= ? AND NOT erased ORDER BY id LIMIT ?"
)


def read_stories(connection: sqlite3.Connection, after: int, to: int, limit: int) -> list[StoryEvent]:
    """Return rows behind ``after`` and not behind ``to``, without those whose text was erased."""
    return [_story_event(*row) for row in connection.execute(_VERSIONS, (after, to, limit))]


def _story_event(*row: Any) -> StoryEvent:  # noqa: ANN401  # columns of the table
    row_id, generation, partition, offset, event, kind, at, sent_at, marked, routed, *reach, body = row
    regions = frozenset(filter(None, routed.split(",")))
    values = (row_id, generation, partition, offset, event, kind, at, sent_at, bool(marked), regions)
    return StoryEvent(*values, Reach.unpack(*reach), unpack_body(body))


def read_alerts(connection: sqlite3.Connection, after: int, to: int, limit: int) -> list[AlertEvent]:
    """Return alerts behind ``after`` and not behind ``to``, without those of withdrawn texts."""
    return [_alert_event(*row) for row in connection.execute(_ALERTS, (after, to, limit))]


def _alert_event(*row: Any) -> AlertEvent:  # noqa: ANN401  # columns of the table
    row_id, partition, offset, rule, severity, at, sent_at, regions, body = row
    slugs = frozenset(filter(None, regions.split(",")))
    return AlertEvent(row_id, partition, offset, rule, severity, at, sent_at, slugs, unpack_body(body))


def last_row(connection: sqlite3.Connection, table: str) -> int:
    """Return the id of the newest row of ``versions`` or ``alerts``, also of one that is deleted; 0 for none."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return row[0] if row is not None else 0


def row_before(connection: sqlite3.Connection, table: str, generation: int, offsets: Mapping[int, int]) -> int:
    """Return the id behind which all rows are that ``offsets``, the next of each partition, do not cover.

    The rows of other partitions behind it may be covered: the reader leaves them out by their offsets. Where all rows
    of the generation are covered, that is the last row of the generation.
    """
    where = "partition = ? AND offset >= ?" if table == "alerts" else "generation = ? AND partition = ? AND offset >= ?"
    firsts = []
    for partition, offset in offsets.items():
        values = (partition, offset) if table == "alerts" else (generation, partition, offset)
        row = connection.execute(f"SELECT id FROM {table} WHERE {where} ORDER BY offset LIMIT 1", values).fetchone()  # noqa: S608
        if row is not None:
            firsts.append(row[0] - 1)
    if firsts:
        return int(min(firsts))
    if table == "alerts":
        return last_row(connection, table)
    ends = [
        connection.execute(
            "SELECT id FROM versions WHERE generation = ? AND partition = ? ORDER BY offset DESC LIMIT 1",
            (generation, partition),
        ).fetchone()
        for partition in offsets
    ]
    return max((row[0] for row in ends if row is not None), default=0)


def row_since(connection: sqlite3.Connection, table: str, stamp: int) -> int:
    """Return the id behind which all rows are that were sent at ``stamp`` or later, in milliseconds since 1970."""
    row = connection.execute(f"SELECT min(id) FROM {table} WHERE sent_at >= ?", (stamp,)).fetchone()  # noqa: S608
    return row[0] - 1 if row is not None and row[0] is not None else last_row(connection, table)

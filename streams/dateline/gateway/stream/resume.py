"""Resume: where in the copy a client begins, and what is missing before that.

A client begins behind the id of its last event, at a time, or now. What it asks for and what the copy has may differ:
the topics have deleted it, or another gateway had read further. The first is a gap, which the client is told of; of the
second it gets nothing twice, as records below its offsets are left out.
"""

import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

from dateline.core.times.window import Window
from dateline.gateway.copy.batch import Generation
from dateline.gateway.copy.events import offset_behind, row_before, row_since
from dateline.gateway.copy.lists import snapshot
from dateline.gateway.copy.store import read_generations, read_positions
from dateline.gateway.stream.event_id import EventId, UnknownIdError, tag_of

NO_SUCH_ID: Final = (
    "this id is of another deployment, or of topics that were created anew: connect without it, and with since= for "
    "what you have missed"
)


class Start(NamedTuple):
    """Where a client begins."""

    row: int
    """Rows of the copy behind this one come, and then those of the hub."""
    generation: int
    offsets: Mapping[int, int]
    """The client's position there: of its generation, records below it are left out."""
    gap: Mapping[str, Any] | None = None
    """What is missing before it; None where nothing is."""
    ahead: Mapping[int, int] = {}
    """Offsets that the copy does not have yet. Only the broker knows whether they exist."""


def start_from_id(connection: sqlite3.Connection, stream: str, namespace: str, last: EventId) -> Start:
    """Return where a client goes on behind an id of a stream, ``stories`` or ``alerts``.

    Raises ``UnknownIdError`` where the id is of another namespace, or has other partitions.
    """
    with snapshot(connection):
        return _start_from_id(connection, stream, namespace, last)


def _start_from_id(connection: sqlite3.Connection, stream: str, namespace: str, last: EventId) -> Start:
    if stream == "alerts":
        if last.tag != tag_of(stream, namespace):
            raise UnknownIdError(NO_SUCH_ID)
        return _start_in(connection, stream, Generation(0, namespace, switched=False, opens={}), last)
    generations = read_generations(connection)
    for generation in generations:
        if tag_of(stream, generation.namespace, generation.since) == last.tag:
            return _start_in(connection, stream, generation, last)
    for generation in generations:
        if last.tag.hex() in generation.formers:
            return _start_after_switch(connection, generation)
    raise UnknownIdError(NO_SUCH_ID)


def start_since(connection: sqlite3.Connection, stream: str, since: datetime, now: Start) -> Start:
    """Return where the events of a time and later begin; ``now`` is where the hub is."""
    with snapshot(connection):
        return _start_since(connection, stream, since, now)


def _start_since(connection: sqlite3.Connection, stream: str, since: datetime, now: Start) -> Start:
    stamp = Window(since).first_stamp or 0
    table = _TABLES[stream]
    row = min(row_since(connection, table, stamp), now.row)
    offsets, generation = _offsets_at(connection, stream, row, now)
    oldest = connection.execute(f"SELECT min(sent_at) FROM {table}").fetchone()[0]  # noqa: S608
    positions = read_positions(connection).get((generation, stream), {})
    has_lost = any(progress.first > 0 for progress in positions.values())
    gap: dict[str, Any] = {}
    if has_lost and (oldest is None or oldest > stamp):
        first_sent = datetime.fromtimestamp(oldest / 1000, UTC).isoformat() if oldest is not None else None
        gap = {"since": since.isoformat(), "first_sent": first_sent}
    # Nobody knows when a hole's records were sent: one right before the first row may have some of the time.
    if holes := _holes(connection, generation, stream, {number: offset - 1 for number, offset in offsets.items()}):
        gap |= {"missing": holes}
    return Start(row, generation, offsets, gap={"reason": "retention"} | gap if gap else None)


_TABLES: Final = {"stories": "versions", "alerts": "alerts"}


def _start_in(connection: sqlite3.Connection, stream: str, generation: Generation, last: EventId) -> Start:
    positions = read_positions(connection).get((generation.number, stream), {})
    if len(positions) != len(last.offsets):
        raise UnknownIdError(NO_SUCH_ID)
    # A copy that was begun after the switch has read what is below: records that the former namespace published.
    offsets = {number: max(offset, generation.opens.get(number, 0)) for number, offset in enumerate(last.offsets)}
    row = row_before(connection, _TABLES[stream], generation.number, offsets)
    ahead = {partition: offset for partition, offset in offsets.items() if offset > positions[partition].next}
    firsts = {partition: min(progress) for partition, progress in positions.items()}
    gone = deleted(firsts, offsets)
    missing = [*gone, *_holes(connection, generation.number, stream, offsets)]
    gap = {"reason": "retention", "missing": missing} if missing else None
    offsets |= {each["partition"]: each["to"] for each in gone}  # so that the next time it is told of nothing again
    return Start(row, generation.number, offsets, gap=gap, ahead=ahead)


def _start_after_switch(connection: sqlite3.Connection, generation: Generation) -> Start:
    """Return where a client of the former namespace goes on in a copy that was begun after the switch."""
    row = row_before(connection, "versions", generation.number, generation.joined)
    gap = {
        "reason": "switch",
        "missing": "what the former namespace published between this id and the switch is not in this gateway's copy",
    }
    return Start(row, generation.number, generation.joined, gap=gap)


def deleted(firsts: Mapping[int, int], offsets: Mapping[int, int]) -> list[dict[str, int]]:
    """Return what a client at ``offsets`` misses where the topic begins at ``firsts``, each by partition."""
    return [
        {"partition": partition, "from": offset, "to": firsts[partition]}
        for partition, offset in offsets.items()
        if offset < firsts.get(partition, 0)
    ]


def _holes(
    connection: sqlite3.Connection, generation: int, stream: str, offsets: Mapping[int, int]
) -> list[dict[str, int]]:
    rows = connection.execute(
        "SELECT generation, partition, start, stop FROM holes WHERE topic = ? AND generation >= ?", (stream, generation)
    )
    return [
        {"partition": partition, "from": start, "to": stop}
        for number, partition, start, stop in rows
        if number > generation or stop > offsets.get(partition, 0)
    ]


def _offsets_at(connection: sqlite3.Connection, stream: str, row: int, now: Start) -> tuple[dict[int, int], int]:
    """Return the position of a client that has read up to a row, and its generation."""
    if stream == "alerts":
        generation = 0
    else:
        found = connection.execute(
            "SELECT generation FROM versions WHERE id > ? ORDER BY id LIMIT 1", (row,)
        ).fetchone()
        generation = found[0] if found is not None else now.generation
    offsets = {}
    for partition, progress in read_positions(connection).get((generation, stream), {}).items():
        behind = offset_behind(connection, _TABLES[stream], generation, partition, row)
        offsets[partition] = behind if behind is not None else progress.next
    return offsets, generation

"""Lists: the rows that answers are made of, as ``search`` chose them."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, NamedTuple

import orjson

from dateline.gateway.copy.batch import ANY_REGION, unpack_body
from dateline.gateway.copy.erase import is_withdrawn
from dateline.gateway.copy.keys import first_key
from dateline.gateway.copy.search.facets import Facet
from dateline_schemas import Alert

MAX_BYTES: Final = 16 * 1_024 * 1_024
"""Bytes of the records of one answer. Bounds memory; chosen by hand: two hundred stories of usual length have one."""
_CURRENT: Final = """
SELECT stories.key, stories.story_id, versions.body, last.body FROM stories JOIN versions ON versions.id = CASE
    WHEN stories.withdrawn THEN coalesce(
        (SELECT max(id) FROM versions WHERE story_id = stories.story_id AND event = 'withdrawn' AND kind <> 'repeat'),
        stories.newest)
    ELSE coalesce(stories.shown, stories.newest) END
LEFT JOIN versions last ON last.id = stories.latest AND last.id <> versions.id
WHERE stories.{column} = ?
"""
"""A story's record: its newest text; of a withdrawn one, the withdrawal; without a text, its last event. And its last
record where that is another one: it counts what came since."""
_COUNT: Final = "SELECT count(*), max(key) FROM facets WHERE facet = ? AND value = ? AND key >= ?"
_COUNT_EACH: Final = """
WITH RECURSIVE names (value) AS (
    SELECT min(value) FROM facets WHERE facet = ?1
    UNION ALL
    SELECT (SELECT min(value) FROM facets WHERE facet = ?1 AND value > names.value) FROM names WHERE value IS NOT NULL
), counts (value, stories, newest) AS (
    SELECT value, (SELECT count(*) FROM facets WHERE facet = ?1 AND value = names.value AND key >= ?2),
        (SELECT max(key) FROM facets WHERE facet = ?1 AND value = names.value AND key >= ?2)
    FROM names WHERE value IS NOT NULL
)
SELECT value, stories, newest FROM counts WHERE stories > 0 ORDER BY stories DESC, value LIMIT ?3
"""
"""Steps from one value to the next, and counts of each the keys of the time alone."""
_COUNT_IN_REGIONS: Final = """
SELECT json_extract(pairs.value, '$[1]'), count(*), max(stories.key)
FROM (SELECT DISTINCT key FROM facets WHERE facet = ? AND value IN ({marks}) AND key >= ?) chosen
CROSS JOIN stories ON stories.key = chosen.key CROSS JOIN json_each(stories.facets) pairs
WHERE json_extract(pairs.value, '$[0]') = ?
GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?
"""


_ALERT: Final = (
    "SELECT alerts.offset, alerts.body, acknowledgements.body FROM alerts"
    " LEFT JOIN acknowledgements ON acknowledgements.alert_id = alerts.alert_id WHERE alerts.id = ?"
)


_ROW_OF_OFFSET: Final = "(SELECT id FROM alerts WHERE partition = 0 AND offset >= ? ORDER BY offset LIMIT 1)"
"""The row of the alert at an offset, or of the first behind it where it expired. The topic has one partition."""
_LAST_ROW: Final = 2**63 - 1


class CurrentStory(NamedTuple):
    """A story as it is now: its key, its id, and the JSON of its record, with what its last record counts."""

    key: int
    story_id: str
    body: bytes


class FacetCount(NamedTuple):
    """A value of a facet: how many stories have it, and the key of the newest; None where none has it."""

    value: str
    stories: int
    newest: int | None


class AlertRow(NamedTuple):
    """An alert: its row, its event time in milliseconds since 1970, its offset, its JSON and its acknowledgement's."""

    row: int
    at: int
    offset: int
    body: bytes
    acknowledgement: bytes | None = None
    """None where nobody has acknowledged it."""


class FoundAlert(NamedTuple):
    """An alert by its id, and whether its story is withdrawn by now."""

    alert: Alert
    is_withdrawn: bool


class AlertPage(NamedTuple):
    """Alerts, newest first, and whether there are more."""

    alerts: list[AlertRow]
    has_more: bool


class AlertChoice(NamedTuple):
    """Which alerts are wanted; an empty set is no condition."""

    regions: Sequence[str] = ()
    """Regions that the alert's story is in, or was."""
    rules: Sequence[str] = ()
    severities: Sequence[str] = ()
    story_id: str | None = None
    since: int = 0
    before: int | None = None
    """Only alerts of before this time; both in milliseconds since 1970."""
    below: tuple[int, int] | None = None
    """Time and offset of the last alert of the page before."""


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Let all statements of the block see the same state of the copy."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.rollback()


def current_stories(connection: sqlite3.Connection, keys: Iterable[int]) -> list[CurrentStory]:
    """Return the stories of some keys, in the order of the keys; fewer where they are very long, at least one."""
    statement = _CURRENT.format(column="key")
    stories: list[CurrentStory] = []
    total = 0
    for key in keys:
        row = connection.execute(statement, (key,)).fetchone()
        if row is None:
            continue
        story = _current(*row)
        total += len(story.body)
        if stories and total > MAX_BYTES:
            break
        stories.append(story)
    return stories


def latest_records(connection: sqlite3.Connection, keys: Iterable[int]) -> dict[int, bytes]:
    """Return the last record of each story, which may only count sightings, by the story's key."""
    rows = (
        connection.execute(
            "SELECT stories.key, versions.body FROM stories JOIN versions ON versions.id = stories.latest"
            " WHERE stories.key = ?",
            (key,),
        ).fetchone()
        for key in keys
    )
    return {key: unpack_body(body) for key, body in filter(None, rows)}


def story_ids(connection: sqlite3.Connection, keys: Iterable[int]) -> dict[int, str]:
    """Return the ids of the stories of some keys, by key."""
    rows = (connection.execute("SELECT key, story_id FROM stories WHERE key = ?", (key,)).fetchone() for key in keys)
    return dict(filter(None, rows))


def ids_beginning(connection: sqlite3.Connection, digits: str, limit: int) -> list[str]:
    """Return the first ids of stories that begin with some hex digits."""
    rows = connection.execute(
        "SELECT story_id FROM stories WHERE story_id >= ? AND story_id < ? ORDER BY story_id LIMIT ?",
        (digits, f"{digits}g", limit),  # the letter behind the last hex digit
    )
    return [story_id for (story_id,) in rows]


def newest_sending(connection: sqlite3.Connection) -> int:
    """Return when the newest record of a story was sent, in milliseconds since 1970; 0 where there is none."""
    (newest,) = connection.execute("SELECT max(sent_at) FROM versions").fetchone()
    return newest or 0


def current_story(connection: sqlite3.Connection, story_id: str) -> CurrentStory | None:
    """Return a story by its id; None where the copy has none of it."""
    row = connection.execute(_CURRENT.format(column="story_id"), (story_id,)).fetchone()
    return None if row is None else _current(*row)


def _current(key: int, story_id: str, packed: bytes, last: bytes | None) -> CurrentStory:
    body = unpack_body(packed)
    return CurrentStory(key, story_id, body if last is None else _counted(body, unpack_body(last)))


def _counted(body: bytes, last: bytes) -> bytes:
    """Return a record with the sightings and sources of the story's last record."""
    story, newest = orjson.loads(body), orjson.loads(last)
    if newest["sightings"] <= story["sightings"] and newest["sources"]["total"] <= story["sources"]["total"]:
        return body
    return orjson.dumps(story | {"sightings": newest["sightings"], "sources": newest["sources"]})


def story_versions(connection: sqlite3.Connection, story_id: str, limit: int) -> list[bytes]:
    """Return the records of a story, newest first, as the newest namespace that has it numbers them.

    There may be fewer than ``limit`` where they are very long.
    """
    rows = connection.execute(
        "SELECT body FROM versions WHERE story_id = ?1 AND generation ="
        " (SELECT generation FROM versions WHERE story_id = ?1 ORDER BY id DESC LIMIT 1) ORDER BY id DESC LIMIT ?2",
        (story_id, limit),
    )
    return within_bytes(unpack_body(body) for (body,) in rows)


def within_bytes(bodies: Iterable[bytes]) -> list[bytes]:
    """Return the first bodies that one answer has memory for, at least one where there is one."""
    taken: list[bytes] = []
    total = 0
    for body in bodies:
        total += len(body)
        if taken and total > MAX_BYTES:
            break
        taken.append(body)
    return taken


def count_regions(connection: sqlite3.Connection, slugs: Iterable[str], since: int) -> list[FacetCount]:
    """Return how many stories each region has since a time, in milliseconds since 1970."""
    rows = ((slug, connection.execute(_COUNT, (int(Facet.REGION), slug, first_key(since)))) for slug in slugs)
    return [FacetCount(slug, *row.fetchone()) for slug, row in rows]


def count_sources(connection: sqlite3.Connection, regions: Sequence[str], since: int, limit: int) -> list[FacetCount]:
    """Return the sources with the most stories since a time, within regions or, without them, of all."""
    source, low = int(Facet.SOURCE), first_key(since)
    if not regions:
        return [FacetCount(*row) for row in connection.execute(_COUNT_EACH, (source, low, limit))]
    statement = _COUNT_IN_REGIONS.format(marks=",".join("?" * len(regions)))
    values = (int(Facet.REGION), *regions, low, source, limit)
    return [FacetCount(*row) for row in connection.execute(statement, values)]


def alerts(connection: sqlite3.Connection, choice: AlertChoice, limit: int) -> AlertPage:
    """Return the newest alerts of a choice; fewer than there is room for where they are very long, at least one."""
    condition, values = _alert_condition(choice)
    found: set[tuple[int, int]] = set()
    for region in choice.regions or (ANY_REGION,):
        found.update(
            connection.execute(
                f"SELECT at, id FROM alert_regions WHERE region = ? AND {condition} ORDER BY at DESC, id DESC LIMIT ?",  # noqa: S608  # marks alone
                (region, *values, limit + 1),
            )
        )
    rows: list[AlertRow] = []
    total = 0
    for at, row in sorted(found, reverse=True)[:limit]:
        offset, body, acknowledgement = connection.execute(_ALERT, (row,)).fetchone()
        rows.append(AlertRow(row, at, offset, unpack_body(body), acknowledgement))
        total += len(rows[-1].body)
        if total > MAX_BYTES:
            break
    return AlertPage(rows, len(found) > len(rows))


def find_alert(connection: sqlite3.Connection, alert_id: str) -> FoundAlert | None:
    """Return an alert by its id; None where the copy does not have it."""
    row = connection.execute(
        "SELECT body FROM alerts WHERE alert_id = ? ORDER BY id DESC LIMIT 1", (alert_id,)
    ).fetchone()
    if row is None:
        return None
    alert = Alert.read(unpack_body(row[0]))
    return FoundAlert(alert, is_withdrawn(connection, alert.story_id, alert.version))


def quoting_acknowledgements(connection: sqlite3.Connection) -> list[tuple[int, bytes]]:
    """Return the acknowledgements whose notes have to go from the topic too: offset, and JSON without the note."""
    return connection.execute("SELECT offset, body FROM acknowledgements WHERE quoting").fetchall()


def _alert_condition(choice: AlertChoice) -> tuple[str, list[object]]:
    """Return the condition on a row of ``alert_regions``, and the values of its marks."""
    conditions, values = ["at >= ?"], list[object]((choice.since,))
    if choice.before is not None:
        conditions.append("at < ?")
        values.append(choice.before)
    if choice.below is not None:
        conditions.append(f"(at, id) < (?, coalesce({_ROW_OF_OFFSET}, {_LAST_ROW}))")
        values += choice.below
    if choice.story_id is not None:
        conditions.append("id IN (SELECT id FROM alerts WHERE story_id = ?)")
        values.append(choice.story_id)
    for column, wanted in (("rule", choice.rules), ("severity", choice.severities)):
        if wanted:
            conditions.append(f"{column} IN ({','.join('?' * len(wanted))})")
            values += wanted
    return " AND ".join(conditions), values

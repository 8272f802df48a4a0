"""Erase: a withdrawn story loses its texts, and so do the alerts that quote them.

The rows stay, without what a withdrawal does not have either: a story's life still has its versions, and a stream that
passes them leaves them out. SQLite overwrites what it deletes (``secure_delete``); the index is rebuilt by ``purge``,
and the write-ahead log is truncated after the commit.
"""

import sqlite3
from collections.abc import Iterator
from typing import Any, Final

import orjson

from dateline.core.stories.route import TEXT_EVENTS
from dateline.gateway.copy.batch import pack_body, unpack_body

_FIELDS_LEFT: Final = frozenset(
    {
        "story_id", "version", "event", "relation", "language", "fingerprint", "source", "url", "fetched_at",
        "parser_version", "regions", "former_regions", "left_regions", "merged_into", "absorbed", "joins", "late",
        "first_seen", "last_seen", "sightings", "sources", "article_ids", "pub_status",
    }
)  # fmt: skip
"""Fields of a story that do not quote its text: those that a withdrawal has, but for the headline."""
_RELATION_LEFT: Final = frozenset({"kind", "parent", "score", "rule"})
_FAMILY: Final = """
WITH RECURSIVE family (story_id) AS (
    VALUES (?)
    UNION SELECT stories.story_id FROM stories JOIN family ON stories.merged_into = family.story_id
) SELECT story_id FROM family
"""
"""A story, and those that became part of it: their texts are withdrawn with it."""


def family(connection: sqlite3.Connection, story_id: str) -> list[str]:
    """Return the ids of a story and of all that became part of it, as the tables stand."""
    return [each for (each,) in connection.execute(_FAMILY, (story_id,))]


def erase_versions(connection: sqlite3.Connection, story_id: str, before: int) -> int:
    """Erase a story's texts in the rows before one. Returns how many rows had something of them.

    The events ``moved`` and ``relinked`` lose their headline. They stay in the streams: who holds a story that became
    part of the withdrawn one learns by them that it did.
    """
    rows = connection.execute(
        "SELECT id, event, body FROM versions WHERE story_id = ? AND id < ? AND NOT erased", (story_id, before)
    ).fetchall()
    count = 0
    for row, event, packed in rows:
        story = orjson.loads(unpack_body(packed))
        is_text = event in TEXT_EVENTS
        stripped = strip_story(story) if is_text else story | {"headline": None}
        if stripped != story:
            body = pack_body(orjson.dumps(stripped))
            connection.execute("UPDATE versions SET body = ?, erased = ? WHERE id = ?", (body, is_text, row))
            count += 1
    return count


def erase_alerts(connection: sqlite3.Connection, story_id: str) -> int:
    """Erase what alerts quote of a story. Returns how many alerts quoted it."""
    rows = connection.execute("SELECT id, body FROM alerts WHERE story_id = ? AND NOT erased", (story_id,)).fetchall()
    for row, packed in rows:
        body = orjson.dumps(strip_alert(orjson.loads(unpack_body(packed))))
        connection.execute("UPDATE alerts SET body = ?, erased = 1 WHERE id = ?", (pack_body(body), row))
    return len(rows)


def strip_story(story: dict[str, Any]) -> dict[str, Any]:
    """Return a story without its text and all that quotes it."""
    left = {name: value for name, value in story.items() if name in _FIELDS_LEFT}
    left["relation"] = {name: value for name, value in story["relation"].items() if name in _RELATION_LEFT}
    return left | {"pub_status": "canceled"}


def strip_alert(alert: dict[str, Any]) -> dict[str, Any]:
    """Return an alert without what it quotes of its story."""
    left = {name: value for name, value in alert.items() if name not in {"matched", "changed"}}
    return left | {"story": strip_story(alert["story"])}


def truncate_log(connection: sqlite3.Connection) -> bool:
    """Move the write-ahead log into the database and empty it; False where a reader was in the way."""
    (busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def survivors(connection: sqlite3.Connection, story_id: str) -> Iterator[tuple[str, bool]]:
    """Yield the stories that a story became part of, one after the other, and whether each is withdrawn."""
    seen = {story_id}
    while True:
        row = connection.execute("SELECT merged_into FROM stories WHERE story_id = ?", (story_id,)).fetchone()
        if row is None or row[0] is None or row[0] in seen:
            return
        story_id = row[0]
        seen.add(story_id)
        state = connection.execute("SELECT withdrawn FROM stories WHERE story_id = ?", (story_id,)).fetchone()
        yield story_id, bool(state and state[0])

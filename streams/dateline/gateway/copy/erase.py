"""Erase: a withdrawn story loses its texts, and so do the alerts that quote them, and notes that may.

The rows stay, without what quotes the text: a story's life still has its versions, and a stream that passes them leaves
out those with a text. SQLite overwrites what it deletes (``secure_delete``); after the commit the index is rebuilt by
``purge``, and the write-ahead log is truncated.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import orjson

from dateline.gateway.copy.batch import pack_body, unpack_body
from dateline.gateway.copy.schema import BUSY_SECONDS
from dateline.gateway.copy.search.facets import Reach
from dateline.kafka.codec import encode
from dateline_schemas import Acknowledgement

_FIELDS_LEFT: Final = frozenset(
    {
        "story_id", "version", "event", "relation", "language", "fingerprint", "source", "fetched_at",
        "parser_version", "regions", "former_regions", "left_regions", "merged_into", "absorbed", "joins", "late",
        "first_seen", "last_seen", "sightings", "sources", "article_ids", "pub_status",
    }
)  # fmt: skip
"""Fields of a story that do not quote its text: those that a withdrawal has, but for the headline and the page's
address, which often is made of the headline."""
_ALERT_FIELDS_LEFT: Final = frozenset(
    {"alert_id", "rule", "name", "severity", "urgency", "occasion", "story_id", "version", "at", "absorbed"}
)
"""Fields of an alert that do not quote its story, beside the story."""
_RELATION_LEFT: Final = frozenset({"kind", "parent", "score", "rule"})
_PATIENCE_MS: Final = 20
"""Milliseconds to wait for readers before the write-ahead log is emptied at another time. Chosen by hand."""
_FAMILY: Final = """
WITH RECURSIVE family (story_id) AS (
    VALUES (?)
    UNION SELECT stories.story_id FROM stories JOIN family ON stories.merged_into = family.story_id
) SELECT story_id FROM family
"""
"""A story, and those that became part of it: their texts are withdrawn with it."""

_OF_TEXT: Final = "SELECT DISTINCT story_id FROM versions WHERE fingerprint = ? AND NOT erased"


def family(connection: sqlite3.Connection, story_id: str) -> list[str]:
    """Return the ids of a story and of all that became part of it, as the tables stand."""
    return [each for (each,) in connection.execute(_FAMILY, (story_id,))]


def same_texts(connection: sqlite3.Connection, story_id: str, ordered: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the ids of the other stories that hold a text of a story that was taken down.

    Another namespace may have given the story another id. ``ordered`` has the texts by the ids of the orders: the copy
    may have none of them under the id that is withdrawn.
    """
    members = family(connection, story_id)
    texts = {text for member in members for text in ordered.get(member, ())}
    for member in members:
        texts.update(
            text for (text,) in connection.execute("SELECT fingerprint FROM versions WHERE story_id = ?", (member,))
        )
    found: set[str] = set()
    for text in texts:
        found.update(story for (story,) in connection.execute(_OF_TEXT, (text,)))
    return sorted(found.difference(members))


def last_version(connection: sqlite3.Connection, story_id: str) -> int:
    """Return the highest number of a story's versions; 0 for none."""
    (number,) = connection.execute("SELECT max(version) FROM versions WHERE story_id = ?", (story_id,)).fetchone()
    return number or 0


def erase_versions(connection: sqlite3.Connection, story_id: str, before: int) -> int:
    """Erase a story's texts in the rows before one. Returns how many rows had something of them.

    Events other than ``version`` lose their headline and address. They stay in the streams: who holds a story that
    became part of the withdrawn one learns by them that it did.
    """
    rows = connection.execute(
        "SELECT id, event, body FROM versions WHERE story_id = ? AND id < ? AND NOT erased", (story_id, before)
    ).fetchall()
    return _strip(connection, "versions", rows, strip_story, lambda event: event == "version")


def erase_agencies(connection: sqlite3.Connection, story_id: str) -> None:
    """Erase the printed names of agencies in what the rows of a story are chosen by."""
    rows = connection.execute("SELECT DISTINCT agencies FROM versions WHERE story_id = ?", (story_id,)).fetchall()
    for (agencies,) in rows:
        *_, left = Reach.unpack("", "", agencies).without_names().packed()
        if left != agencies:
            connection.execute(
                "UPDATE versions SET agencies = ? WHERE story_id = ? AND agencies = ?", (left, story_id, agencies)
            )


def erase_alerts(connection: sqlite3.Connection, story_id: str, through: int | None, kept_from: int | None) -> int:
    """Erase what alerts quote of a story, up to a version; with None, of all. Returns how many alerts quoted it.

    The topic of alerts may be ahead: a later alert is on a text that was published again after the withdrawal. Alerts
    of withdrawals stay in the streams, and from a version on they keep their headline; with None, none keeps it.
    """
    rows = connection.execute(
        "SELECT id, occasion, body FROM alerts WHERE story_id = ? AND NOT erased AND CASE occasion"
        " WHEN 'withdrawal' THEN version < coalesce(?, version + 1) ELSE version <= coalesce(?, version) END",
        (story_id, kept_from, through),
    ).fetchall()
    return _strip(connection, "alerts", rows, strip_alert, lambda occasion: occasion != "withdrawal")


def erase_notes(connection: sqlite3.Connection, story_id: str, through: int | None) -> int:
    """Erase the notes of acknowledgements of a story's alerts, which may quote it. Returns how many there were.

    ``through`` is the last version whose alerts' notes go; None for all.
    """
    rows = connection.execute("SELECT body FROM acknowledgements WHERE story_id = ?", (story_id,)).fetchall()
    read = [Acknowledgement.read(body) for (body,) in rows]
    noted = [each for each in read if each.note is not None and (through is None or each.version <= through)]
    connection.executemany(
        "UPDATE acknowledgements SET body = ?, quoting = 1 WHERE alert_id = ?",
        [(without_note(each), each.alert_id) for each in noted],
    )
    return len(noted)


def without_note(acknowledgement: Acknowledgement) -> bytes:
    """Return an acknowledgement's JSON without its note."""
    return encode(acknowledgement.model_copy(update={"note": None}))


def _strip(
    connection: sqlite3.Connection,
    table: str,
    rows: Iterable[tuple[int, str, bytes]],
    strip: Callable[[dict[str, Any]], dict[str, Any]],
    is_erased: Callable[[str], bool],
) -> int:
    """Strip the records in rows of a table (id, event or occasion, body). Returns how many had something to lose.

    ``is_erased`` says by its event or occasion whether a record that lost something leaves the streams.
    """
    count = 0
    for row, kind, packed in rows:
        record = orjson.loads(unpack_body(packed))
        stripped = strip(record)
        if stripped != record:
            body = pack_body(orjson.dumps(stripped))
            connection.execute(f"UPDATE {table} SET body = ?, erased = ? WHERE id = ?", (body, is_erased(kind), row))  # noqa: S608
            count += 1
    return count


def strip_story(story: dict[str, Any]) -> dict[str, Any]:
    """Return a story's record without its text and all that quotes it; lists of words stay, empty, as on the topic."""
    left = _emptied(story, _FIELDS_LEFT)
    left["relation"] = _emptied(story["relation"], _RELATION_LEFT)
    return left | {"pub_status": "canceled"} if story["event"] == "version" else left


def _emptied(record: dict[str, Any], fields: frozenset[str]) -> dict[str, Any]:
    """Return a record with these fields, and its other lists empty."""
    return {
        name: value if name in fields else []
        for name, value in record.items()
        if name in fields or isinstance(value, list)
    }


def strip_alert(alert: dict[str, Any]) -> dict[str, Any]:
    """Return an alert without what it quotes of its story."""
    left = {name: value for name, value in alert.items() if name in _ALERT_FIELDS_LEFT}
    return left | {"story": strip_story(alert["story"])}


def is_withdrawn(connection: sqlite3.Connection, story_id: str, version: int) -> bool:
    """Whether a version of a story is withdrawn, or the story became part of one that is.

    A version that comes after the withdrawal is not.
    """
    row = connection.execute("SELECT withdrawn_version FROM stories WHERE story_id = ?", (story_id,)).fetchone()
    return (row is not None and version <= row[0]) or any(withdrawn for _, withdrawn in survivors(connection, story_id))


def truncate_log(connection: sqlite3.Connection) -> bool:
    """Move the write-ahead log into the database and empty it; False where a reader was in the way.

    It hardly waits for readers, as what is to be written waits meanwhile.
    """
    connection.execute(f"PRAGMA busy_timeout={_PATIENCE_MS}")
    try:
        (busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000:.0f}")
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

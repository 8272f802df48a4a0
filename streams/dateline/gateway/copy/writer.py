"""The writer: a batch of records becomes rows, and the positions after them are written, in one transaction.

A kill at any moment leaves the copy as it was before a batch or as it is after it. A record that was applied before is
below its partition's position and is left out.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, TypeVar

import orjson

from dateline.core.stories.route import TEXT_EVENTS, is_repeat, route
from dateline.gateway.copy.batch import (
    ANY_REGION,
    AlertEvent,
    Applied,
    Batch,
    Erasure,
    StoryEvent,
    alert_regions,
    pack_body,
)
from dateline.gateway.copy.decode import AcknowledgementRecord, AlertRecord, DecodedBatch, StoryRecord, decode_batch
from dateline.gateway.copy.erase import (
    erase_agencies,
    erase_alerts,
    erase_notes,
    erase_versions,
    family,
    is_withdrawn,
    last_version,
    same_texts,
    strip_alert,
    strip_story,
    survivors,
    without_note,
)
from dateline.gateway.copy.schema import transaction
from dateline.gateway.copy.search.text_index import TextIndex
from dateline.gateway.copy.story_rows import StoryRows
from dateline.kafka.codec import encode
from dateline_schemas import Story
from dateline_schemas.takedown import BY_TAKEDOWN

D = TypeVar("D", StoryRecord, AlertRecord, AcknowledgementRecord)

STORIES, ALERTS, ACKNOWLEDGEMENTS = "stories", "alerts", "acknowledgements"
"""Topics as ``positions`` names them."""
_INSERT_VERSION: Final = (
    "INSERT INTO versions (id, generation, partition, offset, story_id, version, event, kind, at, sent_at,"
    " marked, routed, countries, languages, agencies, fingerprint, body)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_ALERT: Final = (
    "INSERT INTO alerts (id, partition, offset, alert_id, rule, severity, occasion, story_id, version, at, sent_at,"
    " erased, regions, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class Writer:
    """Applies batches, on the writer's connection and in its thread."""

    def __init__(self, connection: sqlite3.Connection, index: TextIndex) -> None:
        self._connection = connection
        self._index = index
        self._rows = StoryRows(connection, index)
        self._last_ids = {"versions": 0, "alerts": 0}
        self._versions: list[tuple[object, ...]] = []
        """Rows of ``versions`` that were not written yet."""
        self._erasures: dict[str, Erasure] = {}
        """The stories whose texts the batch erased, by id."""
        self._ordered: Mapping[str, Sequence[str]] = {}
        """The texts that were ordered to be taken down, as ``Batch.ordered``."""
        self.has_failed = False
        """Whether a batch was not applied, so that none behind it may be."""
        self.erased = False
        """Whether a text was erased since the log was last truncated."""

    def apply(self, batch: Batch) -> Applied:
        """Apply a batch. Raises ``sqlite3.Error`` where that fails; nothing of the batch is applied then.

        After that no further batch is applied: its positions would pass over the one that failed.
        """
        if self.has_failed:
            msg = "a batch before this one was not applied"
            raise RuntimeError(msg)
        try:
            decoded = decode_batch(batch)
            with transaction(self._connection):
                return self._apply(decoded)
        except BaseException:
            self.has_failed = True
            raise

    def _apply(self, batch: DecodedBatch) -> Applied:
        for name, last in self._connection.execute("SELECT name, seq FROM sqlite_sequence"):
            self._last_ids[name] = last
        generation, self._ordered = batch.generation.number, batch.ordered
        unread = self._unread(generation, STORIES, batch.stories)
        self._rows.prefetch({each.story.story_id for each in unread if each.story is not None})
        stories = [event for decoded in unread if (event := self._take_story(decoded, generation)) is not None]
        self._flush()
        fired = [
            alert for each in self._unread(0, ALERTS, batch.alerts) if (alert := self._take_alert(each)) is not None
        ]
        acknowledged = self._unread(0, ACKNOWLEDGEMENTS, batch.acknowledgements)
        for each in acknowledged:
            self._take_acknowledgement(each)
        erased, self._erasures = self._erasures, {}
        return Applied(stories, fired, erased, acknowledged[-1].record.offset if acknowledged else None)

    def _unread(self, generation: int, topic: str, records: list[D]) -> list[D]:
        """Return the records from the positions on, and move the positions behind them."""
        positions: dict[int, int] = dict(
            self._connection.execute(
                "SELECT partition, next FROM positions WHERE generation = ? AND topic = ?", (generation, topic)
            ).fetchall()
        )
        unread = []
        ends: dict[int, int] = {}
        for each in records:
            record = each.record
            if record.offset >= ends.get(record.partition, positions.get(record.partition, 0)):
                ends[record.partition] = record.offset + 1
                unread.append(each)
        self._connection.executemany(
            "INSERT INTO positions VALUES (?1, ?2, ?3, 0, ?4)"
            " ON CONFLICT (generation, topic, partition) DO UPDATE SET next = excluded.next",
            [(generation, topic, partition, end) for partition, end in ends.items()],
        )
        return unread

    def _take_story(self, decoded: StoryRecord, generation: int) -> StoryEvent | None:
        record, story, body, packed, marked = decoded
        if story is None:
            return None
        if marked and _is_takedown(story):
            known = self._rows.find(story.story_id)
            if known is None:  # nobody was served the story under this id
                self._note_takedown(story.story_id)
                return None
            marked = known.withdrawn
        row_id = self._next_id("versions")
        at = _milliseconds(story.last_seen)
        row = self._rows.take(story, row_id, at, at if marked else record.timestamp)
        quotes_withdrawn = story.event not in TEXT_EVENTS and (row.withdrawn or self._is_part_of_withdrawn(story))
        if quotes_withdrawn:
            body = orjson.dumps(strip_story(orjson.loads(body)))
            packed = pack_body(body)
        event = StoryEvent(
            row_id, generation, record.partition, record.offset, story.event, story.relation.kind, at,
            record.timestamp, marked, frozenset(route(story)), row.reach, body, story.story_id,
        )  # fmt: skip
        self._versions.append(
            (
                row_id, generation, record.partition, record.offset, story.story_id, story.version, story.event,
                story.relation.kind, at, record.timestamp, event.marked, ",".join(event.routed), *row.reach.packed(),
                story.fingerprint, packed,
            ),
        )  # fmt: skip
        if story.event == "withdrawn" and not is_repeat(story):
            self._erase(story.story_id, Erasure(row_id, story.version), story.version)
            if _is_takedown(story):
                self._erase_same_texts(story.story_id, row_id)
                self._note_takedown(story.story_id)
        elif quotes_withdrawn:
            if row.withdrawn:
                self._erase(story.story_id, Erasure(row_id, story.version), 0)
            else:
                self._erase(story.story_id, Erasure(row_id, None))
        return event

    def _erase_same_texts(self, story_id: str, row_id: int) -> None:
        """Erase the texts of a story that was taken down under other ids too, as namespaces before gave them."""
        for other in same_texts(self._connection, story_id, self._ordered):
            if (row := self._rows.find(other)) is not None:
                row.withdrawn_version = last_version(self._connection, other)
            self._erase(other, Erasure(row_id, None))

    def _note_takedown(self, story_id: str) -> None:
        """Note a takedown that is to be confirmed."""
        self._connection.execute("INSERT OR REPLACE INTO takedowns VALUES (?, 0)", (story_id,))

    def _is_part_of_withdrawn(self, story: Story) -> bool:
        """Whether a record says that its story became part of one that is withdrawn."""
        if story.merged_into is None:
            return False
        self._flush()
        return any(withdrawn for _, withdrawn in survivors(self._connection, story.story_id))

    def _flush(self) -> None:
        """Write the rows that were collected: one statement for many rows takes a third of the time."""
        self._connection.executemany(_INSERT_VERSION, self._versions)
        self._versions.clear()
        self._rows.flush()

    def _erase(self, story_id: str, erasure: Erasure, kept_from: int | None = None) -> None:
        """Erase the texts of a story, and those of stories that became part of it with all their alerts.

        ``kept_from`` is the first version whose alert, if of a withdrawal, keeps its headline; None where none does.
        """
        self._flush()
        for member in family(self._connection, story_id):
            row = self._rows.find(member)
            if row is not None:
                self._rows.strip(row)
                self._index.mark_unpurged(row.shards)
                self.erased |= bool(row.shards)
            erased, kept = (erasure, kept_from) if member == story_id else (Erasure(erasure.before, None), None)
            count = erase_versions(self._connection, member, erased.before)
            count += erase_alerts(self._connection, member, erased.through, kept)
            count += erase_notes(self._connection, member, erased.through)
            erase_agencies(self._connection, member)
            self.erased |= count > 0
            former = self._erasures.get(member, erased)
            self._erasures[member] = erased if former.through is not None else Erasure(erased.before, None)
        self._rows.flush()

    def _take_alert(self, decoded: AlertRecord) -> AlertEvent | None:
        record, alert, body = decoded
        if alert is None:
            return None
        row_id = self._next_id("alerts")
        at = _milliseconds(alert.at)
        quotes_withdrawn = alert.occasion != "withdrawal" and is_withdrawn(
            self._connection, alert.story_id, alert.version
        )
        if quotes_withdrawn:
            body = _stripped(body)
        elif alert.occasion == "withdrawal" and alert.title is not None and not alert.title.is_headline:
            body = _without_title(body)
        regions = alert_regions(alert)
        self._connection.execute(
            _INSERT_ALERT,
            (
                row_id, record.partition, record.offset, alert.alert_id, alert.rule, alert.severity, alert.occasion,
                alert.story_id, alert.version, at, record.timestamp, quotes_withdrawn, ",".join(sorted(regions)),
                pack_body(body),
            ),
        )  # fmt: skip
        self._connection.executemany(
            "INSERT INTO alert_regions VALUES (?, ?, ?, ?, ?)",
            [(region, at, row_id, alert.rule, alert.severity) for region in (ANY_REGION, *regions)],
        )
        if quotes_withdrawn:
            return None
        return AlertEvent(
            row_id, record.partition, record.offset, alert.rule, alert.severity, at, record.timestamp, regions, body,
            alert.story_id, alert.occasion, alert.version,
        )  # fmt: skip

    def _take_acknowledgement(self, decoded: AcknowledgementRecord) -> None:
        acknowledgement = decoded.acknowledgement
        if acknowledgement is None:
            return
        quotes_withdrawn = acknowledgement.note is not None and is_withdrawn(
            self._connection, acknowledgement.story_id, acknowledgement.version
        )
        self._connection.execute(
            "INSERT OR REPLACE INTO acknowledgements VALUES (?, ?, ?, ?, ?)",
            (
                acknowledgement.alert_id, acknowledgement.story_id, decoded.record.offset, quotes_withdrawn,
                without_note(acknowledgement) if quotes_withdrawn else encode(acknowledgement),
            ),
        )  # fmt: skip

    def _next_id(self, table: str) -> int:
        self._last_ids[table] += 1
        return self._last_ids[table]


def _is_takedown(story: Story) -> bool:
    return story.event == "withdrawn" and story.relation.rule == BY_TAKEDOWN


def _stripped(body: bytes) -> bytes:
    """Return an alert's JSON without what it quotes of its story."""
    return orjson.dumps(strip_alert(orjson.loads(body)))


def _without_title(body: bytes) -> bytes:
    """Return an alert's JSON without the first words of the withdrawn text, by which it calls its story."""
    return orjson.dumps({name: value for name, value in orjson.loads(body).items() if name != "title"})


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)

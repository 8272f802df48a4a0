"""Retention: what the topics have deleted is deleted here, a bounded number of rows in a transaction."""

import sqlite3
from typing import Final

from dateline.core.stories.route import TEXT_EVENTS
from dateline.gateway.copy.batch import ANY_REGION, unpack_body
from dateline.gateway.copy.schema import transaction
from dateline.gateway.copy.search.text_index import TextIndex
from dateline.gateway.copy.story_rows import StoryRows
from dateline_schemas import Story

_CHUNK_ROWS: Final = 1_000
"""Rows deleted in a transaction, so that records that come meanwhile wait only shortly. Chosen by hand."""
_TEXTS: Final = ", ".join(f"'{event}'" for event in sorted(TEXT_EVENTS - {"withdrawn"}))


class Retention:
    """Deletes rows, on the writer's connection and in its thread."""

    def __init__(self, connection: sqlite3.Connection, index: TextIndex) -> None:
        self._connection = connection
        self._index = index

    def expire_stories(self, generation: int, partition: int, first: int) -> bool:
        """Delete versions of a partition below its first offset, a chunk of them; False once none is left."""
        rows = self._connection.execute(
            "SELECT id FROM versions WHERE generation = ? AND partition = ? AND offset < ? ORDER BY offset LIMIT ?",
            (generation, partition, first, _CHUNK_ROWS),
        ).fetchall()
        self._delete("stories", generation, partition, first, [row for (row,) in rows])
        return len(rows) == _CHUNK_ROWS

    def expire_generation(self, generation: int, stamp: int) -> bool:
        """Delete versions of a former generation that were sent before a time, a chunk of them."""
        rows = self._connection.execute(
            "SELECT id, partition, offset FROM versions WHERE generation = ? AND sent_at < ? ORDER BY id LIMIT ?",
            (generation, stamp, _CHUNK_ROWS),
        ).fetchall()
        firsts: dict[int, int] = {}
        for _, partition, offset in rows:
            firsts[partition] = max(firsts.get(partition, 0), offset + 1)
        for partition, first in firsts.items():
            ids = [row for row, its_partition, _ in rows if its_partition == partition]
            self._delete("stories", generation, partition, first, ids)
        return len(rows) == _CHUNK_ROWS

    def expire_alerts(self, partition: int, first: int) -> bool:
        """Delete alerts of a partition below its first offset, a chunk of them; False once none is left."""
        with transaction(self._connection):
            rows = self._connection.execute(
                "SELECT id, at, regions FROM alerts WHERE partition = ? AND offset < ? ORDER BY offset LIMIT ?",
                (partition, first, _CHUNK_ROWS),
            ).fetchall()
            self._connection.executemany(
                "DELETE FROM alert_regions WHERE region = ? AND at = ? AND id = ?",
                [(region, at, row) for row, at, regions in rows for region in {ANY_REGION, *regions.split(",")}],
            )
            self._connection.executemany("DELETE FROM alerts WHERE id = ?", [(row,) for row, _, _ in rows])
            self._raise_first("alerts", 0, partition, first)
        return len(rows) == _CHUNK_ROWS

    def expire_acknowledgements(self, partition: int, first: int) -> bool:
        """Delete acknowledgements below the topic's first offset; the topic has one partition. False: none is left."""
        with transaction(self._connection):
            self._connection.execute("DELETE FROM acknowledgements WHERE offset < ?", (first,))
            self._raise_first("acknowledgements", 0, partition, first)
        return False

    def drop_shards(self) -> None:
        """Drop the parts of the index that have no document left."""
        with transaction(self._connection):
            self._index.drop_empty()

    def _delete(self, topic: str, generation: int, partition: int, first: int, ids: list[int]) -> None:
        with transaction(self._connection):
            stories = StoryRows(self._connection, self._index)
            marks = ",".join("?" * len(ids))
            touched = self._connection.execute(
                "SELECT story_id, shown, latest FROM stories"  # noqa: S608
                f" WHERE story_id IN (SELECT story_id FROM versions WHERE id IN ({marks}))",
                ids,
            ).fetchall()
            gone = set(ids)
            for story_id, shown, latest in touched:
                self._shrink(stories, story_id, shown, latest, gone)
            stories.flush()
            self._connection.execute(f"DELETE FROM versions WHERE id IN ({marks})", ids)  # noqa: S608
            self._raise_first(topic, generation, partition, first)

    def _shrink(self, stories: StoryRows, story_id: str, shown: int | None, latest: int, gone: set[int]) -> None:
        """Remove a story whose last record is deleted; else show the newest of its texts that are left."""
        row = stories.find(story_id)
        if row is None:
            return
        if latest in gone:
            stories.remove(row)
            return
        row.newest = row.latest if row.newest in gone else row.newest
        if shown not in gone:
            return
        stories.hide(row)
        texts = self._connection.execute(
            f"SELECT id, body FROM versions WHERE story_id = ? AND id > ? AND event IN ({_TEXTS}) AND NOT erased"  # noqa: S608
            " ORDER BY id DESC",
            (story_id, shown),
        )
        for text, body in texts:
            if text not in gone:
                stories.show_remaining(row, text, Story.read(unpack_body(body)))
                return

    def _raise_first(self, topic: str, generation: int, partition: int, first: int) -> None:
        self._connection.execute(
            "UPDATE positions SET first = max(first, ?) WHERE generation = ? AND topic = ? AND partition = ?",
            (first, generation, topic, partition),
        )

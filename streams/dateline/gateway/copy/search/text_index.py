"""The index of words: FTS5 tables of a bounded number of documents each, filled one after the other.

A table, a shard, is small enough to be rebuilt within moments. So a deleted text's terms leave the file: FTS5
otherwise keeps them until segments happen to be merged. Each shard notes its lowest and highest key, so a search
of a week opens only the shards of that week.

The tables have no content of their own (``content=''``): whoever removes a document gives the same words again.
"""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from dateline.gateway.copy.schema import transaction

SHARD_DOCUMENTS: Final = 16_384
"""Documents put into a shard before the next one is begun. Chosen by hand, so that rebuilding one takes a fraction of
the 5 s within which a taken-down text must be gone."""
_COLUMNS: Final = "words, facets"
_OPTIONS: Final = {"automerge": 8, "hashsize": 4 * 1024 * 1024}
"""Options of FTS5: segments of a level that are merged, and bytes that are collected before one is written. Chosen by
hand, for fewer merges while a copy is filled; a shard is small."""
_NO_KEY: Final = 2**62
"""Above every key."""


@dataclass(slots=True)
class _Count:
    """What a transaction changes of a row of ``shards``."""

    documents: int = 0
    live: int = 0
    low: int = _NO_KEY
    high: int = -1


class TextIndex:
    """Writes the index. Used by the writer's thread only."""

    def __init__(self, connection: sqlite3.Connection, shard_documents: int = SHARD_DOCUMENTS) -> None:
        self._connection = connection
        self._shard_documents = shard_documents
        self._shard: int | None = None
        """The shard that is being filled; None before it is looked up."""
        self._documents = 0
        self._documents_to_put: list[tuple[int, str, str]] = []
        """Documents of the shard that is being filled, which were not written yet."""
        self._counts: dict[int, _Count] = {}
        """What the transaction changed so far, by shard."""

    def put(self, key: int, words: str, facets: str) -> int:
        """Add a document, and return its shard."""
        shard = self._shard_to_fill()
        self._documents_to_put.append((key, words, facets))
        count = self._counts.setdefault(shard, _Count())
        count.documents += 1
        count.live += 1
        count.low, count.high = min(count.low, key), max(count.high, key)
        self._documents += 1
        return shard

    def remove(self, shard: int, key: int, words: str, facets: str) -> None:
        """Remove a document. Its terms stay in the file until the shard is purged or merged."""
        self._connection.execute(
            f"INSERT INTO {table(shard)} ({table(shard)}, rowid, {_COLUMNS}) VALUES ('delete', ?, ?, ?)",  # noqa: S608
            (key, words, facets),
        )
        self._counts.setdefault(shard, _Count()).live -= 1

    def flush(self) -> None:
        """Write the documents, and what was counted; before the end of each transaction."""
        self._put_all()
        for shard, count in self._counts.items():
            self._connection.execute(
                "UPDATE shards SET documents = documents + ?, live = live + ?, low = min(low, ?), high = max(high, ?)"
                " WHERE shard = ?",
                (count.documents, count.live, count.low, count.high, shard),
            )
        self._counts.clear()

    def _put_all(self) -> None:
        if self._documents_to_put and self._shard is not None:
            statement = f"INSERT INTO {table(self._shard)} (rowid, {_COLUMNS}) VALUES (?, ?, ?)"  # noqa: S608
            self._connection.executemany(statement, self._documents_to_put)
            self._documents_to_put.clear()

    def mark_unpurged(self, shards: Collection[int]) -> None:
        """Note that shards have terms of texts that were erased. Shards that were dropped have none."""
        marks = ",".join("?" * len(shards))
        self._connection.execute(f"UPDATE shards SET unpurged = 1 WHERE shard IN ({marks})", tuple(shards))  # noqa: S608

    def unpurged(self) -> list[int]:
        """Return the shards that have terms of texts that were erased."""
        return [shard for (shard,) in self._connection.execute("SELECT shard FROM shards WHERE unpurged")]

    def purge(self, shard: int) -> None:
        """Rebuild a shard's segments into one, without anything of removed documents; in a transaction of its own."""
        if shard not in self.unpurged():
            return  # it was dropped meanwhile
        name = table(shard)
        with transaction(self._connection):
            self._connection.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")  # noqa: S608
            self._connection.execute("UPDATE shards SET unpurged = 0 WHERE shard = ?", (shard,))

    def drop_empty(self) -> None:
        """Drop the shards that are full and have no document left."""
        empty = self._connection.execute(
            "SELECT shard FROM shards WHERE live = 0 AND shard < (SELECT max(shard) FROM shards)"
        ).fetchall()
        for (shard,) in empty:
            self._connection.execute(f"DROP TABLE {table(shard)}")
            self._connection.execute("DELETE FROM shards WHERE shard = ?", (shard,))

    def _shard_to_fill(self) -> int:
        if self._shard is None:
            row = self._connection.execute("SELECT shard, documents FROM shards ORDER BY shard DESC LIMIT 1").fetchone()
            self._shard, self._documents = row if row is not None else (0, self._shard_documents)
        if self._documents >= self._shard_documents:
            self._put_all()
            self._shard, self._documents = self._shard + 1, 0
            self._connection.execute(
                f"CREATE VIRTUAL TABLE {table(self._shard)} USING fts5({_COLUMNS}, content='', tokenize='ascii')"
            )
            for option, value in _OPTIONS.items():
                name = table(self._shard)
                self._connection.execute(f"INSERT INTO {name} ({name}, rank) VALUES (?, ?)", (option, value))  # noqa: S608
            self._connection.execute("INSERT INTO shards VALUES (?, 0, 0, ?, -1, 0)", (self._shard, _NO_KEY))
        return self._shard


def table(shard: int) -> str:
    """Return the name of a shard's table."""
    return f"words_{shard:d}"

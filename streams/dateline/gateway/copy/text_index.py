"""The index of words: FTS5 tables of a bounded number of documents each, filled one after the other.

A table, a shard, is small enough to be rebuilt within moments. So a deleted text's terms leave the file: FTS5
otherwise keeps them until segments happen to be merged. Each shard notes its lowest and highest key, so a search
of a week opens only the shards of that week.

The tables have no content of their own (``content=''``): whoever removes a document gives the same words again.
"""

import sqlite3
from typing import Final

SHARD_DOCUMENTS: Final = 16_384
"""Documents put into a shard before the next one is begun. Chosen by hand, so that rebuilding one takes a fraction of
the 5 s within which a taken-down text must be gone."""
_COLUMNS: Final = "words, facets"


class TextIndex:
    """Writes the index. Used by the writer's thread only."""

    def __init__(self, connection: sqlite3.Connection, shard_documents: int = SHARD_DOCUMENTS) -> None:
        self._connection = connection
        self._shard_documents = shard_documents
        self._shard: int | None = None
        """The shard that is being filled; None before it is looked up."""
        self._documents = 0

    def put(self, key: int, words: str, facets: str) -> int:
        """Add a document, and return its shard."""
        shard = self._shard_to_fill()
        execute = self._connection.execute
        execute(f"INSERT INTO {table(shard)} (rowid, {_COLUMNS}) VALUES (?, ?, ?)", (key, words, facets))  # noqa: S608
        execute(
            "UPDATE shards SET documents = documents + 1, live = live + 1, low = min(low, ?1), high = max(high, ?1)"
            " WHERE shard = ?2",
            (key, shard),
        )
        self._documents += 1
        return shard

    def remove(self, shard: int, key: int, words: str, facets: str) -> None:
        """Remove a document. Its terms stay in the file until the shard is purged or merged."""
        self._connection.execute(
            f"INSERT INTO {table(shard)} ({table(shard)}, rowid, {_COLUMNS}) VALUES ('delete', ?, ?, ?)",  # noqa: S608
            (key, words, facets),
        )
        self._connection.execute("UPDATE shards SET live = live - 1 WHERE shard = ?", (shard,))

    def purge(self, shard: int) -> None:
        """Rebuild a shard's segments into one, without anything of removed documents."""
        name = table(shard)
        self._connection.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")  # noqa: S608

    def drop_empty(self) -> None:
        """Drop the shards that are full and have no document left."""
        empty = self._connection.execute(
            "SELECT shard FROM shards WHERE live = 0 AND shard < (SELECT max(shard) FROM shards)"
        ).fetchall()
        for (shard,) in empty:
            self._connection.execute(f"DROP TABLE {table(shard)}")
            self._connection.execute("DELETE FROM shards WHERE shard = ?", (shard,))

    def forget(self) -> None:
        """Look the shard to fill up again: the transaction that changed it was rolled back."""
        self._shard = None

    def _shard_to_fill(self) -> int:
        if self._shard is None:
            row = self._connection.execute("SELECT shard, documents FROM shards ORDER BY shard DESC LIMIT 1").fetchone()
            self._shard, self._documents = row if row is not None else (0, self._shard_documents)
        if self._documents >= self._shard_documents:
            self._shard, self._documents = self._shard + 1, 0
            self._connection.execute(
                f"CREATE VIRTUAL TABLE {table(self._shard)} USING fts5({_COLUMNS}, content='', tokenize='ascii')"
            )
            self._connection.execute("INSERT INTO shards VALUES (?, 0, 0, ?, -1)", (self._shard, 2**62))
        return self._shard


def table(shard: int) -> str:
    """Return the name of a shard's table."""
    return f"words_{shard:d}"

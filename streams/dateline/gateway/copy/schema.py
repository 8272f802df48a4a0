"""The tables of the copy, and connections to them.

Times are milliseconds since 1970. ``versions`` and ``alerts`` have a row for each record that was read, in the order of
``id``; within a partition that is the order of the topic. ``stories`` has a row for each story: ``shown`` is the row of
``versions`` whose text is the story's newest, ``newest`` that of its last event other than a repeat, ``latest`` that of
its last record; texts up to ``withdrawn_version`` are withdrawn. A story's ``key`` grows with the time of its last
text, so the newest stories have the highest keys (``keys``): lists are read in the order of the key, and it is the
document's number in the index of words. A withdrawn story stands at the time at which its withdrawal was sent.

``alert_regions`` has a row for each region of an alert's story, and one of the empty region for all: what alerts are
chosen by, so that no alert's record is read that is not wanted. ``acknowledgements`` has the newest record of each
alert that was acknowledged; ``quoting`` are those whose note was taken out here, as their story is withdrawn, and
stands on the topic still.

A read that takes too long is stopped. SQLite looks at its progress handler between the steps of a statement, and FTS5
can work for a minute within one step; so a thread interrupts it.
"""

import secrets
import socket
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Any, Final

SCHEMA_VERSION: Final = 9
"""Number of the tables, the terms and the keys. A copy of another number is removed and filled from the topics."""
APPLICATION_ID: Final = 0x444C4757
"""Marks the file as a gateway's copy (SQLite's ``application_id``): "DLGW"."""
_CACHE_KB: Final = {False: 32_000, True: 8_000}
"""Kilobytes of the page cache, of the writer and of each reader. Bounds memory; chosen by hand."""
_WRITER_PRAGMAS: Final = (
    "secure_delete=ON",
    "journal_mode=WAL",
    "synchronous=NORMAL",
    "temp_store=MEMORY",
    "wal_autocheckpoint=4000",
)
"""How the writer works: what is deleted is overwritten, and the log is moved into the file every 16 MB."""
BUSY_SECONDS: Final = 5.0
"""Seconds that a connection waits for a lock. Chosen by hand: only the checkpoint of an erasure takes one."""

MAX_READ_SECONDS: Final = 2.0
"""Seconds that one read may take. Chosen by hand, below the 5 s within which an erased text is gone: a reader keeps the
write-ahead log from being truncated."""
_LOOK_SECONDS: Final = 0.1
"""Seconds between two looks at reads that run: a read may take that much longer. Chosen by hand."""


_TOO_SLOW: Final = f"the search took more than {MAX_READ_SECONDS:g} s"

TABLES: Final = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE takedowns (story_id TEXT PRIMARY KEY, confirmed INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE generations (
    generation INTEGER PRIMARY KEY,
    namespace TEXT NOT NULL,
    switched INTEGER NOT NULL,
    opens TEXT NOT NULL,
    since TEXT NOT NULL,
    formers TEXT NOT NULL,
    joined TEXT NOT NULL
);
CREATE TABLE positions (
    generation INTEGER NOT NULL,
    topic TEXT NOT NULL,
    partition INTEGER NOT NULL,
    first INTEGER NOT NULL,
    next INTEGER NOT NULL,
    PRIMARY KEY (generation, topic, partition)
) WITHOUT ROWID;
CREATE TABLE holes (
    generation INTEGER NOT NULL,
    topic TEXT NOT NULL,
    partition INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    PRIMARY KEY (generation, topic, partition, start)
) WITHOUT ROWID;
CREATE TABLE versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    generation INTEGER NOT NULL,
    partition INTEGER NOT NULL,
    offset INTEGER NOT NULL,
    story_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    event TEXT NOT NULL,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    sent_at INTEGER NOT NULL,
    erased INTEGER NOT NULL DEFAULT 0,
    marked INTEGER NOT NULL,
    routed TEXT NOT NULL,
    countries TEXT NOT NULL,
    languages TEXT NOT NULL,
    agencies TEXT NOT NULL,
    fingerprint TEXT,
    body BLOB NOT NULL
);
CREATE INDEX versions_by_text ON versions (fingerprint) WHERE fingerprint IS NOT NULL AND NOT erased;
CREATE UNIQUE INDEX versions_by_offset ON versions (generation, partition, offset);
CREATE INDEX versions_by_story ON versions (story_id, id);
CREATE INDEX versions_by_sending ON versions (sent_at);
CREATE TABLE stories (
    key INTEGER PRIMARY KEY,
    story_id TEXT NOT NULL UNIQUE,
    shown INTEGER,
    newest INTEGER NOT NULL,
    latest INTEGER NOT NULL,
    shard INTEGER,
    shards TEXT NOT NULL,
    facets TEXT NOT NULL,
    countries TEXT NOT NULL,
    languages TEXT NOT NULL,
    agencies TEXT NOT NULL,
    withdrawn INTEGER NOT NULL DEFAULT 0,
    withdrawn_version INTEGER NOT NULL DEFAULT 0,
    merged_into TEXT
);
CREATE INDEX stories_by_survivor ON stories (merged_into) WHERE merged_into IS NOT NULL;
CREATE TABLE facets (
    facet INTEGER NOT NULL,
    value TEXT NOT NULL,
    key INTEGER NOT NULL,
    PRIMARY KEY (facet, value, key)
) WITHOUT ROWID;
CREATE TABLE shards (
    shard INTEGER PRIMARY KEY,
    documents INTEGER NOT NULL,
    live INTEGER NOT NULL,
    low INTEGER NOT NULL,
    high INTEGER NOT NULL,
    unpurged INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE alerts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    partition INTEGER NOT NULL,
    offset INTEGER NOT NULL,
    alert_id TEXT NOT NULL,
    rule TEXT NOT NULL,
    severity TEXT NOT NULL,
    occasion TEXT NOT NULL,
    story_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    sent_at INTEGER NOT NULL,
    erased INTEGER NOT NULL DEFAULT 0,
    regions TEXT NOT NULL,
    body BLOB NOT NULL
);
CREATE UNIQUE INDEX alerts_by_offset ON alerts (partition, offset);
CREATE INDEX alerts_by_story ON alerts (story_id);
CREATE INDEX alerts_by_name ON alerts (alert_id);
CREATE INDEX alerts_by_sending ON alerts (sent_at);
CREATE TABLE alert_regions (
    region TEXT NOT NULL,
    at INTEGER NOT NULL,
    id INTEGER NOT NULL,
    rule TEXT NOT NULL,
    severity TEXT NOT NULL,
    PRIMARY KEY (region, at, id)
) WITHOUT ROWID;
CREATE TABLE acknowledgements (
    alert_id TEXT PRIMARY KEY,
    story_id TEXT NOT NULL,
    offset INTEGER NOT NULL,
    quoting INTEGER NOT NULL,
    body BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX acknowledgements_by_story ON acknowledgements (story_id);
CREATE INDEX acknowledgements_quoting ON acknowledgements (alert_id) WHERE quoting;
"""


class SlowReadError(Exception):
    """A read took too long and was stopped."""


class Reader(sqlite3.Connection):
    """A connection that begins no statement once its time is over: it raises ``SlowReadError`` then."""

    deadline = float("inf")
    """``time.monotonic()`` at which the read has to be over."""

    def execute(self, *args: Any) -> sqlite3.Cursor:  # noqa: ANN401  # a statement and its values
        """Carry out a statement."""
        if monotonic() > self.deadline:
            raise SlowReadError(_TOO_SLOW)
        return super().execute(*args)


class Watchdog:
    """Interrupts reads that take too long. Its thread runs while there are reads, and sleeps otherwise."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._running: set[Reader] = set()
        self._is_looking = False
        self._is_closed = False
        self._thread: threading.Thread | None = None

    @contextmanager
    def limit(self, reader: Reader) -> Iterator[None]:
        """Stop the block after two seconds. Raises ``SlowReadError`` then."""
        reader.deadline = monotonic() + MAX_READ_SECONDS
        self._begin(reader)
        try:
            yield
        except sqlite3.OperationalError as error:
            if str(error) == "interrupted":
                raise SlowReadError(_TOO_SLOW) from error
            raise
        finally:
            with self._changed:
                self._running.discard(reader)
            reader.deadline = float("inf")

    def close(self) -> None:
        """End the thread."""
        with self._changed:
            self._is_closed = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    def _begin(self, reader: Reader) -> None:
        with self._changed:
            self._running.add(reader)
            if self._thread is None:
                self._thread = threading.Thread(target=self._watch, name="copy-watchdog", daemon=True)
                self._thread.start()
            elif not self._is_looking:
                self._changed.notify()

    def _watch(self) -> None:
        with self._changed:
            while not self._is_closed:
                self._is_looking = bool(self._running)
                self._changed.wait(_LOOK_SECONDS if self._running else None)
                now = monotonic()
                for reader in self._running:
                    if now > reader.deadline:  # this read's: the lock is held, so that the next one has not begun
                        reader.interrupt()


class WrongCopyError(Exception):
    """The file is no copy of this namespace by this version of the program: fill a new one."""


def open_writer(path: Path, namespace: str) -> sqlite3.Connection:
    """Return the connection that writes, to a file that has the tables.

    Raises ``WrongCopyError`` where the file is something else, and ``sqlite3.DatabaseError`` where it is damaged.
    """
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        for pragma in _WRITER_PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(f"PRAGMA cache_size=-{_CACHE_KB[False]}")
        _require_tables(connection, namespace)
        # A file that an earlier version made does not say when: it counts from here.
        connection.execute("INSERT OR IGNORE INTO meta VALUES ('begun', CAST(strftime('%s', 'now') AS TEXT))")
        # What a former process erased may stand in its write-ahead log, if it was killed before it could truncate it.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except BaseException:
        connection.close()
        raise
    return connection


def _require_tables(connection: sqlite3.Connection, namespace: str) -> None:
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if not tables:
        create = f"BEGIN;\n{TABLES}\nPRAGMA application_id={APPLICATION_ID};\nPRAGMA user_version={SCHEMA_VERSION};"
        connection.executescript(create)
        identity = f"{socket.gethostname()}-{secrets.token_hex(4)}"
        rows = [("namespace", namespace), ("identity", identity), ("filling", secrets.token_hex(4))]
        connection.executemany("INSERT INTO meta VALUES (?, ?)", rows)
        connection.execute("COMMIT")
        return
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    if (application, number) != (APPLICATION_ID, SCHEMA_VERSION):
        msg = f"it has the tables of version {number}, and this is version {SCHEMA_VERSION}"
        raise WrongCopyError(msg)
    (name,) = connection.execute("SELECT value FROM meta WHERE name = 'namespace'").fetchone()
    if name != namespace:
        msg = f"it is a copy of {name}, and this gateway serves {namespace}"
        raise WrongCopyError(msg)


def open_reader(path: Path) -> Reader:
    """Return a connection that can only read."""
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS, isolation_level=None,
        check_same_thread=False, factory=Reader,
    )  # fmt: skip
    for pragma in ("query_only=ON", "temp_store=MEMORY", f"cache_size=-{_CACHE_KB[True]}"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Let the statements of the block take effect together, or not at all where it raises."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def read_identity(connection: sqlite3.Connection) -> str:
    """Return what tells a copy from others."""
    (identity,) = connection.execute("SELECT value FROM meta WHERE name = 'identity'").fetchone()
    return str(identity)


def read_filling(connection: sqlite3.Connection) -> int:
    """Return a random number that tells a copy from others, and from itself before it was filled anew."""
    (filling,) = connection.execute("SELECT value FROM meta WHERE name = 'filling'").fetchone()
    return int(filling, 16)


def read_begun(connection: sqlite3.Connection) -> datetime:
    """Return when a copy was begun."""
    (seconds,) = connection.execute("SELECT value FROM meta WHERE name = 'begun'").fetchone()
    return datetime.fromtimestamp(int(seconds), UTC)


def identity_of(path: Path) -> str | None:
    """Return the identity of a file that is about to be replaced; None where it is damaged or older than identities."""
    try:
        connection = open_reader(path)
    except sqlite3.Error:
        return None
    try:
        return read_identity(connection)
    except (sqlite3.Error, TypeError):
        return None
    finally:
        connection.close()

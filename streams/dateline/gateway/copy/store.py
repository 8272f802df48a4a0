"""The copy as the gateway uses it: one thread writes, a few read, and the event loop waits for neither.

After a withdrawal the files are cleaned in steps of their own, so that the next batches need not wait for it.
``Copy.read`` is how everything else reads it: it calls a function with a connection that can only read, in a thread,
and stops a query that takes too long.
"""

import asyncio
import fcntl
import json
import sqlite3
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from time import monotonic
from types import MappingProxyType
from typing import IO, Any, Concatenate, Final, NamedTuple, ParamSpec, TypeVar

from dateline import telemetry
from dateline.gateway.copy.batch import Applied, Batch, Generation
from dateline.gateway.copy.erase import truncate_log
from dateline.gateway.copy.retention import Retention
from dateline.gateway.copy.schema import (
    Reader,
    SlowReadError,
    Watchdog,
    WrongCopyError,
    identity_of,
    open_reader,
    open_writer,
    read_begun,
    read_identity,
    transaction,
)
from dateline.gateway.copy.search.text_index import TextIndex
from dateline.gateway.copy.writer import ACKNOWLEDGEMENTS, ALERTS, STORIES, Writer
from dateline.process.log.error_words import error_words
from dateline.telemetry import observe

P = ParamSpec("P")
T = TypeVar("T")

READERS: Final = 4
"""Threads that read, each with a connection. Bounds memory and the queries at one time; chosen by hand."""
_CLEANING_PAUSE_SECONDS: Final = 0.2
"""Seconds from an erasure to its cleaning, so that withdrawals that come together share one. Chosen by hand."""
_MAX_PAUSE_SECONDS: Final = 1.5
"""Seconds between two cleanings at most: twice what the last one took, so that batches are written meanwhile. Chosen by
hand, for the 5 s within which an erased text is gone."""
_TRUNCATE_SECONDS: Final = 0.05
"""Seconds between two tries to empty the write-ahead log. Chosen by hand."""
_PATIENCE_SECONDS: Final = 1.0
"""Seconds of such tries after which new reads wait, so that the last one that is in the way ends. Chosen by hand."""
_FILES: Final = ("", "-wal", "-shm")


class CopyBusyError(OSError):
    """Another process has the file; the message says what to do."""


class Progress(NamedTuple):
    """How far a partition is in the copy."""

    first: int
    """The first offset that the copy may have."""
    next: int
    """The next offset to read."""


class Beginning(NamedTuple):
    """What a generation begins with; the fields but the last are those of ``Generation``, in their order."""

    namespace: str
    switched: bool = False
    opens: Mapping[int, int] = MappingProxyType({})
    since: str = ""
    formers: Sequence[str] = ()
    joined: Mapping[int, int] = MappingProxyType({})
    firsts: Mapping[str, Mapping[int, int]] = MappingProxyType({})
    """The first offset that is read of each partition, by topic."""


Positions = Mapping[tuple[int, str], Mapping[int, Progress]]
"""By generation (0 for all but stories) and topic, as ``writer`` names it: the progress of each partition."""


class Copy:
    """The copy of a namespace in one file."""

    def __init__(self, path: Path, namespace: str) -> None:
        self.path = path
        self._namespace = namespace
        self._lock: IO[bytes] | None = None
        self._writing = ThreadPoolExecutor(1, "copy-writer")
        self._reading = ThreadPoolExecutor(READERS, "copy-reader")
        self._readers = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._watchdog = Watchdog()
        self._cleaning: asyncio.Task[None] | None = None
        self._may_read = asyncio.Event()
        self._may_read.set()
        self._file_number = 0
        """Counts the files that were begun, so that no thread goes on reading one that was removed."""
        self._connection: sqlite3.Connection
        self._writer: Writer
        self._retention: Retention
        self._index: TextIndex

    async def open(self) -> None:
        """Open the file, or begin a new one where it is damaged or another's. Raises ``CopyBusyError``, ``OSError``."""
        await self._write(self._open)

    async def close(self) -> None:
        """Close the file, with nothing of erased texts in it. Reads that run are waited for."""
        if self._cleaning is not None:
            self._cleaning.cancel()
            await asyncio.wait({self._cleaning})
        self._reading.shutdown()
        self._watchdog.close()
        await self._write(self._close)
        self._writing.shutdown()

    async def discard(self, reason: str) -> None:
        """Remove what the copy has, and begin a new file."""
        await self._write(self._discard, reason)

    async def begin(self, start: Beginning) -> Generation:
        """Begin a generation, and note where its partitions begin; those of alerts go on, whatever the generation."""
        return await self._write(self._begin, start)

    async def apply(self, batch: Batch) -> Applied:
        """Apply a batch in one transaction. Where a text was erased, cleaning the files begins."""
        applied = await self._write(self._writer.apply, batch)
        self.begin_cleaning()
        return applied

    def begin_cleaning(self) -> None:
        """Begin to remove what erased texts left in the index and in the write-ahead log, where there is something.

        Raises ``sqlite3.Error`` where an earlier cleaning failed.
        """
        if self._cleaning is not None and self._cleaning.done():
            self._cleaning.result()
        if self._writer.erased and (self._cleaning is None or self._cleaning.done()):
            self._cleaning = asyncio.create_task(self._clean())

    async def cleaned(self) -> None:
        """Wait until the files have nothing of the texts that were erased before."""
        while self._writer.erased:
            self.begin_cleaning()
            if self._cleaning is not None:
                await asyncio.wait({self._cleaning})

    async def takedowns(self) -> list[str]:
        """Return the stories that were taken down and not confirmed yet."""
        return await self.read_patiently(_unconfirmed)

    @property
    def is_clean(self) -> bool:
        """Whether the files have nothing left of what was erased. To be asked after ``takedowns``, not before."""
        return not self._writer.erased

    async def confirm(self, story_id: str) -> None:
        """Note that a takedown was confirmed."""
        await self._write(self._confirm, story_id)

    async def identity(self) -> str:
        """Return what tells this copy from others: the name of the machine that began it, and a random number."""
        return await self.read_patiently(read_identity)

    async def begun(self) -> datetime:
        """Return when this copy was begun."""
        return await self.read_patiently(read_begun)

    async def note_hole(self, generation: int, topic: str, partition: int, start: int, stop: int) -> None:
        """Note that offsets from ``start`` to before ``stop`` were deleted before they were read."""
        await self._write(self._note_hole, generation, topic, partition, start, stop)

    async def expire(self, generation: int, topic: str, firsts: Mapping[int, int]) -> None:
        """Delete what lies below the first offset of each partition."""
        for number, first in firsts.items():
            steps = {
                STORIES: partial(self._retention.expire_stories, generation, number, first),
                ALERTS: partial(self._retention.expire_alerts, number, first),
                ACKNOWLEDGEMENTS: partial(self._retention.expire_acknowledgements, number, first),
            }
            while await self._write(steps[topic]):
                pass
        await self._write(self._retention.drop_shards)

    async def expire_generation(self, generation: int, stamp: int) -> None:
        """Delete what of a former generation was sent before a time, in milliseconds since 1970."""
        while await self._write(self._retention.expire_generation, generation, stamp):
            pass

    async def read(
        self, function: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Call a function with a connection that can only read. Raises ``SlowReadError`` after two seconds."""
        call = partial(self._read, partial(function, **kwargs), *args)
        began = monotonic()
        await self._may_read.wait()
        try:
            return await asyncio.get_running_loop().run_in_executor(self._reading, call)
        finally:
            observe("gateway_read_seconds", monotonic() - began)

    async def read_patiently(
        self, function: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Call a function as ``read`` does, for the gateway itself: try again where the machine was too busy."""
        while True:
            try:
                return await self.read(function, *args, **kwargs)
            except SlowReadError as error:
                telemetry.event("probe_failed", reason=error_words(error))

    def size(self) -> int:
        """Return the bytes of the copy's files."""
        files = [self.path.with_name(self.path.name + end) for end in _FILES]
        return sum(file.stat().st_size for file in files if file.exists())

    async def _write(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._writing, partial(function, *args, **kwargs))

    def _open(self) -> None:
        self._lock = _lock(self.path)
        try:
            self._connection = open_writer(self.path, self._namespace)
        except (WrongCopyError, sqlite3.DatabaseError) as error:
            if isinstance(error, sqlite3.OperationalError):
                self._lock.close()
                raise OSError(*error.args) from error
            self._begin_file(str(error))
        self._use_connection()
        self._finish_cleaning()

    def _discard(self, reason: str) -> None:
        self._connection.close()
        self._begin_file(reason)
        self._file_number += 1
        self._use_connection()

    def _begin_file(self, reason: str) -> None:
        telemetry.event("copy_discarded", file=self.path, reason=reason)
        identity = identity_of(self.path)
        remove_files(self.path)
        self._connection = open_writer(self.path, self._namespace)
        if identity is not None:
            self._connection.execute("UPDATE meta SET value = ? WHERE name = 'identity'", (identity,))

    def _use_connection(self) -> None:
        self._index = TextIndex(self._connection)
        self._writer, self._retention = Writer(self._connection, self._index), Retention(self._connection, self._index)

    def _close(self) -> None:
        for connection in self._opened:
            connection.close()
        with suppress(sqlite3.Error):  # who opens the file again cleans it
            self._finish_cleaning()
        self._connection.close()
        if self._lock is not None:
            self._lock.close()

    def _begin(self, start: Beginning) -> Generation:
        row = (
            start.namespace,
            start.switched,
            json.dumps(dict(start.opens)),
            start.since,
            json.dumps(list(start.formers)),
            json.dumps(dict(start.joined)),
        )
        with transaction(self._connection):
            number = self._connection.execute(
                "INSERT INTO generations (namespace, switched, opens, since, formers, joined)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                row,
            ).lastrowid
            assert number is not None  # noqa: S101  # the statement inserts one row
            for topic, partitions in start.firsts.items():
                rows = [(number if topic == STORIES else 0, topic, *each) for each in partitions.items()]
                self._connection.executemany("INSERT OR IGNORE INTO positions VALUES (?1, ?2, ?3, ?4, ?4)", rows)
        return Generation(number, *start[:-1])

    async def _clean(self) -> None:
        """Rebuild the parts of the index that have erased terms, one at a time, and then empty the log."""
        pause = _CLEANING_PAUSE_SECONDS
        while self._writer.erased:
            await asyncio.sleep(pause)
            began = monotonic()
            for shard in await self._write(self._unpurged):
                await self._write(self._purge, shard)
            await self._empty_log()
            pause = min(max(2 * (monotonic() - began), _CLEANING_PAUSE_SECONDS), _MAX_PAUSE_SECONDS)

    async def _empty_log(self) -> None:
        patience_ends = monotonic() + _PATIENCE_SECONDS
        try:
            while not await self._write(self._truncate):
                if monotonic() > patience_ends:
                    self._may_read.clear()
                await asyncio.sleep(_TRUNCATE_SECONDS)
        finally:
            self._may_read.set()

    def _unpurged(self) -> list[int]:
        return self._index.unpurged()

    def _purge(self, shard: int) -> None:
        self._index.purge(shard)

    def _truncate(self) -> bool:
        """Empty the log; return False where a reader is in the way."""
        if not truncate_log(self._connection):
            return False
        self._writer.erased = bool(self._index.unpurged())
        return True

    def _finish_cleaning(self) -> None:
        """Clean the files before anybody reads or when nobody reads any more."""
        for shard in self._index.unpurged():
            self._writer.erased = True
            self._index.purge(shard)
        if self._writer.erased:
            self._truncate()

    def _confirm(self, story_id: str) -> None:
        with transaction(self._connection):
            self._connection.execute("UPDATE takedowns SET confirmed = 1 WHERE story_id = ?", (story_id,))

    def _note_hole(self, generation: int, topic: str, partition: int, start: int, stop: int) -> None:
        with transaction(self._connection):
            row = (generation, topic, partition, start, stop)
            self._connection.execute("INSERT OR REPLACE INTO holes VALUES (?, ?, ?, ?, ?)", row)

    def _read(self, function: Callable[..., T], *args: Any) -> T:  # noqa: ANN401
        connection: Reader | None = getattr(self._readers, "connection", None)
        if connection is None or self._readers.file_number != self._file_number:
            connection = self._readers.connection = open_reader(self.path)
            self._readers.file_number = self._file_number
            self._opened.append(connection)
        with self._watchdog.limit(connection):
            return function(connection, *args)


def _unconfirmed(connection: sqlite3.Connection) -> list[str]:
    return [story_id for (story_id,) in connection.execute("SELECT story_id FROM takedowns WHERE NOT confirmed")]


def read_positions(connection: sqlite3.Connection) -> dict[tuple[int, str], dict[int, Progress]]:
    """Return how far each partition of each generation is."""
    positions: dict[tuple[int, str], dict[int, Progress]] = {}
    for generation, topic, partition, first, after in connection.execute(
        "SELECT generation, topic, partition, first, next FROM positions"
    ):
        positions.setdefault((generation, topic), {})[partition] = Progress(first, after)
    return positions


def read_generations(connection: sqlite3.Connection) -> list[Generation]:
    """Return the generations in order."""
    rows = connection.execute(
        "SELECT generation, namespace, switched, opens, since, formers, joined FROM generations ORDER BY generation"
    )
    return [
        Generation(number, namespace, bool(switched), _offsets(opens), since, json.loads(formers), _offsets(joined))
        for number, namespace, switched, opens, since, formers, joined in rows
    ]


def _offsets(text: str) -> dict[int, int]:
    return {int(partition): offset for partition, offset in json.loads(text).items()}


def remove_files(path: Path) -> None:
    """Remove a copy's files."""
    for end in _FILES:
        path.with_name(path.name + end).unlink(missing_ok=True)


def _lock(path: Path) -> IO[bytes]:
    """Keep other processes from the file. Raises ``CopyBusyError`` where one has it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = path.with_name(path.name + ".lock").open("wb")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.close()
        msg = f"another gateway has the copy {path}; give each gateway a file of its own by DATELINE_GATEWAY_COPY"
        raise CopyBusyError(msg) from error
    return lock

"""The pusher: decides on a request, and sends its pages to the raw topic in one transaction."""

import asyncio
from collections.abc import Coroutine, Iterator, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from time import monotonic
from typing import Final, NamedTuple, TypeVar

from aiokafka.errors import KafkaError

from dateline import telemetry
from dateline.gateway.copy.store import Copy
from dateline.gateway.problems import Problem
from dateline.gateway.push.fence import Fence
from dateline.gateway.push.keys import Keys, KnownKey
from dateline.gateway.push.producers import ProducerPool
from dateline.gateway.push.push_note import PushNote, RequestKey
from dateline.gateway.push.raw_partitions import RawPartitions
from dateline.kafka.codec import Outgoing, encode, page_record
from dateline.kafka.embedded_broker.broker import BrokerError, require_space
from dateline.kafka.topic_admin import ProvisionError
from dateline.kafka.transactions import partition_of
from dateline.process.log.error_words import error_words
from dateline.settings import ResolvedSettings
from dateline.telemetry import count
from dateline.topics import PUSHES, RAW
from dateline_schemas import RawArticle

T = TypeVar("T")
MAX_BYTES: Final = 64 * 1_024 * 1_024
"""Bytes of bodies that are taken at a time, as they announce themselves. Bounds memory; chosen by hand."""
MAX_REQUESTS: Final = 64
"""Requests that are taken at a time. Bounds how long one waits for its turn; chosen by hand."""
_MAX_SECONDS: Final = 15.0
"""Seconds that a request may wait for its commit, below the 20 s in which an answer has to begin. Chosen by hand."""
_RETRY_AFTER_SECONDS: Final = 2
"""Seconds after which a sender that was refused may try again. Chosen by hand."""
_MAX_LAST_SECONDS: Final = 2.0
"""Seconds that transactions under way have at the end of the gateway. Chosen by hand."""
_PAUSE_SECONDS: Final = 5.0
"""Seconds between two tries to settle what was left open. Chosen by hand."""
_ERRORS: Final = (KafkaError, OSError, TimeoutError, BrokerError)


class Answered(NamedTuple):
    """An answer: its status and its lines."""

    status: int
    lines: str
    is_replayed: bool = False
    """Whether the request was answered before."""


class Pusher:
    """Sends the pages of requests, as many at a time as there is room for."""

    def __init__(self, settings: ResolvedSettings, copy: Copy) -> None:
        self._settings, self._copy = settings, copy
        self._keys = Keys(settings)
        self._raw = RawPartitions(settings)
        self._fences: dict[int, Fence] = {}
        self._pool: ProducerPool | None = None
        self._bytes = self._requests = 0
        self._running: set[asyncio.Task[object]] = set()
        """Transactions under way. They go on where their sender is gone."""

    async def run(self) -> None:
        """Read the keys until cancelled. At first, settle what this gateway left open when it was killed."""
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._keys.run())
                tasks.create_task(self._settle())
        finally:
            if self._running:
                await asyncio.wait(self._running, timeout=_MAX_LAST_SECONDS)
            for task in self._running:
                task.cancel()
            await asyncio.gather(*self._running, return_exceptions=True)
            for each in (*self._fences.values(), *((self._pool,) if self._pool is not None else ())):
                await each.close()

    @contextmanager
    def room(self, size: int) -> Iterator[None]:
        """Have room for a request of a size for the block. Raises ``Problem`` where there is none."""
        if max(self._requests, len(self._running)) >= MAX_REQUESTS or self._bytes + size > MAX_BYTES:
            msg = "the gateway has as many pages under way as it has room for; send them again later"
            raise busy(msg)
        self._requests += 1
        self._bytes += size
        try:
            yield
        finally:
            self._requests -= 1
            self._bytes -= size

    async def known(self, key: RequestKey) -> Answered | None:
        """Return the answer of a request that is known to have been answered. Raises ``Problem``."""
        if not self._keys.partitions:
            return None
        partition = self._partition(key)
        found = self._keys.find(partition, key)
        return None if found is None else await self._replay(partition, key, found)

    async def push(
        self, pages: Sequence[RawArticle], note: PushNote | None, key: RequestKey | None, answered: Answered
    ) -> Answered:
        """Send pages, and return the answer once they are committed; that of the first time where the key was used."""
        records = [Outgoing(RAW.of(self._settings), *page_record(page)) for page in pages]
        self._require_space(len(pages))
        try:
            await self._require_read(len(pages))
            if key is None or note is None:
                await self._finish(self._send(records))
                return answered
            if not self._keys.partitions:
                msg = "the gateway has not read the keys of former requests yet; send the pages again"
                raise busy(msg)
            partition = self._partition(key)
            records.append(Outgoing(PUSHES.of(self._settings), key.record_key, encode(note), partition=partition))
            found = await self._finish(self._fence(partition).decide(key, records, monotonic() + _MAX_SECONDS / 2))
        except _ERRORS as error:
            telemetry.event("push_failed", pages=len(pages), reason=error_words(error))
            msg = "the broker did not confirm the pages in time: send them again"
            if key is None:
                msg += "; some may be there already, so that they count twice: give an Idempotency-Key against that"
            raise busy(msg) from error
        return answered if found is None else await self._replay(partition, key, found)

    def _require_space(self, pages: int) -> None:
        """Raise ``Problem`` where the embedded broker has no room on its disk for what is sent to it."""
        try:
            require_space(self._settings)
        except BrokerError as error:
            telemetry.event("push_failed", pages=pages, reason=error_words(error))
            msg = "the broker's disk is full, so that none of these pages was sent: send them again once it has space"
            raise busy(msg) from error

    async def _require_read(self, pages: int) -> None:
        """Raise ``Problem`` where pages would come to partitions that no worker reads."""
        try:
            await self._raw.require_read()
        except ProvisionError as error:
            telemetry.event("push_failed", pages=pages, reason=error_words(error))
            msg = (
                "none of these pages was sent: the raw topic has partitions that no worker reads, as its operator is "
                "told in the gateway's log; send them again once it is mended"
            )
            raise busy(msg) from error

    async def _replay(self, partition: int, key: RequestKey, found: KnownKey) -> Answered:
        if found.request != key.request:
            count("pushes", result="conflict")
            msg = "this Idempotency-Key was used for another request within 24 hours; give each request its own"
            raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, msg)
        try:
            note = await self._keys.fetch(partition, found)
        except _ERRORS as error:
            telemetry.event("push_failed", pages=0, reason=error_words(error))
            msg = "the pages were taken before, and the broker does not give the answer of then: ask again"
            raise busy(msg) from error
        return Answered(note.status, note.answer, is_replayed=True)

    async def _send(self, records: Sequence[Outgoing]) -> None:
        async with (await self._open_pool()).producer() as producer:
            await producer.send(records)

    async def _finish(self, work: Coroutine[object, object, T]) -> T:
        """Let work go on to its end, also where nobody waits any more. Raises ``TimeoutError``."""
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        task.add_done_callback(_take_result)
        async with asyncio.timeout(_MAX_SECONDS):
            return await asyncio.shield(task)

    async def _settle(self) -> None:
        while True:
            try:
                await (await self._open_pool()).settle()
            except _ERRORS as error:
                telemetry.event("probe_failed", topic=RAW.of(self._settings), reason=error_words(error))
                await asyncio.sleep(_PAUSE_SECONDS)
            else:
                return

    async def _open_pool(self) -> ProducerPool:
        if self._pool is None:
            identity = await self._copy.identity()
            self._pool = self._pool or ProducerPool(self._settings, identity)
        return self._pool

    def _partition(self, key: RequestKey) -> int:
        return partition_of(key.record_key, self._keys.partitions)

    def _fence(self, partition: int) -> Fence:
        if partition not in self._fences:
            self._fences[partition] = Fence(self._settings, self._keys, partition)
        return self._fences[partition]


def busy(detail: str) -> Problem:
    """Return the refusal of a request that may be sent again."""
    count("pushes", result="busy")
    return Problem(HTTPStatus.SERVICE_UNAVAILABLE, detail, {"retry-after": str(_RETRY_AFTER_SECONDS)})


def _take_result(task: "asyncio.Task[object]") -> None:
    """Take the error of a task that nobody waits for, so that asyncio does not report it."""
    if not task.cancelled():
        task.exception()

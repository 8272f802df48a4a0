"""A target's checkpoint: the right to deliver to it, and the progress that is committed for it.

As the stages do, it opens a transactional producer under the target's own transactional id, which fences the former
owner: after a crash the next process goes on at once, and a process that was frozen can commit nothing more. Progress
is committed as the offset of a consumer group, with the alerts that were sent ahead of their turn in the metadata.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterable
from contextlib import asynccontextmanager
from datetime import datetime
from time import monotonic
from typing import Final, TypeVar

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.errors import KafkaConnectionError, KafkaTimeoutError
from aiokafka.structs import OffsetAndMetadata

from dateline import telemetry
from dateline.agents.state.target_progress import committed_progress
from dateline.core.alerts.delivery.progress import Progress, to_metadata
from dateline.kafka.clients import close_client, new_producer, reading
from dateline.kafka.codec import Incoming, Outgoing
from dateline.kafka.transactions import BROKEN_OFF
from dateline.process.log.error_words import error_words
from dateline.settings import Settings

_POLL_MS: Final = 250
"""Milliseconds that one poll waits for alerts. Chosen by hand."""
_MAX_BATCH_RECORDS: Final = 100
"""Alerts of one poll. Chosen by hand."""
_PAUSE_SECONDS: Final = 0.5
"""Seconds between two questions to a broker that is away. Chosen by hand."""
_Answer = TypeVar("_Answer")
_RENEW_SECONDS: Final = 3600.0
"""Seconds after which unchanged progress is committed again, far below the week after which Kafka deletes it.

Kafka's limits are ``offsets.retention.minutes`` and ``transactional.id.expiration.ms``, 7 days each by default.
"""


class Checkpoint:
    """A group's progress in the only partition of a topic. Raises ``ProducerFenced`` once another process owns it."""

    def __init__(self, settings: Settings, group: str, topic: str) -> None:
        self._settings, self._group = settings, group
        self._partition = TopicPartition(topic, 0)
        self._end = 0
        self._committed: Progress | None = None
        self._committed_at = 0.0

    @asynccontextmanager
    async def acquire(self, since: datetime | None) -> AsyncIterator[bool]:
        """Own the checkpoint for the duration of the block; yield whether it is new.

        A new one begins at the first alert sent at ``since`` or later; with None, at the first of all.
        """
        self._producer: AIOKafkaProducer = new_producer(self._settings, self._group)
        try:
            await self._producer.start()
            async with reading(self._settings) as reader:
                reader.assign([self._partition])
                self._reader: AIOKafkaConsumer = reader
                committed = await committed_progress(self._settings, self._group, self._partition)
                self.progress = committed or Progress(await self._first_since(since))
                yield committed is None
        finally:
            await close_client(self._producer.stop())

    async def begin(self) -> int:
        """Seek to the first unsettled record; return how many offsets were deleted before they were settled."""
        reader, partition = self._reader, self._partition
        self._end = await self._edge(reader.end_offsets)
        first: int = await self._edge(reader.beginning_offsets)
        deleted = max(first - self.progress.position, 0)
        if deleted:
            self.progress = self.progress.settled((), first)
        await self.save()
        reader.seek(partition, self.progress.position)
        return deleted

    async def read_before(self, count: int) -> AsyncIterator[Incoming]:
        """Yield the records of the last ``count`` offsets before the position, and move the reader there."""
        reader, partition = self._reader, self._partition
        first: int = await self._edge(reader.beginning_offsets)
        end = min(self.progress.position, await self._edge(reader.end_offsets))
        reader.seek(partition, max(first, end - count))
        async for record in self._read_until(end):
            yield record

    async def unsettled(self) -> AsyncIterator[Incoming]:
        """Yield the unsettled records up to the end that the topic has now, and move the reader there."""
        reader, partition = self._reader, self._partition
        end = await self._edge(reader.end_offsets)
        reader.seek(partition, self.progress.position)
        async for record in self._read_until(end):
            if not self.progress.has(record.offset):
                yield record

    async def read_again(self, offsets: Collection[int]) -> list[Incoming]:
        """Return the records at some offsets, and move the reader behind them; deleted ones are left out."""
        self._reader.seek(self._partition, min(offsets))
        return [record async for record in self._read_until(max(offsets) + 1) if record.offset in offsets]

    async def commit(self, progress: Progress, *letters: Outgoing) -> None:
        """Commit progress and send dead letters in one transaction.

        If the broker went away in the middle, try again with a new producer, unless the transaction was committed.
        """
        while True:
            try:
                await self._commit(progress, letters)
                break
            except BROKEN_OFF as error:
                telemetry.event("probe_failed", topic=self._partition.topic, reason=error_words(error))
            await self._open_again()
            if await self._is_committed(progress):
                break
        self.progress = self._committed = progress
        self._committed_at = monotonic()

    async def _commit(self, progress: Progress, letters: Iterable[Outgoing]) -> None:
        offset = OffsetAndMetadata(progress.position, to_metadata(progress))
        async with self._producer.transaction():
            sent = [
                await self._producer.send(letter.topic, letter.value, letter.key, headers=list(letter.headers))
                for letter in letters
            ]
            await asyncio.gather(*sent)
            await self._producer.send_offsets_to_transaction({self._partition: offset}, self._group)

    async def _open_again(self) -> None:
        """Open a new producer, which settles what the former left."""

        async def opened() -> AIOKafkaProducer:
            producer = new_producer(self._settings, self._group)
            try:
                await producer.start()
            except BaseException:
                await close_client(producer.stop())
                raise
            return producer

        await close_client(self._producer.stop())
        await asyncio.sleep(_PAUSE_SECONDS)
        self._producer = await _asked(opened)

    async def _is_committed(self, progress: Progress) -> bool:
        committed = await _asked(lambda: committed_progress(self._settings, self._group, self._partition))
        return (
            committed is not None
            and committed.position == progress.position
            and to_metadata(committed) == to_metadata(progress)
        )

    async def save(self) -> None:
        """Commit the progress where it has changed, or where the last commit was an hour ago."""
        if self.progress != self._committed or monotonic() - self._committed_at > _RENEW_SECONDS:
            await self.commit(self.progress)

    async def read(self) -> list[Incoming]:
        """Return the next records; an empty list where none comes within a quarter of a second."""
        batches = await self._reader.getmany(timeout_ms=_POLL_MS, max_records=_MAX_BATCH_RECORDS)
        return [Incoming.of(r) for batch in batches.values() for r in batch]

    async def at_end(self) -> bool:
        """Whether all records that the topic had at ``begin`` are read."""
        position: int = await self._reader.position(self._partition)
        return position >= self._end

    async def _read_until(self, end: int) -> AsyncIterator[Incoming]:
        while await self._reader.position(self._partition) < end:
            for record in await self.read():
                if record.offset < end:
                    yield record

    async def _first_since(self, since: datetime | None) -> int:
        partition = self._partition
        if since is None:
            return await self._edge(self._reader.beginning_offsets)
        stamp = max(int(since.timestamp() * 1000), 0)
        first = (await _asked(lambda: self._reader.offsets_for_times({partition: stamp}))).get(partition)
        return int(first.offset) if first else await self._edge(self._reader.end_offsets)

    async def _edge(self, question: Callable[[list[TopicPartition]], Awaitable[dict[TopicPartition, int]]]) -> int:
        """Return where the topic begins or ends now; waits while the broker is away."""
        return (await _asked(lambda: question([self._partition])))[self._partition]


async def _asked(question: Callable[[], Awaitable[_Answer]]) -> _Answer:
    """Ask the broker again until it answers: the client gives up after 40 s, and a broker may be away for longer."""
    while True:
        try:
            return await question()
        except (KafkaTimeoutError, KafkaConnectionError):  # ``broker_lost`` reports it
            await asyncio.sleep(_PAUSE_SECONDS)

"""Seat: the right to deliver to one target, and the progress that is committed for it.

As the stages do, it opens a transactional producer under a name of its own, which fences the former
owner: after a crash the next process goes on at once, and one that was frozen can commit nothing more.
Progress is committed as the offset of a consumer group, with what overtook in the metadata.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from time import monotonic
from typing import Final

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.errors import KafkaError
from aiokafka.structs import OffsetAndMetadata

from dateline.core.alerts.delivery.progress import Progress, from_metadata, to_metadata
from dateline.kafka.clients import administering, close_client, new_producer, reading
from dateline.kafka.codec import Incoming, Outgoing
from dateline.settings import Settings

_POLL_MS: Final = 250
_AT_ONCE: Final = 100
_ASK_AGAIN_SECONDS: Final = 0.2
_PATIENCE_SECONDS: Final = 30.0
_STALE_SECONDS: Final = 3600.0
"""Committed again after an hour though nothing moved: Kafka forgets offsets and producers after a week of silence."""


async def committed_progress(settings: Settings, group: str, partition: TopicPartition) -> Progress | None:
    """Return what was committed for a target; None where nothing ever was. Raises ``KafkaError``.

    The consumer tells an offset without its metadata; the admin client tells both, and asks once only.
    A cluster's first group has to wait until the topic of the groups is made.
    """
    give_up_at = monotonic() + _PATIENCE_SECONDS
    async with administering(settings) as admin:
        while True:
            try:
                found = await admin.list_consumer_group_offsets(group, partitions=[partition])
                break
            except KafkaError as error:
                if not error.retriable or monotonic() > give_up_at:
                    raise
                await asyncio.sleep(_ASK_AGAIN_SECONDS)
    told = found.get(partition)
    return None if told is None or told.offset < 0 else from_metadata(told.offset, told.metadata)


class Seat:
    """A group's place in the one partition of a topic. Raises ``ProducerFenced`` once another has taken it."""

    def __init__(self, settings: Settings, group: str, topic: str) -> None:
        self._settings, self._group = settings, group
        self._partition = TopicPartition(topic, 0)
        self._end = 0
        self._committed: Progress | None = None
        self._committed_at = 0.0

    @asynccontextmanager
    async def taken(self, since: datetime | None) -> AsyncIterator[bool]:
        """Hold the seat for as long as the block lasts; yield whether it is new.

        Where nothing was ever committed, the progress begins with what came ``since``; None: with all.
        """
        producer = new_producer(self._settings, self._group)
        try:
            await producer.start()
            async with reading(self._settings) as reader:
                reader.assign([self._partition])
                self._producer: AIOKafkaProducer = producer
                self._reader: AIOKafkaConsumer = reader
                known = await committed_progress(self._settings, self._group, self._partition)
                self.progress = known or Progress(await self._first_since(since))
                yield known is None
        finally:
            await close_client(producer.stop())

    async def begin(self) -> int:
        """Go to the first record that is not settled; return how many before it were deleted unsettled."""
        reader, partition = self._reader, self._partition
        self._end = (await reader.end_offsets([partition]))[partition]
        first: int = (await reader.beginning_offsets([partition]))[partition]
        deleted = max(first - self.progress.position, 0)
        if deleted:
            self.progress = self.progress.settled(first - 1, in_turn=True)
        await self.keep()
        reader.seek(partition, self.progress.position)
        return deleted

    async def commit(self, progress: Progress, *letters: Outgoing) -> None:
        """Commit progress, and send what goes out with it, both or neither."""
        offset = OffsetAndMetadata(progress.position, to_metadata(progress))
        async with self._producer.transaction():
            sent = [
                await self._producer.send(letter.topic, letter.value, letter.key, headers=list(letter.headers))
                for letter in letters
            ]
            await asyncio.gather(*sent)
            await self._producer.send_offsets_to_transaction({self._partition: offset}, self._group)
        self.progress = self._committed = progress
        self._committed_at = monotonic()

    async def keep(self) -> None:
        """Commit the progress where it has moved, or was committed long ago."""
        if self.progress != self._committed or monotonic() - self._committed_at > _STALE_SECONDS:
            await self.commit(self.progress)

    async def read(self) -> list[Incoming]:
        """Return what is next, after a moment nothing."""
        batches = await self._reader.getmany(timeout_ms=_POLL_MS, max_records=_AT_ONCE)
        return [Incoming.of(r) for batch in batches.values() for r in batch]

    async def at_end(self) -> bool:
        """Tell whether all that was there when it began is read."""
        position: int = await self._reader.position(self._partition)
        return position >= self._end

    async def _first_since(self, since: datetime | None) -> int:
        partition = self._partition
        if since is None:
            return int((await self._reader.beginning_offsets([partition]))[partition])
        stamp = max(int(since.timestamp() * 1000), 0)
        found = (await self._reader.offsets_for_times({partition: stamp})).get(partition)
        return int(found.offset if found else (await self._reader.end_offsets([partition]))[partition])

"""Seat: a place in a consumer group of one partition, and the progress that is committed for it.

The group gives the partition to one member; the others stand by. What is between two commits is done
under ``lock``, so that a partition is given up between two records and never in the middle of one.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Final

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.abc import ConsumerRebalanceListener
from aiokafka.structs import OffsetAndMetadata

from streams.clients import administering, joining
from streams.codec import Incoming
from streams.core.delivery.progress import Progress, from_metadata, to_metadata
from streams.settings import Settings

_POLL_MS: Final = 250
_AT_ONCE: Final = 100


class Seat(ConsumerRebalanceListener):
    """A member of a group. ``term`` counts how often the partition went; ``told`` is set when the group has decided."""

    def __init__(self, settings: Settings, group: str, topic: str) -> None:
        self.lock = asyncio.Lock()
        self.told = asyncio.Event()
        self.mine = False
        self.term = 0
        self.progress: Progress | None = None
        self._settings, self._group = settings, group
        self._partition = TopicPartition(topic, 0)
        self._reader: AIOKafkaConsumer | None = None
        self._end = 0
        self._kept: Progress | None = None

    @asynccontextmanager
    async def taken(self) -> AsyncIterator[None]:
        """Be in the group for as long as the block lasts."""
        async with joining(self._settings, self._group, self._partition.topic, self) as self._reader:
            yield

    async def on_partitions_revoked(self, revoked: object) -> None:  # noqa: ARG002  (aiokafka's signature)
        """Let go of the partition once nothing is under way."""
        async with self.lock:
            self.lose()

    async def on_partitions_assigned(self, assigned: "set[TopicPartition]") -> None:
        """Hear what the group has decided."""
        self.mine = self._partition in assigned
        self.told.set()

    def lose(self) -> None:
        """Take the partition for gone, until the group tells again."""
        self.mine, self.progress, self._kept = False, None, None
        self.term += 1
        self.told.clear()

    async def begin(self, since: datetime | None) -> int | None:
        """Go to the first record that is not settled; return how many before it were deleted unsettled.

        Where nothing was ever committed: to the first that came ``since``, and None is returned.
        """
        reader, partition = self._at_work, self._partition
        self._end = (await reader.end_offsets([partition]))[partition]
        first: int = (await reader.beginning_offsets([partition]))[partition]
        known = self.progress or await self._committed()
        if known is None:
            await self.commit(Progress(await self._first_since(since, first)))
        elif known.position < first:
            await self.commit(known.settled(first - 1, in_turn=True))
        else:
            self.progress = self._kept = known
        reader.seek(partition, self.settled.position)
        reader.resume(partition)
        return None if known is None else max(first - known.position, 0)

    @property
    def settled(self) -> Progress:
        """The progress, once begun."""
        if self.progress is None:
            msg = "the partition was not begun, or is gone"
            raise RuntimeError(msg)
        return self.progress

    async def commit(self, progress: Progress) -> None:
        """Commit. Raises ``CommitFailedError`` where the partition is another's by now."""
        self.progress = progress
        await self.keep()

    async def keep(self) -> None:
        """Commit the progress where it has moved. Raises as ``commit`` does."""
        progress = self.settled
        if progress == self._kept:
            return
        offset = OffsetAndMetadata(progress.position, to_metadata(progress))
        await self._at_work.commit({self._partition: offset})
        self._kept = progress

    async def read(self) -> list[Incoming]:
        """Return what is next, after a moment nothing."""
        batches = await self._at_work.getmany(timeout_ms=_POLL_MS, max_records=_AT_ONCE)
        return [
            Incoming(r.topic, r.partition, r.offset, r.timestamp, r.key, r.value, tuple(r.headers))
            for batch in batches.values()
            for r in batch
        ]

    async def at_end(self) -> bool:
        """Tell whether all that was there when it began is read."""
        position: int = await self._at_work.position(self._partition)
        return position >= self._end

    def pause(self) -> None:
        """Fetch nothing more until the next beginning."""
        self._at_work.pause(self._partition)

    async def stay(self) -> None:
        """Tell the group that this member is alive, however long it has not read."""
        await self._at_work.getmany(timeout_ms=0)

    @property
    def _at_work(self) -> AIOKafkaConsumer:
        if self._reader is None:
            msg = "the seat is not taken"
            raise RuntimeError(msg)
        return self._reader

    async def _committed(self) -> Progress | None:
        # The consumer tells an offset without its metadata; the admin client tells both.
        async with administering(self._settings) as admin:
            found = await admin.list_consumer_group_offsets(self._group, partitions=[self._partition])
        committed = found.get(self._partition)
        if committed is None or committed.offset < 0:
            return None
        return from_metadata(committed.offset, committed.metadata)

    async def _first_since(self, since: datetime | None, first: int) -> int:
        if since is None:
            return first
        stamp = max(int(since.timestamp() * 1000), 0)
        found = (await self._at_work.offsets_for_times({self._partition: stamp})).get(self._partition)
        return self._end if found is None else int(found.offset)

"""Bookmarks: up to where a reader has done what it reads, kept in memory or committed for its group."""

import asyncio
from collections.abc import Collection, Mapping
from datetime import datetime
from time import monotonic
from typing import Final, Protocol

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.abc import ConsumerRebalanceListener
from aiokafka.errors import CommitFailedError, IllegalStateError, KafkaError

from dateline import telemetry
from dateline.core.times.window import Window
from dateline.kafka.codec import Incoming

_EVERY_SECONDS: Final = 1.0
_PATIENCE_SECONDS: Final = 5.0


class Bookmark(Protocol):
    """Where to read, and what is done.

    ``turn`` is another one whenever partitions were given or taken: what was read before may then be
    read again, here or elsewhere. It is 0 while there are none.
    """

    turn: int

    def open(self, reader: AIOKafkaConsumer) -> None:
        """Tell a reader that has just started which partitions it is to have."""

    async def seat(self, reader: AIOKafkaConsumer) -> None:
        """Put the partitions of this turn where reading goes on."""

    def done(self, record: Incoming) -> None:
        """Note that a record needs not be read again."""

    def resumed(self, partition: TopicPartition) -> bool:
        """Tell whether a partition is read on from where a former process stopped."""

    async def save(self, *, now: bool = False) -> None:
        """Keep what is done for the next process: once a second, or ``now``."""


class Positions:
    """Without a group: all partitions, from ``since`` on; what is done is known as long as the process lives."""

    turn = 1

    def __init__(
        self,
        partitions: Collection[TopicPartition],
        since: datetime | None,
        first: Mapping[TopicPartition, int] | None = None,
    ) -> None:
        self._partitions = partitions
        self._since = since
        self._first = first or {}
        self._next: dict[TopicPartition, int] = {}

    def open(self, reader: AIOKafkaConsumer) -> None:
        """Take all partitions."""
        reader.assign(self._partitions)

    async def seat(self, reader: AIOKafkaConsumer) -> None:
        """Go on where the reader before this one stopped."""
        if not self._next:
            self._next = await start_offsets(reader, self._partitions, self._since) | dict(self._first)
        for partition, offset in self._next.items():
            reader.seek(partition, offset)

    def done(self, record: Incoming) -> None:
        """Note that a record needs not be read again."""
        self._next[TopicPartition(record.topic, record.partition)] = record.offset + 1

    def resumed(self, partition: TopicPartition) -> bool:
        """Return False: nobody kept anything."""
        del partition
        return False

    async def save(self, *, now: bool = False) -> None:
        """Do nothing: nobody else asks."""


class Commits(ConsumerRebalanceListener):
    """In a group: the partitions that it gives, each from what it has committed, or from ``since`` on."""

    def __init__(
        self, topics: Collection[str], since: datetime | None, first: Mapping[TopicPartition, int] | None = None
    ) -> None:
        self.turn = 0
        self._topics = topics
        self._since = since
        self._first = first or {}
        self._turns = 0
        self._reader: AIOKafkaConsumer | None = None
        self._done: dict[TopicPartition, int] = {}
        self._resumed: frozenset[TopicPartition] = frozenset()
        self._saved_at = monotonic()

    def open(self, reader: AIOKafkaConsumer) -> None:
        """Join the group, which gives the partitions later."""
        self.turn = 0
        self._done.clear()
        self._reader = reader
        reader.subscribe(self._topics, listener=self)

    async def seat(self, reader: AIOKafkaConsumer) -> None:
        """Go on where the group stopped; what was fetched before this turn was seen by nobody."""
        given = {partition: await reader.committed(partition) for partition in reader.assignment()}
        fresh = [partition for partition, offset in given.items() if offset is None]
        starts = await start_offsets(reader, fresh, self._since) if fresh else {}
        self._resumed = frozenset(given.keys() - fresh)
        told = {partition: self._first[partition] for partition in fresh if partition in self._first}
        # Committed at once: a later process does not know where to begin.
        self._done |= told
        starts |= told
        for partition, offset in (given | starts).items():
            if partition in reader.assignment():
                reader.seek(partition, offset)

    def done(self, record: Incoming) -> None:
        """Note that a record is dealt with; it is committed with the next ``save``."""
        self._done[TopicPartition(record.topic, record.partition)] = record.offset + 1

    def resumed(self, partition: TopicPartition) -> bool:
        """Tell whether the group had committed something of a partition when this turn began."""
        return partition in self._resumed

    async def save(self, *, now: bool = False) -> None:
        """Commit what is done, once a second or ``now``; what cannot be committed is tried again the next time."""
        if self._reader is None or not self._done or not (now or monotonic() - self._saved_at >= _EVERY_SECONDS):
            return
        due = dict(self._done)
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                await self._reader.commit(due)
        except (CommitFailedError, IllegalStateError):
            pass  # the partitions are another member's by now, who reads those records again
        except (KafkaError, TimeoutError) as error:
            telemetry.event("commit_failed", partitions=len(due), error=repr(error))
            due = {}
        self._done = {partition: at for partition, at in self._done.items() if due.get(partition) != at}
        self._saved_at = monotonic()

    async def on_partitions_revoked(self, revoked: Collection[TopicPartition]) -> None:
        """Commit for whoever gets the partitions next."""
        del revoked  # the group rebalances eagerly: all of them are
        await self.save(now=True)
        self._done.clear()
        self.turn = 0

    def on_partitions_assigned(self, assigned: Collection[TopicPartition]) -> None:
        """Begin another turn."""
        del assigned
        self._turns += 1
        self.turn = self._turns


async def start_offsets(
    reader: AIOKafkaConsumer, partitions: Collection[TopicPartition], since: datetime | None
) -> dict[TopicPartition, int]:
    """Return where to start: at the first record that can hold an event of ``since``, or at the first of all."""
    stamp = Window(since).first_stamp
    if stamp is None:
        first: dict[TopicPartition, int] = await reader.beginning_offsets(partitions)
        return first
    found = await reader.offsets_for_times(dict.fromkeys(partitions, stamp))
    ends = await reader.end_offsets(partitions)
    return {each: found[each].offset if found.get(each) else ends[each] for each in partitions}

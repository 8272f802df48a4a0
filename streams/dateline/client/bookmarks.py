"""Bookmarks: how far a reader has read its partitions, held in memory or committed for its group."""

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
from dateline.process.log.error_words import error_words

_COMMIT_SECONDS: Final = 1.0
"""Seconds between two commits. Chosen by hand."""
_MAX_COMMIT_SECONDS: Final = 5.0
"""Seconds that one commit may take before it counts as failed. Chosen by hand."""


class Bookmark(Protocol):
    """Where to read on, and what is done.

    ``turn`` changes whenever partitions are assigned or revoked: records read before may then be read again, by this
    reader or another. It is 0 while no partitions are assigned.
    """

    turn: int

    def open(self, reader: AIOKafkaConsumer) -> None:
        """Assign a newly started reader its partitions, or make it join its group."""

    async def seek(self, reader: AIOKafkaConsumer) -> None:
        """Seek the partitions of this turn to where reading goes on."""

    def done(self, record: Incoming) -> None:
        """Record that a record is done and need not be read again."""

    def resumed(self, partition: TopicPartition) -> bool:
        """Whether a partition was started where a former process had stopped."""

    async def save(self, *, now: bool = False) -> None:
        """Save for the next process what is done: once a second, or ``now``."""


class Positions:
    """Without a group: all partitions from ``since`` on. What is done is held in memory, for this process only."""

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
        """Assign all partitions."""
        reader.assign(self._partitions)

    async def seek(self, reader: AIOKafkaConsumer) -> None:
        """Seek the partitions to where this process stopped reading; at first, to ``since``."""
        if not self._next:
            self._next = await start_offsets(reader, self._partitions, self._since) | dict(self._first)
        for partition, offset in self._next.items():
            reader.seek(partition, offset)

    def done(self, record: Incoming) -> None:
        """Record that a record is done and need not be read again."""
        self._next[TopicPartition(record.topic, record.partition)] = record.offset + 1

    def resumed(self, partition: TopicPartition) -> bool:
        """Return False: no former process saved anything."""
        del partition
        return False

    async def save(self, *, now: bool = False) -> None:
        """Do nothing: no other process reads this bookmark."""


class Commits(ConsumerRebalanceListener):
    """In a group: the partitions that it assigns, each from its committed offset, or else from ``since`` on."""

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
        """Join the group, which assigns the partitions later."""
        self.turn = 0
        self._done.clear()
        self._reader = reader
        reader.subscribe(self._topics, listener=self)

    async def seek(self, reader: AIOKafkaConsumer) -> None:
        """Seek the partitions to where the group stopped; records fetched before this turn were not handed out."""
        committed = {partition: await reader.committed(partition) for partition in reader.assignment()}
        fresh = [partition for partition, offset in committed.items() if offset is None]
        starts = await start_offsets(reader, fresh, self._since) if fresh else {}
        self._resumed = frozenset(committed.keys() - fresh)
        first = {partition: self._first[partition] for partition in fresh if partition in self._first}
        # Committed with the next save: a later process has no other way to know these offsets.
        self._done |= first
        starts |= first
        for partition, offset in (committed | starts).items():
            if partition in reader.assignment():
                reader.seek(partition, offset)

    def done(self, record: Incoming) -> None:
        """Record that a record is done; it is committed with the next ``save``."""
        self._done[TopicPartition(record.topic, record.partition)] = record.offset + 1

    def resumed(self, partition: TopicPartition) -> bool:
        """Whether the group had a committed offset of a partition when this turn began."""
        return partition in self._resumed

    async def save(self, *, now: bool = False) -> None:
        """Commit what is done, once a second or ``now``. A commit that fails is repeated with the next one."""
        if self._reader is None or not self._done or not (now or monotonic() - self._saved_at >= _COMMIT_SECONDS):
            return
        due = dict(self._done)
        try:
            async with asyncio.timeout(_MAX_COMMIT_SECONDS):
                await self._reader.commit(due)
        except (CommitFailedError, IllegalStateError):
            pass  # the partitions belong to another member by now, which reads those records again
        except (KafkaError, TimeoutError) as error:
            telemetry.event("commit_failed", partitions=len(due), error=error_words(error))
            due = {}
        self._done = {partition: at for partition, at in self._done.items() if due.get(partition) != at}
        self._saved_at = monotonic()

    async def on_partitions_revoked(self, revoked: Collection[TopicPartition]) -> None:
        """Commit for the next owner of the partitions."""
        del revoked  # the group rebalances eagerly: all of them are
        await self.save(now=True)
        self._done.clear()
        self.turn = 0

    def on_partitions_assigned(self, assigned: Collection[TopicPartition]) -> None:
        """Begin a new turn."""
        del assigned
        self._turns += 1
        self.turn = self._turns


async def start_offsets(
    reader: AIOKafkaConsumer, partitions: Collection[TopicPartition], since: datetime | None
) -> dict[TopicPartition, int]:
    """Return the first offsets that can hold an event of ``since`` or later; without ``since``, the first of all."""
    stamp = Window(since).first_stamp
    if stamp is None:
        first: dict[TopicPartition, int] = await reader.beginning_offsets(partitions)
        return first
    offsets = await reader.offsets_for_times(dict.fromkeys(partitions, stamp))
    ends = await reader.end_offsets(partitions)
    return {each: offsets[each].offset if offsets.get(each) else ends[each] for each in partitions}

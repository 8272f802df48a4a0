"""The partitions of one stage that the consumer group assigned to this worker, until it revokes them."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from math import inf
from time import monotonic, time
from typing import Any, Final

from aiokafka.errors import (
    CoordinatorLoadInProgressError,
    CoordinatorNotAvailableError,
    KafkaConnectionError,
    KafkaTimeoutError,
    LeaderNotAvailableError,
    NodeNotReadyError,
    NotCoordinatorError,
    NotLeaderForPartitionError,
    RequestTimedOutError,
)
from faust.types import TP

from dateline import telemetry
from dateline.agents.partitions.partition import Partition
from dateline.agents.stage import STAGES, source_of
from dateline.kafka.codec import Incoming
from dateline.process.log.error_words import error_words
from dateline.settings import ResolvedSettings
from dateline.telemetry import clear_partitions, gauge

_NO_ANSWER: Final = (
    KafkaConnectionError,
    KafkaTimeoutError,
    RequestTimedOutError,
    NodeNotReadyError,
    CoordinatorNotAvailableError,
    CoordinatorLoadInProgressError,
    NotCoordinatorError,
    LeaderNotAvailableError,
    NotLeaderForPartitionError,
)
"""Errors of a broker that is away, or has just come back."""
_RETRY_SECONDS: Final = 1.0
"""Seconds between two attempts to open a partition. Chosen by hand, as the longest pause of ``kafka.connection``."""
_MAX_EARLY_OPENINGS: Final = 4
"""Partitions of a stage that are opened at the same time without a record to settle.

Bounds connections and the memory of states that are being read. Chosen by hand: the default of DATELINE_PARTITIONS.
"""


class Owner:
    """Opens assigned partitions, settles their batches in order, and closes them when they are revoked."""

    def __init__(self, settings: ResolvedSettings, stage: str, resource: object) -> None:
        self._settings = settings
        self.stage = stage
        self._resource = resource
        self.ordered = STAGES[stage].ordered
        """Whether records that are ahead of the stage's clock wait."""
        self.waits = asyncio.Event()
        """Set after each assignment, and each batch that leaves records waiting; ``watch_still_moments`` clears it."""
        self.topic = source_of(settings, stage)
        self.positions: dict[TP, int] = {}
        """The last settled offset of each partition that has settled a record."""
        self.assigned = False
        """Whether the group has assigned partitions, even an empty set, since the last revocation."""
        self.restoring: set[TP] = set()
        """Partitions whose state is being read."""
        self.epoch = 0
        """The number of revocations."""
        self._assignment = asyncio.Event()
        """Set after each assignment; ``open_assigned`` clears it."""
        self._opened: dict[int, int] = {}
        """The position of each partition that was opened, until it is reported."""
        self._settled_at: dict[TP, float] = {}
        """When each assigned partition last settled records, or was assigned, by ``time.monotonic()``."""
        self.last_settled = -inf
        """When any partition last settled records, by ``time.monotonic()``."""
        self._open: dict[TP, Partition] = {}
        self._locks: defaultdict[TP, asyncio.Lock] = defaultdict(asyncio.Lock)

    def assign(self, partitions: Iterable[TP]) -> None:
        """Record the assigned partitions of this stage's topic; ignore the rest."""
        self._settled_at = {tp: monotonic() for tp in partitions if tp.topic == self.topic}
        self.assigned = True
        self._assignment.set()
        if self.ordered and self._settled_at:
            self.waits.set()
        gauge("partitions_owned", len(self._settled_at), stage=self.stage)

    @property
    def partitions(self) -> list[TP]:
        """The assigned partitions."""
        return list(self._settled_at)

    @property
    def unrestored(self) -> list[TP]:
        """The assigned partitions whose state is not read back yet."""
        return [tp for tp in list(self._settled_at) if tp in self.restoring or tp not in self._open]

    @property
    def waiting(self) -> int:
        """The number of records that wait for the clock in our open partitions."""
        return sum(partition.waiting for partition in self._open.values())

    def unsettled_since(self, time: float) -> list[TP]:
        """Return the partitions that settled nothing since a time, in ``time.monotonic()`` seconds."""
        return [tp for tp, settled_at in self._settled_at.items() if settled_at < time]

    def note_settled(self, tp: TP) -> None:
        """Note that a partition has settled records now, unless it was revoked meanwhile."""
        self.last_settled = monotonic()
        if tp in self._settled_at:
            self._settled_at[tp] = self.last_settled

    async def open_assigned(self) -> None:
        """Open partitions soon after each assignment, not only at a first batch; for ever.

        So a worker is ready for records when it says so, also where none come. A partition with a batch does not wait
        for its turn here: ``process`` opens it.
        """
        while True:
            await self._assignment.wait()
            self._assignment.clear()
            turns = asyncio.Semaphore(_MAX_EARLY_OPENINGS)
            await asyncio.gather(*(self._open_early(tp, self.epoch, turns) for tp in self._settled_at))

    async def _open_early(self, tp: TP, epoch: int, turns: asyncio.Semaphore) -> None:
        async with turns, self._locks[tp]:
            await self._partition(tp, epoch)

    async def process(self, events: Sequence[Any], generation: int) -> None:
        """Settle the fetches in a batch of Faust's events, each partition in transactions of its own.

        It skips fetches that were made before the last rebalance, which have an earlier ``generation``. Their unsettled
        records are fetched again; to settle a later one first would lose the records between.
        """
        batches: dict[TP, list[Incoming]] = {}
        for event in events:
            message = event.message
            if message.generation_id == generation:
                batches.setdefault(message.tp, []).extend(map(Incoming.of, event.value))
        await asyncio.gather(*(self._settle(tp, batch, self.epoch) for tp, batch in batches.items()))

    async def release(self) -> list[int]:
        """Close all partitions, each after its current transaction; return the numbers of those that were open."""
        self._settled_at = {}
        self.epoch += 1
        self.assigned = False
        gauge("partitions_owned", 0, stage=self.stage)
        clear_partitions(self.stage)
        released = list(self._open)
        for tp in released:
            async with self._locks[tp]:
                partition = self._open.pop(tp)
                self.positions.pop(tp, None)
                await partition.close()
        return sorted(tp.partition for tp in released)

    async def reach(self, time: int, waiting: Collection[int]) -> None:
        """Advance the clocks of our partitions to a watermark; open those partitions in which records wait for it.

        ``time`` is in seconds since 1970, ``waiting`` holds numbers of partitions. The partitions take turns, a batch
        each: so the thousands of records that wait in one hold up no other, and a rebalance waits for one batch.
        """
        moving = list(self._settled_at)
        while moving:
            moving = [
                tp for tp in moving if await self._reach(tp, time, opening=self.ordered and tp.partition in waiting)
            ]

    async def _reach(self, tp: TP, time: int, *, opening: bool) -> bool:
        async with self._locks[tp]:
            if tp not in self._open and not opening:
                return False
            partition = await self._partition(tp, self.epoch)
            if partition is None or not await partition.reach(time):
                return False
            self.note_settled(tp)
            return True

    async def _settle(self, tp: TP, batch: Sequence[Incoming], epoch: int) -> None:
        async with self._locks[tp]:
            partition = await self._partition(tp, epoch)
            if partition is None or not await self._begin(tp, partition, epoch):
                return
            rest = batch
            while rest and self._is_ours(tp, epoch):
                await self._run(tp, partition, rest[: self._settings.batch_size], epoch)
                rest = [record for record in rest if record.offset > partition.position]

    async def _run(self, tp: TP, partition: Partition, batch: Sequence[Incoming], epoch: int) -> None:
        """Settle a batch, or as many of its first records as can be decided in time."""
        if dead := await partition.run(batch):
            telemetry.event("dead_letters", stage=self.stage, partition=tp.partition, records=dead)
        telemetry.event("batch_settled", stage=self.stage, partition=tp.partition, position=partition.position)
        if epoch != self.epoch:
            return  # the partition was revoked meanwhile
        self.positions[tp] = partition.position
        if partition.waiting:
            self.waits.set()
        self.note_settled(tp)
        gauge("last_settled_timestamp_seconds", time(), stage=self.stage, partition=tp.partition)

    def _report_opened(self) -> None:
        """Report in one line the partitions that were opened at the same time."""
        if self._opened and not self.restoring:
            numbers, positions = (
                ",".join(map(str, values)) for values in zip(*sorted(self._opened.items()), strict=True)
            )
            telemetry.event("partition_opened", stage=self.stage, partition=numbers, position=positions)
            self._opened.clear()

    async def _partition(self, tp: TP, epoch: int) -> Partition | None:
        """Return a partition, opening it where needed; None where it was revoked since ``epoch``."""

        def is_ours() -> bool:
            return self._is_ours(tp, epoch)

        if not is_ours():
            return None
        partition = self._open.get(tp)
        if partition is None:
            began = monotonic()
            self.restoring.add(tp)
            partition = await self._new_partition(tp, is_ours)
            self.restoring.discard(tp)
            if is_ours():
                gauge("restore_seconds", monotonic() - began, stage=self.stage, partition=tp.partition)
                self._opened[tp.partition] = partition.position
            self._report_opened()
        return partition if is_ours() else None

    async def _new_partition(self, tp: TP, is_ours: Callable[[], bool]) -> Partition:
        """Open a partition; where the broker does not answer, try again for as long as it is ours."""
        while True:
            partition = self._open[tp] = Partition(self._settings, self.stage, tp.partition, self._resource)
            try:
                await partition.open(is_ours)
            except _NO_ANSWER as error:
                await partition.close()
                await self._pause(tp, error)
                if is_ours():
                    continue
            return partition

    async def _begin(self, tp: TP, partition: Partition, epoch: int) -> bool:
        """Prepare a partition for its first batch, as ``_new_partition`` opens it; return whether it still is ours."""
        while self._is_ours(tp, epoch):
            try:
                await partition.begin()
            except _NO_ANSWER as error:
                await self._pause(tp, error)
            else:
                return self._is_ours(tp, epoch)
        return False

    async def _pause(self, tp: TP, error: Exception) -> None:
        """Report that the broker did not answer, and wait until the next attempt."""
        telemetry.event("probe_failed", stage=self.stage, partition=tp.partition, reason=error_words(error))
        await asyncio.sleep(_RETRY_SECONDS)

    def _is_ours(self, tp: TP, epoch: int) -> bool:
        """Whether a partition is assigned, and was not revoked since ``epoch``."""
        return epoch == self.epoch and tp in self._settled_at

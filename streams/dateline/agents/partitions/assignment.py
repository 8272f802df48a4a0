"""Owner: the partitions of one stage that this worker was given, from assignment to revocation."""

import asyncio
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from time import monotonic, time
from typing import Any

from faust.types import TP

from dateline import telemetry
from dateline.agents.partitions.partition import Partition
from dateline.agents.stage import STAGES, source_of
from dateline.kafka.codec import Incoming
from dateline.settings import ResolvedSettings
from dateline.telemetry import forget_partitions, gauge


class Owner:
    """Opens a partition on its first batch, settles batches in order, and lets go on revocation."""

    def __init__(self, settings: ResolvedSettings, stage: str, resource: object) -> None:
        self._settings = settings
        self.stage = stage
        self._resource = resource
        self._ordered = STAGES[stage].ordered
        self.topic = source_of(settings, stage)
        self.positions: dict[TP, int] = {}
        self.assigned = False
        self.restoring: set[TP] = set()
        self._moved: dict[TP, float] = {}
        self._epoch = 0
        self._open: dict[TP, Partition] = {}
        self._locks: defaultdict[TP, asyncio.Lock] = defaultdict(asyncio.Lock)

    def give(self, partitions: Iterable[TP]) -> None:
        """Take note of what is ours from now on."""
        self._moved = {tp: monotonic() for tp in partitions if tp.topic == self.topic}
        self.assigned = True
        gauge("partitions_owned", len(self._moved), stage=self.stage)
        telemetry.event("partitions_given", stage=self.stage, partitions=len(self._moved))

    @property
    def given(self) -> list[TP]:
        """Our partitions."""
        return list(self._moved)

    def unmoved_since(self, time: float) -> list[TP]:
        """Return our partitions of which nothing was settled since a time, in ``time.monotonic()`` seconds."""
        return [tp for tp, moved in self._moved.items() if moved < time]

    async def take(self, events: Sequence[Any], generation: int) -> None:
        """Settle one batch of Faust events, each partition in a transaction of its own.

        Events fetched before the last rebalance are left alone: what was not settled then is
        fetched again, and settling a later one first would lose those between.
        """
        batches: dict[TP, list[Incoming]] = {}
        for event in events:
            message = event.message
            if message.generation_id == generation:
                batches.setdefault(message.tp, []).append(_incoming(message))
        await asyncio.gather(*(self._settle(tp, batch, self._epoch) for tp, batch in batches.items()))

    async def release(self) -> None:
        """Let go of everything, each partition after the batch it is in the middle of."""
        self._moved = {}
        self._epoch += 1
        self.assigned = False
        gauge("partitions_owned", 0, stage=self.stage)
        forget_partitions(self.stage)
        for tp in list(self._open):
            async with self._locks[tp]:
                partition = self._open.pop(tp)
                self.positions.pop(tp, None)
                await partition.close()
                telemetry.event("partition_released", stage=self.stage, partition=tp.partition)

    async def reach(self, time: int, waiting: Collection[int]) -> None:
        """Tell our partitions how far all channels have got; open those in which records wait for it."""
        for tp in list(self._moved):
            opening = self._ordered and tp.partition in waiting
            while await self._reach(tp, time, opening=opening):
                pass  # a batch at a time, so that a rebalance has to wait for one alone

    async def _reach(self, tp: TP, time: int, *, opening: bool) -> bool:
        async with self._locks[tp]:
            if tp not in self._open and not opening:
                return False
            partition = await self._opened(tp, self._epoch)
            return partition is not None and await partition.reach(time)

    async def _settle(self, tp: TP, batch: Sequence[Incoming], epoch: int) -> None:
        async with self._locks[tp]:
            partition = await self._opened(tp, epoch)
            if partition is None:
                return
            if dead := await partition.run(batch):
                telemetry.event("dead_letters", stage=self.stage, partition=tp.partition, records=dead)
            telemetry.event("batch_settled", stage=self.stage, partition=tp.partition, position=partition.position)
            if epoch != self._epoch:
                return  # revoked meanwhile: it is ours no more
            self.positions[tp] = partition.position
            self._moved[tp] = monotonic()
            gauge("last_settled_timestamp_seconds", time(), stage=self.stage, partition=tp.partition)

    async def _opened(self, tp: TP, epoch: int) -> Partition | None:
        """Return a partition of ours, opened where it was not yet; None when it is ours no more."""

        def ours() -> bool:
            return epoch == self._epoch and tp in self._moved

        if not ours():
            return None
        partition = self._open.get(tp)
        if partition is None:
            partition = self._open[tp] = Partition(self._settings, self.stage, tp.partition, self._resource)
            began = monotonic()
            self.restoring.add(tp)
            await partition.open(ours)
            self.restoring.discard(tp)
            gauge("restore_seconds", monotonic() - began, stage=self.stage, partition=tp.partition)
            telemetry.event("partition_opened", stage=self.stage, partition=tp.partition, position=partition.position)
        return partition if ours() else None


def _incoming(message: Any) -> Incoming:  # noqa: ANN401 - Faust's message is untyped
    headers = message.headers.items() if isinstance(message.headers, dict) else message.headers or ()
    return Incoming(
        message.topic,
        message.partition,
        message.offset,
        int(message.timestamp * 1000),
        message.key,
        message.value,
        tuple(headers),
    )

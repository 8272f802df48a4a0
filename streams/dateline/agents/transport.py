"""Transport: Faust's Kafka driver, made to read committed records and to commit nothing that is not settled."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, ClassVar, Final, cast

from aiokafka import AIOKafkaConsumer
from aiokafka.coordinator.assignors.roundrobin import RoundRobinPartitionAssignor
from aiokafka.errors import IllegalStateError, KafkaError
from faust.transport.drivers import aiokafka as driver
from faust.types import TP
from mode.services import WaitResults

from dateline import telemetry
from dateline.agents.monitoring.lag import positions_of
from dateline.agents.partitions.assignment import Owner
from dateline.kafka.clients import client_options, pace, reading
from dateline.settings import Settings
from dateline.topics import RECORD_BYTES

_ASK_AGAIN_SECONDS: Final = 1.0


class CommittedThread(driver.AIOKafkaConsumerThread):
    """Faust's consumer thread over a consumer of our own making: Faust's reads uncommitted records."""

    async def on_start(self) -> None:
        """Start the consumer, and keep it from asking for nothing too often."""
        await super().on_start()
        pace(self._ensure_consumer())

    def _create_worker_consumer(self, transport: driver.Transport) -> AIOKafkaConsumer:
        del transport
        conf = self.app.conf
        settings: Settings = cast("Any", self.app).settings
        self._assignor = RoundRobinPartitionAssignor
        session = int(settings.session_timeout * 1000)
        return AIOKafkaConsumer(
            **client_options(settings),
            group_id=conf.id,
            partition_assignment_strategy=[RoundRobinPartitionAssignor],
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            isolation_level="read_committed",
            max_poll_records=settings.batch_size,
            max_partition_fetch_bytes=RECORD_BYTES + 64 * 1024,
            fetch_max_wait_ms=100,
            session_timeout_ms=session,
            heartbeat_interval_ms=session // 5,
            rebalance_timeout_ms=int(conf.broker_rebalance_timeout * 1000),
            max_poll_interval_ms=int(conf.broker_max_poll_interval * 1000),
            request_timeout_ms=int(conf.broker_request_timeout * 1000),
        )


class SettledConsumer(driver.Consumer):
    """Commits to the group no offset beyond what a transaction has settled.

    The group's offset is only where a restart begins to read; the position in the state topic
    decides. Faust marks a batch done even when its agent was cancelled or the batch set aside.
    """

    def _new_consumer_thread(self) -> driver.AIOKafkaConsumerThread:
        return CommittedThread(self, loop=self.loop, beacon=self.beacon)

    async def wait_first(self, *coros: Any, timeout: Any = None) -> WaitResults:  # noqa: ANN401, ASYNC109 - Faust's own signature
        """Hand a message over at once where nothing can make it wait; Faust makes four tasks of every one.

        A stream whose buffer is full, or a rebalance, does make it wait: then Faust's way is right.
        """
        if self.flow_active and self.app.flow_control.is_active():
            delivery, *others = coros
            for channel in self.app.topics:
                if channel.queue.full():
                    break
            else:
                for other in others:
                    other.close()
                return WaitResults([delivery], [await delivery], stopped=False)
        return await super().wait_first(*coros, timeout=timeout)

    async def perform_seek(self) -> None:
        """Go to what comes next for us, in every partition.

        Faust's own way leaves a partition of which nothing was ever committed where it is: what was fetched as the
        group rebalanced, and set aside, would never come. And it believes what others committed for the group.
        """
        await super().perform_seek()
        following = await self._following()
        with suppress(IllegalStateError):  # of what is ours no more; the rebalance that took it seeks anew
            await self.seek_wait({tp: offset for tp, offset in following.items() if tp in self.assignment()})

    async def _following(self) -> dict[TP, int]:
        """Return the offset behind what was settled, by partition; waits for a broker that does not answer."""
        app = cast("Any", self.app)
        stages = {owner.topic: owner.stage for owner in app.owners}
        given = {(stages[tp.topic], tp.partition): tp for tp in self.assignment() if tp.topic in stages}
        while True:
            try:
                async with reading(app.settings) as reader:
                    positions = await positions_of(reader, app.settings, given.keys())
                break
            except (KafkaError, OSError) as error:
                telemetry.event("probe_failed", stage="all", reason=repr(error))
                await asyncio.sleep(_ASK_AGAIN_SECONDS)
            except (ValueError, KeyError, TypeError):
                return {}  # a position that cannot be read: who opens the partition says which, and stops
        following = {tp: positions[share].offset + 1 for share, tp in given.items()}
        for tp, offset in following.items():
            committed = self._committed_offset.get(tp) or 0
            if committed > offset:
                told = {"topic": tp.topic, "partition": tp.partition, "committed": committed, "next": offset}
                telemetry.event("offset_ignored", **told)
        return following

    async def _commit_offsets(self, offsets: Mapping[TP, int], start_new_transaction: bool = True) -> bool:  # noqa: FBT001, FBT002 - Faust's own signature
        owners: list[Owner] = cast("Any", self.app).owners
        positions = {tp: at for owner in owners for tp, at in owner.positions.items()}
        safe = {tp: min(offset, positions[tp] + 1) for tp, offset in offsets.items() if tp in positions}
        if not safe:
            return False
        done: bool = await super()._commit_offsets(safe, start_new_transaction)
        return done


class Transport(driver.Transport):
    """Faust's Kafka transport with the consumer above."""

    Consumer: ClassVar[Any] = SettledConsumer

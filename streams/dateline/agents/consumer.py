"""Faust's Kafka consumer of committed records: starts after the last settled record, and commits up to it."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Any, ClassVar, Final, cast

from aiokafka import AIOKafkaConsumer
from aiokafka.consumer.group_coordinator import GroupCoordinator
from aiokafka.coordinator.assignors.roundrobin import RoundRobinPartitionAssignor
from aiokafka.errors import BrokerResponseError, IllegalStateError, KafkaConnectionError, KafkaError
from faust.exceptions import ConsumerNotStarted
from faust.transport.drivers import aiokafka as driver
from faust.types import TP, ConsumerMessage
from mode.services import WaitResults

from dateline import telemetry
from dateline.agents.exit_codes import EXIT_DELIVERY, EXIT_INSTANCE, EXIT_NOT_LET_IN, EXIT_SETTING
from dateline.agents.instance import MAX_HEARTBEAT_MS, name_of, taken
from dateline.agents.partitions.assignment import Owner
from dateline.agents.partitions.fetches import fetch_message, has_room, poll_size
from dateline.agents.partitions.guard import die
from dateline.agents.state.positions import positions_of
from dateline.kafka.clients import (
    FETCH_WAIT_MS,
    PARTITION_FETCH_BYTES,
    ReadingEndedError,
    attend_consumer,
    client_options,
    close_client,
    pace,
    reading,
)
from dateline.kafka.groups.membership import leave_with_name, stay_the_same_member
from dateline.kafka.groups.refusals import heed_refusals, refusal
from dateline.process.log.error_words import error_words
from dateline.settings import Settings, SettingsError

_RETRY_SECONDS: Final = 1.0
"""Seconds between two questions to a broker that does not answer. Chosen by hand."""

_STOP_POLL_SECONDS: Final = 0.5
"""Seconds between two looks, while the consumer starts, at whether the worker stops. Chosen by hand."""

_MAX_STOP_SECONDS: Final = 5.0
"""Seconds that the consumer may take to leave its group. Chosen by hand: half of a worker's time to leave. It looks for
the group's coordinator for up to 10 s where the broker is frozen."""


_BUFFER_POLL_SECONDS: Final = 0.02
"""Seconds between two looks at whether a full buffer of a stage has room again, where no other stage has records.

Chosen by hand, below the time in which a stage settles a batch.
"""


class CommittedThread(driver.AIOKafkaConsumerThread):
    """Faust's consumer thread with our consumer in place of Faust's, which reads uncommitted records."""

    async def on_start(self) -> None:
        """Start the consumer, with its empty fetches paced. Waits for a broker that does not answer."""
        while not self.should_stop:
            starting = asyncio.ensure_future(super().on_start())
            while not starting.done() and not self.should_stop:
                await asyncio.wait({starting}, timeout=_STOP_POLL_SECONDS)
            if not starting.done():
                starting.cancel()
                return
            try:
                starting.result()
            except KafkaConnectionError:  # ``broker_lost`` reports it
                await close_client(self._ensure_consumer().stop())
                await asyncio.sleep(_RETRY_SECONDS)
            else:
                pace(self._ensure_consumer())
                stay_the_same_member(self._ensure_consumer(), self._lose_name)
                heed_refusals(self._ensure_consumer(), self._be_refused)
                return

    def _lose_name(self) -> None:
        die(EXIT_INSTANCE, taken(cast("Any", self.app).settings))

    async def _be_refused(self, error: KafkaError) -> None:
        """End: the broker would refuse this worker whenever it asks to join."""
        app = cast("Any", self.app)
        problem = await refusal(error, app.settings, app.conf.id)
        die(EXIT_SETTING if isinstance(problem, SettingsError) else EXIT_NOT_LET_IN, problem)

    async def on_thread_stop(self) -> None:
        """Stop the consumer; one that still waits for a broker's answer is abandoned when the thread ends."""
        if self._consumer is not None:
            leave_with_name(self._consumer)
        stopping = asyncio.ensure_future(super().on_thread_stop())
        await asyncio.wait({stopping}, timeout=_MAX_STOP_SECONDS)
        if stopping.done():
            stopping.result()

    async def _fetch_records(
        self,
        consumer: AIOKafkaConsumer,
        active_partitions: set[TP],
        timeout: float | None = None,  # noqa: ASYNC109 - Faust's own signature
        max_records: int | None = None,
    ) -> Mapping[Any, Any]:
        """Fetch as Faust does; before that, take up an error of the group, for which Faust never asks.

        Until somebody asks for the error, aiokafka sends no heartbeat and does not join the group again. Raises it
        where it is a refusal, such as a missing right. Ends the process where aiokafka fetches nothing more.
        """
        coordinator: Any = consumer._coordinator  # noqa: SLF001 - aiokafka's own ``getmany`` asks it
        _resume_group(coordinator)
        try:
            fetched: Mapping[Any, Any] = await super()._fetch_records(consumer, active_partitions, timeout, max_records)
        except ReadingEndedError as error:
            die(EXIT_DELIVERY, f"reading: {error_words(error)}")
            raise
        except KafkaError:
            if coordinator._pending_exception is None:  # noqa: SLF001 - else it is the group's, raised in all fetches
                raise
            _resume_group(coordinator)
            return {}
        return fetched

    def verify_event_path(self, now: float, tp: TP) -> None:
        """Do nothing: ``monitoring.watchdog`` looks for stalled streams.

        Faust's own check asks Faust's monitor, which we remove, so it would report every partition with records after
        five minutes.
        """

    def _create_worker_consumer(self, transport: driver.Transport) -> AIOKafkaConsumer:
        del transport
        conf = self.app.conf
        settings: Settings = cast("Any", self.app).settings
        self._assignor = RoundRobinPartitionAssignor
        session = int(settings.session_timeout * 1000)
        consumer = AIOKafkaConsumer(
            **client_options(settings),
            group_id=conf.id,
            group_instance_id=name_of(settings),
            partition_assignment_strategy=[RoundRobinPartitionAssignor],
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            isolation_level="read_committed",
            max_poll_records=poll_size(settings),
            max_partition_fetch_bytes=PARTITION_FETCH_BYTES,
            fetch_max_wait_ms=FETCH_WAIT_MS,
            session_timeout_ms=session,
            heartbeat_interval_ms=min(session // 5, MAX_HEARTBEAT_MS) if settings.instance else session // 5,
            rebalance_timeout_ms=int(conf.broker_rebalance_timeout * 1000),
            max_poll_interval_ms=int(conf.broker_max_poll_interval * 1000),
            request_timeout_ms=int(conf.broker_request_timeout * 1000),
        )
        attend_consumer(consumer)
        return consumer


def _resume_group(coordinator: GroupCoordinator) -> None:
    """Report an error of the group, and join the group again; raise one that the broker would only repeat."""
    if coordinator._pending_exception is not None:  # noqa: SLF001
        coordinator.request_rejoin()  # so that heartbeats, which may have ended by the error, begin again
    try:
        coordinator.check_errors()
    except KafkaError as error:
        if isinstance(error, BrokerResponseError) and not error.retriable:
            raise
        telemetry.event("group_rejoined", error=error_words(error))


class SettledConsumer(driver.Consumer):
    """Commits to the group the offset after the last settled record, whose outputs a transaction has committed.

    The position in the state topic decides where a restart begins to read; the group's offset is for those who watch
    the group's lag. Faust's own count of what is done is wrong here: it counts a batch even where its agent was
    cancelled or the batch was set aside. Once a transaction marker stands between the group's offset and the first
    record that is read, Faust commits nothing more, and keeps every offset in memory.
    """

    _starts: Mapping[TP, int] = MappingProxyType({})
    """Where reading began, by partition: after the last record that was settled at the last assignment."""

    def _new_consumer_thread(self) -> driver.AIOKafkaConsumerThread:
        return CommittedThread(self, loop=self.loop, beacon=self.beacon)

    async def wait_first(self, *coros: Any, timeout: Any = None) -> WaitResults:  # noqa: ANN401, ASYNC109 - Faust's own signature
        """Deliver a message at once where nothing can make it wait; Faust makes four tasks of every message.

        A full buffer of a stream or a rebalance does make it wait: then this does as Faust does.
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

    async def _wait_next_records(self, timeout: float) -> tuple[Any, set[TP] | None]:  # noqa: ASYNC109 - Faust's own signature
        """Return what was fetched, and the partitions that were asked: none of a stage with a batch in its buffer.

        Faust delivers the rows of each partition one after the other. Here a partition has one row, its fetch.

        Faust delivers in order, so a record for a full buffer holds up the records of all other stages. Where the CPU
        is short, later stages would wait until the first has worked off its backlog.
        """
        active = self._get_active_partitions()
        settings = cast("Any", self.app).settings
        full = {name for channel in self.app.topics if not has_room(channel.queue, settings) for name in channel.topics}
        ready = {tp for tp in active if tp.topic not in full}
        if not self.flow_active or len(ready) == len(active):
            records, asked = await super()._wait_next_records(timeout)
            return _fetches(records), asked
        records = await self._getmany(active_partitions=ready, timeout=0) if ready else {}
        if not records:
            await asyncio.sleep(_BUFFER_POLL_SECONDS)
        return _fetches(records), ready

    def _to_message(self, tp: TP, record: Any) -> ConsumerMessage:  # noqa: ANN401 - Faust's own signature
        """Return the message of a fetch; ``record`` is what ``_wait_next_records`` put in place of its records."""
        return fetch_message(tp, record, self.app.consumer_generation_id)

    async def commit_and_end_transactions(self) -> None:
        """Commit up to the last settled records, unless no consumer was started that has any partitions."""
        with suppress(ConsumerNotStarted):
            await super().commit_and_end_transactions()

    async def perform_seek(self) -> None:
        """Seek every partition to the record after the last settled one.

        Faust alone leaves a partition without a committed offset where it is, so that records that were fetched during
        a rebalance, and set aside, would never come again. And it trusts offsets that others committed for the group.
        """
        await super().perform_seek()
        following = await self._following()
        with suppress(IllegalStateError):  # a partition that was revoked meanwhile; that rebalance seeks again
            await self.seek_wait({tp: offset for tp, offset in following.items() if tp in self.assignment()})
        self._starts = following

    async def _following(self) -> dict[TP, int]:
        """Return the offset after the last settled one, by partition. Waits for a broker that does not answer."""
        app = cast("Any", self.app)
        stages = {owner.topic: owner.stage for owner in app.owners}
        shares = {(stages[tp.topic], tp.partition): tp for tp in self.assignment() if tp.topic in stages}
        while True:
            try:
                async with reading(app.settings) as reader:
                    positions = await positions_of(reader, app.settings, shares.keys())
                break
            except (KafkaError, OSError) as error:
                telemetry.event("probe_failed", stage="all", reason=error_words(error))
                await asyncio.sleep(_RETRY_SECONDS)
            except (ValueError, KeyError, TypeError):
                return {}  # a position cannot be read: opening the partition will report which, and stop
        following = {tp: positions[share].offset + 1 for share, tp in shares.items()}
        for tp, offset in following.items():
            committed = self._committed_offset.get(tp) or 0
            if committed > offset:
                offsets = {"committed": committed, "next": offset}
                telemetry.event("offset_ignored", topic=tp.topic, partition=tp.partition, **offsets)
        return following

    def _filter_tps_with_pending_acks(self, topics: Any = None) -> Iterator[TP]:  # noqa: ANN401 - Faust's own signature
        """Return the partitions to commit: all that are assigned, since a position needs no new record to be ahead."""
        return (tp for tp in self.assignment() if topics is None or tp in topics or tp.topic in topics)

    def _new_offset(self, tp: TP) -> int | None:
        """Return the offset after the last settled record; None where no position could be read."""
        for acknowledged in (self._acked[tp], self._acked_index[tp], self._gap[tp]):
            acknowledged.clear()  # the positions make them needless, and nothing else shortens them
        owners: list[Owner] = cast("Any", self.app).owners
        settled = (owner.positions[tp] + 1 for owner in owners if tp in owner.positions)
        return next(settled, self._starts.get(tp))


def _fetches(records: Any) -> Any:  # noqa: ANN401 - Faust's own
    """Return aiokafka's records by partition with a partition's as one row; None, of a stopped consumer, as it is."""
    return records and {tp: [rows] for tp, rows in records.items() if rows}


class Transport(driver.Transport):
    """Faust's Kafka transport with ``SettledConsumer``."""

    Consumer: ClassVar[Any] = SettledConsumer

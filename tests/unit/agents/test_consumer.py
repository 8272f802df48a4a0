"""The consumer of a worker goes on after an error of its group and during a commit, and polls where there is room."""

# ruff: noqa: SLF001 - what stops and what asks is private in both libraries

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from types import SimpleNamespace
from typing import Any
from unittest.mock import MagicMock

import pytest
from aiokafka.consumer.group_coordinator import GroupCoordinator
from aiokafka.consumer.subscription_state import SubscriptionState
from aiokafka.errors import GroupAuthorizationFailedError, KafkaConnectionError, KafkaError, OffsetOutOfRangeError
from faust.transport.drivers.aiokafka import AIOKafkaConsumerThread
from faust.types import TP

from dateline.agents import consumer as consumer_module
from dateline.agents.app import build_app
from dateline.agents.consumer import CommittedThread, SettledConsumer
from dateline.agents.exit_codes import EXIT_DELIVERY
from dateline.agents.partitions.fetches import MAX_BUFFERED_BYTES
from dateline.kafka.clients import ReadingEndedError
from dateline.settings import ResolvedSettings

RECORDS = {"topic": ["record"]}


class Group:
    """A consumer with aiokafka's coordinator, which an error stops until somebody asks for it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[["Group"], None] | None = None) -> None:
        loop = asyncio.get_running_loop()
        coordinator: Any = GroupCoordinator.__new__(GroupCoordinator)
        coordinator._subscription = SubscriptionState()
        coordinator._subscription.register_fetch_waiters(set())
        coordinator._closing, coordinator._rejoin_needed_fut = loop.create_future(), loop.create_future()
        coordinator._coordination_task = loop.create_future()
        coordinator._pending_exception = coordinator._error_consumed_fut = None
        self._coordinator = coordinator

        async def fetch(*_: object) -> object:
            if meanwhile is not None:
                meanwhile(self)
            return RECORDS

        monkeypatch.setattr(AIOKafkaConsumerThread, "_fetch_records", fetch)

    def fail(self, error: Exception) -> "asyncio.Task[object]":
        """Stop by an error; return what is done when the coordinator goes on."""
        return asyncio.get_running_loop().create_task(self._coordinator._push_error_to_user(error))

    async def fetch(self) -> object:
        """Fetch as the worker's thread does."""
        thread: Any = CommittedThread.__new__(CommittedThread)
        return await thread._fetch_records(self, set(), timeout=0.1, max_records=1)

    @property
    def joins_again(self) -> bool:
        return bool(self._coordinator._rejoin_needed_fut.done())


async def test_the_group_is_joined_again_after_an_error(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, "dateline")
    group = Group(monkeypatch)
    goes_on = group.fail(KafkaError("unexpected exception in heartbeat task"))
    assert await group.fetch() == RECORDS
    await asyncio.wait_for(goes_on, 5)
    assert group.joins_again
    assert await group.fetch() == RECORDS
    assert caplog.text.count("group_rejoined") == 1


async def test_an_error_that_comes_while_a_fetch_waits_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    goes_on: list[asyncio.Task[object]] = []

    def fail(group: Group) -> None:
        goes_on.append(group.fail(error := KafkaConnectionError("gone")))
        raise error

    group = Group(monkeypatch, fail)
    assert await group.fetch() == {}
    await asyncio.wait_for(goes_on[0], 5)
    assert group.joins_again


async def test_an_error_of_the_fetch_itself_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Group) -> None:
        raise OffsetOutOfRangeError

    with pytest.raises(OffsetOutOfRangeError):
        await Group(monkeypatch, fail).fetch()


async def test_a_worker_ends_when_nothing_fetches_its_records_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    ends: list[tuple[int, object]] = []
    monkeypatch.setattr(consumer_module, "die", lambda code, reason: ends.append((code, reason)))

    def end(_: Group) -> None:
        message = "the handler is closed"
        raise ReadingEndedError(message)

    with pytest.raises(ReadingEndedError):
        await Group(monkeypatch, end).fetch()
    assert ends == [(EXIT_DELIVERY, "reading: the handler is closed")]


async def test_a_refusal_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    group = Group(monkeypatch)
    goes_on = group.fail(GroupAuthorizationFailedError("group"))
    with pytest.raises(GroupAuthorizationFailedError):
        await group.fetch()
    await asyncio.wait_for(goes_on, 5)


async def test_a_partition_of_a_worker_that_has_run_for_long_is_not_called_stalled(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    thread: Any = CommittedThread.__new__(CommittedThread)
    thread.time_started, thread.tp_fetch_request_timeout_secs = 0.0, 300.0
    thread._consumer = MagicMock()  # of aiokafka: it has fetched nothing since the start
    thread._consumer._fetcher._subscriptions.subscription.assignment.state_value().timestamp = None
    thread.verify_event_path(3600.0, TP("topic", 0))
    assert not caplog.records


async def test_a_commit_that_waits_for_the_group_holds_up_no_record() -> None:
    app = build_app(ResolvedSettings(broker="127.0.0.1:1"), ["route"])
    delivered: list[Any] = []

    async def deliver(message: object) -> None:
        delivered.append(message)
        consumer._stopped.set()

    async def records(timeout: float) -> AsyncIterator[tuple[TP, Any]]:  # noqa: ASYNC109 - Faust's own signature
        del timeout
        yield TP("topic", 0), SimpleNamespace(offset=7, topic="topic")

    async def wait(*_: object) -> None:
        await asyncio.get_running_loop().create_future()

    hooks = {"on_partitions_revoked": wait, "on_partitions_assigned": wait}
    consumer: Any = app.transport.create_consumer(deliver, **hooks)
    consumer._thread.thread_loop.close()  # of a thread that is never started
    consumer.getmany, consumer.commit = records, wait
    consumer._n_acked = 1_000_000
    await asyncio.wait_for(consumer._drain_messages(SimpleNamespace(_stopped=asyncio.Event())), 5)
    assert [message.offset for message in delivered] == [7]


RAW = {TP("wire.raw", 0), TP("wire.raw", 1)}
STORIES = {TP("wire.stories", 0)}
SETTINGS = ResolvedSettings(broker="localhost:1", namespace="wire", batch_size=500, buffer_size=512)


class Buffer:
    """A stage's buffer, which holds one fetch."""

    def __init__(self, size: int, record_bytes: int = 100) -> None:
        self._queue = [SimpleNamespace(value=[SimpleNamespace(serialized_value_size=record_bytes)] * size)]


class Consumer(SettledConsumer):
    """A consumer without a broker: a poll returns one record of each partition that is asked for."""

    flow_active = True

    def __init__(self, raw: Buffer, stories: Buffer, settings: ResolvedSettings = SETTINGS) -> None:
        channels = [
            SimpleNamespace(topics=["wire.raw"], queue=raw),
            SimpleNamespace(topics=["wire.stories"], queue=stories),
        ]
        app: Any = SimpleNamespace(topics=channels, settings=settings, client_only=False)
        self.app = app
        self.not_waiting_next_records = asyncio.Event()
        self.polls: list[tuple[set[TP], float]] = []

    def _get_active_partitions(self) -> set[TP]:
        return RAW | STORIES

    async def _getmany(self, active_partitions: set[TP] | None, timeout: float) -> Any:  # noqa: ANN401, ASYNC109 - Faust's own signature
        assert active_partitions, "Faust takes an empty set for all partitions"
        self.polls.append((active_partitions, timeout))
        return {tp: ["record"] for tp in active_partitions}

    async def poll(self) -> tuple[set[TP], set[TP] | None]:
        """Return the partitions of which records came, and those that Faust may deliver."""
        fetched, active = await self._wait_next_records(1.0)
        assert all(rows == [["record"]] for rows in fetched.values()), "a partition's fetch is one row"
        return set(fetched), active


@pytest.mark.parametrize("size", [13, 512])
async def test_a_stage_with_a_batch_in_its_buffer_holds_up_no_other_stage(size: int) -> None:
    consumer = Consumer(Buffer(size), Buffer(0))
    assert await consumer.poll() == (STORIES, STORIES)
    assert consumer.polls == [(STORIES, 0)], "without waiting: the full buffer may have room again at once"


async def test_where_all_buffers_have_room_all_partitions_are_polled_and_waited_for() -> None:
    consumer = Consumer(Buffer(12), Buffer(0))
    assert await consumer.poll() == (RAW | STORIES, RAW | STORIES)
    assert consumer.polls == [(RAW | STORIES, 1.0)]


async def test_where_no_buffer_has_room_nothing_is_polled() -> None:
    consumer = Consumer(Buffer(500), Buffer(13))
    assert await consumer.poll() == (set(), set())
    assert consumer.polls == []


async def test_a_buffer_that_is_smaller_than_a_batch_is_filled_when_it_is_empty() -> None:
    small = SETTINGS.model_copy(update={"buffer_size": 16})
    assert await Consumer(Buffer(0), Buffer(1), small).poll() == (RAW, RAW)


async def test_a_stage_whose_buffer_holds_many_bytes_is_not_polled() -> None:
    assert await Consumer(Buffer(2, MAX_BUFFERED_BYTES // 2), Buffer(0)).poll() == (STORIES, STORIES)
    assert await Consumer(Buffer(2, MAX_BUFFERED_BYTES // 2 - 1), Buffer(0)).poll() == (RAW | STORIES, RAW | STORIES)

"""A transaction that a restart of the embedded broker cuts in two fails, is aborted, and holds up no reader."""

import asyncio
import os
import subprocess
from collections.abc import AsyncIterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError

from dateline.kafka.clients import new_producer, producing
from dateline.kafka.codec import Outgoing
from dateline.kafka.embedded_broker import broker as module
from dateline.kafka.embedded_broker.broker import embedded_broker, free_port
from dateline.kafka.embedded_broker.restart import BrokerRestartedError, broker_start
from dateline.kafka.topic_admin import create_topics
from dateline.kafka.transactions import BROKEN_OFF, deliver
from dateline.settings import ResolvedSettings
from dateline.topics import RAW
from tests.flow import read_topic

SAVED = "kafka.json"
"""The file that holds all data of the broker."""


class Broker:
    """The embedded broker of the settings, which can be stopped and started again on its data."""

    def __init__(self, settings: ResolvedSettings) -> None:
        self.settings = settings
        self._running = ExitStack()

    async def start(self) -> None:
        port = int(self.settings.broker.rpartition(":")[2])
        await asyncio.to_thread(self._running.enter_context, embedded_broker(self.settings.data_dir, port))

    async def stop(self) -> None:
        await asyncio.to_thread(self._running.close)


@pytest.fixture
async def broker(tmp_path: Path) -> AsyncIterator[Broker]:
    settings = ResolvedSettings(broker=f"127.0.0.1:{free_port()}", namespace="restart", partitions=1, data_dir=tmp_path)
    broker = Broker(settings)
    await broker.start()
    try:
        await create_topics(settings)
        yield broker
    finally:
        await broker.stop()


async def transaction_over_a_restart(
    producer: AIOKafkaProducer, settings: ResolvedSettings, broker: Broker, *, sends_again: bool
) -> None:
    async with asyncio.timeout(30), producer.transaction():
        await send(producer, settings, b"before")
        await broker.stop()
        await broker.start()
        if sends_again:
            await send(producer, settings, b"after")


async def send(producer: AIOKafkaProducer, settings: ResolvedSettings, value: bytes) -> None:
    await producer.send_and_wait(RAW.of(settings), value, b"key")


async def test_the_file_of_a_killed_broker_does_not_speak_for_one_that_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = ResolvedSettings(broker=f"127.0.0.1:{free_port()}", namespace="restart", data_dir=tmp_path)
    (tmp_path / module.ADDRESS_NAME).write_text(settings.broker)
    assert broker_start(settings) is not None
    starts: list[int | None] = []
    wait_ready = module.wait_ready

    def ready(process: "subprocess.Popen[bytes]", address: str, log: Path, seconds: float) -> None:
        wait_ready(process, address, log, seconds)
        starts.append(broker_start(settings))

    monkeypatch.setattr(module, "wait_ready", ready)
    broker = Broker(settings)
    await broker.start()
    await broker.stop()
    assert starts == [None], "it answers, and its transactions are no longer those of the one before"


@pytest.mark.parametrize("sends_again", [False, True], ids=["commits", "sends-and-commits"])
async def test_a_transaction_over_a_restart_fails_and_leaves_nothing_open(broker: Broker, *, sends_again: bool) -> None:
    settings = broker.settings
    producer = await started(settings)
    with pytest.raises(BrokerRestartedError):
        await transaction_over_a_restart(producer, settings, broker, sends_again=sends_again)
    await producer.stop()
    assert await passed_on_by_the_next(settings) == [b"next"]


async def test_a_producer_of_before_a_restart_begins_nothing(broker: Broker) -> None:
    """The broker does not know it any more: were its process killed in the middle, nobody could abort what it began."""
    producer = await started(broker.settings)
    await deliver(producer, [page(broker.settings, b"before")])
    await broker.stop()
    await broker.start()
    with pytest.raises(BrokerRestartedError):
        await producer.begin_transaction()
    await producer.stop()
    assert await passed_on_by_the_next(broker.settings) == [b"before", b"next"]


async def test_a_producer_that_knows_more_than_the_broker_is_refused_and_the_next_goes_on(broker: Broker) -> None:
    """As after a kill, or where records came while the broker saved its data for the last time."""
    elsewhere = broker.settings.model_copy(update={"data_dir": broker.settings.data_dir / "elsewhere"})
    producer = await started(elsewhere)  # it cannot see the restart
    await deliver(producer, [page(broker.settings, b"kept")])
    await broker.stop()
    older = (broker.settings.data_dir / SAVED).read_bytes()
    await broker.start()
    await deliver(producer, [page(broker.settings, b"lost")])
    await broker.stop()
    (broker.settings.data_dir / SAVED).write_bytes(older)
    await broker.start()
    with pytest.raises(BROKEN_OFF):
        await deliver(producer, [page(broker.settings, b"after")])
    await producer.stop()
    assert await passed_on_by_the_next(broker.settings) == [b"kept", b"next"]


async def test_a_broker_that_stops_keeps_all_that_it_acknowledges(tmp_path: Path) -> None:
    settings = ResolvedSettings(broker=f"127.0.0.1:{free_port()}", namespace="stopped", partitions=1, data_dir=tmp_path)
    broker = Broker(settings)
    await broker.start()
    await create_topics(settings)
    acknowledged: set[bytes] = set()

    async def send_one(number: int) -> None:
        value = b"%d" % number
        with suppress(KafkaError):
            await producer.send_and_wait(RAW.of(settings), value)
            acknowledged.add(value)

    async with producing(settings) as producer:
        for _ in range(10_000):  # so that saving takes as long as tens of acknowledgements
            await producer.send(RAW.of(settings), os.urandom(1000))
        await producer.flush()
        stopping = asyncio.create_task(broker.stop())
        sending: set[asyncio.Task[None]] = set()
        while not stopping.done():
            sending.add(asyncio.create_task(send_one(len(sending))))
            await asyncio.wait({stopping}, timeout=0.002)
        await stopping
        await broker.start()
        try:
            async with asyncio.timeout(30):
                await asyncio.gather(*sending)
            kept = {record.value for record in await read_topic(settings, RAW)}
        finally:
            await broker.stop()
    assert acknowledged
    assert acknowledged <= kept


async def started(settings: ResolvedSettings) -> AIOKafkaProducer:
    producer = new_producer(settings, "stage")
    await producer.start()
    return producer


def page(settings: ResolvedSettings, value: bytes) -> Outgoing:
    return Outgoing(RAW.of(settings), b"key", value)


async def passed_on_by_the_next(settings: ResolvedSettings) -> list[bytes | None]:
    """Return the values that readers get once the next producer has sent one more."""
    producer = await started(settings)
    await deliver(producer, [page(settings, b"next")])
    await producer.stop()
    return [record.value for record in await read_topic(settings, RAW)]

"""A transaction that a restart of the embedded broker cuts in two fails, is aborted, and holds up no reader."""

import asyncio
import os
import subprocess
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError

from dateline.kafka.clients import new_producer, producing
from dateline.kafka.embedded_broker import broker as module
from dateline.kafka.embedded_broker.broker import embedded_broker, free_port
from dateline.kafka.embedded_broker.restart import BrokerRestartedError, broker_start
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import RAW
from tests.flow import read_topic


class Broker:
    """The embedded broker of the settings, which can be stopped and started again on its data."""

    def __init__(self, settings: ResolvedSettings) -> None:
        self._settings = settings
        self._running = ExitStack()

    async def start(self) -> None:
        port = int(self._settings.broker.rpartition(":")[2])
        await asyncio.to_thread(self._running.enter_context, embedded_broker(self._settings.data_dir, port))

    async def stop(self) -> None:
        await asyncio.to_thread(self._running.close)


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
async def test_a_transaction_over_a_restart_fails_and_leaves_nothing_open(tmp_path: Path, *, sends_again: bool) -> None:
    settings = ResolvedSettings(broker=f"127.0.0.1:{free_port()}", namespace="restart", partitions=1, data_dir=tmp_path)
    broker = Broker(settings)
    await broker.start()
    try:
        await create_topics(settings)
        producer = new_producer(settings, "stage")
        await producer.start()
        with pytest.raises(BrokerRestartedError):
            await transaction_over_a_restart(producer, settings, broker, sends_again=sends_again)
        async with producer.transaction():
            await send(producer, settings, b"next")
        assert [record.value for record in await read_topic(settings, RAW)] == [b"next"]
        await producer.stop()
    finally:
        await broker.stop()


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

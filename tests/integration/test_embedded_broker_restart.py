"""A transaction that a restart of the embedded broker cuts in two fails, is aborted, and holds up no reader."""

import asyncio
from contextlib import ExitStack
from pathlib import Path

import pytest
from aiokafka import AIOKafkaProducer

from dateline.kafka.clients import new_producer
from dateline.kafka.embedded_broker.broker import embedded_broker, free_port
from dateline.kafka.embedded_broker.restart import BrokerRestartedError
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

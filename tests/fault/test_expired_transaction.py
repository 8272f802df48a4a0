"""A transaction that Kafka gives up, since it was open for too long, is no takeover: a new producer goes on."""

import asyncio

import pytest
from aiokafka import AIOKafkaProducer, TopicPartition
from aiokafka.errors import ProducerFenced

from dateline.kafka.clients import new_producer, reading
from dateline.kafka.codec import Outgoing
from dateline.kafka.topic_admin import create_topics
from dateline.kafka.transactions import ExpiredError, deliver
from dateline.settings import ResolvedSettings
from dateline.topics import RAW
from tests.flow import read_topic
from tests.kafka.server import KafkaServer

pytestmark = pytest.mark.kafka

MAX_SECONDS = 60
"""Above the 10 s after which the broker looks for transactions that are too old."""


@pytest.fixture
async def short(settings: ResolvedSettings, kafka_server: KafkaServer) -> ResolvedSettings:
    """Have transactions of a second at most."""
    del kafka_server  # the embedded broker gives up none
    short = settings.model_copy(update={"transaction_timeout": 1.0, "partitions": 1})
    await create_topics(short)
    return short


async def started(settings: ResolvedSettings) -> AIOKafkaProducer:
    producer = new_producer(settings, f"{settings.namespace}.stage")
    await producer.start()
    return producer


async def wait_too_long(producer: AIOKafkaProducer, settings: ResolvedSettings) -> None:
    """Commit a transaction once its end stands behind its only record."""
    source = TopicPartition(RAW.of(settings), 0)
    async with asyncio.timeout(MAX_SECONDS), reading(settings) as reader, producer.transaction():
        await producer.send_and_wait(RAW.of(settings), b"given up", b"key")
        while (await reader.end_offsets([source]))[source] < 2:  # noqa: ASYNC110 - asked of the broker
            await asyncio.sleep(0.1)


async def test_a_transaction_that_was_given_up_is_told_from_a_takeover(short: ResolvedSettings) -> None:
    first = await started(short)
    with pytest.raises(ExpiredError):
        await wait_too_long(first, short)
    second = await started(short)
    await deliver(second, [Outgoing(RAW.of(short), b"key", b"second")])
    third = await started(short)
    with pytest.raises(ProducerFenced):
        await deliver(second, [Outgoing(RAW.of(short), b"key", b"too late")])
    await deliver(third, [Outgoing(RAW.of(short), b"key", b"third")])
    assert [record.value for record in await read_topic(short, RAW)] == [b"second", b"third"]
    for producer in (first, second, third):
        await producer.stop()

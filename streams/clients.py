"""Kafka clients for as long as a block lasts: started, and closed however it ends, even when they did not start."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient

from streams.broker import new_admin, new_producer, new_reader
from streams.pace import pace
from streams.settings import Settings


@asynccontextmanager
async def producing(settings: Settings) -> AsyncIterator[AIOKafkaProducer]:
    """Yield an idempotent producer; what it still holds is sent before the block is left."""
    producer = new_producer(settings)
    try:
        await producer.start()
        yield producer
    finally:
        await producer.stop()


@asynccontextmanager
async def reading(settings: Settings, topics: Sequence[str] = ()) -> AsyncIterator[AIOKafkaConsumer]:
    """Yield a consumer of committed records that joins no group."""
    reader = new_reader(settings, topics)
    try:
        await reader.start()
        pace(reader)
        yield reader
    finally:
        await reader.stop()


@asynccontextmanager
async def administering(settings: Settings) -> AsyncIterator[AIOKafkaAdminClient]:
    """Yield an admin client."""
    admin = new_admin(settings)
    try:
        await admin.start()
        yield admin
    finally:
        await admin.close()

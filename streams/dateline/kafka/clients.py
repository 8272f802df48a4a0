"""Kafka clients for as long as a block lasts: started, and closed however it ends, even when they did not start."""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import asynccontextmanager
from typing import Any, Final

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient

from dateline.kafka.broker import new_admin, new_producer, new_reader
from dateline.kafka.pace import pace
from dateline.settings import Settings


@asynccontextmanager
async def producing(settings: Settings) -> AsyncIterator[AIOKafkaProducer]:
    """Yield an idempotent producer; what it still holds is sent before the block is left."""
    producer = new_producer(settings)
    try:
        await producer.start()
        yield producer
        await producer.flush()
    finally:
        await farewell(producer.stop())


@asynccontextmanager
async def reading(
    settings: Settings, topics: Sequence[str] = (), group: str | None = None, reset: str = "earliest"
) -> AsyncIterator[AIOKafkaConsumer]:
    """Yield a consumer of committed records that joins no group but one named; ``reset`` as ``new_reader`` has it."""
    reader = new_reader(settings, topics, group, reset)
    try:
        await reader.start()
        pace(reader)
        yield reader
    finally:
        await farewell(reader.stop())


@asynccontextmanager
async def administering(settings: Settings) -> AsyncIterator[AIOKafkaAdminClient]:
    """Yield an admin client."""
    admin = new_admin(settings)
    try:
        await admin.start()
        yield admin
    finally:
        await farewell(admin.close())


_LEAVING: Final[set[asyncio.Future[None]]] = set()
_PATIENCE_SECONDS: Final = 2.0


async def farewell(stop: Coroutine[Any, Any, None]) -> None:
    """Stop a client that has nothing left to send; leave it to itself where that takes more than two seconds.

    A broker may leave the end of a TLS connection unanswered, and asyncio then waits 30 s for it: in two
    of four runs over TLS on Apache Kafka, a partition took so long to open.
    """
    leaving = asyncio.ensure_future(stop)
    _LEAVING.add(leaving)
    leaving.add_done_callback(_LEAVING.discard)
    await asyncio.wait({leaving}, timeout=_PATIENCE_SECONDS)
    if leaving.done():
        leaving.result()

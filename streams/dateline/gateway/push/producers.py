"""Transactional producers: opened when they are needed, and given up where a transaction fails.

What became of a transaction that failed is not known. Whoever opens a producer of the same transactional id settles it:
the broker ends it before it answers.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Final

from aiokafka import AIOKafkaProducer
from aiokafka.errors import IllegalOperation
from aiokafka.structs import RecordMetadata

from dateline.kafka.clients import close_client, new_producer
from dateline.kafka.codec import Outgoing
from dateline.kafka.embedded_broker.restart import EmbeddedProducer
from dateline.kafka.transactions import MAX_TIMEOUT, partition_of, send_batches
from dateline.process.log.error_words import error_words
from dateline.settings import ResolvedSettings, SettingsError

POOL: Final = 4
"""Transactions without a key that a gateway has under way at a time. Bounds connections and memory; chosen by hand."""
MAX_TRANSACTION_SECONDS: Final = 15.0
"""Seconds that a transaction may take, for this gateway and for the broker, which aborts it then: a transaction that a
killed gateway left open holds up the readers of its pages for as long. Chosen by hand."""
_MAX_START_SECONDS: Final = 10.0
"""Seconds that opening a producer may take. Chosen by hand."""


class PushProducer:
    """The producer of one transactional id."""

    def __init__(self, settings: ResolvedSettings, name: str) -> None:
        self._settings = settings.model_copy(update={"transaction_timeout": MAX_TRANSACTION_SECONDS})
        self._name = name
        self._producer: AIOKafkaProducer | None = None

    @property
    def is_open(self) -> bool:
        """Whether it was opened, has not failed since, and no restart of the embedded broker made it useless.

        Another gateway may have fenced it all the same.
        """
        producer = self._producer
        return producer is not None and not (isinstance(producer, EmbeddedProducer) and producer.is_cut_in_two)

    async def open(self) -> None:
        """Fence whoever had the transactional id, and settle what they left open. Raises ``KafkaError``."""
        await self.close()
        producer = new_producer(self._settings, self._name)
        try:
            async with asyncio.timeout(_MAX_START_SECONDS):
                await producer.start()
        except SettingsError as error:  # of a length that no setting of the gateway's says
            await close_client(producer.stop())
            msg = f"pushes need transactions of {MAX_TRANSACTION_SECONDS:g} s, which the broker refuses ({MAX_TIMEOUT})"
            raise OSError(msg) from error
        except BaseException:
            await close_client(producer.stop())
            raise
        self._producer = producer

    async def send(self, records: Sequence[Outgoing]) -> RecordMetadata:
        """Send all records in one transaction, and return where the last one is. Raises the broker's error."""
        assert self._producer is not None  # noqa: S101  # it was opened
        try:
            async with asyncio.timeout(MAX_TRANSACTION_SECONDS):
                return await _transact(self._producer, records)
        except (AssertionError, IllegalOperation) as error:  # how aiokafka says that it found itself fenced before
            await self.close()
            msg = f"the producer {self._name} can send no more: {error_words(error)}"
            raise OSError(msg) from error
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        """Give the producer up."""
        producer, self._producer = self._producer, None
        if producer is not None:
            await close_client(producer.stop())


class ProducerPool:
    """The producers of requests without a key. Their ids are this gateway's own."""

    def __init__(self, settings: ResolvedSettings, gateway: str) -> None:
        self._free: asyncio.LifoQueue[PushProducer] = asyncio.LifoQueue()
        self._all = [PushProducer(settings, f"{settings.raw}.push.{gateway}.{number}") for number in range(POOL)]
        for producer in self._all:
            self._free.put_nowait(producer)

    @asynccontextmanager
    async def producer(self) -> AsyncIterator[PushProducer]:
        """Yield an open producer, once one is free. Raises ``KafkaError``."""
        producer = await self._free.get()
        try:
            if not producer.is_open:
                await producer.open()
            yield producer
        finally:
            self._free.put_nowait(producer)

    async def settle(self) -> None:
        """Open all, so that what this gateway left open when it was killed is settled. Raises ``KafkaError``."""
        for producer in self._all:
            if not producer.is_open:
                await producer.open()

    async def close(self) -> None:
        """Give all up."""
        for producer in self._all:
            await producer.close()


async def _transact(producer: AIOKafkaProducer, records: Sequence[Outgoing]) -> RecordMetadata:
    by_partition: dict[tuple[str, int], list[Outgoing]] = {}
    for record in records:
        partition = record.partition
        if partition is None:
            partition = partition_of(record.key, len(await producer.partitions_for(record.topic)))
        by_partition.setdefault((record.topic, partition), []).append(record)
    async with producer.transaction():
        sent = [each for target, batch in by_partition.items() for each in await send_batches(producer, target, batch)]
        placed = await asyncio.gather(*(acknowledged for acknowledged, _ in sent))
    return placed[-1]

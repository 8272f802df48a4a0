"""Send a batch's outputs, state and position in one Kafka transaction; and how long one may stay open."""

import asyncio
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from aiokafka import AIOKafkaProducer
from aiokafka.partitioner import murmur2
from aiokafka.producer.message_accumulator import BatchBuilder
from aiokafka.structs import RecordMetadata

from dateline.kafka.codec import Incoming, Outgoing
from dateline.kafka.compression import compressed_size
from dateline.settings import Settings, variable
from dateline.topics import PRODUCER_BYTES, RECORD_BYTES

_LETTER_OVERHEAD_BYTES: Final = 32 * 1024
"""Bytes that a dead letter adds to its record: its own headers (at most 16 KiB of stack trace and 4 KiB of message,
by their limits in dead_letters.py) and the framing of its batch. Chosen by hand, with room to spare."""
_PARTITIONS_CACHED: Final = 65_536
"""Keys whose partition is cached, to hash each once. Chosen by hand."""


MAX_TIMEOUT: Final = "transaction.max.timeout.ms"
"""The broker's setting that limits ``DATELINE_TRANSACTION_TIMEOUT``, by default 15 minutes."""


def timeout_problem(settings: Settings, limits_ms: Iterable[str], *, refused: bool = False) -> str | None:
    """Return what is wrong with the timeout of transactions, and what to do; None where nothing is known to be.

    ``limits_ms`` are what the brokers have told, perhaps nothing; ``refused`` says that one has refused the timeout.
    """
    shown = f"{variable('transaction_timeout')}={settings.transaction_timeout:g}"
    limit = min((int(value) / 1000 for value in limits_ms if value.isdigit()), default=None)
    if limit is not None and settings.transaction_timeout > limit:
        return f"{shown}: the broker allows at most {limit:g} s ({MAX_TIMEOUT}); set a value that it allows"
    if not refused:
        return None
    return f"{shown}: the broker refuses so long a transaction; its {MAX_TIMEOUT} says what it allows, by default 900 s"


async def deliver(producer: AIOKafkaProducer, records: Iterable[Outgoing]) -> None:
    """Send all records in one transaction. Raises the broker's error where it fails, or fences this producer."""
    by_partition: dict[tuple[str, int], list[Outgoing]] = {}
    partitions: dict[str, int] = {}
    for record in records:
        count = partitions.get(record.topic)
        if count is None:
            count = partitions[record.topic] = len(await producer.partitions_for(record.topic))
        partition = record.partition if record.partition is not None else partition_of(record.key, count)
        by_partition.setdefault((record.topic, partition), []).append(record)
    async with producer.transaction():
        sent = [each for target, batch in by_partition.items() for each in await send_batches(producer, target, batch)]
        await asyncio.gather(*(acknowledged for acknowledged, _ in sent))


async def send_batches(
    producer: AIOKafkaProducer, target: tuple[str, int], records: Iterable[Outgoing]
) -> list[tuple["asyncio.Future[RecordMetadata]", int]]:
    """Send a partition's records in order, in as few batches as hold them.

    Return for each batch its acknowledgement, which holds the offset of the first record, and its number of records.
    Sending whole batches costs a tenth of sending record by record.
    """
    topic, partition = target
    acknowledged = []

    async def send(batch: BatchBuilder) -> None:
        future = await producer.send_batch(batch, topic, partition=partition)
        # Who waits may be cancelled, as at a worker's stop. aiokafka's abort waits for the batches under way, unless
        # their futures are cancelled too: a batch that arrived after the abort would hold up its partition's readers.
        acknowledged.append((asyncio.shield(future), batch.record_count()))

    batch = producer.create_batch()
    for record in records:
        fields = {"key": record.key, "value": record.value, "headers": list(record.headers), "timestamp": None}
        if batch.append(**fields) is None:
            await send(batch)
            batch = producer.create_batch()
            batch.append(**fields)
    await send(batch)
    return acknowledged


@lru_cache(maxsize=_PARTITIONS_CACHED)
def partition_of(key: bytes | None, count: int) -> int:
    """Return the partition of a key, 0 where there is none, by the murmur2 hash that Kafka's own clients use."""
    if key is None or count == 1:
        return 0
    return int((murmur2(key) & 0x7FFFFFFF) % count)


def fits(record: Incoming, settings: Settings) -> bool:
    """Whether a record, compressed, fits into a dead letter whole; else only the start of its value is sent."""
    value, headers_size = record.value, sum(len(name) + len(header or b"") for name, header in record.headers)
    beside_value = headers_size + _LETTER_OVERHEAD_BYTES
    if value is None or len(value) + beside_value <= RECORD_BYTES:
        return True
    if len(value) + beside_value > PRODUCER_BYTES:
        return False
    return compressed_size(value, settings) + beside_value <= RECORD_BYTES

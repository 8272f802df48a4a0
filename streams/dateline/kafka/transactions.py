"""Send a batch's outputs, state and position in one Kafka transaction; how long one may stay open, and how it breaks.

A broker that was restarted, restored from an older copy, or away for long may know less of a producer than the
producer itself, and refuses it from then on. ``BROKEN_OFF`` are the errors by which it says so. What became of the
transaction is settled by whoever opens the next producer of the same transactional id.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from functools import lru_cache
from time import time
from types import MappingProxyType
from typing import Any, Final, cast

from aiokafka import AIOKafkaProducer
from aiokafka.errors import (
    InvalidProducerEpoch,
    InvalidProducerIdMapping,
    InvalidTxnState,
    KafkaError,
    KafkaTimeoutError,
    OutOfOrderSequenceNumber,
    ProducerFenced,
    UnknownProducerId,
    UnknownTopicOrPartitionError,
)
from aiokafka.partitioner import murmur2
from aiokafka.producer.message_accumulator import BatchBuilder
from aiokafka.structs import RecordMetadata

from dateline.kafka.codec import Incoming, Outgoing
from dateline.kafka.compression import compressed_size
from dateline.process.log.error_words import error_words
from dateline.settings import Settings, variable
from dateline.topics import PRODUCER_BYTES, RECORD_BYTES

_LETTER_OVERHEAD_BYTES: Final = 32 * 1024
"""Bytes that a dead letter adds to its record: its own headers (at most 16 KiB of stack trace and 4 KiB of message,
by their limits in dead_letters.py) and the framing of its batch. Chosen by hand, with room to spare."""
_MAX_ASKING_SECONDS: Final = 5.0
"""Seconds that the broker may take to say whether a topic exists, after it was asked for 40 s. Chosen by hand."""
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


class BrokenOffError(KafkaError):
    """A transaction was broken off by what happened to the broker. A new producer goes on."""


class ExpiredError(BrokenOffError):
    """The broker aborted a transaction that had been open for longer than its timeout."""


class SpentProducerError(BrokenOffError):
    """A producer can send no more, since an earlier error ended its inner task."""


BROKEN_OFF: Final = (
    BrokenOffError,
    InvalidProducerEpoch,
    InvalidProducerIdMapping,
    InvalidTxnState,
    OutOfOrderSequenceNumber,
    UnknownProducerId,
)
"""Errors of a producer that the broker does not know as it knows itself. A new producer goes on."""


class TransactionalProducer(AIOKafkaProducer):
    """A producer whose transactions tell a takeover from a transaction that the broker gave up."""

    def __init__(self, timeout: float, **options: object) -> None:
        super().__init__(**options)  # type: ignore[no-untyped-call]
        self._timeout = timeout
        self._begun_at = time()
        """When the transaction began, in seconds since 1970: that clock goes on while a laptop sleeps."""

    async def partitions_for(self, topic: str) -> set[int]:
        """Return the numbers of a topic's partitions.

        aiokafka says of a broker that gave no answer, too, that it does not know the topic. So that one is asked once
        more. Raises ``KafkaTimeoutError`` where it gives no answer, and ``UnknownTopicOrPartitionError`` where the
        broker answers and knows no such topic.
        """
        try:
            return cast("set[int]", await super().partitions_for(topic))  # type: ignore[no-untyped-call]
        except UnknownTopicOrPartitionError as error:
            try:
                async with asyncio.timeout(_MAX_ASKING_SECONDS):
                    answered = await self.client.force_metadata_update()
            except TimeoutError:
                answered = False
            if partitions := self.client.cluster.partitions_for_topic(topic):
                return partitions
            if answered:
                msg = f"the broker knows no topic {topic}"
                raise UnknownTopicOrPartitionError(msg) from error
            msg = f"the broker did not say in time which partitions {topic} has"
            raise KafkaTimeoutError(msg) from error

    async def begin_transaction(self) -> None:
        """Begin a transaction, as aiokafka does."""
        self._begun_at = time()
        await super().begin_transaction()  # type: ignore[no-untyped-call]

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[None]:
        """Commit a transaction at the end of the block, or abort it after an error.

        Raises the broker's error: ``ProducerFenced`` where another producer took over, and one of ``BROKEN_OFF`` where
        a new producer goes on.
        """
        try:
            async with cast("Any", super()).transaction():
                yield
        except (KafkaError, AssertionError) as error:  # the latter is how aiokafka says that its sender had ended
            cause = self._cause(error)
            if cause is error:
                raise
            raise cause from error
        finally:
            self._retrieve_errors()

    def _retrieve_errors(self) -> None:
        """Let asyncio log no error of aiokafka's inner futures: the end of the transaction, and of batches not sent.

        One error ends them all, also later, as where who waited was cancelled; whoever waits is told of it once.
        """
        ends = [self._txn_manager.wait_for_transaction_end()]
        ends += [batch._drain_waiter for batches in self._message_accumulator._batches.values() for batch in batches]  # noqa: SLF001 - aiokafka gives no other way to it
        for end in ends:
            if end is not None:
                end.add_done_callback(_retrieve)
                _retrieve(end)

    def _cause(self, error: Exception) -> Exception:
        """Return what the error means."""
        sender = self._sender.sender_task
        died = sender.exception() if sender is not None and sender.done() and not sender.cancelled() else None
        if isinstance(error, ProducerFenced) or isinstance(died, ProducerFenced):
            if time() - self._begun_at < self._timeout:
                return error if isinstance(error, ProducerFenced) else ProducerFenced()
            return ExpiredError(f"the broker aborted a transaction that was open for more than {self._timeout:g} s")
        if died is None or isinstance(error, BROKEN_OFF):
            return error
        return SpentProducerError(f"the producer can send no more: {error_words(died.__cause__ or died)}")


async def deliver(
    producer: AIOKafkaProducer, records: Iterable[Outgoing], counts: Mapping[str, int] = MappingProxyType({})
) -> None:
    """Send all records in one transaction. Raises the broker's error where it fails, or fences this producer.

    ``counts`` says by topic how many partitions are read: none is sent to one that somebody has added.
    """
    by_partition: dict[tuple[str, int], list[Outgoing]] = {}
    partitions: dict[str, int] = {}
    for record in records:
        count = partitions.get(record.topic)
        if count is None:
            there = len(await producer.partitions_for(record.topic))
            count = partitions[record.topic] = min(there, counts.get(record.topic, there))
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
        shielded = asyncio.shield(future)
        for each in (future, shielded):  # a shield that is cancelled forgets the future inside
            each.add_done_callback(_retrieve)
        acknowledged.append((shielded, batch.record_count()))

    batch = producer.create_batch()
    for record in records:
        fields = {"key": record.key, "value": record.value, "headers": list(record.headers), "timestamp": None}
        if batch.append(**fields) is None:
            await send(batch)
            batch = producer.create_batch()
            batch.append(**fields)
    await send(batch)
    return acknowledged


def _retrieve(future: "asyncio.Future[Any] | None") -> None:
    """Let asyncio not log the error of a batch or a transaction with its traceback: the same one was raised."""
    if future is not None and future.done() and not future.cancelled():
        future.exception()


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

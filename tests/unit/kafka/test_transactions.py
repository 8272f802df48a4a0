"""How a transaction breaks, and what it leaves under way; whether a record fits into a dead letter whole."""

import asyncio
import gc
import os
import time
from collections.abc import AsyncIterator
from contextlib import nullcontext
from typing import Any
from unittest.mock import AsyncMock, MagicMock

import pytest
from aiokafka import TopicPartition
from aiokafka.errors import (
    InvalidProducerEpoch,
    KafkaError,
    KafkaTimeoutError,
    OutOfOrderSequenceNumber,
    ProducerFenced,
    UnknownProducerId,
    UnknownTopicOrPartitionError,
)
from aiokafka.producer.message_accumulator import BatchBuilder

from dateline.kafka import transactions as module
from dateline.kafka.codec import Incoming, Outgoing
from dateline.kafka.transactions import (
    BROKEN_OFF,
    ExpiredError,
    SpentProducerError,
    TransactionalProducer,
    deliver,
    fits,
    send_batches,
)
from dateline.settings import Settings
from dateline.topics import RECORD_BYTES

WORDS = b" ".join(b"%d" % (number * number) for number in range(RECORD_BYTES // 6))
"""Text of more than the largest record, which lz4 shortens to about a half and zstd to less."""


def record_of(value: bytes | None) -> Incoming:
    return Incoming("wire.raw", 0, 7, 1_770_000_000_000, None, value, ())


async def test_a_cancelled_delivery_leaves_its_batches_to_the_abort() -> None:
    """aiokafka's abort waits for the batches under way, but not for those whose futures are cancelled."""
    batch, sent = asyncio.get_running_loop().create_future(), asyncio.Event()

    async def send_batch(*_: object, **__: object) -> Any:  # noqa: ANN401 - aiokafka is untyped
        sent.set()
        return batch

    producer = MagicMock()
    producer.send_batch, producer.partitions_for = send_batch, AsyncMock(return_value={0})
    producer.transaction = nullcontext
    delivery = asyncio.create_task(deliver(producer, [Outgoing("wire.briefs", b"key", b"value", partition=0)]))
    async with asyncio.timeout(10):
        await sent.wait()
        await asyncio.sleep(0)
        delivery.cancel()
        with pytest.raises(asyncio.CancelledError):
            await delivery
    assert not batch.done()


def test_a_null_header_has_no_size() -> None:
    record = Incoming("wire.alerts", 0, 7, 1_770_000_000_000, None, b"no alert", (("odd", None),))  # type: ignore[arg-type]
    assert fits(record, Settings())


@pytest.mark.parametrize("compression", ["none", "gzip", "snappy", "lz4", "zstd"])
def test_a_large_value_is_measured_as_the_setting_compresses_it(compression: str) -> None:
    settings = Settings.model_validate({"compression": compression})
    assert fits(record_of(b"x" * 1000), settings)
    assert fits(record_of(b"x" * (RECORD_BYTES + 1)), settings) == (compression != "none")
    assert not fits(record_of(os.urandom(RECORD_BYTES)), settings)


def test_what_only_zstd_makes_small_enough_is_whole_only_with_zstd() -> None:
    value = WORDS
    while fits(record_of(value), Settings(compression="lz4")):
        value += WORDS[: len(WORDS) // 4]
    assert fits(record_of(value), Settings(compression="zstd"))


class Producer(TransactionalProducer):
    """One that is started without a broker, and whose transactions end as they are told."""

    def __init__(self) -> None:
        super().__init__(60.0, bootstrap_servers="127.0.0.1:1", transactional_id="stage")
        self.end_with: BaseException | None = None
        self._txn_manager.set_pid_and_epoch(1, 0)

    async def abort_transaction(self) -> None:
        if self.end_with is not None:
            raise self.end_with
        self._txn_manager.aborting_transaction()
        self._txn_manager.complete_transaction()


@pytest.fixture
async def producer() -> AsyncIterator[Producer]:
    producer = Producer()
    yield producer
    await producer.stop()  # type: ignore[no-untyped-call]


async def broken_off(producer: Producer, error: Exception, seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a transaction fail after some seconds."""
    now = time.time()
    monkeypatch.setattr(module, "time", lambda: now)
    async with producer.transaction():
        monkeypatch.setattr(module, "time", lambda: now + seconds)
        raise error


async def test_a_producer_that_was_taken_over_says_so(producer: Producer, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ProducerFenced):
        await broken_off(producer, ProducerFenced(), 59, monkeypatch)


@pytest.mark.parametrize("at_abort", [False, True])
async def test_a_transaction_that_the_broker_gave_up_is_no_takeover(
    producer: Producer, monkeypatch: pytest.MonkeyPatch, *, at_abort: bool
) -> None:
    producer.end_with = ProducerFenced() if at_abort else None
    with pytest.raises(ExpiredError, match="more than 60 s"):
        await broken_off(producer, OSError("gone") if at_abort else ProducerFenced(), 61, monkeypatch)


@pytest.mark.parametrize("error", [OutOfOrderSequenceNumber(), UnknownProducerId(), InvalidProducerEpoch()])
async def test_a_producer_that_the_broker_does_not_know_raises_what_it_said(
    producer: Producer, monkeypatch: pytest.MonkeyPatch, error: KafkaError
) -> None:
    with pytest.raises(type(error)) as raised:
        await broken_off(producer, error, 1, monkeypatch)
    assert isinstance(raised.value, BROKEN_OFF)


@pytest.mark.parametrize(
    ("died", "raised"), [(ProducerFenced(), ProducerFenced), (KafkaError("unexpected"), SpentProducerError)]
)
async def test_a_producer_whose_sender_has_ended_says_why(
    producer: Producer, monkeypatch: pytest.MonkeyPatch, died: Exception, raised: type[Exception]
) -> None:
    """aiokafka says it by an assertion that has no words."""
    sender: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    sender.set_exception(died)
    monkeypatch.setattr(producer._sender, "_sender_task", sender)  # noqa: SLF001 - aiokafka gives no other way to it
    producer._txn_manager.begin_transaction()  # noqa: SLF001 - as above
    producer._txn_manager.fatal_error(died)  # noqa: SLF001 - as above
    producer._txn_manager.wait_for_transaction_end().exception()  # noqa: SLF001 - as above
    with pytest.raises(raised):
        async with producer.transaction():
            pass
    monkeypatch.undo()


@pytest.fixture
async def left_behind() -> list[str]:
    """What asyncio has to say of errors that nobody retrieved, once the garbage is collected."""
    told: list[str] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: told.append(str(context)))
    return told


async def waiting_batch(producer: Producer, monkeypatch: pytest.MonkeyPatch) -> "asyncio.Future[Any]":
    """Send a batch that the producer cannot hand on yet, as before its partition is in the transaction."""

    async def send_batch(batch: BatchBuilder, topic: str, *, partition: int) -> Any:  # noqa: ANN401 - aiokafka is untyped
        return await producer._message_accumulator.add_batch(batch, TopicPartition(topic, partition), 1)  # noqa: SLF001

    monkeypatch.setattr(producer, "send_batch", send_batch)
    sent = await send_batches(producer, ("wire.briefs", 0), [Outgoing("wire.briefs", b"key", b"value")])
    return sent[0][0]


def end_sender(producer: Producer, error: Exception) -> None:
    """Let what aiokafka runs inside end by an error: it fails the batches, and then the transaction."""
    ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    ended.set_exception(error)
    producer._sender._fail_all(ended)  # noqa: SLF001 - aiokafka gives no other way to it


async def fail_in_transaction(producer: Producer, monkeypatch: pytest.MonkeyPatch, *, cancelled: bool) -> None:
    """Let a transaction with a batch that waits end by its producer's fencing, or be cancelled before that comes."""
    async with producer.transaction():
        acknowledged = await waiting_batch(producer, monkeypatch)
        if cancelled:  # as by a worker that stops while the broker is away
            acknowledged.cancel()
            producer.end_with = asyncio.CancelledError()
        else:
            end_sender(producer, ProducerFenced())
        await acknowledged


@pytest.mark.parametrize("cancelled", [False, True])
async def test_a_fenced_transaction_leaves_no_error_to_asyncio(
    left_behind: list[str], monkeypatch: pytest.MonkeyPatch, *, cancelled: bool
) -> None:
    producer = Producer()
    with pytest.raises(asyncio.CancelledError if cancelled else ProducerFenced):
        await fail_in_transaction(producer, monkeypatch, cancelled=cancelled)
    if cancelled:
        end_sender(producer, ProducerFenced())
    producer._message_accumulator._batches.clear()  # noqa: SLF001 - so that its batches are garbage
    await producer.stop()  # type: ignore[no-untyped-call]
    del producer
    monkeypatch.undo()
    await asyncio.sleep(0)
    gc.collect()
    assert left_behind == []


@pytest.mark.parametrize(
    ("answer", "error", "words"),
    [
        (True, UnknownTopicOrPartitionError, "the broker knows no topic wire.briefs"),
        (False, KafkaTimeoutError, "the broker did not say in time which partitions wire.briefs has"),
        (None, KafkaTimeoutError, "the broker did not say in time which partitions wire.briefs has"),
    ],
    ids=["it answers", "it cannot be reached", "it is silent"],
)
async def test_a_topic_of_which_the_broker_says_nothing_is_not_missing(
    producer: Producer, monkeypatch: pytest.MonkeyPatch, *, answer: bool | None, error: type[Exception], words: str
) -> None:
    """aiokafka raises the same error for both once the time for a request is over."""
    monkeypatch.setattr(module, "_MAX_ASKING_SECONDS", 0.01)
    asked = asyncio.get_running_loop().create_future()
    if answer is not None:
        asked.set_result(answer)
    unknown = AsyncMock(side_effect=UnknownTopicOrPartitionError())
    monkeypatch.setattr(producer.client, "_wait_on_metadata", unknown)
    monkeypatch.setattr(producer.client, "force_metadata_update", lambda: asyncio.shield(asked))
    with pytest.raises(error, match=words):
        await deliver(producer, [Outgoing("wire.briefs", b"key", b"value")])
    known = {"partitions_for_topic": lambda _topic: {0, 1}}
    monkeypatch.setattr(producer.client, "cluster", MagicMock(**known))
    assert await producer.partitions_for("wire.briefs") == {0, 1}

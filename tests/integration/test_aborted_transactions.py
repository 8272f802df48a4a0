"""Readers read on behind aborted transactions, on the embedded broker too, and hand out no record of one."""

import asyncio
from pathlib import Path

import orjson
import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from dateline.kafka.clients import close_client, new_producer, reading
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, RAW
from dateline_schemas import Brief
from tests.flow import read_topic, settled
from tests.worker_process import WorkerProcess


@pytest.fixture
def one_partition(settings: ResolvedSettings) -> ResolvedSettings:
    return settings.model_copy(update={"partitions": 1})


async def transaction(
    producer: AIOKafkaProducer, settings: ResolvedSettings, *values: bytes, commits: bool = True
) -> None:
    """Send values to the topic of pages in one transaction, each in a batch of its own; commit or abort."""
    await producer.begin_transaction()
    for value in values:
        await producer.send_and_wait(RAW.of(settings), value, b"portal")
    await (producer.commit_transaction() if commits else producer.abort_transaction())


async def values_until(reader: AIOKafkaConsumer, last: bytes) -> list[bytes]:
    """Read on until a value has come."""
    values: list[bytes] = []
    async with asyncio.timeout(10):
        while last not in values:
            batches = await reader.getmany(timeout_ms=100)
            values += [record.value or b"" for records in batches.values() for record in records]
    return values


async def started(settings: ResolvedSettings, name: str) -> AIOKafkaProducer:
    producer = new_producer(settings, f"{settings.namespace}.{name}")
    await producer.start()
    return producer


async def test_a_reader_that_saw_an_abort_gets_what_the_producer_commits_next(one_partition: ResolvedSettings) -> None:
    await create_topics(one_partition)
    producer = await started(one_partition, "one")
    try:
        async with reading(one_partition, [RAW.of(one_partition)]) as reader:
            await transaction(producer, one_partition, b"committed")
            assert await values_until(reader, b"committed") == [b"committed"]
            await transaction(producer, one_partition, b"aborted", b"aborted too", commits=False)
            await transaction(producer, one_partition, b"first after it")
            assert await values_until(reader, b"first after it") == [b"first after it"]
            # Asked from here on, the transaction has ended before the first offset.
            await transaction(producer, one_partition, b"next", b"and one more")
            assert await values_until(reader, b"and one more") == [b"next", b"and one more"]
            await transaction(producer, one_partition, b"aborted again", commits=False)
            await transaction(producer, one_partition, b"last")
            assert await values_until(reader, b"last") == [b"last"]
    finally:
        await close_client(producer.stop())


async def test_from_each_offset_on_what_was_committed_comes_and_nothing_that_was_aborted(
    one_partition: ResolvedSettings,
) -> None:
    """Two producers take turns, one transaction holds up the other's, and each aborts and commits."""
    await create_topics(one_partition)
    one, other = [await started(one_partition, name) for name in ("one", "other")]
    try:
        await transaction(one, one_partition, b"a", b"b")
        await transaction(one, one_partition, b"no 1", b"no 2", b"no 3", commits=False)
        await other.begin_transaction()
        await other.send_and_wait(RAW.of(one_partition), b"c", b"portal")
        await transaction(one, one_partition, b"d")
        await transaction(one, one_partition, b"no 4", b"no 5", commits=False)
        await transaction(one, one_partition, b"e", b"f")
        await other.send_and_wait(RAW.of(one_partition), b"g", b"portal")
        await other.commit_transaction()
        await transaction(other, one_partition, b"no 6", b"no 7", commits=False)
        await transaction(one, one_partition, b"h")
        await transaction(other, one_partition, b"end")
    finally:
        for producer in (one, other):
            await close_client(producer.stop())
    records = await read_topic(one_partition, RAW)
    assert [record.value for record in records] == [b"a", b"b", b"c", b"d", b"e", b"f", b"g", b"h", b"end"]
    partition = TopicPartition(RAW.of(one_partition), 0)
    async with reading(one_partition) as reader:
        reader.assign([partition])
        for offset in range(records[-1].offset + 1):
            reader.seek(partition, offset)
            expected = [record.value for record in records if record.offset >= offset]
            assert await values_until(reader, b"end") == expected, f"from offset {offset} on"


def page(place: str) -> bytes:
    text = f"{place} (ANP) - In de haven van {place.title()} is woensdag een nieuw schip gedoopt door de burgemeester."
    return orjson.dumps({"source": "portal", "fetched_at": "2026-02-06T12:00:00+01:00", "text": text})


async def test_a_worker_gets_what_comes_behind_an_aborted_transaction(
    one_partition: ResolvedSettings, tmp_path: Path
) -> None:
    await create_topics(one_partition)
    producer = await started(one_partition, "one")
    try:
        with WorkerProcess(one_partition, tmp_path / "worker.log") as worker:
            await asyncio.to_thread(worker.wait_for, "partitions_given")
            await transaction(producer, one_partition, page("DELFZIJL"), commits=False)
            for place in ("ROTTERDAM", "VLISSINGEN"):
                await transaction(producer, one_partition, page(place))
                await settled(one_partition, worker, seconds=20)
    finally:
        await close_client(producer.stop())
    briefs = [Brief.read(record.value or b"") for record in await read_topic(one_partition, BRIEFS)]
    assert [brief.text.split()[4] for brief in briefs] == ["Rotterdam", "Vlissingen"]

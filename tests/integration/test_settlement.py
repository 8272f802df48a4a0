"""A stage has decided a record once it neither waits to be read, nor in the reorder buffer, nor is hidden."""

from collections.abc import AsyncIterator

import pytest
from aiokafka import AIOKafkaConsumer

from dateline.agents.partitions.reorder_buffer import WAITING_PREFIX
from dateline.agents.state.restore import POSITION, Position
from dateline.agents.state.settlement import ends_with_open, have_decided
from dateline.kafka.clients import producing, reading
from dateline.kafka.codec import Outgoing
from dateline.kafka.topic_admin import create_topics
from dateline.kafka.transactions import deliver
from dateline.settings import ResolvedSettings
from dateline.topics import DISTINCT, STATE

OLDER_STATE = 300
"""State records behind the waiting one: more than are searched first."""


@pytest.fixture
async def one(settings: ResolvedSettings) -> ResolvedSettings:
    of_one = settings.model_copy(update={"partitions": 1})
    await create_topics(of_one)
    return of_one


@pytest.fixture
async def reader(one: ResolvedSettings) -> AsyncIterator[AIOKafkaConsumer]:
    async with reading(one) as consumer:
        yield consumer


async def send(settings: ResolvedSettings, *records: Outgoing) -> None:
    async with producing(settings, "a stage") as producer:
        await deliver(producer, records)


def briefs(settings: ResolvedSettings, count: int) -> list[Outgoing]:
    return [Outgoing(DISTINCT.of(settings), b"a key", b"{}", partition=0)] * count


def state(settings: ResolvedSettings, key: bytes, value: bytes | None) -> Outgoing:
    return Outgoing(STATE["thread"].of(settings), key, value, partition=0)


def position(settings: ResolvedSettings, offset: int, waiting: int = 0) -> Outgoing:
    return state(settings, POSITION, Position(offset, waiting=waiting).pack())


async def test_an_unread_record_is_not_decided(one: ResolvedSettings, reader: AIOKafkaConsumer) -> None:
    assert await have_decided(reader, one, "thread", {0: 0}), "nothing was there"
    await send(one, *briefs(one, 3), position(one, 1))
    assert await have_decided(reader, one, "thread", {0: 2})
    assert not await have_decided(reader, one, "thread", {0: 3})


@pytest.mark.parametrize("older", [0, OLDER_STATE])
async def test_a_record_that_was_read_and_waits_is_not_decided(
    one: ResolvedSettings, reader: AIOKafkaConsumer, older: int
) -> None:
    waits = state(one, WAITING_PREFIX + b"1", b"{}")
    later = [state(one, b"text %d" % at, b"{}") for at in range(older)]
    await send(one, *briefs(one, 3), waits, *later, position(one, 2, waiting=1))
    assert await have_decided(reader, one, "thread", {0: 1}), "the waiting record is behind this end"
    assert not await have_decided(reader, one, "thread", {0: 2})
    assert not await have_decided(reader, one, "thread", {0: 3})
    await send(one, state(one, WAITING_PREFIX + b"1", None), position(one, 2))
    assert await have_decided(reader, one, "thread", {0: 3})


async def test_a_later_record_may_wait(one: ResolvedSettings, reader: AIOKafkaConsumer) -> None:
    released = [state(one, WAITING_PREFIX + b"0", value) for value in (b"{}", None)]
    waits = state(one, WAITING_PREFIX + b"2", b"{}")
    await send(one, *briefs(one, 3), *released, waits, position(one, 2, waiting=1))
    assert await have_decided(reader, one, "thread", {0: 2})
    assert not await have_decided(reader, one, "thread", {0: 3})


async def test_a_record_of_an_open_transaction_is_not_decided(one: ResolvedSettings, reader: AIOKafkaConsumer) -> None:
    """As between the two moments at which a broker shows a stage's position and the records sent with it."""
    await send(one, position(one, -1))
    async with producing(one, "the stage before") as producer:
        await producer.begin_transaction()
        await producer.send_and_wait(DISTINCT.of(one), b"{}", partition=0)
        ends = await ends_with_open(one, "thread")
        assert ends == {0: 1}
        assert not await have_decided(reader, one, "thread", ends)
        await producer.commit_transaction()
    assert not await have_decided(reader, one, "thread", ends)
    await send(one, position(one, 0))
    assert await have_decided(reader, one, "thread", ends)

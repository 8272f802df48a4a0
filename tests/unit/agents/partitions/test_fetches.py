"""A fetch is one event: its message, and how fetches are taken until they are a batch."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from faust.types import TP
from mode.utils.locks import Event
from mode.utils.queues import ThrowableQueue

from dateline.agents.app import build_app
from dateline.agents.partitions.fetches import Batches, FetchSchema, fetch_message
from dateline.settings import ResolvedSettings

SETTINGS = ResolvedSettings(broker="localhost:1", namespace="wire", batch_size=4, batch_wait=60)
HASTY = SETTINGS.model_copy(update={"batch_wait": 0.01})
SOURCE = TP("wire.raw", 3)


def fetch(records: int) -> Any:  # noqa: ANN401 - an event of Faust
    return SimpleNamespace(value=["record"] * records)


@pytest.fixture
async def busy() -> Batches:
    """A stage that has just taken a batch."""
    batches = Batches(SETTINGS)
    await batches.take(fetch(4), queue=None)
    return batches


@pytest.fixture
def queue() -> ThrowableQueue[Any]:
    class Flow(Event):
        def manage_queue(self, _queue: object) -> None: ...

    return ThrowableQueue(flow_control=Flow(), maxsize=512)


async def test_a_full_fetch_is_taken_alone_and_at_once(queue: ThrowableQueue[Any], busy: Batches) -> None:
    queue.force_put_nowait(fetch(1))
    assert await busy.take(first := fetch(4), queue) == [first]
    assert queue.qsize() == 1


async def test_what_is_there_is_taken_until_it_is_a_batch(queue: ThrowableQueue[Any], busy: Batches) -> None:
    there = [fetch(1), fetch(5), fetch(1)]
    for each in there:
        queue.force_put_nowait(each)
    assert await busy.take(first := fetch(2), queue) == [first, *there[:2]]


async def test_a_batch_that_comes_to_be_full_does_not_wait_on(queue: ThrowableQueue[Any], busy: Batches) -> None:
    taking = asyncio.create_task(busy.take(fetch(1), queue))
    for records in (1, 1, 1):
        await asyncio.sleep(0)
        queue.force_put_nowait(fetch(records))
    assert sum(len(each.value) for each in await asyncio.wait_for(taking, 10)) == 4


async def test_a_batch_that_does_not_fill_ends_with_its_wait_and_loses_no_later_fetch(
    queue: ThrowableQueue[Any],
) -> None:
    batches = Batches(HASTY)
    await batches.take(fetch(4), queue)
    assert await batches.take(first := fetch(1), queue) == [first]
    queue.force_put_nowait(late := fetch(1))
    assert await batches.take(late2 := fetch(1), queue) == [late2, late]


async def test_a_quiet_stage_takes_at_once_what_is_there(queue: ThrowableQueue[Any]) -> None:
    queue.force_put_nowait(there := fetch(1))
    batches = Batches(SETTINGS)
    assert await asyncio.wait_for(batches.take(first := fetch(1), queue), 10) == [first, there]
    following = asyncio.create_task(batches.take(fetch(1), queue))
    for _ in range(5):
        await asyncio.sleep(0)
    assert not following.done(), "the next one waits until it is due"
    following.cancel()


@pytest.mark.parametrize("waits", [True, False])
async def test_the_end_of_a_stream_ends_the_batch_and_stays(
    queue: ThrowableQueue[Any], busy: Batches, *, waits: bool
) -> None:
    taking = asyncio.create_task(busy.take(first := fetch(1), queue))
    if waits:
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    await queue.throw(StopAsyncIteration())
    assert await asyncio.wait_for(taking, 10) == [first]
    with pytest.raises(StopAsyncIteration):
        queue.get_nowait()


async def test_a_message_stands_at_its_last_record_and_its_event_holds_the_records() -> None:
    fields = {"timestamp": 1_500, "timestamp_type": 0}
    records = [SimpleNamespace(offset=offset, **fields) for offset in (7, 9)]
    message = fetch_message(SOURCE, records, 5)
    assert (message.topic, message.partition, message.offset, message.tp) == ("wire.raw", 3, 9, SOURCE)
    assert (message.generation_id, message.timestamp) == (5, 1.5)
    app = build_app(ResolvedSettings(broker="127.0.0.1:1"), ["route"])
    event = await FetchSchema().compile(app)(message, propagate=True)
    assert event.value is records
    assert event.message is message

"""A fetch is all that one poll returned of a partition; Faust handles it as one event.

So what Faust does for an event (a message, its acknowledgement, a place in the stream's buffer, two coroutines) is done
once a fetch, and not once a record. ``FetchSchema`` makes the event, ``has_room`` bounds what a stage's buffer holds,
and ``Batches`` collects fetches until they are a batch.
"""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any, Final, cast

import faust
from faust.types import TP, ConsumerMessage

from dateline.settings import Settings

MAX_BUFFERED_BYTES: Final = 16 * 1024 * 1024
"""The most bytes of records in a stage's buffer; above them, nothing more is fetched for it. Chosen by hand: 512
records of 32 KiB.

It is reached only where the buffer has room for several polls, with a batch much smaller than the buffer: what one poll
returns is bounded by its records, and by what a fetch may bring of a partition."""


class FetchSchema(faust.Schema[Any, Any]):
    """Leaves the records of a fetch as aiokafka gives them, under the event's ``value``."""

    def compile(self, app: Any, **_: Any) -> Any:  # noqa: ANN401 - Faust's own signature
        """Return the coroutine function that makes an event of a message."""

        async def decode(message: Any, *, propagate: bool = False) -> Any:  # noqa: ANN401 - as above
            del propagate
            return app.create_event(None, message.value, None, message)

        return decode


def fetch_message(tp: TP, records: Sequence[Any], generation: int) -> ConsumerMessage:
    """Return Faust's message of a fetch, which stands at its last record's offset.

    ``records`` are aiokafka's, at least one; ``generation`` is the group's, by which ``Owner`` knows a fetch of before
    a rebalance.
    """
    last = records[-1]
    return ConsumerMessage(
        topic=tp.topic,
        partition=tp.partition,
        offset=last.offset,
        timestamp=last.timestamp / 1000,
        timestamp_type=last.timestamp_type,
        headers=None,
        key=None,
        value=cast("Any", records),
        checksum=None,
        tp=tp,
        generation_id=generation,
    )


def poll_size(settings: Settings) -> int:
    """Return the number of records that one poll may return: a batch, and no more than an empty buffer can hold."""
    return min(settings.batch_size, settings.buffer_size)


def has_room(queue: Any, settings: Settings) -> bool:  # noqa: ANN401 - Faust's queue is untyped
    """Whether the buffer of a stage can hold the records of another poll, and holds few enough bytes."""
    fetches = [event.value for event in queue._queue]  # noqa: SLF001 - asyncio's own: a queue cannot be looked into
    records = sum(map(len, fetches))
    if records + poll_size(settings) > settings.buffer_size:
        return False
    return sum(_bytes_of(record) for fetch in fetches for record in fetch) < MAX_BUFFERED_BYTES


class Batches:
    """Takes the fetches of a stage's queue, batch after batch."""

    def __init__(self, settings: Settings) -> None:
        """Take the settings; before the first batch nothing waits."""
        self._settings = settings
        self._due = 0.0
        """When the next batch may begin though it is not full, by the loop's clock."""

    async def take(self, first: Any, queue: Any) -> list[Any]:  # noqa: ANN401 - Faust's are untyped
        """Return a first event and those that follow it until they hold a batch of records, or until a batch is due.

        Those that are there are taken at once. The last one may hold more records than the batch has room for. A batch
        is due ``batch_wait`` after the one before it was taken: a record of a quiet stream waits for no other, and a
        busy stage does not make a transaction of each fetch.
        """
        events, missing = [first], self._settings.batch_size - len(first.value)
        clock = asyncio.get_running_loop().time
        while missing > 0 and (event := await _next(queue, self._due - clock())) is not None:
            events.append(event)
            missing -= len(event.value)
        self._due = clock() + self._settings.batch_wait
        return events


async def _next(queue: Any, seconds: float) -> Any:  # noqa: ANN401 - as above
    """Return the next event of a queue; None where none comes in time, or where Faust ends the stream."""
    if not queue.empty():
        return _or_end(queue, queue.get_nowait)
    getting = asyncio.ensure_future(queue.get())
    try:
        await asyncio.wait({getting}, timeout=max(0.0, seconds))
    finally:
        is_late = getting.cancel()  # False where an event has come
    return None if is_late else _or_end(queue, getting.result)


def _or_end(queue: Any, get: Callable[[], Any]) -> Any:  # noqa: ANN401 - as above
    """Return what ``get`` returns; None where it raises the end of the stream, which stays in the queue."""
    try:
        return get()
    except StopAsyncIteration as end:
        queue._throw(end)  # noqa: SLF001 - as Faust puts it there
        return None


def _bytes_of(record: Any) -> int:  # noqa: ANN401 - aiokafka's own
    return max(int(record.serialized_value_size), 0)

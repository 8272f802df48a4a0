"""Read a topic's committed records in batches, from about a time on, to its end or for ever."""

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.core.times.window import Window
from dateline.kafka.bounds import Bounds, bounds, warn_of_gone
from dateline.kafka.clients import reading
from dateline.kafka.codec import Incoming
from dateline.kafka.topic_admin import require_topic
from dateline.kafka.transactions import partition_of
from dateline.settings import Settings
from dateline.topics import Topic

_POLL_MS: Final = 200
_AT_ONCE: Final = 5_000
"""Records in a batch at the most: the embedded broker hands a whole partition over in one fetch."""


async def committed(  # noqa: PLR0913  # what is read, and how far
    settings: Settings,
    topic: Topic,
    start: datetime | Window | None,
    *,
    follow: bool,
    key: bytes | None = None,
    progress: Callable[[float], None] | None = None,
) -> AsyncGenerator[list[Incoming], None]:
    """Yield the committed records of all partitions as they come, in batches.

    With ``start``, a time from which on events are wanted or a window of time, records that cannot
    belong to it are passed over; others from outside may still come, so the caller asks ``Window.holds``.
    Where some of the window may be deleted, stderr says so. With ``key``, only the partition is read
    that holds its records. Without ``follow`` the topic's end at the call is the end, and ``progress``
    hears what share of the way there is done. Raises ``ProvisionError`` where there is no such topic.
    """
    window = start if isinstance(start, Window) else Window(start)
    name = topic.of(settings)
    count = await require_topic(settings, topic)
    numbers = range(count) if key is None else (partition_of(key, count),)
    partitions = [TopicPartition(name, number) for number in numbers]
    async with reading(settings) as reader:
        between = await placed(reader, settings, partitions, window)
        whole = to_come = 0
        while follow or (to_come := await _to_come(reader, between)):
            whole = max(whole, to_come)
            if progress is not None and whole:
                progress(1 - to_come / whole)
            batches = await reader.getmany(timeout_ms=_POLL_MS, max_records=_AT_ONCE)
            records = [
                incoming(r)
                for batch in batches.values()
                for r in batch
                if follow or r.offset < between[TopicPartition(r.topic, r.partition)].end
            ]
            if records:
                yield records


async def placed(
    reader: AIOKafkaConsumer, settings: Settings, partitions: Sequence[TopicPartition], window: Window
) -> dict[TopicPartition, Bounds]:
    """Let a reader stand where the records of a window begin, and return where they do and end.

    Where some of the window may be deleted, stderr says so.
    """
    reader.assign(partitions)
    reader.pause(*partitions)  # until it stands where it should
    between = await bounds(reader, partitions, window)
    await warn_of_gone(reader, settings, partitions, window)
    for partition in partitions:
        reader.seek(partition, between[partition].first)
    reader.resume(*partitions)
    return between


def incoming(record: Any) -> Incoming:  # noqa: ANN401  (aiokafka's own, untyped)
    """Return a record of aiokafka's as ours."""
    return Incoming(
        record.topic,
        record.partition,
        record.offset,
        record.timestamp,
        record.key,
        record.value,
        tuple(record.headers),
    )


async def _to_come(reader: AIOKafkaConsumer, between: Mapping[TopicPartition, Bounds]) -> int:
    """Count the offsets before the ends; transaction markers take some of them."""
    return sum([max(each.end - await reader.position(partition), 0) for partition, each in between.items()])

"""Read a topic's committed records in batches, from about a time on, to its end or for ever."""

from collections.abc import AsyncGenerator, Callable, Mapping
from datetime import datetime, timedelta
from typing import Final

from aiokafka import AIOKafkaConsumer, TopicPartition

from streams.agents.deliver import partition_of
from streams.clients import reading
from streams.codec import Incoming
from streams.provision import require_topic
from streams.settings import Settings
from streams.topics import Topic

_POLL_MS: Final = 200
_AT_ONCE: Final = 5_000
"""Records in a batch at the most: the embedded broker hands a whole partition over in one fetch."""
_AHEAD: Final = timedelta(hours=1)
"""No event is further ahead of its own record than that: a page that is becomes a dead letter."""


async def committed(  # noqa: PLR0913  # what is read, and how far
    settings: Settings,
    topic: Topic,
    start: datetime | None,
    *,
    follow: bool,
    key: bytes | None = None,
    progress: Callable[[float], None] | None = None,
) -> AsyncGenerator[list[Incoming], None]:
    """Yield the committed records of all partitions as they come, in batches.

    With ``start``, records that are too old to hold an event of that time are passed over; others
    from before it may still come. With ``key``, only the partition is read that holds its records.
    Without ``follow`` the topic's end at the call is the end, and ``progress`` hears what share
    of the way there is done. Raises ``ProvisionError`` where there is no such topic.
    """
    name = topic.name(settings.namespace)
    count = await require_topic(settings, topic)
    numbers = range(count) if key is None else (partition_of(key, count),)
    partitions = [TopicPartition(name, number) for number in numbers]
    async with reading(settings) as reader:
        reader.assign(partitions)
        ends = await reader.end_offsets(partitions)
        await _seek(reader, partitions, start)
        whole = to_come = 0
        while follow or (to_come := await _to_come(reader, ends)):
            whole = max(whole, to_come)
            if progress is not None and whole:
                progress(1 - to_come / whole)
            batches = await reader.getmany(timeout_ms=_POLL_MS, max_records=_AT_ONCE)
            records = [
                Incoming(r.topic, r.partition, r.offset, r.timestamp, r.key, r.value, tuple(r.headers))
                for batch in batches.values()
                for r in batch
                if follow or r.offset < ends[TopicPartition(r.topic, r.partition)]
            ]
            if records:
                yield records


async def _to_come(reader: AIOKafkaConsumer, ends: Mapping[TopicPartition, int]) -> int:
    """Count the offsets before the ends; transaction markers take some of them."""
    return sum([max(end - await reader.position(partition), 0) for partition, end in ends.items()])


async def _seek(reader: AIOKafkaConsumer, partitions: list[TopicPartition], start: datetime | None) -> None:
    if start is None:
        await reader.seek_to_beginning(*partitions)
        return
    stamp = max(int((start - _AHEAD).timestamp() * 1000), 0)
    found = await reader.offsets_for_times(dict.fromkeys(partitions, stamp))
    ends = await reader.end_offsets(partitions)
    for partition in partitions:
        at = found.get(partition)
        reader.seek(partition, at.offset if at else ends[partition])

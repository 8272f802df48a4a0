"""Read a topic's committed records in batches, from about a time on, to its end or for ever."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Final

from aiokafka import AIOKafkaConsumer, TopicPartition

from streams.clients import reading
from streams.codec import Incoming
from streams.provision import require_topic
from streams.settings import Settings
from streams.topics import Topic

_POLL_MS: Final = 200
_AHEAD: Final = timedelta(hours=1)
"""No event is further ahead of its own record than that: a page that is becomes a dead letter."""


async def committed(
    settings: Settings, topic: Topic, start: datetime | None, *, follow: bool
) -> AsyncIterator[list[Incoming]]:
    """Yield the committed records of all partitions as they come, in batches.

    With ``start``, records that are too old to hold an event of that time are passed over; others
    from before it may still come. Without ``follow`` the topic's end at the call is the end. Raises
    ``ProvisionError`` where there is no such topic.
    """
    name = topic.name(settings.namespace)
    partitions = [TopicPartition(name, number) for number in range(await require_topic(settings, topic))]
    async with reading(settings) as reader:
        reader.assign(partitions)
        ends = await reader.end_offsets(partitions)
        await _seek(reader, partitions, start)
        while follow or [partition for partition in partitions if await reader.position(partition) < ends[partition]]:
            batches = await reader.getmany(timeout_ms=_POLL_MS)
            records = [
                Incoming(r.topic, r.partition, r.offset, r.timestamp, r.key, r.value, tuple(r.headers))
                for batch in batches.values()
                for r in batch
                if follow or r.offset < ends[TopicPartition(r.topic, r.partition)]
            ]
            if records:
                yield records


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

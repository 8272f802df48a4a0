"""Offsets: where the topics begin and end now, by the broker."""

from collections.abc import Mapping
from typing import Any

from aiokafka import TopicPartition

from dateline.kafka.clients import reading
from dateline.kafka.topic_admin import count_topic, require_partitions
from dateline.settings import ResolvedSettings
from dateline.topics import Topic


async def offsets_of(settings: ResolvedSettings, topic: Topic, *, of_ends: bool = False) -> dict[int, int]:
    """Return the first offset of each partition, or the end. Raises ``ProvisionError`` where there is no topic."""
    counts = await require_partitions(settings, [topic])
    ((name, count),) = counts.items()
    partitions = [TopicPartition(name, number) for number in range(count)]
    async with reading(settings) as reader:
        find: Any = reader.end_offsets if of_ends else reader.beginning_offsets
        offsets = await find(partitions)
    return {partition.partition: offset for partition, offset in offsets.items()}


async def ends_before(settings: ResolvedSettings, topic: Topic, offsets: Mapping[int, int]) -> bool:
    """Whether a topic ends before one of the next offsets of a reader: it was created anew. Not where it is missing."""
    if not await count_topic(settings, topic):
        return False
    ends = await offsets_of(settings, topic, of_ends=True)
    return any(following > ends.get(partition, 0) for partition, following in offsets.items())

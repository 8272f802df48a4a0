"""Offsets: where the topics begin and end now, by the broker."""

from typing import Any

from aiokafka import TopicPartition

from dateline.kafka.clients import reading
from dateline.kafka.topic_admin import require_partitions
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

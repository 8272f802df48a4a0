"""Lag: how many records stand before each stage, counted; offsets would count transaction markers too."""

from collections.abc import Iterable

from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.agents.stage import FLOW, STAGES, source_of
from dateline.agents.state.positions import position_of, read_records
from dateline.kafka.clients import reading
from dateline.settings import Settings


async def lag(settings: Settings, stages: Iterable[str] = FLOW) -> dict[tuple[str, int], int]:
    """Return the number of committed records that each stage's partitions have yet to settle."""
    counts: dict[tuple[str, int], int] = {}
    async with reading(settings) as reader:
        for stage in stages:
            name = source_of(settings, stage)
            for partition in range(STAGES[stage].source.partitions(settings)):
                position = await position_of(reader, settings, stage, partition)
                unread = await _count(reader, TopicPartition(name, partition), position.offset + 1)
                counts[stage, partition] = unread + position.waiting
    return counts


async def _count(reader: AIOKafkaConsumer, source: TopicPartition, start: int) -> int:
    return sum([1 async for _ in read_records(reader, source, start)])

"""Lag: how many records stand before each stage, counted; offsets would count transaction markers too."""

from collections.abc import AsyncIterator, Iterable
from typing import Any, Final

import orjson
from aiokafka import AIOKafkaConsumer, TopicPartition

from streams.agents.restore import POSITION
from streams.agents.stage import STAGES
from streams.clients import reading
from streams.settings import Settings
from streams.topics import STATE

_FIRST_LOOK: Final = 64
"""A position record is the last of its transaction, so it stands near the end; else the look widens."""


async def lag(settings: Settings, stages: Iterable[str] = tuple(STAGES)) -> dict[tuple[str, int], int]:
    """Return the number of committed records that each stage's partitions have yet to settle."""
    counts: dict[tuple[str, int], int] = {}
    async with reading(settings) as reader:
        for stage in stages:
            topic, state = STAGES[stage].source.name(settings.namespace), STATE[stage].name(settings.namespace)
            for partition in range(settings.partitions):
                position = await _position(reader, TopicPartition(state, partition))
                counts[stage, partition] = await _count(reader, TopicPartition(topic, partition), position + 1)
    return counts


async def read_records(reader: AIOKafkaConsumer, source: TopicPartition, start: int = 0) -> AsyncIterator[Any]:
    """Yield the committed records of a partition from an offset to where its end was at the call."""
    reader.assign([source])
    end = (await reader.end_offsets([source]))[source]
    first = (await reader.beginning_offsets([source]))[source]
    reader.seek(source, min(max(start, first), end))
    while await reader.position(source) < end:
        for records in (await reader.getmany(source, timeout_ms=200)).values():
            for record in records:
                yield record


async def _position(reader: AIOKafkaConsumer, state: TopicPartition) -> int:
    """Return the last source offset that a stage's partition has settled; -1 for none."""
    reader.assign([state])
    end = (await reader.end_offsets([state]))[state]
    back = _FIRST_LOOK
    while True:
        found = [
            int(orjson.loads(record.value)["offset"])
            async for record in read_records(reader, state, max(end - back, 0))
            if record.key == POSITION
        ]
        if found or back >= end:
            return found[-1] if found else -1
        back *= 8


async def _count(reader: AIOKafkaConsumer, source: TopicPartition, start: int) -> int:
    return sum([1 async for _ in read_records(reader, source, start)])

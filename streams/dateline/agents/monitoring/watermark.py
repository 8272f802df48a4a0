"""Watermark: how far event time has got through all stages, asked of the broker in the order of the flow.

A stage's clock goes by the slowest channel, and a channel that has nothing to give says nothing. Whether
that is so cannot be seen from a stage's records. So it is asked how far ``split`` has got in each raw
partition that still holds records; when what ``briefs`` held after that is collapsed, and what ``distinct``
held after that is taken in, every clock may go as far: nothing older is left on the way.
"""

import asyncio
from collections.abc import Sequence
from typing import Final, NamedTuple

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from dateline import telemetry
from dateline.agents.partitions.assignment import Owner
from dateline.agents.stage import source_of
from dateline.agents.state.positions import has_settled, position_of
from dateline.core.times.clock import BEGINNING, Clock
from dateline.kafka.clients import reading
from dateline.settings import ResolvedSettings

_AFTER_SPLIT: Final = ("collapse", "thread")
_LOOK_AGAIN: Final = 0.1


class Watermark(NamedTuple):
    """How far event time has got, in seconds, and in which partitions of ``thread`` records wait for it."""

    time: int
    waiting: frozenset[int]


async def watch_watermark(settings: ResolvedSettings, owners: Sequence[Owner]) -> None:
    """Ask for ever, and tell the owners; a partition alone is its own clock, and nothing has to be asked."""
    while settings.partitions > 1:
        await asyncio.sleep(settings.watermark_interval)
        try:
            found = await watermark(settings)
        except (KafkaError, OSError) as error:
            telemetry.event("probe_failed", topic=source_of(settings, "split"), reason=repr(error))
            continue
        for owner in owners:
            await owner.reach(found.time, found.waiting)


async def watermark(settings: ResolvedSettings) -> Watermark:
    """Return how far everything has got; waits until what is on the way is through."""
    async with reading(settings) as reader:
        time = await _split_until(reader, settings)
        for stage in _AFTER_SPLIT:
            ends = await _ends(reader, settings, stage)
            for number, end in ends:
                while not await has_settled(reader, settings, stage, number, end):  # noqa: ASYNC110 - offsets on a broker set no event
                    await asyncio.sleep(_LOOK_AGAIN)
        waiting = [
            number
            for number in range(settings.partitions)
            if (await position_of(reader, settings, "thread", number)).waiting
        ]
    return Watermark(time, frozenset(waiting))


async def _split_until(reader: AIOKafkaConsumer, settings: ResolvedSettings) -> int:
    """Return the time that the slowest raw partition with records left has got to; of none, the furthest."""
    idle: list[int] = []
    busy: list[int] = []
    for number, end in await _ends(reader, settings, "split"):
        clock = Clock()
        clock.from_state((await position_of(reader, settings, "split", number)).clock)
        (idle if await has_settled(reader, settings, "split", number, end) else busy).append(clock.time)
    return min(busy) if busy else max(idle, default=BEGINNING)


async def _ends(reader: AIOKafkaConsumer, settings: ResolvedSettings, stage: str) -> list[tuple[int, int]]:
    """Return the partitions of a stage's source, and where they end."""
    topic = source_of(settings, stage)
    partitions = [TopicPartition(topic, number) for number in range(settings.partitions)]
    return [(tp.partition, end) for tp, end in (await reader.end_offsets(partitions)).items()]

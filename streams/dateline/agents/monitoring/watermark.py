"""The watermark: how far event time has got through all stages, asked of the broker in the order of the flow.

A stage's clock follows its slowest channel, and a channel without records says nothing: the stage's own records do not
distinguish an idle channel from a slow one. So the watermark is asked for. It is how far ``split`` has got in those raw
partitions that still hold records. Once ``collapse`` has settled all that ``briefs`` held then, and ``thread`` has read
all that ``distinct`` held after that, nothing older is on its way, and every clock may advance to the watermark.
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
_POLL_SECONDS: Final = 0.1
"""Seconds between two questions whether a stage has settled a partition. Chosen by hand."""


class Watermark(NamedTuple):
    """How far event time has got, in seconds since 1970, and in which partitions of ``thread`` records wait for it."""

    time: int
    waiting: frozenset[int]


async def watch_watermark(settings: ResolvedSettings, owners: Sequence[Owner]) -> None:
    """Pass on the watermark to the owners until cancelled; with a single partition none is needed, and this returns."""
    while settings.partitions > 1:
        await asyncio.sleep(settings.watermark_interval)
        try:
            reached = await watermark(settings)
        except (KafkaError, OSError) as error:
            telemetry.event("probe_failed", topic=source_of(settings, "split"), reason=repr(error))
            continue
        for owner in owners:
            await owner.reach(reached.time, reached.waiting)


async def watermark(settings: ResolvedSettings) -> Watermark:
    """Return the watermark. Waits until the records on their way through the stages are settled."""
    async with reading(settings) as reader:
        time = await _split_until(reader, settings)
        for stage in _AFTER_SPLIT:
            ends = await _ends(reader, settings, stage)
            for number, end in ends:
                while not await has_settled(reader, settings, stage, number, end):  # noqa: ASYNC110 - offsets on a broker set no event
                    await asyncio.sleep(_POLL_SECONDS)
        waiting = [
            number
            for number in range(settings.partitions)
            if (await position_of(reader, settings, "thread", number)).waiting
        ]
    return Watermark(time, frozenset(waiting))


async def _split_until(reader: AIOKafkaConsumer, settings: ResolvedSettings) -> int:
    """Return the event time of the slowest raw partition with records left; where none has any, of the furthest."""
    idle: list[int] = []
    busy: list[int] = []
    for number, end in await _ends(reader, settings, "split"):
        clock = Clock()
        clock.from_state((await position_of(reader, settings, "split", number)).clock)
        (idle if await has_settled(reader, settings, "split", number, end) else busy).append(clock.time)
    return min(busy) if busy else max(idle, default=BEGINNING)


async def _ends(reader: AIOKafkaConsumer, settings: ResolvedSettings, stage: str) -> list[tuple[int, int]]:
    """Return the partitions of a stage's source, each with its end offset."""
    topic = source_of(settings, stage)
    partitions = [TopicPartition(topic, number) for number in range(settings.partitions)]
    return [(tp.partition, end) for tp, end in (await reader.end_offsets(partitions)).items()]

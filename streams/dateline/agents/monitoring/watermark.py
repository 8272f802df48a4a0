"""The watermark: how far event time has got through all stages, asked of the broker in the order of the flow.

A stage's clock follows its slowest channel, and a channel without records says nothing: the stage's own records do not
distinguish an idle channel from a slow one. So the watermark is asked for. It is how far ``split`` has got in those raw
partitions that still hold records. Once ``collapse`` has settled all that ``briefs`` held then, and ``thread`` has read
all that ``distinct`` held after that, nothing older is on its way, and every clock may advance to the watermark.
"""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from aiokafka import AIOKafkaConsumer
from aiokafka.errors import KafkaError

from dateline import telemetry
from dateline.agents.partitions.assignment import Owner
from dateline.agents.stage import source_of
from dateline.agents.state.positions import Share, positions_of, source_partition, unsettled
from dateline.agents.state.restore import Position
from dateline.core.times.clock import Clock
from dateline.kafka.clients import reading
from dateline.process.log.error_words import error_words
from dateline.settings import ResolvedSettings

_AFTER_SPLIT: Final = ("collapse", "thread")
_MIN_POLL_SECONDS: Final = 0.05
"""Seconds between the first two questions whether a stage has settled its source.

Chosen by hand: a stage settles a batch in this time.
"""
_POLL_FACTOR: Final = 2
"""How many times as long each pause is as the one before."""
_MAX_POLL_SECONDS: Final = 1.0
"""The longest of these pauses, in seconds: bounds the questions in a catch-up. Chosen by hand."""


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
            telemetry.event("probe_failed", topic=source_of(settings, "split"), reason=error_words(error))
            continue
        for owner in owners:
            await owner.reach(reached.time, reached.waiting)


async def watermark(settings: ResolvedSettings) -> Watermark:
    """Return the watermark. Waits until the records on their way through the stages are settled."""
    async with reading(settings) as reader:
        return await follow_through(reader, settings, await _split_until(reader, settings))


async def follow_through(reader: AIOKafkaConsumer, settings: ResolvedSettings, time: int) -> Watermark:
    """Return the watermark ``time``, once all that ``split`` has sent until now is settled by the stages after it."""
    positions: dict[Share, Position] = {}
    for stage in _AFTER_SPLIT:
        positions = await wait_until_settled(reader, settings, await source_ends(reader, settings, stage))
    return Watermark(time, frozenset(number for (_, number), position in positions.items() if position.waiting))


async def wait_until_settled(
    reader: AIOKafkaConsumer, settings: ResolvedSettings, ends: Mapping[Share, int]
) -> dict[Share, Position]:
    """Return the positions of the shares in ``ends``, once they have settled all records before these ends."""
    pause = _MIN_POLL_SECONDS
    while True:
        positions = await positions_of(reader, settings, ends.keys())
        if not await unsettled(reader, settings, positions, ends):
            return positions
        await asyncio.sleep(pause)
        pause = min(pause * _POLL_FACTOR, _MAX_POLL_SECONDS)


async def _split_until(reader: AIOKafkaConsumer, settings: ResolvedSettings) -> int:
    """Return the event time of the slowest raw partition with records left; where none has any, of the furthest."""
    ends = await source_ends(reader, settings, "split")
    positions = await positions_of(reader, settings, ends.keys())
    busy = await unsettled(reader, settings, positions, ends)
    if busy:
        return min(event_time(positions[share]) for share in busy)
    return max(event_time(position) for position in positions.values())


async def source_ends(reader: AIOKafkaConsumer, settings: ResolvedSettings, stage: str) -> dict[Share, int]:
    """Return where the source of a stage ends, by share."""
    sources = {source_partition(settings, share): share for share in shares_of(settings, stage)}
    return {sources[tp]: end for tp, end in (await reader.end_offsets(list(sources))).items()}


def shares_of(settings: ResolvedSettings, *stages: str) -> list[Share]:
    """Return the shares of the given stages: each a stage and the number of a partition."""
    return [(stage, number) for stage in stages for number in range(settings.partitions)]


def event_time(position: Position) -> int:
    """Return the event time that a partition of ``split`` has reached."""
    clock = Clock()
    clock.from_state(position.clock)
    return clock.time

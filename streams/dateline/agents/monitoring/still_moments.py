"""Still moments: no page comes and none is left to split, so records that wait for event time can go at once.

In a quiet stream a page is often more than a quarter of an hour ahead of partitions that have nothing to give. Its
texts would wait for the next query of ``watermark``. So this module asks the broker as soon as records begin to wait,
and again until it finds a still moment. At a still moment no older record can come any more: once the stages have
settled what they had then, the waiting records go. While pages come without a pause, or wait to be split, as in
a catch-up, there is no such moment, and ``watermark`` alone decides.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager
from time import monotonic
from typing import Final

from aiokafka import AIOKafkaConsumer
from aiokafka.errors import KafkaError

from dateline.agents.monitoring.watermark import (
    Watermark,
    event_time,
    follow_through,
    shares_of,
    source_ends,
    wait_until_settled,
)
from dateline.agents.partitions.assignment import Owner
from dateline.agents.state.positions import assign, positions_of, source_partition, state_partition, unsettled
from dateline.kafka.clients import reading
from dateline.settings import ResolvedSettings

_STAGES: Final = ("split", "collapse", "thread")
"""The stages whose positions and sources are asked for."""
_STILL_SECONDS: Final = 0.1
"""Seconds without a new page that make a still moment; so there are at most ten releases a second.

A feed that writes its backlog partition by partition pauses between two requests, and that is no still moment. Chosen
by hand: a request takes some milliseconds.
"""
_MAX_OFFSETS_LEFT: Final = 100
"""Raw offsets that ``split`` may have left in a still moment; more are a catch-up.

Chosen by hand: a fifth of a batch.
"""
_MIN_PAUSE_SECONDS: Final = 0.05
"""Seconds from a moment that was not still to the next query. Chosen by hand: a stage settles a batch in this time."""
_PAUSE_FACTOR: Final = 2
"""How many times as long each pause is as the one before: a record waits at most twice as long as pages kept coming."""
_MAX_PAUSE_SECONDS: Final = 2.0
"""The longest of these pauses, in seconds: bounds the queries in a catch-up. Chosen by hand."""
_MAX_IDLE_SECONDS: Final = 60.0
"""Seconds without a waiting record after which the client is closed. Chosen by hand."""


async def watch_still_moments(settings: ResolvedSettings, owners: Sequence[Owner]) -> None:
    """Advance the owners' clocks whenever records wait and the stream is still, until cancelled.

    Returns at once where nothing ever waits: with a single partition, or without a stage that orders its records.
    """
    ordered = [owner for owner in owners if owner.ordered]
    if settings.partitions == 1 or not ordered:
        return
    async with aclosing(_still_moments(settings, ordered[0])) as moments:
        async for reached in moments:
            for owner in owners:
                await owner.reach(reached.time, reached.waiting)


async def _still_moments(settings: ResolvedSettings, ordered: Owner) -> AsyncGenerator[Watermark, None]:
    """Yield the watermark of each still moment while records wait in a stage; for ever."""
    while True:
        await ordered.waits.wait()
        try:
            async with _reading_positions(settings) as reader:
                while await _waits(ordered):
                    ordered.waits.clear()
                    reached = await _next_still(reader, settings, ordered)
                    if reached is not None:
                        yield reached
        except (KafkaError, OSError):  # watch_watermark reports it
            await asyncio.sleep(_MAX_PAUSE_SECONDS)
            ordered.waits.set()


@asynccontextmanager
async def _reading_positions(settings: ResolvedSettings) -> AsyncIterator[AIOKafkaConsumer]:
    """Yield a reader that is assigned all partitions at once: each new assignment costs a request for metadata."""
    shares = shares_of(settings, *_STAGES)
    async with reading(settings) as reader:
        assign(reader, [find(settings, share) for find in (source_partition, state_partition) for share in shares])
        yield reader


async def _waits(owner: Owner) -> bool:
    """Wait until records wait; return whether they do."""
    try:
        async with asyncio.timeout(_MAX_IDLE_SECONDS):
            await owner.waits.wait()
    except TimeoutError:
        return False
    return True


async def _next_still(reader: AIOKafkaConsumer, settings: ResolvedSettings, ordered: Owner) -> Watermark | None:
    """Return the watermark of the next still moment; None where nothing waits any more before that."""
    pause = _MIN_PAUSE_SECONDS
    while (reached := await watermark_if_still(reader, settings)) is None and ordered.waiting:
        await asyncio.sleep(pause)
        pause = min(pause * _PAUSE_FACTOR, _MAX_PAUSE_SECONDS)
    return reached


async def watermark_if_still(reader: AIOKafkaConsumer, settings: ResolvedSettings) -> Watermark | None:
    """Return the watermark if no page came for a moment and few are left to split; else None.

    Waits until all stages have settled what was there at that moment.
    """
    began = monotonic()
    ends = await source_ends(reader, settings, "split")
    positions = await positions_of(reader, settings, ends.keys())
    if await unsettled(reader, settings, positions, ends):
        if sum(max(end - 1 - positions[share].offset, 0) for share, end in ends.items()) > _MAX_OFFSETS_LEFT:
            return None
        positions = await wait_until_settled(reader, settings, ends)
    await asyncio.sleep(max(began + _STILL_SECONDS - monotonic(), 0))
    if await source_ends(reader, settings, "split") != ends:
        return None
    return await follow_through(reader, settings, max(event_time(position) for position in positions.values()))

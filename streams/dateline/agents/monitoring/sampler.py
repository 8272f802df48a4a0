"""Sampler: looks at the broker every few seconds, for the metrics and for the worker's health."""

import asyncio
import time
from collections.abc import Sequence
from typing import Final

from aiokafka.errors import KafkaError

from dateline import telemetry
from dateline.agents.monitoring.health import SAMPLE_SECONDS, Health
from dateline.agents.monitoring.lag import Share, backlog
from dateline.agents.partitions.assignment import Owner
from dateline.agents.state.restore import StateError
from dateline.agents.state.source_records import SourceTable
from dateline.core.sources.health import Standing
from dateline.kafka.clients import reading
from dateline.settings import ResolvedSettings, Settings
from dateline.telemetry import forget, gauge

SOURCES_SECONDS: Final = 60.0
_FIRST: Final = ("split", 0)
"""Who owns this tells of the sources."""
_NAMED: Final = 100


async def beat(health: Health) -> None:
    """Tell for ever that the event loop turns."""
    while True:
        health.beat()
        await asyncio.sleep(1)


async def sample(settings: ResolvedSettings, owners: Sequence[Owner], health: Health) -> None:
    """Count for ever what waits before our partitions."""
    while True:
        shares = _shares(owners)
        try:
            async with asyncio.timeout(SAMPLE_SECONDS * 2), reading(settings) as reader:
                lags = await backlog(reader, settings, shares)
        except (KafkaError, OSError, TimeoutError) as error:
            telemetry.event("probe_failed", stage="all", reason=repr(error))
            health.fail(type(error).__name__)
        else:
            health.sample(lags)
            forget("lag_records")
            for (stage, number), lag in lags.items():
                gauge("lag_records", lag.records, stage=stage, partition=number)
        await asyncio.sleep(SAMPLE_SECONDS)


async def sample_sources(settings: Settings, owners: Sequence[Owner]) -> None:
    """Judge for ever how the sources stand, where we are the one to tell; tell nothing where we are not."""
    table = SourceTable(settings)
    while True:
        if _FIRST not in _shares(owners):
            _tell([])
            await asyncio.sleep(SAMPLE_SECONDS)
            continue
        try:
            async with reading(settings) as reader:
                await table.read(reader)
        except (KafkaError, OSError, StateError) as error:
            telemetry.event("probe_failed", stage="split", reason=repr(error))
        else:
            # A thousand sources take a second of a core, and the loop has other things to do.
            _tell(await asyncio.to_thread(table.standings, int(time.time())))
        await asyncio.sleep(SOURCES_SECONDS)


def _tell(standings: Sequence[Standing]) -> None:
    silent = {one.name: one.silence.due for one in standings if one.silence is not None and one.silent}
    fallen = {one.name: one.fall.mean / one.fall.normal for one in standings if one.fall is not None}
    gauge("sources", len(standings))
    gauge("sources_silent", len(silent))
    gauge("sources_fallen", len(fallen))
    forget("source_pages_due")
    for name in sorted(silent, key=lambda name: -silent[name])[:_NAMED]:
        gauge("source_pages_due", silent[name], source=name)
    forget("source_yield_ratio")
    for name in sorted(fallen, key=lambda name: fallen[name])[:_NAMED]:
        gauge("source_yield_ratio", fallen[name], source=name)


def _shares(owners: Sequence[Owner]) -> list[Share]:
    return [(owner.stage, tp.partition) for owner in owners for tp in owner.given]

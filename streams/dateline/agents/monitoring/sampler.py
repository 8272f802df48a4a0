"""Asks the broker every few seconds for the gauges and for the worker's health."""

import asyncio
import time
from collections.abc import Sequence
from typing import Final

from aiokafka import TopicPartition
from aiokafka.errors import KafkaError

from dateline import telemetry
from dateline.agents.monitoring.health import Health
from dateline.agents.monitoring.lag import backlog
from dateline.agents.partitions.assignment import Owner
from dateline.agents.state.positions import Share, newest_times
from dateline.agents.state.source_records import SourceTable
from dateline.core.sources.health import Standing
from dateline.kafka.clients import reading
from dateline.kafka.connection import failure_words
from dateline.process.log.error_words import error_words
from dateline.process.vital_signs import SAMPLE_SECONDS
from dateline.settings import ResolvedSettings, Settings
from dateline.telemetry import clear_gauge, gauge, raise_gauge
from dateline.topics import REGIONS

SOURCES_SECONDS: Final = 60.0
"""Seconds between two judgements of the sources. Chosen by hand."""
_BEAT_SECONDS: Final = 1.0
"""Seconds between two heartbeats of the event loop. Chosen by hand."""
_REPORTER: Final = ("split", 0)
"""The share whose owner reports on the sources, so that only one worker does."""
_MAX_NAMED_SOURCES: Final = 100
"""Sources named in labels, the worst first, to bound the number of series: names come from outside. Chosen by hand."""


async def beat(health: Health) -> None:
    """Send heartbeats until cancelled."""
    while True:
        health.beat()
        await asyncio.sleep(_BEAT_SECONDS)


async def sample(settings: ResolvedSettings, owners: Sequence[Owner], health: Health) -> None:
    """Measure the lags of our partitions until cancelled."""
    while True:
        shares = _shares(owners)
        try:
            async with asyncio.timeout(SAMPLE_SECONDS * 2), reading(settings) as reader:
                lags = await backlog(reader, settings, shares)
        except (KafkaError, OSError, TimeoutError) as error:
            telemetry.event("probe_failed", stage="all", reason=error_words(error))
            health.fail(failure_words(error))
        else:
            health.sample(lags)
            clear_gauge("lag_records")
            for (stage, number), lag in lags.items():
                gauge("lag_records", lag.records, stage=stage, partition=number)
        await asyncio.sleep(SAMPLE_SECONDS)


async def sample_sources(settings: Settings, owners: Sequence[Owner]) -> None:
    """Report on the sources until cancelled, if this worker has the share of ``_REPORTER``; else report none."""
    table = SourceTable(settings)
    while True:
        if _REPORTER not in _shares(owners):
            _report([])
            await asyncio.sleep(SAMPLE_SECONDS)
            continue
        before = table.damaged
        try:
            async with reading(settings) as reader:
                await table.read(reader)
        except (KafkaError, OSError) as error:
            telemetry.event("probe_failed", stage="split", reason=error_words(error))
        else:
            for reason in table.damaged:
                if reason not in before:
                    telemetry.event("probe_failed", stage="split", reason=reason)
            # In a thread: a thousand sources take a second of a core.
            _report(await asyncio.to_thread(table.standings, int(time.time())))
        await asyncio.sleep(SOURCES_SECONDS)


async def sample_regions(settings: ResolvedSettings, owner: Owner) -> None:
    """Set the newest event of each region from the last records of its topic, after each assignment; until cancelled.

    ``owner`` is the one of ``route``. The stories that it sends raise the gauge afterwards; before the first one, and
    for the regions that another worker served until now, only the topics have the time.
    """
    regions = {TopicPartition(topic.of(settings), 0): slug for slug, topic in REGIONS.items()}
    asked_at: int | None = None
    while True:
        epoch = owner.epoch
        if owner.partitions and epoch != asked_at:
            try:
                async with reading(settings) as reader:
                    newest = await newest_times(reader, list(regions))
            except (KafkaError, OSError) as error:
                telemetry.event("probe_failed", stage=owner.stage, reason=error_words(error))
            else:
                asked_at = epoch
                for tp, event_time in newest.items():
                    raise_gauge("newest_event_timestamp_seconds", event_time, region=regions[tp])
        await asyncio.sleep(SAMPLE_SECONDS)


def _report(standings: Sequence[Standing]) -> None:
    silent = {one.name: one.silence.due for one in standings if one.silence is not None and one.silent}
    fallen = {one.name: one.fall.mean / one.fall.normal for one in standings if one.fall is not None}
    gauge("sources", len(standings))
    gauge("sources_silent", len(silent))
    gauge("sources_fallen", len(fallen))
    clear_gauge("source_pages_due")
    for name in sorted(silent, key=lambda name: -silent[name])[:_MAX_NAMED_SOURCES]:
        gauge("source_pages_due", silent[name], source=name)
    clear_gauge("source_yield_ratio")
    for name in sorted(fallen, key=lambda name: fallen[name])[:_MAX_NAMED_SOURCES]:
        gauge("source_yield_ratio", fallen[name], source=name)
    clear_gauge("source_pages_without_briefs")
    ranked = sorted(standings, key=lambda one: (-sum(one.reasons.values()), one.name))
    for standing in ranked[:_MAX_NAMED_SOURCES]:
        for reason, pages in standing.reasons.items():
            gauge("source_pages_without_briefs", pages, source=standing.name, reason=reason)


def _shares(owners: Sequence[Owner]) -> list[Share]:
    return [(owner.stage, tp.partition) for owner in owners for tp in owner.partitions]

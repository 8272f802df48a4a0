"""In a quiet stream a page is in its region topic at once, though it is hours ahead of partitions that are silent."""

import asyncio
from pathlib import Path
from statistics import median
from typing import Final

import pytest

from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from tests.bench.quiet import Feed, latencies
from tests.worker_process import WorkerProcess

NEVER: Final = 3600
"""A ``watermark_interval``, in seconds, that does not end within a test: what waits for it does not arrive."""
MAX_MEDIAN_SECONDS: Final = 2.0
"""Seconds for half of the pages. ``tests.bench.quiet`` holds the bar of 0.5; a busy machine is slower."""


@pytest.mark.parametrize(("partitions", "gap"), [(4, "hour"), pytest.param(2, "day", marks=pytest.mark.long)])
async def test_pages_far_apart_in_time_arrive_without_waiting_for_the_interval(
    settings: ResolvedSettings, tmp_path: Path, partitions: int, gap: str
) -> None:
    settings = settings.model_copy(update={"partitions": partitions, "watermark_interval": NEVER})
    await create_topics(settings)
    with WorkerProcess(settings, tmp_path / "worker.log") as worker:
        await asyncio.to_thread(worker.wait_for, "partitions_given")
        seconds = await latencies(settings, Feed(partitions, gap, "changing", every=0, pages=10, in_turn=True))
        assert worker.running
    assert median(seconds) < MAX_MEDIAN_SECONDS, seconds


async def test_a_burst_far_ahead_arrives_without_waiting_for_the_interval(
    settings: ResolvedSettings, tmp_path: Path
) -> None:
    """Thirty pages at once, an hour apart: they wait while others are on their way, and then go."""
    settings = settings.model_copy(update={"watermark_interval": NEVER})
    await create_topics(settings)
    with WorkerProcess(settings, tmp_path / "worker.log") as worker:
        await asyncio.to_thread(worker.wait_for, "partitions_given")
        assert len(await latencies(settings, Feed(4, "hour", "one", every=0, pages=30))) == 30
        assert worker.running

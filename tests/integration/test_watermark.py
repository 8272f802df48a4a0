"""The watermark is asked of the broker in the order of the flow, and releases waiting records."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

import orjson
import pytest

from dateline.agents.monitoring.watermark import watermark
from dateline.agents.state.positions import position_of
from dateline.core.times.clock import BEGINNING
from dateline.demo.pages import demo_pages
from dateline.kafka.clients import reading
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, DISTINCT, STORIES
from dateline_schemas import Story
from tests.flow import read_topic, send_all, settled
from tests.worker_process import WorkerProcess

PAGE = orjson.loads(demo_pages()[0])
FIRST = datetime.fromisoformat(PAGE["fetched_at"])
KEYS = (b"0", b"1", b"2", b"3", b"4", b"5", b"6", b"7")


def page(hours: int) -> bytes:
    return orjson.dumps(PAGE | {"fetched_at": (FIRST + timedelta(hours=hours)).isoformat()})


@pytest.fixture
async def two(settings: ResolvedSettings) -> ResolvedSettings:
    of_two = settings.model_copy(update={"partitions": 2, "watermark_interval": 0.5})
    await create_topics(of_two)
    return of_two


async def test_the_watermark_is_that_of_the_slowest_partition_with_records_left(
    two: ResolvedSettings, tmp_path: Path
) -> None:
    assert (await watermark(two)).time == BEGINNING, "nothing was given yet"
    await send_all(two, [(key, page(-hours)) for hours, key in enumerate(KEYS)])
    assert (await watermark(two)).time == BEGINNING, "no page was split yet"
    with WorkerProcess(two, tmp_path / "worker.log") as worker:
        await settled(two, worker)
    assert await watermark(two) == (int(FIRST.timestamp()), frozenset())


async def test_a_record_days_ahead_waits_over_a_restart_and_is_then_released(
    two: ResolvedSettings, tmp_path: Path
) -> None:
    """One raw partition has a page of days later, the other none, so that one channel is silent."""
    slow = two.model_copy(update={"watermark_interval": 3600})
    await send_all(slow, [(KEYS[0], page(72))])
    with WorkerProcess(slow, tmp_path / "slow.log") as worker:
        async with reading(slow) as reader:
            while not sum([(await position_of(reader, slow, "thread", number)).waiting for number in range(2)]):  # noqa: ASYNC110 - offsets on a broker set no event
                await asyncio.sleep(0.1)
        assert worker.stop() == 0
    assert await read_topic(slow, STORIES) == []
    with WorkerProcess(two, tmp_path / "worker.log") as worker:
        await settled(two, worker)
    stories = [Story.read(record.value or b"") for record in await read_topic(two, STORIES)]
    assert [story.fetched_at for story in stories] == [FIRST + timedelta(hours=72)] * 8
    assert not any(story.late for story in stories)


@pytest.mark.parametrize("topic", [BRIEFS, DISTINCT], ids=lambda topic: topic.suffix)
async def test_the_watermark_waits_for_records_on_their_way(two: ResolvedSettings, topic: object) -> None:
    await send_all(two, [(b"a key", b"{}")], topic)  # type: ignore[arg-type]
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(2):
            await watermark(two)

"""The watermark is asked of the broker in the order of the flow, and releases waiting records."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

import orjson
import pytest

from dateline.agents.monitoring import still_moments
from dateline.agents.monitoring.still_moments import watermark_if_still
from dateline.agents.monitoring.watermark import watermark
from dateline.agents.state.positions import position_of
from dateline.core.times.clock import BEGINNING
from dateline.demo.pages import demo_pages
from dateline.kafka.clients import reading
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, DISTINCT, RAW, STORIES, Topic
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


@pytest.mark.long
async def test_a_record_days_ahead_waits_over_a_restart_and_is_then_released(
    two: ResolvedSettings, tmp_path: Path
) -> None:
    """One raw partition has a page of days later, the other an older page that is not split yet."""
    slow = two.model_copy(update={"watermark_interval": 3600})
    await send_all(slow, [(KEYS[0], page(80))])
    with WorkerProcess(slow, tmp_path / "split.log", stages="split") as worker:
        await settled(slow, worker, stages=["split"])
        assert worker.stop() == 0
    await send_all(slow, [(KEYS[1], page(0))])
    with WorkerProcess(slow, tmp_path / "slow.log", stages="collapse,thread,route") as worker:
        async with reading(slow) as reader:
            while not sum([(await position_of(reader, slow, "thread", number)).waiting for number in range(2)]):  # noqa: ASYNC110 - offsets on a broker set no event
                await asyncio.sleep(0.1)
            await settled(slow, worker, stages=["collapse"])
            with pytest.raises(TimeoutError):  # a page is left to split
                async with asyncio.timeout(2):
                    await watermark_if_still(reader, slow)
        assert worker.stop() == 0
    assert await read_topic(slow, STORIES) == []
    with WorkerProcess(slow, tmp_path / "worker.log") as worker:
        await settled(slow, worker)
    stories = [Story.read(record.value or b"") for record in await read_topic(slow, STORIES)]
    by_story = [[story for story in stories if story.fetched_at == FIRST + timedelta(hours=hours)] for hours in (0, 80)]
    assert [len(of_page) for of_page in by_story] == [8, 8]
    assert not any(story.late for story in stories), "the older page was decided first"


@pytest.mark.parametrize("topic", [BRIEFS, DISTINCT], ids=lambda topic: topic.suffix)
async def test_the_watermark_waits_for_records_on_their_way(two: ResolvedSettings, topic: object) -> None:
    await send_all(two, [(b"a key", b"{}")], topic)  # type: ignore[arg-type]
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(2):
            await watermark(two)


async def test_a_still_moment_has_the_watermark_of_all_pages(two: ResolvedSettings, tmp_path: Path) -> None:
    async with reading(two) as reader:
        assert await watermark_if_still(reader, two) == (BEGINNING, frozenset())
        await send_all(two, [(KEYS[0], page(0)), (KEYS[1], page(-9))])
        with WorkerProcess(two, tmp_path / "worker.log"):
            async with asyncio.timeout(60):
                reached = await watermark_if_still(reader, two)
        assert reached is not None
        # The newest page's. Whether a record of it still waits is the worker's matter.
        assert reached.time == int(FIRST.timestamp())


@pytest.mark.parametrize("topic", [RAW, BRIEFS, DISTINCT], ids=lambda topic: topic.suffix)
async def test_a_still_moment_waits_for_records_on_their_way(two: ResolvedSettings, topic: Topic) -> None:
    await send_all(two, [(b"a key", b"{}")], topic)
    async with reading(two) as reader:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(2):
                await watermark_if_still(reader, two)


async def test_a_backlog_of_pages_is_no_still_moment(two: ResolvedSettings) -> None:
    await send_all(two, [(b"a key", b"{}")] * 101)
    async with reading(two) as reader:
        assert await watermark_if_still(reader, two) is None


async def test_a_moment_in_which_a_page_comes_is_not_still(
    two: ResolvedSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def send_a_page(*_: object) -> set[object]:
        await send_all(two, [(KEYS[0], page(0))])
        return set()

    monkeypatch.setattr(still_moments, "unsettled", send_a_page)
    async with reading(two) as reader:
        assert await watermark_if_still(reader, two) is None

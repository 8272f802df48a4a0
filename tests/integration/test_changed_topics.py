"""Topics that somebody changes while a worker runs: it ends as a start would, and writes to no unread partition."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import httpx
import pytest
from aiokafka import TopicPartition
from aiokafka.admin import NewPartitions

from dateline.agents.exit_codes import EXIT_TOPICS
from dateline.agents.monitoring.lag import lag
from dateline.agents.monitoring.topics_watch import LOOK_SECONDS
from dateline.agents.state.positions import read_records
from dateline.demo.pages import demo_pages
from dateline.kafka.clients import administering, reading
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, DISTINCT, PUSHES, RAW, REGIONS, STATE, Topic
from tests.flow import read_topic, send_all, settled
from tests.gateways import gateway
from tests.integration.command import dateline
from tests.worker_process import WorkerProcess

JSON: Final = {"content-type": "application/json"}
BRIEFS_OF_A_PAGE: Final = 8
"""Briefs of the first demo page."""
MAX_NOTICE_SECONDS: Final = 60.0
"""Seconds in which a worker notices. It takes two looks, and the worker leaves in order."""


@pytest.fixture
async def spread(settings: ResolvedSettings) -> ResolvedSettings:
    """A namespace of two partitions a topic."""
    two = settings.model_copy(update={"partitions": 2})
    await create_topics(two)
    return two


async def grow(settings: ResolvedSettings, topic: Topic, count: int = 3) -> None:
    async with administering(settings) as admin:
        await admin.create_partitions({topic.of(settings): NewPartitions(count)})
        await admin.led_topics([topic.of(settings)])


async def count_records(settings: ResolvedSettings, topic: Topic, numbers: Sequence[int]) -> int:
    async with reading(settings) as reader:
        found = [
            record
            for number in numbers
            async for record in read_records(reader, TopicPartition(topic.of(settings), number))
        ]
    return len(found)


def pages(first: int, count: int) -> list[tuple[bytes, bytes]]:
    return [(b"%d" % number, demo_pages()[0]) for number in range(first, first + count)]


async def ended(worker: WorkerProcess) -> str:
    """Wait until a worker ends as it does when topics have changed; return the line that says why."""
    assert await asyncio.to_thread(worker.process.wait, MAX_NOTICE_SECONDS) == EXIT_TOPICS
    (line,) = [line for line in worker.log().splitlines() if "topics_changed" in line]
    assert "worker_stopped" in worker.log(), "it leaves in order: its group need not wait for it"
    return line


@pytest.mark.parametrize("topic", [BRIEFS, DISTINCT, STATE["thread"]], ids=lambda topic: topic.suffix)
async def test_a_worker_whose_topic_has_grown_ends_and_writes_to_no_partition_that_nobody_reads(
    spread: ResolvedSettings, tmp_path: Path, topic: Topic
) -> None:
    with WorkerProcess(spread, tmp_path / "worker.log") as worker:
        await asyncio.to_thread(worker.wait_for, "partition_opened stage=split")
        await grow(spread, topic)
        await send_all(spread, pages(0, 40))
        line = await ended(worker)
    assert f"{topic.of(spread)} has 3 partitions" in line
    assert await count_records(spread, topic, [2]) == 0
    left = sum((await lag(spread, ["split"])).values())
    assert len(await read_topic(spread, BRIEFS)) == BRIEFS_OF_A_PAGE * (40 - left), "each page once"
    with WorkerProcess(spread, tmp_path / "second.log") as second:
        assert await asyncio.to_thread(second.process.wait, MAX_NOTICE_SECONDS) == EXIT_TOPICS, "as a start ends"


async def test_a_worker_whose_raw_topic_has_grown_ends_and_leaves_the_new_pages(
    spread: ResolvedSettings, tmp_path: Path
) -> None:
    with WorkerProcess(spread, tmp_path / "worker.log") as worker:
        await send_all(spread, pages(0, 8))
        await settled(spread, worker)
        await grow(spread, RAW)
        await send_all(spread.model_copy(update={"partitions": 3}), pages(8, 40))
        assert f"{RAW.of(spread)} has 3 partitions" in await ended(worker)
    assert await count_records(spread, RAW, [0, 1, 2]) == 48
    left = sum((await lag(spread, ["split"])).values())
    read = await count_records(spread, RAW, [0, 1]) - left
    assert len(await read_topic(spread, BRIEFS)) == BRIEFS_OF_A_PAGE * read, "each page once"


async def test_a_worker_whose_topic_was_deleted_says_which_and_ends(spread: ResolvedSettings, tmp_path: Path) -> None:
    region = REGIONS["western-asia"].of(spread)
    with WorkerProcess(spread, tmp_path / "worker.log") as worker:
        await asyncio.to_thread(worker.wait_for, "partition_opened stage=split")
        async with administering(spread) as admin:
            await admin.delete_topics([region])
        line = await ended(worker)
    assert f"the broker has no topic {region}" in line
    assert "dateline topics create" in line
    await create_topics(spread)
    with WorkerProcess(spread, tmp_path / "second.log") as second:
        await send_all(spread, pages(0, 8))
        await settled(spread, second)


async def test_a_topic_that_no_worker_needs_in_one_number_ends_none(spread: ResolvedSettings, tmp_path: Path) -> None:
    with WorkerProcess(spread, tmp_path / "worker.log") as worker:
        await asyncio.to_thread(worker.wait_for, "partition_opened stage=split")
        await grow(spread, PUSHES)
        await grow(spread, REGIONS["western-asia"], 2)
        await send_all(spread, pages(0, 8))
        await settled(spread, worker)
        await asyncio.sleep(LOOK_SECONDS * 3)
        assert worker.running
        assert "topics_changed" not in worker.log()
        assert await count_records(spread, REGIONS["western-asia"], [1]) == 0, "readers of one partition miss none"


async def test_ingest_sends_nothing_where_workers_do_not_read_all_of_the_raw_topic(
    spread: ResolvedSettings, tmp_path: Path
) -> None:
    (file := tmp_path / "pages.jsonl").write_bytes(demo_pages()[0] + b"\n")
    await grow(spread, BRIEFS)  # a worker's concern, and not that of who sends pages
    result = await asyncio.to_thread(dateline, spread, "ingest", str(file))
    assert (result.returncode, await count_records(spread, RAW, [0, 1])) == (0, 1), result.stderr
    await grow(spread, RAW)
    result = await asyncio.to_thread(dateline, spread, "ingest", str(file))
    assert result.returncode == 1
    assert f"{RAW.of(spread)} has 3 partitions, of which workers read 2: " in result.stderr.decode()
    assert await count_records(spread, RAW, [0, 1, 2]) == 1


async def test_a_gateway_takes_no_page_where_workers_do_not_read_all_of_the_raw_topic(
    spread: ResolvedSettings, tmp_path: Path
) -> None:
    async with gateway(spread, tmp_path / "copy") as url, httpx.AsyncClient(base_url=url) as http:
        await grow(spread, RAW)
        for headers in ({}, {"idempotency-key": "one"}):
            answer = await http.post("/v1/pages", content=demo_pages()[0], headers=JSON | headers)
            assert (answer.status_code, "retry-after" in answer.headers) == (503, True)
            assert "partitions that no worker reads" in answer.json()["detail"]
    assert await count_records(spread, RAW, [0, 1, 2]) == 0

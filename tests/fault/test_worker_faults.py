"""Faults in mid-stream on Apache Kafka: after each, no record is lost and none is there twice."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

import pytest

from dateline.core.places.resolve import Atlas
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, DISTINCT, REGIONS, STORIES
from tests.fault.crew import Crew, crew
from tests.fault.load import load
from tests.fault.oracle import see, violations
from tests.flow import MemoryFlow, read_topic, send_all, settled
from tests.kafka.server import KafkaServer

pytestmark = pytest.mark.kafka

ROUNDS: Final = 20
KILLS: Final = 10


async def killed_ten_times(company: Crew, server: KafkaServer) -> None:
    del server
    for _ in range(KILLS):
        await company.progress(200)
        company.workers[0].kill()
    assert company.ends.count(-9) >= KILLS - 1, "the supervisor sees a kill a moment later"


async def joined_and_left(company: Crew, server: KafkaServer) -> None:
    del server
    await company.progress(200)
    second = company.join()
    await asyncio.to_thread(second.wait_for, "partition_opened")
    await company.progress(200)
    company.leave(second)
    assert company.ends == [0], "a stopped worker exits with 0, and ends no other worker"


async def frozen_and_woken(company: Crew, server: KafkaServer) -> None:
    del server
    await company.progress(200)
    frozen = company.workers[0]
    frozen.freeze()
    second = company.join()
    await asyncio.to_thread(second.wait_for, "partition_opened")
    await company.progress(200)
    frozen.wake()
    await company.progress(200)


async def broker_killed_and_started_again(company: Crew, server: KafkaServer) -> None:
    await company.progress(200)
    server.kill()
    server.launch()  # on this thread: the broker ends with the thread that started it
    await asyncio.to_thread(server.wait)
    await company.progress(200)


LONG: Final = pytest.mark.long
CASES: Final = (
    pytest.param(killed_ten_times, 4),
    pytest.param(killed_ten_times, 1, marks=LONG),
    pytest.param(joined_and_left, 1),
    pytest.param(joined_and_left, 4, marks=LONG),
    pytest.param(frozen_and_woken, 1),
    pytest.param(frozen_and_woken, 4, marks=LONG),
    pytest.param(broker_killed_and_started_again, 4),
    pytest.param(broker_killed_and_started_again, 1, marks=LONG),
)


@pytest.mark.parametrize(("disturb", "partitions"), CASES, ids=lambda value: getattr(value, "__name__", value))
async def test_no_record_is_lost_or_doubled(
    disturb: Callable[[Crew, KafkaServer], Awaitable[None]],
    partitions: int,
    kafka_server: KafkaServer,
    settings: ResolvedSettings,
    atlas: Atlas,
    tmp_path: Path,
) -> None:
    settings = settings.model_copy(update={"partitions": partitions, "session_timeout": 3, "batch_size": 100})
    await create_topics(settings)
    await send_all(settings, load(ROUNDS))
    async with crew(settings, tmp_path) as company:
        await disturb(company, kafka_server)
        await settled(settings)
    seen = await see(settings)
    assert violations(seen, atlas) == []
    if partitions == 1:
        await assert_same_as_undisturbed(settings, atlas)


async def assert_same_as_undisturbed(settings: ResolvedSettings, atlas: Atlas) -> None:
    """Assert that every topic holds the records of an undisturbed run, byte for byte and in order."""
    undisturbed = MemoryFlow(settings, atlas)
    for key, value in load(ROUNDS):
        await undisturbed.send(key, value)
    await undisturbed.settle()
    for topic in (BRIEFS, DISTINCT, STORIES, *REGIONS.values()):
        expected = [(record.key, record.value) for record in await undisturbed.read(topic)]
        found = [(record.key, record.value) for record in await read_topic(settings, topic)]
        assert found == expected, topic.suffix

"""A partition without a leader, and one whose leader hangs: ``status`` and ``doctor`` show the rest, and name it."""

import asyncio
import json
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiokafka.admin import NewTopic

from dateline.demo.pages import demo_pages
from dateline.kafka.clients import administering
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import RAW, TOPICS
from tests.flow import send_all
from tests.integration.command import dateline
from tests.kafka.server import KafkaServer

pytestmark = pytest.mark.kafka

MAX_SECONDS = 60.0
"""Bound of ``status`` and ``doctor``: their 40 s, the start of a process, and a busy machine."""


@pytest.fixture
def first(kafka_server: KafkaServer, tmp_path: Path) -> Iterator[KafkaServer]:
    """The first broker of a cluster of its own: that of the session stays a cluster of one."""
    del kafka_server
    server = KafkaServer(tmp_path / "first")
    server.start()
    yield server
    server.kill()


@pytest.fixture
def second(first: KafkaServer, tmp_path: Path) -> Iterator[KafkaServer]:
    """The second broker of the cluster, without the offsets of groups, which are there before it."""
    asyncio.run(find_offsets(ResolvedSettings(broker=first.address)))
    server = KafkaServer(tmp_path / "second", joins=first)
    server.start()
    yield server
    server.kill()


async def find_offsets(settings: ResolvedSettings) -> None:
    async with administering(settings) as admin:
        await admin.list_consumer_group_offsets("any")


@pytest.fixture
async def spread(first: KafkaServer, second: KafkaServer) -> ResolvedSettings:
    """The topics of a namespace, of which partition 1 of the raw topic is on the second broker alone."""
    assert second.running
    settings = ResolvedSettings(broker=first.address, partitions=2)
    here = {topic: {number: [1] for number in range(topic.partitions(settings))} for topic in TOPICS}
    here[RAW][1] = [2]
    async with administering(settings) as admin:
        await admin.create_topics(
            [NewTopic(topic.of(settings), -1, -1, where, dict(topic.config())) for topic, where in here.items()]
        )
    await create_topics(settings)  # waits for their leaders
    await send_all(settings, [(b"%d" % number, page) for number, page in enumerate(demo_pages()[:10])])
    return settings


async def test_status_and_doctor_show_all_but_a_partition_that_lost_its_leader(
    spread: ResolvedSettings, second: KafkaServer
) -> None:
    second.kill()
    await until_leaderless(spread)
    problem = f"{RAW.of(spread)}: partition 1 has no leader"
    shown = await asyncio.to_thread(judged, spread)
    assert shown["findings"][0]["problem"] == problem
    assert_rest_is_shown(spread, shown)
    told = await asyncio.to_thread(dateline, spread, "doctor", seconds=MAX_SECONDS)
    assert told.returncode == 1
    assert problem in told.stdout.decode()
    assert "no-worker" in told.stdout.decode()


async def test_status_shows_all_but_a_partition_whose_leader_hangs(
    spread: ResolvedSettings, second: KafkaServer
) -> None:
    second.signal(signal.SIGSTOP)
    try:
        shown = await asyncio.to_thread(judged, spread)
    finally:
        second.signal(signal.SIGCONT)
    problems = [finding["problem"] for finding in shown["findings"]]
    assert {f"{RAW.of(spread)}: partition 1 does not answer", f"{RAW.of(spread)}: partition 1 has no leader"} & set(
        problems
    ), problems
    assert_rest_is_shown(spread, shown)


def judged(settings: ResolvedSettings) -> dict[str, Any]:
    """Return what ``status`` says, of something that is wrong."""
    done = dateline(settings, "status", seconds=MAX_SECONDS)
    assert done.returncode == 1 and done.stdout, done.stderr.decode()  # noqa: PT018
    shown: dict[str, Any] = json.loads(done.stdout)
    return shown


def assert_rest_is_shown(settings: ResolvedSettings, shown: dict[str, Any]) -> None:
    (raw,) = [topic for topic in shown["topics"] if topic["topic"] == RAW.of(settings)]
    assert raw["partitions"] == 2
    assert 0 < raw["offsets"] < 10
    assert raw["newest"] is not None
    assert {(each["stage"], each["partition"]) for each in shown["stages"]} >= {("split", 0), ("thread", 1)}
    assert ("split", 1) not in {(each["stage"], each["partition"]) for each in shown["stages"]}
    reasons = [finding["reason"] for finding in shown["findings"]]
    assert reasons == ["partition-unanswered", "no-worker", *reasons[2:]], shown["findings"]
    assert not [each for each in shown["findings"] if each["problem"].startswith("not read")]


async def until_leaderless(settings: ResolvedSettings) -> None:
    async with asyncio.timeout(MAX_SECONDS), administering(settings) as admin:
        while True:
            (raw,) = await admin.describe_topics([RAW.of(settings)])
            if any(partition["leader"] < 0 for partition in raw["partitions"]):
                return
            await asyncio.sleep(0.2)

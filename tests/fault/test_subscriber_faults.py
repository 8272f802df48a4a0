"""Subscribers while the broker is lost and comes back, and while members join and leave their group."""

import asyncio
import json
import signal
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing

import pytest

from dateline.client.subscribe import subscribe
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import REGIONS, STORIES
from dateline_schemas import Story
from tests.flow import send_all
from tests.integration.command import running
from tests.kafka.server import KafkaServer
from tests.versions import record, version

pytestmark = pytest.mark.kafka

ASIA, EUROPE = REGIONS["western-asia"], REGIONS["eastern-europe"]


@pytest.fixture
async def topics(settings: ResolvedSettings, kafka_server: KafkaServer) -> ResolvedSettings:
    del kafka_server  # the embedded broker cannot assign partitions to two members of one group
    settings = settings.model_copy(update={"session_timeout": 6})
    await create_topics(settings)
    return settings


async def send(settings: ResolvedSettings, *story_ids: str) -> None:
    """Send stories: the even ones to one region, the odd ones to another, and every third to both."""
    for topic, rest in ((ASIA, 0), (EUROPE, 1)):
        chosen = [name for number, name in enumerate(story_ids) if number % 2 == rest or number % 3 == 0]
        await send_all(settings, [record(version(name)) for name in chosen], topic)


async def take(stories: AsyncGenerator[Story, None], count: int) -> list[str]:
    async with asyncio.timeout(90):
        return [(await anext(stories)).story_id for _ in range(count)]


def batch(name: str) -> list[str]:
    return [f"{name}-{number}" for number in range(40)]


@pytest.mark.parametrize("end", [KafkaServer.kill, KafkaServer.stop], ids=["killed", "stopped"])
@pytest.mark.parametrize("group", [None, "desk"])
async def test_a_lost_broker_costs_no_event_and_doubles_none(
    topics: ResolvedSettings, kafka_server: KafkaServer, group: str | None, end: Callable[[KafkaServer], None]
) -> None:
    regions = ["western-asia", "eastern-europe"]
    async with aclosing(subscribe(regions=regions, group=group, settings=topics)) as stories:
        await send(topics, *batch("before"))
        received = await take(stories, 25)  # the subscriber has fetched the others when the broker goes
        end(kafka_server)
        kafka_server.launch()  # on this thread: the broker ends with the thread that started it
        await asyncio.to_thread(kafka_server.wait)
        await send(topics, *batch("after"))
        received += await take(stories, 55)
        await send(topics, "last")  # number 0: to both
        received += await take(stories, 1)
    assert sorted(received) == sorted([*batch("before"), *batch("after"), "last"])
    assert received[-1] == "last"
    if group is not None:
        async with aclosing(subscribe(regions=regions, group=group, settings=topics, follow=False)) as again:
            assert {story.story_id async for story in again} <= {"last"}


MAX_LINES = 10
"""Lines in which tail may say that the broker was lost, and is back. Chosen by hand."""


async def test_tail_follow_outlives_a_lost_broker(topics: ResolvedSettings, kafka_server: KafkaServer) -> None:
    await send(topics, "before")
    options = ("--region", "western-asia", "--region", "eastern-europe", "--follow")
    with running(topics, "tail", *options) as following:
        assert following.stdout
        assert following.stderr
        received = [await asyncio.to_thread(following.stdout.readline)]
        kafka_server.kill()
        kafka_server.launch()
        await asyncio.to_thread(kafka_server.wait)
        await send(topics, *batch("after"))
        async with asyncio.timeout(60):
            received += [await asyncio.to_thread(following.stdout.readline) for _ in range(40)]
        following.send_signal(signal.SIGINT)
        assert await asyncio.to_thread(following.wait, 20) == 0
        lines = following.stderr.read().splitlines()
    assert len(lines) <= MAX_LINES, lines
    assert any(b" broker_lost " in line for line in lines)
    assert sorted(json.loads(line)["story_id"] for line in received) == sorted(["before", *batch("after")])


async def test_members_share_the_partitions_and_lose_no_event_when_one_joins(topics: ResolvedSettings) -> None:
    seen: asyncio.Queue[tuple[int, str]] = asyncio.Queue()

    async def follow(number: int) -> None:
        async with aclosing(subscribe(group="desk", settings=topics)) as stories:
            async for story in stories:
                seen.put_nowait((number, story.story_id))

    async def send_one(story_id: str) -> int:
        """Send a story, and return the number of the member that received it."""
        await send_all(topics, [record(version(story_id))], STORIES)
        while (receipt := await seen.get())[1] != story_id:
            assert receipt in all_seen, "only a story that came before may come again"
        all_seen.add(receipt)
        return receipt[0]

    all_seen: set[tuple[int, str]] = set()
    members = [asyncio.create_task(follow(0))]
    try:
        async with asyncio.timeout(90):
            assert {await send_one(f"alone-{number}") for number in range(8)} == {0}
            members.append(asyncio.create_task(follow(1)))
            story = 0
            while await send_one(f"both-{story}") == 0:
                story += 1
    finally:
        for member in members:
            member.cancel()
        ends = await asyncio.gather(*members, return_exceptions=True)
    assert all(isinstance(end, asyncio.CancelledError) for end in ends)

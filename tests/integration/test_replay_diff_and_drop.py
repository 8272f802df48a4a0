"""``dateline replay diff`` finds every change and nothing else; ``drop`` removes all of a replay."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest
from aiokafka import AIOKafkaConsumer

from dateline.cli.replay.marker import find_replay
from dateline.kafka.clients import client_options, producing
from dateline.kafka.codec import Incoming
from dateline.kafka.topic_admin import create_topic, create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, RAW, REPLAY, STORIES, TOPICS, Topic
from tests.fault.load import load
from tests.flow import read_topic, send_all, settled
from tests.integration.command import dateline
from tests.integration.replaying import at, in_broker, replay
from tests.worker_process import WorkerProcess

PAGES = load(1)
Altered = dict[str, Any]
Alter = Callable[[Altered], Altered | None]


@pytest.fixture
async def live(settings: ResolvedSettings) -> ResolvedSettings:
    """A live namespace with one partition, whose pages are in order and not yet processed."""
    of_one = settings.model_copy(update={"partitions": 1, "session_timeout": 6})
    await create_topics(of_one)
    await send_all(of_one, PAGES)
    return of_one


def difference(settings: ResolvedSettings, name: str, *more: str) -> tuple[int, list[dict[str, Any]], dict[str, Any]]:
    """Return the exit code of ``diff``, the differences, and the counts."""
    done = dateline(settings, "replay", "diff", name, *more)
    assert done.stdout, done.stderr.decode()
    *lines, counts = map(json.loads, done.stdout.splitlines())
    assert counts.pop("what") == "counts"
    return done.returncode, lines, counts


async def copied(source: ResolvedSettings, target: ResolvedSettings, topic: Topic, alter: Alter) -> None:
    """Write a topic's records to another namespace, each altered or left out."""
    records: list[Incoming] = await read_topic(source, topic)
    async with producing(target) as producer:
        for record in records:
            value = alter(orjson.loads(record.value or b""))
            if value is not None:
                await producer.send_and_wait(topic.name(target.namespace), orjson.dumps(value), record.key)


@pytest.mark.long
async def test_the_same_code_gives_no_difference(live: ResolvedSettings, tmp_path: Path) -> None:
    with WorkerProcess(live, tmp_path / "worker.log") as worker:
        await settled(live, worker)
        assert worker.stop() == 0
    name = f"{live.namespace}-again"
    replay(live, name)
    code, lines, counts = difference(live, name, "--fail")
    assert (code, lines) == (0, [])
    assert counts == {"brief": {"same": 425, "fields": {}}, "story": {"same": 67, "fields": {}}}
    shown = dateline(live, "replay", "diff", name, "--format", "table").stdout.decode()
    assert [word for word in shown.split() if word.isdigit()] == ["425", "0", "0", "0", "67", "0", "0", "0", "0"]
    _, _, narrowed = difference(live, name, "--from", "2026-02-07T20:00:00+01:00")
    assert 0 < narrowed["brief"]["same"] < 425


@pytest.mark.long
async def test_pages_that_came_after_the_replay_began_are_counted(live: ResolvedSettings, tmp_path: Path) -> None:
    name = f"{live.namespace}-again"
    with WorkerProcess(live, tmp_path / "worker.log") as worker:
        await settled(live, worker)
        replay(live, name)
        later = orjson.loads(PAGES[0][1] or b"") | {"article_id": "later", "url": "https://later.example/"}
        another_day = later | {"fetched_at": "2020-01-01T00:00:00Z"}
        await send_all(live, [(None, orjson.dumps(page)) for page in (later, another_day)])
        await settled(live, worker)
        assert worker.stop() == 0
    done = dateline(live, "replay", "diff", name)
    assert f"1 page of these times came to {live.namespace}.raw after the replay had begun" in done.stderr.decode()


@pytest.mark.long
async def test_every_change_is_found(live: ResolvedSettings) -> None:
    again = at(live, f"{live.namespace}-again")
    replay(live, again.namespace)
    briefs = [orjson.loads(record.value or b"") for record in await read_topic(again, BRIEFS)]
    stories = [orjson.loads(record.value or b"") for record in await read_topic(again, STORIES)]
    alone = [story for story in stories if story["version"] == 1 and sum(is_version_of(story, s) for s in stories) == 1]
    moved, changed, lost = alone[:3]
    page = briefs[0]["fetched_at"]

    def alter_brief(brief: Altered) -> Altered | None:
        if brief["fingerprint"] == lost["fingerprint"]:
            return None  # not in live, so the replay gains it
        if brief["fetched_at"] == page and brief["ordinal"] == 2:
            return brief | {"span": [brief["span"][0] - 3, brief["span"][1]], "headline": "Another", "ordinal": 9}
        return brief | {"parser_version": "0", "brief_id": "of another cut"}

    def alter_story(story: Altered) -> Altered | None:
        if story["fingerprint"] == lost["fingerprint"]:
            return None
        if story["story_id"] == moved["story_id"]:
            return story | {"regions": [], "story_id": "moved"}
        if story["story_id"] == changed["story_id"]:
            return story | {"section": "Another"}
        return story

    await copied(again, live, BRIEFS, alter_brief)
    await copied(again, live, STORIES, alter_story)
    more = briefs[0] | {"article_id": "only live", "fingerprint": "only live"}
    only = moved | {"story_id": "only live", "fingerprint": "only live"}
    async with producing(live) as producer:
        await producer.send_and_wait(BRIEFS.name(live.namespace), orjson.dumps(more), b"only live")
        await producer.send_and_wait(STORIES.name(live.namespace), orjson.dumps(only), b"only live")
    code, lines, counts = difference(live, again.namespace)
    assert code == 0
    gained = sum(brief["fingerprint"] == lost["fingerprint"] for brief in briefs)
    assert counts["brief"] == {
        "same": len(briefs) - gained - 1,
        "gained": gained,
        "lost": 1,
        "changed": 1,
        "fields": {"headline": 1, "span": 1},
    }
    assert {kind: counts["story"].get(kind) for kind in ("gained", "lost", "changed", "moved")} == {
        "gained": 1, "lost": 1, "changed": 1, "moved": 1
    }  # fmt: skip
    by_kind = {(line["what"], line["kind"]): line for line in lines}
    assert by_kind["brief", "changed"]["replay"]["ordinal"] == 2
    assert by_kind["brief", "lost"]["live"]["article_id"] == "only live"
    assert by_kind["story", "gained"]["replay"]["story_id"] == lost["story_id"]
    assert by_kind["story", "lost"]["live"]["story_id"] == "only live"
    assert by_kind["story", "moved"]["replay"]["story_id"] == moved["story_id"]
    assert by_kind["story", "moved"]["fields"] == ["regions"]
    assert by_kind["story", "changed"]["fields"] == ["section"]
    assert dateline(live, "replay", "diff", again.namespace, "--fail").returncode == 1
    shown = dateline(live, "replay", "diff", again.namespace, "--format", "table", "--examples", "1").stdout.decode()
    assert "briefs differ in: " in shown
    assert "section: Another" in shown


def is_version_of(story: Altered, other: Altered) -> bool:
    return bool(other["fingerprint"] == story["fingerprint"] or other["story_id"] == story["story_id"])


async def test_drop_removes_all_of_a_replay_and_nothing_of_live(live: ResolvedSettings) -> None:
    name, near = f"{live.namespace}-again", f"{live.namespace}-again-2"
    await create_topics(at(live, near))
    replay(live, name)
    topics, groups = await in_broker(live, name)
    assert len(topics) == len(TOPICS) + 1
    assert groups == {name}
    before = await in_broker(live, live.namespace), await in_broker(live, near)
    dropped = dateline(live, "replay", "drop", name)
    assert dropped.returncode == 0, dropped.stderr
    assert f"{len(TOPICS) + 1} topics and 1 group deleted".encode() in dropped.stderr
    assert await in_broker(live, name) == (set(), set())
    assert (await in_broker(live, live.namespace), await in_broker(live, near)) == before
    again = dateline(live, "replay", "drop", name)
    assert again.returncode == 1
    assert b"has no topics" in again.stderr
    replay(live, name)


async def test_drop_refuses_a_namespace_that_no_replay_made(live: ResolvedSettings) -> None:
    other = at(live, f"{live.namespace}-other")
    await create_topics(other)
    before = await in_broker(live, other.namespace)
    refused = dateline(live, "replay", "drop", other.namespace)
    assert refused.returncode == 1
    assert b"no replay made them: nothing was deleted" in refused.stderr
    await create_topic(other, REPLAY)  # a marker topic without a marker is no proof of a replay
    assert dateline(live, "replay", "drop", other.namespace).returncode == 1
    assert before[0] < (await in_broker(live, other.namespace))[0]
    assert dateline(live, "replay", "drop", live.namespace).returncode == 2
    assert len(await read_topic(live, RAW)) == len(PAGES)


async def test_a_replay_that_only_created_its_topic_can_be_dropped_or_started(live: ResolvedSettings) -> None:
    again = at(live, f"{live.namespace}-again")
    await create_topic(again, REPLAY)
    assert dateline(live, "replay", "drop", again.namespace).returncode == 0
    assert await in_broker(live, again.namespace) == (set(), set())
    await create_topic(again, REPLAY)
    replay(live, again.namespace)
    marker = (await find_replay(again)).marker
    assert marker is not None
    assert marker.state == "done"


@pytest.mark.long
async def test_drop_waits_for_a_group_member_and_then_refuses(live: ResolvedSettings) -> None:
    name = f"{live.namespace}-again"
    replay(live, name)
    consumer = AIOKafkaConsumer(RAW.name(name), group_id=name, **client_options(live))
    await consumer.start()
    try:
        refused = dateline(live.model_copy(update={"session_timeout": 1}), "replay", "drop", name)
    finally:
        await consumer.stop()
    assert refused.returncode == 1
    assert b"stop it and drop again; nothing was deleted" in refused.stderr
    assert len((await in_broker(live, name))[0]) == len(TOPICS) + 1
    assert dateline(live, "replay", "drop", name).returncode == 0


def test_a_diff_without_a_replay_says_how_to_make_one(live: ResolvedSettings) -> None:
    done = dateline(live, "replay", "diff", f"{live.namespace}-again")
    assert done.returncode == 1
    assert b"`dateline replay run --as" in done.stderr

"""``dateline takedown`` beside an upgrade and a replay: all namespaces of the name are searched."""

import json
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

import pytest

from dateline.agents.state.restore import POSITION, Position
from dateline.cli.replay.marker import to_record
from dateline.core.replay.alias import Alias
from dateline.core.replay.job import Marker
from dateline.core.stories.state import Threads
from dateline.core.stories.withdrawals.takedown import take_down
from dateline.core.versions import FINGERPRINT_VERSION, PARSER_VERSION, STORY_MODEL_VERSION
from dateline.kafka.alias import KEY
from dateline.kafka.codec import encode
from dateline.kafka.topic_admin import create_topic, create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import ALIAS, BRIEFS, DEAD_LETTER, RAW, REGIONS, REPLAY, STATE, STORIES, TAKEDOWNS, Topic
from dateline_schemas import Story
from tests.flow import read_topic, send_all
from tests.integration.command import dateline
from tests.integration.replaying import at
from tests.unit.stories.test_route import NORTH
from tests.unit.stories.test_thread import distinct
from tests.unit.stories.withdrawals.test_takedown import NORDLYS, last_story
from tests.unit.stories.withdrawals.test_takedown import order as order_of

VERSIONS: Final[dict[str, Any]] = {
    "parser_version": PARSER_VERSION,
    "fingerprint_version": FINGERPRINT_VERSION,
    "story_model": STORY_MODEL_VERSION,
}
NOW: Final = datetime(2026, 2, 7, 12, tzinfo=UTC)


class Installation(NamedTuple):
    """A public name after one switch: former, live, one more prepared namespace, and a replay."""

    named: ResolvedSettings
    live: ResolvedSettings
    prepared: ResolvedSettings
    replay: ResolvedSettings
    story: Story

    @property
    def all(self) -> tuple[ResolvedSettings, ...]:
        return self.named, self.live, self.prepared, self.replay


@pytest.fixture
async def installed(settings: ResolvedSettings) -> Installation:
    named = settings.model_copy(update={"partitions": 1})
    others = [at(named, f"{named.namespace}-{suffix}") for suffix in ("2", "3", "r")]
    for each in (named, *others):
        await create_topics(each)
    for each in others:
        await create_topic(each, REPLAY)
        marker = Marker(
            replay=f"upgrade-{each.namespace}", live=named.namespace, start=NOW, end=NOW, partitions=1, begins={0: 0},
            ends={0: 9}, state="done", upgrade=not each.namespace.endswith("r"), **VERSIONS,
        )  # fmt: skip
        record = to_record(each, marker)
        await send_all(each, [(record.key, record.value)], REPLAY)
    await create_topic(named, ALIAS)
    alias = Alias(live=others[0].namespace, former=named.namespace, phase="live", at=NOW, **VERSIONS)
    await send_all(named, [(KEY, encode(alias))], ALIAS)
    story = last_story(Threads(), distinct(NORDLYS, regions=NORTH, headline="Ferry aground"))
    return Installation(named, others[0], others[1], others[2], story)


async def put(settings: ResolvedSettings, topic: Topic, story: Story, copies: int = 1) -> None:
    await send_all(settings, [(story.story_id.encode(), encode(story))] * copies, topic)


async def put_everywhere(installed: Installation) -> None:
    """Put copies of the story into all namespaces: stories, a region, briefs, and a page that cannot be read."""
    for number, each in enumerate(installed.all):
        for topic in (STORIES, REGIONS["northern-europe"], BRIEFS):
            await put(each, topic, installed.story, number + 1)
        await send_all(each, [(b"x", f"broken {NORDLYS}".encode())], DEAD_LETTER)
    await send_all(installed.named, [(b"x", json.dumps({"text": NORDLYS}).encode())], RAW)
    await send_all(installed.replay, [(b"x", json.dumps({"text": NORDLYS}).encode())], RAW)


async def copies(installed: Installation) -> dict[str, list[int]]:
    """Return the offsets of all records that were put, by topic."""
    topics = (RAW, BRIEFS, STORIES, REGIONS["northern-europe"], DEAD_LETTER)
    records = {
        topic.name(each.namespace): [record.offset for record in await read_topic(each, topic)]
        for each in installed.all
        for topic in topics
    }
    return {name: offsets for name, offsets in records.items() if offsets}


async def test_every_namespace_that_is_kept_is_searched(installed: Installation) -> None:
    await put_everywhere(installed)
    # The former namespace has read its briefs, the prepared one has not.
    state = STATE["collapse"]
    await send_all(installed.named, [(POSITION, Position(0).pack())], state)
    looked = dateline(installed.named, "takedown", installed.story.story_id, "--list-only")
    assert looked.returncode == 0, looked.stderr.decode()
    rows = [json.loads(line) for line in looked.stdout.splitlines()]
    assert {row["topic"]: row["offsets"] for row in rows} == await copies(installed)
    assert len({row["topic"] for row in rows}) == len(rows)
    unread = {row["topic"]: row["unread_by"] for row in rows}
    assert unread[BRIEFS.name(installed.named.namespace)] is None
    assert unread[BRIEFS.name(installed.prepared.namespace)] == "collapse"
    name, told = installed.named.namespace, looked.stderr.decode()
    assert f"searched: {name}-2 (live), {name} (former), {name}-3 (prepared), {name}-r (replay)." in told
    for droppable in (installed.prepared.namespace, installed.replay.namespace):
        assert f"`dateline replay drop {droppable}`" in told
    assert f"`dateline replay drop {name}`" not in told, "it is no replay's"
    assert f"`dateline replay drop {installed.live.namespace}`" not in told, "it is live"


async def test_words_that_only_the_former_namespace_has_are_searched_for(installed: Installation) -> None:
    """Live has lost the text, and the page that holds it names no id."""
    withdrawn = take_down(Threads(), order_of(installed.story))[0]
    await put(installed.live, STORIES, withdrawn)
    await put(installed.named, STORIES, installed.story)
    await send_all(installed.named, [(b"x", json.dumps({"text": NORDLYS}).encode())], RAW)
    looked = dateline(installed.named, "takedown", installed.story.story_id, "--list-only")
    assert looked.returncode == 0, looked.stderr.decode()
    assert RAW.name(installed.named.namespace) in {json.loads(line)["topic"] for line in looked.stdout.splitlines()}


async def test_earlier_texts_of_a_story_with_another_id_are_searched_for(installed: Installation) -> None:
    """Live was warmed with later pages, and founded the story on its second text."""
    earlier = installed.story.model_copy(
        update={"story_id": "c" * 32, "text": "The first words of all.", "fingerprint": "f" * 32}
    )
    same = installed.story.model_copy(update={"story_id": "c" * 32, "version": 2})
    await put(installed.live, STORIES, installed.story)
    await put(installed.named, STORIES, earlier)
    await put(installed.named, STORIES, same)
    looked = dateline(installed.named, "takedown", installed.story.story_id, "--list-only")
    assert looked.returncode == 0, looked.stderr.decode()
    rows = {row["topic"]: row["offsets"] for row in map(json.loads, looked.stdout.splitlines())}
    assert len(rows[STORIES.name(installed.named.namespace)]) == len([earlier, same])


async def test_a_namespace_that_was_dropped_in_part_is_searched_too(
    settings: ResolvedSettings,
) -> None:
    named = settings.model_copy(update={"partitions": 1})
    rest = at(named, f"{named.namespace}-r")
    await create_topics(named)
    for topic in (REPLAY, BRIEFS):
        await create_topic(rest, topic)
    marker = Marker(
        replay="r", live=named.namespace, start=NOW, end=NOW, partitions=1, begins={0: 0}, ends={0: 9}, **VERSIONS
    )
    record = to_record(rest, marker)
    await send_all(rest, [(record.key, record.value)], REPLAY)
    story = last_story(Threads(), distinct(NORDLYS, regions=NORTH))
    await put(named, STORIES, story)
    await put(rest, BRIEFS, story)
    looked = dateline(named, "takedown", story.story_id, "--list-only")
    assert looked.returncode == 0, looked.stderr.decode()
    assert [json.loads(line)["topic"] for line in looked.stdout.splitlines()] == [
        STORIES.name(named.namespace), BRIEFS.name(rest.namespace)
    ]  # fmt: skip


async def test_a_story_of_the_former_namespace_is_named_by_its_id_in_live(installed: Installation) -> None:
    other = installed.story.model_copy(update={"story_id": "b" * 32})
    await put(installed.named, STORIES, installed.story)
    absent = dateline(installed.named, "takedown", installed.story.story_id, "--list-only")
    assert absent.returncode == 1
    assert f"{installed.named.namespace} (former) has it, and no story of".encode() in absent.stderr
    await put(installed.live, STORIES, other)
    named = dateline(installed.named, "takedown", installed.story.story_id, "--list-only")
    assert named.returncode == 1
    assert f"`dateline takedown {other.story_id}`".encode() in named.stderr


async def test_a_namespace_that_is_named_by_itself_says_to_whom_it_belongs(installed: Installation) -> None:
    await put_everywhere(installed)
    looked = dateline(installed.replay, "takedown", installed.story.story_id, "--list-only")
    assert looked.returncode == 0
    assert f"run this with DATELINE_NAMESPACE={installed.named.namespace} ".encode() in looked.stderr
    assert b"only " + installed.replay.namespace.encode() in looked.stderr


async def test_a_second_order_says_that_the_first_one_stands(settings: ResolvedSettings) -> None:
    one = settings.model_copy(update={"partitions": 1})
    await create_topics(one)
    story = last_story(Threads(), distinct(NORDLYS, regions=NORTH))
    order = order_of(story)
    withdrawn = take_down(Threads(), order)[0]
    await send_all(one, [(story.story_id.encode(), encode(each)) for each in (story, withdrawn)], STORIES)
    await create_topic(one, TAKEDOWNS)
    await send_all(one, [(story.story_id.encode(), encode(order))], TAKEDOWNS)
    again = dateline(one, "takedown", story.story_id, "--reason", "court", "--by", "ops")
    assert again.returncode == 0, again.stderr.decode()
    reason = f"the reason {order.reason!r}" if order.reason else "no reason"
    assert f"by {order.requested_by!r}, stands with {reason}: --reason and --by".encode() in again.stderr
    (stored,) = await read_topic(one, TAKEDOWNS)
    assert stored.value == encode(order)
    assert b"stands with" not in dateline(one, "takedown", story.story_id).stderr, "nothing was given"

"""``dateline explain`` on a broker: one story from the topic's committed records, without joining a group."""

import json
from collections import Counter
from pathlib import Path
from typing import Any, Final

import pytest

from dateline.core.pipeline import Pipeline
from dateline.core.places.resolve import Atlas
from dateline.demo.pages import demo_pages
from dateline.kafka.clients import administering, new_producer
from dateline.kafka.codec import encode
from dateline.kafka.topic_admin import create_topics
from dateline.kafka.topic_reader import read_committed
from dateline.kafka.transactions import partition_of
from dateline.settings import ResolvedSettings
from dateline.topics import STORIES
from dateline_schemas import RawArticle
from tests.flow import send_all
from tests.integration.command import dateline

Records = list[tuple[bytes | None, bytes | None]]

NOBODY: Final = "0" * 32
NEXT: Final = 999
"""A version number that no story of the demo reaches."""


@pytest.fixture(scope="module")
def evening(atlas: Atlas) -> Records:
    """The keys and values of the demo's stories."""
    pipeline = Pipeline(atlas)
    pages = [RawArticle.read(line) for line in demo_pages() if b"+01:00" in line]
    stories = [story for page in pages for step in pipeline.run(page) for story in step.stories]
    return [(story.story_id.encode(), encode(story)) for story in stories]


@pytest.fixture
async def sent(settings: ResolvedSettings, evening: Records) -> ResolvedSettings:
    await create_topics(settings)
    await send_all(settings, evening, STORIES)
    return settings


def story_of_kind(evening: Records, kind: str) -> dict[str, Any]:
    stories = (json.loads(value or b"") for _, value in evening)
    return next(story for story in stories if story["relation"]["kind"] == kind)


def test_explain_says_the_same_from_a_topic_and_from_a_file(
    sent: ResolvedSettings, evening: Records, tmp_path: Path
) -> None:
    lines = tmp_path / "stories.jsonl"
    lines.write_bytes(b"".join((value or b"") + b"\n" for _, value in evening))
    for kind, digits in (("expansion", 32), ("correction", 8), ("withdrawal", 12)):
        story_id = story_of_kind(evening, kind)["story_id"]
        shown = dateline(sent, "explain", story_id[:digits])
        assert (shown.returncode, shown.stderr) == (0, b"")
        assert shown.stdout == dateline(None, "explain", story_id, "--input", str(lines)).stdout
        assert len(shown.stdout.splitlines()) == [key for key, _ in evening].count(story_id.encode())
        table = dateline(sent, "explain", story_id, "--format", "table").stdout
        assert f"{kind} of ".encode() in table


async def test_explain_joins_no_group(sent: ResolvedSettings, evening: Records) -> None:
    assert dateline(sent, "explain", story_of_kind(evening, "update")["story_id"]).returncode == 0
    async with administering(sent) as admin:
        assert not [name for name, *_ in await admin.list_consumer_groups() if sent.namespace in name]


async def test_only_committed_versions_are_shown(sent: ResolvedSettings, evening: Records) -> None:
    story = story_of_kind(evening, "new")
    key, value = story["story_id"].encode(), json.dumps({**story, "version": NEXT}).encode()
    before = dateline(sent, "explain", story["story_id"]).stdout
    producer = new_producer(sent, "test-transaction")
    await producer.start()
    try:
        await producer.begin_transaction()
        await producer.send_and_wait(STORIES.name(sent.namespace), value, key)
        await producer.abort_transaction()
        assert dateline(sent, "explain", story["story_id"]).stdout == before
        async with producer.transaction():
            await producer.send_and_wait(STORIES.name(sent.namespace), value, key)
    finally:
        await producer.stop()
    after = dateline(sent, "explain", story["story_id"]).stdout
    assert after.startswith(before)
    assert json.loads(after.splitlines()[-1])["version"] == NEXT


async def test_a_whole_id_reads_only_its_partition_and_reports_progress(
    sent: ResolvedSettings, evening: Records
) -> None:
    key = evening[0][0] or b""
    shares: list[float] = []
    read = [
        record
        async for batch in read_committed(sent, STORIES, None, follow=False, key=key, progress=shares.append)
        for record in batch
    ]
    number = partition_of(key, sent.partitions)
    assert {record.partition for record in read} == {number}
    assert len(read) == Counter(partition_of(one, sent.partitions) for one, _ in evening)[number] < len(evening)
    assert shares[0] == 0
    assert shares == sorted(shares)


async def test_explain_ends_where_the_topic_ended_at_the_start(sent: ResolvedSettings, evening: Records) -> None:
    count = 0
    async for batch in read_committed(sent, STORIES, None, follow=False):
        if count == 0:
            await send_all(sent, evening, STORIES)
        count += len(batch)
    assert count == len(evening)


async def test_a_relinked_story_is_followed_into_another_partition(sent: ResolvedSettings, evening: Records) -> None:
    story = story_of_kind(evening, "expansion")
    home = partition_of(story["story_id"].encode(), sent.partitions)
    other = next(f"{n:032x}" for n in range(99) if partition_of(f"{n:032x}".encode(), sent.partitions) != home)
    event = {**story, "story_id": other, "version": 1, "event": "relinked", "merged_into": story["story_id"]}
    await send_all(sent, [(other.encode(), json.dumps(event).encode())], STORIES)
    own = dateline(sent, "explain", story["story_id"]).stdout
    first, *rest = dateline(sent, "explain", other).stdout.splitlines(keepends=True)
    assert json.loads(first)["merged_into"] == story["story_id"]
    assert b"".join(rest) == own


def test_an_unknown_id_is_reported_with_namespace_and_retention(sent: ResolvedSettings) -> None:
    for digits in (8, 32):
        ended = dateline(sent, "explain", NOBODY[:digits])
        assert (ended.returncode, ended.stdout) == (1, b"")
        assert f"there is no story {NOBODY[:digits]} on {sent.namespace}.stories".encode() in ended.stderr
        assert all(word in ended.stderr for word in (b"30 days", b"on its way", b"DATELINE_NAMESPACE"))
        assert b"Traceback" not in ended.stderr


async def test_digits_of_two_stories_list_both(sent: ResolvedSettings, evening: Records) -> None:
    story = story_of_kind(evening, "expansion")
    twin = story["story_id"][:8] + "0" * 24
    await send_all(sent, [(twin.encode(), json.dumps({**story, "story_id": twin}).encode())], STORIES)
    ended = dateline(sent, "explain", twin[:8])
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert all(one.encode() in ended.stderr for one in (twin, story["story_id"]))


async def test_a_record_that_cannot_be_read_is_named_by_its_position(sent: ResolvedSettings, evening: Records) -> None:
    story_id = story_of_kind(evening, "expansion")["story_id"]
    whole = dateline(sent, "explain", story_id)
    await send_all(sent, [(story_id.encode(), b"{broken")], STORIES)
    ended = dateline(sent, "explain", story_id)
    assert (ended.returncode, ended.stdout) == (1, whole.stdout)
    assert f"{sent.namespace}.stories/{partition_of(story_id.encode(), sent.partitions)}@".encode() in ended.stderr


def test_without_topics_the_command_says_what_to_do(settings: ResolvedSettings) -> None:
    ended = dateline(settings, "explain", NOBODY)
    assert ended.returncode == 1
    assert b"dateline topics create" in ended.stderr

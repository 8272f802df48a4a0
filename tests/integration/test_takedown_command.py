"""``dateline takedown`` on a broker: the withdrawal, the records that hold the text, and their truncation."""

import json
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from aiokafka import TopicPartition
from aiokafka.admin import RecordsToDelete

from dateline.kafka.clients import administering
from dateline.kafka.codec import encode
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import DEAD_LETTER, DISTINCT, RAW, REGIONS, STATE, STORIES, TOPICS
from dateline_schemas import RawArticle, Story, Takedown
from tests.behaviour.test_moving import BODY, NOON
from tests.flow import read_topic, send_all, settled
from tests.integration.command import dateline
from tests.unit.stories.test_thread import HARVEST
from tests.worker_process import WorkerProcess

WORDS: Final = b"waited for the tide"
"""Words of the text, and of no other record that is sent."""
FIRST: Final = b"ran aground near the harbour"
"""Of the first words of the text, which stand for a headline."""


def page(number: int, body: str, **fields: object) -> bytes:
    at = NOON + timedelta(minutes=20 * number)
    return encode(
        RawArticle.model_validate({"source": "post", "url": f"/{number}", "fetched_at": at, **fields, "text": body})
    )


def text(number: int) -> str:
    return BODY.format(200 + number)


PAGES: Final = [
    page(0, f"Harvest small\nOSLO (Reuters) - {HARVEST}"),
    page(1, f"OSLO (Reuters) - {text(1)}"),
    page(2, f"OSLO (Reuters) - {text(1)}3 hours agoPARIS (AFP) - {HARVEST}4 hours ago", source="other"),
    page(3, f"DAMASCUS (Reuters) - {text(3)}"),
    json.dumps({"source": "post", "fetched_at": "2026-02-07T12:00:00", "text": text(1)}).encode(),  # no time zone
    page(4, f"Harvest smaller\nOSLO (Reuters) - {HARVEST}", source="third"),
]


async def send_pages(settings: ResolvedSettings, *pages: bytes) -> None:
    await send_all(settings, [(str(json.loads(one).get("url")).encode(), one) for one in pages])


@pytest.fixture
def quick(settings: ResolvedSettings) -> ResolvedSettings:
    return settings.model_copy(update={"session_timeout": 6, "watermark_interval": 0.2})


@pytest.fixture
async def seen(quick: ResolvedSettings, tmp_path: Path) -> ResolvedSettings:
    """A namespace with pages that a worker processed, which has stopped since."""
    await create_topics(quick)
    await send_pages(quick, *PAGES)
    with WorkerProcess(quick, tmp_path / "first.log") as first:
        await settled(quick, first)
        assert first.stop() == 0, first.log()
    return quick


@pytest.fixture
def worker(seen: ResolvedSettings, tmp_path: Path) -> Iterator[WorkerProcess]:
    """Run another worker, which reads the state of the first."""
    with WorkerProcess(seen, tmp_path / "second.log") as second:
        yield second
        second.wait_for("partitions_given")
        assert second.stop() == 0, second.log()


async def ferry(settings: ResolvedSettings) -> str:
    records = await read_topic(settings, STORIES)
    return next(Story.read(one.value or b"").story_id for one in records if WORDS in (one.value or b""))


async def holding(settings: ResolvedSettings) -> dict[tuple[str, int], list[int]]:
    """Return the positions of all records that hold the words, or the first ones alone."""
    found: dict[tuple[str, int], list[int]] = {}
    for topic in TOPICS:
        for record in await read_topic(settings, topic):
            if WORDS in (record.value or b"") or FIRST in (record.value or b""):
                found.setdefault((record.topic, record.partition), []).append(record.offset)
    return found


def listed(output: bytes) -> dict[tuple[str, int], list[int]]:
    lines = [json.loads(line) for line in output.splitlines()]
    return {(line["topic"], line["partition"]): line["offsets"] for line in lines}


async def truncate(settings: ResolvedSettings, copies: Mapping[str, Any]) -> None:
    assert copies["version"] == 1
    before = {
        TopicPartition(one["topic"], one["partition"]): RecordsToDelete(before_offset=one["offset"])
        for one in copies["partitions"]
    }
    async with administering(settings) as admin:
        assert (await admin.delete_records(before)).keys() == before.keys()


async def test_a_story_is_withdrawn_and_its_copies_listed_and_gone_once_truncated(
    quick: ResolvedSettings, worker: WorkerProcess, tmp_path: Path
) -> None:
    story_id, offsets = await ferry(quick), tmp_path / "offsets.json"
    done = dateline(quick, "takedown", story_id, "--reason", "a judge", "--by", "desk", "--offsets", str(offsets))
    assert done.returncode == 0, done.stderr.decode()
    assert b"sent to western-asia, northern-europe" in done.stderr
    for slug in ("western-asia", "northern-europe"):
        newest = Story.read((await read_topic(quick, REGIONS[slug]))[-1].value or b"")
        assert (newest.story_id, newest.event, newest.text) == (story_id, "withdrawn", None)
    (order,) = [one for one in await read_topic(quick, DISTINCT) if ("ce_type", b"dateline.takedown.v1") in one.headers]
    assert Takedown.read(order.value or b"").requested_by == "desk"

    found = listed(done.stdout)
    assert found == await holding(quick)
    assert {topic for topic, _ in found} >= {
        topic.name(quick.namespace) for topic in (RAW, DISTINCT, STORIES, DEAD_LETTER)
    }

    again = dateline(quick, "takedown", story_id)
    assert (again.returncode, listed(again.stdout)) == (0, found)
    assert b"was taken down with version" in again.stderr

    await truncate(quick, json.loads(offsets.read_bytes()))
    state = STATE["thread"].name(quick.namespace)
    rest = {place: held for place, held in found.items() if place[0] == state}
    assert await holding(quick) == rest
    assert listed(dateline(quick, "takedown", story_id).stdout) == rest

    await send_pages(quick, page(6, f"OSLO (Reuters) - {text(1)}", source="fourth"), page(7, f"ROME (AFP) - {text(3)}"))
    await settled(quick, worker)
    assert not [one for one in await read_topic(quick, STORIES) if WORDS in (one.value or b"")]
    last = dateline(quick, "takedown", story_id)
    assert listed(last.stdout) == await holding(quick) != rest


@pytest.mark.long
async def test_without_a_worker_the_order_waits_and_is_carried_out_later(
    seen: ResolvedSettings, tmp_path: Path
) -> None:
    quick, story_id = seen, await ferry(seen)
    waited = dateline(quick, "takedown", story_id, "--timeout", "1")
    assert (waited.returncode, waited.stdout) == (1, b"")
    assert f"the order stands at {quick.namespace}.distinct/".encode() in waited.stderr
    assert b"dateline worker" in waited.stderr
    with WorkerProcess(quick, tmp_path / "second.log") as second:
        again = dateline(quick, "takedown", story_id)
        assert again.returncode == 0, again.stderr
        await settled(quick, second)
        versions = [Story.read(one.value or b"") for one in await read_topic(quick, STORIES)]
        assert [one.relation.rule for one in versions].count("takedown") == 1
        assert len({(one.story_id, one.version) for one in versions}) == len(versions)


async def test_list_only_withdraws_nothing(seen: ResolvedSettings) -> None:
    before = len(await read_topic(seen, DISTINCT))
    looked = dateline(seen, "takedown", await ferry(seen), "--list-only")
    assert (looked.returncode, listed(looked.stdout)) == (0, await holding(seen))
    assert len(await read_topic(seen, DISTINCT)) == before


@pytest.mark.parametrize(
    ("story_id", "code", "message"), [("0" * 32, 1, b"there is no story"), ("0" * 8, 2, b"whole story id")]
)
async def test_an_unknown_story_is_refused(quick: ResolvedSettings, story_id: str, code: int, message: bytes) -> None:
    await create_topics(quick)
    ended = dateline(quick, "takedown", story_id)
    assert (ended.returncode, ended.stdout) == (code, b"")
    assert message in ended.stderr
    assert await read_topic(quick, DISTINCT) == []

"""Topics that hold records of two codecs: state and readers go on where the codec changes."""

import asyncio
import json
from pathlib import Path

import pytest

from dateline.client.subscribe import subscribe
from dateline.demo.pages import demo_pages
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import DISTINCT, STORIES, TOPICS
from dateline_schemas import Distinct, RawArticle
from tests.flow import read_topic, send_all, settled
from tests.integration.command import dateline
from tests.worker_process import WorkerProcess


def pages() -> list[tuple[bytes, bytes]]:
    valid = [line for line in demo_pages() if line.startswith(b"{")]
    return [(key_of(line), line) for line in valid]


def key_of(line: bytes) -> bytes:
    try:
        return RawArticle.read(line).key.encode()
    except ValueError:
        return b"broken"


async def run_pages(settings: ResolvedSettings, log: Path, lines: list[tuple[bytes, bytes]]) -> None:
    await send_all(settings, lines)
    with WorkerProcess(settings, log) as worker:
        await settled(settings, worker)
        assert worker.stop() == 0


@pytest.mark.long_embedded
@pytest.mark.parametrize(
    "codecs", [("lz4", "zstd"), pytest.param(("zstd", "lz4"), marks=pytest.mark.long)], ids="-".join
)
async def test_state_client_and_tail_read_what_two_codecs_wrote(
    settings: ResolvedSettings, tmp_path: Path, codecs: tuple[str, str]
) -> None:
    settings = settings.model_copy(update={"partitions": 1})
    first, second = (settings.model_copy(update={"compression": codec}) for codec in codecs)
    await create_topics(settings)
    await run_pages(first, tmp_path / "first.log", pages()[:30])
    before = {topic: len(await read_topic(settings, topic)) for topic in TOPICS}
    await run_pages(second, tmp_path / "second.log", pages())

    distinct = [Distinct.read(record.value or b"") for record in await read_topic(settings, DISTINCT)]
    known = {brief.fingerprint for brief in distinct[: before[DISTINCT]]}
    repeats = [brief for brief in distinct[before[DISTINCT] :] if brief.fingerprint in known]
    assert repeats, "the second run takes some text past a power of two"
    assert all(brief.sightings.count > 1 for brief in repeats), "the state of the other codec was read back"

    stories = await read_topic(settings, STORIES)
    assert len(stories) > before[STORIES] > 0
    async with asyncio.timeout(60):
        subscribed = [(story.story_id, story.version) async for story in subscribe(settings=settings, follow=False)]
    printed = (await asyncio.to_thread(dateline, settings, "tail", "stories")).stdout.splitlines()
    assert len(printed) == len(stories)
    news = [row for row in map(json.loads, printed) if row["relation"]["kind"] != "repeat"]
    assert sorted(subscribed) == sorted((row["story_id"], row["version"]) for row in news)

"""Shared by the tests of replays: pages out of order, and the records that the same pages give in order."""

import random
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

import orjson

from dateline.core.pipeline import Pipeline, Step
from dateline.core.places.resolve import Atlas
from dateline.kafka.clients import administering, reading
from dateline.kafka.codec import REPLAYED, Incoming, encode
from dateline.settings import ResolvedSettings
from dateline_schemas import RawArticle
from tests.fault.load import load
from tests.flow import read_topic
from tests.integration.command import dateline

FROM: Final = "2026-02-07T00:00:00+01:00"
TO: Final = "2026-02-09T00:00:00+01:00"
WINDOW: Final = ("--from", FROM, "--to", TO)
PAGES: Final = load(2)
"""Two rounds of the demo's pages, with one broken page in each."""


def shuffled(pages: Sequence[tuple[bytes, bytes]], seed: int = 7) -> list[tuple[bytes, bytes]]:
    mixed = list(pages)
    random.Random(seed).shuffle(mixed)  # noqa: S311 - no secret
    return mixed


def in_order(pages: Sequence[tuple[bytes, bytes]], atlas: Atlas) -> list[Step]:
    """Return what ``dateline pipe`` makes of the valid pages, in the order of fetching."""
    articles = []
    for _, value in pages:
        try:
            articles.append(RawArticle.read(value))
        except ValueError:
            continue
    pipeline = Pipeline(atlas)
    return [step for article in sorted(articles, key=lambda each: each.fetched_at) for step in pipeline.run(article)]


def at(settings: ResolvedSettings, namespace: str, partitions: int | None = None) -> ResolvedSettings:
    return settings.model_copy(
        update={"namespace": namespace, "partitions": settings.partitions if partitions is None else partitions}
    )


def replay(settings: ResolvedSettings, name: str, *more: str) -> None:
    done = dateline(settings, "replay", "run", "--as", name, *WINDOW, *more)
    assert done.returncode == 0, done.stderr.decode()
    assert b"pages went through all stages" in done.stderr


def values(records: Sequence[Incoming]) -> list[bytes | None]:
    return [record.value for record in records]


def encoded(stories: Sequence[Step]) -> list[bytes]:
    return [encode(story) for step in stories for story in step.stories]


def marks(records: Sequence[Incoming]) -> set[bytes | None]:
    return {dict(record.headers).get(REPLAYED) for record in records}


async def ends(settings: ResolvedSettings) -> Mapping[object, int]:
    """Return the end offset of every partition of a namespace."""
    async with administering(settings) as admin:
        topics = [name for name in await admin.list_topics() if name.startswith(f"{settings.namespace}.")]
    async with reading(settings, topics) as reader:
        offsets: Mapping[object, int] = await reader.end_offsets(reader.assignment())
        return offsets


async def committed_offsets(settings: ResolvedSettings) -> Mapping[object, object]:
    async with administering(settings) as admin:
        return dict(await admin.list_consumer_group_offsets(settings.namespace))


async def in_broker(settings: ResolvedSettings, name: str) -> tuple[set[str], set[str]]:
    """Return the topics and the groups of a namespace."""
    async with administering(settings) as admin:
        topics = {topic for topic in await admin.list_topics() if topic.startswith(f"{name}.")}
        groups = {group for group, *_ in await admin.list_consumer_groups() if group.split(".")[0] == name}
        return topics, groups


async def fetched(settings: ResolvedSettings, topic: object) -> list[datetime]:
    """Return when the pages of a raw topic were fetched, in the order of the topic."""
    records = await read_topic(settings, topic)  # type: ignore[arg-type]
    return [datetime.fromisoformat(orjson.loads(record.value or b"")["fetched_at"]) for record in records]

"""The same pages over one, two and four partitions give the same texts and nearly the same stories."""

import asyncio
from functools import cache
from typing import Final

import pytest

from dateline.core.places.resolve import Atlas
from dateline.kafka.codec import Incoming
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, STORIES
from tests.fault.grouping import agreement
from tests.flow import MemoryFlow
from tests.stories.templates import stories

PAGES: Final = 900
"""Pages in a week of the invented wire."""
MIN_AGREEMENT: Final = 0.99
"""The least share of pairs of texts that both runs group together, of those that either does. Chosen by hand."""


Run = tuple[set[bytes | None], list[Incoming]]


@cache
def week() -> list[tuple[bytes, bytes]]:
    """Return key and value of each page. The wire is written here and not on import: each worker imports every test."""
    return [(story.name.encode(), story.article.model_dump_json().encode()) for story in stories()[:PAGES]]


@pytest.fixture(scope="module")
def one_partition(atlas: Atlas) -> Run:
    """The texts and stories of a run over one partition."""
    return asyncio.run(threaded(atlas, 1, PAGES))


async def threaded(atlas: Atlas, partitions: int, portion: int) -> Run:
    """Return texts and stories of a run that reads the pages in portions, each partition by partition."""
    flow = MemoryFlow(ResolvedSettings(namespace="partitions", partitions=partitions), atlas)
    for start in range(0, PAGES, portion):
        for key, value in week()[start : start + portion]:
            await flow.send(key, value)
        await flow.settle()
    return {record.key for record in await flow.read(BRIEFS)}, await flow.read(STORIES)


@pytest.mark.parametrize("partitions", [2, 4])
@pytest.mark.parametrize("portion", [90, PAGES], ids=["a tenth at a time", "one partition after the other"])
async def test_more_partitions_group_texts_alike(
    atlas: Atlas, one_partition: Run, partitions: int, portion: int
) -> None:
    texts, stories_found = await threaded(atlas, partitions, portion)
    assert texts == one_partition[0]
    assert agreement(one_partition[1], stories_found) >= MIN_AGREEMENT

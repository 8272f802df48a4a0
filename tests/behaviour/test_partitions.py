"""The same pages over one, two and four partitions: the same texts, nearly the same stories, however unevenly read."""

import asyncio
from typing import Final

import pytest

from dateline.core.places.resolve import Atlas
from dateline.kafka.codec import Incoming
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, STORIES
from tests.fault.grouping import agreement
from tests.flow import MemoryFlow
from tests.stories.templates import stories

PAGES: Final = [(story.name.encode(), story.article.model_dump_json().encode()) for story in stories()[:900]]
"""A week of the made-up wire."""
TOGETHER: Final = 0.99
"""Of the pairs of texts that are on one story in either run."""


Run = tuple[set[bytes | None], list[Incoming]]


@pytest.fixture(scope="module")
def alone(atlas: Atlas) -> Run:
    """Texts and stories of a run over one partition."""
    return asyncio.run(threaded(atlas, 1, len(PAGES)))


async def threaded(atlas: Atlas, partitions: int, portion: int) -> Run:
    """Return texts and stories of a run that reads so many pages, partition by partition, before the next ones."""
    flow = MemoryFlow(ResolvedSettings(namespace="partitions", partitions=partitions), atlas)
    for start in range(0, len(PAGES), portion):
        for key, value in PAGES[start : start + portion]:
            await flow.send(key, value)
        await flow.settle()
    return {record.key for record in await flow.read(BRIEFS)}, await flow.read(STORIES)


@pytest.mark.parametrize("partitions", [2, 4])
@pytest.mark.parametrize("portion", [90, len(PAGES)], ids=["a tenth at a time", "one partition after the other"])
async def test_more_partitions_group_alike(atlas: Atlas, alone: Run, partitions: int, portion: int) -> None:
    texts, found = await threaded(atlas, partitions, portion)
    assert texts == alone[0]
    assert agreement(alone[1], found) >= TOGETHER

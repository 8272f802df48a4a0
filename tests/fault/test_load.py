"""The load repeats the demo's pages as other stories: a round is grouped as if it came alone."""

import asyncio

from dateline.core.places.resolve import Atlas
from dateline.settings import ResolvedSettings
from dateline.topics import STORIES
from tests.fault.grouping import groups
from tests.fault.load import load
from tests.flow import MemoryFlow

_ROUND_PAGES = 60


def test_no_text_is_threaded_with_one_of_another_round(atlas: Atlas) -> None:
    pages = load(2)
    first, second = pages[:_ROUND_PAGES], pages[_ROUND_PAGES:]
    together = asyncio.run(grouped(pages, atlas))
    assert together == asyncio.run(grouped(first, atlas)) | asyncio.run(grouped(second, atlas))


async def grouped(pages: list[tuple[bytes, bytes]], atlas: Atlas) -> set[frozenset[str]]:
    """Return the texts of every story that some pages make, by their fingerprints."""
    flow = MemoryFlow(ResolvedSettings(namespace="load", partitions=1), atlas)
    for key, value in pages:
        await flow.send(key, value)
    await flow.settle()
    return set(groups(await flow.read(STORIES)).values())

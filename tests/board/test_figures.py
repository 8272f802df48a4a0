"""How soon a region of 1,000 stories can be read, how many bytes it takes, and how busy a page is with events."""

import asyncio
from datetime import timedelta
from typing import Final

import pytest
from playwright.async_api import CDPSession

from tests.board.conftest import Board, Readers
from tests.versions import of, version

pytestmark = [pytest.mark.board, pytest.mark.asyncio(loop_scope="session")]

TEXT: Final = "At least nine people were hurt when a bus left the road in heavy rain, the district's police said. " * 6
STORIES: Final = 1_000
SECONDS: Final = 10
A_SECOND: Final = 5
PAINTED: Final = """new Promise((done) => new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime))
.observe({type: 'paint', buffered: true}))"""
SIZES: Final = """Object.fromEntries(
['navigation', 'resource'].flatMap((kind) => performance.getEntriesByType(kind))
.filter(({name}) => !name.includes('/v1/')).map(({name, decodedBodySize}) => [name, decodedBodySize]))"""
"""Bytes of the page and of each file that it loads, without the stream of events. The browser counts them itself:
asking for the bodies of responses fails where the page is closed before the answer."""


async def fill(board: Board, slug: str, count: int) -> None:
    start = version("x").last_seen
    await board.send(
        *(
            version(
                f"{slug}{n}", headline=f"Bus {n} leaves the road", text=TEXT, regions=of(slug),
                fetched_at=start + timedelta(seconds=n), last_seen=start + timedelta(seconds=n),
            )
            for n in range(count)
        )
    )  # fmt: skip


async def test_a_region_of_1000_stories_is_read_within_a_second(board: Board, readers: Readers) -> None:
    await fill(board, "eastern-africa", STORIES)
    async with readers.reader() as reader:
        async with asyncio.timeout(60):  # until the copy has them all
            while True:
                page = await reader.open("/regions/eastern-africa")
                if await page.get_by_role("link", name=f"Bus {STORIES - 1} ").count():
                    break
    async with readers.reader() as reader:  # a browser without anything in its cache
        page = await reader.open("/regions/eastern-africa")
        await page.wait_for_load_state("load")
        timing = await page.evaluate(PAINTED)
        assert await page.locator("#list > li").count() == 50
        sizes = await page.evaluate(SIZES)
        assert all(sizes.values()), sizes
        assert {"eastern-africa", "board.css", "live.js"} <= {address.rpartition("/")[2] for address in sizes}
        assert sum(sizes.values()) <= 150_000, sizes
        # On an idle machine a third of a second (tests.bench.gateway.board measures it); here others run beside it.
        assert timing <= 5_000, timing


async def busy(session: CDPSession) -> tuple[float, float]:
    """Return the seconds that the page's main thread worked so far, and its memory in bytes, after a collection."""
    await session.send("HeapProfiler.collectGarbage")
    metrics = {each["name"]: each["value"] for each in (await session.send("Performance.getMetrics"))["metrics"]}
    return metrics["TaskDuration"], metrics["JSHeapUsedSize"]


async def test_a_page_is_not_busy_with_events(board: Board, readers: Readers) -> None:
    here = of("melanesia")
    async with readers.reader() as reader:
        page = await reader.open("/regions/melanesia")
        session = await page.context.new_cdp_session(page)
        await session.send("Performance.enable")
        await asyncio.sleep(1)
        worked, memory = await busy(session)
        for second in range(SECONDS):
            await board.send(*(version(f"m{second}-{n}", text=TEXT, regions=here) for n in range(A_SECOND)))
            await asyncio.sleep(1)
        await page.get_by_role("button", name=f"{SECONDS * A_SECOND} new").wait_for()
        worked_now, memory_now = await busy(session)
        assert worked_now - worked <= 0.3 * SECONDS, worked_now - worked
        assert memory_now - memory <= 20_000_000

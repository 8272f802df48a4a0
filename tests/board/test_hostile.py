"""Text of pages that tries to be markup, a script, an address, or the page's own direction."""

from typing import Final

import pytest
from playwright.async_api import expect

from tests.board.conftest import Board, Readers
from tests.versions import of, version

pytestmark = [pytest.mark.board, pytest.mark.asyncio(loop_scope="session")]

MARKUP: Final = (
    '</a></title><script>window.hacked = 1</script><img src="x" onerror="window.hacked = 2">'
    '<svg onload="window.hacked = 3"><iframe srcdoc="<script>top.hacked = 4</script>"></iframe>{{ 7 * 7 }}'
)
RTL: Final = "\u202eevil\u2066\u200f رعد"


async def test_hostile_text_is_shown_as_it_is(board: Board, readers: Readers) -> None:
    here = of("antarctica")
    dateline = version("x").dateline
    await board.tell(
        version("markup", headline=MARKUP, text=f"{MARKUP} " * 20, source=MARKUP, regions=here, dateline=dateline),
        version("script", headline="script", url="javascript:window.hacked = 5", text="a", regions=here),
        version("data", headline="data", url="data:text/html,<script>window.hacked=6</script>", text="b", regions=here),
        version("rtl", headline=RTL, text=RTL * 30, source=RTL, regions=here),
        version("long", headline="W" * 100_000, text="V" * 500_000, source="S" * 5_000, regions=here),
    )
    async with readers.reader(320) as reader:
        for path in ("/regions/antarctica", "/", "/search?q=evil", "/search?source=%3Cscript%3E"):
            page = await reader.open(path)
            assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
            assert await page.evaluate("window.hacked") is None
            assert await reader.reports() == []
        for story_id in ("markup", "script", "data", "rtl", "long"):
            page = await reader.open(f"/stories/{story_id}")
            assert await page.evaluate("window.hacked") is None
            assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), story_id
            assert await page.locator("a[href^=javascript], a[href^=data]").count() == 0
            assert await reader.reports() == []
        page = await reader.open("/stories/markup")
        await expect(page.locator("h1")).to_contain_text("<script>window.hacked = 1</script>")
        assert "{{ 7 * 7 }}" in await page.locator("h1").inner_text()
        # What stands behind a right-to-left override is in the page's own order again.
        page = await reader.open("/regions/antarctica")
        counts = page.locator("[data-story=rtl] .counts")
        assert await counts.evaluate("(each) => getComputedStyle(each).direction") == "ltr"


async def test_hostile_events_are_shown_as_they_are(board: Board, readers: Readers) -> None:
    async with readers.reader() as reader:
        page = await reader.open("/regions/middle-africa")
        await board.send(version('"]{}<script>', headline=MARKUP, text=MARKUP, regions=of("middle-africa")))
        await expect(page.get_by_role("button", name="1 new")).to_be_visible()
        await page.keyboard.press("n")
        await expect(page.locator("#list .is-new .title")).to_contain_text("window.hacked = 1")
        assert await page.evaluate("window.hacked") is None
        assert await reader.reports() == []

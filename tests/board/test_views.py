"""Each view, dark and light, on a narrow and on a wide screen: accessible, within its width, its own files alone."""

from typing import Final

import pytest
from axe_playwright_python.async_playwright import Axe

from tests.board.conftest import Board, Readers

pytestmark = [pytest.mark.board, pytest.mark.asyncio(loop_scope="session")]

VIEWS: Final = {
    "world": "/",
    "region": "/regions/western-asia",
    "search": "/search?q=the",
    "story": "/stories/{quake}",
    "withdrawn": "/stories/{gone}",
    "alerts": "/alerts",
    "sources": "/sources",
    "operator": "/operator",
    "fault": "/regions/nowhere",
}


def address(board: Board, view: str) -> str:
    return VIEWS[view].format(quake=board.story("Dozens"), gone=board.story("WITHDRAWN"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
async def test_each_view_is_accessible(board: Board, readers: Readers, width: int, scheme: str) -> None:
    async with readers.reader(width, color_scheme=scheme) as reader:
        for view in VIEWS:
            page = await reader.open(address(board, view))
            for closed in await page.query_selector_all("details:not([open]) > summary"):
                await closed.click()
            found = await Axe().run(page)
            assert found.violations_count == 0, f"{view}: {found.generate_report()}"
            assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), view
            assert await reader.reports() == [], view


@pytest.mark.parametrize("width", [2560])
async def test_a_wide_screen_is_used(board: Board, readers: Readers, width: int) -> None:
    async with readers.reader(width, 1300) as reader:
        page = await reader.open(address(board, "region"))
        assert await page.evaluate("document.querySelector('#list').offsetWidth") > width / 2

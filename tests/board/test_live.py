"""What comes while a page is open waits behind a button, over a gateway that is killed; a withdrawal shows at once."""

import re
from datetime import datetime
from typing import Final

import pytest
from playwright.async_api import expect

from tests.board.conftest import Board, Readers
from tests.versions import of, other, version

LATER: Final = datetime.fromisoformat("2026-02-07T22:00:00+01:00")
"""After the stories that other tests send to the same region: of one time, any may be the newest."""
pytestmark = [pytest.mark.board, pytest.mark.asyncio(loop_scope="session")]


async def test_new_stories_wait_and_nothing_moves(board: Board, readers: Readers) -> None:
    here = of("micronesia")
    await board.tell(*(version(f"old{n}", headline=f"Old {n}", regions=here) for n in range(30)))
    async with readers.reader() as reader:
        page = await reader.open("/regions/micronesia")
        await expect(page.locator("#list > li")).to_have_count(30)
        place = "document.querySelector('#list').getBoundingClientRect().top + document.body.scrollHeight"
        before, rows = await page.evaluate(place), await page.locator("#list").inner_html()
        await board.send(*(version(f"fresh{n}", headline=f"Fresh {n}", regions=here) for n in range(5)))
        button = page.get_by_role("button", name="5 new")
        await expect(button).to_be_visible()
        await expect(page).to_have_title("(5) Micronesia · Dateline")
        assert (await page.evaluate(place), await page.locator("#list").inner_html()) == (before, rows)
        await expect(page.locator("#heard")).to_have_text(re.compile(r"^\d new$"))
        await page.keyboard.press("n")
        await expect(page.locator("#list > li")).to_have_count(35)
        assert await page.locator("#list > li.is-new").count() == 5
        await expect(button).to_be_hidden()


async def test_the_first_page_tells_what_came_and_shows_it_when_asked(board: Board, readers: Readers) -> None:
    here = of("antarctica")
    await board.tell(version("ice", headline="Ice breaks", text="Words.", regions=here, last_seen=LATER))
    async with readers.reader() as reader:
        page = await reader.open("/")
        line = page.locator("tr[data-region=antarctica]")
        await expect(line.locator("[data-newest=ice]")).to_be_visible()
        height = await page.evaluate("document.body.scrollHeight")
        await board.send(version("snow", headline="Snow falls", regions=here, last_seen=LATER))
        gone = other("withdrawn", "ice", 2, "withdrawal", headline=None, regions=here, last_seen=LATER)
        await board.send(gone)
        button = page.get_by_role("button", name="2 new")
        await expect(button).to_be_visible()
        await expect(line.locator(".more")).to_have_text("+1")
        await expect(line.locator("[data-newest=ice]")).to_have_text("Without a headline")
        await expect(line.locator("[data-newest=ice]")).to_have_class(re.compile("gone"))
        assert await page.evaluate("document.body.scrollHeight") == height
        await page.keyboard.press("n")
        await expect(page.locator(".revisions [data-story=ice]")).to_have_class(re.compile("is-withdrawn is-new"))
        await expect(line).to_have_class("is-new")
        await expect(line.locator(".more")).to_have_count(0)
        await expect(button).to_be_hidden()


async def test_the_button_covers_no_story(board: Board, readers: Readers) -> None:
    here = of("melanesia")
    await board.tell(*(version(f"reef{n}", headline=f"Reef {n}", regions=here) for n in range(3)))
    async with readers.reader() as reader:
        for path in ("/regions/melanesia", "/"):
            page = await reader.open(path)
            await board.send(version(f"fresh{len(path)}", headline="Fresh", regions=here))
            box = await page.get_by_role("button", name="1 new").bounding_box()
            first = await page.locator("#list, .world").first.bounding_box()
            assert box is not None
            assert first is not None
            assert box["y"] + box["height"] <= first["y"], path


async def test_a_withdrawal_takes_the_words_at_once(board: Board, readers: Readers) -> None:
    here = of("polynesia")
    await board.tell(version("doomed", headline="Doomed", text="Secret words of a story.", regions=here))
    async with readers.reader() as reader:
        page = await reader.open("/regions/polynesia")
        row = page.locator("[data-story=doomed]")
        await expect(row).to_contain_text("Secret words")
        await board.send(other("withdrawn", "doomed", 2, "withdrawal", headline="Doomed", regions=here))
        await expect(row).to_have_class("story is-withdrawn")
        await expect(row).not_to_contain_text("Secret words")
        await expect(row.locator(".title")).to_have_text("Doomed")
        await expect(row.locator(".badge")).to_have_text("withdrawn")


@pytest.mark.parametrize("path", ["/regions/melanesia", "/stories/{}", "/search?q={}"])
async def test_a_takedown_takes_the_words_of_a_story_without_a_headline(
    board: Board, readers: Readers, path: str
) -> None:
    """Its first words stood as its headline, and what changed in it stands below."""
    here, name = of("melanesia"), f"trawler{len(path)}"
    first = version(name, headline=None, text=f"Eleven {name} sailors saved.", regions=here)
    await board.tell(
        first, version(name, 2, "correction", headline=None, text=f"Nine {name} sailors saved.", regions=here)
    )
    async with readers.reader() as reader:
        page = await reader.open(path.format(name))
        await expect(page.locator("body")).to_contain_text(f"{name} sailors")
        await board.send(other("withdrawn", name, 3, "withdrawal", headline=None, regions=here))
        await expect(page.locator(f"[data-story={name}]").first).to_contain_text("Withdrawn just now")
        await expect(page.locator(f"[data-story={name}] >> css=h1, .title").first).to_have_text("Without a headline")
        assert f"{name} sailors" not in await page.content()


async def test_a_page_resumes_after_the_gateway_was_killed(board: Board, readers: Readers) -> None:
    here = of("caribbean")
    async with readers.reader() as reader, readers.reader() as other_reader:
        page, world = await reader.open("/regions/caribbean"), await other_reader.open("/")
        await board.send(version("before", headline="Before", regions=here))
        await expect(page.get_by_role("button", name="1 new")).to_be_visible()
        await board.kill()
        await expect(page.locator("#state")).to_be_visible()
        await expect(world.locator("#state")).to_be_in_viewport()
        await board.send(version("meanwhile", headline="Meanwhile", regions=here))
        await board.start()
        await board.send(version("after", headline="After", regions=here))
        await expect(page.get_by_role("button", name="3 new")).to_be_visible()
        await expect(page.locator("#state")).to_be_hidden()
        await expect(world.get_by_role("button", name="3 new")).to_be_visible()
        await page.keyboard.press("n")
        for title in ("Before", "Meanwhile", "After"):
            await expect(page.locator("#list .is-new").filter(has_text=title)).to_have_count(1)


async def test_the_page_of_a_story_says_that_it_changed(board: Board, readers: Readers) -> None:
    here = of("southern-africa")
    await board.tell(version("toll", headline="Toll", text="At least 3 died.", regions=here))
    async with readers.reader() as reader:
        page = await reader.open("/stories/toll")
        await board.send(version("toll", 2, "correction", headline="Toll", text="At least 2 died.", regions=here))
        await page.get_by_role("button", name="This story has changed").click()
        await expect(page.locator("#v2 ins.figure")).to_have_text("2")


async def test_a_hidden_tab_gives_its_connection_back(board: Board, readers: Readers) -> None:
    """A browser has six connections to a host: six tabs that nobody sees must not keep a seventh from loading."""
    async with readers.reader() as reader:
        page = await reader.open("/regions/southern-africa")
        hide = "Object.defineProperty(document, 'hidden', {value: %s, configurable: true})"
        await page.evaluate(f"{hide % 'true'}; document.dispatchEvent(new Event('visibilitychange'))")
        await board.send(version("unseen", headline="Unseen", regions=of("southern-africa")))
        async with page.expect_request("**/v1/stream**"):
            await page.evaluate(f"{hide % 'false'}; document.dispatchEvent(new Event('visibilitychange'))")
        await expect(page.get_by_role("button", name="1 new")).to_be_visible()

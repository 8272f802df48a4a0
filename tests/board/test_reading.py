"""An editor reads: a region, a story and what changed in it, a search; by keyboard, in a zone, without JavaScript."""

import pytest
from playwright.async_api import expect

from tests.board.conftest import Board, Readers, words

pytestmark = [pytest.mark.board, pytest.mark.asyncio(loop_scope="session")]


async def test_from_the_map_to_what_changed_in_a_story(board: Board, readers: Readers) -> None:
    async with readers.reader() as reader:
        page = await reader.open("/")
        await page.locator(".map a[data-region=western-asia]").click()
        await expect(page.locator("h1")).to_have_text("Western Asia")
        await expect(page.locator("#list > li").first).to_have_class("story is-withdrawn")
        await page.get_by_role("link", name="Dozens of houses fall in eastern Turkey").click()
        newest = page.locator("#v4")
        await expect(newest.locator("del.figure").first).to_have_text("14")
        await expect(newest.locator("ins.figure").first).to_have_text("23")
        await expect(newest.locator(".changes li").first).to_have_text("14 → 23 people died")
        assert await page.locator(".lanes tbody tr").count() == 2
        assert page.url == f"{board.url}/stories/{board.story('Dozens')}"


async def test_a_search_and_how_it_is_followed(readers: Readers) -> None:
    async with readers.reader() as reader:
        page = await reader.open("/")
        await page.keyboard.press("/")
        await page.keyboard.type("earthquak* -football")
        await page.keyboard.press("Enter")
        await expect(page.locator("#list > li")).to_have_count(1)
        assert "q=earthquak" in page.url
        await page.locator("summary", has_text="Follow").click()
        stream = await page.locator("pre").first.inner_text()
        assert stream == f"curl -N '{reader.url}/v1/stream?q=earthquak%2A+-football'"
        rule = await page.locator("pre").nth(1).inner_text()
        assert 'all = ["earthquak*"]' in rule
        feed = await page.get_by_role("link", name="Atom").get_attribute("href")
        assert (await page.request.get(reader.url + str(feed))).ok


async def test_filters_stand_in_the_address(readers: Readers) -> None:
    async with readers.reader() as reader:
        page = await reader.open("/regions/western-asia")
        await page.get_by_label("Language").fill("ar")
        await page.get_by_role("button", name="Filter", exact=True).click()
        await expect(page.locator("#list > li")).to_have_count(1)
        assert page.url.endswith("/regions/western-asia?language=ar")
        title = page.locator("#list .title")
        assert await title.evaluate("(each) => getComputedStyle(each).direction") == "rtl"
        await page.get_by_role("link", name="Remove the filter").click()
        assert page.url.endswith("/regions/western-asia")


async def test_keys_go_through_the_stories(readers: Readers) -> None:
    async with readers.reader() as reader:
        page = await reader.open("/regions/western-asia")
        focused = "document.activeElement.closest('[data-story]')?.dataset.story"
        ids = await page.evaluate("[...document.querySelectorAll('[data-story]')].map((each) => each.dataset.story)")
        seen = []
        for key in "jjk":
            await page.keyboard.press(key)
            seen.append(await page.evaluate(focused))
        assert seen == [ids[0], ids[1], ids[0]]
        await page.keyboard.press("?")
        await expect(page.get_by_role("dialog")).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("dialog")).to_be_hidden()
        await page.keyboard.press("Enter")
        await page.wait_for_url(f"**/stories/{ids[0]}")


async def test_times_are_in_the_readers_zone(readers: Readers) -> None:
    async with readers.reader(timezone_id="Asia/Tokyo") as reader:
        page = await reader.open("/regions/northern-europe")
        await expect(page.locator("#zone")).to_have_text("All times are in Asia/Tokyo.")
        # An hour and more before 13:03 UTC.
        await expect(page.locator("#list time").first).to_have_text("6 Feb 20:03\N{EN DASH}21:03")


async def test_typed_times_are_in_the_readers_zone(readers: Readers) -> None:
    """The newest story of the region came at 13:03 UTC: at 22:03 in Tokyo."""
    async with readers.reader(timezone_id="Asia/Tokyo") as reader:
        for typed, number in (
            ("2026-02-06 22:00", 1),
            ("2026-02-06T22:10", 0),
            ("2026-02-06T13:00Z", 1),
            ("2026-02-06 13:10Z", 0),
        ):
            page = await reader.open("/regions/northern-europe")
            await expect(page.locator("label", has_text="From")).to_have_text("From")
            await page.get_by_label("From", exact=True).fill(typed)
            await page.get_by_role("button", name="Filter", exact=True).click()
            await page.wait_for_url("**from=**")
            assert (await page.locator("#list > li").count() > 0) == (number > 0), f"{typed}: {page.url}"
        await page.goto(f"{reader.url}/regions/northern-europe?from=2026-02-06")
        await page.get_by_label("Until").fill("2026-02-07")
        await page.get_by_role("button", name="Filter", exact=True).click()
        await page.wait_for_url("**to=2026-02-07T00%3A00%2B09%3A00**")
        assert "from=2026-02-06T00%3A00%2B09%3A00" in page.url
        await expect(page.locator("#list > li")).to_have_count(1)


async def test_typed_times_follow_summer_time(readers: Readers) -> None:
    async with readers.reader(timezone_id="America/St_Johns") as reader:
        page = await reader.open("/search")
        found = await page.evaluate(
            """async (typed) => {
              const board = document.querySelector('script[type=module]').src;
              const { withZone } = await import(board.replace('board.js', 'times.js'));
              return typed.map(withZone);
            }""",
            ["2026-02-06", "2026-07-06 08:30:15", "20260706", "7d", "2026-02-06T10:00+01:00", "30 Nov"],
        )
        assert found == [
            "2026-02-06T00:00-03:30", "2026-07-06T08:30:15-02:30", "2026-07-06T00:00-02:30",
            "7d", "2026-02-06T10:00+01:00", "30 Nov",
        ]  # fmt: skip


async def test_typed_times_are_in_utc_without_javascript(readers: Readers) -> None:
    async with readers.reader(java_script_enabled=False) as reader:
        page = await reader.open("/regions/northern-europe")
        await expect(page.locator("label[for=f-from]")).to_have_text("From (UTC)")
        await expect(page.locator("label[for=f-to]")).to_have_text("Until (UTC)")


async def test_all_is_readable_without_javascript(board: Board, readers: Readers) -> None:
    async with readers.reader(java_script_enabled=False) as reader:
        page = await reader.open("/")
        await page.locator("tr[data-region=northern-europe] th a").click()
        text = words(await page.locator("main").inner_text())
        assert "CORRECTED - Norway leaves its rate alone" in text
        assert "4.25 → 4.50 percent" in text
        assert "6 Feb 11:03\N{EN DASH}12:03 UTC" in text
        await page.locator("#list .title").first.click()
        assert "4.25" in await page.locator("#v2 del").first.inner_text()
        await page.goto(f"{board.url}/alerts")
        assert "Quakes" in await page.locator("main").inner_text()


async def test_an_operator_sees_what_waits_and_what_failed(readers: Readers) -> None:
    async with readers.reader() as reader:
        page = await reader.open("/operator")
        letters = page.get_by_role("region", name="Dead letters by reason")
        await expect(letters.locator("tbody tr")).to_contain_text(["not a RawArticle: source: Field required"])
        await expect(page.get_by_role("region", name="Gateways").locator("tbody")).to_contain_text("ready")
        topics = page.get_by_role("region", name="Topics")
        await expect(topics).to_contain_text("board.region.* 24 topics")
        await expect(page.get_by_role("region", name="What waits")).to_contain_text("board.raw")


async def test_a_source_says_why_it_is_silent(readers: Readers) -> None:
    async with readers.reader() as reader:
        page = await reader.open("/sources")
        first = page.locator("tbody tr").first
        await expect(first.locator("th a")).to_have_text("morgenpost.example")
        await expect(first).to_contain_text("Silent: no page for 2 days")
        await expect(first).to_contain_text("pages were due since")
        await expect(first).to_contain_text("But its pages come: 1 since then is a dead letter")
        await expect(page.locator("tr", has_text="eastwire.example")).to_contain_text("Fewer briefs")
        assert await first.locator("svg.bars rect").count() > 20

"""An alert is acknowledged by name, and what became of it is told."""

import pytest
from playwright.async_api import expect

from dateline.topics import ALERTS
from tests.board.conftest import Board, Readers
from tests.copies import alert
from tests.flow import send_all
from tests.gateways import Client
from tests.versions import of, other, version

pytestmark = [pytest.mark.board, pytest.mark.asyncio(loop_scope="session")]


async def raise_alert(board: Board, name: str, rule: str) -> None:
    """Send a story and its alert, and return when the gateway has both: a page that is opened now shows them."""
    story = version(name, headline=name.title(), regions=of("central-asia"))
    await board.tell(story)
    raised = alert(story, rule)
    async with Client(board.url, "/v1/alerts/stream").connected() as client:
        await send_all(board.settings, [(name.encode(), raised.model_dump_json().encode())], ALERTS)
        await client.until_block(lambda: raised.alert_id in {event.data["alert_id"] for event in client.events})


async def test_an_alert_is_acknowledged_by_a_name(board: Board, readers: Readers) -> None:
    await raise_alert(board, "avalanche", "slides")
    async with readers.reader() as reader:
        page = await reader.open("/alerts?rule=slides")
        row = page.locator("[data-alert=slides-avalanche-1]")
        await expect(row.locator(".title")).to_have_text("Avalanche")
        await row.locator("summary", has_text="Acknowledge").click()
        await row.get_by_label("Your name").fill("Ada")
        await row.get_by_label("Note").fill("On it <b>")
        await row.get_by_role("button", name="Acknowledge").click()
        await page.wait_for_url("**/alerts?rule=slides")
        await expect(page.locator("[data-alert=slides-avalanche-1] .known")).to_contain_text("Acknowledged by Ada")
        await expect(page.locator("[data-alert=slides-avalanche-1] .known")).to_contain_text("On it <b>")
        assert await reader.reports() == []


async def test_new_alerts_wait_behind_the_button(board: Board, readers: Readers) -> None:
    async with readers.reader() as reader:
        page = await reader.open("/alerts?rule=gales")
        await raise_alert(board, "gale", "gales")
        await expect(page.get_by_role("button", name="1 new")).to_be_visible()
        await page.keyboard.press("n")
        await expect(page.locator("[data-alert=gales-gale-1] .title")).to_have_text("Gale")


async def test_alerts_of_a_withdrawn_story_lose_its_words_at_once(board: Board, readers: Readers) -> None:
    await raise_alert(board, "eruption", "peaks")
    async with readers.reader() as reader:
        page = await reader.open("/alerts?rule=peaks")
        row = page.locator("[data-alert=peaks-eruption-1]")
        await expect(row.locator(".title")).to_have_text("Eruption")
        gone = other("withdrawn", "eruption", 2, "withdrawal", headline=None, regions=of("central-asia"))
        told = alert(gone, "peaks").model_copy(update={"alert_id": "peaks-gone", "occasion": "withdrawal"})
        await send_all(board.settings, [(b"eruption", told.model_dump_json().encode())], ALERTS)
        await expect(row.locator(".title")).to_have_text("Without a headline")
        await expect(row.locator(".badge")).to_have_text("withdrawn")
        await expect(row.locator(".words")).to_contain_text("Withdrawn just now")

"""Regions that a story leaves, withdrawals, and takedowns: in memory, and through a worker on a broker."""

from datetime import datetime, timedelta
from typing import Final

from dateline.kafka.codec import encode, event_headers
from dateline.topics import DEAD_LETTER, DISTINCT, REGIONS, STORIES
from dateline_schemas import RawArticle, Story, Takedown
from tests.flow import Flow

NOON: Final = datetime.fromisoformat("2026-02-07T12:00:00+01:00")
BODY: Final = (
    "A ferry with {} people on board ran aground near the harbour on Saturday morning, the coast guard said. Ten "
    "passengers were taken to hospital with minor injuries. Divers were inspecting the hull for damage while tugs "
    "waited for the tide. The cause of the accident was not known, said spokeswoman Ida Holm of the Sandoy Line."
)


async def play(flow: Flow, *openings: str) -> None:
    """Send a page an hour, each with another number of people on board; wait until they are through."""
    for number, opening in enumerate(openings):
        text = f"{opening} (Reuters) - {BODY.format(200 + number)}"
        page = RawArticle(source="post", url=f"/{number}", fetched_at=NOON + timedelta(hours=number), text=text)
        await flow.send(page.key.encode(), encode(page))
    await flow.settle()


async def heard(flow: Flow, slug: str) -> list[tuple[str, int]]:
    """Return what a region's topic carries: event and version of each record."""
    records = [Story.read(record.value or b"") for record in await flow.read(REGIONS[slug])]
    return [(story.event, story.version) for story in records]


async def told(flow: Flow) -> list[Story]:
    return [Story.read(record.value or b"") for record in await flow.read(STORIES)]


async def test_each_region_hears_of_a_move_once_and_of_the_withdrawal_all_the_same(flow: Flow) -> None:
    await play(flow, "OSLO", "DAMASCUS", "BUENOS AIRES", "BUENOS AIRES", "WITHDRAWN: Ferry aground\n\nBUENOS AIRES")
    assert [story.event for story in await told(flow)] == [
        "version", "version", "moved", "version", "moved", "version", "withdrawn",
    ]  # fmt: skip
    assert await heard(flow, "northern-europe") == [("version", 1), ("moved", 3), ("withdrawn", 7)]
    assert await heard(flow, "western-asia") == [("version", 2), ("moved", 5), ("withdrawn", 7)]
    assert await heard(flow, "south-america") == [("version", 4), ("version", 6), ("withdrawn", 7)]


async def test_a_takedown_reaches_them_too_and_what_is_told_again_stays_withdrawn(flow: Flow) -> None:
    await play(flow, "OSLO", "DAMASCUS")
    *_, moved = await told(flow)
    order = Takedown(
        story_id=moved.story_id, requested_by="the desk", requested_at=NOON + timedelta(hours=1), newest=moved
    )
    for _ in range(2):
        await flow.send(b"en", encode(order), DISTINCT, event_headers(order, "takedown", ()))
    await play(flow, "OSLO", "DAMASCUS", "BUENOS AIRES")
    versions = await told(flow)
    withdrawn, *after = versions[3:]
    assert (withdrawn.event, withdrawn.relation.rule, withdrawn.text) == ("withdrawn", "takedown", None)
    assert [story.version for story in versions] == list(range(1, len(versions) + 1))
    assert after
    assert {(story.event, story.text, story.relation.kind) for story in after} == {("withdrawn", None, "repeat")}
    assert await heard(flow, "northern-europe") == [("version", 1), ("moved", 3), ("withdrawn", 4)]
    assert await heard(flow, "western-asia") == [("version", 2), ("withdrawn", 4)]
    assert await heard(flow, "south-america") == []


async def test_an_order_that_cannot_be_read_is_a_dead_letter(flow: Flow) -> None:
    order = ("ce_type", b"dateline.takedown.v1")
    await flow.send(b"en", b'{"story_id": "x"}', DISTINCT, (order,))
    await play(flow, "OSLO")
    (letter,) = await flow.read(DEAD_LETTER)
    assert order in letter.headers
    assert b"not a Takedown: requested_by" in dict(letter.headers)["__connect.errors.exception.message"]
    assert [story.event for story in await told(flow)] == ["version"]

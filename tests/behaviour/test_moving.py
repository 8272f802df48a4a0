"""Stories that leave regions, withdrawals and takedowns."""

from datetime import datetime, timedelta
from typing import Final

import pytest

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
    """Send pages an hour apart, each with another number of people on board; wait until they are processed."""
    for number, opening in enumerate(openings):
        text = f"{opening} (Reuters) - {BODY.format(200 + number)}"
        page = RawArticle(source="post", url=f"/{number}", fetched_at=NOON + timedelta(hours=number), text=text)
        await flow.send(page.key.encode(), encode(page))
    await flow.settle()


async def events_of_region(flow: Flow, slug: str) -> list[tuple[str, int]]:
    """Return event and version of each record on a region's topic."""
    records = [Story.read(record.value or b"") for record in await flow.read(REGIONS[slug])]
    return [(story.event, story.version) for story in records]


async def versions_of(flow: Flow) -> list[Story]:
    return [Story.read(record.value or b"") for record in await flow.read(STORIES)]


@pytest.mark.long_embedded
async def test_a_left_region_gets_one_move_and_still_the_withdrawal(flow: Flow) -> None:
    await play(flow, "OSLO", "DAMASCUS", "BUENOS AIRES", "BUENOS AIRES", "WITHDRAWN: Ferry aground\n\nBUENOS AIRES")
    assert [story.event for story in await versions_of(flow)] == [
        "version", "version", "moved", "version", "moved", "version", "withdrawn",
    ]  # fmt: skip
    assert await events_of_region(flow, "northern-europe") == [("version", 1), ("moved", 3), ("withdrawn", 7)]
    assert await events_of_region(flow, "western-asia") == [("version", 2), ("moved", 5), ("withdrawn", 7)]
    assert await events_of_region(flow, "south-america") == [("version", 4), ("version", 6), ("withdrawn", 7)]


@pytest.mark.long_embedded
async def test_a_takedown_reaches_left_regions_and_later_sightings_stay_withdrawn(flow: Flow) -> None:
    await play(flow, "OSLO", "DAMASCUS")
    *_, moved = await versions_of(flow)
    order = Takedown(
        story_id=moved.story_id, requested_by="the desk", requested_at=NOON + timedelta(hours=1), newest=moved
    )
    for _ in range(2):
        await flow.send(b"en", encode(order), DISTINCT, event_headers(order, "takedown", ()))
    await play(flow, "OSLO", "DAMASCUS", "BUENOS AIRES")
    versions = await versions_of(flow)
    withdrawn, *after = versions[3:]
    assert (withdrawn.event, withdrawn.relation.rule, withdrawn.text) == ("withdrawn", "takedown", None)
    assert [story.version for story in versions] == list(range(1, len(versions) + 1))
    assert after
    assert {(story.event, story.text, story.relation.kind) for story in after} == {("withdrawn", None, "repeat")}
    assert await events_of_region(flow, "northern-europe") == [("version", 1), ("moved", 3), ("withdrawn", 4)]
    assert await events_of_region(flow, "western-asia") == [("version", 2), ("withdrawn", 4)]
    assert await events_of_region(flow, "south-america") == []


@pytest.mark.long_embedded
async def test_a_takedown_that_cannot_be_read_is_a_dead_letter(flow: Flow) -> None:
    order = ("ce_type", b"dateline.takedown.v1")
    await flow.send(b"en", b'{"story_id": "x"}', DISTINCT, (order,))
    await play(flow, "OSLO")
    (letter,) = await flow.read(DEAD_LETTER)
    assert order in letter.headers
    assert b"not a Takedown: requested_by" in dict(letter.headers)["__connect.errors.exception.message"]
    assert [story.event for story in await versions_of(flow)] == ["version"]

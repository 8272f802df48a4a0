"""Cursors and lists at two gateways: their copies took the same records in another order, and list them in one."""

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from dateline.gateway.copy import keys
from dateline.kafka.codec import Incoming
from tests.copies import START, Log, alert
from tests.gateway_apps import App, app
from tests.versions import of, other, version

STORIES = 60
NAMES = [f"s{number}" for number in range(STORIES)]


class Gateways(NamedTuple):
    first: App
    second: App

    async def apply(self, *partitions: Sequence[Incoming]) -> None:
        """Let the second gateway read the partitions in the other order."""
        for each, order in ((self.first, partitions), (self.second, partitions[::-1])):
            for records in order:
                await each.apply(records)


@asynccontextmanager
async def two(folder: Path) -> AsyncIterator[Gateways]:
    (folder / "second").mkdir()
    async with app(folder) as first, app(folder / "second") as second:
        yield Gateways(first, second)


def at_once(names: Sequence[str] = NAMES) -> tuple[list[Incoming], list[Incoming]]:
    """Return the records of stories of one time, in two partitions."""
    log = Log()
    stories = [version(name, text="word", regions=of("western-asia"), last_seen=START) for name in names]
    return log.stories(stories[::2], 0), log.stories(stories[1::2], 1)


@pytest.fixture
async def gateways(tmp_path: Path) -> AsyncIterator[Gateways]:
    async with two(tmp_path) as opened:
        await opened.apply(*at_once())
        yield opened


async def pages(apps: Sequence[App], path: str, limit: int = 7) -> list[dict[str, Any]]:
    """Return the items of a list, page by page, of one gateway after the other."""
    items: list[dict[str, Any]] = []
    cursor = ""
    for each in cycle(apps):
        answer = await each.json(f"{path}&limit={limit}&cursor={cursor}")
        items += answer.get("stories") or answer["alerts"]
        if answer["next"] is None:
            break
        cursor = answer["next"]
    return items


PATHS = [
    "/v1/stories?",
    "/v1/stories?q=word",
    "/v1/stories?region=western-asia",
    "/v1/stories?region=western-asia&q=w*",
]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("limit", [1, 7, 20])
async def test_a_cursor_goes_on_at_another_gateway(gateways: Gateways, path: str, limit: int) -> None:
    in_turn = [story["story_id"] for story in await pages(gateways, path, limit)]
    assert sorted(in_turn) == sorted(NAMES)
    for each in gateways:
        assert [story["story_id"] for story in await pages([each], path, limit)] == in_turn


@pytest.mark.parametrize("path", PATHS)
async def test_stories_whose_keys_fall_together_have_one_order_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    number = keys.story_number
    monkeypatch.setattr(keys, "story_number", lambda story_id: number(story_id) >> keys.KEY_SHIFT)
    async with two(tmp_path) as opened:
        await opened.apply(*at_once())
        in_turn = [story["story_id"] for story in await pages(opened, path)]
        assert sorted(in_turn) == sorted(NAMES)
        for each in opened:
            assert [story["story_id"] for story in await pages([each], path)] == in_turn


async def test_more_stories_than_a_cell_has_slots_are_all_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = keys.story_number
    monkeypatch.setattr(keys, "story_number", lambda story_id: number(story_id) >> keys.KEY_SHIFT)
    names = [f"s{number}" for number in range(3 * keys.SLOTS)]
    async with two(tmp_path) as opened:
        await opened.apply(*at_once(names))
        for each in opened:
            for path in PATHS:
                assert sorted(story["story_id"] for story in await pages([each], path)) == sorted(names)


async def test_a_list_keeps_its_order_where_a_story_left_it(gateways: Gateways) -> None:
    answer = await gateways.first.json("/v1/stories?limit=10")
    last = answer["stories"][-1]["story_id"]
    log = Log()
    log.stories([version("x")] * STORIES, NAMES.index(last) % 2)  # the offsets of before
    newer = log.stories([version(last, 2, "update", text="new", last_seen=START + timedelta(hours=1))],
                        NAMES.index(last) % 2)  # fmt: skip
    await gateways.apply(newer)
    after = await gateways.second.json(f"/v1/stories?limit=200&cursor={answer['next']}")
    seen = [story["story_id"] for story in (*answer["stories"], *after["stories"])]
    assert sorted(seen) == sorted(NAMES)


@pytest.mark.parametrize(
    "path", ["/feeds/western-asia.atom", "/feeds/stories.json?q=word", "/v1/stories", "/v1/stories?q=word&limit=9"]
)
async def test_a_reader_has_what_another_gateway_gave(gateways: Gateways, path: str) -> None:
    first, second = [await each.get(path) for each in gateways]
    assert first.content == second.content
    again = await gateways.second.get(path, if_none_match=first.headers["etag"])
    assert again.status_code == 304


async def test_pages_of_the_board_go_on_at_another_gateway(gateways: Gateways) -> None:
    seen: list[str] = []
    path = "/regions/western-asia"
    for each in cycle(gateways):
        page = (await each.get(path)).text
        seen += re.findall(r'<li[^>]*data-story="([^"]+)"', page)
        older = re.search(r'href="([^"]*cursor=[^"]*)"', page)
        if older is None:
            break
        path = older[1].replace("&amp;", "&")
        path = path if path.startswith("/") else f"/regions/western-asia{path}"
    assert sorted(seen) == sorted(NAMES)


async def test_a_search_by_rank_goes_on_only_where_it_began(gateways: Gateways) -> None:
    answer = await gateways.first.json("/v1/stories?q=word&order=rank&limit=5")
    path = f"/v1/stories?q=word&order=rank&limit=5&cursor={answer['next']}"
    assert "goes on only at the gateway that began it" in (await gateways.second.json(path, 400))["detail"]
    assert len((await gateways.first.json(path))["stories"]) == 5
    await gateways.first.service.copy.discard("lost")
    assert "until its copy is filled anew" in (await gateways.first.json(path, 400))["detail"]


async def test_a_cursor_of_alerts_goes_on_at_a_gateway_that_has_fewer_of_them(tmp_path: Path) -> None:
    log = Log()
    fired = log.alerts(
        alert(version(name, last_seen=START), alert_id=f"{name}-{count}") for count in range(10) for name in ("a", "b")
    )
    async with two(tmp_path) as opened:
        await opened.first.apply(alerts=fired)
        await opened.second.apply(alerts=fired[5:])  # the first ones had expired when it began
        in_turn = [each["alert"]["alert_id"] for each in await pages(opened[::-1], "/v1/alerts?", 3)]
        alone = [each["alert"]["alert_id"] for each in await pages([opened.first], "/v1/alerts?", 3)]
        assert in_turn == alone[: len(in_turn)]
        assert len(in_turn) >= len(fired[5:])


async def test_a_withdrawal_has_one_place_in_all_copies(gateways: Gateways) -> None:
    log = Log()
    log.stories([version("x")] * STORIES)
    gone = log.stories([other("withdrawn", NAMES[0], 2, "withdrawal", last_seen=START)], sent_at=START)
    await gateways.apply(gone)
    in_turn = [story["story_id"] for story in await pages(gateways, "/v1/stories?")]
    assert sorted(in_turn) == sorted(NAMES)
    assert in_turn == [story["story_id"] for story in await pages([gateways.second], "/v1/stories?")]

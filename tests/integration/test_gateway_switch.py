"""The gateway over a switch to another namespace: followed, missed, and with a copy begun after it."""

import asyncio
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from dateline.client import live_feed
from dateline.core.replay.alias import Alias
from dateline.core.versions import FINGERPRINT_VERSION, PARSER_VERSION
from dateline.gateway.copy.store import Beginning, Copy
from dateline.gateway.copy.writer import ALERTS as ALERT_ROWS
from dateline.gateway.copy.writer import STORIES as STORY_ROWS
from dateline.kafka.alias import KEY, namespace_settings
from dateline.kafka.clients import administering
from dateline.kafka.codec import REPLAYED, encode
from dateline.kafka.topic_admin import create_topic, create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTS, ALIAS, STORIES
from tests.copies import alert
from tests.flow import read_topic, send_all
from tests.gateways import Client, gateway, read_events, versions
from tests.versions import record, version

MARK = ((REPLAYED, b"upgrade"),)


@pytest.fixture
async def live(settings: ResolvedSettings, monkeypatch: pytest.MonkeyPatch) -> ResolvedSettings:
    monkeypatch.setattr(live_feed, "_ALIAS_POLL_SECONDS", 0.2)
    settings = settings.model_copy(update={"partitions": 2})
    await create_topics(settings)
    return settings


@pytest.fixture
async def prepared(live: ResolvedSettings) -> ResolvedSettings:
    """A namespace that has replayed the old pages: what it made of them is marked."""
    new = namespace_settings(live, f"{live.namespace}-new")
    await create_topics(new)
    await send(new, "a", "b", headers=MARK)
    return new


async def send(settings: ResolvedSettings, *names: str, headers: tuple[tuple[str, bytes], ...] = ()) -> None:
    await send_all(settings, [record(version(name)) for name in names], STORIES, headers)


async def switch(live: ResolvedSettings, new: ResolvedSettings, former: str) -> None:
    """Make a namespace live, as the last step of ``dateline upgrade switch`` does."""
    records = await read_topic(new, STORIES)
    ends = {
        number: 1 + max([each.offset for each in records if each.partition == number], default=-1) for number in (0, 1)
    }
    alias = Alias(
        live=new.namespace, former=former, phase="live", at=datetime.now(UTC), parser_version=PARSER_VERSION,
        fingerprint_version=FINGERPRINT_VERSION, opens={STORIES.suffix: ends},
    )  # fmt: skip
    await create_topic(live, ALIAS)
    await send_all(live, [(KEY, encode(alias))], ALIAS)


async def test_a_client_goes_on_over_a_switch(
    live: ResolvedSettings, prepared: ResolvedSettings, tmp_path: Path
) -> None:
    await send(live, "a")
    async with gateway(live, tmp_path / "followed") as url:
        client = Client(url, "/v1/stream?since=9999d")
        alerts = Client(url, "/v1/alerts/stream")
        async with client.connected(), alerts.connected():
            await client.until(1)
            await send(live, "b")
            await client.until(2)
            await switch(live, prepared, live.namespace)
            await send(prepared, "late", headers=MARK)
            await send(prepared, "c", "d")
            await send_all(live, [(b"", encode(alert(version("c"))))], ALERTS)
            await client.until(4)
            await alerts.until(1)
        assert versions(client)[:2] == ["a1", "b1"]
        assert sorted(versions(client)[2:]) == ["c1", "d1"]

        # Back, while a client is away; and a client of another gateway, whose copy is begun after all of it.
        await send(prepared, "e")
        client.last_id = client.events[1].id
        async with client.connected():
            await client.until(7)
        assert sorted(versions(client)[4:]) == ["c1", "d1", "e1"]
    async with gateway(live, tmp_path / "new") as url:
        elsewhere = Client(url)
        elsewhere.last_id = client.events[0].id
        async with elsewhere.connected():
            await elsewhere.until(4)
            assert sorted(versions(elsewhere)) == ["b1", "c1", "d1", "e1"]
            await send(prepared, "f", headers=MARK)
            await send(prepared, "g")
            await elsewhere.until(5)
        assert versions(elsewhere)[-1] == "g1"
        since = await read_events(url, 6)
        assert sorted(versions(since)) == [f"{name}1" for name in "abcdeg"]


async def test_a_client_of_a_gateway_that_followed_a_switch_waits_for_another_that_is_about_to(
    live: ResolvedSettings, prepared: ResolvedSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await send(live, "a")
    async with gateway(live, tmp_path / "quick") as quick, AsyncExitStack() as stack:
        client = Client(quick)
        async with client.connected():
            monkeypatch.setattr(live_feed, "_ALIAS_POLL_SECONDS", 3.0)
            slow = await stack.enter_async_context(gateway(live, tmp_path / "slow"))
            monkeypatch.setattr(live_feed, "_ALIAS_POLL_SECONDS", 0.2)
            await switch(live, prepared, live.namespace)
            await send(prepared, "b")
            await client.until(1)
        client.url = slow
        async with client.connected():
            await send(prepared, "c")
            await client.until(2)
    assert versions(client) == ["b1", "c1"]


async def test_a_gateway_that_was_away_goes_on_over_the_switch_and_back(
    live: ResolvedSettings, prepared: ResolvedSettings, tmp_path: Path
) -> None:
    await send(live, "a")
    async with gateway(live, tmp_path / "copy") as url:
        client = await read_events(url, 1)
    await send(live, "b")
    await switch(live, prepared, live.namespace)
    await send(prepared, "c")
    async with gateway(live, tmp_path / "copy", ready=False) as url:
        client.url = url
        async with client.connected():
            await client.until(3)
        assert versions(client) == ["a1", "b1", "c1"]
    await send(prepared, "d")
    await switch(live, live, prepared.namespace)
    await send(live, "e")
    async with gateway(live, tmp_path / "copy", ready=False) as url:
        client.url = url
        async with client.connected():
            await client.until(5)
        assert versions(client) == ["a1", "b1", "c1", "d1", "e1"]
        # From the first event of all, through both namespaces.
        again = await read_events(url, 4, client.events[0].id)
        assert versions(again) == ["b1", "c1", "d1", "e1"]


async def test_a_copy_that_is_begun_after_going_back_has_all_that_was_published(
    live: ResolvedSettings, prepared: ResolvedSettings, tmp_path: Path
) -> None:
    await send(live, "a", "b")
    async with gateway(live, tmp_path / "lost") as url:
        client = await read_events(url, 2)
    await switch(live, prepared, live.namespace)
    await send(live, "copied", headers=MARK)
    await send(prepared, "c")
    await send(live, "copied too", headers=MARK)
    await switch(live, live, prepared.namespace)
    await send(live, "d")
    async with gateway(live, tmp_path / "new") as url:
        client.url = url
        async with client.connected():
            await client.until(4)
            await send(live, "e")
            await client.until(5)
        assert [event.name for event in client.events] == ["version"] * 5
        assert versions(client)[2:] == ["c1", "d1", "e1"]
        since = await read_events(url, 5)
        assert versions(since) == [*versions(client)[:2], "c1", "d1", "e1"]
    unfinished = Copy(tmp_path / "unfinished", live.namespace)
    await unfinished.open()
    firsts = {STORY_ROWS: {0: 0, 1: 0}, ALERT_ROWS: {0: 0, 1: 0}}
    await unfinished.begin(Beginning(live.namespace, switched=True, firsts=firsts))  # and then its gateway was killed
    await unfinished.close()
    async with gateway(live, tmp_path / "unfinished") as url:
        since = await read_events(url, 5)
        assert versions(since) == [*versions(client)[:2], "c1", "d1", "e1"]
    async with gateway(live, tmp_path / "new") as url:  # the same copy again
        client.url = url
        async with client.connected():
            await send(live, "f")
            await client.until(6)
        assert versions(client)[5:] == ["f1"]


async def test_what_a_deleted_former_namespace_had_is_a_gap(
    live: ResolvedSettings, prepared: ResolvedSettings, tmp_path: Path
) -> None:
    await send(live, "a")
    async with gateway(live, tmp_path / "copy") as url:
        client = await read_events(url, 1)
    await send(live, "b")
    await switch(live, prepared, live.namespace)
    await send(prepared, "c")
    async with administering(live) as admin:
        await admin.delete_topics([STORIES.of(live)])
    for copy in ("copy", "new"):  # one that knew the former namespace, and one that begins now
        async with gateway(live, tmp_path / copy, ready=False) as url:
            late = await read_events(url, 2, client.events[0].id)
            assert [event.name for event in late.events] == ["gap", "version"]
            assert late.events[1].version == "c1"


async def test_topics_that_were_created_anew_are_copied_anew(live: ResolvedSettings, tmp_path: Path) -> None:
    await send(live, *"abcdef")
    async with gateway(live, tmp_path / "copy") as url:
        client = await read_events(url, 6)
    async with administering(live) as admin:
        await admin.delete_topics([STORIES.of(live)])
        while STORIES.of(live) in await admin.list_topics():  # noqa: ASYNC110  # the broker sends no event
            await asyncio.sleep(0.05)
    await create_topics(live)
    await send(live, "new")
    async with gateway(live, tmp_path / "copy") as url:
        since = await read_events(url, 1)
        assert versions(since) == ["new1"]
        async with httpx.AsyncClient(base_url=url) as http:
            refused = await http.get("/v1/stream", headers={"last-event-id": client.last_id})
            assert refused.status_code == 400


async def test_a_topic_of_alerts_that_was_created_anew_does_not_keep_a_gateway_from_starting(
    live: ResolvedSettings, tmp_path: Path
) -> None:
    await send(live, "a")
    await send_all(live, [(b"", encode(alert(version(name)))) for name in "abcdef"], ALERTS)
    async with gateway(live, tmp_path / "copy") as url:
        client = Client(url, "/v1/alerts/stream?since=9999d")
        async with client.connected():
            await client.until(6)
    async with administering(live) as admin:
        await admin.delete_topics([ALERTS.of(live)])
        while ALERTS.of(live) in await admin.list_topics():  # noqa: ASYNC110  # the broker sends no event
            await asyncio.sleep(0.05)
    await create_topics(live)
    await send_all(live, [(b"", encode(alert(version("new"))))], ALERTS)
    async with gateway(live, tmp_path / "copy") as url:
        fired, stories = Client(url, "/v1/alerts/stream?since=9999d"), Client(url, "/v1/stream?since=9999d")
        async with fired.connected(), stories.connected():
            await fired.until(1)
            await stories.until(1)
        assert versions(fired) == ["new1"]
        assert versions(stories) == ["a1"]

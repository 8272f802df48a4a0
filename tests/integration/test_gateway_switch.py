"""The gateway over a switch to another namespace: followed, missed, and with a copy begun after it."""

import asyncio
from contextlib import AsyncExitStack, aclosing
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from dateline.cli.stories.takedown_order import store_order
from dateline.client import live_feed, subscribe
from dateline.client.gateway_notes import read_notes
from dateline.core.replay.alias import Alias, Stretch
from dateline.core.versions import FINGERPRINT_VERSION, PARSER_VERSION
from dateline.gateway.copy.batch import Generation
from dateline.gateway.copy.store import Beginning, Copy
from dateline.kafka.alias import KEY, namespace_settings, read_alias
from dateline.kafka.clients import administering
from dateline.kafka.codec import REPLAYED, encode
from dateline.kafka.topic_admin import create_topic, create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTS, ALIAS, STORIES
from dateline_schemas import Relation, Story, Takedown
from dateline_schemas.takedown import BY_TAKEDOWN
from tests.copies import alert, words_left
from tests.flow import read_topic, send_all
from tests.gateways import SECONDS, Client, gateway, read_events, versions
from tests.versions import other, record, version

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


async def switch(live: ResolvedSettings, new: ResolvedSettings, former: str, *, remembers: bool = True) -> None:
    """Make a namespace live, as the last step of ``dateline upgrade switch`` does; ``remembers`` what was before."""
    records = await read_topic(new, STORIES)
    ends = {
        number: 1 + max([each.offset for each in records if each.partition == number], default=-1) for number in (0, 1)
    }
    last = await read_alias(live)
    alias = Alias(
        live=new.namespace, former=former, phase="live", at=datetime.now(UTC), parser_version=PARSER_VERSION,
        fingerprint_version=FINGERPRINT_VERSION, opens={STORIES.suffix: ends},
        earlier=(Stretch(live=former),) if last is None else last.stretches(live.namespace),
    )  # fmt: skip
    if not remembers:
        alias = alias.model_copy(update={"earlier": ()})
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


async def test_a_client_waits_for_a_gateway_whose_copy_begins_what_is_live_now(
    live: ResolvedSettings, prepared: ResolvedSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_begin, begins = asyncio.Event(), asyncio.Event()
    begin = Copy.begin

    async def wait_and_begin(copy: Copy, start: Beginning) -> Generation:
        if start.switched and copy.path.name.startswith("slow"):
            begins.set()
            await may_begin.wait()
        return await begin(copy, start)

    monkeypatch.setattr(Copy, "begin", wait_and_begin)
    await send(live, "a")
    async with gateway(live, tmp_path / "quick") as quick, gateway(live, tmp_path / "slow") as slow:
        client = Client(quick)
        async with client.connected():
            await switch(live, prepared, live.namespace)
            await send(prepared, "b")
            await client.until(1)
        await asyncio.wait_for(begins.wait(), SECONDS)
        reading = asyncio.create_task(Client(slow, headers={"last-event-id": client.last_id}).read())
        done, _ = await asyncio.wait({reading}, timeout=1)
        assert not done, "it is neither refused nor answered"
        may_begin.set()
        reading.cancel()


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


@pytest.mark.parametrize("remembers", [True, False], ids=["", "alias of a version before"])
async def test_a_copy_that_is_begun_after_going_back_has_all_that_was_published(
    live: ResolvedSettings, prepared: ResolvedSettings, tmp_path: Path, *, remembers: bool
) -> None:
    await send(live, "a", "b")
    async with gateway(live, tmp_path / "lost") as url:
        client = await read_events(url, 2)
    await switch(live, prepared, live.namespace, remembers=remembers)
    await send(live, "copied", headers=MARK)
    await send(prepared, "c")
    await send(live, "copied too", headers=MARK)
    await switch(live, live, prepared.namespace, remembers=remembers)
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
    async with gateway(live, tmp_path / "new") as url:  # the same copy again
        client.url = url
        async with client.connected():
            await send(live, "f")
            await client.until(6)
        assert versions(client)[5:] == ["f1"]


async def other_namespace(live: ResolvedSettings, suffix: str) -> ResolvedSettings:
    other = namespace_settings(live, f"{live.namespace}-{suffix}")
    await create_topics(other)
    await send(other, "a", headers=MARK)
    return other


async def drop(settings: ResolvedSettings) -> None:
    async with administering(settings) as admin:
        await admin.delete_topics([STORIES.of(settings)])
        while STORIES.of(settings) in await admin.list_topics():  # noqa: ASYNC110  # the broker sends no event
            await asyncio.sleep(0.05)


async def test_three_switches_while_a_gateway_was_away_are_read_one_after_the_other(
    live: ResolvedSettings, prepared: ResolvedSettings, tmp_path: Path
) -> None:
    third, fourth = [await other_namespace(live, suffix) for suffix in ("3", "4")]
    await send(live, "a")
    async with gateway(live, tmp_path / "copy") as url:
        client = await read_events(url, 1)
    await send(live, "b")
    for former, new, name in ((live, prepared, "c"), (prepared, third, "d"), (third, fourth, "e")):
        await switch(live, new, former.namespace)
        await send(new, "copied", headers=MARK)
        await send(new, name)
    for copy in ("copy", "new"):  # one that was away, and one that begins now
        async with gateway(live, tmp_path / copy) as url:
            late = await read_events(url, 4, client.events[0].id)
            assert [event.name for event in late.events] == ["version"] * 4
            assert versions(late) == ["b1", "c1", "d1", "e1"]
            for number, event in enumerate(late.events[:-1]):
                assert versions(await read_events(url, 3 - number, event.id)) == versions(late)[number + 1 :]


async def test_ids_of_a_namespace_that_was_live_twice_resume_in_their_own_time(
    live: ResolvedSettings, prepared: ResolvedSettings, tmp_path: Path
) -> None:
    """The name's own namespace publishes nothing when it is live again, so that its ids have the same offsets."""
    ids = {}
    async with gateway(live, tmp_path / "followed") as url:
        await send(live, "a", "b")
        client = await read_events(url, 2)
        ids["first"] = client.last_id
        client.url = url
        async with client.connected():
            for new, former, name in ((prepared, live, "c"), (live, prepared, None), (prepared, live, "d")):
                count = len(client.events)
                await switch(live, new, former.namespace)
                ids[f"after {name or 'nothing'}"] = await position_other_than(url, *ids.values())
                if name is not None:
                    await send(new, name)
                    await client.until(count + 1)
        assert versions(client)[2:] == ["c1", "d1"]
    expected = {"first": ["c1", "d1"], "after c": ["c1", "d1"], "after nothing": ["d1"], "after d": ["d1"]}
    for copy in ("followed", "new"):
        async with gateway(live, tmp_path / copy) as url:
            for name, events in expected.items():
                assert versions(await read_events(url, len(events), ids[name])) == events, name


async def position_other_than(url: str, *former: str) -> str:
    """Return the id of a client that comes to a gateway, once it is none of the former ones."""
    async with asyncio.timeout(SECONDS):
        while True:
            client = Client(url)
            async with client.connected():
                if client.last_id not in former:
                    return client.last_id


async def test_a_copy_of_a_namespace_that_was_dropped_while_the_gateway_was_away_is_filled_anew(
    live: ResolvedSettings, prepared: ResolvedSettings, tmp_path: Path
) -> None:
    """A takedown of that time stands nowhere any more: in the live namespace it is marked, as was its story."""
    word = "Onuitspreekbaar"
    await send_all(live, [record(version("a", text=word))], STORIES)
    async with gateway(live, tmp_path / "copy" / "file") as url:
        client = await read_events(url, 1)
    assert words_left(tmp_path / "copy", word)
    withdrawal = other("withdrawn", "a", 2, "withdrawal", relation=Relation(kind="withdrawal", rule=BY_TAKEDOWN))
    await send_all(live, [record(withdrawal)], STORIES)
    await send_all(prepared, [record(withdrawal)], STORIES, MARK)
    await switch(live, prepared, live.namespace)
    await send(prepared, "c")
    await drop(live)
    async with gateway(live, tmp_path / "copy" / "file") as url:
        late = await read_events(url, 2, client.events[0].id)
        assert [event.name for event in late.events] == ["gap", "version"]
        assert late.events[1].version == "c1"
        async with httpx.AsyncClient(base_url=url) as http:
            assert word not in (await http.get("/v1/stories/a")).text
    assert words_left(tmp_path / "copy", word) == []


async def test_a_namespace_that_was_dropped_between_others_makes_all_before_it_go(
    live: ResolvedSettings, prepared: ResolvedSettings, tmp_path: Path
) -> None:
    third = await other_namespace(live, "3")
    await send(live, "a")
    async with gateway(live, tmp_path / "copy") as url:
        client = await read_events(url, 1)
    await switch(live, prepared, live.namespace)
    await switch(live, third, prepared.namespace)
    await send(third, "d")
    await drop(prepared)
    async with gateway(live, tmp_path / "copy") as url:
        late = await read_events(url, 2, client.events[0].id)
        assert [event.name for event in late.events] == ["gap", "version"]
        assert versions(await read_events(url, 2)) == ["a1", "d1"], "what the live namespace has"


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


def taken_down(story_id: str, number: int) -> tuple[bytes, bytes]:
    relation = Relation(kind="withdrawal", rule=BY_TAKEDOWN)
    return record(
        other("withdrawn", story_id, number, "withdrawal", headline=None, fingerprint=None, relation=relation)
    )


async def confirmed(live: ResolvedSettings, story_id: str) -> None:
    """Wait until a gateway has confirmed a takedown."""
    async with asyncio.timeout(SECONDS):
        while story_id not in (await read_notes(live)).erasures:  # noqa: ASYNC110  # a topic is polled
            await asyncio.sleep(0.05)


async def assert_nothing_is_served(url: str, story_id: str, word: str) -> None:
    async with httpx.AsyncClient(base_url=url) as http:
        assert word not in (await http.get(f"/v1/stories/{story_id}")).text
        found = (await http.get("/v1/stories", params={"q": word})).json()
        assert word not in str(found["stories"])


async def test_a_takedown_reaches_a_text_that_a_former_namespace_gave_another_id(
    live: ResolvedSettings, prepared: ResolvedSettings, tmp_path: Path
) -> None:
    """`takedown` in the new namespace, and `upgrade back`, which withdraws the story there with the mark."""
    word, folder = "Onuitspreekbaar", tmp_path / "followed"
    text = version("old", text=word, fingerprint="f1")
    order = Takedown(
        story_id="new", requested_by="desk", requested_at=datetime.now(UTC), newest=other("version", "new", 1, "new"),
        fingerprints=("f1",),
    )  # fmt: skip
    await send_all(live, [record(text)], STORIES)
    await send(live, "kept")
    async with gateway(live, folder / "copy") as url:
        client = Client(url, "/v1/stream?since=9999d")
        async with client.connected():
            await client.until(2)
            await switch(live, prepared, live.namespace)
            await store_order(live, order)
            await send_all(prepared, [taken_down("new", 2)], STORIES)
            await client.until(3)
            await confirmed(live, "new")
            assert words_left(folder, word) == [], "the confirmation says so"
            await assert_nothing_is_served(url, "old", word)
            await switch(live, live, prepared.namespace)
            await send_all(live, [taken_down("old", 2), taken_down("unknown", 2)], STORIES, MARK)
            await send(live, "d")
            await confirmed(live, "old")
            await client.until(5)
        told = [(event.version, event.name) for event in client.events[2:]]
        assert sorted(told) == [("d1", "version"), ("new2", "withdrawn"), ("old2", "withdrawn")]
    async with gateway(live, tmp_path / "new" / "copy") as url:
        await assert_nothing_is_served(url, "old", word)
        assert words_left(tmp_path / "new", word) == []


async def test_a_subscriber_gets_the_withdrawal_that_a_switch_orders(
    live: ResolvedSettings, prepared: ResolvedSettings
) -> None:
    await send(live, "a")
    await send_all(live, [record(version("b")), taken_down("b", 2)], STORIES)
    got: list[Story] = []
    async with asyncio.timeout(SECONDS), aclosing(subscribe(settings=live)) as stories:
        async for story in stories:
            got.append(story)
            if len(got) == 3:
                await switch(live, prepared, live.namespace)
                await send_all(prepared, [taken_down("a", 2), taken_down("b", 2)], STORIES, MARK)
                await send(prepared, "later", headers=MARK)
                await send(prepared, "end")
            if story.story_id == "end":
                break
    told = [(story.story_id, story.event) for story in got]
    assert sorted(told) == [
        ("a", "version"), ("a", "withdrawn"), ("b", "version"), ("b", "withdrawn"), ("end", "version"),
    ]  # fmt: skip

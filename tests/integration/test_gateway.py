"""``dateline serve`` on a broker: streams that resume exactly, and what a client may ask for."""

import asyncio
import signal
from pathlib import Path
from time import monotonic
from typing import Final

import httpx
import pytest
from aiokafka import TopicPartition
from aiokafka.admin import RecordsToDelete

from dateline.gateway.access import bounds
from dateline.gateway.follow import follower as follow
from dateline.gateway.stream import subscriber
from dateline.gateway.stream.event_id import EventId, decode_id, encode_id, tag_of
from dateline.kafka.clients import administering
from dateline.kafka.embedded_broker.broker import free_port
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTS, STORIES
from tests.copies import alert
from tests.flow import send_all
from tests.gateways import Client, gateway, gateway_process, read_events, until_ready, versions
from tests.integration.command import dateline
from tests.versions import dated, of, other, record, version


@pytest.fixture
async def topics(settings: ResolvedSettings) -> ResolvedSettings:
    settings = settings.model_copy(update={"partitions": 2})
    await create_topics(settings)
    return settings


async def send(settings: ResolvedSettings, *names: str, number: int = 1) -> None:
    await send_all(settings, [record(version(name, number)) for name in names], STORIES)


async def test_a_client_gets_what_is_new_and_resumes_exactly_where_it_stopped(
    topics: ResolvedSettings, tmp_path: Path
) -> None:
    await send(topics, "old")
    async with gateway(topics, tmp_path / "copy") as url:
        client = Client(url)
        async with client.connected():
            await send(topics, *"abc")
            assert sorted(versions(client) if await client.until(3) else []) == ["a1", "b1", "c1"]
        await send(topics, *"defgh")
        async with client.connected():
            await client.until(8)
            await send(topics, "i")
            await client.until(9)
        assert sorted(versions(client)) == [f"{name}1" for name in "abcdefghi"]
        assert all(len(event.id) < 100 for event in client.events)

    # Over a restart; over another gateway, whose copy is new; and with since= from the beginning.
    await send(topics, "j")
    async with gateway(topics, tmp_path / "copy") as url:
        again = await read_events(url, 5, client.events[4].id)
        assert set(versions(again)) == {f"{name}1" for name in "abcdefghij"} - set(versions(client)[:5])
    async with gateway(topics, tmp_path / "other") as url:
        elsewhere, since = Client(url), Client(url, "/v1/stream?since=9999d")
        elsewhere.last_id = client.events[4].id
        async with elsewhere.connected(), since.connected():
            await elsewhere.until(5)
            await since.until(11)
        assert set(versions(elsewhere)) == set(versions(again))
        assert len(versions(since)) == 11


async def test_a_region_s_stream_has_what_its_topic_has(topics: ResolvedSettings, tmp_path: Path) -> None:
    asia, europe = of("western-asia"), of("eastern-europe")
    events = [
        version("a", regions=asia),
        version("a", 2, "repeat", regions=asia),
        version("b", regions=europe),
        version("a", 3, "update", regions=europe),
        other("moved", "a", 4, regions=europe, left_regions=asia),
        other("relinked", "b", 2, regions=europe, former_regions=asia, merged_into="a"),
        other("withdrawn", "a", 5, "withdrawal", regions=europe, former_regions=asia),
        other("withdrawn", "a", 6, "repeat", regions=europe, former_regions=asia),
    ]
    async with gateway(topics, tmp_path / "copy") as url:
        streams = [Client(url, f"/v1/stream?{query}") for query in ("region=western-asia", "", "repeats=true")]
        async with streams[0].connected(), streams[1].connected(), streams[2].connected():
            await send_all(topics, list(map(record, events)), STORIES)
            await streams[0].until(4)
            await streams[1].until(6)
            await streams[2].until(8)
        assert versions(streams[0]) != versions(streams[1])
        names = [{(event.version, event.name) for event in client.events} for client in streams]
        in_asia = {("a1", "version"), ("a4", "moved"), ("b2", "relinked"), ("a5", "withdrawn")}
        assert names[0] == in_asia
        assert names[1] == in_asia | {("b1", "version"), ("a3", "version")}
        assert names[2] == names[1] | {("a2", "version"), ("a6", "withdrawn")}


async def test_filters_choose_and_a_reader_hears_of_what_it_holds_to_the_end(
    topics: ResolvedSettings, tmp_path: Path
) -> None:
    events = [
        version("nl", text="A storm at sea", dateline=dated("NL"), language="nl"),
        version("tr", text="Elections", dateline=dated("TR"), language="tr"),
        version("nl", 2, "correction", text="A calm sea", language="nl"),
        other("withdrawn", "nl", 3, "withdrawal", language="nl"),
        other("withdrawn", "tr", 2, "withdrawal", language="tr"),
    ]
    wanted = {
        "country=nl": {"nl1", "nl2", "nl3"},
        "language=tr": {"tr1", "tr2"},
        "q=storm": {"nl1", "nl3", "tr2"},
        "relation=correction": {"nl2", "nl3", "tr2"},
        "country=NL,TR&q=election*": {"tr1", "tr2", "nl3"},
        "region=polynesia": set(),
    }
    async with gateway(topics, tmp_path / "copy") as url:
        live = {query: Client(url, f"/v1/stream?{query}") for query in wanted}
        readers = [asyncio.create_task(client.persist()) for client in live.values()]
        await asyncio.gather(*(client.is_open.wait() for client in live.values()))
        await send_all(topics, list(map(record, events)), STORIES)
        for query, client in live.items():
            assert set(versions(client) if await client.until(len(wanted[query])) else []) == wanted[query]
        for reader in readers:
            reader.cancel()
        # Who comes after the withdrawal gets it, and not the text.
        after = Client(url, "/v1/stream?since=9999d&country=nl")
        async with after.connected():
            await after.until(1)
        assert versions(after) == ["nl3"]


async def test_lines_of_json_are_the_same_for_curl(topics: ResolvedSettings, tmp_path: Path) -> None:
    await send(topics, "a")
    async with gateway(topics, tmp_path / "copy") as url:
        headers = {"accept": "application/x-ndjson"}
        async with (
            httpx.AsyncClient(base_url=url) as http,
            http.stream("GET", "/v1/stream?since=9999d", headers=headers) as stream,
        ):
            assert stream.headers["content-type"].startswith("application/x-ndjson")
            lines = stream.aiter_lines()
            opening, event = await anext(lines), await anext(lines)
        assert '"event":"open"' in opening
        assert event.startswith('{"id":"')
        assert '"event":"version","data":{"story_id":"a"' in event


async def test_alerts_are_a_stream_of_their_own(topics: ResolvedSettings, tmp_path: Path) -> None:
    alerts = [
        (alert(version("a"), "storms", severity="high"), ()),
        (alert(version("b"), "floods", severity="low"), ()),
        (alert(version("c"), "storms", severity="high"), (("dateline-replay", b"upgrade-new"),)),
        (alert(version("d"), "storms", severity="low"), ()),
    ]
    async with gateway(topics, tmp_path / "copy") as url:
        paths = (
            "/v1/alerts/stream",
            "/v1/alerts/stream?rule=storms",
            "/v1/alerts/stream?severity=low,high&rule=floods",
        )
        every, storms, floods = (Client(url, path) for path in paths)
        async with every.connected(), storms.connected(), floods.connected():
            for one, headers in alerts:
                await send_all(topics, [(b"", one.model_dump_json().encode())], ALERTS, headers)
            await every.until(3)
        assert versions(every) == ["a1", "b1", "d1"]
        assert versions(storms) == ["a1", "d1"]
        assert versions(floods) == ["b1"]
        every.last_id = every.events[0].id
        async with every.connected():
            await every.until(5)
        assert versions(every)[3:] == ["b1", "d1"]
        assert {event.name for event in every.events} == {"alert"}


WRONG: Final[list[tuple[str, dict[str, str], str]]] = [
    ("region=atlantis", {}, "there is no region 'atlantis'"),
    ("country=XX", {}, "XX"),
    ("relation=rumour", {}, "there is no relation 'rumour'"),
    ("since=yesterday", {}, "is not a time"),
    ("q=-football", {}, "no word to look for"),
    ("q=" + "x" * 500, {}, "the limit is 400"),
    ("color=red", {}, "there is no parameter 'color'"),
    ("repeats=maybe", {}, "neither true nor false"),
    ("last_event_id=AAAA", {}, "not an id of an event"),
    ("", {"last-event-id": "no id at all"}, "not an id of an event"),
    ("last_event_id=" + "A" * 5000, {}, "not an id of an event"),
]
"""Query, headers, and what the answer says."""


async def test_a_wrong_request_is_answered_by_what_to_do(topics: ResolvedSettings, tmp_path: Path) -> None:
    other_id = EventId(tag_of("stories", "elsewhere"), (0, 0)).encode()
    forged = EventId(tag_of("stories", topics.namespace), (10**9, 0)).encode()
    three = EventId(tag_of("stories", topics.namespace), (0, 0, 0)).encode()
    ids: list[tuple[str, dict[str, str], str]] = [
        (f"last_event_id={text}", {}, "another deployment") for text in (other_id, forged, three)
    ]
    async with gateway(topics, tmp_path / "copy") as url, httpx.AsyncClient(base_url=url) as http:
        for query, headers, says in [*WRONG, *ids]:
            answer = await http.get(f"/v1/stream?{query}", headers=headers)
            assert answer.status_code == 400, query
            assert answer.headers["content-type"] == "application/problem+json"
            assert says in answer.json()["detail"]
        for path, status in (("/nowhere", 404), ("/v1/../etc/passwd", 404), ("/v1/stream/", 404)):
            answer = await http.get(path)
            assert (answer.status_code, answer.json()["status"]) == (status, status)
        assert (await http.post("/v1/stream")).json()["detail"] == "POST is not allowed here"
        assert (await http.head("/v1/stream")).status_code == 200


async def test_clients_have_limits_each_and_in_all(topics: ResolvedSettings, tmp_path: Path) -> None:
    limited = topics.model_copy(update={"gateway_streams_each": 2})
    async with gateway(limited, tmp_path / "copy") as url:
        first, second = Client(url), Client(url)
        async with first.connected():
            async with second.connected(), httpx.AsyncClient(base_url=url) as http:
                refused = await http.get("/v1/stream")
                assert (refused.status_code, refused.headers["retry-after"]) == (429, "10")
                assert "limit for one client" in refused.json()["detail"]
                assert 'dateline_gateway_refusals_total{reason="streams"} 1.0' in (await http.get("/metrics")).text
            async with Client(url).connected():
                pass


async def test_a_heartbeat_says_where_the_client_is(
    topics: ResolvedSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subscriber, "HEARTBEAT_SECONDS", 0.2)
    async with gateway(topics, tmp_path / "copy") as url:
        client = Client(url, "/v1/stream?region=polynesia")
        async with client.connected():
            before = client.last_id
            await send(topics, "elsewhere")
            await client.until_block(lambda: client.blocks >= 3 and client.last_id != before)
        assert decode_id(client.last_id).offsets != decode_id(before).offsets
        assert client.events == []


def clients_dropped(metrics: str) -> float:
    """Return how many clients the gateway has cut off, by its metrics."""
    name = "dateline_gateway_clients_dropped_total{"
    return sum(float(line.rpartition(" ")[2]) for line in metrics.splitlines() if line.startswith(name))


async def test_a_client_that_reads_nothing_is_cut_off_and_resumes(
    topics: ResolvedSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "MAX_SEND_SECONDS", 0.5)
    long = [version(f"s{number}", text="long " * 40_000) for number in range(60)]
    async with gateway(topics, tmp_path / "copy") as url:
        host, port = url.removeprefix("http://").split(":")
        reader, writer = await asyncio.open_connection(host, int(port), limit=1024)
        writer.write(b"GET /v1/stream HTTP/1.1\r\nhost: localhost\r\n\r\n")
        await reader.readuntil(b"id: ")
        first_id = (await reader.readline()).decode().strip()
        async with httpx.AsyncClient(base_url=url) as http, asyncio.timeout(30):
            before = clients_dropped((await http.get("/metrics")).text)  # of other tests in this process
            await send_all(topics, list(map(record, long)), STORIES)
            while clients_dropped((await http.get("/metrics")).text) == before:  # noqa: ASYNC110
                await asyncio.sleep(0.1)
        with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
            async with asyncio.timeout(30):
                await reader.readexactly(1 << 30)
        writer.close()
        client = await read_events(url, 60, first_id)
        assert sorted(versions(client)) == sorted(f"s{number}1" for number in range(60))


async def test_what_the_topics_deleted_is_a_gap(topics: ResolvedSettings, tmp_path: Path) -> None:
    await send(topics, *"abcdefgh")
    async with gateway(topics, tmp_path / "copy") as url:
        client = await read_events(url, 8)
    name = STORIES.of(topics)
    async with administering(topics) as admin:
        await admin.delete_records({TopicPartition(name, number): RecordsToDelete(3) for number in range(2)})
    await send(topics, "new")
    async with gateway(topics, tmp_path / "new") as url:
        late = Client(url)
        late.last_id = encode_id(decode_id(client.last_id).tag, {0: 1, 1: 0})
        async with late.connected():
            await late.until(1)
            assert late.events[0].name == "gap"
            missing = late.events[0].data["missing"]
            assert missing == [{"partition": 0, "from": 1, "to": 3}, {"partition": 1, "from": 0, "to": 3}]
            await late.until(4)
        since = Client(url, "/v1/stream?since=9999d")
        async with since.connected():
            await since.until(1)
            assert (since.events[0].name, since.events[0].data["reason"]) == ("gap", "retention")


async def test_what_the_topics_delete_is_deleted_from_the_copy(
    topics: ResolvedSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(follow, "_RETENTION_SECONDS", 0.2)
    await send(topics, *"abcdefgh")
    async with gateway(topics, tmp_path / "copy") as url:
        client = await read_events(url, 8)
        name = STORIES.of(topics)
        async with administering(topics) as admin:
            await admin.delete_records({TopicPartition(name, number): RecordsToDelete(3) for number in range(2)})
        async with asyncio.timeout(30):
            while True:
                late = Client(url, "/v1/stream?since=9999d")
                async with late.connected():
                    await late.until(2)
                    # A partition that is pruned while this client is served tells it of a gap of its own.
                    if late.events[0].name == "gap" and late.events[1].name != "gap":
                        break
                await asyncio.sleep(0.1)
        assert set(versions_after_gap(late)) < set(versions(client))


def versions_after_gap(client: Client) -> list[str]:
    return [event.version for event in client.events[1:]]


async def test_it_is_alive_ready_and_measured_and_ends_at_a_signal(topics: ResolvedSettings, tmp_path: Path) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with gateway_process(topics, tmp_path / "copy", port) as process:
        await until_ready(url)
        client = Client(url)
        async with client.connected(), httpx.AsyncClient(base_url=url) as http:
            assert (await http.get("/healthz")).text == "ok\n"
            metrics = (await http.get("/metrics")).text
            for name in ("gateway_lag_records", "gateway_copy_bytes", 'gateway_clients{stream="stories"}', "ready"):
                assert f"dateline_{name}" in metrics
            began = monotonic()
            process.send_signal(signal.SIGTERM)
            assert await asyncio.to_thread(process.wait, 30) == 0
            assert monotonic() - began < 8
        log = process.stderr.read().decode() if process.stderr else ""
        assert "path=/v1/stream status=200" in log


async def test_a_setting_that_cannot_be_is_refused(topics: ResolvedSettings, tmp_path: Path) -> None:
    open_to_all = topics.model_copy(update={"gateway_host": "0.0.0.0", "gateway_copy": tmp_path / "copy"})  # noqa: S104
    ended = await asyncio.to_thread(dateline, open_to_all, "serve")
    assert ended.returncode == 2
    assert b"serves this machine alone" in ended.stderr
    async with gateway(topics, tmp_path / "copy") as url:
        port = int(url.rpartition(":")[2])
        taken = topics.model_copy(update={"gateway_port": port, "gateway_copy": tmp_path / "new"})
        ended = await asyncio.to_thread(dateline, taken, "serve")
        assert (ended.returncode, b"a port of its own" in ended.stderr) == (1, True)
        same = topics.model_copy(update={"gateway_port": 0, "gateway_copy": tmp_path / "copy"})
        ended = await asyncio.to_thread(dateline, same, "serve")
        assert (ended.returncode, b"another gateway has the copy" in ended.stderr) == (1, True)

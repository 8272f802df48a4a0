"""``dateline serve`` with tokens, as a process on a broker: who sees what over HTTP, and what the log says."""

import asyncio
import signal
from pathlib import Path
from typing import Final

import httpx
import orjson

from dateline.core.alerts.delivery.progress import Progress
from dateline.delivery.checkpoint import Checkpoint
from dateline.gateway.access.tokens_file import entry, new_token
from dateline.kafka.embedded_broker.broker import free_port
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTS, STORIES, delivery_group
from tests.copies import alert
from tests.flow import send_all
from tests.gateways import Client, gateway_process, until_ready, versions
from tests.versions import of, record, version


async def test_each_token_sees_what_it_may_and_is_gone_once_it_is_revoked(
    settings: ResolvedSettings, tmp_path: Path
) -> None:
    await create_topics(settings)
    asia, europe, boss = new_token(), new_token(), new_token()
    file, port = tmp_path / "tokens.toml", free_port()
    tables = [
        entry("asia", asia, ["read"], ["western-asia"]),
        entry("europe", europe, ["read"], ["western-europe"]),
        entry("boss", boss, ["read", "admin"], []),
    ]
    file.write_text("\n".join(tables))
    closed = settings.model_copy(update={"gateway_tokens": file, "gateway_host": "0.0.0.0"})  # noqa: S104
    url = f"http://127.0.0.1:{port}"
    with gateway_process(closed, tmp_path / "copy", port) as process:
        await until_ready(url)
        clients = [Client(url, headers={"authorization": f"Bearer {token}"}) for token in (asia, europe, boss)]
        alerts = Client(url, "/v1/alerts/stream", {"authorization": f"Bearer {asia}"})
        async with (
            clients[0].connected(), clients[1].connected(), clients[2].connected(), alerts.connected(),
            httpx.AsyncClient(base_url=url) as http,
        ):  # fmt: skip
            stories = [
                version("a", text="storm", regions=of("western-asia")),
                version("e", text="storm", regions=of("western-europe")),
            ]
            await send_all(settings, list(map(record, stories)), STORIES)
            for one in stories[::-1]:
                await send_all(settings, [(b"", alert(one).model_dump_json().encode())], ALERTS)
            await clients[2].until(2)
            await alerts.until(1)
            assert [sorted(versions(client)) for client in clients] == [["a1"], ["e1"], ["a1", "e1"]]
            assert versions(alerts) == ["a1"]
            await deliver_first(settings)
            await seen_over_http(http, asia, boss)
            # Revoked, it is cut off within seconds, and refused from then on.
            file.write_text("\n".join(tables[1:]))
            async with asyncio.timeout(20):
                while not await is_refused(http, asia):  # noqa: ASYNC110  # a file is polled
                    await asyncio.sleep(0.1)
            await send_all(settings, [record(version("late", regions=of("western-asia")))], STORIES)
            await clients[2].until(3)
            assert versions(clients[0]) == ["a1"]
        await malformed(port)
        process.send_signal(signal.SIGTERM)
        assert await asyncio.to_thread(process.wait, 30) == 0
        log = process.stderr.read().decode() if process.stderr else ""
    assert "path=/v1/stories status=200" in log
    assert not any(token[5:] in log for token in (asia, europe, boss))


async def deliver_first(settings: ResolvedSettings) -> None:
    """Commit that a target has had the first alert, as its deliverer does."""
    checkpoint = Checkpoint(settings, delivery_group(settings.namespace, "desk"), ALERTS.of(settings))
    async with checkpoint.acquire(None):
        await checkpoint.commit(Progress(1, delivered=1))


NOTHING_YET: Final = {"target": "desk", "tries": 0, "since": None, "error": None}


async def seen_over_http(http: httpx.AsyncClient, token: str, boss: str) -> None:
    """Check what a token of western-asia sees: in a search, in a life, in a feed, and of alerts."""
    bearer = {"authorization": f"Bearer {token}"}
    assert (await http.get("/v1/stories")).status_code == 401
    assert (await http.get("/v1/stories", params={"access_token": token})).status_code == 401
    found = (await http.get("/v1/stories?q=storm", headers=bearer)).json()["stories"]
    assert [story["story_id"] for story in found] == ["a"]
    assert (await http.get("/v1/stories/a", headers=bearer)).status_code == 200
    assert (await http.get("/v1/stories/e", headers=bearer)).status_code == 404
    rows = (await http.get("/v1/alerts", headers=bearer)).json()["alerts"]
    assert [(row["alert"]["story_id"], row["deliveries"]) for row in rows] == [
        ("a", [{**NOTHING_YET, "state": "waiting"}])
    ]
    rows = (await http.get("/v1/alerts", headers={"authorization": f"Bearer {boss}"})).json()["alerts"]
    assert [row["deliveries"][0]["state"] for row in rows if row["alert"]["story_id"] == "e"] == ["settled"]
    feed = await http.get("/feeds/western-asia.atom", auth=("any", token))
    assert feed.headers["content-type"].startswith("application/atom+xml")
    assert "urn:dateline:story:a" in feed.text
    assert (await http.get("/v1/stories", headers={**bearer, "host": "evil.example"})).status_code == 421
    assert (await http.get("/v1/stories", headers={**bearer, "origin": "https://evil.example"})).status_code == 403


async def is_refused(http: httpx.AsyncClient, token: str) -> bool:
    """Whether a token is no longer valid; False also where it was revoked while the request was answered."""
    try:
        status = (await http.get("/v1/regions", headers={"authorization": f"Bearer {token}"})).status_code
    except httpx.RemoteProtocolError:  # what is open with it ends then
        return False
    assert status in {200, 401}
    return status == 401


async def malformed(port: int) -> None:
    """Send what is no HTTP, or too much of it; each is answered by a problem, and the gateway goes on."""
    big = b"GET / HTTP/1.1\r\nhost: localhost\r\nx: " + b"a" * 40_000
    requests = {b"\x16\x03\x01\x02\x00\r\n\r\n": 400, b"GET / HTTP/9.9\r\n\r\n": 400, big: 431}
    for data, status in requests.items():
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(data)
        async with asyncio.timeout(20):
            answer = await reader.read()
        writer.close()
        head, _, body = answer.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 %d " % status)
        assert b"application/problem+json" in head
        assert orjson.loads(body)["status"] == status
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as http:
        assert (await http.get("/healthz")).status_code == 200

"""``/v1/admin`` on a broker: what it says is what the broker has, and a broker that is away is said so soon."""

import asyncio
import json
from pathlib import Path
from time import monotonic

import httpx

from dateline.kafka.clients import producing
from dateline.kafka.codec import Incoming
from dateline.kafka.dead_letters import dead_letter
from dateline.kafka.embedded_broker.broker import free_port
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import DEAD_LETTER, RAW, TOPICS
from tests.flow import send_all
from tests.gateway_apps import app, tokens_file
from tests.gateways import SECONDS, gateway, gateway_process, until_ready
from tests.integration.command import dateline


async def test_the_operator_sees_what_the_broker_has(settings: ResolvedSettings, tmp_path: Path) -> None:
    settings = settings.model_copy(update={"partitions": 2})
    await create_topics(settings)
    await send_all(settings, [(b"a", b"{}"), (b"b", b"{}"), (b"c", b"{}")], RAW)
    failed = [Incoming(RAW.of(settings), 0, offset, 0, b"a", b"{}", ()) for offset in range(2)]
    async with producing(settings) as producer:
        for each in failed:
            letter = dead_letter(each, "split", ValueError(f"no {each.offset}"), DEAD_LETTER.of(settings), whole=True)
            await producer.send_and_wait(letter.topic, letter.value, letter.key, headers=list(letter.headers))
    async with gateway(settings, tmp_path / "copy") as url, httpx.AsyncClient(base_url=f"{url}/v1/admin") as http:
        found = (await http.get("/dead-letters")).json()
        assert [(each["stage"], each["reason"], each["letters"], each["example"]) for each in found["groups"]] == [
            ("split", "no N", 2, 1)
        ]
        assert (await http.get("/dead-letters?since=2999-01-01T00:00:00Z")).json()["letters"] == 0
        topics = {row["topic"]: row for row in (await http.get("/topics")).json()["topics"]}
        assert list(topics) == [topic.of(settings) for topic in TOPICS]
        assert all(row["exists"] for row in topics.values())
        raw = topics[RAW.of(settings)]
        assert (len(raw["partitions"]), sum(each["end"] for each in raw["partitions"])) == (2, 3)
        lag = (await http.get("/lag")).json()
        assert lag["stages"]["split"] == {"topic": RAW.of(settings), "records": 3, "exact": True}
        row: dict[str, str] = {}
        async with asyncio.timeout(SECONDS):  # it notes that it is ready a moment after it is
            while row.get("state") != "ready":  # each asks the broker
                (row,) = (await http.get("/gateways")).json()["gateways"]
        assert row["address"] == url.removeprefix("http://")


async def test_the_operators_page_has_what_status_finds(settings: ResolvedSettings, tmp_path: Path) -> None:
    await create_topics(settings)
    port = free_port()
    with gateway_process(settings, tmp_path / "copy", port):
        await until_ready(url := f"http://127.0.0.1:{port}")
        async with asyncio.timeout(60), httpx.AsyncClient(base_url=url, timeout=30) as http:
            page = ""
            while "no-worker" not in page:  # each asks the broker
                page = (await http.get("/operator", headers={"accept": "text/html"})).text
    assert f"no worker has joined the group {settings.namespace}" in page


async def test_status_tells_a_file_of_tokens_that_cannot_be_used_or_is_gone(
    settings: ResolvedSettings, tmp_path: Path
) -> None:
    await create_topics(settings)
    file = tmp_path / "tokens.toml"
    tokens_file(file, reader=["read"])
    good = file.read_text()

    async def told(problem: str | None) -> None:
        async with asyncio.timeout(60):
            while True:
                report = json.loads((await asyncio.to_thread(dateline, settings, "status")).stdout)
                found = [each["problem"] for each in report["findings"] if each["reason"] == "tokens-refused"]
                if len(found) == (problem is not None) and all(str(problem) in each for each in found):
                    return

    closed = settings.model_copy(update={"gateway_tokens": file})
    async with gateway(closed, tmp_path / "copy"):
        await told(None)
        file.write_text(good + "name = “b”")
        await told(f"{file}:5: no TOML")
        file.unlink()
        await told("it is gone or has no token: nobody is let in")
        file.write_text(good)
        await told(None)


async def test_a_broker_that_is_away_is_said_so_within_seconds(tmp_path: Path) -> None:
    async with app(tmp_path, broker=f"127.0.0.1:{free_port()}") as opened:
        for path in ("dead-letters", "topics", "lag", "gateways"):
            began = monotonic()
            answer = await opened.get(f"/v1/admin/{path}")
            assert monotonic() - began < 10
            assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
            assert answer.headers["retry-after"] == "5"

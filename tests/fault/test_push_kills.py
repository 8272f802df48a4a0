"""Pushes over gateways that are killed, on Apache Kafka: each page is there once, if each request is sent again."""

import asyncio
import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Final

import httpx
import pytest

from dateline.kafka.embedded_broker.broker import free_port
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import PUSHES, RAW
from dateline_schemas import RawArticle
from tests.flow import read_topic
from tests.gateways import until_ready
from tests.integration.command import environment
from tests.kafka.server import KafkaServer

pytestmark = pytest.mark.kafka

SENDERS: Final = 6
PAGES: Final = 5
"""Pages of a request."""


class Senders:
    """Send requests with a key each, and send each again, at any gateway, until it is answered."""

    def __init__(self, urls: list[str]) -> None:
        self._urls = urls
        self._numbers = iter(range(1_000_000))
        self._chance = random.Random(11)  # noqa: S311  # no secret
        self.enough = asyncio.Event()
        self.answered: Counter[str] = Counter()
        self.replayed = self.broken = 0

    async def run(self) -> None:
        async with httpx.AsyncClient(timeout=30) as http, asyncio.TaskGroup() as tasks:
            for _ in range(SENDERS):
                tasks.create_task(self._send(http))

    async def _send(self, http: httpx.AsyncClient) -> None:
        while not self.enough.is_set():
            key = f"request-{next(self._numbers)}"
            answer = await self._persist(http, key)
            assert answer.text.count("article_id") == PAGES, answer.text
            self.replayed += "idempotency-replayed" in answer.headers
            self.answered.update(texts(key))

    async def _persist(self, http: httpx.AsyncClient, key: str) -> httpx.Response:
        body = "".join(
            json.dumps({"source": "made.example", "fetched_at": "2026-02-07T22:00:00Z", "text": text}) + "\n"
            for text in texts(key)
        )
        headers = {"content-type": "application/x-ndjson", "idempotency-key": key}
        while True:
            with suppress(httpx.HTTPError):
                url = self._chance.choice(self._urls)
                answer = await http.post(f"{url}/v1/pages", content=body, headers=headers)
                if answer.status_code == 200:
                    return answer
                assert answer.status_code == 503, answer.text
            self.broken += 1
            await asyncio.sleep(0.05)


@contextmanager
def serving(settings: ResolvedSettings, copy: Path, port: int) -> "Iterator[subprocess.Popen[bytes]]":
    """Run a gateway that logs to a file: each request is a line, and a pipe that nobody reads would fill."""
    chosen = settings.model_copy(update={"gateway_port": port, "gateway_copy": copy})
    command = [sys.executable, "-m", "dateline.cli", "serve"]
    with (
        copy.with_suffix(".log").open("ab") as log,
        subprocess.Popen(command, env=environment(chosen), stdout=log, stderr=log) as process,  # noqa: S603  # our own
    ):
        try:
            yield process
        finally:
            process.kill()


def texts(key: str) -> Iterator[str]:
    return (f"{key}, page {number}" for number in range(PAGES))


@pytest.mark.parametrize("kills", [3, pytest.param(10, marks=pytest.mark.long)])
async def test_each_page_is_there_once_over_gateways_that_are_killed(
    settings: ResolvedSettings, kafka_server: KafkaServer, tmp_path: Path, kills: int
) -> None:
    assert kafka_server
    settings = settings.model_copy(update={"partitions": 2})
    await create_topics(settings)
    ports = free_port(), free_port()
    urls = [f"http://127.0.0.1:{port}" for port in ports]
    senders = Senders(urls)
    chance = random.Random(12)  # noqa: S311  # no secret
    sending = asyncio.create_task(senders.run())
    began = monotonic()
    with serving(settings, tmp_path / "two", ports[1]):
        await until_ready(urls[1], sending)
        for _ in range(kills):
            with serving(settings, tmp_path / "one", ports[0]) as process:
                await until_ready(urls[0], sending)
                answered = senders.answered.total()
                while senders.answered.total() < answered + 3 * PAGES:  # it is in the middle of it
                    await asyncio.sleep(chance.uniform(0.0, 0.2))
                    assert not sending.done()
                process.kill()
        senders.enough.set()
        await sending
    seconds = monotonic() - began
    found = Counter(RawArticle.read(each.value or b"").text or "" for each in await read_topic(settings, RAW))
    lost, doubled = senders.answered - found, found - senders.answered
    print(f"{kills} kills in {seconds:.0f} s: {len(found)} pages, {senders.broken} broken requests,")  # noqa: T201
    print(f"{senders.replayed} answered by their keys; lost {lost.total()}, doubled {doubled.total()}")  # noqa: T201
    assert (lost.total(), doubled.total()) == (0, 0)
    assert senders.broken > 0
    assert len(await read_topic(settings, PUSHES)) * PAGES == len(found)

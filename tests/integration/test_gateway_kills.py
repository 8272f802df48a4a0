"""Clients of gateways that are killed, and whose copies are lost: each event once, counted against the topics."""

import asyncio
import random
import subprocess
from collections import Counter
from contextlib import suppress
from pathlib import Path

import httpx

from dateline.gateway.copy.store import remove_files
from dateline.kafka.codec import decode
from dateline.kafka.embedded_broker.broker import free_port
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import STORIES
from dateline_schemas import Story
from tests.flow import read_topic, send_all
from tests.gateways import Client, gateway_process, until_ready
from tests.versions import record, version

KILLS = 3


class Writer:
    """Sends story versions until it is stopped."""

    def __init__(self, settings: ResolvedSettings) -> None:
        self._settings = settings
        self.enough = asyncio.Event()

    async def run(self) -> None:
        number = 0
        while not self.enough.is_set():
            batch = [record(version(f"s{number + each}", text=f"text {number} " * 50)) for each in range(20)]
            await send_all(self._settings, batch, STORIES)
            number += len(batch)
            await asyncio.sleep(0.1)


async def test_no_event_is_lost_or_doubled_over_kills_a_lost_copy_and_another_gateway(
    settings: ResolvedSettings, tmp_path: Path
) -> None:
    settings = settings.model_copy(update={"partitions": 3})
    await create_topics(settings)
    ports = free_port(), free_port()
    urls = [f"http://127.0.0.1:{port}" for port in ports]
    copies = [tmp_path / name for name in ("one", "two")]
    faithful, wandering = Client(urls[0]), Client(urls[0])
    writer = Writer(settings)
    chance = random.Random(7)  # noqa: S311  # no secret

    async def wander() -> None:
        while True:
            with suppress(httpx.HTTPError):
                async with wandering.connected():
                    await asyncio.sleep(chance.uniform(0.2, 1.0))
            wandering.url = chance.choice(urls)

    with gateway_process(settings, copies[1], ports[1]) as second:
        await until_ready(urls[1])
        tasks: list[asyncio.Task[None]] = []
        for kill in range(KILLS + 1):
            with gateway_process(settings, copies[0], ports[0]) as first:
                await until_ready(urls[0])
                if not tasks:
                    tasks = [asyncio.create_task(run) for run in (faithful.persist(), wander(), writer.run())]
                    await asyncio.gather(faithful.is_open.wait(), wandering.is_open.wait())
                await asyncio.sleep(chance.uniform(0.5, 1.5))
                await asyncio.to_thread(kill_now, first if kill < KILLS else None)
                if kill == 1:
                    remove_files(copies[0])
                if kill == KILLS:
                    writer.enough.set()
                    await tasks[2]
                    sent = Counter(
                        str(decode(Story, each.value).story_id) for each in await read_topic(settings, STORIES)
                    )
                    await asyncio.gather(faithful.until(sent.total()), wandering.until(sent.total()))
                    for task in tasks:
                        task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert second.poll() is None
    for client in (faithful, wandering):
        assert Counter(event.data["story_id"] for event in client.events) == sent


def kill_now(process: "subprocess.Popen[bytes] | None") -> None:
    if process is not None:
        process.kill()
        process.wait()

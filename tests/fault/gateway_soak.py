"""A soak of gateways on Apache Kafka: ``python -m tests.fault.gateway_soak [--kills 20] [--seed 7]``.

A worker makes stories of pages that come in all the time. Two gateways serve them, each from a copy of its own, to
three clients: one stays at a gateway, one wanders between both, and one is curl. Gateways, curl and the broker are
killed with SIGKILL at random moments, copies are lost, and the namespace is switched to a new one and back. At the end
each client must have had each story version that the topics hold exactly once, but for texts that were withdrawn before
it read them.
"""

import argparse
import asyncio
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from shutil import which
from typing import Final, NamedTuple, cast

import httpx
import orjson
from aiokafka.errors import KafkaError
from rich.console import Console
from rich.table import Table

from dateline.core.stories.route import is_repeat
from dateline.gateway.copy.store import remove_files
from dateline.kafka.codec import REPLAYED
from dateline.kafka.embedded_broker.broker import free_port
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import STORIES
from dateline_schemas import Story
from tests.fault.load import load
from tests.flow import read_topic, send_all
from tests.gateways import Client, until_ready
from tests.integration.command import dateline, environment
from tests.integration.replaying import at
from tests.integration.test_upgrade import supervised
from tests.kafka.server import KafkaServer

Seen = Counter[tuple[str, int]]
"""How often each version of each story came."""
SECONDS_BETWEEN: Final = (0.5, 2.5)
"""The shortest and the longest time between a gateway's being ready and the next kill. Chosen by hand."""
SECONDS_BETWEEN_PAGES: Final = 0.2
"""Seconds between two pages and the next two. Chosen by hand."""
MAX_UPGRADE_SECONDS: Final = 600
"""How long a step of ``dateline upgrade`` may take on a busy machine. Chosen by hand."""
MAX_READY_SECONDS: Final = 300
"""How long a gateway may take to fill its copy on a busy machine. Chosen by hand."""
MAX_SETTLE_SECONDS: Final = 180
"""How long clients may take to have all that the topics hold, after the last page. Chosen by hand."""
MAX_ROUNDS: Final = 100
"""Times round the demo's 60 pages: for ten minutes at ten pages a second."""
MAX_PRINTED: Final = 20
"""Lost and doubled versions that are printed of each client. Chosen by hand."""
BROKER_EVERY: Final = 5
"""Each fifth kill is the broker's."""


class Pages:
    """Sends pages until it is stopped, two at a time, also while the broker comes and goes.

    They are the demo's, fetched now, and reworded each time round, so that stories never end.
    """

    def __init__(self, settings: ResolvedSettings) -> None:
        self._settings = settings
        self._pages = iter(load(MAX_ROUNDS))
        self.pause = SECONDS_BETWEEN_PAGES
        self.enough = asyncio.Event()

    async def go_on(self) -> None:
        while not self.enough.is_set():
            with suppress(KafkaError):
                await send_all(self._settings, [self._next(), self._next()])
            await asyncio.sleep(self.pause)

    def _next(self) -> tuple[bytes, bytes]:
        key, value = next(self._pages)
        with suppress(orjson.JSONDecodeError):
            value = orjson.dumps(orjson.loads(value) | {"fetched_at": datetime.now(UTC).isoformat()})
        return key, value


class Gateway:
    """A gateway as a process, which can be killed and started again on the same port and copy."""

    def __init__(self, settings: ResolvedSettings, folder: Path) -> None:
        self.copy, self._log = folder / "copy", folder / "log"
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self._settings = settings.model_copy(update={"gateway_port": port, "gateway_copy": self.copy})
        folder.mkdir()

    def start(self) -> None:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "dateline.cli", "serve"],
                env=environment(self._settings), stdout=log, stderr=log, stdin=subprocess.DEVNULL,
            )  # fmt: skip

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    async def restart(self, *, lose_copy: bool = False) -> None:
        self.kill()
        if lose_copy:
            remove_files(self.copy)
        self.start()
        await until_ready(self.url, seconds=MAX_READY_SECONDS)


class Curl:
    """curl as a client that is killed: what it printed is kept, and it resumes after the last whole event."""

    def __init__(self, url: str, folder: Path) -> None:
        self._url, self._folder = f"{url}/v1/stream?since=9999d", folder
        self._runs = 0
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        resume = [f"-HLast-Event-ID: {last}"] if (last := self._last_id()) else []
        self._runs += 1
        with (self._folder / f"curl-{self._runs:04}").open("wb") as output:
            self._process = subprocess.Popen(  # noqa: S603  # an address of ours
                [which("curl") or "curl", "--no-buffer", "--silent", "--fail", *resume, self._url],
                stdout=output, stdin=subprocess.DEVNULL,
            )  # fmt: skip

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    async def persist(self) -> None:
        """Start it again whenever it ends, until cancelled."""
        while True:
            self.start()
            while self._process and self._process.poll() is None:  # noqa: ASYNC110  # a process sets no event
                await asyncio.sleep(0.05)
            await asyncio.sleep(0.1)

    def events(self) -> list[dict[str, str]]:
        """Return the fields of each whole block that it printed, in order."""
        return [
            dict(line.decode().split(": ", 1) for line in block.split(b"\n") if b": " in line)
            for file in sorted(self._folder.glob("curl-*"))
            for block in file.read_bytes().split(b"\n\n")[:-1]  # it may end within a character
        ]

    def _last_id(self) -> str:
        return next((event["id"] for event in reversed(self.events()) if "id" in event), "")


def events_of(client: Client | Curl) -> list[tuple[str, dict[str, object]]]:
    """Return the events that a client got: the name and the data of each."""
    if isinstance(client, Client):
        return [(event.name, event.data) for event in client.events]
    return [(event["event"], orjson.loads(event["data"])) for event in client.events() if "data" in event]


def seen_by(client: Client | Curl) -> Seen:
    """Return the versions that a client got."""
    return Counter(
        (str(data["story_id"]), cast("int", data["version"])) for name, data in events_of(client) if name != "gap"
    )


def gaps_of(client: Client | Curl) -> list[str]:
    """Return the gaps that a client was told of, of which there must be none."""
    return [orjson.dumps(data).decode() for name, data in events_of(client) if name == "gap"]


class Published(NamedTuple):
    """What the topics hold for clients."""

    versions: Seen
    erased: frozenset[tuple[str, int]]
    """Versions whose text was withdrawn later: a client that was away then gets the withdrawal in their place."""

    def lost(self, client: Client | Curl) -> Seen:
        """Return the versions that a client should have had, and had not."""
        lost = self.versions - seen_by(client)
        return Counter({each: times for each, times in lost.items() if each not in self.erased})


async def published(*namespaces: ResolvedSettings) -> Published:
    """Return the versions in the topics that were published: those without a mark, but for repeats."""
    versions: Seen = Counter()
    erased: set[tuple[str, int]] = set()
    for settings in namespaces:
        records = await read_topic(settings, STORIES)
        stories = [
            Story.read(record.value or b"")
            for record in records
            if not any(name == REPLAYED for name, _ in record.headers)
        ]
        versions.update((story.story_id, story.version) for story in stories if not is_repeat(story))
        erased |= erased_of(stories)
    return Published(versions, frozenset(erased))


def erased_of(stories: Sequence[Story]) -> set[tuple[str, int]]:
    """Return the versions of texts before a withdrawal of their story, and all of stories that became part of it."""
    withdrawn: dict[str, int] = {}
    survivors = {story.story_id: story.merged_into for story in stories if story.merged_into is not None}
    for story in stories:
        if story.event == "withdrawn" and not is_repeat(story):
            withdrawn[story.story_id] = max(story.version, withdrawn.get(story.story_id, 0))
    return {
        (story.story_id, story.version)
        for story in stories
        if story.event == "version"
        and (story.version < withdrawn.get(story.story_id, 0) or survivors.get(story.story_id) in withdrawn)
    }


@asynccontextmanager
async def gateways(settings: ResolvedSettings, folder: Path) -> AsyncIterator[list[Gateway]]:
    """Run two gateways; they are killed at the end of the block."""
    both = [Gateway(settings, folder / name) for name in ("one", "two")]
    try:
        for each in both:
            each.start()
        for each in both:
            await until_ready(each.url, seconds=MAX_READY_SECONDS)
        yield both
    finally:
        for each in both:
            each.kill()


async def wander(client: Client, urls: list[str], chance: Random) -> None:
    """Stay at a gateway for a short while, then go to another or come back, until cancelled."""
    while True:
        with suppress(httpx.HTTPError):
            async with client.connected():
                await asyncio.sleep(chance.uniform(0.2, 2.0))
        client.url = chance.choice(urls)


async def soak(
    server: KafkaServer, kills: int, seed: int, folder: Path
) -> tuple[Published, dict[str, Client | Curl], Counter[str]]:
    """Run it; return what was published, the clients, and what was killed how often."""
    chance = Random(seed)  # noqa: S311  # no secret
    settings = ResolvedSettings.model_validate(
        {
            "broker": server.address,
            "namespace": "wire",
            "partitions": 3,
            "session_timeout": 6,
            "watermark_interval": 0.5,
        }
    )
    new = at(settings, "new")
    await create_topics(settings)
    pages = Pages(settings)
    killed: Counter[str] = Counter()
    async with supervised(settings, folder / "worker.log"), gateways(settings, folder) as both:
        urls = [each.url for each in both]
        clients: dict[str, Client | Curl] = {
            "stays": Client(urls[0], "/v1/stream?since=9999d"),
            "wanders": Client(urls[0], "/v1/stream?since=9999d"),
            "curl": (curl := Curl(urls[1], folder)),
        }
        stays, wanders = clients["stays"], clients["wanders"]
        assert isinstance(stays, Client)
        assert isinstance(wanders, Client)
        tasks = [
            asyncio.create_task(run)
            for run in (stays.persist(), wander(wanders, urls, chance), curl.persist(), pages.go_on())
        ]
        victims: dict[str, Callable[[], object]] = {
            "a gateway": lambda: chance.choice(both).restart(),
            "a gateway and its copy": lambda: chance.choice(both).restart(lose_copy=True),
            "curl": lambda: asyncio.to_thread(curl.kill),
        }
        try:
            pages.pause = 10 * SECONDS_BETWEEN_PAGES  # a new namespace has to come up with the pages
            await upgrade(settings, "prepare", "--as", new.namespace, "--hours", "1")
            pages.pause = SECONDS_BETWEEN_PAGES
            for number in range(kills):
                await asyncio.sleep(chance.uniform(*SECONDS_BETWEEN))
                if number == kills // 3:
                    await upgrade(settings, "switch", new.namespace)
                if number == 2 * kills // 3:
                    await upgrade(settings, "back")
                if number % BROKER_EVERY == BROKER_EVERY - 1:
                    server.kill()
                    server.launch()  # by this thread, with which it would end
                    await asyncio.to_thread(server.wait)
                    killed["the broker"] += 1
                    continue
                name = chance.choice(list(victims))
                killed[name] += 1
                await victims[name]()  # type: ignore[misc]
            pages.enough.set()
            await tasks[-1]
            expected = await settle([settings, new], list(clients.values()))
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            curl.kill()
    return expected, clients, killed


async def upgrade(settings: ResolvedSettings, *arguments: str) -> None:
    """Run ``dateline upgrade``, whatever the time that the kills leave it."""
    done = await asyncio.to_thread(dateline, settings, "upgrade", *arguments, seconds=MAX_UPGRADE_SECONDS)
    assert done.returncode == 0, done.stderr.decode()


async def settle(namespaces: list[ResolvedSettings], clients: list[Client | Curl]) -> Published:
    """Return what was published, once nothing is added any more and all clients have all of it, or time is over."""
    expected = Published(Counter(), frozenset())
    with suppress(TimeoutError):
        async with asyncio.timeout(MAX_SETTLE_SECONDS):
            while True:
                now = await published(*namespaces)
                if now == expected and not any(map(now.lost, clients)):
                    break
                expected = now
                await asyncio.sleep(5)  # longer than the worker takes for a page
    return expected


def main() -> None:
    """Run the soak; exit with 1 where a client lost or doubled a version."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kills", type=int, default=20, help="kills -9 of gateways, curl and the broker")
    options.add_argument("--seed", type=int, default=7, help="seed of the random points of the kills")
    chosen = options.parse_args()
    console = Console()
    table = Table(
        "client",
        "events",
        "lost",
        "doubled",
        "gaps",
        "withdrawn before it read",
        title="soak of gateways on Apache Kafka",
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        server = KafkaServer(folder / "kafka")
        server.start()
        try:
            expected, clients, killed = asyncio.run(soak(server, chosen.kills, chosen.seed, folder))
        finally:
            server.stop()
        wrong = not expected.versions
        for client_name, client in clients.items():
            got, gaps = seen_by(client), gaps_of(client)
            lost, doubled = expected.lost(client), got - expected.versions
            withdrawn = (expected.versions - got).total() - lost.total()
            figures = got.total(), lost.total(), doubled.total(), len(gaps), withdrawn
            table.add_row(client_name, *map(str, figures))
            for kind, wrong_ones in (("lost", lost), ("doubled", doubled)):
                for (story_id, number), times in list(wrong_ones.items())[:MAX_PRINTED]:
                    console.print(f"{client_name}: {kind} {story_id} version {number}, {times} times", markup=False)
            for gap in gaps:
                console.print(f"{client_name}: gap {gap}", markup=False)
            wrong = wrong or bool(lost or doubled or gaps)
    console.print(table)
    console.print(
        f"published: {expected.versions.total()}; killed: {', '.join(f'{name} {n}' for name, n in killed.items())}"
    )
    sys.exit(wrong)


if __name__ == "__main__":
    main()

"""One gateway on a broker, filled with an evening of news, and one browser, for all tests of the board."""

import asyncio
import contextlib
import re
import shutil
import subprocess
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from dateline.agents.state.source_records import source_changes
from dateline.core.places.resolve import Atlas
from dateline.core.sources.activity import PageYield, Sources
from dateline.core.times.clock import Clock
from dateline.kafka.codec import Incoming, UndecodableError
from dateline.kafka.dead_letters import dead_letter
from dateline.kafka.embedded_broker.broker import free_port
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTS, DEAD_LETTER, RAW, STATE, STORIES
from dateline_schemas import Story
from tests.board.newsroom import stories
from tests.copies import alert
from tests.flow import send_all
from tests.gateways import Client, until_ready
from tests.integration.command import running
from tests.versions import record

SECONDS: Final = 30_000
"""Milliseconds that a page may take for what has to come."""
expect.set_options(timeout=SECONDS)
CHROMIUM: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--picture", action="store_true", help="write README's picture of the board anew")
    parser.addoption("--screens", type=Path, help="a folder for a picture of each view, to be looked at")


class Board:
    """A gateway of its own process, and what is on its topics."""

    def __init__(self, settings: ResolvedSettings, told: Sequence[Story]) -> None:
        self.settings, self.told = settings, told
        self.url = f"http://127.0.0.1:{settings.gateway_port}"
        self._process: contextlib.ExitStack | None = None
        self._running: subprocess.Popen[bytes] | None = None

    async def start(self) -> None:
        self._process = contextlib.ExitStack()
        self._running = self._process.enter_context(running(self.settings, "serve"))
        await until_ready(self.url)

    async def kill(self) -> None:
        assert self._process is not None
        await asyncio.to_thread(self._process.close)

    async def send(self, *versions: Story) -> None:
        await send_all(self.settings, list(map(record, versions)), STORIES)

    async def tell(self, *versions: Story) -> None:
        """Send versions, and return when the gateway has them: a page that is opened now shows them."""
        told = {f"{story.story_id}{story.version}" for story in versions}
        async with Client(self.url).connected() as client:
            await self.send(*versions)
            await client.until_block(lambda: told <= {event.version for event in client.events})

    def story(self, words: str) -> str:
        """The id of the story whose headline has some words."""
        return next(story.story_id for story in self.told if words in (story.headline or ""))


class Reader:
    """A page of the browser, with what it must not do: ask another host, break its policy, raise errors."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.foreign: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: None if request.url.startswith(url) else self.foreign.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.set_default_timeout(SECONDS)

    async def open(self, path: str) -> Page:
        await self.page.goto(self.url + path)
        return self.page

    async def reports(self) -> list[str]:
        """What the page did against its policy."""
        found: list[str] = await self.page.evaluate("window.reports ?? []")
        return found


REPORTS: Final = """window.reports = [];
document.addEventListener('securitypolicyviolation', (event) => window.reports.push(event.violatedDirective));"""


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def board(
    broker_server: Any,  # noqa: ANN401  # either broker
    tmp_path_factory: pytest.TempPathFactory,
    atlas: Atlas,
) -> AsyncIterator[Board]:
    folder = tmp_path_factory.mktemp("board")
    values = {
        "broker": broker_server.address, "namespace": "board", "data_dir": folder, "gateway_copy": folder / "copy",
        "gateway_port": free_port(), "gateway_requests_each": 100_000,
    }  # fmt: skip
    settings = ResolvedSettings.model_validate(values)
    await create_topics(settings)
    told = list(stories(atlas))
    opened = Board(settings, told)
    await opened.send(*told)
    quake, bank = opened.story("Dozens"), opened.story("Norway")
    for story_id, rule, severity in ((quake, "quakes", "critical"), (bank, "rates", "medium")):
        newest = [story for story in told if story.story_id == story_id][-1]
        made = alert(newest, rule, severity=severity, matched=("earthquak*",) if rule == "quakes" else ())
        await send_all(settings, [(made.alert_id.encode(), made.model_dump_json().encode())], ALERTS)
    await send_all(settings, list(source_records()), STATE["split"])
    for value in (b"{", b'{"source": "morgenpost.example"}'):
        bad = Incoming(RAW.of(settings), 0, 7, 0, b"bad", value, ())
        letter = dead_letter(bad, "split", UndecodableError("not a RawArticle: source: Field required"), "", whole=True)
        await send_all(settings, [(letter.key, letter.value)], DEAD_LETTER, letter.headers)
    await opened.start()
    yield opened
    await opened.kill()


def source_records() -> Iterator[tuple[bytes, bytes]]:
    """Yield what split knows of three sources: a steady one, one that fell silent, and one that gives less."""
    now = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    clock = Clock()
    clock.reach(int(now.timestamp()))
    sources = Sources(clock)
    for hours in range(28 * 24, 0, -1):
        moment = now - timedelta(hours=hours)
        at = int(moment.timestamp()) + 60
        if 6 <= moment.hour <= 22:
            sources.count("dagblad.example", PageYield(at, 8 + hours % 3, f"https://dagblad.example/{hours}"))
            if hours > 60:
                sources.count("morgenpost.example", PageYield(at, 6, f"https://morgenpost.example/{hours}"))
            sources.count(
                "eastwire.example", PageYield(at, 9 if hours > 30 else 1, f"https://eastwire.example/{hours}")
            )
    for key, value in source_changes(sources).items():
        if value is not None:
            yield key, value


def chromium() -> str:
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    assert found is not None, "no Chromium on PATH: install it (Debian: apt-get install chromium)"
    return found


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield opened
        await opened.close()


class Readers:
    """Opens pages of the browser as a reader's settings are."""

    def __init__(self, browser: Browser, url: str) -> None:
        self._browser, self._url = browser, url

    @asynccontextmanager
    async def reader(self, width: int = 1280, height: int = 900, **settings: Any) -> AsyncIterator[Reader]:  # noqa: ANN401
        context = await self._browser.new_context(viewport={"width": width, "height": height}, **settings)
        await context.add_init_script(REPORTS)
        reader = Reader(await context.new_page(), self._url)
        yield reader
        await context.close()
        assert reader.foreign == []
        assert reader.errors == []


@pytest.fixture(scope="session")
def readers(browser: Browser, board: Board) -> Readers:
    return Readers(browser, board.url)


async def statuses(url: str, paths: Sequence[str]) -> Mapping[str, int]:
    async with httpx.AsyncClient(base_url=url) as http:
        return {path: (await http.get(path)).status_code for path in paths}


def words(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


ROOT: Final = Path(__file__).parents[2]

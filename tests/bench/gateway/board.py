"""How soon a region of 1,000 stories can be read, in how many bytes, and how busy a page is with 5 events a second.

    python -m tests.bench.gateway.board --minutes 10

Runs the embedded broker and ``dateline serve`` as processes of their own, and a Chromium that is on PATH.
"""

import argparse
import asyncio
import json
import shutil
import statistics
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playwright.async_api import Browser, CDPSession, Response, async_playwright

from dateline.kafka.embedded_broker.broker import embedded_broker, free_port
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import STORIES
from tests.flow import send_all
from tests.gateways import gateway_process, until_ready
from tests.versions import of, record, version

_TEXT: Final = "The ferry ran aground near the harbour on Saturday morning, the coast guard said. " * 12
_STORIES: Final = 1_000
_VIEWS: Final = 9
"""First views, each with an empty cache; the median is printed."""
_A_SECOND: Final = 5
_PATH: Final = "/regions/western-asia"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    minutes = parser.parse_args().minutes
    with TemporaryDirectory() as folder, embedded_broker(Path(folder) / "broker") as address:
        values = {"broker": address, "namespace": "bench", "data_dir": folder, "gateway_requests_each": 100_000}
        asyncio.run(_bench(ResolvedSettings.model_validate(values), Path(folder) / "copy", minutes))


async def _bench(settings: ResolvedSettings, copy: Path, minutes: float) -> None:
    await create_topics(settings)
    await _send(settings, "old", range(_STORIES))
    port = free_port()
    with gateway_process(settings, copy, port):
        url = f"http://127.0.0.1:{port}"
        await until_ready(url)
        async with _browser() as browser:
            await _first_views(browser, url)
            await _busy(browser, url, settings, minutes)


async def _send(settings: ResolvedSettings, name: str, numbers: range) -> None:
    start = version("x").last_seen
    stories = [
        version(
            f"{name}{n}", headline=f"Ferry {n} runs aground", text=_TEXT, regions=of("western-asia"),
            fetched_at=start + timedelta(seconds=n), last_seen=start + timedelta(seconds=n),
        )
        for n in numbers
    ]  # fmt: skip
    await send_all(settings, list(map(record, stories)), STORIES)


@asynccontextmanager
async def _browser() -> AsyncIterator[Browser]:
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        await browser.close()


async def _first_views(browser: Browser, url: str) -> None:
    times, sizes = [], []
    for _ in range(_VIEWS):
        context = await browser.new_context()
        page = await context.new_page()
        responses: list[Response] = []

        def note(response: Response, responses: list[Response] = responses) -> None:
            responses.append(response)

        page.on("response", note)
        await page.goto(url + _PATH)
        times.append(await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
        sizes.append(sum([len(await each.body()) for each in responses if "/v1/" not in each.url]))
        await context.close()
    _print(stories=_STORIES, content_ms=round(statistics.median(times)), worst_ms=round(max(times)), bytes=max(sizes))


async def _busy(browser: Browser, url: str, settings: ResolvedSettings, minutes: float) -> None:
    page = await browser.new_page()
    await page.goto(url + _PATH)
    session = await page.context.new_cdp_session(page)
    await session.send("Performance.enable")
    worked, memory = await _metrics(session)
    start, sent = time.monotonic(), 0
    while time.monotonic() - start < 60 * minutes:
        await _send(settings, "new", range(sent, sent + _A_SECOND))
        sent += _A_SECOND
        await asyncio.sleep(max(start + sent / _A_SECOND - time.monotonic(), 0))
    seconds = time.monotonic() - start
    await page.get_by_role("button", name=f"{sent} new").wait_for()
    worked_now, memory_now = await _metrics(session)
    _print(
        minutes=round(seconds / 60, 1), events_a_second=round(sent / seconds, 2),
        busy_percent=round(100 * (worked_now - worked) / seconds, 2),
        memory_growth_mb=round((memory_now - memory) / 1e6, 2),
    )  # fmt: skip


async def _metrics(session: CDPSession) -> tuple[float, float]:
    """Return the seconds that the page's main thread worked so far, and its memory in bytes after a collection."""
    await session.send("HeapProfiler.collectGarbage")
    found = {each["name"]: each["value"] for each in (await session.send("Performance.getMetrics"))["metrics"]}
    return found["TaskDuration"], found["JSHeapUsedSize"]


def _print(**figures: float) -> None:
    sys.stdout.write(json.dumps(figures) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()

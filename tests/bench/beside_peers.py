"""What a page costs: the worker, ``dateline pipe``, a replay, and two peers that a user would write instead.

    python -m tests.bench.beside_peers [--pages 1200] [--runs 3]

All run one after the other on one embedded broker, with the same pages; each run has a new broker for each feed. A
cost is the processor time of the whole process with its children, user and system. Milliseconds a page and microseconds
a brief are without the start, which is what the same process costs with one page. The peers (``tests/bench/peers``)
keep nothing on disk and make no transactions; they split by a pattern that was written for these very pages.
"""

import argparse
import asyncio
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import orjson
from rich import box
from rich.console import Console
from rich.table import Table

from dateline.kafka.embedded_broker.broker import embedded_broker
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, RAW, REGIONS, Topic
from tests.bench.feeds import Feed, all_new, repeating
from tests.flow import read_topic, send_all, settled
from tests.integration.command import environment
from tests.worker_process import WorkerProcess

FEEDS: Final[dict[str, Callable[[int], Feed]]] = {"all new": all_new, "repeated": repeating}
"""Pages whose texts are all new, and pages that repeat each brief, on 29 pages in the mean."""
OURS: Final = ("worker", "dateline pipe", "dateline replay run")
PEERS: Final = {"bare aiokafka": "plain_aiokafka", "Quix Streams": "quix"}
PARTITIONS: Final = 2
_MAX_SECONDS: Final = 900
"""Seconds that one process may take. Chosen by hand."""
_TABLE_CHARS: Final = 180
"""Columns of the table, also where standard output is a pipe."""
_ROOT: Final = Path(__file__).parents[2]
_WORD: Final = re.compile(r"\w+")


class Cost(NamedTuple):
    """The processor seconds of a process with its children, the briefs that it found, and their texts."""

    user: float
    system: float
    briefs: int = 0
    texts: frozenset[str] = frozenset()

    @property
    def seconds(self) -> float:
        """User and system together."""
        return self.user + self.system


Costs = dict[str, Cost]
"""The cost of each that was measured, by its name."""


class Bench(NamedTuple):
    """One feed on one broker, which all process in turn."""

    feed: Feed
    broker: str
    folder: Path

    def settings(self, namespace: str) -> ResolvedSettings:
        """Return the settings of a namespace on the broker."""
        return ResolvedSettings(broker=self.broker, namespace=namespace, partitions=PARTITIONS)

    def run(self, command: Sequence[str], settings: ResolvedSettings | None = None) -> tuple[Cost, bytes]:
        """Run a command to its end; return what it cost and its standard output."""
        out, log = self.folder / "out", self.folder / "log"
        with out.open("wb") as output, log.open("wb") as errors:
            process = subprocess.Popen(  # noqa: S603 - an interpreter and modules of our own
                command, cwd=_ROOT, env=environment(settings), stdin=subprocess.DEVNULL, stdout=output, stderr=errors
            )
            cost = ended(process)
        if process.returncode:
            raise RuntimeError(log.read_text(errors="replace"))
        return cost, out.read_bytes()

    async def worker(self) -> Cost:
        """Have a worker process the pages as they come."""
        settings = self.settings("live")
        await create_topics(settings)
        with WorkerProcess(settings, self.folder / "worker.log") as worker:
            await asyncio.to_thread(worker.wait_for, "partitions_given")
            await send_all(settings, self.feed)
            await settled(settings, worker)
            worker.process.terminate()
            cost = ended(worker.process)
        return await self.with_texts(cost, settings, (BRIEFS,))

    def pipe(self) -> Cost:
        """Have ``dateline pipe`` process the pages from a file, through all stages, and print the briefs."""
        pages = self.folder / "pages.jsonl"
        pages.write_bytes(b"\n".join(value for _, value in self.feed))
        command = (sys.executable, "-m", "dateline.cli", "pipe", str(pages), "--emit", "briefs")
        cost, briefs = self.run(command)
        return _with(cost, briefs.splitlines())

    async def replay(self) -> Cost:
        """Have ``dateline replay run`` process again the pages that the worker had."""
        window = ("--from", "2026-02-06T00:00:00+01:00", "--to", "2036-01-01T00:00:00+01:00")
        command = (sys.executable, "-m", "dateline.cli", "replay", "run", "--as", "again", *window)
        cost, _ = self.run(command, self.settings("live"))
        return await self.with_texts(cost, self.settings("again"), (BRIEFS,))

    async def peer(self, name: str, python: str) -> Cost:
        """Have a peer process the pages that the worker had."""
        settings = self.settings(name.replace("_", "-"))
        await create_topics(settings)
        arguments = (self.broker, RAW.name("live"), settings.namespace, str(len(self.feed)))
        cost, counts = self.run((python, "-m", f"tests.bench.peers.{name}", *arguments))
        cost = await self.with_texts(cost, settings, tuple(REGIONS.values()))
        return cost._replace(briefs=orjson.loads(counts)["briefs"])

    async def with_texts(self, cost: Cost, settings: ResolvedSettings, topics: Sequence[Topic]) -> Cost:
        """Return the cost with the briefs that some topics hold."""
        return _with(cost, [r.value for topic in topics for r in await read_topic(settings, topic) if r.value])


def _with(cost: Cost, records: Sequence[bytes]) -> Cost:
    texts = (" ".join(_WORD.findall(orjson.loads(record)["text"].casefold())) for record in records)
    return cost._replace(briefs=len(records), texts=frozenset(texts))


def ended(process: "subprocess.Popen[bytes]") -> Cost:
    """Wait for the end of a process; return what it and its children cost, as the system counted it."""
    deadline = time.monotonic() + _MAX_SECONDS
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return Cost(usage.ru_utime, usage.ru_stime)
        if time.monotonic() > deadline:
            process.kill()
        time.sleep(0.02)


def quix_python() -> str | None:
    """Return the interpreter that ``make bench`` gave Quix Streams, or None where it has none."""
    python = Path(sys.prefix, "peers/bin/python")
    asked = (str(python), "-c", "import quixstreams")
    works = python.exists() and not subprocess.run(asked, check=False, capture_output=True).returncode  # noqa: S603
    return str(python) if works else None


def measure(feed: Feed, quix: str | None) -> Costs:
    """Have all process a feed, one after the other on one new broker."""
    with tempfile.TemporaryDirectory() as name, embedded_broker(Path(name)) as broker:
        bench = Bench(feed, broker, Path(name))
        costs = {
            "worker": asyncio.run(bench.worker()),
            "dateline pipe": bench.pipe(),
            "dateline replay run": asyncio.run(bench.replay()),
        }
        for peer, python in zip(PEERS, (sys.executable, quix), strict=True):
            if python:
                costs[peer] = asyncio.run(bench.peer(PEERS[peer], python))
    return costs


def measured(name: str, feed: Feed, quix: str | None, runs: int) -> Costs:
    """Have all process a feed so many times, and tell of each on standard error; return the medians."""
    costs = []
    for number in range(runs):
        costs.append(measure(feed, quix))
        said = ", ".join(f"{each} {cost.seconds:.2f} s" for each, cost in costs[-1].items())
        Console(stderr=True, width=_TABLE_CHARS).print(f"{name}, run {number + 1} of {runs}: {said}")
    return typical(costs)


def typical(runs: Sequence[Costs]) -> Costs:
    """Return the medians of several runs; the briefs are those of the last."""
    return {
        name: cost._replace(
            user=statistics.median(run[name].user for run in runs),
            system=statistics.median(run[name].system for run in runs),
        )
        for name, cost in runs[-1].items()
    }


def add_rows(table: Table, feed: str, pages: int, costs: Costs, start: Costs) -> None:
    """Add a row to the table for each that was measured with a feed of so many pages."""
    worker = costs["worker"]
    spent = {name: max(cost.seconds - start[name].seconds, 0) for name, cost in costs.items()}
    for name in (*OURS, *PEERS):
        if name not in costs:
            table.add_row(feed, name, "not installed: make bench installs it")
            continue
        cost = costs[name]
        ratios = [f"{spent[name] / spent[peer]:.1f}" if spent.get(peer) else "" for peer in PEERS]
        table.add_row(
            feed,
            name,
            f"{cost.user:.2f} + {cost.system:.2f}",
            f"{start[name].seconds:.2f}",
            f"{spent[name] * 1e3 / max(pages - 1, 1):.2f}",
            f"{spent[name] * 1e6 / max(cost.briefs, 1):.0f}",
            str(cost.briefs),
            f"{len(cost.texts & worker.texts) / max(len(worker.texts), 1):.1%}",
            *ratios,
        )


def new_table(pages: int, runs: int) -> Table:
    """Return the table without rows, in Markdown."""
    title = (
        f"{pages} pages, {PARTITIONS} partitions, embedded broker, median of {runs}; "
        f"{os.cpu_count()} cores, Python {platform.python_version()}"
    )
    table = Table(title=title, box=box.MARKDOWN)
    for column in ("feed", ""):
        table.add_column(column, no_wrap=True)
    figures = ("CPU s, user + system", "of it start", "ms a page", "µs a brief", "briefs found", "worker's texts")
    for column in (*figures, *(f"times {peer}" for peer in PEERS)):
        table.add_column(column, justify="right", no_wrap=True)
    return table


def main() -> None:
    """Measure all, and print one table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pages", type=int, default=1200, help="pages of each feed")
    options.add_argument("--runs", type=int, default=3, help="runs, of which the medians are shown")
    chosen = options.parse_args()
    quix = quix_python()
    start = measured("start", all_new(1), quix, chosen.runs)
    table = new_table(chosen.pages, chosen.runs)
    for name, feed in FEEDS.items():
        costs = measured(name, feed(chosen.pages), quix, chosen.runs)
        add_rows(table, name, chosen.pages, costs, start)
    Console(width=_TABLE_CHARS).print(table)


if __name__ == "__main__":
    main()

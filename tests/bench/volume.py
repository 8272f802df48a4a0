"""What a stream of pages at full speed costs: workers, broker and disk, on Apache Kafka.

    python -m tests.bench.volume --pages 60000 --workers 2

Each brief of the demo comes on 29 pages in the mean, as in ``feeds.repeating``; the pages' own times pass as fast as if
five million came a day. The workers always have pages that wait. The operator's handbook reckons with what this prints.
"""

import argparse
import asyncio
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from itertools import count, islice
from pathlib import Path
from typing import Final, NamedTuple

from aiokafka import TopicPartition
from rich.console import Console
from rich.table import Table

from dateline.agents.monitoring.lag import backlog
from dateline.agents.stage import FLOW
from dateline.kafka.clients import reading
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, DISTINCT, OF_WORKERS, RAW, STORIES
from tests.bench.feeds import PORTALS, evening, page_of
from tests.bench.worker import cpu_seconds
from tests.flow import send_all
from tests.kafka.server import KafkaServer
from tests.worker_process import WorkerProcess

PARTITIONS: Final = 4
_GAP: Final = timedelta(days=1) / 5_000_000
"""Time between two pages."""
_CHUNK: Final = 2_000
"""Pages that are made and sent at once."""
_MAX_WAITING: Final = 4_000
"""Records that wait before all stages, above which no more pages are sent. Chosen by hand: some seconds of work."""
_POLL_SECONDS: Final = 0.5
"""Seconds between two looks at what waits. Chosen by hand."""
_MB: Final = 1e6
Page = tuple[bytes, bytes]
"""Key and value."""


class Usage(NamedTuple):
    """What a process has used since it began."""

    cpu: float
    """Seconds, user and system."""
    memory: int
    """Bytes at most."""


def pages() -> Iterator[Page]:
    """Yield pages without end: of each page of the demo one a portal, and then all again in other words."""
    printed = evening()
    start = max(page.fetched_at for page in printed)
    for number in count():
        article, portal = divmod(number, PORTALS)
        words, place = divmod(article, len(printed))
        page = printed[place]
        yield page_of(page, words + 1, start + number * _GAP - page.fetched_at, f"-{portal}")


def usage(pid: int) -> Usage:
    """Return what a live process has used, from Linux's ``/proc``."""
    status = Path(f"/proc/{pid}/status").read_text()
    most = next(line for line in status.split("\n") if line.startswith("VmHWM"))
    return Usage(cpu_seconds(pid), int(most.split()[1]) * 1024)


async def feed(settings: ResolvedSettings, total: int, workers: list[WorkerProcess]) -> None:
    """Send so many pages, as fast as the workers take them, and wait until all stages have settled what they had."""
    shares = [(stage, partition) for stage in FLOW for partition in range(PARTITIONS)]
    made = pages()
    left = total
    async with reading(settings) as reader:
        while True:
            waiting = sum(lag.records for lag in (await backlog(reader, settings, shares)).values())
            if left and waiting < _MAX_WAITING:
                await send_all(settings, list(islice(made, min(_CHUNK, left))))
                left -= min(_CHUNK, left)
            elif not left and not waiting:
                return
            else:
                assert all(worker.running for worker in workers), workers[0].log()
                await asyncio.sleep(_POLL_SECONDS)


async def offsets(settings: ResolvedSettings) -> dict[str, list[int]]:
    """Return the end offset of each partition, by the suffixes of the flow's topics."""
    async with reading(settings) as reader:
        ends = {}
        for topic in (RAW, BRIEFS, DISTINCT, STORIES):
            each = [TopicPartition(topic.of(settings), partition) for partition in range(PARTITIONS)]
            ends[topic.suffix] = list((await reader.end_offsets(each)).values())
    return ends


def topic_bytes(server: KafkaServer, settings: ResolvedSettings) -> dict[str, int]:
    """Return the bytes of the log segments of the workers' topics, regions as one, by suffix."""
    sizes: dict[str, int] = {}
    for topic in OF_WORKERS:
        suffix = "region.*" if topic.suffix.startswith("region.") else topic.suffix
        name = topic.of(settings)
        each = sum(path.stat().st_size for path in server.data_dir.glob(f"log/{name}-[0-9]*/*.log"))
        sizes[suffix] = sizes.get(suffix, 0) + each
    return {suffix: size for suffix, size in sizes.items() if size}


def measure(total: int, number: int, folder: Path) -> None:
    """Run so many workers until they have done so many pages, and print what it cost."""
    server = KafkaServer(folder / "broker")
    server.start()
    try:
        settings = ResolvedSettings(broker=server.address, namespace="volume", partitions=PARTITIONS)
        asyncio.run(create_topics(settings))
        with ExitStack() as stack:
            workers = [stack.enter_context(WorkerProcess(settings, folder / f"{at}.log")) for at in range(number)]
            for worker in workers:
                worker.wait_for("worker_started")
                worker.wait_for("partitions_given")
            before = [usage(worker.process.pid) for worker in workers]
            broker = usage(server.pid)
            began = time.monotonic()
            asyncio.run(feed(settings, total, workers))
            seconds = time.monotonic() - began
            used = [
                Usage(after.cpu - each.cpu, after.memory)
                for worker, each in zip(workers, before, strict=True)
                for after in [usage(worker.process.pid)]
            ]
            of_broker = usage(server.pid).cpu - broker.cpu
            show(total, seconds, used, of_broker, asyncio.run(offsets(settings)), topic_bytes(server, settings))
    finally:
        server.stop()


def show(
    total: int,
    seconds: float,
    workers: list[Usage],
    broker: float,
    ends: dict[str, list[int]],
    sizes: dict[str, int],
) -> None:
    """Print tables of the processes and of the topics."""
    console = Console()
    head = f"{total:,} pages, {len(workers)} workers, {PARTITIONS} partitions, {os.cpu_count()} cores, Apache Kafka"
    console.print(f"{head}: {seconds:.0f} s, {total / seconds:.0f} pages/s")
    processes = Table("process", "CPU s", "ms a page", "peak memory, MB")
    for at, each in enumerate(workers):
        processes.add_row(
            f"worker {at + 1}", f"{each.cpu:.0f}", f"{each.cpu / total * 1e3:.2f}", f"{each.memory / _MB:.0f}"
        )
    processes.add_row("broker", f"{broker:.0f}", f"{broker / total * 1e3:.2f}", "")
    console.print(processes)
    topics = Table("topic", "bytes a page", "offsets a page", "busiest partition")
    for suffix, size in sizes.items():
        offset = ends.get(suffix)
        cells = ("", "") if offset is None else (f"{sum(offset) / total:.2f}", f"{max(offset) / sum(offset):.0%}")
        topics.add_row(suffix, f"{size / total:.0f}", *cells)
    topics.add_row("all", f"{sum(sizes.values()) / total:.0f}", "", "")
    console.print(topics)


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description="Measure what pages at full speed cost on Apache Kafka.")
    parser.add_argument("--pages", type=int, default=60_000)
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        measure(arguments.pages, arguments.workers, Path(name))


if __name__ == "__main__":
    main()

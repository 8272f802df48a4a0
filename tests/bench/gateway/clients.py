"""How soon a gateway's clients get an event, how many it can serve, and how fast it fills its copy.

    python -m tests.bench.gateway.clients latency            100 clients, 5 events a second
    python -m tests.bench.gateway.clients crowd              1,000 clients, 20 events a second
    python -m tests.bench.gateway.clients fill               an empty copy, 50,000 versions, one in 1,000 withdrawn

Runs the embedded broker and ``dateline serve`` as processes of their own. Events are sent in transactions, as a worker
sends them; the clock starts when the commit returns, and stops when a client has read the event.
"""

import argparse
import asyncio
import json
import os
import re
import resource
import statistics
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from dateline.kafka.clients import close_client, new_producer
from dateline.kafka.embedded_broker.broker import embedded_broker, free_port
from dateline.kafka.topic_admin import create_topics
from dateline.kafka.transactions import partition_of
from dateline.settings import ResolvedSettings
from dateline.topics import STORIES
from tests.flow import send_all
from tests.gateways import gateway_process, until_ready
from tests.versions import of, other, record, version

PARTITIONS = 4
WITHDRAWN = 1_000
"""Of so many versions, one is withdrawn."""
_STORY = re.compile(rb'"story_id":"(\w+)"')
_TEXT = "The ferry ran aground near the harbour on Saturday morning, the coast guard said. " * 12


class Crowd:
    """Clients of a stream over plain sockets: when each got which event."""

    def __init__(self, port: int) -> None:
        self._port = port
        self.committed: dict[bytes, float] = {}
        self.prefix = b"s"
        """What the ids of the counted stories begin with; others only warm the way up."""
        self.delays: list[float] = []
        self.counts: list[int] = []
        self.early = 0
        """Events that a client had before the commit had returned here."""

    @asynccontextmanager
    async def connected(self, count: int) -> AsyncIterator[None]:
        self.counts = [0] * count
        opened = [asyncio.Event() for _ in range(count)]
        tasks = []
        for number in range(count):
            tasks.append(asyncio.create_task(self._read(number, opened[number])))
            if number % 50 == 49:
                await asyncio.wait_for(opened[number].wait(), 60)
        await asyncio.gather(*(asyncio.wait_for(each.wait(), 60) for each in opened))
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _read(self, number: int, opened: asyncio.Event) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port, limit=1 << 20)
        try:
            writer.write(b"GET /v1/stream HTTP/1.1\r\nhost: localhost\r\n\r\n")
            await reader.readuntil(b"\nid: ")
            opened.set()
            while chunk := await reader.read(1 << 18):
                now = time.perf_counter()
                for story in _STORY.findall(chunk):
                    self._note(number, story, now)
        finally:
            writer.close()

    def _note(self, number: int, story: bytes, now: float) -> None:
        if not story.startswith(self.prefix):
            return
        self.counts[number] += 1
        began = self.committed.get(story)
        self.early += began is None
        self.delays.append(max(now - (began or now), 0.0))


async def send_at_a_rate(settings: ResolvedSettings, crowd: Crowd, rate: float, seconds: float) -> int:
    """Send versions one by one, each in a transaction; return how many."""
    producer = new_producer(settings, "bench-gateway")
    await producer.start()
    topic, sent = STORIES.of(settings), 0
    try:
        began = time.perf_counter()
        while (now := time.perf_counter()) < began + seconds:
            story = version(f"{crowd.prefix.decode()}{sent}x", text=_TEXT, regions=of("western-europe"))
            key, value = record(story)
            async with producer.transaction():
                await producer.send(topic, value, key, partition=partition_of(key, PARTITIONS))
            crowd.committed[key] = time.perf_counter()
            sent += 1
            await asyncio.sleep(max(began + sent / rate - now, 0))
    finally:
        await close_client(producer.stop())
    return sent


async def stream(settings: ResolvedSettings, folder: Path, clients: int, rate: float, seconds: float) -> None:
    port = free_port()
    limits = settings.model_copy(
        update={"gateway_streams": clients + 10, "gateway_streams_each": clients + 10, "gateway_requests_each": 100_000}
    )
    with gateway_process(limits, folder / "copy", port) as process:
        await until_ready(f"http://127.0.0.1:{port}")
        crowd = Crowd(port)
        async with crowd.connected(clients):
            warm = Crowd(port)
            warm.prefix = b"w"
            await send_at_a_rate(settings, warm, rate, 2)  # the first transaction finds its coordinator
            began = processor_seconds(process.pid)
            sent = await send_at_a_rate(settings, crowd, rate, seconds)
            await asyncio.sleep(3)
            used = processor_seconds(process.pid) - began
            report(crowd, sent, crowd.counts, used / seconds, memory(process.pid))


def report(crowd: Crowd, sent: int, got: list[int], core: float, rss: int) -> None:
    delays = statistics.quantiles(crowd.delays, n=100)
    figures = {
        "clients": len(got), "events": sent, "lost_or_doubled": sum(abs(count - sent) for count in got),
        "p50_ms": round(delays[49] * 1000, 1), "p99_ms": round(delays[98] * 1000, 1),
        "max_ms": round(max(crowd.delays) * 1000, 1), "gateway_core": round(core, 2), "gateway_rss_mb": rss // 2**20,
        "early": crowd.early,
    }  # fmt: skip
    print(json.dumps(figures))  # noqa: T201


async def fill(settings: ResolvedSettings, folder: Path, count: int) -> None:
    for start in range(0, count, 5_000):
        batch = []
        for number in range(start, min(start + 5_000, count)):
            words = " ".join(f"word{(number * 7919 + each * each) % 20_011}" for each in range(120))
            batch.append(
                record(version(f"s{number}x", headline=f"Headline {number}", text=words, regions=of("western-europe")))
            )
            if number % WITHDRAWN == WITHDRAWN - 1:
                batch.append(record(other("withdrawn", f"s{number - WITHDRAWN // 2}x", 2, "withdrawal")))
        await send_all(settings, batch, STORIES)
    port = free_port()
    began = time.perf_counter()
    with gateway_process(settings, folder / "copy", port) as process:
        await until_ready(f"http://127.0.0.1:{port}", path="/healthz")
        listening = time.perf_counter()
        async with asyncio.timeout(600):
            await until_ready(f"http://127.0.0.1:{port}")
        seconds = time.perf_counter() - listening
        size = sum(file.stat().st_size for file in folder.glob("copy*"))  # noqa: ASYNC240
        figures = {
            "versions": count, "start_seconds": round(listening - began, 2), "seconds": round(seconds, 2),
            "versions_per_second": round(count / seconds),
            "processor_seconds": round(processor_seconds(process.pid), 2),
            "copy_bytes_a_version": size // count, "rss_mb": memory(process.pid) // 2**20,
        }  # fmt: skip
        print(json.dumps(figures))  # noqa: T201


def processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(pid: int) -> int:
    """Return the most memory that a process has had, in bytes."""
    peak = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return int(peak[1]) * 1024 if peak else 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("latency", "crowd", "fill"))
    parser.add_argument("--clients", type=int)
    parser.add_argument("--rate", type=float)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--versions", type=int, default=50_000)
    asked = parser.parse_args()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, 8_192)), hard))
    clients, rate = {"latency": (100, 5.0), "crowd": (1_000, 20.0), "fill": (0, 0.0)}[asked.what]
    with TemporaryDirectory() as name, embedded_broker(Path(name) / "broker") as address:
        settings = ResolvedSettings.model_validate(
            {"broker": address, "namespace": "bench", "partitions": PARTITIONS, "data_dir": Path(name) / "data"}
        )
        asyncio.run(create_topics(settings))
        if asked.what == "fill":
            asyncio.run(fill(settings, Path(name), asked.versions))
        else:
            asyncio.run(stream(settings, Path(name), asked.clients or clients, asked.rate or rate, asked.seconds))


if __name__ == "__main__":
    main()

"""The CPU cost of the whole worker, against a plain aiokafka loop that reads and writes the same records.

    python -m tests.bench.worker

Both run on one embedded broker, one after the other. The loop decides nothing and has no
transactions: it is the least that reading and writing through this client can cost.
"""

import argparse
import asyncio
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table

from dateline.kafka.clients import new_producer, new_reader
from dateline.kafka.embedded_broker.broker import embedded_broker
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS, DEAD_LETTER, DISTINCT, RAW, REGIONS, STATE, STORIES
from tests.fault.load import load
from tests.flow import read_topic, send_all, settled
from tests.worker_process import WorkerProcess

ROUNDS: Final = 20
RUNS: Final = 3
BAR: Final = 6.0
_OUTPUTS: Final = (BRIEFS, DISTINCT, STORIES, *REGIONS.values(), DEAD_LETTER, *STATE.values())


async def worker_seconds(settings: ResolvedSettings, folder: Path) -> float:
    """Return the CPU seconds of a worker from joining its group until all pages are settled."""
    await create_topics(settings)
    with WorkerProcess(settings, folder / f"{settings.namespace}.log") as worker:
        await asyncio.to_thread(worker.wait_for, "partitions_given")
        before = cpu_seconds(worker.process.pid)
        await send_all(settings, load(ROUNDS))
        await settled(settings, worker)
        seconds = cpu_seconds(worker.process.pid) - before
        worker.stop()
    return seconds


def cpu_seconds(pid: int) -> float:
    """Return the user and system seconds of a live process, from Linux's ``/proc``."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def plain_loop(broker: str, source: str, target: str, partitions: int) -> float:
    """Read the pages of ``source``, write what its worker made of them to ``target``; return the CPU seconds."""
    settings = ResolvedSettings(broker=broker, namespace=source, partitions=partitions)
    outputs = [(topic.name(target), r) for topic in _OUTPUTS for r in await read_topic(settings, topic)]
    pages = len(load(ROUNDS))
    reader = new_reader(settings, [RAW.name(source)])
    producer = new_producer(settings)
    await reader.start()
    await producer.start()
    start = time.process_time()
    read, written = 0, 0
    while read < pages:
        for records in (await reader.getmany(timeout_ms=200, max_records=500)).values():
            read += len(records)
        due = len(outputs) * read // pages
        for name, record in outputs[written:due]:
            await producer.send(name, record.value, record.key, headers=list(record.headers))
        written = due
    await producer.flush()
    await reader.stop()
    await producer.stop()
    return time.process_time() - start


def main() -> None:
    """Run worker and loop in turn; print the ratios."""
    parser = argparse.ArgumentParser(description="Compare the CPU time of the worker with that of a plain loop.")
    parser.add_argument("--loop", nargs=4, metavar=("BROKER", "SOURCE", "TARGET", "PARTITIONS"), help="only the loop")
    if (only := parser.parse_args().loop) is not None:
        broker, source, target, partitions = only
        print(asyncio.run(plain_loop(broker, source, target, int(partitions))))  # noqa: T201 - read by the parent
        return
    table = Table(title=f"CPU seconds for {len(load(ROUNDS))} pages, embedded broker")
    for column in ("run", "worker", "plain loop", "ratio", "bar"):
        table.add_column(column, justify="right")
    for run in range(RUNS):
        # A new broker for each run: one that holds the topics of earlier runs answers more slowly.
        with tempfile.TemporaryDirectory() as name, embedded_broker(Path(name)) as broker:
            settings = ResolvedSettings(broker=broker, namespace="worker", partitions=2)
            ours = asyncio.run(worker_seconds(settings, Path(name)))
            asyncio.run(create_topics(ResolvedSettings(broker=broker, namespace="loop", partitions=2)))
            command = [sys.executable, "-m", "tests.bench.worker", "--loop", broker, "worker", "loop", "2"]
            plain = float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603
        table.add_row(str(run + 1), f"{ours:.2f}", f"{plain:.2f}", f"{ours / plain:.1f}", f"{BAR:.0f}")
    Console().print(table)


if __name__ == "__main__":
    main()

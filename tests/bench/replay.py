"""The speed of a replay against the live worker, with the same pages, one after the other on one embedded broker.

    python -m tests.bench.replay

Live's time runs from the first page that a worker, once it has joined, finds before it, to the last record
through all stages. The replay's time is what the command itself says, from when its workers have joined: it
holds the reading and sorting of the pages, and sending them again. Both run in turn, and the pages a second
depend on what else the machine does, so that the ratio counts.
"""

import argparse
import asyncio
import re
import tempfile
import time
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table

from dateline.agents.monitoring.lag import lag
from dateline.cli.replay.execution import MAX_BACKLOG_TO_READ, POLL_SECONDS
from dateline.cli.replay.feeder import backlog
from dateline.kafka.embedded_broker.broker import embedded_broker
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from tests.fault.load import load
from tests.flow import send_all
from tests.integration.command import dateline
from tests.worker_process import WorkerProcess

ROUNDS: Final = 20
RUNS: Final = 3
PARTITIONS: Final = 2
_REPORT: Final = re.compile(rb"(\d+) pages went through all stages, in ([\d.]+) s")


async def live_seconds(settings: ResolvedSettings, folder: Path) -> float:
    """Return the seconds of a worker from joining its group until all pages are processed."""
    await create_topics(settings)
    with WorkerProcess(settings, folder / "live.log") as worker:
        await asyncio.to_thread(worker.wait_for, "partitions_given")
        began = time.monotonic()
        await send_all(settings, load(ROUNDS))
        # As the replay does it: to count all unread records by reading them would slow the worker down.
        while max((await backlog(settings)).values()) > MAX_BACKLOG_TO_READ or any((await lag(settings)).values()):
            if not worker.running:
                raise RuntimeError(worker.log())
            await asyncio.sleep(POLL_SECONDS)
        seconds = time.monotonic() - began
        worker.stop()
    return seconds


def replay_seconds(settings: ResolvedSettings) -> float:
    """Return the seconds that the replay reports for the same pages."""
    window = ("--from", "2026-02-06T00:00:00+01:00", "--to", "2026-12-31T00:00:00+01:00")
    done = dateline(settings, "replay", "run", "--as", "again", *window)
    report = _REPORT.search(done.stderr)
    if report is None or int(report[1]) != len(load(ROUNDS)):
        raise RuntimeError(done.stderr.decode())
    return float(report[2])


def main() -> None:
    """Run both in turn; print the pages per second of each, and their ratio."""
    argparse.ArgumentParser(description="Compare the speed of a replay with the live worker's.").parse_args()
    pages = len(load(ROUNDS))
    table = Table(title=f"{pages} pages over {PARTITIONS} partitions, one worker, embedded broker; pages a second")
    for column in ("run", "live", "replay", "replay / live"):
        table.add_column(column, justify="right")
    for run in range(RUNS):
        with tempfile.TemporaryDirectory() as name, embedded_broker(Path(name)) as broker:
            settings = ResolvedSettings(broker=broker, namespace="live", partitions=PARTITIONS)
            live = asyncio.run(live_seconds(settings, Path(name)))
            again = replay_seconds(settings)
        table.add_row(str(run + 1), f"{pages / live:.0f}", f"{pages / again:.0f}", f"{live / again:.2f}")
    Console().print(table)


if __name__ == "__main__":
    main()

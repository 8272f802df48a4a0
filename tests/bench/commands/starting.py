"""How long a worker takes from its command to its partitions, and what that costs.

    python -m tests.bench.commands.starting --times 7 --broker kafka

Each worker runs as a process of its own on one namespace, all stages in it, and is stopped when every stage has opened
its partitions.
"""

import argparse
import asyncio
import logging
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final, NamedTuple

from rich.console import Console
from rich.progress import track
from rich.table import Table

from dateline.agents.stage import FLOW
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from tests.bench.commands.outage import SERVERS, cpu_seconds
from tests.integration.command import environment

BAR: Final = 2.5
"""Seconds until a worker is ready: the bar of issue 19."""


class Start(NamedTuple):
    """What one start took, in seconds."""

    seconds: float
    """Until every stage had opened its partitions."""
    cpu: float
    """User and system time of the process until then."""


def start(settings: ResolvedSettings) -> Start:
    """Start a worker, wait until it is ready, and stop it. Raises ``AssertionError`` where it ends before."""
    command = [sys.executable, "-m", "dateline.cli", "worker"]
    begun = time.monotonic()
    with subprocess.Popen(  # noqa: S603  (our own module)
        command, env=environment(settings), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        waiting = set(FLOW)
        lines = []
        for line in process.stderr:
            lines.append(line)
            if "partition_opened" in line:
                waiting -= {name for name in waiting if f"stage={name} " in line}
            if not waiting:
                break
        taken = Start(time.monotonic() - begun, cpu_seconds(process.pid))
        process.send_signal(signal.SIGTERM)
        process.communicate()
    assert not waiting, f"the worker ended before it was ready: {lines[-3:]}"
    return taken


def main() -> None:
    """Print a table of all starts; the first one may have to compile what was installed anew."""
    parser = argparse.ArgumentParser(description="Measure how long a worker takes to be ready.")
    parser.add_argument("--times", type=int, default=7)
    parser.add_argument("--broker", choices=sorted(SERVERS), default="embedded")
    options = parser.parse_args()
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)
    console = Console()
    with tempfile.TemporaryDirectory() as name:
        broker = SERVERS[options.broker](Path(name) / "broker")
        broker.start()
        try:
            settings = ResolvedSettings(broker=broker.address, namespace="starting", data_dir=Path(name) / "data")
            asyncio.run(create_topics(settings))
            numbers = track(range(options.times), "starting", console=Console(stderr=True), transient=True)
            starts = [start(settings) for _ in numbers]
        finally:
            broker.stop()
    table = Table(title=f"worker on {options.broker}, bar {BAR:g} s")
    for column in ("start", "ready after s", "CPU s"):
        table.add_column(column, justify="right")
    for number, each in enumerate(starts, 1):
        table.add_row(str(number), f"{each.seconds:.2f}", f"{each.cpu:.2f}")
    seconds, cpu = (statistics.median(column) for column in zip(*starts, strict=True))
    table.add_row("median", f"{seconds:.2f}", f"{cpu:.2f}")
    console.print(table)


if __name__ == "__main__":
    main()

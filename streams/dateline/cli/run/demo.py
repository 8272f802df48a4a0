"""``dateline demo``: an evening of pages through a broker and a worker, and what came out."""

import asyncio
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from dateline.agents.monitoring.lag import lag
from dateline.cli.options.atlas import open_atlas
from dateline.cli.pages.send import keyed_unchecked, send_pages
from dateline.cli.run.demo_report import report
from dateline.cli.run.worker_process import start_worker
from dateline.cli.terminal.printing import console
from dateline.demo.pages import demo_pages
from dateline.kafka import child_process
from dateline.kafka.embedded_broker import BrokerError, embedded_broker
from dateline.kafka.topic_admin import create_topics
from dateline.settings import Settings, load_settings

SECONDS: Final = 50.0
"""Longer than the pages take on a slow laptop, and short of the minute that the demo may last."""

_LOOK_AGAIN: Final = 0.25


def demo() -> None:
    """Play an evening of pages through a broker and a worker, and show what came out.

    Starts the embedded broker in a temporary folder and a worker beside it, sends some sixty pages of
    three made-up portals, and reads from the broker what became of them. Touches nothing else, leaves
    nothing running, and ends within a minute.
    """
    began = time.monotonic()
    cache_dir = load_settings().cache_dir
    open_atlas()  # builds the place index, with a progress bar, before the clock of the demo runs
    child_process.end_on_sigterm()
    pages = demo_pages()
    with tempfile.TemporaryDirectory(prefix="dateline-demo-") as folder, embedded_broker(Path(folder)) as address:
        # One partition a topic: the pages are read in their order, and each demo prints the same.
        settings = Settings.model_validate({"broker": address, "cache_dir": cache_dir, "partitions": 1})
        log = Path(folder) / "worker.log"
        asyncio.run(create_topics(settings))
        worker = start_worker(settings, log)
        try:
            asyncio.run(_play(settings, pages, worker, log))
        finally:
            child_process.stop(worker)
        screen = console()
        for part in asyncio.run(report(settings, len(pages))):
            screen.print(part)
        screen.print(f"All of it took {time.monotonic() - began:.0f} s, and nothing is left running.")


async def _play(settings: Settings, pages: Sequence[bytes], worker: "subprocess.Popen[bytes]", log: Path) -> None:
    """Send the pages and show how far they are, until no stage has a record left."""
    screen = Console(stderr=True)
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=screen, disable=not screen.is_terminal, transient=True) as progress:
        task = progress.add_task("Pages sent, the worker is starting", total=len(pages))
        await send_pages(settings, map(keyed_unchecked, pages), lambda _: None)
        try:
            async with asyncio.timeout(SECONDS):
                # Stage by stage in the order of the flow: when all are without lag in one look, all is done.
                while any(left := _by_stage(await lag(settings))):
                    _must_run(worker, log)
                    progress.update(task, completed=len(pages) - left[0], description=_describe(left))
                    await asyncio.sleep(_LOOK_AGAIN)
        except TimeoutError:
            msg = f"the demo was not done after {SECONDS:g} s, with {left} records before the stages{_end(log)}"
            raise BrokerError(msg) from None
        progress.update(task, completed=len(pages), description="Done")


def _by_stage(left: dict[tuple[str, int], int]) -> list[int]:
    stages = dict.fromkeys(stage for stage, _ in left)
    return [sum(count for (stage, _), count in left.items() if stage == each) for each in stages]


def _describe(left: Sequence[int]) -> str:
    waiting = sum(left[1:])
    return f"Pages split, {waiting} records on their way" if waiting else "Pages split"


def _must_run(worker: "subprocess.Popen[bytes]", log: Path) -> None:
    if worker.poll() is not None:
        msg = f"the worker ended with exit code {worker.returncode}{_end(log)}"
        raise BrokerError(msg)


def _end(log: Path) -> str:
    return "; its log ends:\n" + "\n".join(log.read_text(errors="replace").splitlines()[-10:])

"""Take a planned replay through all stages, with workers of its own and a bar that shows how far it is.

How far a replay is, on stderr: a bar on a terminal, and one line at the end.
"""

import asyncio
import time
from collections.abc import Mapping
from contextlib import aclosing
from typing import Final

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from dateline.agents.monitoring.lag import lag
from dateline.cli.replay.feeder import Feeder, backlog, feeding
from dateline.cli.replay.marker import find_replay, note
from dateline.cli.replay.pages_in_order import pages_in_order, scan
from dateline.cli.replay.plan import Plan
from dateline.cli.replay.workers import Crew, working
from dateline.core.replay.job import FeedProgress, ReplayError, arguments
from dateline.core.replay.rate import Rate
from dateline.kafka import child_process
from dateline.kafka.transactions import deliver


class Shown(Progress):
    """A bar of pages that are through the first stage, with their rate, the time left, and what is on its way."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
        )
        self.told: str | None = None
        """What was done, once all of it is."""
        super().__init__(*columns, console=console, disable=not console.is_terminal, transient=True)
        self._reading = self.add_task("Looking through the raw pages", total=100, rate="% read")
        self._pages = self.add_task("Pages taken in", total=None, visible=False, rate="")

    def scanned(self, share: float) -> None:
        """Show what share of the raw records is looked through."""
        self.update(self._reading, completed=int(share * 100))

    def fed(self, pages: int, total: int, before: Mapping[str, int]) -> None:
        """Show how many pages are fed, of how many, and the records before each stage."""
        first, *others = before.values()
        speed = self.tasks[self._pages].speed
        self.update(self._reading, visible=False)
        self.update(
            self._pages,
            total=total,
            completed=max(pages - first, 0),
            visible=True,
            description=f"Pages taken in, {sum(others)} records on their way",
            rate=f"{speed:.0f} pages/s" if speed else "",
        )

    def done(self, now: int, pages: int, seconds: float) -> None:
        """Take the bar away, and keep in words what was done."""
        self.stop()
        before = f", {pages - now} of them before" if pages > now else ""
        speed = f"{now / max(seconds, 0.001):.0f} a second"
        self.told = f"{pages} pages went through all stages{before}, in {seconds:.1f} s: {speed}"


LOOK_AGAIN: Final = 0.2
NEARLY: Final = 200
"""Records before a stage, few enough to be read for being counted."""


def replay(plan: Plan, workers: int, rate: Rate) -> None:
    """Feed what is left of a replay, and return once all of it is through all stages.

    From the main thread alone, which the workers do not outlive. Raises ``ReplayError``, which says how to go on.
    """
    try:
        with Shown() as shown, working(plan.settings, workers) as crew:
            _go_to_the_end(plan, crew, shown, rate)
    except (KeyboardInterrupt, SystemExit, ReplayError) as error:
        why = str(error) if isinstance(error, ReplayError) else "stopped"
        name = plan.settings.namespace
        again = f"`dateline replay run {arguments(plan.marker)} --as {name}` goes on"
        msg = f"{why}\n{again}, `dateline replay drop {name}` removes it"
        raise ReplayError(msg) from error
    typer.echo(shown.told, err=True)


def _go_to_the_end(plan: Plan, crew: Crew, shown: Shown, rate: Rate) -> None:
    """Go on until the replay is marked as done; what tells this process to stop from then on comes too late."""
    try:
        asyncio.run(_go(plan, crew, shown, rate))
    except (KeyboardInterrupt, SystemExit):
        if shown.told is None:
            raise
    child_process.end_unasked()  # the workers take some seconds to stop


async def _go(plan: Plan, crew: Crew, shown: Shown, rate: Rate) -> None:
    live, settings, marker = plan
    scanned = await scan(live, marker, shown.scanned)
    await crew.joined()
    began = time.monotonic()

    async def look(fed: FeedProgress) -> int:
        before = await backlog(settings)
        crew.must_run((fed.pages, before))
        shown.fed(fed.pages, scanned.pages, before)
        return max(before.values())

    async with feeding(settings) as producer:
        before = (await find_replay(settings)).fed  # read now that nobody else writes it
        async with aclosing(pages_in_order(live, marker, scanned.notes, before.last)) as pages:
            fed = await Feeder(producer, settings, marker, look).feed(before, pages, rate)
        # Stage by stage in the order of the flow: when all are without lag in one look, all is done.
        while await look(fed) > NEARLY or any((await lag(settings)).values()):  # noqa: ASYNC110  # no event to await
            await asyncio.sleep(LOOK_AGAIN)
        await deliver(producer, [note(settings, marker.model_copy(update={"state": "done"}))])
        shown.done(fed.pages - before.pages, fed.pages, time.monotonic() - began)

"""Take a planned replay through all stages, with workers of its own and a bar that shows how far it is."""

import asyncio
import time
from contextlib import aclosing
from typing import Final

import typer

from dateline.agents.monitoring.lag import lag
from dateline.cli.replay.feeder import Feeder, backlog, feeding
from dateline.cli.replay.marker import find_replay, note
from dateline.cli.replay.pages_in_order import pages_in_order
from dateline.cli.replay.plan import Plan
from dateline.cli.replay.replay_progress import Shown
from dateline.cli.replay.replay_scan import scan
from dateline.cli.replay.workers import Crew, working
from dateline.core.replay.job import Fed, ReplayError, arguments
from dateline.core.replay.rate import Rate
from dateline.kafka import child_process
from dateline.kafka.transactions import deliver

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

    async def look(fed: Fed) -> int:
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

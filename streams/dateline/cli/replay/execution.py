"""Carry out a planned replay: feed its pages to workers of its own, and wait until all is through all stages.

``ReplayProgress`` shows a bar on a terminal, and a line a minute elsewhere; one line at the end says what was done.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import aclosing
from typing import Final, TypeVar

from aiokafka.errors import KafkaConnectionError, KafkaError, KafkaTimeoutError, NodeNotReadyError, RequestTimedOutError
from rich.progress import BarColumn, MofNCompleteColumn, TimeElapsedColumn, TimeRemainingColumn

from dateline import telemetry
from dateline.agents.monitoring.lag import lag
from dateline.cli.replay.feeder import Feeder, backlog, feed_producer
from dateline.cli.replay.marker import find_replay, to_record
from dateline.cli.replay.pages_in_order import pages_in_order, scan
from dateline.cli.replay.plan import Plan
from dateline.cli.replay.workers import WorkerPool, running_workers
from dateline.cli.run.events import report_events
from dateline.cli.terminal.notices import notice
from dateline.cli.terminal.printing import plural
from dateline.cli.terminal.progress import LongProgress, column
from dateline.core.replay.job import FeedProgress, ReplayError, continuing
from dateline.core.replay.rate import Rate
from dateline.kafka.transactions import BROKEN_OFF, deliver
from dateline.process import child_process, stop_signals
from dateline.process.log.error_words import error_words

POLL_SECONDS: Final = 0.2
"""Pause between two counts of the backlog at the end; chosen by hand."""
MAX_BACKLOG_TO_READ: Final = 200
"""Up to this backlog, the records before the stages are read to count them exactly; chosen by hand."""


_LOST: Final = (
    KafkaConnectionError, KafkaTimeoutError, NodeNotReadyError, RequestTimedOutError, OSError, *BROKEN_OFF,
)  # fmt: skip
"""Errors of a broker that is away, of which a transaction ends with one after 40 s, or that is back and knows less of
the feeder than the feeder itself: a new one finds in the namespace what was fed."""
_MAX_OUTAGES: Final = 10
"""Outages that one run outlasts; chosen by hand, as many as ``MAX_RESTARTS`` of workers."""
_RETRY_SECONDS: Final = 1.0
"""Seconds between two questions to a broker that does not answer; chosen by hand."""
T = TypeVar("T")


def execute(plan: Plan, workers: int, rate: Rate) -> None:
    """Feed what is left of a replay, and return once all of it has passed all stages.

    Call it from the main thread only: the workers end with it. Raises ``ReplayError`` where the replay is stopped or
    fails; the message says how to continue.
    """
    report_events(plan.settings)
    try:
        with ReplayProgress() as progress, running_workers(plan.settings, workers) as pool:
            _run_until_marked(plan, pool, progress, rate)
    except (KeyboardInterrupt, SystemExit, ReplayError) as error:
        why = str(error) if isinstance(error, ReplayError) else "stopped"
        name = plan.settings.namespace
        msg = f"{why}\n`{continuing(name, plan.marker)}` continues it, `dateline replay drop {name}` removes it"
        raise ReplayError(msg) from error
    notice(progress.summary or "")


def _run_until_marked(plan: Plan, pool: WorkerPool, progress: "ReplayProgress", rate: Rate) -> None:
    """Run until the replay is marked as done; a signal that arrives after that is ignored."""
    try:
        stop_signals.run(_through_outages(plan, pool, progress, rate))
    except (KeyboardInterrupt, SystemExit):
        if progress.summary is None:
            raise
    child_process.ignore_stop_signals()  # the workers take some seconds to stop


async def _through_outages(plan: Plan, pool: WorkerPool, progress: "ReplayProgress", rate: Rate) -> None:
    """Feed and drain; where the broker is lost for long, wait until it is back and continue, as the next run would."""
    for _ in range(_MAX_OUTAGES):
        try:
            return await _feed_and_drain(plan, pool, progress, rate)
        except _LOST as error:
            telemetry.event("probe_failed", stage="all", reason=error_words(error))
            await _ask(lambda: backlog(plan.settings), pool)
    return await _feed_and_drain(plan, pool, progress, rate)


async def _feed_and_drain(plan: Plan, pool: WorkerPool, progress: "ReplayProgress", rate: Rate) -> None:
    live, settings, marker = plan
    scanned = await scan(live, marker, progress.show_scan)
    await pool.wait_until_joined()
    began = time.monotonic()

    async def count_backlog(fed: FeedProgress) -> int:
        records = await _ask(lambda: backlog(settings), pool)
        pool.check((fed.pages, records))
        progress.show_fed(fed.pages, scanned.pages, records)
        return max(records.values())

    async with feed_producer(settings) as producer:
        before = (await find_replay(settings)).fed  # read once no other process can write it any more
        async with aclosing(pages_in_order(live, marker, scanned.earliest_times, before.last)) as pages:
            fed = await Feeder(producer, settings, marker, count_backlog).feed(before, pages, rate)
        # The lag is measured stage by stage in the order of the flow: where all are 0 in one measurement, all is done.
        while await count_backlog(fed) > MAX_BACKLOG_TO_READ or any((await _ask(lambda: lag(settings), pool)).values()):  # noqa: ASYNC110
            await asyncio.sleep(POLL_SECONDS)
        await deliver(producer, [to_record(settings, marker.model_copy(update={"state": "done"}))])
        progress.finish(fed.pages - before.pages, fed.pages, time.monotonic() - began)


async def _ask(question: Callable[[], Awaitable[T]], pool: WorkerPool) -> T:
    """Return what the broker answers; ask again where it is away, or leaves a question open.

    Raises ``ReplayError`` where it stays away for ``stall_timeout`` seconds.
    """
    while True:
        try:
            async with asyncio.timeout(pool.patience / 2):  # so that a second one is asked before the end
                return await question()
        except (KafkaError, OSError) as error:
            telemetry.event("probe_failed", stage="all", reason=error_words(error))
            pool.check("the broker does not answer")
            await asyncio.sleep(_RETRY_SECONDS)


class ReplayProgress(LongProgress):
    """A bar of the pages that have passed the first stage, with their rate, the time left, and records on the way."""

    def __init__(self) -> None:
        columns = (
            column("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            column("{task.fields[rate]}"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
        )
        self.summary: str | None = None
        """What was done, in one line; None until all of it is done."""
        super().__init__(*columns)
        self._scanning = self.add_task("Scanning the raw pages", total=100, rate="% read")
        self._pages = self.add_task("Pages read", total=None, visible=False, rate="")

    def show_scan(self, share: float) -> None:
        """Show which share of the raw records is scanned, from 0 to 1."""
        self.update(self._scanning, completed=int(share * 100))

    def show_fed(self, pages: int, total: int, records: Mapping[str, int]) -> None:
        """Show how many pages of how many are fed; ``records`` is the backlog of each stage."""
        first, *others = records.values()
        speed = self.tasks[self._pages].speed
        self.update(self._scanning, visible=False)
        self.update(
            self._pages,
            total=total,
            completed=max(pages - first, 0),
            visible=True,
            description=f"Pages read, {plural(sum(others), 'record')} on their way",
            rate=f"{speed:.0f} pages/s" if speed else "",
        )

    def finish(self, now: int, pages: int, seconds: float) -> None:
        """Remove the bar, and write the summary: ``now`` pages in ``seconds``, of ``pages`` in all."""
        self.stop()
        before = f", {pages - now} of them before" if pages > now else ""
        speed = f": {printed_rate(now, seconds)}" if now else ""
        self.summary = f"{plural(pages, 'page')} went through all stages{before}, in {seconds:.1f} s{speed}"


def printed_rate(count: int, seconds: float) -> str:
    """Return how many a second: ``6 a second``, and one digit that is not 0 of less than one: ``0.2 a second``."""
    rate = count / max(seconds, 0.001)
    return f"{rate:.0f} a second" if rate >= 1 else f"{rate:.1g} a second"

"""Deliver alerts to all targets at the same time, until the end or a signal; and the test message of ``--test``."""

import asyncio
import random
import sys
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import orjson
import typer
from aiokafka.errors import ProducerFenced
from rich.table import Table

from dateline.agents.monitoring.endpoints import serve
from dateline.cli.options.times import format_time
from dateline.cli.run.events import report_events
from dateline.cli.terminal.failure import FAILED, USAGE
from dateline.cli.terminal.notices import fail
from dateline.cli.terminal.printing import SafeConsole
from dateline.core.alerts.delivery.message import idempotency_key, trial
from dateline.delivery.dispatcher import Dispatcher, TakenOverError
from dateline.delivery.health import DeliveryHealth
from dateline.delivery.notifier import Notifier, unusable
from dateline.delivery.targets.file import Entry, TargetsFault
from dateline.delivery.terms import Tally, Terms
from dateline.kafka.topic_admin import ProvisionError, require_topic
from dateline.process import stop_signals
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTS

_GRACE_SECONDS: Final = 5.0
"""Seconds that a running attempt may take after the stop signal; chosen by hand. The next run repeats a cut-off one."""


def open_targets(path: Path, entries: Sequence[Entry]) -> list[Notifier]:
    """Return a notifier for each target. Exits with 2, and prints the URLs, where Apprise cannot use one."""
    if faults := list(unusable_urls(path, entries)):
        for fault in faults:
            fail(str(fault), USAGE, prefix="")
        raise typer.Exit(USAGE)
    return [Notifier(target) for target, _, _ in entries]


def unusable_urls(path: Path, entries: Iterable[Entry]) -> Iterator[TargetsFault]:
    """Yield a fault for each URL that Apprise cannot use."""
    for target, line, _ in entries:
        if (why := unusable(target.url.get_secret_value())) is not None:
            yield TargetsFault(path, line, f"target {target.name} url: {why}")


def try_targets(notifiers: Sequence[Notifier]) -> None:
    """Send a test message to each target, and print which arrived. Exits with 1 where one did not."""
    failed = asyncio.run(_send_tests(notifiers))
    if failed:
        typer.echo(f"{failed} of {len(notifiers)} targets did not take the test message", err=True)
        raise typer.Exit(FAILED)


async def _send_tests(notifiers: Sequence[Notifier]) -> int:
    """Send the test messages; return how many did not arrive."""
    now = datetime.now(UTC)

    async def send(notifier: Notifier) -> str | None:
        name = notifier.target.name
        key = idempotency_key(f"test-{now:%Y%m%dT%H%M%S.%f}", name)
        return await notifier.send(trial(name, now, key), key)

    reasons = await asyncio.gather(*map(send, notifiers))
    for notifier, why in zip(notifiers, reasons, strict=True):
        typer.echo(f"{notifier.target.name} ({notifier.shown}): {'sent' if why is None else f'not sent: {why}'}")
    return sum(why is not None for why in reasons)


def run_deliveries(
    settings: ResolvedSettings,
    notifiers: Sequence[Notifier],
    *,
    once: bool,
    since: datetime | None,
    give_up_after: timedelta | None,
) -> None:
    """Deliver, then print the counts for each target.

    Exits with 1 where alerts were given up or deleted, or left by a run with ``once``, and where another process took
    the targets over.
    """
    report_events(settings)
    terms = Terms(lambda: datetime.now(UTC), random.random, once, since, give_up_after)
    try:
        tallies = asyncio.run(_run(settings, notifiers, terms))
    except TakenOverError as error:
        fail(str(error), FAILED)
        raise typer.Exit(FAILED) from error
    _print_tallies(tallies)
    if any(tally.dead or tally.deleted or (once and tally.left) for tally in tallies.values()):
        raise typer.Exit(FAILED)


async def _run(settings: ResolvedSettings, notifiers: Sequence[Notifier], terms: Terms) -> dict[str, Tally]:
    await require_one_partition(settings)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(_handle_loop_error)
    dispatchers = [Dispatcher(settings, notifier, terms, stop) for notifier in notifiers]
    with stop_signals.calling(lambda _: loop.call_soon_threadsafe(stop.set)):
        async with _served(settings, dispatchers, terms):
            await _until_done([asyncio.create_task(dispatcher.run()) for dispatcher in dispatchers], stop)
    return {dispatcher.name: dispatcher.tally for dispatcher in dispatchers}


async def require_one_partition(settings: ResolvedSettings) -> None:
    """Raise ``ProvisionError`` where the topic of alerts does not exist, or has several partitions."""
    if (count := await require_topic(settings, ALERTS)) != 1:
        msg = f"{ALERTS.of(settings)} has {count} partitions, but alerts are delivered in the order of one partition"
        raise ProvisionError(msg)


@asynccontextmanager
async def _served(settings: ResolvedSettings, dispatchers: Sequence[Dispatcher], terms: Terms) -> AsyncIterator[None]:
    """Serve metrics and health for the duration of the block; not of a run with ``once``, nor without a port."""
    if terms.once or not settings.http_port:
        yield
        return
    health = DeliveryHealth(settings, dispatchers)
    serve(settings, health)
    tasks = [asyncio.create_task(health.beat()), asyncio.create_task(health.sample())]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _until_done(tasks: "Sequence[asyncio.Task[None]]", stop: asyncio.Event) -> None:
    """Wait for all tasks. Cancels the others where one fails, and those that run on after the stop and the grace time.

    Raises the first failure.
    """
    stopping = asyncio.create_task(stop.wait())
    running = set(tasks)
    try:
        while running and not stop.is_set():
            done, _ = await asyncio.wait({*running, stopping}, return_when=asyncio.FIRST_COMPLETED)
            running -= done
            _raise_first(done)
        if running:
            done, _ = await asyncio.wait(running, timeout=_GRACE_SECONDS)
            _raise_first(done)
    finally:
        for task in (stopping, *tasks):
            task.cancel()
        await asyncio.gather(stopping, *tasks, return_exceptions=True)


def _handle_loop_error(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    # aiokafka raises ProducerFenced to its caller, and leaves a second one in a future that nobody awaits.
    if not isinstance(context.get("exception"), ProducerFenced):
        loop.default_exception_handler(context)


def _raise_first(done: "set[asyncio.Task[Any]]") -> None:
    for task in done:
        task.result()


def _print_tallies(tallies: dict[str, Tally]) -> None:
    on_terminal = sys.stdout.isatty()
    rows = [
        {
            "target": name,
            "sent": tally.sent,
            "joined": tally.joined,
            "held": tally.held,
            "until": format_time(tally.until, local=on_terminal),
            "left": max(tally.left, tally.waiting),
            "dead_letters": tally.dead,
            "deleted": tally.deleted,
        }
        for name, tally in tallies.items()
    ]
    if not on_terminal:
        sys.stdout.buffer.writelines(orjson.dumps(row) + b"\n" for row in rows)
        return
    table = Table("target", "sent", "joined", "held", "until", "left", "dead letters", "deleted")
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row.values()))
    SafeConsole().print(table)

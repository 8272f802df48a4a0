"""``dateline alerts deliver --dry-run``: what a run would send now, where and when.

``dateline alerts deliver --input``: alerts of a file, once, to the targets that are named; no broker is asked.
"""

import asyncio
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

import orjson
import typer
from aiokafka import TopicPartition
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.cli.options.times import format_time
from dateline.cli.terminal.failure import FAILED, USAGE
from dateline.core.alerts.delivery.message import compose, idempotency_key
from dateline.core.alerts.delivery.progress import Progress
from dateline.core.alerts.delivery.target import decide
from dateline.delivery.checkpoint import committed_progress
from dateline.delivery.notifier import Notifier
from dateline.files.archive import ArchiveError, read_archive
from dateline.kafka.codec import Incoming, UndecodableError, decode
from dateline.kafka.topic_reader import read_committed
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTS, delivery_group
from dateline_schemas.alert import Alert

_COLUMNS: Final = ("target", "to", "when", "severity", "occasion", "rule", "subject")


def print_plan(settings: ResolvedSettings, notifiers: Sequence[Notifier], since: datetime | None) -> None:
    """Print a line for each alert and target that takes it: a table on a terminal, JSON lines when piped.

    ``when`` is null for now, or the end of the quiet hours. Leaves with 1 where an alert cannot be read.
    """
    console = Console()
    table = Table(*_COLUMNS)
    wrong = asyncio.run(_plan(settings, notifiers, since, table if console.is_terminal else None))
    if console.is_terminal:
        console.print(table)
    if wrong:
        typer.echo(f"{wrong} alerts cannot be read; they would become dead letters", err=True)
        raise typer.Exit(FAILED)


async def _plan(
    settings: ResolvedSettings, notifiers: Sequence[Notifier], since: datetime | None, table: Table | None
) -> int:
    wrong = planned = 0
    now = datetime.now(UTC)
    begins = await _begins(settings, notifiers, since)
    async for batch in read_committed(settings, ALERTS, None, follow=False):
        for record in batch:
            open_to = [notifier for notifier in notifiers if begins[notifier.target.name](record)]
            if not open_to:
                continue
            try:
                alert = decode(Alert, record.value)
            except UndecodableError as error:
                typer.echo(f"{record.topic} partition {record.partition} offset {record.offset}: {error}", err=True)
                wrong += 1
                continue
            for line in _lines(open_to, record, alert, now, local=table is not None):
                planned += 1
                if table is None:
                    sys.stdout.buffer.write(orjson.dumps(line) + b"\n")
                else:
                    table.add_row(*(Text(str(line[name] or "now")) for name in _COLUMNS))
    typer.echo(f"{planned} alerts would be sent to {len(notifiers)} targets; nothing was", err=True)
    return wrong


async def _begins(
    settings: ResolvedSettings, notifiers: Sequence[Notifier], since: datetime | None
) -> dict[str, Callable[[Incoming], bool]]:
    """Return for each target what tells whether an alert is still to be dealt with.

    A target that nothing is committed for begins with what came ``since``.
    """
    start = int(since.timestamp() * 1000) if since else 0
    partition = TopicPartition(ALERTS.of(settings), 0)
    namespace = ALERTS.within(settings)
    begins: dict[str, Callable[[Incoming], bool]] = {}
    for notifier in notifiers:
        name = notifier.target.name
        known = await committed_progress(settings, delivery_group(namespace, name), partition)
        begins[name] = (lambda record: record.timestamp >= start) if known is None else _open_to(known)
    return begins


def _open_to(progress: Progress) -> Callable[[Incoming], bool]:
    return lambda record: not progress.has(record.offset)


def _lines(
    notifiers: Sequence[Notifier], record: Incoming, alert: Alert, now: datetime, *, local: bool
) -> Iterator[dict[str, str | int | None]]:
    for notifier in notifiers:
        decision = decide(notifier.target, alert, now)
        if decision.what == "skip":
            continue
        key = idempotency_key(alert.alert_id, notifier.target.name)
        yield {
            "target": notifier.target.name,
            "to": notifier.shown,
            "when": format_time(decision.until, local=local),
            "offset": record.offset,
            "severity": alert.severity,
            "occasion": alert.occasion,
            "rule": alert.rule,
            "idempotency_key": key,
            "subject": compose(alert, key).subject,
        }


class _Went(NamedTuple):
    """How many alerts a target took, refused, and does not want."""

    sent: int
    failed: int
    skipped: int


def deliver_file(path: Path, notifiers: Sequence[Notifier]) -> None:
    """Send each alert to each target that takes it, whatever its quiet hours; say how it went.

    What fails is told with the reason and not tried again. Leaves with 1 where any did not arrive, and with 2 where
    the file holds something else, having sent nothing.
    """
    alerts = _alerts(path)
    failed = 0
    for notifier in notifiers:
        went = asyncio.run(_send(notifier, alerts))
        failed += went.failed
        told = f"{went.sent} sent, {went.failed} failed, {went.skipped} that it does not take"
        typer.echo(f"{notifier.target.name} ({notifier.shown}): {told}")
    if failed:
        raise typer.Exit(FAILED)


def _alerts(path: Path) -> list[Alert]:
    alerts = []
    try:
        for line in read_archive(path, lambda _: None):
            try:
                alerts.append(decode(Alert, line.data))
            except UndecodableError as error:
                typer.echo(f"{path}:{line.number}: {error}; nothing was sent", err=True)
                raise typer.Exit(USAGE) from error
    except (ArchiveError, OSError) as error:
        typer.echo(f"{path}: {error}; nothing was sent", err=True)
        raise typer.Exit(USAGE) from error
    return alerts


async def _send(notifier: Notifier, alerts: Sequence[Alert]) -> _Went:
    sent = failed = skipped = 0
    for alert in alerts:
        if decide(notifier.target, alert, datetime.now(UTC)).what == "skip":
            skipped += 1
            continue
        key = idempotency_key(alert.alert_id, notifier.target.name)
        why = await notifier.send(compose(alert, key), key)
        if why is None:
            sent += 1
        else:
            failed += 1
            typer.echo(f"{notifier.target.name}: {key} was not sent: {why}", err=True)
    return _Went(sent, failed, skipped)

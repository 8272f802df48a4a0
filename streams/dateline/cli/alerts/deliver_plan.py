"""``dateline alerts deliver --dry-run`` and ``--input``.

``print_plan`` prints what a run would send now, where and when. ``deliver_file`` sends the alerts of a file once,
without a broker.
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
from rich.table import Table
from rich.text import Text

from dateline.cli.options.times import format_time
from dateline.cli.terminal.failure import FAILED, USAGE
from dateline.cli.terminal.printing import SafeConsole, plural
from dateline.core.alerts.delivery.bundle import Bundle, VersionKey, version_of
from dateline.core.alerts.delivery.message import compose, digest_key, idempotency_key
from dateline.core.alerts.delivery.progress import Progress
from dateline.core.alerts.delivery.target import Target, decide, digest_due, overtakes, takes, unknown_rules
from dateline.core.text.printable import printable
from dateline.delivery.checkpoint import committed_progress
from dateline.delivery.notifier import Notifier
from dateline.files.archive import ArchiveError, read_archive
from dateline.kafka.codec import Incoming, UndecodableError, decode
from dateline.kafka.topic_reader import read_committed
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTS, delivery_group
from dateline_schemas.alert import Alert

_Keys = dict[tuple[str, VersionKey | None], tuple[str, datetime | None]]
"""By target and story version, or None for a digest: the key of its message, and when the digest is due."""
_COLUMNS: Final = ("target", "to", "when", "severity", "occasion", "rule", "subject")


def print_plan(settings: ResolvedSettings, notifiers: Sequence[Notifier], since: datetime | None) -> None:
    """Print a line for each alert and each target that wants it: a table on a terminal, JSON lines when piped.

    ``when`` is the end of the quiet hours, or null for now. ``since`` is where a new target begins. Exits with 1 where
    an alert cannot be read.
    """
    console = SafeConsole()
    table = Table(*_COLUMNS)
    unreadable = asyncio.run(_plan(settings, notifiers, since, table if console.is_terminal else None))
    if console.is_terminal:
        console.print(table)
    if unreadable:
        typer.echo(f"{plural(unreadable, 'alert')} unreadable; each would become a dead letter", err=True)
        raise typer.Exit(FAILED)


async def _plan(
    settings: ResolvedSettings, notifiers: Sequence[Notifier], since: datetime | None, table: Table | None
) -> int:
    """Add each planned message to the table, or print it as a JSON line; return how many alerts cannot be read."""
    unreadable = planned = 0
    rules: dict[str, None] = {}
    now = datetime.now(UTC)
    is_due = await _due_tests(settings, notifiers, since)
    keys: _Keys = {}
    async for batch in read_committed(settings, ALERTS, None, follow=False):
        for record in batch:
            rules[(record.key or b"").decode(errors="replace").rpartition("/")[0]] = None
            due = [notifier for notifier in notifiers if is_due[notifier.target.name](record)]
            if not due:
                continue
            try:
                alert = decode(Alert, record.value)
            except UndecodableError as error:
                typer.echo(f"{record.topic} partition {record.partition} offset {record.offset}: {error}", err=True)
                unreadable += 1
                continue
            for row in _rows(due, record, alert, now, keys, local=table is not None):
                planned += 1
                if table is None:
                    sys.stdout.buffer.write(orjson.dumps(row) + b"\n")
                else:
                    table.add_row(*(Text(printable(str(row[name] or "now"))) for name in _COLUMNS))
    _warn_of_unknown_rules([notifier.target for notifier in notifiers], [rule for rule in rules if rule])
    typer.echo(
        f"{plural(planned, 'alert')} would be sent to {plural(len(notifiers), 'target')}; nothing was sent", err=True
    )
    return unreadable


def _warn_of_unknown_rules(targets: Sequence[Target], rules: Sequence[str]) -> None:
    """Print which rules that targets name have no alert on the topic: perhaps a typing error."""
    for target, name, hint in unknown_rules(targets, rules) if rules else ():
        typer.echo(f"target {target} rules: no alert on the topic is of a rule {name!r}; {hint}", err=True)


async def _due_tests(
    settings: ResolvedSettings, notifiers: Sequence[Notifier], since: datetime | None
) -> dict[str, Callable[[Incoming], bool]]:
    """Return, for each target by name, a function that says whether the target still has to get an alert.

    A target without a committed offset begins with the alerts that were sent at ``since`` or later.
    """
    start = int(since.timestamp() * 1000) if since else 0
    partition = TopicPartition(ALERTS.of(settings), 0)
    namespace = ALERTS.within(settings)
    is_due: dict[str, Callable[[Incoming], bool]] = {}
    for notifier in notifiers:
        name = notifier.target.name
        progress = await committed_progress(settings, delivery_group(namespace, name), partition)
        is_due[name] = (lambda record: record.timestamp >= start) if progress is None else _not_in(progress)
    return is_due


def _not_in(progress: Progress) -> Callable[[Incoming], bool]:
    return lambda record: not progress.has(record.offset)


def _rows(  # noqa: PLR0913 - what a row is made of
    notifiers: Sequence[Notifier], record: Incoming, alert: Alert, now: datetime, keys: _Keys, *, local: bool
) -> Iterator[dict[str, str | int | None]]:
    for notifier in notifiers:
        target = notifier.target
        decision = decide(target, alert, now)
        if decision.what == "skip":
            continue
        until = decision.until
        sent_at = datetime.fromtimestamp(record.timestamp / 1000, UTC)
        if target.digest is not None and not overtakes(target, alert.severity, now):
            own = digest_key(alert.alert_id, target.name), digest_due(target, alert.severity, sent_at)
            key, due = keys.setdefault((target.name, None), own)
            until = until if due is None or now >= due else due
        else:
            own_key = idempotency_key(alert.alert_id, target.name)
            key, _ = keys.setdefault((target.name, version_of(alert)), (own_key, None))
        yield {
            "target": target.name,
            "to": notifier.shown,
            "when": format_time(until, local=local),
            "offset": record.offset,
            "severity": alert.severity,
            "occasion": alert.occasion,
            "rule": alert.rule,
            "idempotency_key": key,
            "subject": compose(Bundle.of(alert), key, notifier.medium).subject,
        }


class _Counts(NamedTuple):
    """How many alerts a target accepted, refused, and does not want."""

    sent: int
    failed: int
    skipped: int


def deliver_file(path: Path, notifiers: Sequence[Notifier]) -> None:
    """Send each alert to each target that wants it, regardless of quiet hours and digests; print the counts by target.

    A failed alert is printed with the reason and not tried again. Exits with 1 where one failed; with 2, before
    anything is sent, where the file holds anything but alerts.
    """
    alerts = _read_alerts(path)
    failed = 0
    for notifier in notifiers:
        counts = asyncio.run(_send(notifier, alerts))
        failed += counts.failed
        summary = f"{counts.sent} sent, {counts.failed} failed, {counts.skipped} not wanted"
        typer.echo(f"{notifier.target.name} ({notifier.shown}): {summary}")
    if failed:
        raise typer.Exit(FAILED)


def _read_alerts(path: Path) -> list[Alert]:
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


async def _send(notifier: Notifier, alerts: Sequence[Alert]) -> _Counts:
    bundles: dict[VersionKey, Bundle] = {}
    sent = failed = skipped = 0
    for alert in alerts:
        if not takes(notifier.target, alert):
            skipped += 1
        elif bundle := bundles.get(version_of(alert)):
            bundle.add(alert)
        else:
            bundles[version_of(alert)] = Bundle.of(alert)
    for bundle in bundles.values():
        key = idempotency_key(bundle.alert_id, notifier.target.name)
        why = await notifier.send(compose(bundle, key, notifier.medium), key)
        if why is None:
            sent += len(bundle.members)
        else:
            failed += len(bundle.members)
            typer.echo(f"{notifier.target.name}: {key} was not sent: {why}", err=True)
    return _Counts(sent, failed, skipped)

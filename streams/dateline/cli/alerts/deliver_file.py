"""``dateline alerts deliver --input``: alerts of a file, once, to the targets that are named; no broker is asked."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import typer

from dateline.cli.terminal.failure import FAILED, USAGE
from dateline.core.alerts.delivery.message import compose, idempotency_key
from dateline.core.alerts.delivery.target import decide
from dateline.delivery.notifier import Notifier
from dateline.files.archive import ArchiveError, read_archive
from dateline.kafka.codec import UndecodableError, decode
from dateline_schemas.alert import Alert


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

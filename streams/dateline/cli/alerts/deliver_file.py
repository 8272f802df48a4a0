"""``dateline alerts deliver --input``: send the alerts of a file once, as their stories stand now."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import typer
from aiokafka.errors import KafkaError

from dateline.cli.options.namespace import live_settings
from dateline.cli.terminal.failure import FAILED, USAGE, explain
from dateline.core.alerts.delivery.message import compose
from dateline.core.alerts.delivery.target import takes
from dateline.delivery.late_alerts import late_messages, read_known
from dateline.delivery.notifier import Notifier
from dateline.files.archive import ArchiveError, read_archive
from dateline.kafka.codec import UndecodableError, decode
from dateline.kafka.topic_admin import ProvisionError
from dateline_schemas.alert import Alert

_WHY_TOLD: Final[Mapping[str | None, str]] = {
    "revised": "its story has a newer text",
    "withdrawn": "its story was withdrawn",
}
"""Why another message tells of an alert, by what became of its story since; else that has the same text."""


def deliver_file(path: Path, notifiers: Sequence[Notifier]) -> None:
    """Send each alert to each target that wants it, regardless of quiet hours and digests; print the counts by target.

    What became of the stories since comes from the topic of alerts; where the broker does not answer, no text is sent.
    A failed alert is printed with the reason and not tried again. Exits with 1 where one failed; with 2, before
    anything is sent, where the file holds anything but alerts.
    """
    alerts = _read_alerts(path)
    known = _known(alerts) if alerts else []  # the topic is not read for an empty file, which checks the targets alone
    failed = 0
    for notifier in notifiers:
        failed += asyncio.run(_send(notifier, alerts, known))
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


def _known(alerts: Sequence[Alert]) -> list[Alert]:
    """Return what the topic has of the alerts' stories; nothing, and a warning, where the broker does not answer."""
    try:
        return asyncio.run(read_known(live_settings(), alerts))
    except (KafkaError, ProvisionError, OSError) as error:
        line = explain(error)
        why = str(error) if line is None else line.message
        typer.echo(f"what became of the stories is not known, so that their texts are left out: {why}", err=True)
        return []


async def _send(notifier: Notifier, alerts: Sequence[Alert], known: Sequence[Alert]) -> int:
    """Send a target what it takes, and print the counts; return how many alerts failed."""
    name = notifier.target.name
    sent = failed = joined = 0
    for bundle, key, told_by in late_messages(notifier.target, alerts, known, datetime.now(UTC)):
        if told_by is not None:
            joined += len(bundle.members)
            what = _WHY_TOLD.get(bundle.since, "its text is the one")
            typer.echo(f"{name}: {key} was not sent: {what}, of which {told_by} tells", err=True)
            continue
        why = await notifier.send(compose(bundle, key, notifier.medium), key)
        if why is None:
            sent += len(bundle.members)
        else:
            failed += len(bundle.members)
            typer.echo(f"{name}: {key} was not sent: {why}", err=True)
    skipped = sum(not takes(notifier.target, alert) for alert in alerts)
    told = f", {joined} told by another message" if joined else ""
    typer.echo(f"{name} ({notifier.shown}): {sent} sent, {failed} failed, {skipped} not wanted{told}")
    return failed

"""``dateline alerts deliver --input``: send the alerts of a file once, as their stories stand now."""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import typer
from aiokafka.errors import KafkaError

from dateline.cli.alerts.handed_over import note_handed_over
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
    A failed alert is printed with the reason and not tried again. The dead letter of an alert that was given up counts
    as retried once its target was told. Exits with 1 where an alert failed; with 2, before anything is sent, where the
    file holds anything but alerts.
    """
    alerts = _read_alerts(path)
    known = _known(alerts) if alerts else []  # the topic is not read for an empty file, which checks the targets alone
    failed = 0
    for notifier in notifiers:
        results = Results()
        try:
            asyncio.run(_send(notifier, alerts, known or (), results))
        finally:  # an interrupt takes back nothing of what was sent before it
            if known is not None and (told := results.told):
                _note(notifier.target.name, told)
        failed += results.failed
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


def _known(alerts: Sequence[Alert]) -> list[Alert] | None:
    """Return what the topic has of the alerts' stories; None, and a warning, where the broker does not answer."""
    try:
        return asyncio.run(read_known(live_settings(), alerts))
    except (KafkaError, ProvisionError, OSError) as error:
        what = "what became of the stories is not known, so that their texts are left out"
        typer.echo(f"{what}: {_in_words(error)}", err=True)
        return None


@dataclass
class Results:
    """What became of the alerts for one target; messages are named by their keys."""

    sent: int = 0
    failed: int = 0
    joined: int = 0
    alert_ids: dict[str, list[str]] = field(default_factory=dict)
    told_by: dict[str, str] = field(default_factory=dict)
    """Messages that were not sent, and by which another the target is told."""
    unsent: set[str] = field(default_factory=set)
    """Messages of the file that failed, or whose turn has not come."""

    @property
    def told(self) -> set[str]:
        """The ids of the alerts of which the target was told, by their own message or another.

        A message that is not of the file counts as sent: it was, or it waits, or it has a dead letter of its own.
        """
        return {each for key, ids in self.alert_ids.items() for each in ids if self._teller(key) not in self.unsent}

    def _teller(self, key: str) -> str:
        """Return the message that tells of a message; this may be a chain."""
        seen = {key}
        while (teller := self.told_by.get(key, key)) not in seen:
            seen.add(key := teller)
        return key


async def _send(notifier: Notifier, alerts: Sequence[Alert], known: Sequence[Alert], results: Results) -> None:
    """Send a target what it takes, and print the counts."""
    name = notifier.target.name
    messages = [*late_messages(notifier.target, alerts, known, datetime.now(UTC))]
    results.unsent = {key for _, key, told_by in messages if told_by is None}
    for bundle, key, told_by in messages:
        count = len(bundle.members)
        if told_by is not None:
            results.joined += count
            results.told_by[key] = told_by
            what = _WHY_TOLD.get(bundle.since, "its text is the one")
            typer.echo(f"{name}: {key} was not sent: {what}, of which {told_by} tells", err=True)
        elif (why := await notifier.send(compose(bundle, key, notifier.medium), key)) is None:
            results.sent += count
            results.unsent.discard(key)
        else:
            results.failed += count
            typer.echo(f"{name}: {key} was not sent: {why}", err=True)
        results.alert_ids[key] = [member.alert_id for member in bundle.members]
    skipped = sum(not takes(notifier.target, alert) for alert in alerts)
    told = f", {results.joined} told by another message" if results.joined else ""
    typer.echo(f"{name} ({notifier.shown}): {results.sent} sent, {results.failed} failed, {skipped} not wanted{told}")


def _note(target: str, alert_ids: Collection[str]) -> None:
    """Let the dead letters of alerts count as retried; a warning where the broker does not take that."""
    try:
        asyncio.run(note_handed_over(live_settings(), target, alert_ids))
    except (KafkaError, ProvisionError, OSError) as error:
        typer.echo(f"{target}: its dead letters still count as not retried: {_in_words(error)}", err=True)


def _in_words(error: Exception) -> str:
    line = explain(error)
    return str(error) if line is None else line.message

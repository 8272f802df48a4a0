"""``dateline alerts deliver --dry-run``: print the messages that a run would send, where and when."""

import asyncio
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import aclosing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import orjson
import typer
from rich.padding import Padding
from rich.text import Text

from dateline.cli.alerts.deliver_run import require_one_partition
from dateline.cli.options.times import format_time
from dateline.cli.terminal.failure import FAILED
from dateline.cli.terminal.printing import SafeConsole, plural
from dateline.core.alerts.delivery.target import unknown_rules
from dateline.core.text.printable import printable
from dateline.delivery.notifier import Notifier
from dateline.delivery.rehearsal import PlannedMessage, Rehearsal
from dateline.delivery.targets.file import Entry
from dateline.kafka.codec import Outgoing
from dateline.kafka.dead_letters import ERRORS
from dateline.kafka.topic_reader import read_committed
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTS


def print_plan(
    settings: ResolvedSettings,
    notifiers: Sequence[Notifier],
    since: datetime | None,
    path: Path,
    entries: Sequence[Entry],
) -> None:
    """Print each message that would go to each target: as text on a terminal, as JSON lines when piped.

    ``when`` is the end of quiet hours or of a digest, or null for now. ``since`` is where a new target begins. Exits
    with 1 where an alert cannot be read. ``entries`` are the targets in the file at the path.
    """
    unreadable = asyncio.run(_plan(settings, notifiers, since, partial(_unknown_rules, path, entries)))
    if unreadable:
        typer.echo(f"{plural(unreadable, 'alert')} unreadable; each would become a dead letter", err=True)
        raise typer.Exit(FAILED)


async def _plan(
    settings: ResolvedSettings,
    notifiers: Sequence[Notifier],
    since: datetime | None,
    unknown_among: Callable[[Collection[str]], Iterable[str]],
) -> int:
    """Print the messages of one target after the other; return how many alerts cannot be read."""
    await require_one_partition(settings)
    console = SafeConsole()
    show = partial(_show_text, console) if console.is_terminal else _show_line
    alerts = 0
    messages = {notifier.target.name: 0 for notifier in notifiers}
    unreadable: dict[str, str] = {}

    def plan(notifier: Notifier, planned: PlannedMessage) -> None:
        messages[notifier.target.name] += 1
        show(notifier, planned)

    for notifier in notifiers:
        rehearsal = Rehearsal(settings, notifier, since, datetime.now(UTC), partial(plan, notifier))
        await rehearsal.run()
        alerts += rehearsal.tally.sent
        unreadable |= dict(map(_location_and_error, rehearsal.dead_letters))
    for location, error in unreadable.items():
        typer.echo(f"{location}: {error}", err=True)
    for line in unknown_among(await _rules_of_alerts(settings)):
        typer.echo(line, err=True)
    typer.echo(total(alerts, messages), err=True)
    return len(unreadable)


def total(alerts: int, messages: Mapping[str, int]) -> str:
    """Return how many alerts and messages would be sent, given the number of messages to each target."""
    without = [name for name, count in messages.items() if not count]
    targets = plural(len(messages), "target")
    if without:
        targets = f"{len(messages) - len(without)} of {targets}, none to {', '.join(without)}"
    sent = f"{plural(alerts, 'alert')} in {plural(sum(messages.values()), 'message')}"
    return f"{sent} would be sent to {targets}; nothing was sent"


def _show_line(notifier: Notifier, planned: PlannedMessage) -> None:
    """Print a message as a JSON line."""
    message, fields = planned.message, planned.message.fields
    row = {
        "target": notifier.target.name,
        "to": notifier.shown,
        "when": format_time(planned.due, local=False),
        "severity": fields["severity"],
        "occasion": fields["occasion"],
        "rules": fields["rules"].split(","),
        "alert_ids": fields["alert_ids"].split(","),
        "idempotency_key": planned.key,
        "subject": message.subject,
        "body": message.body,
    }
    sys.stdout.buffer.write(orjson.dumps(row) + b"\n")


def _show_text(console: SafeConsole, notifier: Notifier, planned: PlannedMessage) -> None:
    """Print a message for a person: where and when it goes, then what it says, indented."""
    message, fields = planned.message, planned.message.fields
    head = f"{notifier.target.name} ({notifier.shown}), {format_time(planned.due, local=True) or 'now'}"
    facts = f"rules {fields['rules'].replace(',', ', ')}; alerts {fields['alert_ids'].replace(',', ', ')}"
    console.print(Text(printable(head), style="bold"))
    # All other lines hold text from outside: the indent, also of wrapped lines, tells them from Dateline's own.
    for line in (facts, "", message.subject, "", *message.body.splitlines()):
        console.print(Padding(Text(printable(line)), (0, 0, 0, 2), expand=False) if line else "")
    console.print()


def _location_and_error(letter: Outgoing) -> tuple[str, str]:
    """Return where the record of a dead letter is, and why it is one."""
    headers = {name: (value or b"").decode(errors="replace") for name, value in letter.headers}
    topic, partition, offset, why = (
        headers[ERRORS + name] for name in ("topic", "partition", "offset", "exception.message")
    )
    return f"{topic} partition {partition} offset {offset}", why


def _unknown_rules(path: Path, entries: Sequence[Entry], rules: Collection[str]) -> Iterator[str]:
    """Yield a line for each rule that a target names and that has no alert on the topic: perhaps a typing error."""
    for target, _, lines in entries if rules else ():
        for at, name, hint in unknown_rules(target, rules):
            yield f"{path}:{lines[at]}: target {target.name} rules: no alert on the topic is of a rule {name!r}; {hint}"


async def _rules_of_alerts(settings: ResolvedSettings) -> Collection[str]:
    """Return the ids of the rules that have alerts on the topic."""
    rules: dict[str, None] = {}
    async with aclosing(read_committed(settings, ALERTS, None, follow=False)) as batches:
        async for batch in batches:
            for record in batch:
                rules[(record.key or b"").decode(errors="replace").rpartition("/")[0]] = None
    rules.pop("", None)
    return rules

"""``dateline alerts deliver``: send alerts to mail, chat and web hooks, at least once each."""

import os
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options.namespace import live_settings
from dateline.cli.options.times import TIME_HELP, parse_time
from dateline.cli.terminal.failure import USAGE
from dateline.cli.terminal.notices import fail
from dateline.core.times.requested_time import parse_duration
from dateline.delivery.targets.file import Entry, TargetsError, load_targets

TargetsFile = Annotated[
    Path,
    typer.Option("--targets", metavar="FILE", help="The targets, in TOML: names, Apprise URLs, and which alerts when."),
]
Once = Annotated[
    bool, typer.Option("--once", help="Send the alerts that wait, and exit, for cron. Default: run until a signal.")
]
DryRun = Annotated[
    bool,
    typer.Option(
        "--dry-run",
        help="Print the messages as they would go, with time, subject and body, and send nothing: joined alerts and "
        "digests as one, held ones when they are due, as if no other alert came, and without per_minute.",
    ),
]
Test = Annotated[bool, typer.Option("--test", help="Send one test message to each target now, without a broker.")]
Input = Annotated[
    Path | None,
    typer.Option(
        "--input",
        metavar="FILE",
        help="Send the alerts in FILE once, as their stories stand now on wire.alerts, and regardless of quiet hours. "
        "`dateline dead-letters export --values` writes such a file of the alerts that were given up.",
        exists=True,
        dir_okay=False,
    ),
]
Only = Annotated[list[str] | None, typer.Option("--only", metavar="NAME", help="Only this target. May be repeated.")]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="T",
        help=f"Where a new target begins: with the first alert sent at T or later. {TIME_HELP} "
        "Default: with the oldest on the topic.",
    ),
]
GiveUp = Annotated[
    str | None,
    typer.Option(
        "--give-up-after",
        metavar="DURATION",
        help="Move an alert that a target has refused for DURATION (90m, 24h, 7d) to the dead letters, and continue "
        "with the next. Default: never give up.",
    ),
]


def deliver(  # noqa: PLR0913  (one parameter per option)
    targets: TargetsFile,
    *,
    once: Once = False,
    dry_run: DryRun = False,
    test: Test = False,
    file: Input = None,
    only: Only = None,
    since: Since = None,
    give_up_after: GiveUp = None,
) -> None:
    """Send the alerts of wire.alerts to the targets that want them, until SIGINT or SIGTERM.

    Alerts of several rules on one story version that come within 2 s go as one message. Each target has its own offset,
    committed after it accepted a message; a renamed target is a new one. A target that fails, or has quiet hours, gets
    its alerts later and in order, and delays no other. A restart may repeat one message for each target and loses none;
    every attempt has one key, in the text, and for json://, form:// and xml:// in the header Idempotency-Key. A failed
    attempt is repeated, after longer and longer pauses. With DATELINE_HTTP_PORT, it serves its metrics, except with
    --once. FILE is read at the start alone. A start takes the targets over; who had them before exits with 1.

    [bold]Exit codes[/bold]
      0  every alert that is due was sent, or the command was stopped by a signal
      1  an alert or a test message was not delivered, or the command failed
      2  wrong usage, a wrong setting, or the targets file has a fault
    """
    _require_one_mode(once, dry_run, test, file is not None)
    start = parse_time(since, datetime.now(UTC)) if since else None
    entries, give_up = _choose(targets, only), _duration(give_up_after)
    # Importing Apprise, which these modules need, takes half a second: wrong usage is reported without it.
    from dateline.cli.alerts import deliver_file, deliver_plan, deliver_run  # noqa: PLC0415

    notifiers = deliver_run.open_targets(targets, entries)
    if test:
        deliver_run.try_targets(notifiers)
    elif file is not None:
        deliver_file.deliver_file(file, notifiers)
    elif dry_run:
        deliver_plan.print_plan(live_settings(), notifiers, start, targets, entries)
    else:
        deliver_run.run_deliveries(live_settings(), notifiers, once=once, since=start, give_up_after=give_up)


def _require_one_mode(*modes: bool) -> None:
    if sum(modes) > 1:
        msg = "give one of --once, --dry-run, --test and --input"
        raise typer.BadParameter(msg)


def _choose(path: Path, only: Sequence[str] | None) -> list[Entry]:
    try:
        entries = load_targets(path, os.environ)
    except TargetsError as error:
        from dateline.cli.alerts import deliver_run  # noqa: PLC0415 - Apprise is slow to import

        faults = [*error.faults, *deliver_run.unusable_urls(path, error.entries)]
        for fault in sorted(faults, key=lambda fault: fault.line):
            fail(str(fault), USAGE, prefix="")
        raise typer.Exit(USAGE) from error
    names = [entry.target.name for entry in entries]
    for name in only or ():
        if name not in names:
            msg = f"{path} has no target {name!r}; choose from {', '.join(names)}"
            raise typer.BadParameter(msg, param_hint="--only")
    return [entry for entry in entries if not only or entry.target.name in only]


def _duration(text: str | None) -> timedelta | None:
    duration = parse_duration(text) if text else None
    if text and duration is None:
        msg = f"{text!r} is not a duration: give 90m, 24h or 7d"
        raise typer.BadParameter(msg, param_hint="--give-up-after")
    return duration

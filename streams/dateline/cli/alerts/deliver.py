"""``dateline alerts deliver``: send alerts on to mail, chat and web hooks, and lose none."""

import os
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options.confirmation import DryRun
from dateline.cli.options.namespace import live_settings
from dateline.cli.options.times import parse_duration, parse_time
from dateline.cli.terminal.failure import USAGE
from dateline.delivery.targets_file import Entry, TargetsError, load_targets

TargetsFile = Annotated[
    Path, typer.Option("--targets", metavar="FILE", help="The targets, in TOML: their names, Apprise URLs and terms.")
]
Once = Annotated[bool, typer.Option("--once", help="Send what is there and leave, as cron has it; else go on.")]
Test = Annotated[bool, typer.Option("--test", help="Send one test message to each target now, without a broker.")]
Input = Annotated[
    Path | None,
    typer.Option(
        "--input",
        metavar="FILE",
        help="Send the alerts of a file once, as `dateline dead-letters export --values` writes those that were given "
        "up; without a broker, and whatever the quiet hours.",
        exists=True,
        dir_okay=False,
    ),
]
Only = Annotated[
    list[str] | None, typer.Option("--only", metavar="NAME", help="Only this target; may be given several times.")
]
Since = Annotated[
    str | None,
    typer.Option(
        metavar="T",
        help="Where a target begins that has had nothing yet: with what came to the topic since. "
        "30m, 2h, 7d, or 2026-02-07T23:00+01:00. Without it: with the oldest that is there.",
    ),
]
GiveUp = Annotated[
    str | None,
    typer.Option(
        metavar="SPAN",
        help="Move an alert that a target has refused for so long (90m, 24h, 7d) to the dead letters, whole, and go "
        "on with the next. Without it: try for ever.",
    ),
]


def deliver(  # noqa: PLR0913  (one parameter an option)
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
    """Send the alerts of wire.alerts to each target that takes them, until SIGINT or SIGTERM.

    Each target has a position of its own, committed as it takes the alerts: one that fails, or is in its
    quiet hours, gets them later and in order, and holds up no other. A restart, or a kill, may repeat one
    and loses none; every attempt carries the same idempotency key (the header Idempotency-Key of json://,
    form:// and xml://, and in the text). What fails is tried again, later each time, up to the file's cap.

    A process that starts takes its targets over; one that had them before stops with 1 and says so.
    Renamed, a target begins anew. Leaves with 0 when all was sent that may be now, or when told to stop;
    with 1 when alerts were left, given up, or deleted by the topic's retention, when a test message did
    not arrive, or when the broker cannot be used; with 2 when the file or an option is wrong.
    """
    _must_be_one(once, dry_run, test, file is not None)
    start = parse_time(since, datetime.now(UTC)) if since else None
    patience = _span(give_up_after)
    chosen = _choose(targets, only)
    # These need Apprise, which takes half a second to import.
    from dateline.cli.alerts import deliver_plan, deliver_run  # noqa: PLC0415

    notifiers = deliver_run.open_targets(targets, chosen)
    if test:
        deliver_run.try_targets(notifiers)
    elif file is not None:
        deliver_plan.deliver_file(file, notifiers)
    elif dry_run:
        deliver_plan.print_plan(live_settings(), notifiers, start)
    else:
        deliver_run.run_deliveries(live_settings(), notifiers, once=once, since=start, give_up_after=patience)


def _must_be_one(*modes: bool) -> None:
    if sum(modes) > 1:
        msg = "give one of --once, --dry-run, --test and --input"
        raise typer.BadParameter(msg)


def _choose(path: Path, only: Sequence[str] | None) -> list[Entry]:
    try:
        found = load_targets(path, os.environ)
    except TargetsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(USAGE) from error
    names = [entry.target.name for entry in found]
    for name in only or ():
        if name not in names:
            msg = f"{path} has no target {name!r}: there is {', '.join(names)}"
            raise typer.BadParameter(msg, param_hint="--only")
    return [entry for entry in found if not only or entry.target.name in only]


def _span(text: str | None) -> timedelta | None:
    span = parse_duration(text) if text else None
    if text and span is None:
        msg = f"{text!r} is no span of time: say 90m, 24h or 7d"
        raise typer.BadParameter(msg, param_hint="--give-up-after")
    return span

"""``dateline replay run``: the raw pages of a time through the current code, into a namespace of their own."""

import asyncio
from datetime import UTC, datetime
from typing import Annotated

import typer

from dateline.cli.options.namespace import NewName, named_settings, replay_settings
from dateline.cli.options.times import RequiredFrom, To, parse_time
from dateline.cli.options.workers import Workers
from dateline.cli.replay.execution import replay
from dateline.cli.replay.plan import Times, plan
from dateline.core.replay.rate import Rate, parse_rate
from dateline.kafka import child_process

RateOption = Annotated[
    str | None,
    typer.Option("--rate", metavar="N|Nx", help="At most N pages a second, or N times as fast as they were fetched."),
]
Partitions = Annotated[
    int | None,
    typer.Option("--partitions", min=1, max=256, help="Partitions of the new topics. Default: as many as live has."),
]


def run(  # noqa: PLR0913  # one parameter an option
    name: NewName,
    start: RequiredFrom,
    end: To = None,
    *,
    rate: RateOption = None,
    workers: Workers = 1,
    partitions: Partitions = None,
) -> None:
    """Take the raw pages of a time through the current code, into a namespace NAME, beside the live streams.

    Times are event time: when a page was fetched. Pages are read between offsets fixed at the start, in no
    consumer group, and fed in the order of their times, merged over partitions. Nothing of live is touched:
    topics, groups and state are NAME's own, and every record bears the header dateline-replay. It ends
    when every record is through all stages.

    Stopped or killed, it goes on where it was when started again with the same arguments: 2h, or now where --to
    is left out, is what it was at the first start. It refuses a namespace that exists and is not its own
    beginning. `dateline replay drop NAME` removes all of it.

    [bold]Exit codes[/bold]  0 done, 1 stopped, refused or failed, 2 wrong usage.
    """
    live, now, speed = named_settings(), datetime.now(UTC), _rate(rate)
    first, last = parse_time(start, now, "--from"), parse_time(end, now, "--to") if end else now
    if first >= last:
        msg = f"{first.isoformat()} is not before {last.isoformat()}"
        raise typer.BadParameter(msg, param_hint="--from")
    child_process.end_on_sigterm()
    times = Times(first, last, (start, end))
    replay(asyncio.run(plan(live, replay_settings(live, name), times, partitions)), workers, speed)


def _rate(text: str | None) -> Rate:
    """Return the rate that ``--rate`` names; without it, full speed."""
    try:
        return parse_rate(text) if text else Rate()
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--rate") from error

"""``dateline replay run``: process the raw pages of a time window again, in a namespace of their own."""

import asyncio
from datetime import UTC, datetime
from typing import Annotated

import typer

from dateline.cli.options.namespace import NewName, named_settings, replay_settings
from dateline.cli.options.times import RequiredFrom, To, parse_time
from dateline.cli.options.workers import Workers
from dateline.cli.replay.execution import execute
from dateline.cli.replay.plan import Speed, TimeWindow, plan
from dateline.core.replay.rate import Rate, parse_rate

RateOption = Annotated[
    str | None,
    typer.Option(
        "--rate",
        metavar="N|Nx",
        help="At most N pages a second, or N times as fast as they were fetched. Default: as fast as possible.",
    ),
]
Partitions = Annotated[
    int | None,
    typer.Option(
        "--partitions", metavar="N", min=1, max=256, help="Partitions of the new topics. Default: as many as live has."
    ),
]


def run(  # noqa: PLR0913  # one parameter per option
    name: NewName,
    start: RequiredFrom,
    end: To = None,
    *,
    rate: RateOption = None,
    workers: Workers = 1,
    partitions: Partitions = None,
) -> None:
    """Process the raw pages of a time window again with this code, in a new namespace NAME, beside the live streams.

    The window is in event time, when a page was fetched; without --to it ends now. The offsets to read are fixed at
    the start, and no consumer group of live is joined. The pages of all partitions are fed in the order of their times.
    Topics, groups and state are NAME's own, and every record carries the header dateline-replay; nothing of live is
    changed. The command ends when every record has passed all stages.

    After a stop or a kill, the same command continues: a relative time such as 2h, and a missing --to, keep the value
    of the first start. It refuses a namespace that exists, unless it holds this replay, unfinished. `dateline replay
    drop NAME` removes all of it.

    [bold]Exit codes[/bold]
      0  done
      1  stopped, refused or failed
      2  wrong usage, or a wrong setting
    """
    live, now, pace = named_settings(), datetime.now(UTC), _rate(rate)
    first, last = parse_time(start, now, "--from"), parse_time(end, now, "--to") if end else now
    if first >= last:
        msg = f"{first.isoformat()} is not before {last.isoformat()}"
        raise typer.BadParameter(msg, param_hint="--from")
    window = TimeWindow(first, last, (start, end))
    target = replay_settings(live, name, "--as")
    execute(asyncio.run(plan(live, target, window, partitions, Speed(rate, workers))), workers, pace)


def _rate(text: str | None) -> Rate:
    """Return the rate that ``--rate`` names; without it, full speed."""
    try:
        return parse_rate(text) if text else Rate()
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--rate") from error

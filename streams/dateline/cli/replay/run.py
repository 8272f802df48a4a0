"""``dateline replay run``: the raw pages of a time through the current code, into a namespace of their own."""

import asyncio
from datetime import UTC, datetime
from typing import Annotated

import typer

from dateline.cli.options.namespace import named_settings
from dateline.cli.replay.execution import replay
from dateline.cli.replay.options import NewName, Partitions, RateOption, Workers, moment, namespace, rate_of
from dateline.cli.replay.plan import Times, plan
from dateline.kafka import child_process


def run(  # noqa: PLR0913  # one parameter an option
    name: NewName,
    start: Annotated[
        str, typer.Option("--from", metavar="T", help="Pages fetched at or after: 2h, 7d, or 2026-02-07T23:00+01:00.")
    ],
    end: Annotated[str | None, typer.Option("--to", metavar="T", help="And before; without it, up to now.")] = None,
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
    live, now, speed = named_settings(), datetime.now(UTC), rate_of(rate)
    first, last = moment(start, now, "--from"), moment(end, now, "--to") if end else now
    if first >= last:
        msg = f"{first.isoformat()} is not before {last.isoformat()}"
        raise typer.BadParameter(msg, param_hint="--from")
    child_process.end_on_sigterm()
    times = Times(first, last, (start, end))
    replay(asyncio.run(plan(live, namespace(live, name), times, partitions)), workers, speed)

"""``dateline status``: how far everything has got, and which sources are not as they were."""

import asyncio
from datetime import UTC, datetime
from typing import Annotated

import orjson
import typer
from rich.console import Console

from dateline.cli.options.namespace import live_settings
from dateline.cli.options.times import parse_since
from dateline.cli.status.findings import as_json, problems
from dateline.cli.status.look import look
from dateline.cli.status.status_table import status_tables
from dateline.cli.terminal.failure import FAILED
from dateline.cli.terminal.printing import AsFormat, wants_json


def status(
    *,
    at: Annotated[
        str | None,
        typer.Option(
            metavar="T",
            help="Judge ages and sources as of then: 2h (so long ago), or 2026-02-07T23:00+01:00. Without it: now.",
        ),
    ] = None,
    form: AsFormat = None,
) -> None:
    """Show stages with their lag, consumer groups, topics with their newest event, and sources that changed.

    Lag is counted in records; where over 100 offsets wait, it is told in offsets, which are a few more. The age
    of a topic's newest event goes by event time, when its page was fetched.

    A source is silent when many pages were due, by its own hours of the week in the four weeks before its
    last page, and none came: 8, and twice as many as it has often missed. With less than a week of pages it is
    not judged. Its yield fell when its newest pages give far fewer briefs than its pages of four weeks did; the
    text says which share of pages was so low before. What is known of a source is forgotten after eight weeks.

    Reads only: no group is joined, nothing is committed. Leaves with 1 when something is wrong: partitions
    without a worker, more lag than DATELINE_LAG_LIMIT, a silent source, or one whose yield fell.
    """
    settings = live_settings()
    now = datetime.now(UTC)
    found = asyncio.run(look(settings, parse_since(at, now, "--at") if at else now))
    if not wants_json(form):
        Console().print(status_tables(found), highlight=False, markup=False)
    else:
        typer.echo(orjson.dumps(as_json(found), option=orjson.OPT_NON_STR_KEYS))
    if any(problems(found)):
        raise typer.Exit(FAILED)

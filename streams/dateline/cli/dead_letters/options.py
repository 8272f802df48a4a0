"""How a command is told which dead letters it is about, and how to print them."""

from datetime import UTC, datetime
from typing import Annotated, Final, TypeAlias

import typer

from dateline.agents.stage import HANDOVER, STAGES
from dateline.cli.options.times import TIME_HELP, parse_time
from dateline.core.dead_letters.selection import Selection

FAILING: Final = (*STAGES, HANDOVER)
"""What dead letters come from: the stages, and `alerts deliver`, which gives alerts up where it is told to."""

Stage: TypeAlias = Annotated[
    str | None, typer.Option(metavar="STAGE", help=f"Only those of a stage: {', '.join(FAILING)}.")
]
Reason: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="TEXT", help="Only those whose message, or reason as `list` prints it, has these words."),
]
Since: TypeAlias = Annotated[
    str | None,
    typer.Option("--from", "--since", metavar="T", help=f"Only those that failed at T or later. {TIME_HELP}"),
]
Until: TypeAlias = Annotated[str | None, typer.Option("--to", metavar="T", help="Only those that failed before T.")]
Source: TypeAlias = Annotated[
    str | None, typer.Option(metavar="SOURCE", help="Only those of a source, as their value or key names it.")
]
Ids: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--id", metavar="ID", help="Only this letter: its id, or topic/partition@offset of its record. May be repeated."
    ),
]


def selection(  # noqa: PLR0913, PLR0917  (one parameter an option)
    stage: str | None,
    reason: str | None,
    since: str | None,
    until: str | None,
    source: str | None,
    ids: list[str] | None = None,
) -> Selection:
    """Return what the options ask for. A wrong time, or no such stage, is a usage error that names its option."""
    if stage is not None and stage not in FAILING:
        msg = f"there is no stage {stage!r}; there is {', '.join(FAILING)}"
        raise typer.BadParameter(msg, param_hint="--stage")
    now = datetime.now(UTC)
    return Selection(
        stage=stage,
        reason=reason,
        source=source,
        since=parse_time(since, now, "--from") if since else None,
        until=parse_time(until, now, "--to") if until else None,
        ids=frozenset(ids or ()),
    )

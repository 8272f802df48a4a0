"""The options that select dead letters: their help, and the selection that they make."""

from datetime import UTC, datetime
from typing import Annotated, Final, TypeAlias

import typer

from dateline.agents.stage import HANDOVER, STAGES
from dateline.cli.options.times import TIME_HELP, parse_time, require_order
from dateline.core.dead_letters.selection import Selection

STAGES_WITH_LETTERS: Final = (*STAGES, HANDOVER)
"""Every stage that a dead letter may name: those of the table, and ``handover``, which is ``alerts deliver``."""

Stage: TypeAlias = Annotated[
    str | None, typer.Option(metavar="STAGE", help=f"Only letters of this stage: {', '.join(STAGES_WITH_LETTERS)}.")
]
Reason: TypeAlias = Annotated[
    str | None,
    typer.Option(
        metavar="TEXT", help="Only letters whose error message, or reason as `list` prints it, contains TEXT."
    ),
]
Since: TypeAlias = Annotated[
    str | None,
    typer.Option("--from", "--since", metavar="T", help=f"Only records that failed at T or later. {TIME_HELP}"),
]
Until: TypeAlias = Annotated[str | None, typer.Option("--to", metavar="T", help="Only records that failed before T.")]
Source: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="SOURCE", help="Only records of this source, as the value, or else the key, names it."),
]
Ids: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--id", metavar="ID", help="Only this letter: its id, or topic/partition@offset of its record. May be repeated."
    ),
]

All: TypeAlias = Annotated[bool, typer.Option("--all", help="All dead letters.")]


def require_none_beside_all(selection: Selection, *, everything: bool) -> None:
    """Refuse ``--all`` beside an option that selects."""
    if everything and selection != Selection():
        msg = "--all cannot be combined with --stage, --reason, --id, --source, --from or --to"
        raise typer.BadParameter(msg)


def parse_selection(  # noqa: PLR0913, PLR0917  (one parameter per option)
    stage: str | None,
    reason: str | None,
    since: str | None,
    until: str | None,
    source: str | None,
    ids: list[str] | None = None,
) -> Selection:
    """Return the selection that the options make. A time or stage that does not exist is a usage error."""
    if stage is not None and stage not in STAGES_WITH_LETTERS:
        msg = f"there is no stage {stage!r}; choose one of {', '.join(STAGES_WITH_LETTERS)}"
        raise typer.BadParameter(msg, param_hint="--stage")
    now = datetime.now(UTC)
    first = parse_time(since, now, "--from or --since") if since else None
    last = parse_time(until, now, "--to") if until else None
    require_order(first, last)
    return Selection(
        stage=stage,
        reason=reason,
        source=source,
        since=first,
        until=last,
        ids=frozenset(ids or ()),
    )

"""What the verbs of ``dateline replay`` have in common on their command lines."""

from datetime import datetime
from typing import Annotated, TypeAlias

import typer
from pydantic import ValidationError

from dateline.cli.options.times import parse_since
from dateline.core.replay.rate import Rate, parse_rate
from dateline.settings import ResolvedSettings, Settings

Name: TypeAlias = Annotated[
    str, typer.Argument(metavar="NAME", help="The namespace that `dateline replay run` made.", show_default=False)
]
NewName: TypeAlias = Annotated[
    str, typer.Option("--as", metavar="NAME", help="The new namespace: the first word of its topics.")
]
RateOption: TypeAlias = Annotated[
    str | None,
    typer.Option("--rate", metavar="N|Nx", help="At most N pages a second, or N times as fast as they were fetched."),
]
Workers: TypeAlias = Annotated[int, typer.Option(min=1, max=64, help="Worker processes to run beside.")]
Partitions: TypeAlias = Annotated[
    int | None, typer.Option(min=1, max=256, help="Partitions of its topics; without it, as many as live has.")
]


def namespace(live: ResolvedSettings, name: str) -> ResolvedSettings:
    """Return the settings of a namespace that a replay may be in; the live one and a wrong name are usage errors."""
    if name == live.namespace:
        msg = f"{name} is the live namespace; choose another"
        raise typer.BadParameter(msg, param_hint="NAME")
    try:
        Settings.model_validate({"namespace": name})
    except ValidationError as error:
        msg = f"{name!r}: {error.errors()[0]['msg']}"
        raise typer.BadParameter(msg, param_hint="NAME") from error
    return live.model_copy(update={"namespace": name})


def moment(text: str, now: datetime, option: str) -> datetime:
    """Read a time as it is said in an option."""
    try:
        return parse_since(text, now)
    except typer.BadParameter as error:
        raise typer.BadParameter(error.message, param_hint=option) from error


def rate_of(text: str | None) -> Rate:
    """Read a rate as it is said in the option; without it, full speed."""
    try:
        return parse_rate(text) if text else Rate()
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--rate") from error

"""How what a command found is printed: tables for people, JSON for programs.

Text from outside, as a terminal may have it.
"""

import sys
from enum import StrEnum
from typing import Annotated, Final, TypeAlias

import typer
from rich.console import Console

PIPED_WIDTH: Final = 120
"""Columns of a table that no terminal limits."""


class Format(StrEnum):
    """How to print."""

    TABLE = "table"
    JSON = "json"


AsFormat: TypeAlias = Annotated[
    Format | None,
    typer.Option("--format", help="Without it: a table on a terminal, JSON when piped.", show_default=False),
]


def wants_json(form: Format | None) -> bool:
    """Tell whether to print JSON: as was said, or else where no person reads."""
    return form is Format.JSON or (form is None and not sys.stdout.isatty())


def console(width: int = PIPED_WIDTH, *, stderr: bool = False) -> Console:
    """Return a console as wide as the terminal; where there is none, ``width`` columns."""
    stream = sys.stderr if stderr else sys.stdout
    return Console(width=None if stream.isatty() else width, stderr=stderr)


def printable(text: str) -> str:
    """Return the text on one line, with a blank for each character that would steer a terminal."""
    return "".join(char if char.isprintable() else " " for char in text)

"""Results as a table for people or as JSON for programs, safe on a terminal."""

import sys
from enum import StrEnum
from typing import Final

from rich.console import Console

PIPED_WIDTH: Final = 120
"""Width in columns of a table that is piped, where no terminal limits it; chosen to fit the documentation."""


class PrintFormat(StrEnum):
    """How to print."""

    TABLE = "table"
    JSON = "json"


def wants_json(form: PrintFormat | None) -> bool:
    """Whether to print JSON: as the format says; without one, unless stdout is a terminal."""
    return form is PrintFormat.JSON or (form is None and not sys.stdout.isatty())


def console(width: int = PIPED_WIDTH, *, stderr: bool = False) -> Console:
    """Return a console as wide as the terminal, or ``width`` columns wide when piped."""
    stream = sys.stderr if stderr else sys.stdout
    return Console(width=None if stream.isatty() else width, stderr=stderr)


def printable(text: str) -> str:
    """Return the text on one line, with a space for every character that could steer a terminal."""
    return "".join(char if char.isprintable() else " " for char in text)


def plural(count: int, noun: str) -> str:
    """Return a count with its noun, which gets an "s" unless the count is 1: ``1 page``, ``2 pages``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"

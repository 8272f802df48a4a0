"""Results as a table for people or as JSON for programs, safe on a terminal."""

import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import IO, Any, Final

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.text import Text

from dateline.cli.terminal.guard import GuardedStream
from dateline.core.text.printable import printable

PIPED_WIDTH: Final = 120
"""Width in columns of a table that is piped, where no terminal limits it; chosen to fit the documentation."""


class PrintFormat(StrEnum):
    """How to print."""

    TABLE = "table"
    JSON = "json"


def wants_json(form: PrintFormat | None) -> bool:
    """Whether to print JSON: as the format says; without one, unless stdout is a terminal."""
    return form is PrintFormat.JSON or (form is None and not sys.stdout.isatty())


class HelpConsole(Console):
    """A rich console that renders no control of a text; typer's help and usage errors are printed on it."""

    @property
    def file(self) -> IO[str]:
        """The stream behind the guard: the console writes escape sequences of its own."""
        stream = super().file
        while isinstance(stream, GuardedStream):
            stream = stream.unguarded
        return stream

    @file.setter
    def file(self, new_file: IO[str]) -> None:
        Console.file.fset(self, new_file)  # type: ignore[attr-defined]

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Yield the segments of what is rendered, with blanks for the controls in its text."""
        if isinstance(renderable, Text) and not renderable.plain.isprintable():
            renderable = renderable.copy()
            renderable.plain = printable(renderable.plain, "\n\t")
        for segment in super().render(renderable, options):
            # Without a control code, a segment is text; with one, it is the console's own: it moves the cursor.
            if segment.control or segment.text.isprintable():
                yield segment
            else:
                yield Segment(printable(segment.text, "\n"), segment.style)


class SafeConsole(HelpConsole):
    """The console of every table, bar and log line: it reads no markup, emoji codes or numbers in a text."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - the options of a rich console
        super().__init__(**{"markup": False, "emoji": False, "highlight": False} | options)


def console(width: int = PIPED_WIDTH, *, stderr: bool = False) -> SafeConsole:
    """Return a console as wide as the terminal, or ``width`` columns wide when piped."""
    stream = sys.stderr if stderr else sys.stdout
    return SafeConsole(width=None if stream.isatty() else width, stderr=stderr)


def ago(seconds: float) -> str:
    """Return a duration in its largest whole unit: ``3 h``."""
    for unit, size in (("d", 86_400), ("h", 3600), ("min", 60)):
        if seconds >= size:
            return f"{seconds // size:.0f} {unit}"
    return f"{max(seconds, 0):.0f} s"


def plural(count: int, noun: str) -> str:
    """Return a count with its noun, which gets an "s" unless the count is 1: ``1 page``, ``2 pages``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"

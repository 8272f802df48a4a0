"""How far long work is: a line on stderr of a terminal, with rate and time left, once it takes longer than a moment.

How far a command has got with reading a topic.
"""

import time
from typing import Final, Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

_PATIENCE_SECONDS: Final = 1.0
"""Work that takes no longer shows nothing."""


class ProgressBar:
    """Work of ``total`` steps, None where nobody knows how many, in which records are counted on the way."""

    def __init__(self, what: str, unit: str, total: int | None, *, shown: bool = True) -> None:
        console = Console(stderr=True)
        columns = (
            TextColumn(what),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[told]}"),
            TimeRemainingColumn(),
        )
        shown = shown and console.is_terminal
        self._bar = Progress(*columns, console=console, disable=not shown, transient=True)
        self._task = self._bar.add_task("", total=total, visible=False, told="")
        self._began = time.monotonic()
        self._unit = unit
        self._count = 0
        self._shown = shown

    def __enter__(self) -> Self:
        """Show it."""
        self._bar.start()
        return self

    def __exit__(self, *failure: object) -> None:
        """Take it away again."""
        self._bar.stop()

    def at(self, done: int) -> None:
        """Say how many of the steps are done."""
        if self._shown:
            self._bar.update(self._task, completed=done)

    def count(self, more: int = 1) -> None:
        """Say that so many records more are done."""
        self._count += more
        if self._shown:
            took = time.monotonic() - self._began
            told = f"{self._count:,} {self._unit}, {self._count / max(took, 0.001):,.0f}/s"
            self._bar.update(self._task, told=told, visible=took > _PATIENCE_SECONDS)


class ReadingProgress(Progress):
    """A line on stderr of a terminal, once a reading takes longer than a moment."""

    def __init__(self, what: str) -> None:
        console = Console(stderr=True)
        columns = TextColumn(what), BarColumn(), TaskProgressColumn()
        super().__init__(*columns, console=console, disable=not console.is_terminal, transient=True)
        self._began = time.monotonic()
        self._task = self.add_task("", total=1.0, visible=False)

    def show(self, share: float) -> None:
        """Show what share is done."""
        self.update(self._task, completed=share, visible=time.monotonic() - self._began > _PATIENCE_SECONDS)

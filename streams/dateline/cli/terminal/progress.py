"""Progress bars on stderr, shown on a terminal only and once the work takes longer than a second."""

import time
from typing import Final, Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

_PATIENCE_SECONDS: Final = 1.0
"""Seconds of work before a bar appears; chosen so that quick work does not flicker."""


class ProgressBar:
    """Work of ``total`` steps (None if unknown), with a count of the records done and their rate."""

    def __init__(self, what: str, unit: str, total: int | None, *, shown: bool = True) -> None:
        console = Console(stderr=True)
        columns = (
            TextColumn(what),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
        )
        shown = shown and console.is_terminal
        self._bar = Progress(*columns, console=console, disable=not shown, transient=True)
        self._task = self._bar.add_task("", total=total, visible=False, rate="")
        self._began = time.monotonic()
        self._unit = unit
        self._count = 0
        self._shown = shown

    def __enter__(self) -> Self:
        """Start the bar."""
        self._bar.start()
        return self

    def __exit__(self, *failure: object) -> None:
        """Remove the bar."""
        self._bar.stop()

    def at(self, done: int) -> None:
        """Set the number of steps done."""
        if self._shown:
            self._bar.update(self._task, completed=done)

    def count(self, more: int = 1) -> None:
        """Add to the number of records done."""
        self._count += more
        if self._shown:
            took = time.monotonic() - self._began
            rate = f"{self._count:,} {self._unit}, {self._count / max(took, 0.001):,.0f}/s"
            self._bar.update(self._task, rate=rate, visible=took > _PATIENCE_SECONDS)


class ReadingProgress(Progress):
    """How much of a topic is read, as a share."""

    def __init__(self, what: str) -> None:
        console = Console(stderr=True)
        columns = TextColumn(what), BarColumn(), TaskProgressColumn()
        super().__init__(*columns, console=console, disable=not console.is_terminal, transient=True)
        self._began = time.monotonic()
        self._task = self.add_task("", total=1.0, visible=False)

    def show(self, share: float) -> None:
        """Set the share that is read, from 0 to 1."""
        self.update(self._task, completed=share, visible=time.monotonic() - self._began > _PATIENCE_SECONDS)

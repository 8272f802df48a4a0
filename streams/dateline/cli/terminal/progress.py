"""Progress bars on stderr, shown on a terminal only and once the work takes longer than a second.

Work that may take minutes says how far it is in a line a minute where there is no terminal.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, Self

from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)

from dateline.cli.terminal.guard import guard_streams
from dateline.cli.terminal.notices import notice
from dateline.cli.terminal.printing import SafeConsole
from dateline.core.text.printable import printable

_PATIENCE_SECONDS: Final = 1.0
"""Seconds of work before a bar appears; chosen so that quick work does not flicker."""
_LINE_SECONDS: Final = 60.0
"""Seconds between two lines about work that has no terminal. Chosen by hand, for a log that a person reads."""


class SafeProgress(Progress):
    """A bar on stderr, shown on a terminal only; what is printed meanwhile is guarded as ever."""

    def __init__(self, *columns: ProgressColumn, shown: bool = True, transient: bool = True) -> None:
        console = SafeConsole(stderr=True)
        super().__init__(*columns, console=console, disable=not (shown and console.is_terminal), transient=transient)

    def start(self) -> None:
        """Show the bar. Rich now prints what others write, and would obey escape sequences of colours and links."""
        super().start()
        if not self.disable:
            guard_streams()


class LongProgress(SafeProgress):
    """A bar of work that may take minutes; without a terminal, a line a minute."""

    def __init__(self, *columns: ProgressColumn) -> None:
        super().__init__(*columns)
        self._told_at = time.monotonic()

    def update(self, task_id: TaskID, **changes: Any) -> None:  # noqa: ANN401 - as rich has it
        """Change a task as ``Progress.update`` does, and print a line where one is due."""
        super().update(task_id, **changes)
        task = self._tasks[task_id]
        if self.disable and task.visible and time.monotonic() - self._told_at >= _LINE_SECONDS:
            self._told_at = time.monotonic()
            notice(printable(_how_far(task)))


def _how_far(task: Task) -> str:
    """Return how far a task is, such as ``Pages read: 300 of 4,000 (6 pages/s)``."""
    total = f" of {task.total:,.0f}" if task.total is not None else ""
    rate = f" ({task.fields['rate']})" if task.fields.get("rate") else ""
    return f"{task.description}: {task.completed:,.0f}{total}{rate}"


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """Show a spinner and a text on stderr, on a terminal only."""
    with SafeConsole(stderr=True).status(what):
        guard_streams()  # as SafeProgress.start does
        yield


def column(template: str) -> TextColumn:
    """Return a column of a task's fields, such as ``{task.description}``, in which no markup is read."""
    return TextColumn(template, markup=False)


def words(text: str) -> TextColumn:
    """Return a column with a fixed text."""
    return column(printable(text).replace("{", "{{").replace("}", "}}"))


class ProgressBar:
    """Work of ``total`` steps (None if unknown), with a count of the records done and their rate."""

    def __init__(self, what: str, unit: str, total: int | None, *, shown: bool = True) -> None:
        columns = (
            words(what),
            BarColumn(),
            TaskProgressColumn(),
            column("{task.fields[rate]}"),
            TimeRemainingColumn(),
        )
        self._bar = SafeProgress(*columns, shown=shown)
        self._task = self._bar.add_task("", total=total, visible=False, rate="")
        self._began = time.monotonic()
        self._unit = unit
        self._count = 0
        self._shown = not self._bar.disable

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

    def begin_here(self) -> None:
        """Measure the rate and the time left from here on: what is done so far went faster than the rest will."""
        self._began, self._count = time.monotonic(), 0
        if self._shown:
            self._bar.reset(self._task, completed=int(self._bar.tasks[0].completed))

    def count(self, more: int = 1) -> None:
        """Add to the number of records done."""
        self._count += more
        if self._shown:
            took = time.monotonic() - self._began
            rate = f"{self._count:,} {self._unit}, {self._count / max(took, 0.001):,.0f}/s"
            self._bar.update(self._task, rate=rate, visible=took > _PATIENCE_SECONDS)


class ReadingProgress(SafeProgress):
    """How much of a topic is read, as a share."""

    def __init__(self, what: str) -> None:
        super().__init__(words(what), BarColumn(), TaskProgressColumn())
        self._began = time.monotonic()
        self._task = self.add_task("", total=1.0, visible=False)

    def show(self, share: float) -> None:
        """Set the share that is read, from 0 to 1."""
        self.update(self._task, completed=share, visible=time.monotonic() - self._began > _PATIENCE_SECONDS)

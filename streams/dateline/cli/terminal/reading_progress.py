"""How far a command has got with reading a topic."""

import time
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

_PATIENCE_SECONDS: Final = 1.0
"""A reading that takes no longer shows no progress."""


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

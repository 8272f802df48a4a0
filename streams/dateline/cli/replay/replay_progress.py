"""How far a replay is, on stderr: a bar on a terminal, and one line at the end."""

from collections.abc import Mapping

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn


class Shown(Progress):
    """A bar of pages that are through the first stage, with their rate, the time left, and what is on its way."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
        )
        self.told: str | None = None
        """What was done, once all of it is."""
        super().__init__(*columns, console=console, disable=not console.is_terminal, transient=True)
        self._reading = self.add_task("Looking through the raw pages", total=100, rate="% read")
        self._pages = self.add_task("Pages taken in", total=None, visible=False, rate="")

    def scanned(self, share: float) -> None:
        """Show what share of the raw records is looked through."""
        self.update(self._reading, completed=int(share * 100))

    def fed(self, pages: int, total: int, before: Mapping[str, int]) -> None:
        """Show how many pages are fed, of how many, and the records before each stage."""
        first, *others = before.values()
        speed = self.tasks[self._pages].speed
        self.update(self._reading, visible=False)
        self.update(
            self._pages,
            total=total,
            completed=max(pages - first, 0),
            visible=True,
            description=f"Pages taken in, {sum(others)} records on their way",
            rate=f"{speed:.0f} pages/s" if speed else "",
        )

    def done(self, now: int, pages: int, seconds: float) -> None:
        """Take the bar away, and keep in words what was done."""
        self.stop()
        before = f", {pages - now} of them before" if pages > now else ""
        speed = f"{now / max(seconds, 0.001):.0f} a second"
        self.told = f"{pages} pages went through all stages{before}, in {seconds:.1f} s: {speed}"

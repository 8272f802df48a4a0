"""Read the dead letters of a namespace, with a progress bar, and report on stderr what is none."""

from collections.abc import AsyncIterator

import typer

from dateline.cli.terminal.progress import ReadingProgress
from dateline.client import dead_letters
from dateline.client.dead_letters import CheckedLetter
from dateline.core.dead_letters.selection import Selection
from dateline.settings import ResolvedSettings
from dateline.topics import DEAD_LETTER


async def read_letters(
    settings: ResolvedSettings, selection: Selection, *, quiet: bool = False
) -> AsyncIterator[CheckedLetter]:
    """Yield every letter as ``dead_letters.read_letters`` does; with ``quiet``, say nothing of what is no letter."""

    def report(problem: str) -> None:
        typer.echo(problem, err=True)

    with ReadingProgress(f"Reading {DEAD_LETTER.name(settings.namespace)}") as progress:
        async for each in dead_letters.read_letters(
            settings, selection, progress=progress.show, on_error=None if quiet else report
        ):
            yield each

"""Read the dead letters of a namespace and the notes of their retries, and tell on stderr what is neither."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

import typer

from dateline.cli.terminal.progress import ReadingProgress
from dateline.client import dead_letters
from dateline.client.dead_letters import CheckedLetter, Retries
from dateline.client.passed_over import PassedOver
from dateline.core.dead_letters.selection import Selection
from dateline.settings import ResolvedSettings
from dateline.topics import DEAD_LETTER


async def read_letters(
    settings: ResolvedSettings, selection: Selection, *, quiet: bool = False
) -> AsyncGenerator[CheckedLetter, None]:
    """Yield every letter as ``dead_letters.read_letters`` does; with ``quiet``, say nothing of what is no letter."""
    passed = PassedOver()
    with ReadingProgress(f"Reading {DEAD_LETTER.name(settings.namespace)}") as progress:
        letters = dead_letters.read_letters(settings, selection, progress=progress.show, on_foreign=passed.add)
        async with aclosing(letters):
            async for each in letters:
                yield each
    if not quiet:
        _tell(passed)


async def read_retries(settings: ResolvedSettings, *, quiet: bool = False) -> Retries:
    """Return every retry as ``dead_letters.read_retries`` does; with ``quiet``, say nothing of what is none."""
    passed = PassedOver()
    retries = await dead_letters.read_retries(settings, passed.add)
    if not quiet:
        _tell(passed)
    return retries


def _tell(passed: PassedOver) -> None:
    for foreign in passed.topics.values():
        typer.echo(f"warning: {foreign.line}", err=True)

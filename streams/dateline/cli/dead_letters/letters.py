"""The dead letters of a namespace as a command reads them: those that are meant, and what was sent again."""

from collections.abc import AsyncIterator, Mapping
from typing import NamedTuple

import typer

from dateline.cli.terminal.progress import ReadingProgress
from dateline.core.dead_letters.selection import Selection
from dateline.kafka.codec import UndecodableError
from dateline.kafka.dead_letters import Letter, Retry, read_letter, read_retry_note
from dateline.kafka.topic_reader import read_committed
from dateline.settings import ResolvedSettings
from dateline.topics import DEAD_LETTER, RETRIES

Retries = Mapping[tuple[int, int], list[Retry]]
"""The retries of each letter in their order, by its offset and stamp."""


class Read(NamedTuple):
    """A letter, and whether it is among those that are meant."""

    letter: Letter
    meant: bool


async def read_letters(settings: ResolvedSettings, selection: Selection, *, quiet: bool = False) -> AsyncIterator[Read]:
    """Yield all letters in their order, to where the topic ended at the call.

    A record that other hands wrote to the topic is passed over, and told on stderr unless ``quiet``.
    """
    name = DEAD_LETTER.name(settings.namespace)
    with ReadingProgress(f"Reading {name}") as progress:
        async for batch in read_committed(settings, DEAD_LETTER, None, follow=False, progress=progress.show):
            for record in batch:
                try:
                    letter = read_letter(record)
                except UndecodableError as error:
                    if not quiet:
                        typer.echo(f"{name}/{record.partition}@{record.offset}: {error}", err=True)
                else:
                    yield Read(letter, selection.includes(letter.id, letter.failed_at, letter.dead))


async def read_retries(settings: ResolvedSettings) -> Retries:
    """Return what was sent again, as committed. Raises ``UndecodableError`` where a note cannot be read."""
    retries: dict[tuple[int, int], list[Retry]] = {}
    async for batch in read_committed(settings, RETRIES, None, follow=False):
        for record in batch:
            retry = read_retry_note(record)
            retries.setdefault((retry.letter, retry.stamp), []).append(retry)
    return retries

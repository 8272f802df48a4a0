"""Read the dead letters of a namespace, and the notes of their retries."""

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
"""The retries of each letter in their order. The key is the letter's offset and timestamp."""


class CheckedLetter(NamedTuple):
    """A letter, and whether the selection includes it."""

    letter: Letter
    selected: bool


async def read_letters(
    settings: ResolvedSettings, selection: Selection, *, quiet: bool = False
) -> AsyncIterator[CheckedLetter]:
    """Yield every letter in the order of the topic, up to the topic's end at the call.

    A record that is not a dead letter is skipped; unless ``quiet``, stderr names it and what is wrong with it. Raises
    ``ProvisionError`` where the topic does not exist.
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
                    yield CheckedLetter(letter, selection.includes(letter.id, letter.failed_at, letter.dead))


async def read_retries(settings: ResolvedSettings) -> Retries:
    """Return every committed retry.

    Raises ``UndecodableError`` where a note cannot be read, and ``ProvisionError`` where the topic does not exist.
    """
    retries: dict[tuple[int, int], list[Retry]] = {}
    async for batch in read_committed(settings, RETRIES, None, follow=False):
        for record in batch:
            retry = read_retry_note(record)
            retries.setdefault((retry.letter, retry.stamp), []).append(retry)
    return retries

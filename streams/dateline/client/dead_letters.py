"""Read the dead letters of a namespace and the notes of their retries, and count them by stage and reason."""

from collections import Counter
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing
from datetime import datetime
from typing import NamedTuple

from dateline.core.dead_letters.diagnosis import advice
from dateline.core.dead_letters.groups import FailedRecord, LetterGroup, LetterGroups, cause
from dateline.core.dead_letters.selection import Selection, source_among
from dateline.kafka.dead_letters import Letter, Retry, read_letter, read_retry_note
from dateline.kafka.topic_reader import OnForeign, read_own
from dateline.settings import ResolvedSettings
from dateline.topics import DEAD_LETTER, RETRIES

Retries = Mapping[tuple[int, int], list[Retry]]
"""The retries of each letter in their order. The key is the letter's offset and timestamp."""


class CheckedLetter(NamedTuple):
    """A letter, and whether the selection includes it."""

    letter: Letter
    selected: bool


async def read_letters(
    settings: ResolvedSettings,
    selection: Selection,
    *,
    progress: Callable[[float], None] | None = None,
    on_foreign: OnForeign,
) -> AsyncGenerator[CheckedLetter, None]:
    """Yield every letter in the order of the topic, up to the topic's end at the call.

    A record that is not a dead letter is passed over, and told to ``on_foreign``. ``progress`` is called with the share
    that is read. Raises ``ProvisionError`` where the topic does not exist.
    """
    async with aclosing(read_own(settings, DEAD_LETTER, read_letter, on_foreign, progress=progress)) as letters:
        async for letter in letters:
            yield CheckedLetter(letter, selection.includes(letter.id, letter.failed_at, letter.dead))


async def read_retries(settings: ResolvedSettings, on_foreign: OnForeign) -> Retries:
    """Return every committed retry.

    A record that is not a note of a retry is passed over, and told to ``on_foreign``. Raises ``ProvisionError`` where
    the topic does not exist.
    """
    retries: dict[tuple[int, int], list[Retry]] = {}
    async with aclosing(read_own(settings, RETRIES, read_retry_note, on_foreign)) as notes:
        async for retry in notes:
            retries.setdefault((retry.letter, retry.stamp), []).append(retry)
    return retries


async def count_letters(letters: AsyncGenerator[CheckedLetter, None], retries: Retries) -> list[LetterGroup]:
    """Return the selected letters grouped by stage and reason, the largest group first."""
    groups = LetterGroups()
    async with aclosing(letters):
        async for letter, selected in letters:
            if letter.retry_of is not None:
                groups.fail_again(letter.retry_of)
            if selected:
                dead, retried = letter.dead, (letter.id, letter.stamp) in retries
                groups.add(
                    FailedRecord(
                        letter.id, letter.failed_at, dead.stage, dead.exception_class, dead.exception_message, retried
                    )
                )
    return groups.groups()


async def count_pages(
    letters: AsyncGenerator[CheckedLetter, None], since: Mapping[str, datetime], stage: str
) -> dict[str, Counter[str]]:
    """Count the selected letters of a stage by source and by their cause in plain words.

    ``since`` holds the sources that are counted, each with the time from which on its letters count.
    """
    counts: dict[str, Counter[str]] = {}
    async with aclosing(letters):
        async for letter, selected in letters:
            if not selected or letter.dead.stage != stage:
                continue
            source = source_among(letter.dead, since)
            if source is not None and letter.failed_at >= since[source]:
                reasons = advice(letter.dead.exception_message)
                counts.setdefault(source, Counter())["; ".join(cause(each.words) for each in reasons)] += 1
    return counts

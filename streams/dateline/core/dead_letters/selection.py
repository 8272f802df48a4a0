"""Which dead letters a command selects."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

import orjson

from dateline.core.dead_letters.diagnosis import advice
from dateline.core.dead_letters.groups import cause
from dateline_schemas import DeadLetter


class Selection(NamedTuple):
    """The conditions that a letter must all meet; a condition that is None or empty is met by every letter."""

    stage: str | None = None
    reason: str | None = None
    """Part of the error's message, of its cause or of its plain words; case does not matter."""
    source: str | None = None
    since: datetime | None = None
    """Failed at this time or later."""
    until: datetime | None = None
    """Failed before this time."""
    ids: frozenset[str] = frozenset()
    """Offsets on the dead-letter topic, or positions of the failed records: topic/partition@offset."""

    def includes(self, number: int, failed_at: datetime, letter: DeadLetter) -> bool:
        """Whether the letter at offset ``number`` meets all conditions."""
        return (
            (not self.ids or not self.ids.isdisjoint(ids_of(number, letter)))
            and (self.stage is None or letter.stage == self.stage)
            and (self.since is None or failed_at >= self.since)
            and (self.until is None or failed_at < self.until)
            and (self.reason is None or has_reason(letter.exception_message, self.reason))
            and (self.source is None or is_from(letter, self.source))
        )


def ids_of(number: int, letter: DeadLetter) -> tuple[str, str]:
    """Return the two ids of a letter: its offset ``number``, and the position of the failed record."""
    return str(number), f"{letter.topic}/{letter.partition}@{letter.offset}"


def has_reason(message: str, part: str) -> bool:
    """Whether the message, its cause or its plain words contain ``part``; case does not matter."""
    wanted = part.casefold().rstrip("…")
    wordings = (message, cause(message), *(cause(each.words) for each in advice(message)))
    return any(wanted in each.casefold() or cause(part).casefold() in each.casefold() for each in wordings)


def is_from(letter: DeadLetter, source: str) -> bool:
    """Whether the failed record is from ``source``: by its value, or by its key where the value names no source."""
    named = _named_source(letter)
    return named == source if named is not None else _has_key_of(letter, source)


def source_among(letter: DeadLetter, sources: Collection[str]) -> str | None:
    """Return which of some sources the failed record is from, as ``is_from`` decides; None for none of them."""
    named = _named_source(letter)
    if named is not None:
        return named if named in sources else None
    return next((source for source in sources if _has_key_of(letter, source)), None)


def _has_key_of(letter: DeadLetter, source: str) -> bool:
    return (letter.key or b"").startswith(source.encode("utf-8", "surrogatepass") + b" ")


def _named_source(letter: DeadLetter) -> str | None:
    try:
        value = orjson.loads(letter.value or b"")
    except orjson.JSONDecodeError:
        value = None
    if isinstance(value, dict) and isinstance(value.get("source"), str):
        return value["source"]  # type: ignore[no-any-return]  # a text, as the line above asks
    return None

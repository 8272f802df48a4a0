"""Selection: which dead letters a command is about."""

from datetime import datetime
from typing import NamedTuple

import orjson

from dateline.core.dead_letters.diagnosis import advice, cause
from dateline_schemas import DeadLetter


class Selection(NamedTuple):
    """What was asked for; what is None or empty does not matter."""

    stage: str | None = None
    reason: str | None = None
    """Part of the error's message, of the reason or of the plain words that a list shows."""
    source: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    """Up to and without this time."""
    ids: frozenset[str] = frozenset()
    """Offsets on the dead-letter topic, or where the record stood: topic/partition@offset."""

    def takes(self, number: int, failed_at: datetime, letter: DeadLetter) -> bool:
        """Tell whether a letter is meant, by its offset, when it failed, and what it is."""
        return (
            (not self.ids or not self.ids.isdisjoint(names(number, letter)))
            and (self.stage is None or letter.stage == self.stage)
            and (self.since is None or failed_at >= self.since)
            and (self.until is None or failed_at < self.until)
            and (self.reason is None or says(letter.exception_message, self.reason))
            and (self.source is None or is_of(letter, self.source))
        )


def names(number: int, letter: DeadLetter) -> tuple[str, str]:
    """Return what a letter is called: its offset, and where its record stood."""
    return str(number), f"{letter.topic}/{letter.partition}@{letter.offset}"


def says(message: str, part: str) -> bool:
    """Tell whether an error's message has a part: as it is, as a reason, or in plain words; capitals do not matter."""
    wanted = part.casefold().rstrip("…")
    told = (message, cause(message), *(cause(each.words) for each in advice(message)))
    return any(wanted in each.casefold() or cause(part).casefold() in each.casefold() for each in told)


def is_of(letter: DeadLetter, source: str) -> bool:
    """Tell whether a record is of a source: its value says so, or else its key begins so."""
    try:
        told = orjson.loads(letter.value or b"")
    except orjson.JSONDecodeError:
        told = None
    if isinstance(told, dict) and isinstance(told.get("source"), str):
        return bool(told["source"] == source)
    return (letter.key or b"").startswith(source.encode("utf-8", "surrogatepass") + b" ")

"""Dead letters grouped by stage, cause and error class, and how the retries of each group went.

``cause`` removes from a message what differs from record to record, so that letters of one cause form one group.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final, NamedTuple

from pydantic import Field

from dateline.core.dead_letters.diagnosis import MAX_MESSAGE_CHARS, advice
from dateline_schemas.record import Record

MAX_CAUSE_CHARS: Final = 200
"""Characters of a cause; a longer one is cut. Chosen by hand: few causes differ only after them."""


class FailedRecord(NamedTuple):
    """The part of a dead letter that grouping needs."""

    id: int
    """The letter's offset on the dead-letter topic."""
    at: datetime
    """When the record failed."""
    stage: str
    exception_class: str
    message: str
    retried: bool
    """Whether the record was sent again."""


class LetterGroup(Record):
    """The dead letters of one stage and one cause."""

    stage: str
    reason: str = Field(description="The error's message without what differs from letter to letter.")
    exception_class: str
    why: str = Field(description="The same in plain words.")
    remedy: str
    letters: int
    first: datetime
    last: datetime
    retried: int = Field(description="How many of them were sent again.")
    failed_again: int = Field(description="How many of these failed again.")
    example: int = Field(description="The last one: its offset on the dead-letter topic.")


class LetterGroups:
    """Collects letters, one by one and in any order, into groups by stage, cause and error class."""

    def __init__(self) -> None:
        self._groups: dict[tuple[str, str, str], _Group] = {}
        self._failed_again: set[int] = set()

    def add(self, letter: FailedRecord) -> None:
        """Count a letter."""
        key = letter.stage, cause(letter.message), _plain(letter.exception_class)
        self._groups.setdefault(key, _Group(letter)).add(letter)

    def fail_again(self, number: int) -> None:
        """Note that the retry of a letter failed; the letter may be added before, after or never."""
        self._failed_again.add(number)

    def groups(self) -> list[LetterGroup]:
        """Return the groups, the largest first."""
        records = [group.to_record(reason, self._failed_again) for (_, reason, _), group in self._groups.items()]
        return sorted(records, key=lambda group: (-group.letters, group.stage, group.reason, group.exception_class))


class _Group:
    """The letters of one group, counted."""

    def __init__(self, letter: FailedRecord) -> None:
        self._example = letter
        self._first = self._last = letter.at
        self._count = 0
        self._retried: set[int] = set()

    def add(self, letter: FailedRecord) -> None:
        self._count += 1
        self._first, self._last = min(self._first, letter.at), max(self._last, letter.at)
        if letter.id >= self._example.id:
            self._example = letter
        if letter.retried:
            self._retried.add(letter.id)

    def to_record(self, reason: str, failed_again: set[int]) -> LetterGroup:
        explained = advice(self._example.message)
        return LetterGroup(
            stage=self._example.stage,
            reason=reason,
            exception_class=_plain(self._example.exception_class),
            why="; ".join(cause(each.words) for each in explained),
            remedy="; ".join(_distinct_clauses(each.remedy for each in explained)),
            letters=self._count,
            first=self._first,
            last=self._last,
            retried=len(self._retried),
            failed_again=len(self._retried & failed_again),
            example=self._example.id,
        )


def _plain(exception_class: str) -> str:
    """Return the class name without its module: older letters carry a module path, which changed when files moved."""
    return exception_class.rpartition(".")[2]


def _distinct_clauses(remedies: Iterable[str]) -> Iterator[str]:
    """Yield each clause of the remedies once: several remedies end with the same clause."""
    yield from dict.fromkeys(clause for remedy in remedies for clause in remedy.split("; "))


def cause(message: str) -> str:
    """Return the message on one line, each time, quotation, id, name and number replaced by a placeholder.

    Placeholders are ``TIME``, ``'…'``, ``ID``, ``NAME`` and ``N``. Never raises; takes time in proportion to the
    message's length.
    """
    line = " ".join(message[:MAX_MESSAGE_CHARS].split())
    for pattern, placeholder in _PLACEHOLDERS:
        line = pattern.sub(placeholder, line)
    return line if len(line) <= MAX_CAUSE_CHARS else f"{line[: MAX_CAUSE_CHARS - 1]}…"


_PLACEHOLDERS: Final = tuple(
    (re.compile(pattern), word)
    for pattern, word in (
        (r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?", "TIME"),
        (r"(?<![\w:])(?:\d{1,9} days?, )?\d{1,9}:\d\d:\d\d(?:\.\d{1,9})?(?!:?\w)", "TIME"),
        (r"(?<!\w)b?'[^']{0,200}'", "'…'"),
        (r'(?<!\w)b?"[^"]{0,200}"', "'…'"),
        (r"“[^”]{0,200}”", "'…'"),
        (r"(?<= is called )[^\s;]{1,200}", "NAME"),
        (r"(?<= text of story )\S{1,200}", "ID"),
        (r"\b0x[0-9a-fA-F]{1,64}\b", "N"),
        (r"\b(?=[a-f]{0,40}\d)[0-9a-f]{16,128}\b", "ID"),
        (r"(?<!\d)(?<!UTF)(?<!UTF-)(?<!ISO )[-+]?\d+(?:[.,]\d+)*", "N"),  # not UTF-8: its number is part of a name
    )
)
"""Patterns and their placeholders, tried in this order: a time before the numbers that it consists of."""

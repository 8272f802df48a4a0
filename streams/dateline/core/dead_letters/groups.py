"""Letter groups: dead letters by stage and cause, and what became of those that were sent again."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from pydantic import Field

from dateline.core.dead_letters.diagnosis import advice, cause
from dateline_schemas.record import Record


class Failed(NamedTuple):
    """A dead letter, as far as grouping needs it."""

    id: int
    at: datetime
    stage: str
    exception_class: str
    message: str
    retried: bool


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
    retried: int = Field(description="So many of them were sent again.")
    failed_again: int = Field(description="So many of these are dead letters anew.")
    example: int = Field(description="The last one: its offset on the dead-letter topic.")


class LetterGroups:
    """Letters by stage, cause and class of error; takes them one by one, in any order."""

    def __init__(self) -> None:
        self._groups: dict[tuple[str, str, str], _Group] = {}
        self._failed_again: set[int] = set()

    def add(self, letter: Failed) -> None:
        """Count a letter."""
        key = letter.stage, cause(letter.message), _plain(letter.exception_class)
        self._groups.setdefault(key, _Group(letter)).add(letter)

    def fail_again(self, number: int) -> None:
        """Take note that the retry of a letter failed, be that letter among these or not."""
        self._failed_again.add(number)

    def told(self) -> list[LetterGroup]:
        """Return the groups, the largest first."""
        made = [group.told(reason, self._failed_again) for (_, reason, _), group in self._groups.items()]
        return sorted(made, key=lambda group: (-group.letters, group.stage, group.reason, group.exception_class))


class _Group:
    """A group in the making."""

    def __init__(self, letter: Failed) -> None:
        self._example = letter
        self._first = self._last = letter.at
        self._count = 0
        self._retried: set[int] = set()

    def add(self, letter: Failed) -> None:
        self._count += 1
        self._first, self._last = min(self._first, letter.at), max(self._last, letter.at)
        if letter.id >= self._example.id:
            self._example = letter
        if letter.retried:
            self._retried.add(letter.id)

    def told(self, reason: str, failed_again: set[int]) -> LetterGroup:
        found = advice(self._example.message)
        return LetterGroup(
            stage=self._example.stage,
            reason=reason,
            exception_class=_plain(self._example.exception_class),
            why="; ".join(cause(each.words) for each in found),
            remedy="; ".join(_once(each.remedy for each in found)),
            letters=self._count,
            first=self._first,
            last=self._last,
            retried=len(self._retried),
            failed_again=len(self._retried & failed_again),
            example=self._example.id,
        )


def _plain(exception_class: str) -> str:
    """Return a class's own name: older letters put its module's path in front, which changed with the module."""
    return exception_class.rpartition(".")[2]


def _once(remedies: Iterable[str]) -> Iterator[str]:
    """Yield each clause of the remedies once: several end with the same."""
    yield from dict.fromkeys(clause for remedy in remedies for clause in remedy.split("; "))

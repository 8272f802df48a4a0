"""Remedy: why a record failed in plain words, and what to do about it, from the message of its error."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from dateline.core.data.remedies import FIELD, REMEDIES, UNKNOWN

MOST: Final = 3
"""So many faults of one record are told; a page that has more is no page of ours."""


class Advice(NamedTuple):
    """What went wrong, and what to do."""

    words: str
    remedy: str


class Fault(NamedTuple):
    """What is wrong with one field: its way through the record's value, and why."""

    path: tuple[str, ...]
    why: str


def advice(message: str) -> tuple[Advice, ...]:
    """Return what the message means, one a fault, at least one; of a message that nobody foresaw, itself.

    Never raises, whatever the message holds.
    """
    told = message[:_READ]
    found = dict.fromkeys(_known(told))
    if not found:
        return (Advice(UNKNOWN.words.format(message=told or "it does not say why"), UNKNOWN.remedy),)
    return tuple(found)[:MOST]


def faults(message: str) -> tuple[Fault, ...]:
    """Return the fields that the message names, in its order."""
    return tuple(
        Fault(tuple(found["field"].split(".")), found["why"].removeprefix("Value error, "))
        for found in _FAULTS.finditer(_PREFIX.sub("", message[:_READ], count=1))
    )


def _known(message: str) -> Iterator[Advice]:
    """Yield what each row says that the message matches; a place in the message is read by one row alone."""
    taken: set[int] = set()
    for row, pattern in _PATTERNS:
        for found in pattern.finditer(message):
            place = range(*found.span())
            if taken.isdisjoint(place):
                taken.update(place)
                told = found.groupdict()
                yield Advice(row.words.format(**told), row.remedy.format(**told))


_READ: Final = 4096
_PATTERNS: Final = tuple((row, re.compile(row.pattern)) for row in REMEDIES)
_PREFIX: Final = re.compile(r"^not an? \w{1,40}: ")
_FAULTS: Final = re.compile(rf"{FIELD}(?P<why>[^;]{{1,300}})")

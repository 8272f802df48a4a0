"""Cause: an error's message without what differs from record to record, so that one cause is one group.

Remedy: why a record failed in plain words, and what to do about it, from the message of its error.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from dateline.core.data.remedies import FIELD, REMEDIES, UNKNOWN

LONGEST: Final = 200
"""Characters of a cause; what stands behind them seldom tells two causes apart."""


def cause(message: str) -> str:
    """Return the message on one line, with a word in capitals for each time, quotation, id, name and number.

    Never raises, whatever the message holds; takes time in proportion to its length.
    """
    told = " ".join(message[:_READ].split())
    for pattern, word in _VARIABLE:
        told = pattern.sub(word, told)
    return told if len(told) <= LONGEST else f"{told[: LONGEST - 1]}…"


_READ: Final = 4096
_VARIABLE: Final = tuple(
    (re.compile(pattern), word)
    for pattern, word in (
        (r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?", "TIME"),
        (r"(?<!\w)b?'[^']{0,200}'", "'…'"),
        (r'(?<!\w)b?"[^"]{0,200}"', "'…'"),
        (r"“[^”]{0,200}”", "'…'"),
        (r"(?<= is called )[^\s;]{1,200}", "NAME"),
        (r"(?<= text of story )\S{1,200}", "ID"),
        (r"\b0x[0-9a-fA-F]{1,64}\b", "N"),
        (r"\b(?=[a-f]{0,40}\d)[0-9a-f]{16,128}\b", "ID"),
        (r"(?<!\d)(?<!UTF)(?<!UTF-)(?<!ISO )[-+]?\d+(?:[.,]\d+)*", "N"),  # those of a standard are its name
    )
)
"""What varies, in the order in which it is looked for: a time before the numbers that it consists of."""


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


_PATTERNS: Final = tuple((row, re.compile(row.pattern)) for row in REMEDIES)
_PREFIX: Final = re.compile(r"^not an? \w{1,40}: ")
_FAULTS: Final = re.compile(rf"{FIELD}(?P<why>[^;]{{1,300}})")

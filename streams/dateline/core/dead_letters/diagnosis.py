"""What the message of an error means: the fields at fault, and what to do.

``advice`` explains a message in plain words and names a remedy, by the rows of ``core/data/remedies.py``.
``faults`` returns the fields that a message names.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from dateline.core.data.remedies import FIELD, FOREIGN, REMEDIES, UNKNOWN

MAX_ADVICE: Final = 3
"""Faults of one record that are explained; the rest are left out. Chosen by hand: a row stays readable."""
MAX_MESSAGE_CHARS: Final = 4096
"""Characters of a message that are looked at: bounds the time for one message. Chosen by hand."""


class Advice(NamedTuple):
    """What went wrong, in plain words, and what to do about it."""

    words: str
    remedy: str


class Fault(NamedTuple):
    """A field at fault: its path through the record's value, and what is wrong with it."""

    path: tuple[str, ...]
    why: str


def advice(message: str) -> tuple[Advice, ...]:
    """Return advice for each fault that the message names, 1 to ``MAX_ADVICE`` of them.

    A message that no row of the remedies matches is quoted as it is. Of a record that is no page, all faults have one
    remedy, which does not send it as a page. Never raises.
    """
    beginning = message[:MAX_MESSAGE_CHARS]
    distinct = dict.fromkeys(_advice_by_row(beginning))
    if not distinct:
        return (Advice(UNKNOWN.words.format(message=beginning or "it does not say why"), UNKNOWN.remedy),)
    explained = tuple(distinct)[:MAX_ADVICE]
    return tuple(each._replace(remedy=FOREIGN) for each in explained) if _FOREIGN.match(beginning) else explained


def _advice_by_row(message: str) -> Iterator[Advice]:
    """Yield the advice of each row that matches; each character of the message is matched by one row only."""
    matched: set[int] = set()
    for row, pattern in _PATTERNS:
        for match in pattern.finditer(message):
            span = range(*match.span())
            if matched.isdisjoint(span):
                matched.update(span)
                groups = match.groupdict()
                yield Advice(row.words.format(**groups), row.remedy.format(**groups))


def faults(message: str) -> tuple[Fault, ...]:
    """Return the fields that the message names, in its order; none where it tells of no fault of the record."""
    if (named := _NAMES_FIELDS.match(message)) is None:
        return ()
    return tuple(
        Fault(tuple(match["field"].split(".")), match["why"].removeprefix("Value error, "))
        for match in _FAULTS.finditer(message[named.end() : MAX_MESSAGE_CHARS])
    )


_PATTERNS: Final = tuple((row, re.compile(row.pattern)) for row in REMEDIES)
_NAMES_FIELDS: Final = re.compile(r"not an? \w{1,40}: |(?=[a-z_][a-z0-9_.]{0,120}: )")
"""How a message begins that names fields: with ``not a RawArticle: `` or with the first of them.

Others may have a word and a colon in their midst, as what a target answered.
"""
_FOREIGN: Final = re.compile(r"not an? (?!RawArticle:)\w{1,40}: ")
"""The beginning of the message about a record that is not what Dateline writes to its topic."""
_FAULTS: Final = re.compile(rf"{FIELD}(?P<why>[^;]{{1,300}})")
"""One field of a validation error and what is wrong with it; faults are separated by semicolons."""

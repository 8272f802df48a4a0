"""What the message of an error means: its cause, the fields at fault, and what to do.

``cause`` removes from a message what differs from record to record, so that letters of one cause form one group.
``advice`` explains a message in plain words and names a remedy, by the rows of ``core/data/remedies.py``.
``faults`` returns the fields that a message names.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from dateline.core.data.remedies import FIELD, REMEDIES, UNKNOWN

MAX_CAUSE_CHARS: Final = 200
"""Characters of a cause; a longer one is cut. Chosen by hand: few causes differ only behind them."""
MAX_ADVICE: Final = 3
"""Faults of one record that are explained; the rest are left out. Chosen by hand: a row stays readable."""
_MAX_MESSAGE_CHARS: Final = 4096
"""Characters of a message that are looked at: bounds the time for one message. Chosen by hand."""


class Advice(NamedTuple):
    """What went wrong, in plain words, and what to do about it."""

    words: str
    remedy: str


class Fault(NamedTuple):
    """A field at fault: its path through the record's value, and what is wrong with it."""

    path: tuple[str, ...]
    why: str


def cause(message: str) -> str:
    """Return the message on one line, each time, quotation, id, name and number replaced by a placeholder.

    Placeholders are ``TIME``, ``'…'``, ``ID``, ``NAME`` and ``N``. Never raises; takes time in proportion to the
    message's length.
    """
    line = " ".join(message[:_MAX_MESSAGE_CHARS].split())
    for pattern, placeholder in _PLACEHOLDERS:
        line = pattern.sub(placeholder, line)
    return line if len(line) <= MAX_CAUSE_CHARS else f"{line[: MAX_CAUSE_CHARS - 1]}…"


def advice(message: str) -> tuple[Advice, ...]:
    """Return advice for each fault that the message names, 1 to ``MAX_ADVICE`` of them.

    A message that no row of the remedies matches is quoted as it is. Never raises.
    """
    beginning = message[:_MAX_MESSAGE_CHARS]
    distinct = dict.fromkeys(_advice_by_row(beginning))
    if not distinct:
        return (Advice(UNKNOWN.words.format(message=beginning or "it does not say why"), UNKNOWN.remedy),)
    return tuple(distinct)[:MAX_ADVICE]


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
    """Return the fields that the message names, in its order."""
    return tuple(
        Fault(tuple(match["field"].split(".")), match["why"].removeprefix("Value error, "))
        for match in _FAULTS.finditer(_PREFIX.sub("", message[:_MAX_MESSAGE_CHARS], count=1))
    )


_PLACEHOLDERS: Final = tuple(
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
        (r"(?<!\d)(?<!UTF)(?<!UTF-)(?<!ISO )[-+]?\d+(?:[.,]\d+)*", "N"),  # not UTF-8: its number is part of a name
    )
)
"""Patterns and their placeholders, tried in this order: a time before the numbers that it consists of."""
_PATTERNS: Final = tuple((row, re.compile(row.pattern)) for row in REMEDIES)
_PREFIX: Final = re.compile(r"^not an? \w{1,40}: ")
"""``not a RawArticle: ``, in front of the fields of a validation error."""
_FAULTS: Final = re.compile(rf"{FIELD}(?P<why>[^;]{{1,300}})")
"""One field of a validation error and what is wrong with it; faults are separated by semicolons."""

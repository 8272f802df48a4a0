"""Test by its first letters whether a time phrase may begin at a place of a line, before the long patterns are tried.

Nearly no line passes, and a pattern of all phrases takes as long as the rest of a line. A word that opens a phrase, or
that follows its first number, is looked up; only where another word may be glued to it do its first letters count.
"""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from dateline.core.data.times.ages import AGE_WORDS, BARE_UNITS, NOW, PHRASES, UNSPACED_BARE_UNITS
from dateline.core.data.times.clocks import (
    CLOCK_AFTER,
    CLOCK_FIRST,
    DATE_BEFORE,
    DAYS,
    HOUR_AFTER,
    HOUR_SIGNS,
    LABELS,
    LINE_FIRST,
)
from dateline.core.data.times.months import MONTHS, WEEKDAYS
from dateline.core.data.times.zones import PRINTED_ZONES
from dateline.core.text.pattern_code import any_of, compiled
from dateline.core.times.phrases.patterns import LABEL, RELATIVE, SP, any_word

PLAIN_LETTERS: Final = {ord("\u0131"): "i", ord("\u0307"): None, ord("\u017f"): "s"}
"""Letters that count as others where case does not matter: a dotless i, the dot of a lowered \u0130, a long s."""


def may_open_phrase(line: str, at: int) -> bool:
    """Whether a time phrase may begin at ``at``: at a word that opens one, or at a number and what may follow it."""
    if line[at : at + 1].isalpha():
        return _opens_with(line, at, _OPENINGS) or _GLUED_WORDS.match(line, at) is not None or _is_said(line, at)
    number = _NUMBER.match(line, at)
    if number is None or number["word"] is None:
        return number is not None
    start = number.start("word")
    return _opens_with(line, start, _AFTER_NUMBER) or _GLUED_UNIT.match(line, start) is not None


def may_open_day(line: str, at: int) -> bool:
    """Whether a day in front of a headline, or a word in front of a clock time, may begin at ``at``."""
    return _opens_with(line, at, _LEADING) or _is_said(line, at)


def _is_said(line: str, at: int) -> bool:
    return _SAID.match(line, at) is not None


class _Words(NamedTuple):
    """Words, and their first letters."""

    words: AbstractSet[str]
    keys: AbstractSet[str]


def _opens_with(line: str, at: int, known: _Words) -> bool:
    """Whether the word at ``at`` is known; of one with letters beside a to z, whether its first letters are.

    In scripts without spaces, a word goes on in what follows it.
    """
    word = _LETTERS.match(line, at)
    if word is None:
        return False
    small = word[0].lower().translate(PLAIN_LETTERS)
    if small.isascii():
        return small in known.words
    return small[:1] in known.keys or small[:2] in known.keys or small[:_KEY_LETTERS] in known.keys


def _words(*groups: Iterable[str]) -> _Words:
    """Return the first word of each form, in lower case, up to the first sign."""
    matches = (_LETTERS.match(form) for forms in groups for form in forms)
    words = frozenset(word[0].lower().translate(PLAIN_LETTERS) for word in matches if word is not None)
    return _Words(words, frozenset(word[:_KEY_LETTERS] for word in words))


_LETTERS: Final = re.compile(r"[^\W\d_]+")
_KEY_LETTERS: Final = 3
"""How many first letters are looked up of a word to which others may be glued."""
_MONTHS: Final = tuple(name for names in MONTHS for name in names)
_OPENINGS: Final = _words(
    *(NOW, DAYS, LABELS, CLOCK_FIRST, DATE_BEFORE, WEEKDAYS, _MONTHS),
    *((*row.numbers, *row.amounts, *row.hedges) for row in AGE_WORDS.values()),
    (row.before for row in PHRASES if row.before),
)
"""Whatever may open a time phrase without a digit."""
_LEADING: Final = _words(DAYS, WEEKDAYS, _MONTHS)
"""Whatever may open a day in front of a headline."""
_AFTER_NUMBER: Final = _words(
    *(CLOCK_AFTER, HOUR_AFTER, HOUR_SIGNS, BARE_UNITS, UNSPACED_BARE_UNITS, PRINTED_ZONES, _MONTHS),
    *(row.units for row in AGE_WORDS.values()),
    *(("er", "st", "nd", "rd", "th", "de", "of", "\u00ba", "\u5e74", "\u6708", "\u65e5"), ("a", "p", "am", "pm")),
)
"""What may follow the first number of a time phrase: units, months, and what stands in a date or a clock time."""
_GLUED_WORDS: Final = compiled(
    "|".join(f"{any_word(row.numbers)}{any_word(row.units)}" for row in AGE_WORDS.values())
    + rf"|{any_word(NOW)}(?={LABEL})"
)
"""A number in words and its unit without a space, ``oneminute ago``, or a second time: ``zojuistUpdated 14:22``."""
_GLUED_UNIT: Final = compiled(rf"{any_of((*BARE_UNITS, *UNSPACED_BARE_UNITS))}(?={LABEL}|{RELATIVE})")
"""A unit of one word, and a second time right behind it: ``3hUpdated 14:22``."""
_NUMBER: Final = re.compile(
    rf"\d+(?:\.\d\d(?!\d)|\.)?{SP}?(?P<word>[^\W\d_]+)|\d+(?:[:/-][^\W_]|\.\d{{1,2}}[./-]|\.\d\d{SP}[/|])"
)
"""A number as a phrase begins with: a word follows it, or what parts the numbers of a date or a clock time.

It is none in ``164,000``, ``0.5 pct`` and ``1987``.
"""
_SAID: Final = compiled(rf"(?:{any_word((*LINE_FIRST, *CLOCK_FIRST, *DATE_BEFORE))}){SP}?\d")
"""A word in front of a clock time or date, and its first digit; many are so short that their letters open any line."""

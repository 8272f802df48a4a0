"""Test by its first letters whether a time phrase may begin at a place of a line, before the long patterns are tried.

Nearly no line passes, and a pattern of all phrases takes as long as the rest of a line. A word that opens a phrase, or
that follows its first number, is looked up; only where another word may be glued to it do its first letters count.
"""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Final

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
        return _has_key(line, at, _OPENING_KEYS) or _SAID.match(line, at) is not None
    number = _NUMBER.match(line, at)
    if number is None or number["word"] is None:
        return number is not None
    word = number["word"].lower().translate(PLAIN_LETTERS)
    if not word.isascii():
        return _has_key(word, 0, _KEYS_AFTER_NUMBER)
    return word in _WORDS_AFTER_NUMBER or _GLUED.match(line, number.start("word")) is not None


def may_open_day(line: str, at: int) -> bool:
    """Whether a day in front of a headline, or a word in front of a clock time, may begin at ``at``."""
    return _has_key(line, at, _LEADING_KEYS) or _SAID.match(line, at) is not None


def _has_key(line: str, at: int, keys: AbstractSet[str]) -> bool:
    """Whether one, two or three letters from ``at`` on are a key."""
    letters = line[at : at + _KEY_LETTERS].lower()
    if not letters.isascii():
        letters = letters.translate(PLAIN_LETTERS)
    return letters[:1] in keys or letters[:2] in keys or letters in keys


def _words(*groups: Iterable[str]) -> frozenset[str]:
    """Return the first word of each form, in lower case, up to the first sign."""
    words = (_LETTERS.match(form) for forms in groups for form in forms)
    return frozenset(word[0].lower().translate(PLAIN_LETTERS) for word in words if word is not None)


def _keys(words: Iterable[str]) -> frozenset[str]:
    """Return the first letters of words, three at most."""
    return frozenset(word[:_KEY_LETTERS] for word in words)


_LETTERS: Final = re.compile(r"[^\W\d_]+")
_KEY_LETTERS: Final = 3
"""How many first letters are looked up of a word to which others may be glued."""
_MONTHS: Final = tuple(name for names in MONTHS for name in names)
_OPENING_KEYS: Final = _keys(
    _words(
        *(NOW, DAYS, LABELS, CLOCK_FIRST, DATE_BEFORE, WEEKDAYS, _MONTHS),
        *((*row.numbers, *row.amounts, *row.hedges) for row in AGE_WORDS.values()),
        (row.before for row in PHRASES if row.before),
    )
)
"""The first letters of whatever may open a time phrase without a digit."""
_LEADING_KEYS: Final = _keys(_words(DAYS, WEEKDAYS, _MONTHS))
"""The first letters of whatever may open a day in front of a headline."""
_WORDS_AFTER_NUMBER: Final = _words(
    *(CLOCK_AFTER, HOUR_AFTER, HOUR_SIGNS, BARE_UNITS, UNSPACED_BARE_UNITS, PRINTED_ZONES, _MONTHS),
    *(row.units for row in AGE_WORDS.values()),
    *(("er", "st", "nd", "rd", "th", "de", "of", "\u00ba", "\u5e74", "\u6708", "\u65e5"), ("a", "p", "am", "pm")),
)
"""What may follow the first number of a time phrase: units, months, and what stands in a date or a clock time."""
_KEYS_AFTER_NUMBER: Final = _keys(_WORDS_AFTER_NUMBER)
_GLUED: Final = compiled(rf"(?:{any_of((*BARE_UNITS, *UNSPACED_BARE_UNITS))})(?={LABEL}|{RELATIVE})")
"""A unit of one word, and a second time right behind it: ``3hUpdated 14:22``."""
_NUMBER: Final = re.compile(
    rf"\d+(?:\.\d\d(?!\d)|\.)?{SP}?(?P<word>[^\W\d_]+)|\d+(?:[:/-][^\W_]|\.\d{{1,2}}[./-]|\.\d\d{SP}[/|])"
)
"""A number as a phrase begins with: a word follows it, or what parts the numbers of a date or a clock time.

It is none in ``164,000``, ``0.5 pct`` and ``1987``.
"""
_SAID: Final = compiled(rf"(?:{any_word((*LINE_FIRST, *CLOCK_FIRST, *DATE_BEFORE))}){SP}?\d")
"""A word in front of a clock time or date, and its first digit; many are so short that their letters open any line."""

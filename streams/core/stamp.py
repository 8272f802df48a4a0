"""Read the phrases that say when an item was published: ``3 uur geleden``, ``21.42 Uhr``, ``May 28, 2015, 5:59 a.m.``.

Only reads; ``age`` says what a phrase means. A phrase is *strong* where its own words leave no doubt
(``3 uur geleden``) and may then stand glued to other text; a clock time or date must have its line to itself.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from streams.core.agency import names_agency
from streams.core.data.ages import (
    BARE,
    BARE_TIGHT,
    BETWEEN,
    CLOCK_AFTER,
    CLOCK_BEFORE,
    CLOCK_FIRST,
    DATE_BEFORE,
    DAYS,
    HOUR_AFTER,
    LABELS,
    NOW,
    PHRASES,
    TONGUES,
)
from streams.core.data.characters import BULLETS, CAPITALS, DASHES, RULES
from streams.core.data.months import MONTHS, WEEKDAYS
from streams.core.data.zones import NAMED
from streams.core.spoken import SP as _SP
from streams.core.spoken import spoken, words


class Stamp(NamedTuple):
    """A time phrase at [start, end) of the page, and the credit printed with it (``- NTB15 min``)."""

    start: int
    end: int
    printed: str
    strong: bool
    credit: str = ""


def stamp(text: str, start: int, end: int) -> Stamp | None:
    """Read the line [start, end) of ``text`` as a time phrase with nothing but a credit beside it."""
    read = _whole(text[start:end]) if end - start <= _LONGEST_LINE else None
    return read._replace(start=start + read.start, end=start + read.end) if read is not None else None


@lru_cache(maxsize=4096)
def _whole(line: str) -> Stamp | None:
    """Read a line as a time phrase; pages repeat the same few hundred, so each is read once."""
    if not _may_say_when(line):
        return None
    bullet = _BULLET.match(line)
    at = head = bullet.end() if bullet is not None else 0
    found = _WHOLE.fullmatch(line, head)
    if found is None:
        at = _after_credit(line, head)
        found = _WHOLE.fullmatch(line, at) if at > head else None
    if found is None or (found["by"] and not _goes_with(found["sign"], found["by"])):
        return None
    credit = line[head:at].strip(_BESIDE)
    placed = credit[:1].isupper() and line[head:at].rstrip().endswith(",")  # ``Skagen, 04/09/2024 - 16:58``
    dashed = line[head:at].rstrip()[-1:] in DASHES
    placed = placed or line[head:at].rstrip().endswith("//")  # ``U.S. News // 1 hour ago``
    placed = placed or ((dashed or credit.isalpha()) and _DAY_AND_CLOCK.match(line, at) is not None)
    if credit and not (bullet or placed or line[head:at].rstrip()[-1] in RULES or names_agency(credit)):
        return None
    strong = found["strong"] is not None
    return Stamp(found.start("stamp"), found.end("stamp"), found["stamp"], strong, credit or found["by"] or "")


def _goes_with(sign: str | None, by: str) -> bool:
    """Whether what follows a time on its line is a credit, or behind a sign a section's name: ``·•· Innenriks``."""
    return names_agency(by) or (sign is not None and sign[0] in RULES and by.isalpha())


def _after_credit(line: str, head: int) -> int:
    """Return where a phrase behind a credit may begin: at its first number or the words before it, or at a rule."""
    digit = _DIGIT.search(line, head)
    if digit is None:
        rule = _RULE.search(line, head)
        return rule.end() if rule is not None else head
    number = _NUMBER.search(line, max(head, digit.start() - _REACH), digit.end())
    return number.start() if number is not None else digit.start()


def timed(text: str, start: int, end: int) -> tuple[Stamp, int, int] | None:
    """Read a line that opens with a clock time, ``+++ 21.42 Uhr: headline +++``: its stamp and its text's span."""
    found = _TIMED.match(text, start, end) if text[start] in _TIMED_OPENINGS or text[start].isdecimal() else None
    if found is None:
        return None
    name = "stamp" if found["stamp"] else "bare"
    mark = Stamp(found.start(name), found.end(name), found[name], strong=False, credit=found["credit"] or "")
    stop = end
    while stop > found.end() and text[stop - 1] in "+ ":
        stop -= 1
    return (mark, found.end(), stop) if stop > found.end() else None


def date_in(text: str, start: int, end: int) -> Stamp | None:
    """Find the date, with its clock time where it has one, in the midst of [start, end): ``PUBLICERAD 22 JANUARI``."""
    found = _DATE_INSIDE.search(text, start, end)
    return None if found is None else Stamp(found.start(), found.end(), found[0], strong=False)


def _may_say_when(line: str) -> bool:
    """Whether the line has a digit, or a word that a phrase without one opens with; cheap to ask first."""
    if _DIGIT.search(line) is not None:
        return True
    word = _LETTERS.search(line)
    return word is not None and (word[0].lower() in _OPENING_WORDS or _RULE.search(line) is not None)


_LONGEST_LINE: Final = 90
_REACH: Final = 30
"""Characters before its first digit that a phrase may open in."""
_OPENERS: Final = "|".join(f"(?:{words([row.before])}){_SP}" for row in PHRASES if row.before)


def _any(forms: tuple[str, ...]) -> str:
    """Return a pattern of any of the words as they are, the longest first."""
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


_MERIDIEM: Final = rf"(?:[ap]\.?{_SP}?m\.?|[AP]\.?M\.?)(?!\w)"
_NAMED: Final = _any(tuple(NAMED))
_ZONE: Final = (
    rf"{_SP}?(?:\((?:{_NAMED})\)|(?:{_NAMED})(?!\w)"
    rf"|(?:(?:GMT|UTC){_SP}?[+-]|\+(?=[01]\d))\d{{1,2}}(?::?\d{{2}})?(?!\w))"
)
_CLOSED: Final = rf"(?:{_any(CLOCK_AFTER)})(?!\w)\.?"
_AFTER: Final = rf"(?:{_SP}?{_MERIDIEM})?(?:{_SP}?{_CLOSED})?(?:{_ZONE})?"
_FIRST: Final = rf"(?:{words(CLOCK_FIRST)}){_SP}"
CLOCK: Final = (
    rf"(?:(?:{_FIRST})?\d{{1,2}}(?:[:h]|{_SP}h{_SP})\d{{2}}(?::\d{{2}})?{_AFTER}"
    rf"|\d{{1,2}}\.\d{{2}}{_SP}?(?:{_CLOSED}|{_MERIDIEM})(?:{_ZONE})?"
    rf"|{_FIRST}\d{{1,2}}\.\d{{2}}(?!\d)(?:{_SP}?{_CLOSED})?(?:{_ZONE})?"
    rf"|\d{{1,2}}{_SP}?{_MERIDIEM}(?:{_ZONE})?|\d{{1,2}}{_SP}Uhr(?!\w)|[0-2]\d[0-5]\d{_SP}GMT(?!\w))"
)
_MONTH: Final = rf"(?i:{_any(tuple(name for names in MONTHS for name in names))})\b\.?"
_WEEKDAY: Final = rf"(?i:{_any(WEEKDAYS)})\b\.?"
DAY: Final = (
    rf"(?:(?:{_WEEKDAY},?{_SP}(?:den{_SP})?)?(?:"
    rf"{_MONTH}{_SP}\d{{1,2}}(?:st|nd|rd|th)?(?:,?{_SP}\d{{4}})?"
    rf"|\d{{1,2}}(?:\.|º|er|st|nd|rd|th)?(?:{_SP}(?:de|of))?{_SP}{_MONTH}(?:,?{_SP}(?:de{_SP}|del{_SP})?\d{{4}})?"
    rf"|\d{{1,2}}(?:-{_MONTH}-|/{_MONTH}/)\d{{2,4}}"
    rf"|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{4}}/\d{{2}}/\d{{2}}|\d{{4}}年\d{{1,2}}月\d{{1,2}}日))"
)
_DAY_WORD: Final = rf"(?:{words(DAYS)})(?!\w)"
_JOIN: Final = rf"(?:,?{_SP}?(?:(?:{words(CLOCK_BEFORE)})(?:{_SP}?(?:{_FIRST})?)?)?{_SP}?|T)"
_LATER_CLOCK: Final = rf"(?:{CLOCK}|\d{{1,2}}\.\d{{2}}(?!\d)(?:{_ZONE})?|\d{{1,2}}{_SP}?(?:{_any(HOUR_AFTER)})(?!\w))"
"""A clock time behind a day may be shorter than one that stands alone: ``gisteren om 9.31``, ``hier à 21h``."""
_ISO: Final = (
    rf"\d{{4}}-\d{{2}}-\d{{2}}[T ]\d{{2}}:\d{{2}}:\d{{2}}(?:\.\d{{1,9}})?(?:{_SP}?(?:Z|UTC|[+-]\d{{2}}:?\d{{2}}))?"
)
_SHORT_DAY: Final = rf"(?:{_WEEKDAY},?{_SP})?\d{{1,2}}(?:/\d{{1,2}}|\.\d{{1,2}}\.)"
_DATED: Final = rf"(?:(?:{words(DATE_BEFORE)}){_SP})?{DAY}"
_MOMENT: Final = (
    rf"(?:{_ISO}|{CLOCK}{_SP}?{BETWEEN}?{_SP}?(?:{_DATED}|{_DAY_WORD})|(?:{_DATED}|{_DAY_WORD})(?:{_JOIN}{_LATER_CLOCK})?"
    rf"|(?:{_SHORT_DAY}|{_WEEKDAY})(?:,?{_SP}|{_JOIN}){_LATER_CLOCK}|{CLOCK})"
)
_BARE: Final = rf"\d{{1,3}}{_SP}?(?:{_any(tuple(BARE))})|\d{{1,2}}(?:{_any(tuple(BARE_TIGHT))})"
_RELATIVE: Final = "|".join([f"(?:{words(NOW)})", *(spoken(phrase) for phrase in PHRASES)])
_LABEL: Final = rf"(?i:{_any(LABELS)})(?!\w)"
_BY: Final = rf"(?:{_SP}?(?P<sign>[|•·\u2013-]{{1,3}}){_SP}?|{_SP})(?P<by>[^\d\n:]{{2,30}})"
_UPDATED: Final = rf"{_SP}?[|•·,;(\u2013-]?{_SP}?{_LABEL}[^\d\n]{{0,15}}\d[^\n]{{0,30}}"

_DATE_INSIDE: Final = re.compile(rf"(?<!\w){DAY}(?:{_JOIN}{CLOCK})?(?!\w)")
_WHOLE: Final = re.compile(
    rf"(?:{_LABEL}{_SP}?:?{_SP}?(?:(?:{words((*DATE_BEFORE, *CLOCK_BEFORE))}){_SP}?(?::{_SP})?)?)?"
    rf"(?P<stamp>(?P<strong>{_RELATIVE})|(?:{_BARE})|{_MOMENT})(?:{_BY}|{_UPDATED})?[. :]{{0,2}}"
)
_DAY_AND_CLOCK: Final = re.compile(rf"(?:{DAY}|{_SHORT_DAY})(?:,?{_SP}|{_SP}[{DASHES}]{_SP}){CLOCK}")
"""Behind a section's name: ``Chronik 9.3. 12.34 Uhr``."""
_BULLET: Final = re.compile(rf"[{BULLETS}]{_SP}*")
_NUMBER: Final = re.compile(rf"(?:\b(?:{_OPENERS})|(?:\b(?i:{_any(WEEKDAYS)})\.?,?{_SP})?(?:\b{_MONTH}{_SP})?)\d")
"""Where a phrase with a credit in front begins: at its first number, or the words that open a phrase before it."""
_RULE: Final = re.compile(rf"[{RULES}]{_SP}?")
_BESIDE: Final = " \u00a0,/" + RULES + BULLETS + DASHES
_NUMBERS: Final = r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d{2}-\d{2})"
_TIMED: Final = re.compile(
    rf"(?:\+{{2,5}}{_SP}*|[{BULLETS}]{_SP}+(?P<credit>[^\W\d_][^\d\n]{{0,30}}?){_SP}|[{BULLETS}]{_SP}+)?"
    rf"(?:(?P<stamp>{CLOCK}|{_NUMBERS}(?:,?{_SP}{CLOCK})?){_SP}*(?::|\.|{BETWEEN})?{_SP}+(?=\S)"
    rf"|(?P<bare>(?:[01]?\d|2[0-3])[.:][0-5]\d)(?:{_SP}+(?=\S)|(?=[{CAPITALS}])))"
)
_TIMED_OPENINGS: Final = "+k" + BULLETS
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_OPENING_WORDS: Final = frozenset(
    word[0].lower()
    for forms in (NOW, DAYS, LABELS, *((*row.numbers, *row.amounts, *row.hedges) for row in TONGUES.values()))
    for form in (*forms, *(row.before for row in PHRASES if row.before))
    if (word := _LETTERS.search(form)) is not None
)
"""The words that a phrase without a digit opens with."""
_DIGIT: Final = re.compile(r"\d")

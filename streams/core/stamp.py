"""Read the phrases that say when an item was published: ``3 uur geleden``, ``21.42 Uhr``, ``May 28, 2015, 5:59 a.m.``.

Only reads; ``age`` says what a phrase means. A phrase is *strong* where its own words leave no doubt
(``3 uur geleden``) and may then stand glued to other text; a clock time or date must have its line to itself.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from streams.core.agency import names_agency
from streams.core.data.ages import BETWEEN, CLOCK_AFTER, CLOCK_BEFORE, DAYS, NOW, PHRASES, Phrase
from streams.core.data.characters import BULLETS, RULES
from streams.core.data.months import MONTHS, WEEKDAYS


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
    digit = _DIGIT.search(line, head)
    if found is None and digit is not None:
        number = _NUMBER.search(line, max(head, digit.start() - _REACH), digit.end())
        at = number.start() if number is not None else digit.start()
        found = _WHOLE.fullmatch(line, at) if at > head else None
    if found is None:
        return None
    credit = line[head:at].strip(_BESIDE)
    if credit and not (bullet or line[head:at].rstrip()[-1] in RULES or names_agency(credit)):
        return None
    return Stamp(found.start("stamp"), found.end("stamp"), found["stamp"], found["strong"] is not None, credit)


def timed(text: str, start: int, end: int) -> tuple[Stamp, int, int] | None:
    """Read a line that opens with a clock time, ``+++ 21.42 Uhr: headline +++``: its stamp and its text's span."""
    found = _TIMED.match(text, start, end) if text[start] in _TIMED_OPENINGS or text[start].isdecimal() else None
    if found is None:
        return None
    mark = Stamp(found.start("stamp"), found.end("stamp"), found["stamp"], strong=False, credit=found["credit"] or "")
    stop = end
    while stop > found.end() and text[stop - 1] in "+ ":
        stop -= 1
    return (mark, found.end(), stop) if stop > found.end() else None


def date_in(text: str, start: int, end: int) -> Stamp | None:
    """Find the date, with its clock time where it has one, in the midst of [start, end): ``PUBLICERAD 22 JANUARI``."""
    found = _DATED.search(text, start, end)
    return None if found is None else Stamp(found.start(), found.end(), found[0], strong=False)


def _may_say_when(line: str) -> bool:
    """Whether the line has a digit, or opens with a word that a phrase without one opens with; cheap to ask first."""
    word = _LETTERS.search(line)
    return (word is not None and word[0].lower() in _OPENING_LETTERS) or _DIGIT.search(line) is not None


_LONGEST_LINE: Final = 90
_SP: Final = r"[ \u00a0\u202f]"


def _any(words: list[str] | tuple[str, ...]) -> str:
    """Return a pattern of any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _first_letter_free(words: str) -> str:
    """Return the words with their first letter in either case."""
    return f"[{words[0].upper()}{words[0]}]{re.escape(words[1:])}"


def _shape(phrase: Phrase, number: str) -> str:
    before = rf"(?<!\w){_first_letter_free(phrase.before)}{_SP}" if phrase.before else ""
    after = f"{_SP}{phrase.after}" if phrase.after else ""
    return rf"{before}(?:{number}){_SP}?(?:{_any(tuple(phrase.units))}){after}"


def spoken(phrase: Phrase) -> str:
    """Return a pattern of the phrase with a word or digits for its number."""
    words = "|".join(_first_letter_free(word) for word in sorted(phrase.one, key=len, reverse=True))
    return _shape(phrase, rf"\d{{1,3}}|(?<!\w)(?:{words})")


STRONG: Final = [phrase for phrase in PHRASES if phrase.before or phrase.after]
"""The phrases whose words leave no doubt."""


_REACH: Final = 30
"""Characters before its first digit that a phrase may open in."""
_OPENERS: Final = "|".join(
    f"{_first_letter_free(word)}{_SP}" for word in sorted({row.before for row in STRONG if row.before})
)

_CLOCK_WORDS: Final = _any(CLOCK_AFTER)
_MERIDIEM: Final = r"[ap]\.?m\.?|[AP]\.?M\.?"
_AFTER: Final = rf"(?:{_SP}?(?:{_MERIDIEM}))?(?:{_SP}?(?:{_CLOCK_WORDS})(?!\w))?"
CLOCK: Final = (
    rf"(?:\d{{1,2}}[:h]\d{{2}}(?::\d{{2}})?{_AFTER}|\d{{1,2}}\.\d{{2}}{_SP}?(?:{_CLOCK_WORDS}|{_MERIDIEM})"
    rf"|kl\.?{_SP}\d{{1,2}}[.:]\d{{2}}|\d{{1,2}}{_SP}?(?:{_MERIDIEM}))"
)
_MONTH: Final = rf"(?i:{_any([name for names in MONTHS for name in names])})\b\.?"
DAY: Final = (
    rf"(?:(?:(?i:{_any(WEEKDAYS)})\b\.?,?{_SP})?(?:"
    rf"{_MONTH}{_SP}\d{{1,2}}(?:,?{_SP}\d{{4}})?"
    rf"|\d{{1,2}}(?:\.|º|er|st|nd|rd|th)?(?:{_SP}de)?{_SP}{_MONTH}(?:,?{_SP}(?:de{_SP})?\d{{4}})?"
    rf"|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{4}}年\d{{1,2}}月\d{{1,2}}日))"
)
_DAY_WORD: Final = rf"(?i:{_any(tuple(DAYS))})"
_JOIN: Final = rf"(?:,?{_SP}?(?:{_any(CLOCK_BEFORE)})?{_SP}?|T)"
_MOMENT: Final = rf"(?:{CLOCK}{_SP}?{BETWEEN}?{_SP}?{DAY}|(?:{DAY}|{_DAY_WORD})(?:{_JOIN}{CLOCK})?|{CLOCK})"
_BARE: Final = "|".join(_shape(phrase, r"\d{1,3}") for phrase in PHRASES if not (phrase.before or phrase.after))
_RELATIVE: Final = "|".join([*(spoken(phrase) for phrase in STRONG), f"(?i:{_any(NOW)})"])

_DATED: Final = re.compile(rf"(?<!\w){DAY}(?:{_JOIN}{CLOCK})?(?!\w)")
_WHOLE: Final = re.compile(rf"(?P<stamp>(?P<strong>{_RELATIVE})|(?:{_BARE})|{_MOMENT})[. ]{{0,2}}")
_BULLET: Final = re.compile(rf"[{BULLETS}]{_SP}*")
_NUMBER: Final = re.compile(rf"(?:\b(?:{_OPENERS})|(?:\b(?i:{_any(WEEKDAYS)})\.?,?{_SP})?(?:\b{_MONTH}{_SP})?)\d")
"""Where a phrase with a credit in front begins: at its first number, or the words that open a phrase before it."""
_BESIDE: Final = " \u00a0," + RULES + BULLETS
_TIMED: Final = re.compile(
    rf"(?:\+{{2,5}}{_SP}*|[{BULLETS}]{_SP}+(?P<credit>[^\W\d_][^\d\n]{{0,30}}?){_SP}|[{BULLETS}]{_SP}+)?"
    rf"(?P<stamp>{CLOCK}){_SP}*(?::|{BETWEEN})?{_SP}+(?=\S)"
)
_TIMED_OPENINGS: Final = "+k" + BULLETS
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_OPENING_LETTERS: Final = frozenset(
    word[0].lower()
    for words in (NOW, DAYS, *(row.one for row in PHRASES), [row.before for row in STRONG if row.before])
    for phrase in words
    if (word := _LETTERS.search(phrase)) is not None
)
"""The letters that a phrase without a digit opens with."""
_DIGIT: Final = re.compile(r"\d")

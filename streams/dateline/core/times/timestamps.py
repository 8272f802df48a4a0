"""Read the phrases that say when an item was published: ``3 uur geleden``, ``21.42 Uhr``, ``May 28, 2015, 5:59 a.m.``.

Only reads; ``age`` says what a phrase means. A phrase is *strong* where its own words leave no doubt
(``3 uur geleden``) and may then stand glued to other text; a clock time or date must have its line to itself.

What else is printed on the line of a time: agencies, writers, a section's name, where the item was taken from.

Tell a writer's name in a part of a line: ``Peter de Groot``, ``Door Jan Jansen``.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from dateline.core.data.text.characters import BULLETS, CAPITALS, DASHES, RULES
from dateline.core.data.times.ages import NOW, PHRASES, TONGUES
from dateline.core.data.times.clocks import BETWEEN, CLOCK_BEFORE, DATE_BEFORE, DAYS, LABELS
from dateline.core.data.times.months import WEEKDAYS
from dateline.core.data.wire.boilerplate import COUNTED, COUNTERS, READINGS, SOURCES
from dateline.core.data.wire.writers import BYLINES, NAME_JOINTS
from dateline.core.text.agencies import BY_WHOM, credited_in, has_known_agency, names_agencies, names_agency
from dateline.core.times.patterns import (
    BARE_AGE,
    BY,
    CLOCK,
    DAY,
    JOIN,
    LABEL,
    MOMENT,
    MONTH,
    NAMED_DAY,
    RELATIVE,
    SHORT_DAY,
    UPDATED,
    any_of,
    words,
)
from dateline.core.times.patterns import SP as _SP


def is_writer(named: str) -> bool:
    """Whether these are the words of a person's name, or of several, with or without what opens a byline."""
    words = _BY.sub("", named).split()
    return 1 < len(words) <= _MOST and all(word[0].isupper() or word in NAME_JOINTS for word in words)


_MOST: Final = 5
_BY: Final = re.compile(rf"^(?:{'|'.join(map(re.escape, BYLINES))}) ")


def named(by: str) -> str:
    """Return what is printed behind a time, as a credit: its agencies alone where it names any, ``belga, jvh``."""
    return "/".join([one.printed for one in credited_in(by) if one.code is not None]) or by


def credit_before(line: str, head: int, at: int) -> str | None:
    """Return what is printed before the time at ``at``, as a credit; None where it is no credit."""
    labelled = _LABEL_END.search(line, head, at)
    before = line[head : labelled.start() if labelled is not None and labelled.start() > head else at].rstrip()
    credit = before.strip(_BESIDE)
    if labelled is not None:  # ``PTI | Kochi | Published: July 12, 2016``
        credit = credit.split(" | ")[0]
    if head == 0 and (source := _SOURCE.match(credit)) is not None:
        credit = credit[source.end() :]
    credit = credit[len(by[0]) :] if (by := BY_WHOM.match(credit)) and names_agency(credit[by.end() :]) else credit
    if not credit or head or names_agency(credit) or before[-1] in RULES:
        return credit
    if before.endswith("//") or (credit[0].isupper() and before[-1] == ","):
        return credit  # ``U.S. News // 1 hour ago``, ``Skagen, 04/09/2024 - 16:58``
    dashed = labelled is not None or before[-1] in DASHES or credit.isalpha() or _INITIALS.fullmatch(credit) is not None
    return credit if (dashed or is_writer(credit)) and _DAY_AND_CLOCK.match(line, at) is not None else None


def goes_with(found: re.Match[str]) -> bool:
    """Whether what follows a time on its line is a credit, or behind a sign a section's name: ``·•· Innenriks``."""
    by, sign = found["by"], found["sign"]
    if not by or found["of"] or names_agencies(by):
        return True
    if sign is not None and _SITE.fullmatch(by) is not None:
        return True
    if sign is None or sign[0] not in RULES:
        return False
    dated = found["strong"] is None and len(found["stamp"]) > _DATED
    return by.isalpha() or has_known_agency(credited_in(by)) or (dated and is_writer(by))


def after_credit(line: str, head: int) -> int:
    """Return where a phrase behind a credit may begin: at its first number or the words before it, or at a rule."""
    digit = _DIGIT.search(line, head)
    if digit is None:
        rule = _RULE.search(line, head)
        return rule.end() if rule is not None else head
    number = _NUMBER.search(line, max(head, digit.start() - _REACH), digit.end())
    return number.start() if number is not None else digit.start()


_DATED: Final = 12
"""Characters from which on a time has its date with it, so that a name behind it is no headline."""
_REACH: Final = 30
"""Characters before its first digit that a phrase may open in."""
_OPENERS: Final = "|".join(f"(?:{words([row.before])}){_SP}" for row in PHRASES if row.before)
_INITIALS: Final = re.compile(r"[a-z]{2,4}/[a-z]{2,4}(?:/[a-z]{2,4})?")
"""Writers, below a text: ``fsc/com 12-Mar-25 14:22``."""
_DAY_AND_CLOCK: Final = re.compile(rf"(?:{DAY}|{SHORT_DAY})(?:,?{_SP}|{_SP}[{DASHES}]{_SP}){CLOCK}")
"""Behind a section's name: ``Chronik 9.3. 12.34 Uhr``."""
_SITE: Final = re.compile(r"[^\W_]+(?:[.-][^\W_]+){0,3}\.[a-zA-Z]{2,4}")
"""``31 Oct 2025, Lexpress.mu``."""
_SOURCE: Final = re.compile(rf"(?i:{any_of(SOURCES)}){_SP}?")
"""``Source: Xinhua    2018-11-06 20:17:43    Editor: …``."""
_LABEL_END: Final = re.compile(rf"{LABEL}{_SP}?:?{_SP}?$")
_NUMBER: Final = re.compile(
    rf"(?:\b(?:{_OPENERS})|\b(?:{words(DAYS)}){JOIN}|(?:\b(?i:{any_of(WEEKDAYS)})\.?,?{_SP})?(?:\b{MONTH}{_SP})?)\d"
)
"""Where a phrase with a credit in front begins: at its first number, or the words that open a phrase before it."""
_RULE: Final = re.compile(rf"[{RULES}]{_SP}?")
_BESIDE: Final = " \u00a0,/" + RULES + BULLETS + DASHES
_DIGIT: Final = re.compile(r"\d")


class Stamp(NamedTuple):
    """A time phrase at [start, end) of the page, and the credit printed with it (``- NTB15 min``)."""

    start: int
    end: int
    printed: str
    strong: bool
    credit: str = ""

    @property
    def relative(self) -> bool:
        """Whether it says its day from the page's own: an age, ``gisteren``, ``hier à 18h42``."""
        return self.strong or _DIGIT.search(self.printed) is None or _NAMED_DAY.fullmatch(self.printed) is not None

    def shifted(self, by: int) -> "Stamp":
        """Return the phrase ``by`` characters further on."""
        return Stamp(self.start + by, self.end + by, self.printed, self.strong, self.credit)


def stamp(text: str, start: int, end: int) -> Stamp | None:
    """Read the line [start, end) of ``text`` as a time phrase with nothing but a credit beside it."""
    read = _whole(text[start:end]) if end - start <= _LONGEST_LINE else None
    return read.shifted(start) if read is not None else None


@lru_cache(maxsize=4096)
def _whole(line: str) -> Stamp | None:
    """Read a line as a time phrase; pages repeat the same few hundred, so each is read once."""
    if not _may_say_when(line):
        return None
    if line[0] == "(" and line[-1] == ")":  # ``(21/09/2023 : 11:12)``
        within = _whole(line[1:-1])
        return within._replace(start=0, end=len(line), printed=line) if within is not None else None
    line = _READING.sub("", _EDITOR.sub("", line))
    bullet = _BULLET.match(line)
    at = head = bullet.end() if bullet is not None else 0
    found = _WHOLE.fullmatch(line, head)
    if found is None:
        at = after_credit(line, head)
        dotted = at > head and names_agency(line[head:at])
        found = (_WHOLE.fullmatch(line, at) or (dotted and _ALONE.fullmatch(line, at)) or None) if at > head else None
    if found is None and (dash := _DASH.search(line, head)) is not None:  # ``Algérie 360 - Thu, 05/10/2023 - 14:39``
        at = dash.end()
        found = _WHOLE.fullmatch(line, at)
    if found is None or not goes_with(found):
        return None
    credit = credit_before(line, head, at)
    if credit is None:
        return None
    strong = found["strong"] is not None
    sourced = _SOURCED.search(line, found.end("stamp"))
    credit = named(sourced["by"]) if sourced is not None and names_agencies(sourced["by"]) else credit
    return Stamp(found.start("stamp"), found.end("stamp"), found["stamp"], strong, credit or named(found["by"] or ""))


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


_DATE_INSIDE: Final = re.compile(rf"(?<!\w){DAY}(?:{JOIN}{CLOCK})?(?!\w)")
_DOTTED: Final = r"(?:[01]?\d|2[0-3])\.[0-5]\d(?![\d.])"
"""A clock time that only the words before it show to be one: ``Publicerad 14.22``."""
_WHOLE: Final = re.compile(
    rf"(?:(?P<label>{LABEL}){_SP}?:?{_SP}?(?:(?:{words((*DATE_BEFORE, *CLOCK_BEFORE))}){_SP}?(?::{_SP})?)?)?"
    rf"(?P<stamp>(?P<strong>{RELATIVE})|(?:{BARE_AGE})|{MOMENT}|(?(label){_DOTTED}|(?!)))"
    rf"(?:{BY}|{UPDATED})?[.: ,]{{0,2}}"
)
_ALONE: Final = re.compile(rf"(?P<stamp>{_DOTTED})(?P<strong>(?!))?(?P<sign>(?!))?(?P<by>(?!))?")
"""Behind an agency: ``TT 14.22``."""
_EDITOR: Final = re.compile(r"[ |]{2,}(?:Editor|Editado por|Editora?|Redactora?): ?[^\d\n:]{2,40}$")
_DASH: Final = re.compile(rf" [{DASHES}|] ")
_COUNT: Final = r"\d{1,3}(?:[.,]?\d{3})?"
_COUNTED: Final = (
    rf"{_COUNT}x? (?:{any_of((*COUNTED, *COUNTERS))})|(?i:{any_of(COUNTERS)}) ?:? ?{_COUNT}x?"
    rf"|(?i:{any_of(READINGS)}) ?:? ?\d{{1,3}} ?min[a-z]*\.?"
)
_READING: Final = re.compile(rf"(?: ?[{BULLETS}|·] ?(?:{_COUNTED})){{1,3}}$")
"""``Tue, May 10, 2022, 9:14 AM·2 min read``, ``12 mrt 2025 17:52 | Views: 1.204``."""
_SOURCED: Final = re.compile(rf"(?i:{any_of(SOURCES)}){_SP}?(?P<by>[^\d\n:]{{2,30}})$")
"""``Redactie 12-03-25, 07:45 Laatste update: 09:12 Bron: Belga``."""
_BULLET: Final = re.compile(rf"[{BULLETS}]{_SP}*")
_NUMBERS: Final = r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d{2}-\d{2})"
_TIMED: Final = re.compile(
    rf"(?:\+{{2,5}}{_SP}*|[{BULLETS}]{_SP}+(?P<credit>[^\W\d_][^\d\n]{{0,30}}?){_SP}|[{BULLETS}]{_SP}+)?"
    rf"(?:(?P<stamp>{CLOCK}|{_NUMBERS}(?:,?{_SP}{CLOCK})?)(?:{_SP}*(?::|\.|{BETWEEN})?{_SP}+(?=\S)|[{RULES}](?=\w))"
    rf"|(?P<bare>(?:[01]?\d|2[0-3])[.:][0-5]\d)(?:{_SP}+(?=\S)(?![a-zà-ÿ])|(?=[{CAPITALS}])))"
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
_NAMED_DAY: Final = re.compile(NAMED_DAY)

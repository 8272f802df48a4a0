"""What else is printed on the line of a time: agencies, writers, a section's name, where the item was taken from."""

import re
from typing import Final

from dateline.core.data.text.characters import BULLETS, DASHES, RULES
from dateline.core.data.times.ages import PHRASES
from dateline.core.data.times.clocks import DAYS
from dateline.core.data.times.months import WEEKDAYS
from dateline.core.data.wire.boilerplate import SOURCES
from dateline.core.text.agencies import BY_WHOM, credited_in, known, names_agencies, names_agency
from dateline.core.times.patterns import CLOCK, DAY, JOIN, LABEL, MONTH, SHORT_DAY, any_of
from dateline.core.times.spoken import SP as _SP
from dateline.core.times.spoken import words
from dateline.core.times.writer import is_writer


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
    return by.isalpha() or known(credited_in(by)) or (dated and is_writer(by))


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

"""What a time looks like on a page, as patterns: ages, clock times, dates, and what stands beside them.

The patterns of spoken ages: a row of ``data.ages`` → what finds ``about an hour and 20 minutes ago`` in text.
"""

import re
from collections.abc import Iterable
from typing import Final

from dateline.core.data.times.ages import BARE, BARE_TIGHT, NOW, PHRASES, TONGUES, UNSPACED, Phrase
from dateline.core.data.times.clocks import (
    BETWEEN,
    CLOCK_AFTER,
    CLOCK_BEFORE,
    CLOCK_FIRST,
    DATE_BEFORE,
    DAYS,
    HOUR_AFTER,
    LABELS,
)
from dateline.core.data.times.months import MONTHS, WEEKDAYS
from dateline.core.data.times.zones import NAMED
from dateline.core.data.wire.boilerplate import SOURCES

SP: Final = "[ \u00a0\u202f]"


def spoken(phrase: Phrase) -> str:
    """Return a pattern of the phrase, with digits or words for its numbers; it matches 70 characters at most."""
    tongue = TONGUES[phrase.language]
    number = rf"(?:\d{{1,3}}|(?<!\w)(?:{words(tongue.numbers)}))"
    units = words(tongue.units)
    part = rf"{number}{SP}?(?:{units})"
    more = rf"(?:,?{SP}?(?:{tongue.joint}{SP})?{number}{SP}?(?:{units}))?"
    opening = sorted({form[0] for forms in (tongue.numbers, tongue.amounts, tongue.hedges) for form in forms})
    letters = "".join(letter + letter.upper() for letter in opening)
    starts = rf"(?=\d|(?<!\w)[{letters}])"  # asked first, since most places in a text are the start of nothing
    hedge = rf"(?:(?<!\w)(?:{words(tongue.hedges)}){SP}?)?"
    amount = rf"(?:(?<!\w)(?:{words(tongue.amounts)})|{part}{more}|\d{{1,2}}{SP}?h{SP}?\d{{2}})"
    before = rf"(?<!\w){words([phrase.before])}{SP}" if phrase.before else ""
    blank = rf"{SP}?" if phrase.language in UNSPACED else SP
    after = rf"{blank}{phrase.after}" if phrase.after else ""
    return rf"{before}{starts}{hedge}{amount}{after}"


def words(forms: Iterable[str]) -> str:
    """Return a pattern of any of the words, the longest first; first letters in either case, any apostrophe."""
    return "|".join(_either_case(form) for form in sorted(set(forms), key=lambda form: (-len(form), form)))


def _either_case(form: str) -> str:
    first, rest = form[0], re.escape(form[1:]).replace("'", "['\u2019]").replace(r"\ ", SP)
    return f"[{first.upper()}{first.lower()}]{rest}" if first.isalpha() else re.escape(first) + rest


def any_of(forms: tuple[str, ...]) -> str:
    """Return a pattern of any of the words as they are, the longest first."""
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


_MERIDIEM: Final = rf"(?:[ap]\.?{SP}?m\.?|[AP]\.?M\.?)(?!\w)"
_NAMED: Final = any_of(tuple(NAMED))
_ZONE: Final = (
    rf"{SP}?(?:\((?:{_NAMED})\)|(?:{_NAMED})(?!\w)"
    rf"|(?:(?:GMT|UTC){SP}?[+-]|\+(?=[01]\d))\d{{1,2}}(?::?\d{{2}})?(?!\w))"
)
_CLOSED: Final = rf"(?:{any_of(CLOCK_AFTER)})(?!\w)\.?"
_AFTER: Final = rf"(?:{SP}?{_MERIDIEM})?(?:{SP}?{_CLOSED})?(?:{_ZONE})?"
_FIRST: Final = rf"(?:{words(CLOCK_FIRST)}){SP}"
CLOCK: Final = (
    rf"(?:(?:{_FIRST})?\d{{1,2}}(?:[:h]|{SP}h{SP})\d{{2}}(?::\d{{2}})?{_AFTER}"
    rf"|\d{{1,2}}\.\d{{2}}{SP}?(?:{_CLOSED}|{_MERIDIEM})(?:{_ZONE})?"
    rf"|{_FIRST}\d{{1,2}}\.\d{{2}}(?!\d)(?:{SP}?{_CLOSED})?(?:{_ZONE})?"
    rf"|\d{{1,2}}{SP}?{_MERIDIEM}(?:{_ZONE})?|\d{{1,2}}{SP}Uhr(?!\w)|[0-2]\d[0-5]\d{SP}GMT(?!\w))"
)
MONTH: Final = rf"(?i:{any_of(tuple(name for names in MONTHS for name in names))})\b\.?"
_WHOLE: Final = 5
WEEKDAY: Final = rf"(?i:{any_of(WEEKDAYS)})\b\.?"
WHOLE_WEEKDAY: Final = rf"(?i:{any_of(tuple(name for name in WEEKDAYS if len(name) >= _WHOLE))})(?!\w)"
"""A weekday that is not shortened: ``Mo.`` is Missouri too."""
DAY: Final = (
    rf"(?:(?:{WEEKDAY},?{SP}(?:den{SP})?)?(?:"
    rf"{MONTH}{SP}\d{{1,2}}(?:st|nd|rd|th)?(?:,?{SP}\d{{4}})?"
    rf"|\d{{1,2}}(?:\.|º|er|st|nd|rd|th)?(?:{SP}(?:de|of))?{SP}{MONTH}(?:,?{SP}(?:de{SP}|del{SP})?\d{{4}})?"
    rf"|\d{{1,2}}(?:-{MONTH}-|/{MONTH}/)\d{{2,4}}"
    rf"|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{4}}/\d{{2}}/\d{{2}}|(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日)(?:{SP}{WEEKDAY})?)"
)
_DAY_WORD: Final = rf"(?:{words(DAYS)})(?!\w)"
JOIN: Final = rf"(?:,?{SP}?(?:(?:{words(CLOCK_BEFORE)})(?:{SP}?(?:{_FIRST})?)?)?{SP}?|T)"
_LATER_CLOCK: Final = rf"(?:{CLOCK}|\d{{1,2}}\.\d{{2}}(?!\d)(?:{_ZONE})?|\d{{1,2}}{SP}?(?:{any_of(HOUR_AFTER)})(?!\w))"
"""A clock time behind a day may be shorter than one that stands alone: ``gisteren om 9.31``, ``hier à 21h``."""
_ISO: Final = (
    rf"\d{{4}}-\d{{2}}-\d{{2}}[T ]\d{{2}}:\d{{2}}:\d{{2}}(?:\.\d{{1,9}})?(?:{SP}?(?:Z|UTC|[+-]\d{{2}}:?\d{{2}}))?"
)
SHORT_DAY: Final = rf"(?:{WEEKDAY},?{SP})?\d{{1,2}}(?:/\d{{1,2}}|\.\d{{1,2}}\.)"
_DATED: Final = rf"(?:(?:{words(DATE_BEFORE)}){SP})?{DAY}"
MOMENT: Final = (
    rf"(?:{_ISO}|{CLOCK}{SP}?{BETWEEN}?{SP}?(?:{_DATED}|{_DAY_WORD})|(?:{_DATED}|{_DAY_WORD})(?:{JOIN}{_LATER_CLOCK})?"
    rf"|(?:{SHORT_DAY}|{WEEKDAY})(?:,?{SP}|{JOIN}){_LATER_CLOCK}|\d{{1,2}}\.\d{{2}}{SP}[/|]{SP}{CLOCK}|{CLOCK})"
)
NAMED_DAY: Final = (
    rf"(?:{_DAY_WORD}|{WEEKDAY}(?={SP}|,))(?:{JOIN}{_LATER_CLOCK})?"
    rf"|{CLOCK}{SP}?{BETWEEN}?{SP}?(?:{_DAY_WORD}|{WEEKDAY})"
)
"""A day by its name, with its clock time or without: ``hier à 18h42``, ``tirsdag kl. 14.20``."""
BARE_AGE: Final = rf"\d{{1,3}}{SP}?(?:{any_of(tuple(BARE))})|\d{{1,2}}(?:{any_of(tuple(BARE_TIGHT))})"
RELATIVE: Final = "|".join([f"(?:{words(NOW)})", *(spoken(phrase) for phrase in PHRASES)])
LABEL: Final = rf"(?i:{any_of(LABELS)})(?!\w)"
BY: Final = (
    rf"(?:{SP}?(?P<sign>[|•·,\u2013-]{{1,3}}){SP}?|{SP})(?P<of>(?i:{any_of(SOURCES)}){SP}?)?"
    r"(?P<by>[^\d\n:]{2,30})"
)
UPDATED: Final = rf"{SP}?[|•·,;(\u2013-]?{SP}?{LABEL}[^\d\n]{{0,15}}\d[^\n]{{0,30}}"

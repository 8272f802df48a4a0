"""What a time looks like on a page, as patterns: ages, clock times, dates, and what stands beside them."""

import re
from typing import Final

from dateline.core.data.times.ages import BARE, BARE_TIGHT, NOW, PHRASES
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
from dateline.core.times.spoken import SP as _SP
from dateline.core.times.spoken import spoken, words


def any_of(forms: tuple[str, ...]) -> str:
    """Return a pattern of any of the words as they are, the longest first."""
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


_MERIDIEM: Final = rf"(?:[ap]\.?{_SP}?m\.?|[AP]\.?M\.?)(?!\w)"
_NAMED: Final = any_of(tuple(NAMED))
_ZONE: Final = (
    rf"{_SP}?(?:\((?:{_NAMED})\)|(?:{_NAMED})(?!\w)"
    rf"|(?:(?:GMT|UTC){_SP}?[+-]|\+(?=[01]\d))\d{{1,2}}(?::?\d{{2}})?(?!\w))"
)
_CLOSED: Final = rf"(?:{any_of(CLOCK_AFTER)})(?!\w)\.?"
_AFTER: Final = rf"(?:{_SP}?{_MERIDIEM})?(?:{_SP}?{_CLOSED})?(?:{_ZONE})?"
_FIRST: Final = rf"(?:{words(CLOCK_FIRST)}){_SP}"
CLOCK: Final = (
    rf"(?:(?:{_FIRST})?\d{{1,2}}(?:[:h]|{_SP}h{_SP})\d{{2}}(?::\d{{2}})?{_AFTER}"
    rf"|\d{{1,2}}\.\d{{2}}{_SP}?(?:{_CLOSED}|{_MERIDIEM})(?:{_ZONE})?"
    rf"|{_FIRST}\d{{1,2}}\.\d{{2}}(?!\d)(?:{_SP}?{_CLOSED})?(?:{_ZONE})?"
    rf"|\d{{1,2}}{_SP}?{_MERIDIEM}(?:{_ZONE})?|\d{{1,2}}{_SP}Uhr(?!\w)|[0-2]\d[0-5]\d{_SP}GMT(?!\w))"
)
MONTH: Final = rf"(?i:{any_of(tuple(name for names in MONTHS for name in names))})\b\.?"
_WHOLE: Final = 5
WEEKDAY: Final = rf"(?i:{any_of(WEEKDAYS)})\b\.?"
WHOLE_WEEKDAY: Final = rf"(?i:{any_of(tuple(name for name in WEEKDAYS if len(name) >= _WHOLE))})(?!\w)"
"""A weekday that is not shortened: ``Mo.`` is Missouri too."""
DAY: Final = (
    rf"(?:(?:{WEEKDAY},?{_SP}(?:den{_SP})?)?(?:"
    rf"{MONTH}{_SP}\d{{1,2}}(?:st|nd|rd|th)?(?:,?{_SP}\d{{4}})?"
    rf"|\d{{1,2}}(?:\.|º|er|st|nd|rd|th)?(?:{_SP}(?:de|of))?{_SP}{MONTH}(?:,?{_SP}(?:de{_SP}|del{_SP})?\d{{4}})?"
    rf"|\d{{1,2}}(?:-{MONTH}-|/{MONTH}/)\d{{2,4}}"
    rf"|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{4}}/\d{{2}}/\d{{2}}|(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日)(?:{_SP}{WEEKDAY})?)"
)
_DAY_WORD: Final = rf"(?:{words(DAYS)})(?!\w)"
JOIN: Final = rf"(?:,?{_SP}?(?:(?:{words(CLOCK_BEFORE)})(?:{_SP}?(?:{_FIRST})?)?)?{_SP}?|T)"
_LATER_CLOCK: Final = rf"(?:{CLOCK}|\d{{1,2}}\.\d{{2}}(?!\d)(?:{_ZONE})?|\d{{1,2}}{_SP}?(?:{any_of(HOUR_AFTER)})(?!\w))"
"""A clock time behind a day may be shorter than one that stands alone: ``gisteren om 9.31``, ``hier à 21h``."""
_ISO: Final = (
    rf"\d{{4}}-\d{{2}}-\d{{2}}[T ]\d{{2}}:\d{{2}}:\d{{2}}(?:\.\d{{1,9}})?(?:{_SP}?(?:Z|UTC|[+-]\d{{2}}:?\d{{2}}))?"
)
SHORT_DAY: Final = rf"(?:{WEEKDAY},?{_SP})?\d{{1,2}}(?:/\d{{1,2}}|\.\d{{1,2}}\.)"
_DATED: Final = rf"(?:(?:{words(DATE_BEFORE)}){_SP})?{DAY}"
MOMENT: Final = (
    rf"(?:{_ISO}|{CLOCK}{_SP}?{BETWEEN}?{_SP}?(?:{_DATED}|{_DAY_WORD})|(?:{_DATED}|{_DAY_WORD})(?:{JOIN}{_LATER_CLOCK})?"
    rf"|(?:{SHORT_DAY}|{WEEKDAY})(?:,?{_SP}|{JOIN}){_LATER_CLOCK}|\d{{1,2}}\.\d{{2}}{_SP}[/|]{_SP}{CLOCK}|{CLOCK})"
)
NAMED_DAY: Final = (
    rf"(?:{_DAY_WORD}|{WEEKDAY}(?={_SP}|,))(?:{JOIN}{_LATER_CLOCK})?"
    rf"|{CLOCK}{_SP}?{BETWEEN}?{_SP}?(?:{_DAY_WORD}|{WEEKDAY})"
)
"""A day by its name, with its clock time or without: ``hier à 18h42``, ``tirsdag kl. 14.20``."""
BARE_AGE: Final = rf"\d{{1,3}}{_SP}?(?:{any_of(tuple(BARE))})|\d{{1,2}}(?:{any_of(tuple(BARE_TIGHT))})"
RELATIVE: Final = "|".join([f"(?:{words(NOW)})", *(spoken(phrase) for phrase in PHRASES)])
LABEL: Final = rf"(?i:{any_of(LABELS)})(?!\w)"
BY: Final = (
    rf"(?:{_SP}?(?P<sign>[|•·,\u2013-]{{1,3}}){_SP}?|{_SP})(?P<of>(?i:{any_of(SOURCES)}){_SP}?)?"
    r"(?P<by>[^\d\n:]{2,30})"
)
UPDATED: Final = rf"{_SP}?[|•·,;(\u2013-]?{_SP}?{LABEL}[^\d\n]{{0,15}}\d[^\n]{{0,30}}"

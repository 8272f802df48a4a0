"""Regular expressions for printed times: ages, clock times and dates, and the words beside them.

All names here are strings of regular expressions, put together when the module is imported from the rows of
``core/data/times``. ``age_pattern`` makes the expression of one row of ages: it matches ``about an hour and 20
minutes ago``. From small to large: ``CLOCK``, ``DAY``, ``DATED_CLOCK`` (a day
with its clock time), ``MOMENT`` (that, or one of the two), ``RELATIVE`` (an age).
"""

import re
from collections.abc import Iterable
from typing import Final

from dateline.core.data.times.ages import (
    AGE_WORDS,
    BARE_UNITS,
    NOW,
    PHRASES,
    UNSPACED_BARE_UNITS,
    UNSPACED_LANGUAGES,
    Phrase,
)
from dateline.core.data.times.clocks import (
    BETWEEN,
    CLOCK_AFTER,
    CLOCK_BEFORE,
    CLOCK_FIRST,
    DATE_BEFORE,
    DAYS,
    HOUR_AFTER,
    HOUR_SIGNS,
    LABELS,
    LINE_FIRST,
    MINUTES_AFTER,
)
from dateline.core.data.times.months import MONTHS, WEEKDAYS
from dateline.core.data.times.zones import PRINTED_ZONES
from dateline.core.data.wire.boilerplate import SOURCE_LABELS
from dateline.core.text.pattern_code import any_case_of, any_of, tree

SP: Final = "[ \u00a0\u202f]"
"""A space inside a printed time: plain, no-break or narrow no-break."""


def age_pattern(phrase: Phrase) -> str:
    """Return the expression for a phrase, its numbers in digits or words; it matches at most 70 characters."""
    tongue = AGE_WORDS[phrase.language]
    number = rf"(?:\d{{1,3}}|(?<!\w)(?:{any_word(tongue.numbers)}))"
    units = any_word(tongue.units)
    part = rf"{number}{SP}?(?:{units})"
    more = rf"(?:,?{SP}?(?:{tongue.joint}{SP})?{number}{SP}?(?:{units}))?"
    opening = sorted({form[0] for forms in (tongue.numbers, tongue.amounts, tongue.hedges) for form in forms})
    letters = "".join(letter + letter.upper() for letter in opening)
    starts = rf"(?=\d|(?<!\w)[{letters}])"  # first, for speed: hardly any position in a text is the start of an age
    hedge = rf"(?:(?<!\w)(?:{any_word(tongue.hedges)}){SP}?)?"
    amount = rf"(?:(?<!\w)(?:{any_word(tongue.amounts)})|{part}{more}|\d{{1,2}}{SP}?h{SP}?\d{{2}})"
    before = rf"(?<!\w){any_word([phrase.before])}{SP}" if phrase.before else ""
    space = rf"{SP}?" if phrase.language in UNSPACED_LANGUAGES else SP
    after = rf"{space}{phrase.after}" if phrase.after else ""
    return rf"{before}{starts}{hedge}{amount}{after}"


def any_word(forms: Iterable[str]) -> str:
    """Return the expression for any of the words, the longest first; first letter in either case, any apostrophe."""
    return tree({(_either_case(form[0]), *(_INSIDE.get(sign, re.escape(sign)) for sign in form[1:])) for form in forms})


def _either_case(sign: str) -> str:
    return f"[{sign.upper()}{sign.lower()}]" if sign.isalpha() else re.escape(sign)


_INSIDE: Final = {"'": "['\u2019]", " ": SP}
"""Expressions for signs that are printed in more than one way."""
_MIN_ZONE_CHARS: Final = 3
"""Letters of a zone that makes a number with a dot a clock time. Chosen by hand: ``2.45 MT`` is a weight."""
_MERIDIEM: Final = rf"(?:[ap]\.?{SP}?m\.?|[AP]\.?M\.?)(?!\w)"
_NAMED: Final = any_of(tuple(PRINTED_ZONES))
_ZONE: Final = (
    rf"{SP}?(?:\((?:{_NAMED})\)|(?:{_NAMED})(?!\w)"
    rf"|(?:(?:GMT|UTC){SP}?[+-]|\+(?=[01]\d))\d{{1,2}}(?::?\d{{2}})?(?!\w))"
)
_LONG_ZONE: Final = rf"{SP}?(?:{any_of(tuple(zone for zone in PRINTED_ZONES if len(zone) >= _MIN_ZONE_CHARS))})(?!\w)"
"""A zone that is no unit of measure, as ``MT`` and ``PT`` are."""
_CLOCK_WORD: Final = rf"(?:{any_of(CLOCK_AFTER)})(?!\w)\.?"
_AFTER: Final = rf"(?:{SP}?{_MERIDIEM})?(?:{SP}?{_CLOCK_WORD})?(?:{_ZONE})?"
_FIRST: Final = rf"(?:(?:{any_word(CLOCK_FIRST)}){SP}|[Kk]l\.(?=\d))"
_SIGN: Final = any_of(HOUR_SIGNS)
CLOCK: Final = (
    rf"(?:(?:{_FIRST})?\d{{1,2}}(?:(?::|{_SIGN})\d{{2}}|{SP}(?:{_SIGN}){SP}\d{{2}}(?!\w))(?::\d{{2}})?"
    rf"(?:{any_of(MINUTES_AFTER)})?{_AFTER}"
    rf"|\d{{1,2}}\.\d{{2}}{SP}?(?:{_CLOCK_WORD}|{_MERIDIEM})(?:{_ZONE})?"
    rf"|{_FIRST}\d{{1,2}}\.\d{{2}}(?!\d)(?:{SP}?{_CLOCK_WORD})?(?:{_ZONE})?"
    rf"|(?:[01]?\d|2[0-3])\.[0-5]\d{_LONG_ZONE}"
    rf"|\d{{1,2}}{SP}?{_MERIDIEM}(?:{_ZONE})?|\d{{1,2}}{SP}Uhr(?!\w)|[0-2]\d[0-5]\d(?:{SP}GMT|{SP}?hrs)(?!\w))"
)
MONTH: Final = rf"(?i:{any_case_of(tuple(name for names in MONTHS for name in names))})(?!\w)\.?"
_MIN_FULL_CHARS: Final = 5
"""Characters from which on a weekday is written in full. Chosen by hand from the rows."""
WEEKDAY: Final = rf"(?i:{any_case_of(WEEKDAYS)})\b\.?"
WHOLE_WEEKDAY: Final = rf"(?i:{any_case_of(tuple(name for name in WEEKDAYS if len(name) >= _MIN_FULL_CHARS))})(?!\w)"
"""A weekday written in full: ``Mo.`` is Missouri too."""
DAY: Final = (
    rf"(?:(?:{WEEKDAY},?{SP}(?:den{SP})?)?(?:"
    rf"(?:\d{{4}}(?:{SP}m)?\.?{SP})?{MONTH}{SP}\d{{1,2}}(?:st|nd|rd|th|{SP}d\.|\.(?=,))?(?:,?{SP}\d{{4}})?"
    rf"|\d{{1,2}}(?:\.|º|er|st|nd|rd|th)?(?:{SP}(?:de|of))?(?:{SP}|(?<=\d\.)){MONTH}(?:,?{SP}(?:de{SP}|del{SP})?\d{{4}})?"
    rf"|\d{{1,2}}(?:-{MONTH}-|/{MONTH}/)\d{{2,4}}"
    rf"|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{4}}/\d{{2}}/\d{{2}}|(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日)"
    rf"(?:{SP}{WEEKDAY}|\.?,{SP}{WHOLE_WEEKDAY})?)"
)
_DAY_WORD: Final = rf"(?:{any_word(DAYS)})(?!\w)"
JOIN: Final = rf"(?:,?{SP}?(?:(?:{any_word(CLOCK_BEFORE)})(?:{SP}?(?:{_FIRST})?)?)?{SP}?|T)"
LATER_CLOCK: Final = rf"(?:{CLOCK}|\d{{1,2}}\.\d{{2}}(?!\d)(?:{_ZONE})?|\d{{1,2}}{SP}?(?:{any_of(HOUR_AFTER)})(?!\w))"
"""A clock time after a day, which may be shorter than one by itself: ``gisteren om 9.31``, ``hier à 21h``."""
LINE_CLOCK: Final = rf"(?:{any_word(LINE_FIRST)}){SP}?(?:{LATER_CLOCK})"
"""A clock time behind a word that only opens one on a line of its own: ``om 22.30``, ``godz. 8.48``."""
_ISO: Final = (
    rf"\d{{4}}-\d{{2}}-\d{{2}}[T ]\d{{2}}:\d{{2}}:\d{{2}}(?:\.\d{{1,9}})?(?:{SP}?(?:Z|UTC|[+-]\d{{2}}:?\d{{2}}))?"
)
SHORT_DAY: Final = rf"(?:{WEEKDAY},?{SP})?\d{{1,2}}(?:[/-]\d{{1,2}}|\.\d{{1,2}}\.)"
_ON: Final = rf"(?:(?:{any_word(DATE_BEFORE)}){SP})?"
_DATED_DAY: Final = rf"{_ON}{DAY}"
DATED_CLOCK: Final = (
    rf"(?:{CLOCK}{SP}?{BETWEEN}?{SP}?(?:{_DATED_DAY}|{_DAY_WORD})|(?:{_DATED_DAY}|{_DAY_WORD}){JOIN}{LATER_CLOCK}"
    rf"|{_ON}(?:{SHORT_DAY}|{WEEKDAY})(?:,?{SP}|{JOIN}){LATER_CLOCK})"
)
"""A day with its clock time, as it stands in front of a headline: ``Hier à 21h15``, ``28/11 à 18h40``."""
MOMENT: Final = rf"(?:{_ISO}|{DATED_CLOCK}|{_DATED_DAY}|{_DAY_WORD}|\d{{1,2}}\.\d{{2}}{SP}[/|]{SP}{CLOCK}|{CLOCK})"
"""A day with its clock time, or one of them alone."""
DAY_BESIDE_CLOCK: Final = rf"(?:{_DAY_WORD}|{SHORT_DAY}|{WEEKDAY}),?{SP}{LATER_CLOCK}"
"""The same with no word between day and clock time, which a sentence would have, and no year: ``28/11 18:40``."""
NAMED_DAY: Final = (
    rf"(?:{_DAY_WORD}|{WEEKDAY}(?={SP}|,))(?:{JOIN}{LATER_CLOCK})?"
    rf"|{CLOCK}{SP}?{BETWEEN}?{SP}?(?:{_DAY_WORD}|{WEEKDAY})"
)
"""A day by its name, with or without a clock time: ``hier à 18h42``, ``tirsdag kl. 14.20``."""
BARE_AGE: Final = rf"\d{{1,3}}{SP}?(?:{any_of(tuple(BARE_UNITS))})|\d{{1,2}}(?:{any_of(tuple(UNSPACED_BARE_UNITS))})"
"""An age of a number and a short unit, without a word such as ``ago``: ``5 min``, ``3h``."""
AND_CLOCK: Final = rf"{SP}?[|•·,;(\u2013-]?{SP}?{CLOCK}\)?"
"""The clock time behind an age that says the same: ``2h ago 13.58 GMT``."""
RELATIVE: Final = "|".join([f"(?:{any_word(NOW)})", *(age_pattern(phrase) for phrase in PHRASES)])
"""An age that its own words show to be one: ``3 uur geleden``, ``just now``."""
LABEL: Final = rf"(?i:{any_case_of(LABELS)})(?!\w)"
"""A label in front of a time: ``Published``, ``Aktualisiert``."""
BY: Final = (
    rf"(?:{SP}?(?P<sign>[|•·,\u2013\u2014-]{{1,3}}){SP}?|{SP})(?P<of>(?i:{any_case_of(SOURCE_LABELS)}){SP}?)?"
    r"(?P<by>[^\d\n:]{2,30})"
)
"""Words after a time that may be a credit."""
AND_AGE: Final = rf"{SP}?[|•·,;(\u2013-]?{SP}?(?:{RELATIVE})\)?"
"""The age behind a clock time: ``13:58 (2 h ago)``."""
UPDATED: Final = rf"{SP}?[|•·,;(\u2013-]?{SP}?{LABEL}[^\d\n]{{0,15}}\d[^\n]{{0,30}}"
"""A second time after the first one, with its label: ``| Updated 14:22``."""

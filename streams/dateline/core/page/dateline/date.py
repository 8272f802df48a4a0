"""Read the date of a dateline: ``March 3``, ``26 FEB``, ``quarta-feira``, ``3/2``, ``(Wednesday)``."""

import re
from typing import Final

from dateline.core.data.text.characters import CAPITALS, DASHES, STRAY_DASHES
from dateline.core.data.times.months import MONTHS, WEEKDAYS
from dateline.core.page.dateline.stop_patterns import SP
from dateline.core.text.agencies import FIRST_WORDS
from dateline.core.text.pattern_code import compiled
from dateline.core.times.phrases.patterns import DAY, WHOLE_WEEKDAY


def date_at(text: str, at: int, limit: int) -> re.Match[str] | None:
    """Match the date at ``at``; the long pattern is tried only where a digit or the name of a month or day follows."""
    ahead = AHEAD.match(text, at, limit)
    if ahead is None or not (ahead["word"] or ahead["sign"] == "(" or ahead["sign"].isdigit()):
        return None
    if (ahead["word"] and ahead["word"].lower() not in DATE_WORDS) or (ahead["within"] or "").lower() in _AGENCY_WORDS:
        return None
    return _DATE.match(text, at, limit)


_DATE: Final = compiled(
    rf"[,.]?{SP}?(?:\((?P<within>(?i:{DAY}))\)|(?P<date>(?i:{DAY})|{WHOLE_WEEKDAY}(?={SP}?[{DASHES}(])|\d{{1,2}}[/.]\d{{1,2}}|\d{{1,2}}月\d{{1,2}}日|\d{{1,2}}(?={SP}?\()))"
    rf"\.?(?:{SP}\d{{1,2}}[:.]\d\d)?(?!\w)"
)
"""A date: ``March 3``, ``26 FEB``, ``quarta-feira``, ``3/2``; ``within`` is one in parentheses."""
AHEAD: Final = compiled(
    rf"[,.]?{SP}{{0,3}}(?:(?P<sign>[{DASHES}{STRAY_DASHES}(/,.:=|&0-9]|(?<=\.{SP})[{CAPITALS}])(?:(?<=\()(?P<within>[^\W\d_]+))?|(?P<word>[^\W\d_]+))"
)
"""The next character or word, read before the longer patterns are tried."""
DATE_WORDS: Final = frozenset(
    form
    for name in (*(name for names in MONTHS for name in names), *WEEKDAYS)
    for form in (re.split(r"[ -]", name)[0], name, name.upper().lower())
)
"""Names of months and days, and their first words, in lower case.

``name.upper().lower()`` is for Turkish, whose capital ``I`` in ``KASIM`` is a dotless letter when small.
"""
_AGENCY_WORDS: Final = FIRST_WORDS - DATE_WORDS - {""}
"""First words of agencies, which is what most parentheses hold, and never a date."""

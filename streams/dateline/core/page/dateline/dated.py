"""The date in a dateline: ``March 3``, ``26 FEB``, ``quarta-feira``."""

import re
from typing import Final

from dateline.core.data.text.characters import CAPITALS, DASHES, STRAY_DASHES
from dateline.core.data.times.months import MONTHS, WEEKDAYS
from dateline.core.page.dateline.punctuation import SP
from dateline.core.text.agencies import FIRST_WORDS
from dateline.core.times.patterns import DAY, WHOLE_WEEKDAY


def goes_on(text: str, at: int, limit: int) -> bool:
    """Whether anything of a dateline can stand at ``at``, behind a place; on most lines nothing can."""
    ahead = _AHEAD.match(text, at, limit)
    if ahead is None:
        return False
    word = ahead["word"]
    return word is None or word.lower() in _DATE_WORDS or word.lower() in FIRST_WORDS


def date_at(text: str, at: int, limit: int) -> re.Match[str] | None:
    """Read the date at ``at``; it is looked for only where a digit or a month's name stands there."""
    ahead = _AHEAD.match(text, at, limit)
    if ahead is None or not (ahead["word"] or ahead["sign"] == "(" or ahead["sign"].isdigit()):
        return None
    if (ahead["word"] and ahead["word"].lower() not in _DATE_WORDS) or (ahead["within"] or "").lower() in _AGENCIES:
        return None
    return _DATE.match(text, at, limit)


_DATE: Final = re.compile(
    rf"[,.]?{SP}?(?:\((?P<within>(?i:{DAY}))\)|(?P<date>(?i:{DAY})|{WHOLE_WEEKDAY}(?={SP}?[{DASHES}(])|\d{{1,2}}[/.]\d{{1,2}}|\d{{1,2}}月\d{{1,2}}日|\d{{1,2}}(?={SP}?\()))"
    rf"\.?(?:{SP}\d{{1,2}}[:.]\d\d)?(?!\w)"
)
_AHEAD: Final = re.compile(
    rf"[,.]?{SP}{{0,3}}(?:(?P<sign>[{DASHES}{STRAY_DASHES}(/,.:=|&0-9]|(?<=\.{SP})[{CAPITALS}])(?:(?<=\()(?P<within>[^\W\d_]+))?|(?P<word>[^\W\d_]+))"
)
_DATE_WORDS: Final = frozenset(
    told
    for name in (*(name for names in MONTHS for name in names), *WEEKDAYS)
    for told in (re.split(r"[ -]", name)[0], name, name.upper().lower())
)
"""As they begin, in small letters; of Turkish ``KASIM``, what other languages make of its ``I``."""
_AGENCIES: Final = FIRST_WORDS - _DATE_WORDS - {""}  # what most parentheses hold

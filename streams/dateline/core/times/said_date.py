"""Read the date in a printed time: ``3. februar 2026``, ``Feb. 3``, ``3/2/2026``, ``2026年2月3日``."""

import re
from typing import Final

from dateline.core.data.times.months import DAYS_OF_THE_WEEK, MONTHS


def said_date(lowered: str, *, month_first: bool) -> tuple[int | None, int | None, int | None, str]:
    """Return year, month and day of a phrase in small letters, None each where it has none, and what is left of it.

    ``month_first`` where 2/3/2026 is 3 February; the order that leaves no month over 12 is taken anyway.
    """
    numeric = _DATE.search(lowered) or _SHORT_DATE.search(lowered)
    if numeric is None:
        return _named(lowered)
    rest = lowered[: numeric.start()] + " " + lowered[numeric.end() :]
    first, second, *later = (int(part) for part in _NO_DIGIT.split(numeric[0]) if part)
    if later and first > _DAYS_A_MONTH:  # the year stands first
        return first, second, later[0], rest
    month_first = month_first or "月" in numeric[0]
    swapped = first <= _MONTHS_A_YEAR if month_first and "." not in numeric[0] else second > _MONTHS_A_YEAR
    month, day = (first, second) if swapped else (second, first)
    year = later[0] + (_CENTURY if later[0] < _TWO_DIGITS else 0) if later else None
    return year, month, day, rest


def _named(lowered: str) -> tuple[int | None, int | None, int | None, str]:
    """Return the same for a date with its month in words, the day on either side of it."""
    words = list(_WORD.finditer(lowered))
    months = [at for at, word in enumerate(words) if word[0] in _MONTH]
    for at in months:
        if at != months[-1] and words[at][0] in _WEEKDAYS:  # mar. 3 févr.: Tuesday
            continue
        before = at - 2 if at and words[at - 1][0] in _OF else at - 1
        day = next((words[k] for k in (before, at + 1) if 0 <= k < len(words) and _is_day(lowered, words[k])), None)
        if day is None:
            continue
        year = next((int(later[0]) for later in words[at + 1 : at + 4] if _YEAR.fullmatch(later[0])), None)
        first, last = min(words[at].start(), day.start()), max(words[at].end(), day.end())
        return year, _MONTH[words[at][0]], int(day[0]), lowered[:first] + " " + lowered[last:]
    return None, None, None, lowered


def _is_day(lowered: str, word: re.Match[str]) -> bool:
    """Whether a word is a number that may be a day of the month, and no part of a clock time."""
    if not _ONE_OR_TWO.fullmatch(word[0]) or _CLOCK_GOES_ON.match(lowered, word.end()):
        return False
    start = word.start()
    return start < len("9:") or lowered[start - 1] not in ":.h" or not lowered[start - 2].isdigit()


_MONTH: Final = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
_WEEKDAYS: Final = frozenset(name for names in DAYS_OF_THE_WEEK for name in names)
_OF: Final = ("de", "of", "di", "er", "º", "st", "nd", "rd", "th")
"""What may stand between a day and its month."""
_WORD: Final = re.compile(r"\d+|[^\W\d_]+|º")
_DATE: Final = re.compile(
    r"(?<!\d)(?:\d{4}([-/.])\d\d?\1\d\d?(?!\d)|\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}([/.-])\d{1,2}\2(?:\d{4}|\d\d)(?![\d:]))"
)
_SHORT_DATE: Final = re.compile(
    r"(?<![\d.:/])(?:\d{1,2}/\d{1,2}(?![\d/])|\d{1,2}\.\d{1,2}(?:\.(?!\d)|(?= [/|] ))|\d{1,2}月\d{1,2}日)"
)
"""A date without its year: 3/2, 3.2., ``29.10 / 18:57``, 2月3日."""
_NO_DIGIT: Final = re.compile(r"\D")
_YEAR: Final = re.compile(r"\d{4}")
_ONE_OR_TWO: Final = re.compile(r"\d{1,2}")
_CLOCK_GOES_ON: Final = re.compile(r"[:.h]\d| ?(?:uhr|uur|h|hs|[ap]\.?m)\b")
_DAYS_A_MONTH: Final = 31
_MONTHS_A_YEAR: Final = 12
_CENTURY: Final = 2000
_TWO_DIGITS: Final = 100

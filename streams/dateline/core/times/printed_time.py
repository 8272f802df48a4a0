"""Take a printed time apart: its age, day, date, hour and zone.

``meaning`` is the entry. It reads an age first, ``1 uur en 5 minuten geleden`` (at least 65 minutes and fewer than
66); then a day by its name, ``gisteren om 9.31``; a date, ``Feb. 3, 2026``, ``3. februar``, ``2026年2月3日``; and a
clock time with its zone, ``9:31 p.m. ET``. Each of these stands in its own function below it. What the parts mean on a
page fetched at a given time is decided in ``publication_interval``.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from dateline.core.data.times.ages import (
    AGE_WORDS,
    AT_LEAST,
    BARE_UNITS,
    DAY,
    HOUR,
    MINUTE,
    MONTH,
    NOW,
    PHRASES,
    SECOND,
    UNSPACED_BARE_UNITS,
    WEEK,
    YEAR,
)
from dateline.core.data.times.clocks import CLOCK_AFTER, DAYS, HOUR_AFTER, HOUR_SIGNS, MINUTES_AFTER
from dateline.core.data.times.months import DAYS_OF_THE_WEEK, MONTHS
from dateline.core.data.times.zones import PRINTED_ZONES


class Age(NamedTuple):
    """At least ``fewest`` units and fewer than ``most``; a unit is second, minute, hour, day, week or month."""

    fewest: int
    most: int
    unit: str


class Meaning(NamedTuple):
    """The parts of a printed time; None for each part that it does not have."""

    age: Age | None = None
    days_ago: int | None = None
    """1 for ``gisteren``."""
    weekday: int | None = None
    """0 is Monday."""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    clock: tuple[int, int] | None = None
    """Hour and minute."""
    zone: str | None = None
    """The zone printed with the clock time: its name in capitals, or its offset in minutes with sign, ``+120``."""


_MAX_CACHED_TIMES: Final = 4096
"""Printed times whose meaning is cached: a phrase and a few numbers each. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_TIMES)
def meaning(printed: str, *, month_first: bool) -> Meaning:
    """Return the parts of a printed time; ``month_first`` where 2/3/2026 is 3 February.

    Cached, because pages repeat the same few hundred phrases.
    """
    lowered = " ".join(printed.lower().replace("\u2019", "'").split())
    closed = lowered.rstrip(".")
    if closed in _NOW:
        return Meaning(age=Age(0, 1, MINUTE))
    age = _age(closed) or _age(lowered)
    if age is not None:
        return Meaning(age=age)
    days_ago = next((days for word, days in _DAYS if lowered.startswith(word) or closed.endswith(word)), None)
    year, month, day, rest = _date(lowered, month_first=month_first)
    clock, zone = _clock(rest)
    weekday = next((_WEEKDAY[word] for word in _DAY_WORD.findall(lowered) if word in _WEEKDAY), None)
    return Meaning(days_ago=days_ago, weekday=weekday, year=year, month=month, day=day, clock=clock, zone=zone)


def _age(lowered: str) -> Age | None:
    """Return the age that a phrase is; None for anything else.

    ``lowered`` is in lower case, with straight apostrophes.
    """
    for phrase in PHRASES:
        if lowered.startswith(phrase.before) and lowered.endswith(phrase.after):
            stop = len(lowered) - len(phrase.after)
            age = _amount(lowered[len(phrase.before) : stop].strip(), phrase.language)
            if age is not None:
                return age
    bare = _BARE_AGE.fullmatch(lowered)
    unit = _BARE_UNITS.get(bare["unit"]) if bare is not None else None
    return _with_slack(int(bare["number"]), unit, AT_LEAST) if bare is not None and unit is not None else None


def _amount(words: str, language: str) -> Age | None:
    """Return an amount of time, with or without a hedge before it (``about``, ``less than``)."""
    hedges, amounts, slack = AGE_WORDS[language].hedges, _AMOUNTS[language], AT_LEAST
    hedge = next((word for word in hedges if words.startswith(word)), None)
    if hedge is not None:
        words, slack = words[len(hedge) :].strip(), hedges[hedge]
    if words in amounts:
        minutes, step = amounts[words]
        return Age(max(minutes - step * slack[1], 0), minutes + step * slack[0], MINUTE)
    compact = _COMPACT.fullmatch(words)
    if compact is not None:
        return _with_slack(int(compact[1]) * 60 + int(compact[2]), MINUTE, slack)
    return _numbers_and_units(words, language, slack)


def _numbers_and_units(words: str, language: str, slack: tuple[int, int]) -> Age | None:
    """Return an amount of one or two numbers, each with its unit."""
    tongue, units = AGE_WORDS[language], _UNITS[language]
    tokens = [token for token in _TOKEN.findall(words) if token != tongue.joint]
    total, smallest = 0, ""
    for number_word, unit_word in zip(tokens[::2], tokens[1::2], strict=False):
        number = int(number_word) if number_word.isdecimal() else tongue.numbers.get(number_word)
        unit = units.get(unit_word)
        if number is None or unit is None:
            return None
        factor = _UNITS_PER_UNIT.get((smallest, unit)) if smallest else 1
        if factor is None:  # 3 months and 2 days: the days are ignored
            break
        total, smallest = total * factor + number, unit
    return _with_slack(total, smallest, slack) if smallest and len(tokens) in _TOKEN_COUNTS else None


def _with_slack(number: int, unit: str, slack: tuple[int, int]) -> Age:
    """Return the age of ``number`` units; ``slack`` is how many more and how many fewer units it may be."""
    fewest, most = max(number - slack[1], 0), number + slack[0]
    return Age(fewest * 12, most * 12, MONTH) if unit == YEAR else Age(fewest, most, unit)


def _date(lowered: str, *, month_first: bool) -> tuple[int | None, int | None, int | None, str]:
    """Return year, month and day of the date in a phrase, None for each that it lacks, and the phrase without them.

    ``month_first`` where 2/3/2026 is 3 February; where that gives a month over 12, the other order is used.
    """
    numeric = _DATE.search(lowered) or _SHORT_DATE.search(lowered)
    if numeric is None:
        return _date_in_words(lowered)
    rest = lowered[: numeric.start()] + " " + lowered[numeric.end() :]
    first, second, *later = (int(part) for part in _NO_DIGIT.split(numeric[0]) if part)
    if later and first > _MAX_DAY:  # the year stands first
        return first, second, later[0], rest
    month_first = month_first or "月" in numeric[0]
    swapped = first <= _MONTHS_A_YEAR if month_first and "." not in numeric[0] else second > _MONTHS_A_YEAR
    month, day = (first, second) if swapped else (second, first)
    year = later[0] + (_CENTURY if later[0] < _MIN_FULL_YEAR else 0) if later else None
    return year, month, day, rest


def _date_in_words(lowered: str) -> tuple[int | None, int | None, int | None, str]:
    """Return the same as ``_date`` for a date whose month is a word, with the day before or after it."""
    words = list(_DATE_WORD.finditer(lowered))
    months = [at for at, word in enumerate(words) if word[0] in _MONTH]
    for at in months:
        if at != months[-1] and words[at][0] in _WEEKDAYS:  # mar. 3 févr.: Tuesday
            continue
        before = at - 2 if at and words[at - 1][0] in _OF else at - 1
        day = next((words[k] for k in (before, at + 1) if 0 <= k < len(words) and _is_day(lowered, words[k])), None)
        if day is None:
            continue
        in_front = [one for one in words[max(at - 2, 0) : at] if one[0] not in _OF_YEAR]
        around = (*words[at + 1 : at + 4], *in_front[-1:])
        year = next((int(one[0]) for one in around if _is_year(lowered, one)), None)
        first, last = min(words[at].start(), day.start()), max(words[at].end(), day.end())
        return year, _MONTH[words[at][0]], int(day[0]), lowered[:first] + " " + lowered[last:]
    return None, None, None, lowered


def _is_year(lowered: str, word: re.Match[str]) -> bool:
    """Whether a word is a number of four digits and no clock time: ``28 Nov 1642 GMT``."""
    return _YEAR.fullmatch(word[0]) is not None and _BARE_CLOCK.match(lowered, word.start()) is None


def _is_day(lowered: str, word: re.Match[str]) -> bool:
    """Whether a word is a number of one or two digits and no part of a clock time."""
    if not _ONE_OR_TWO.fullmatch(word[0]) or _CLOCK_GOES_ON.match(lowered, word.end()):
        return False
    start = word.start()
    return start < len("9:") or lowered[start - 1] not in _BEFORE_MINUTES or not lowered[start - 2].isdigit()


def _clock(text: str) -> tuple[tuple[int, int] | None, str | None]:
    """Return hour and minute of the first clock time and the zone printed with it; None for each that is not there."""
    match = _CLOCK.search(_BARE_CLOCK.sub(r"\1:\2", text))
    if match is None:
        return None, None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = match["half"] or match["mark"]
    if half and 0 < hour <= _NOON:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    if hour >= _HOURS_A_DAY or minute >= _MINUTES_AN_HOUR:
        return None, None
    return (hour, minute), _zone(match)


def _zone(match: re.Match[str]) -> str | None:
    if match["sign"] is None:
        return match["zone"].upper() if match["zone"] else None
    minutes = int(match["hours"]) * 60 + int(match["minutes"] or 0)
    return f"{match['sign']}{minutes}" if minutes <= _MAX_OFFSET_MINUTES else None


def _any(words: tuple[str, ...]) -> str:
    """Return the expression for any of the words in lower case, the longest first."""
    return "|".join(sorted(dict.fromkeys(map(str.lower, words)), key=len, reverse=True))


_UNITS: Final = {key: {name.lower(): unit for name, unit in row.units.items()} for key, row in AGE_WORDS.items()}
_AMOUNTS: Final = {key: {name.lower(): size for name, size in row.amounts.items()} for key, row in AGE_WORDS.items()}
_BARE_UNITS: Final = {name.lower(): unit for name, unit in (BARE_UNITS | UNSPACED_BARE_UNITS).items()}
_UNITS_PER_UNIT: Final = {(YEAR, MONTH): 12, (WEEK, DAY): 7, (DAY, HOUR): 24, (HOUR, MINUTE): 60, (MINUTE, SECOND): 60}
"""How many of the second unit make one of the first."""
_TOKEN_COUNTS: Final = (2, 4)
"""Words of an amount: a number and a unit, once or twice."""
_BARE_AGE: Final = re.compile(r"(?P<number>\d{1,3}) ?(?P<unit>[a-z.]{1,6})")
_COMPACT: Final = re.compile(r"(\d{1,2}) ?h ?(\d\d)")
_TOKEN: Final = re.compile(r"\d+|[^\W\d_]+['.]?")
_MONTH: Final = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
_WEEKDAYS: Final = frozenset(name for names in DAYS_OF_THE_WEEK for name in names)
_OF: Final = ("de", "of", "di", "er", "º", "st", "nd", "rd", "th")
"""Words that may stand between a day and its month."""
_OF_YEAR: Final = ("m",)
"""What may stand between a year and the month after it: ``2021. május 12.``, ``2021 m. gegužės 12 d.``."""
_DATE_WORD: Final = re.compile(r"\d+|[^\W\d_]+|º")
_DATE: Final = re.compile(
    r"(?<!\d)(?:\d{4}([-/.])\d\d?\1\d\d?(?!\d)|\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}([/.-])\d{1,2}\2(?:\d{4}|\d\d)(?![\d:]))"
)
_SHORT_DATE: Final = re.compile(
    r"(?<![\d.:/])(?:\d{1,2}/\d{1,2}(?![\d/])|\d{1,2}-\d{1,2}(?=,? )"
    r"|\d{1,2}\.\d{1,2}(?:\.(?!\d)|(?= [/|] ))|\d{1,2}月\d{1,2}日)"
)
"""A date without its year: 3/2, 3.2., ``3-2 14:05``, ``29.10 / 18:57``, 2月3日."""
_NO_DIGIT: Final = re.compile(r"\D")
_YEAR: Final = re.compile(r"\d{4}")
_ONE_OR_TWO: Final = re.compile(r"\d{1,2}")
_CLOCK_GOES_ON: Final = re.compile(
    rf"[:.]\d| ?(?:{_any(HOUR_SIGNS)}) ?\d| ?(?:{_any((*HOUR_AFTER, *CLOCK_AFTER))}|[ap]\.?m)(?!\w)"
)
_BEFORE_MINUTES: Final = frozenset(".:") | {sign[-1].lower() for sign in HOUR_SIGNS}
"""What stands in front of the minutes of a clock time, after a digit."""
_MAX_DAY: Final = 31
_MONTHS_A_YEAR: Final = 12
_CENTURY: Final = 2000
"""Added to a year of two digits."""
_MIN_FULL_YEAR: Final = 100
"""The least number that is a year as it stands."""
_NOW: Final = frozenset(word.lower() for word in NOW)
_DAYS: Final = sorted(DAYS.items(), key=lambda row: -len(row[0]))
_WEEKDAY: Final = {name: number for number, names in enumerate(DAYS_OF_THE_WEEK) for name in names}
_DAY_WORD: Final = re.compile(r"[^\W\d_]+(?:-feira)?")
_ZONES: Final = "|".join(sorted(map(str.lower, PRINTED_ZONES), key=len, reverse=True))
_CLOCK: Final = re.compile(
    rf"(?<!\d)(?<!\d[+-])(?P<hour>\d{{1,2}})(?:(?: ?(?:{_any(HOUR_SIGNS)}) ?|[:.])(?P<minute>\d\d)(?!\d|[./-]\d)"
    rf"(?:[:.]\d\d(?:\.\d{{1,9}})?)?(?:{_any(MINUTES_AFTER)})?"
    rf"(?: ?(?P<half>[ap])\.? ?m\b\.?)?| ?(?P<mark>[ap])\.? ?m\b\.?| ?(?:{_any(HOUR_AFTER)})(?!\w))"
    rf"(?: ?(?:{_any(CLOCK_AFTER)})(?!\w)\.?)?"
    r" ?\(?(?:(?:gmt|utc)? ?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?\b"
    rf"|(?P<zone>{_ZONES})\b)?"
)
_BARE_CLOCK: Final = re.compile(r"(?<!\d)([0-2]\d)([0-5]\d)(?= gmt| ?hrs)")
"""A clock time without a punctuation mark between hour and minute: ``1642 GMT``."""
_HOURS_A_DAY: Final = 24
_MINUTES_AN_HOUR: Final = 60
_NOON: Final = 12
_MAX_OFFSET_MINUTES: Final = 14 * 60
"""Minutes of the largest offset from UTC that exists: +14:00, of Kiritimati."""

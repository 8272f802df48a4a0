"""Take a printed time apart: ``1 uur en 5 minuten geleden``, ``gisteren om 9.31``, ``Feb. 3, 2026, 9:31 p.m. ET``.

Read an age that is said in words: ``1 uur en 5 minuten geleden`` → 65 minutes or more, fewer than 66.

Read the date in a printed time: ``3. februar 2026``, ``Feb. 3``, ``3/2/2026``, ``2026年2月3日``.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from dateline.core.data.times.ages import (
    AT_LEAST,
    BARE,
    BARE_TIGHT,
    DAY,
    HOUR,
    MINUTE,
    MONTH,
    NOW,
    PHRASES,
    SECOND,
    TONGUES,
    WEEK,
    YEAR,
)
from dateline.core.data.times.clocks import DAYS
from dateline.core.data.times.months import DAYS_OF_THE_WEEK, MONTHS
from dateline.core.data.times.zones import NAMED


class Age(NamedTuple):
    """``fewest`` units or more, but fewer than ``most``; the unit is second, minute, hour, day, week or month."""

    fewest: int
    most: int
    unit: str


def said_age(lowered: str) -> Age | None:
    """Return the age that is said in small letters, with straight apostrophes; None for anything else."""
    for phrase in PHRASES:
        if lowered.startswith(phrase.before) and lowered.endswith(phrase.after):
            stop = len(lowered) - len(phrase.after)
            found = _amount(lowered[len(phrase.before) : stop].strip(), phrase.language)
            if found is not None:
                return found
    bare = _BARE_AGE.fullmatch(lowered)
    unit = _BARE_UNITS.get(bare["unit"]) if bare is not None else None
    return _slackened(int(bare["number"]), unit, AT_LEAST) if bare is not None and unit is not None else None


def _amount(said: str, language: str) -> Age | None:
    """Return an amount of time, with or without a word before it that says how exact it is."""
    hedges, amounts, slack = TONGUES[language].hedges, _AMOUNTS[language], AT_LEAST
    hedge = next((word for word in hedges if said.startswith(word)), None)
    if hedge is not None:
        said, slack = said[len(hedge) :].strip(), hedges[hedge]
    if said in amounts:
        minutes, step = amounts[said]
        return Age(max(minutes - step * slack[1], 0), minutes + step * slack[0], MINUTE)
    compact = _COMPACT.fullmatch(said)
    if compact is not None:
        return _slackened(int(compact[1]) * 60 + int(compact[2]), MINUTE, slack)
    return _counted(said, language, slack)


def _counted(said: str, language: str, slack: tuple[int, int]) -> Age | None:
    """Return an amount of one or two numbers, each with its unit."""
    tongue, units = TONGUES[language], _UNITS[language]
    tokens = [token for token in _TOKEN.findall(said) if token != tongue.joint]
    total, smallest = 0, ""
    for number_said, unit_said in zip(tokens[::2], tokens[1::2], strict=False):
        number = int(number_said) if number_said.isdecimal() else tongue.numbers.get(number_said)
        unit = units.get(unit_said)
        if number is None or unit is None:
            return None
        factor = _IN.get((smallest, unit)) if smallest else 1
        if factor is None:  # 3 months and 2 days: the days do not count
            break
        total, smallest = total * factor + number, unit
    return _slackened(total, smallest, slack) if smallest and len(tokens) in _TOKENS else None


def _slackened(number: int, unit: str, slack: tuple[int, int]) -> Age:
    fewest, most = max(number - slack[1], 0), number + slack[0]
    return Age(fewest * 12, most * 12, MONTH) if unit == YEAR else Age(fewest, most, unit)


_UNITS: Final = {key: {name.lower(): unit for name, unit in row.units.items()} for key, row in TONGUES.items()}
_AMOUNTS: Final = {key: {name.lower(): size for name, size in row.amounts.items()} for key, row in TONGUES.items()}
_BARE_UNITS: Final = {name.lower(): unit for name, unit in (BARE | BARE_TIGHT).items()}
_IN: Final = {(YEAR, MONTH): 12, (WEEK, DAY): 7, (DAY, HOUR): 24, (HOUR, MINUTE): 60, (MINUTE, SECOND): 60}
"""How many of the second unit the first has."""
_TOKENS: Final = (2, 4)
_BARE_AGE: Final = re.compile(r"(?P<number>\d{1,3}) ?(?P<unit>[a-z.]{1,6})")
_COMPACT: Final = re.compile(r"(\d{1,2}) ?h ?(\d\d)")
_TOKEN: Final = re.compile(r"\d+|[^\W\d_]+['.]?")


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
    words = list(_DATE_WORD.finditer(lowered))
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
_DATE_WORD: Final = re.compile(r"\d+|[^\W\d_]+|º")
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


class Meaning(NamedTuple):
    """A phrase taken apart; None where it does not say."""

    age: Age | None = None
    days_ago: int | None = None
    weekday: int | None = None
    """0 is Monday."""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    clock: tuple[int, int] | None = None
    zone: str | None = None
    """The zone printed with the clock, in capitals; or minutes with their sign, ``+120``."""


@lru_cache(maxsize=4096)
def meaning(printed: str, *, month_first: bool) -> Meaning:
    """Return what a phrase says; ``month_first`` where 2/3/2026 is 3 February.

    Pages repeat the same few hundred phrases, so each is read once.
    """
    lowered = " ".join(printed.lower().replace("\u2019", "'").split())
    closed = lowered.rstrip(".")
    if closed in _NOW:
        return Meaning(age=Age(0, 1, MINUTE))
    age = said_age(closed) or said_age(lowered)
    if age is not None:
        return Meaning(age=age)
    days_ago = next((days for word, days in _DAYS if lowered.startswith(word) or closed.endswith(word)), None)
    year, month, day, rest = said_date(lowered, month_first=month_first)
    clock, zone = _clock(rest)
    weekday = next((_WEEKDAY[word] for word in _DAY_WORD.findall(lowered) if word in _WEEKDAY), None)
    return Meaning(days_ago=days_ago, weekday=weekday, year=year, month=month, day=day, clock=clock, zone=zone)


def _clock(text: str) -> tuple[tuple[int, int] | None, str | None]:
    """Return hour and minute of the first clock time and the zone printed with it; None for what is not there."""
    found = _CLOCK.search(_BARE_CLOCK.sub(r"\1:\2", text))
    if found is None:
        return None, None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = found["half"] or found["mark"]
    if half and 0 < hour <= _NOON:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    if hour >= _HOURS or minute >= _MINUTES:
        return None, None
    return (hour, minute), _zone(found)


def _zone(found: re.Match[str]) -> str | None:
    if found["sign"] is None:
        return found["zone"].upper() if found["zone"] else None
    minutes = int(found["hours"]) * 60 + int(found["minutes"] or 0)
    return f"{found['sign']}{minutes}" if minutes <= _FARTHEST else None


_NOW: Final = frozenset(word.lower() for word in NOW)
_DAYS: Final = sorted(DAYS.items(), key=lambda row: -len(row[0]))
_WEEKDAY: Final = {name: number for number, names in enumerate(DAYS_OF_THE_WEEK) for name in names}
_DAY_WORD: Final = re.compile(r"[^\W\d_]+(?:-feira)?")
_ZONES: Final = "|".join(sorted(map(str.lower, NAMED), key=len, reverse=True))
_CLOCK: Final = re.compile(
    r"(?<!\d)(?<!\d[+-])(?P<hour>\d{1,2})(?:(?: ?h ?|[:.])(?P<minute>\d\d)(?!\d|[./-]\d)(?:[:.]\d\d(?:\.\d{1,9})?)?"
    r"(?: ?(?P<half>[ap])\.? ?m\b\.?)?| ?(?P<mark>[ap])\.? ?m\b\.?| ?(?:uhr|uur|h|hs)\b)"
    r"(?: ?(?:uhr|uur|hrs|hs|h)\b\.?)?"
    r" ?\(?(?:(?:gmt|utc)? ?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?\b"
    rf"|(?P<zone>{_ZONES})\b)?"
)
_BARE_CLOCK: Final = re.compile(r"(?<!\d)([0-2]\d)([0-5]\d)(?= gmt)")
"""``1642 GMT``."""
_HOURS: Final = 24
_MINUTES: Final = 60
_NOON: Final = 12
_FARTHEST: Final = 14 * 60
"""Minutes that a zone is from Greenwich at most."""

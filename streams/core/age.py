"""What a printed time means: an age, clock time or date → the interval in which the item was published."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from schemas.brief import Published
from streams.core.data.ages import DAYS, NOW, PHRASES
from streams.core.data.months import MONTHS
from streams.core.data.names import APOSTROPHES

UNKNOWN: Final = Published()


def published(printed: str, fetched_at: datetime) -> Published:
    """When a page fetched at ``fetched_at`` says by ``printed`` that its item was published.

    Ages are floors: ``3 uur geleden`` is (T - 4 h, T - 3 h]. A clock time is the last such time before
    T, a day its 24 hours, cut off at T. All in the time zone of ``fetched_at``; unknown where the
    phrase says nothing or nothing possible.
    """
    meaning = _meaning(printed)
    try:
        return _interval(meaning, fetched_at)
    except (ValueError, OverflowError):  # the 31st of a short month, or a year before the first
        return UNKNOWN


class _Meaning(NamedTuple):
    """A phrase taken apart; None where it does not say."""

    number: int | None = None
    unit: str = ""
    days_ago: int | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    clock: tuple[int, int] | None = None


def _interval(meaning: _Meaning, now: datetime) -> Published:
    if meaning.number is not None:
        back = _BACK[meaning.unit]
        return Published(earliest=back(now, meaning.number + 1), latest=back(now, meaning.number), basis="age")
    midnight = _day(meaning, now)
    if meaning.clock is None:
        if midnight is None:
            return UNKNOWN
        return Published(earliest=midnight, latest=min(midnight + timedelta(days=1), now), basis="date")
    hour, minute = meaning.clock
    moment = (midnight or now).replace(hour=hour, minute=minute, second=0, microsecond=0)
    if midnight is None and moment > now:
        moment -= timedelta(days=1)
    return Published(earliest=moment, latest=moment, basis="clock" if midnight is None else "date")


def _day(meaning: _Meaning, now: datetime) -> datetime | None:
    """Return the start of the day that is meant; None where none is, or where a date without year is not recent."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if meaning.days_ago is not None:
        return midnight - timedelta(days=meaning.days_ago)
    if meaning.month is None or meaning.day is None:
        return None
    if meaning.year is not None:
        day = midnight.replace(year=meaning.year, month=meaning.month, day=meaning.day)
        return day if day <= now else None
    for year in (now.year, now.year - 1):
        day = midnight.replace(year=year, month=meaning.month, day=meaning.day)
        if timedelta() <= now - day < _RECENT:
            return day
    return None


_RECENT: Final = timedelta(days=8)
"""How far back a date without a year is taken to be this year's: an archive's page may be of any year."""


def _months_back(now: datetime, count: int) -> datetime:
    months = now.year * 12 + now.month - 1 - count
    year, month = divmod(months, 12)
    for day in (now.day, 30, 29, 28):
        if day <= now.day:
            try:
                return now.replace(year=year, month=month + 1, day=day)
            except ValueError:
                continue
    return now.replace(year=year, month=month + 1, day=28)


_BACK: Final[dict[str, Callable[[datetime, int], datetime]]] = {
    "minute": lambda now, count: now - timedelta(minutes=count),
    "hour": lambda now, count: now - timedelta(hours=count),
    "day": lambda now, count: now - timedelta(days=count),
    "week": lambda now, count: now - timedelta(weeks=count),
    "month": _months_back,
    "year": lambda now, count: _months_back(now, 12 * count),
}

_UNITS: Final = {name.lower(): unit for phrase in PHRASES for name, unit in phrase.units.items()}
_ONES: Final = {word for phrase in PHRASES for word in phrase.one}
_MONTH: Final = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
_NOW: Final = frozenset(NOW)
_WORD: Final = re.compile(rf"\d+|[^\W\d_]+[{APOSTROPHES}]?")
_CLOCK: Final = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?!\d|[./-]\d)(?::\d{2})?\s?(?P<half>[apAP])?"
    r"|(?<!\d)(?P<full>\d{1,2})\s?(?P<mark>[apAP])\.?[mM]"
)
_HOURS: Final = 24
_MINUTES: Final = 60
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}([/.-])\d{1,2}\1\d{2,4}|\d{4}年\d{1,2}月\d{1,2}日")
_NO_DIGIT: Final = re.compile(r"\D")
_CENTURY: Final = 2000
_TWO_DIGITS: Final = 100


@lru_cache(maxsize=4096)
def _meaning(printed: str) -> _Meaning:
    """Take a phrase apart; pages repeat the same few hundred, so each is read once."""
    lowered = printed.lower().strip()
    if lowered in _NOW:
        return _Meaning(number=0, unit="minute")
    words = _WORD.findall(lowered)
    age = _age(words, lowered)
    if age is not None:
        return age
    days_ago = next((days for word, days in DAYS.items() if lowered.startswith(word)), None)
    year, month, day, rest = _date(lowered)
    return _Meaning(days_ago=days_ago, year=year, month=month, day=day, clock=_clock(rest))


def _age(words: list[str], lowered: str) -> _Meaning | None:
    """Return number and unit of an age; None for anything else."""
    for phrase in PHRASES:
        if not (lowered.startswith(phrase.before) and lowered.endswith(phrase.after)):
            continue
        inner = words[len(phrase.before.split()) : len(words) - (1 if phrase.after else 0)]
        if len(inner) > 1 and inner[-1] in _UNITS and (inner[0].isdecimal() or " ".join(inner[:-1]) in _ONES):
            count = int(inner[0]) if inner[0].isdecimal() else 1
            return _Meaning(number=count, unit=_UNITS[inner[-1]])
    return None


def _date(lowered: str) -> tuple[int | None, int | None, int | None, str]:
    """Return year, month and day of a phrase, and what is left of it."""
    numeric = _DATE.search(lowered)
    if numeric is None:
        return _named_date(lowered)
    year, month, day = (int(part) for part in _NO_DIGIT.split(numeric[0]) if part)
    if numeric[1]:  # the day first, the year last
        year, day = day, year
    year += _CENTURY if year < _TWO_DIGITS else 0
    return year, month, day, lowered[: numeric.start()] + " " + lowered[numeric.end() :]


def _named_date(lowered: str) -> tuple[int | None, int | None, int | None, str]:
    """Return the same for a date with its month in words, the day on either side of it."""
    words = list(_WORD.finditer(lowered))
    for at, word in enumerate(words):
        if word[0] not in _MONTH:
            continue
        days = [words[k] for k in (at + 1, at - 1, at - 2) if 0 <= k < len(words) and _is_number(words[k][0], 1, 2)]
        if not days:
            continue
        year = next((int(later[0]) for later in words[at + 1 : at + 4] if _is_number(later[0], 4, 4)), None)
        first, last = min(word.start(), days[0].start()), max(word.end(), days[0].end())
        return year, _MONTH[word[0]], int(days[0][0]), lowered[:first] + " " + lowered[last:]
    return None, None, None, lowered


def _is_number(word: str, shortest: int, longest: int) -> bool:
    return word.isdecimal() and shortest <= len(word) <= longest


def _clock(text: str) -> tuple[int, int] | None:
    """Return hour and minute of the first clock time; None for none or an impossible one."""
    found = _CLOCK.search(text)
    if found is None:
        return None
    hour, minute = int(found["hour"] or found["full"]), int(found["minute"] or 0)
    half = (found["half"] or found["mark"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return (hour, minute) if hour < _HOURS and minute < _MINUTES else None

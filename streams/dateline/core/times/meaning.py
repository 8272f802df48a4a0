"""Take a printed time apart: ``1 uur en 5 minuten geleden``, ``gisteren om 9.31``, ``Feb. 3, 2026, 9:31 p.m. ET``."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from dateline.core.data.times.ages import MINUTE, NOW
from dateline.core.data.times.clocks import DAYS
from dateline.core.data.times.months import DAYS_OF_THE_WEEK
from dateline.core.data.times.zones import NAMED
from dateline.core.times.said_age import Age, said_age
from dateline.core.times.said_date import said_date


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
    weekday = next((_WEEKDAY[word] for word in _WORD.findall(lowered) if word in _WEEKDAY), None)
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
_WORD: Final = re.compile(r"[^\W\d_]+(?:-feira)?")
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

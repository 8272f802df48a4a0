"""What a printed time means: an age, clock time or date → the interval in which the item was published.

``published`` is the entry. ``printed_time`` has taken the phrase apart; here its parts are applied to the time at which
the page was fetched. Clock times and days are those of the zone printed with them, else of the source's own zone
(``source_zone``).
"""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from dateline.core.data.times.zones import MONTH_FIRST, PRINTED_ZONES, ZONE_OF_COUNTRY
from dateline.core.times.printed_time import Age, Meaning, meaning
from dateline_schemas.brief import Published

UNKNOWN: Final = Published()
"""The interval of a time that nothing is known of."""


def published(
    printed: str,
    fetched_at: datetime,
    time_zone: str | None = None,
    home_country: str | None = None,
    *,
    month_first: bool = False,
) -> Published:
    """Return the interval that a printed time means on a page fetched at ``fetched_at`` (T below).

    An age is rounded down on pages: ``3 uur geleden`` is (T - 4 h, T - 3 h]. A clock time is the last such time
    before T. A day is its 24 hours, cut off at T. A day with a clock time after T is the day. Clock times and days
    are those of the zone printed with them, else of ``time_zone`` (IANA name), else of ``home_country`` (ISO 3166-1
    alpha-2) where that has a single zone, else at the offset of ``fetched_at``. A clock time that comes twice, when
    summer time ends, is the interval between the two. ``month_first``: the page prints 2/3/2026 for 3 February; so do
    those of some home countries. ``UNKNOWN`` where the phrase is no time or no possible one.
    """
    parts = meaning(printed, month_first=month_first or home_country in MONTH_FIRST)
    try:
        if parts.age is not None:
            return _from_age(parts.age, fetched_at)
        return _from_clock_and_day(parts, fetched_at, _zone_of(parts, fetched_at, time_zone, home_country))
    except (ValueError, OverflowError):  # the 31st of a short month, or a year before the first
        return UNKNOWN


def published_on(
    printed: str, day: str, fetched_at: datetime, time_zone: str | None = None, home_country: str | None = None
) -> Published:
    """Return the interval that a printed time means on a page that prints its own day.

    A clock time, a weekday and ``yesterday`` are those of the page's day, not of the day of the fetch, which may be
    years later. ``day`` is the printed date, or a year and month (``2016-12``), where the interval is the month.
    ``UNKNOWN`` where the day has no year and is not recent. Other times mean what they mean without it.
    """
    own = published(printed, fetched_at, time_zone, home_country)
    if not is_relative_to_day(printed):
        return own
    zone = source_zone(time_zone, home_country, fetched_at.tzinfo or UTC)
    if (match := _MONTH_OF_YEAR.fullmatch(day)) is not None:
        return _in_month(int(match[1]), int(match[2]), own, fetched_at, zone)
    shown = published(day, fetched_at, time_zone, home_country)
    if shown.earliest is None:
        return UNKNOWN if _is_past_day(day, home_country) else own
    end = shown.earliest + timedelta(days=1)
    if end > fetched_at:  # the day of the fetch
        return own
    return published(printed, end - timedelta(seconds=1), time_zone, home_country).model_copy(update={"basis": "date"})


def is_relative_to_day(printed: str) -> bool:
    """Whether a printed time has a clock time, a weekday or a day's name, and neither a date nor an age."""
    parts = meaning(printed, month_first=False)
    if parts.age is not None or parts.month is not None:
        return False
    return parts.clock is not None or parts.weekday is not None or parts.days_ago is not None


def is_clock(printed: str) -> bool:
    """Whether a printed time is a clock time and nothing else."""
    parts = meaning(printed, month_first=False)
    return is_relative_to_day(printed) and parts.weekday is None and parts.days_ago is None


def _is_past_day(day: str, home_country: str | None) -> bool:
    """Whether a date without a year is no recent one, so that its year is not known; else it is no possible date."""
    parts = meaning(day, month_first=home_country in MONTH_FIRST)
    return parts.month is not None and parts.day is not None and parts.year is None


def _in_month(year: int, month: int, own: Published, now: datetime, zone: tzinfo) -> Published:
    """Return a month as an interval, cut off at ``now``; ``own`` where it lies in that month or the month is none."""
    try:
        start = _instant(datetime(year, month, 1), zone)  # noqa: DTZ001  (a wall time has no zone)
        end = _instant(datetime(year + month // 12, month % 12 + 1, 1), zone)  # noqa: DTZ001
    except (ValueError, OverflowError):
        return own
    if start > now or end > now:
        return own
    return Published(earliest=start, latest=end, basis="date")


_MONTH_OF_YEAR: Final = re.compile(r"(\d{4})-(\d\d)")


def _from_age(age: Age, now: datetime) -> Published:
    earliest, latest = _back(now, age.unit, age.most), _back(now, age.unit, age.fewest)
    return Published(earliest=earliest, latest=latest, basis="age")


def _back(now: datetime, unit: str, count: int) -> datetime:
    """Return the time ``count`` units before ``now``."""
    return _months_back(now, count) if unit == "month" else now - _LENGTHS[unit] * count


def _months_back(now: datetime, count: int) -> datetime:
    """Return the time ``count`` months before ``now``; the 31st becomes the last day of a shorter month."""
    months = now.year * 12 + now.month - 1 - count
    year, month = divmod(months, 12)
    for day in (now.day, 30, 29, 28):
        if day <= now.day:
            try:
                return now.replace(year=year, month=month + 1, day=day)
            except ValueError:
                continue
    return now.replace(year=year, month=month + 1, day=28)


def _zone_of(parts: Meaning, now: datetime, time_zone: str | None, home_country: str | None) -> tzinfo:
    own = source_zone(time_zone, home_country, now.tzinfo or UTC)
    if parts.zone is None:
        return own
    here = now.astimezone(own)
    if here.tzname() == parts.zone:
        return timezone(here.utcoffset() or timedelta())
    return _printed_zone(parts.zone) or own


def clock_zone(parts: Meaning, now: datetime, time_zone: str | None, home_country: str | None) -> tzinfo | None:
    """Return the zone of a clock time; None where neither its print nor its source says which it is."""
    if parts.zone is None and zone_name(time_zone, home_country) is None:
        return None
    return _zone_of(parts, now, time_zone, home_country)


def _from_clock_and_day(parts: Meaning, now: datetime, zone: tzinfo) -> Published:
    here = now.astimezone(zone).replace(tzinfo=None)
    midnight = _midnight(parts, here)
    if midnight is None:
        return _from_clock(parts, here, now, zone) if parts.clock is not None and parts.month is None else UNKNOWN
    start = _instant(midnight, zone)
    if start > now:
        return UNKNOWN
    if parts.clock is not None:
        hour, minute = parts.clock
        first, last = moments(midnight.replace(hour=hour, minute=minute), zone)
        if first <= now:
            return Published(earliest=first, latest=not_after(last, now, zone), basis="date")
    end = _instant(midnight + timedelta(days=1), zone)
    return Published(earliest=start, latest=not_after(end, now, zone), basis="date")


def _from_clock(parts: Meaning, here: datetime, now: datetime, zone: tzinfo) -> Published:
    """Return the last time before ``now`` at which clocks showed this time, on the printed weekday if there is one."""
    hour, minute = parts.clock or (0, 0)
    wall = here.replace(hour=hour, minute=minute, second=0, microsecond=0)
    for days_ago in range(_DAYS_SEARCHED):
        day = wall - timedelta(days=days_ago)
        if parts.weekday is not None and day.weekday() != parts.weekday:
            continue
        first, last = moments(day, zone)
        if first <= now:
            latest = not_after(last, now, zone)
            return Published(earliest=first, latest=latest, basis="clock" if parts.weekday is None else "date")
    return UNKNOWN


def not_after(instant: datetime, now: datetime, zone: tzinfo) -> datetime:
    """Return the instant, or ``now`` where it is later."""
    return instant if instant <= now else _at(now, zone)


def _midnight(parts: Meaning, here: datetime) -> datetime | None:
    """Return the start of the printed day; None where no day is printed, or where a date without year is not recent."""
    today = here.replace(hour=0, minute=0, second=0, microsecond=0)
    if parts.days_ago is not None:
        return today - timedelta(days=parts.days_ago)
    if parts.weekday is not None and parts.clock is None and parts.month is None:
        return today - timedelta(days=(today.weekday() - parts.weekday) % _WEEK_DAYS)
    if parts.month is None or parts.day is None:
        return None
    if parts.year is not None:
        return today.replace(year=parts.year, month=parts.month, day=parts.day)
    for year in (here.year, here.year - 1):
        day = today.replace(year=year, month=parts.month, day=parts.day)
        if timedelta() <= here - day < _RECENT:
            return day
    return None


def moments(wall: datetime, zone: tzinfo) -> tuple[datetime, datetime]:
    """Return the first and the last instant at which clocks in the zone show ``wall``.

    A time that is skipped when summer time begins is the instant that it would have been without summer time.
    """
    early, late = zone.utcoffset(wall), zone.utcoffset(wall.replace(fold=1))
    if early == late:  # but for two hours a year
        instant = wall.replace(tzinfo=_offset(early))
        return instant, instant
    first = _at(wall.replace(tzinfo=_offset(early)), zone)
    return first, max(first, _at(wall.replace(tzinfo=_offset(late)), zone))


def _instant(wall: datetime, zone: tzinfo) -> datetime:
    return moments(wall, zone)[0]


def _at(instant: datetime, zone: tzinfo) -> datetime:
    """Return an instant at the zone's offset then; arithmetic on a time with the zone itself ignores clock changes."""
    return instant.astimezone(_offset(instant.astimezone(zone).utcoffset()))


_MAX_CACHED_OFFSETS: Final = 256
"""Offsets from UTC that are cached, one small object each: more than all zones use today. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_OFFSETS)
def _offset(offset: timedelta | None) -> timezone:
    """Return an offset as a zone, in whole minutes: before standard time, Amsterdam was 19 min 32 s ahead of UTC."""
    minutes = (offset or timedelta()) // timedelta(minutes=1)
    return timezone(timedelta(minutes=minutes))


def source_zone(time_zone: str | None, home_country: str | None, otherwise: tzinfo) -> tzinfo:
    """Return the zone of an IANA name, else the only zone of the source's country, else ``otherwise``.

    Never the machine's own zone. Raises ``ZoneInfoNotFoundError`` for an unknown name; RawArticle has refused those.
    """
    name = zone_name(time_zone, home_country)
    return _zone_named(name) if name is not None else otherwise


def zone_name(time_zone: str | None, home_country: str | None) -> str | None:
    """Return the IANA name of the source's zone; None where it names none and its country has not exactly one."""
    return time_zone or ZONE_OF_COUNTRY.get(home_country or "")


def _printed_zone(name: str) -> tzinfo | None:
    """Return the zone printed with a clock time, ``ET``, ``CEST`` or ``+02:00``; None for a name that is in no row.

    ``name`` is as in ``Meaning.zone``: a name in capitals, or an offset in minutes with its sign, ``+120``.
    """
    if name[1:].isdecimal():
        return timezone(timedelta(minutes=int(name)))
    row = PRINTED_ZONES.get(name)
    if row is None:
        return None
    return _zone_named(row) if isinstance(row, str) else timezone(timedelta(minutes=row))


_MAX_CACHED_ZONES: Final = 1024
"""Zones that are cached: more than the IANA names, of which there are some 600. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_ZONES)
def _zone_named(name: str) -> tzinfo:
    return ZoneInfo(name)


_RECENT: Final = timedelta(days=8)
"""How old a date without a year may be: an older one, on an archive's page, may be of any year. Chosen by hand."""
_WEEK_DAYS: Final = 7
_DAYS_SEARCHED: Final = 8
"""Days back from the fetch in which a clock time is looked for: a week, and the day of the fetch."""
_LENGTHS: Final = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}

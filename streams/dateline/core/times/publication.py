"""What a printed time means: an age, clock time or date → the interval in which the item was published.

Whose clock a page's times are read on: the source's own time zone.
"""

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from dateline.core.data.times.zones import MONTH_FIRST, NAMED, ZONES
from dateline.core.times.meaning import Age, Meaning, meaning
from dateline_schemas.brief import Published


def source_zone(time_zone: str | None, home_country: str | None, otherwise: tzinfo) -> tzinfo:
    """Return the zone that was told (an IANA name), else the only one of the source's country, else ``otherwise``.

    Never the machine's own. Raises ``ZoneInfoNotFoundError`` for a name that is none; a RawArticle has none such.
    """
    name = zone_name(time_zone, home_country)
    return _zone_named(name) if name is not None else otherwise


def zone_name(time_zone: str | None, home_country: str | None) -> str | None:
    """Return the zone's IANA name; None where neither it nor the country tells."""
    return time_zone or ZONES.get(home_country or "")


def printed_zone(name: str) -> tzinfo | None:
    """Return the zone that is printed with a clock time, ``ET``, ``CEST`` or ``+02:00``; None where that says nothing.

    ``name`` is in capitals, an offset in minutes with its sign, ``+120``.
    """
    if name[1:].isdecimal():
        return timezone(timedelta(minutes=int(name)))
    known = NAMED.get(name)
    if known is None:
        return None
    return _zone_named(known) if isinstance(known, str) else timezone(timedelta(minutes=known))


@lru_cache(maxsize=1024)
def _zone_named(name: str) -> tzinfo:
    return ZoneInfo(name)


UNKNOWN: Final = Published()


def published(
    printed: str, fetched_at: datetime, time_zone: str | None = None, home_country: str | None = None
) -> Published:
    """When a page fetched at ``fetched_at`` says by ``printed`` that its item was published.

    Ages are floors: ``3 uur geleden`` is (T - 4 h, T - 3 h]. A clock time is the last such time before
    T, a day its 24 hours, cut off at T; one that T has not reached says no more than its day. Clocks and
    days are those of the zone printed with them, else of ``time_zone`` (IANA name), else of
    ``home_country`` (ISO 3166-1 alpha-2) where it has one, else at the offset of ``fetched_at``. A clock
    time that comes twice, as summer ends, is both. Unknown where the phrase says nothing or nothing possible.
    """
    said = meaning(printed, month_first=home_country in MONTH_FIRST)
    try:
        if said.age is not None:
            return _aged(said.age, fetched_at)
        return _dated(said, fetched_at, _zone_of(said, fetched_at, time_zone, home_country))
    except (ValueError, OverflowError):  # the 31st of a short month, or a year before the first
        return UNKNOWN


def _aged(age: Age, now: datetime) -> Published:
    earliest, latest = _back(now, age.unit, age.most), _back(now, age.unit, age.fewest)
    return Published(earliest=earliest, latest=latest, basis="age")


def _zone_of(said: Meaning, now: datetime, time_zone: str | None, home_country: str | None) -> tzinfo:
    own = source_zone(time_zone, home_country, now.tzinfo or UTC)
    if said.zone is None:
        return own
    here = now.astimezone(own)
    if here.tzname() == said.zone:
        return timezone(here.utcoffset() or timedelta())
    return printed_zone(said.zone) or own


def _dated(said: Meaning, now: datetime, zone: tzinfo) -> Published:
    here = now.astimezone(zone).replace(tzinfo=None)
    midnight = _midnight(said, here)
    if midnight is None:
        return _clock(said, here, now, zone) if said.clock is not None and said.month is None else UNKNOWN
    start = _instant(midnight, zone)
    if start > now:
        return UNKNOWN
    if said.clock is not None:
        hour, minute = said.clock
        first, last = _moments(midnight.replace(hour=hour, minute=minute), zone)
        if first <= now:
            return Published(earliest=first, latest=_not_after(last, now, zone), basis="date")
    end = _instant(midnight + timedelta(days=1), zone)
    return Published(earliest=start, latest=_not_after(end, now, zone), basis="date")


def _clock(said: Meaning, here: datetime, now: datetime, zone: tzinfo) -> Published:
    """Return the last time before ``now`` at which the clocks showed this, on the weekday that is said, if any."""
    hour, minute = said.clock or (0, 0)
    wall = here.replace(hour=hour, minute=minute, second=0, microsecond=0)
    for days_ago in range(_A_WEEK_AND_A_DAY):
        day = wall - timedelta(days=days_ago)
        if said.weekday is not None and day.weekday() != said.weekday:
            continue
        first, last = _moments(day, zone)
        if first <= now:
            latest = _not_after(last, now, zone)
            return Published(earliest=first, latest=latest, basis="clock" if said.weekday is None else "date")
    return UNKNOWN


def _not_after(instant: datetime, now: datetime, zone: tzinfo) -> datetime:
    return instant if instant <= now else _at(now, zone)


def _midnight(said: Meaning, here: datetime) -> datetime | None:
    """Return the start of the day that is meant; None where none is, or where a date without year is not recent."""
    today = here.replace(hour=0, minute=0, second=0, microsecond=0)
    if said.days_ago is not None:
        return today - timedelta(days=said.days_ago)
    if said.weekday is not None and said.clock is None and said.month is None:
        return today - timedelta(days=(today.weekday() - said.weekday) % _A_WEEK)
    if said.month is None or said.day is None:
        return None
    if said.year is not None:
        return today.replace(year=said.year, month=said.month, day=said.day)
    for year in (here.year, here.year - 1):
        day = today.replace(year=year, month=said.month, day=said.day)
        if timedelta() <= here - day < _RECENT:
            return day
    return None


def _moments(wall: datetime, zone: tzinfo) -> tuple[datetime, datetime]:
    """Return the first and the last instant at which clocks show ``wall``.

    A time that they skip is one instant: that of clocks that were not put forward.
    """
    early, late = zone.utcoffset(wall), zone.utcoffset(wall.replace(fold=1))
    if early == late:  # all the year but two hours
        instant = wall.replace(tzinfo=_offset(early))
        return instant, instant
    first = _at(wall.replace(tzinfo=_offset(early)), zone)
    return first, max(first, _at(wall.replace(tzinfo=_offset(late)), zone))


def _instant(wall: datetime, zone: tzinfo) -> datetime:
    return _moments(wall, zone)[0]


def _at(instant: datetime, zone: tzinfo) -> datetime:
    """Write an instant at the zone's offset; the zone itself would let arithmetic forget when clocks change."""
    return instant.astimezone(_offset(instant.astimezone(zone).utcoffset()))


@lru_cache(maxsize=256)
def _offset(offset: timedelta | None) -> timezone:
    """Return an offset as a zone, in whole minutes: before standard time, Amsterdam was 19 min 32 s ahead."""
    minutes = (offset or timedelta()) // timedelta(minutes=1)
    return timezone(timedelta(minutes=minutes))


_RECENT: Final = timedelta(days=8)
"""How far back a date without a year is taken to be this year's: an archive's page may be of any year."""
_A_WEEK: Final = 7
_A_WEEK_AND_A_DAY: Final = 8


def _back(now: datetime, unit: str, count: int) -> datetime:
    return _months_back(now, count) if unit == "month" else now - _LENGTHS[unit] * count


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


_LENGTHS: Final = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}

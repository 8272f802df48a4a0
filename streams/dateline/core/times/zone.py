"""Whose clock a page's times are read on: the source's own time zone."""

from datetime import timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from dateline.core.data.times.zones import NAMED, ZONES


def source_zone(time_zone: str | None, home_country: str | None, otherwise: tzinfo) -> tzinfo:
    """Return the zone that was told (an IANA name), else the only one of the source's country, else ``otherwise``.

    Never the machine's own. Raises ``ZoneInfoNotFoundError`` for a name that is none; a RawArticle has none such.
    """
    name = zone_name(time_zone, home_country)
    return _zone(name) if name is not None else otherwise


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
    return _zone(known) if isinstance(known, str) else timezone(timedelta(minutes=known))


@lru_cache(maxsize=1024)
def _zone(name: str) -> tzinfo:
    return ZoneInfo(name)

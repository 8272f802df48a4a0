"""A time that is written for programs: in an attribute ``datetime``, a ``<meta>`` or JSON-LD.

``read_written_time`` reads its parts, and ``interval`` gives the interval that they mean on a page. Sites write ISO
8601 with slips (``2024-04-26 20:44``, ``20260420T140942``), the dates of HTTP (``Mon, 05 Aug 2024 12:47:21 GMT``),
those of JavaScript (``Fri Apr 28 2023 17:52:31 GMT+0000``), and seconds since 1970.
"""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Final, NamedTuple

from dateline.core.times.publication_interval import UNKNOWN, moments, not_after, source_zone
from dateline_schemas.brief import Published


class WrittenTime(NamedTuple):
    """The parts of a written time."""

    wall: datetime
    """Date and clock time as written, without a zone; midnight where only a date is written."""
    zone: timezone | None
    """The offset that is written with it; None where none is."""
    has_clock: bool
    """Whether a clock time is written; else it is a whole day."""

    @property
    def instant(self) -> datetime | None:
        """The instant; None where zone or clock time are missing."""
        return self.wall.replace(tzinfo=self.zone) if self.zone is not None and self.has_clock else None


def read_written_time(written: str) -> WrittenTime | None:
    """Return the parts of a written time; None where it is none. Raises nothing."""
    text = written.strip()
    if not text or len(text) > _MAX_WRITTEN_CHARS:
        return None
    try:
        if (match := _EPOCH.fullmatch(text)) is not None:
            instant = datetime.fromtimestamp(int(match["seconds"]), UTC)
            return WrittenTime(instant.replace(tzinfo=None), UTC, has_clock=True)
        if (match := _ISO.match(text)) is not None:
            year, month, day = (int(match[name]) for name in ("year", "month", "day"))
            return _of_parts(match, datetime(year, month, day))  # noqa: DTZ001  (a wall time has no zone)
        if (match := _NAMED_MONTH.match(text) or _MONTH_FIRST.match(text)) is not None:
            month = _MONTHS.index(match["month"].lower()) + 1
            return _of_parts(match, datetime(int(match["year"]), month, int(match["day"])))  # noqa: DTZ001
    except (ValueError, OverflowError):  # the 31st of a short month, an hour 25, the year 0
        pass
    return None


def _of_parts(match: re.Match[str], day: datetime) -> WrittenTime:
    """Return a day with the clock time and the zone of a match. Raises ``ValueError`` where there are none such."""
    if match["hour"] is None:
        return WrittenTime(day, None, has_clock=False)
    micros = int((match["fraction"] or "0")[:6].ljust(6, "0"))
    wall = day.replace(hour=int(match["hour"]), minute=int(match["minute"]), second=int(match["second"] or 0))
    wall = wall.replace(microsecond=micros)
    if match["offset"] is not None:
        digits = match["offset"].replace(":", "")
        minutes = int(digits[1:3]) * 60 + int(digits[3:] or 0)
        zone = timezone(timedelta(minutes=minutes if digits[0] == "+" else -minutes))
        return WrittenTime(wall, zone, has_clock=True)
    return WrittenTime(wall, UTC if match["utc"] else None, has_clock=True)


def interval(
    time: WrittenTime, fetched_at: datetime, time_zone: str | None = None, home_country: str | None = None
) -> Published:
    """Return the interval that a written time means, its basis ``metadata``.

    With a clock time and a zone it is that instant. Without a zone it is read in that of the source, as printed times
    are: ``time_zone``, else that of ``home_country``, else the offset of ``fetched_at``. A date is its 24 hours there,
    cut off at ``fetched_at``. ``UNKNOWN`` for a time after ``fetched_at``, with ``MAX_AHEAD`` for clocks that differ.
    """
    zone: tzinfo = time.zone or source_zone(time_zone, home_country, fetched_at.tzinfo or UTC)
    try:
        first, last = moments(time.wall, zone)
        if first > fetched_at + MAX_AHEAD:
            return UNKNOWN
        if not time.has_clock:
            last, _ = moments(time.wall + timedelta(days=1), zone)
            last = not_after(last, max(fetched_at, first), zone)
        return Published(earliest=first, latest=last, basis="metadata")
    except (ValueError, OverflowError):
        return UNKNOWN


MAX_AHEAD: Final = timedelta(minutes=5)
"""How far the publisher's clock may be ahead of the scraper's; chosen by hand. No text is published after its page was
fetched. So a later time has the wrong zone, or is planned."""
_MAX_WRITTEN_CHARS: Final = 80
"""The longest written time, in characters. Chosen by hand: JavaScript's, with the zone's name in parentheses, has
60."""
_CLOCK: Final = (
    r"(?P<hour>\d{1,2}):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,:](?P<fraction>\d+))?)?"
    r"(?:\s*(?:(?P<utc>Z|UTC|GMT)(?![A-Za-z+\-\u2212])|(?:UTC|GMT)?(?P<offset>[+\-\u2212]\d\d(?::?\d\d)?)))?"
)
_ISO: Final = re.compile(
    rf"(?P<year>\d{{4}})(?P<sign>[-/.]?)(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}})(?:(?:T|,?\s+|\s*T\s*){_CLOCK})?",
    re.IGNORECASE,
)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY: Final = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?"
_MONTH: Final = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_NAMED_MONTH: Final = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})[\s-]+{_MONTH}[\s,-]+(?P<year>\d{{4}})(?:,?\s+{_CLOCK})?", re.IGNORECASE
)
_MONTH_FIRST: Final = re.compile(
    rf"{_WEEKDAY}{_MONTH}\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})(?:,?\s+{_CLOCK})?", re.IGNORECASE
)
_EPOCH: Final = re.compile(r"(?P<seconds>1\d{9})(?:\d{3})?")
"""Seconds or milliseconds since 1970, of the years 2001 to 2033."""

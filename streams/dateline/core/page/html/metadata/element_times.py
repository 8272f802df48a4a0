"""Read when items were published from the elements that their times stand in: ``<time datetime=…>10:14</time>``.

``written_times`` finds for each printed time what its element writes for programs, ``element_publication`` decides
between the two. The element holds where the print does not refute it: a clock has the same minutes, an age is no
smaller, a date is the same. A template's constant is no time: one for items whose prints differ, or the only one on a
page and years before its print.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from dateline.core.page.html.metadata.publication import Publication, interval_width, intervals_meet
from dateline.core.page.model import ElementTime
from dateline.core.text.normal_form import NormalText
from dateline.core.times.phrases.timestamps import Stamp
from dateline.core.times.printed_time import Meaning, meaning
from dateline.core.times.publication_interval import is_relative_to_day, published, published_on, zone_name
from dateline.core.times.written_time import WrittenTime, interval, read_written_time
from dateline_schemas.article import RawArticle
from dateline_schemas.brief import Published


def time_of_element(tag: str, attributes: Mapping[str, str | None]) -> str:
    """Return the time that an element writes for programs; "" for none."""
    written = attributes.get("datetime") if tag == "time" else None
    return written or attributes.get("data-timestamp") or attributes.get("data-time") or ""


def written_times(
    article: RawArticle, stamps: Sequence[Stamp | None], times: Sequence[ElementTime], normal_text: NormalText
) -> list[str]:
    """Return what the elements of the printed times of a page's items write; "" for none, or a template's constant.

    ``times`` are those that the page's elements write, in order of their places in the text as given.
    """
    starts = [time.start for time in times]
    written = [_written_at(stamp, times, starts, normal_text) if stamp is not None else "" for stamp in stamps]
    constants = _constants(article, stamps, written)
    return ["" if own in constants else own for own in written]


def _written_at(stamp: Stamp, times: Sequence[ElementTime], starts: Sequence[int], normal_text: NormalText) -> str:
    """Return what is written for a printed time: the first time with a clock, else the first; "" for none."""
    start, end = normal_text.given(stamp.start, stamp.end)
    stop = bisect_left(starts, end)
    near = times[max(0, stop - _MAX_NESTED) : stop]
    around = [one.written for one in near if one.end > start and one.end - one.start <= _MAX_TIME_CHARS]
    read = {one: time for one in around if (time := read_written_time(one)) is not None}
    return next((one for one, time in read.items() if time.has_clock), next(iter(read), ""))


def _constants(article: RawArticle, stamps: Sequence[Stamp | None], written: Sequence[str]) -> set[str]:
    """Return which of the ``written`` times are the same whatever the items print."""
    prints: dict[str, list[Stamp]] = {}
    for stamp, own in zip(stamps, written, strict=True):
        if stamp is not None and own:
            prints.setdefault(own, []).append(stamp)
    constants: set[str] = set()
    for own, printed in prints.items():
        time = read_written_time(own)
        meanings = [meaning(one.printed, month_first=False) for one in printed]
        has_clock = time is not None and time.has_clock and not _is_midnight(time)
        clocks, ages = ({one for each in meanings if (one := getattr(each, part))} for part in ("clock", "age"))
        is_years_before = len(prints) == 1 and time is not None and _is_years_before(article, printed[0], time)
        if is_years_before or (has_clock and (len(clocks) > 1 or len(ages) > 1)):
            constants.add(own)
    return constants


def _is_years_before(article: RawArticle, stamp: Stamp, time: WrittenTime) -> bool:
    """Whether a time is over a year before what is printed, for a print that counts from the fetch."""
    if not (stamp.strong or is_relative_to_day(stamp.printed)):
        return False
    shown = published(stamp.printed, article.fetched_at, article.time_zone, article.home_country)
    own = interval(time, article.fetched_at, article.time_zone, article.home_country)
    if shown.earliest is None or own.latest is None:
        return False
    return shown.earliest - own.latest > _YEAR


def element_publication(article: RawArticle, printed: str, written: str, shown: Published) -> Publication | None:
    """Return when an item was published by the time ``written`` in its element; None where the print holds.

    ``shown`` is what is ``printed`` with it. A day without a clock is the day of a printed clock.
    """
    time = read_written_time(written)
    if time is None:
        return None
    parts = meaning(printed, month_first=False)
    why = f"its element says “{written}”, and “{printed}” is printed"
    if not time.has_clock or (_is_midnight(time) and parts.clock != (0, 0)):
        return _on_day(article, printed, time.wall.date(), shown, why)
    if _is_in_source_zone(article, parts, time):
        time = time._replace(zone=None)
    own = interval(time, article.fetched_at, article.time_zone, article.home_country)
    if own.earliest is None or not _may_be(own.earliest, time, parts, shown):
        return None
    return Publication(own, why)


def _on_day(article: RawArticle, printed: str, day: date, shown: Published, why: str) -> Publication | None:
    """Return the interval of a day that an element writes without a clock; None where the print says more."""
    whole = WrittenTime(datetime.combine(day, datetime.min.time()), None, has_clock=False)
    own = interval(whole, article.fetched_at, article.time_zone, article.home_country)
    parts = meaning(printed, month_first=False)
    if own.earliest is None or not _has_weekday(day, parts):
        return None
    if parts.clock is not None and is_relative_to_day(printed):
        zone, country = article.time_zone, article.home_country
        of_clock = published_on(printed, day.isoformat(), article.fetched_at, zone, country)
        return Publication(of_clock if intervals_meet(of_clock, own) else own, why)
    if (parts.month is not None and shown.earliest is not None) or not _has_date(day, parts):
        return None
    if intervals_meet(own, shown):
        return Publication(own, why) if interval_width(own) < interval_width(shown) else None
    is_newer = shown.latest is not None and own.earliest > shown.latest
    return None if is_newer else Publication(own, why)


def _is_midnight(time: WrittenTime) -> bool:
    """Whether a time is the beginning of a day, as sites write a day alone."""
    return (time.wall.hour, time.wall.minute, time.wall.second) == (0, 0, 0)


def _is_in_source_zone(article: RawArticle, parts: Meaning, time: WrittenTime) -> bool:
    """Whether a time closes the printed clock with ``Z``, on a page whose source's own zone is known: a slip."""
    if time.zone is None or time.zone.utcoffset(None) or parts.clock != (time.wall.hour, time.wall.minute):
        return False
    return parts.zone is None and zone_name(article.time_zone, article.home_country) is not None


def _may_be(instant: datetime, time: WrittenTime, parts: Meaning, shown: Published) -> bool:
    """Whether an instant may be that of what is printed, in whatever zone, and however old the copy of the page is."""
    if parts.age is not None:
        if shown.earliest is None or shown.latest is None:
            return True
        return instant <= shown.latest + (shown.latest - shown.earliest) / 2  # some round up
    if parts.clock is not None and not _has_minutes(time.wall, parts.clock[1]):
        return False
    if parts.month is not None and shown.earliest is not None and shown.latest is not None:
        return shown.earliest - _ZONES <= instant <= shown.latest + _ZONES
    if not _has_weekday(time.wall.date(), parts) or not _has_date(time.wall.date(), parts):
        return False
    return shown.latest is None or instant <= shown.latest + _ZONES


def _has_minutes(wall: datetime, minute: int) -> bool:
    """Whether a clock shows the printed minute, or rounded up to it; zones lie quarters of an hour apart."""
    rounded = wall + timedelta(seconds=_HALF_A_MINUTE)
    return any((one.minute - minute) % _QUARTER == 0 for one in (wall, rounded))


def _has_weekday(day: date, parts: Meaning) -> bool:
    """Whether a day is the printed weekday, or one beside it: it may be another day in the zone of the print."""
    return parts.weekday is None or (day.weekday() - parts.weekday + 1) % _WEEK_DAYS <= len(("before", "after"))


def _has_date(day: date, parts: Meaning) -> bool:
    """Whether a day is the printed date, or one beside it; a date may be printed without its year."""
    if parts.month is None or parts.day is None:
        return True
    beside = (day + timedelta(days=by) for by in (-1, 0, 1) if date.min < day < date.max)
    return any((one.month, one.day) == (parts.month, parts.day) for one in beside)


MAX_TIME_PARTS: Final = 8
"""Texts and line ends in an element of a time, at most: one of more holds more than the time. Chosen by hand."""
_MAX_NESTED: Final = 4
"""Elements with times that begin in front of a printed time's end and may hold it. Bounds time; chosen by hand."""
_MAX_TIME_CHARS: Final = 80
"""Characters of such an element, at most: ``Published on Monday, 30 November 2026 at 10:14 a.m. EST``. Chosen by
hand."""
_YEAR: Final = timedelta(days=366)
_ZONES: Final = timedelta(hours=26)
"""What the clocks of two zones may lie apart, at most."""
_QUARTER: Final = 15
_HALF_A_MINUTE: Final = 30
_WEEK_DAYS: Final = 7

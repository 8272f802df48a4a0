"""Decide when a page's article was published: by its metadata, or by the time that is printed beside it.

``article_publication`` is the entry. Where both agree, the narrower of them holds. Where they contradict each other,
the metadata holds, as it is the article's own: a printed time may be that of a change, or of another text. It does not
hold where more of the page's evidence agrees with the printed time, or where its zone is shown to be wrong.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from dateline.core.page.html.metadata.page_metadata import MetadataTime, PageMetadata
from dateline.core.times.publication_interval import UNKNOWN, is_clock, is_relative_to_day, published, zone_name
from dateline.core.times.written_time import interval
from dateline_schemas.article import RawArticle
from dateline_schemas.brief import Published


class Publication(NamedTuple):
    """When a text was published, and what decided."""

    published: Published
    why: str
    """A sentence for ``parse --explain``."""
    is_printed: bool = False
    """Whether the printed time decided."""


class _Dated(NamedTuple):
    """A time of the metadata, and the interval that it means on this page."""

    written: MetadataTime
    published: Published


def article_publication(article: RawArticle, metadata: PageMetadata, printed: str | None) -> Publication | None:
    """Return when the page's article was published; None where its metadata gives no time that is possible.

    ``printed`` is the time that is printed with it, as words; None where none is.
    """
    dated = _dated(article, metadata.published)
    if not dated:
        return None
    best = _most_precise(dated)
    source = f"{best.written.source} says “{best.written.printed}”"
    shown = UNKNOWN
    if printed is not None:
        shown = published(printed, article.fetched_at, article.time_zone, article.home_country)
    if shown.earliest is None or shown.latest is None:
        return Publication(best.published, source)
    if intervals_meet(best.published, shown):
        if interval_width(shown) < interval_width(best.published):
            return Publication(shown, f"“{printed}” is printed, and {source}", is_printed=True)
        return Publication(best.published, f"{source}, and the printed “{printed}” agrees")
    return _contradiction(article, metadata, dated, best, Publication(shown, printed or ""))


def modification_time(
    article: RawArticle, metadata: PageMetadata, printed: str | None, first: Published
) -> datetime | None:
    """Return when the article was last changed, by its metadata, else by the time of a change that is ``printed``.

    ``first`` is when it was published. None where neither gives a possible time, or only the day, or where the printed
    one is from before ``first``.
    """
    for one in _dated(article, metadata.modified):
        if one.written.time.has_clock:
            return one.published.latest
    if printed is None:
        return None
    shown = _shown_change(article, printed, first)
    if shown.latest is None or interval_width(shown) > _HOUR:
        return None
    return None if first.earliest is not None and first.earliest - shown.latest > _MINUTE else shown.latest


def _shown_change(article: RawArticle, printed: str, first: Published) -> Published:
    """Return the interval of a printed change of an article that was published at ``first``.

    A clock time alone is the first such time since then, and not one of the day of the fetch: a page may be fetched
    again years later. One with a weekday or ``yesterday`` counts on a page of the first 24 hours alone. ``UNKNOWN``
    where it is not known when the article was published.
    """
    now = article.fetched_at
    if is_relative_to_day(printed):
        if first.earliest is None or first.earliest > now or interval_width(first) > _LONGEST_DAY:
            return UNKNOWN
        if now - first.earliest > _DAY - _MINUTE:
            if not is_clock(printed):
                return UNKNOWN
            now = (first.earliest + _DAY - _MINUTE).astimezone(now.tzinfo)
    return published(printed, now, article.time_zone, article.home_country)


def _contradiction(
    article: RawArticle, metadata: PageMetadata, dated: Sequence[_Dated], best: _Dated, printed: Publication
) -> Publication:
    """Decide between the best time of the metadata and a printed time that contradicts it; ``why`` has its words."""
    source = f"{best.written.source} says “{best.written.printed}”"
    against = f"{source}; the printed “{printed.why}” contradicts it"
    for change in _dated(article, metadata.modified):
        if intervals_meet(change.published, printed.published) and change.published != best.published:
            why = f"{against}, as it is the time of a change: {change.written.source} “{change.written.printed}”"
            return Publication(best.published, why)
    for_printed = [one for one in dated if intervals_meet(one.published, printed.published)]
    for_best = [one for one in dated if intervals_meet(one.published, best.published)]
    if len(for_printed) > len(for_best):
        others = ", ".join(dict.fromkeys(one.written.source for one in for_printed))
        why = f"“{printed.why}” is printed, and {others} agrees; {source}, which contradicts both"
        return Publication(printed.published, why, is_printed=True)
    if _has_wrong_zone(article, best, printed.published):
        why = f"“{printed.why}” is printed; {source}: the same clock time with a zone that is not the source's"
        return Publication(printed.published, why, is_printed=True)
    return Publication(best.published, f"{against}, and may be that of a change or of another text")


def _dated(article: RawArticle, times: Sequence[MetadataTime]) -> list[_Dated]:
    """Return the times that are possible: none is after the page was fetched."""
    all_times = [
        _Dated(one, interval(one.time, article.fetched_at, article.time_zone, article.home_country)) for one in times
    ]
    return [one for one in all_times if one.published.latest is not None]


def _most_precise(dated: Sequence[_Dated]) -> _Dated:
    """Return the first time, or a more precise one that agrees with it: a clock time for a date, one with its zone."""
    best = dated[0]
    for one in dated[1:]:
        time, known = one.written.time, best.written.time
        is_day = not known.has_clock or (known.wall.hour, known.wall.minute, known.wall.second) == (0, 0, 0)
        same_day = time.wall.date() == known.wall.date()
        same_clock = time.wall.replace(second=0, microsecond=0) == known.wall.replace(second=0, microsecond=0)
        has_clock = time.has_clock and (time.wall.hour, time.wall.minute, time.wall.second) != (0, 0, 0)
        if (is_day and same_day and has_clock) or (known.zone is None and time.zone is not None and same_clock):
            best = one
    return best


def intervals_meet(one: Published, other: Published) -> bool:
    """Whether two intervals meet; a time to the minute is the whole minute."""
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return False
    return one.earliest <= other.latest + _MINUTE and other.earliest <= one.latest + _MINUTE


def interval_width(published: Published) -> timedelta:
    """Return the length of an interval; the greatest there is for an unknown one."""
    if published.earliest is None or published.latest is None:
        return timedelta.max
    return published.latest - published.earliest


def _has_wrong_zone(article: RawArticle, best: _Dated, printed: Published) -> bool:
    """Whether the metadata shows the printed clock with UTC, on a page whose source's own zone is known.

    Some sites write their own clock time and close it with ``Z``. Where the zone of the source is not known, the
    printed time may have been read in the wrong one, and the metadata is believed.
    """
    zone, instant = best.written.time.zone, printed.latest
    if zone is None or zone.utcoffset(None) or instant is None or printed.earliest != instant:
        return False
    if zone_name(article.time_zone, article.home_country) is None:
        return False
    return abs(instant.replace(tzinfo=None) - best.written.time.wall) < _MINUTE


_HOUR: Final = timedelta(hours=1)
"""The longest interval of a printed change: ``2 hours ago``."""
_DAY: Final = timedelta(days=1)
_LONGEST_DAY: Final = timedelta(hours=25)
"""A day on which summer time ends: so long may the interval be in which an article was published whose change is
printed as a clock time."""
_MINUTE: Final = timedelta(minutes=1)
"""Sites print times to the minute."""

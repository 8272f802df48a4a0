"""Tell a programme, an agenda or a timetable from a ticker: its clock times run on past the fetch of the page.

A ticker has the latest first and nothing after the fetch. A live blog or a chronology may have the earliest first, and
all of it before the fetch. A programme has clock times from before the fetch to after it, or below the date of the
fetch. On such a page a clock to come is read as one of the day before.

Without a date, clocks that run past the fetch may also be those of a live blog of the day before, which is fetched a
day late. So the rows have to show more: a programme begins at round minutes, where posts come at any minute, and the
rows of a timetable have a numbered platform. Clocks that are all after the fetch are a programme's where rows open with
a title of a word or two as well.

What cannot be told is left as it is. Of a source whose zone is not known, a clock may be half a day off.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final, NamedTuple

from dateline.core.page.lines.piece import Piece
from dateline.core.times.phrases.timestamps import Stamp
from dateline.core.times.printed_time import meaning
from dateline.core.times.publication_interval import clock_zone, published
from dateline_schemas.article import RawArticle


class Row(NamedTuple):
    """What stands behind a clock: a headline, where it has one, and a text."""

    headline: str | None
    text: str


def find_programme(
    article: RawArticle, pieces: Sequence[Piece], rows: Sequence[Row], days: Collection[str]
) -> tuple[int, int] | None:
    """Return where the first and the last clock of a programme start: clocks that rise down the page past the fetch.

    None where the page is none, and where the zone of its clocks is not known. ``days`` are the dates that the page
    prints above its ``rows``.
    """
    stamps = [piece.stamp for piece in pieces if piece.stamp is not None]
    clocks = [stamp for stamp in stamps if _is_clock(stamp)]
    others = {stamp.printed for stamp in stamps if not _is_clock(stamp)}
    if len(clocks) < _MIN_CLOCKS or not all(_is_day_of_fetch(day, article) for day in others.union(days)):
        return None
    meanings = [meaning(stamp.printed, month_first=False) for stamp in clocks]
    zone = clock_zone(meanings[0], article.fetched_at, article.time_zone, article.home_country)
    if zone is None or len({parts.zone for parts in meanings}) > 1:
        return None
    here = article.fetched_at.astimezone(zone)
    if article.published_at is not None and article.published_at.astimezone(zone).date() != here.date():
        return None
    minutes = [hour * 60 + minute for hour, minute in (parts.clock for parts in meanings if parts.clock is not None)]
    if not _are_round(minutes) and not _are_departures(rows, len(minutes)):
        return None
    dated = _is_below_day(pieces, clocks[0])
    titled = all(one % _ROUND == 0 for one in minutes) and _have_titles(rows, len(minutes))
    return (clocks[0].start, clocks[-1].start) if _run_past(minutes, here, dated=dated, titled=titled) else None


def _is_below_day(pieces: Sequence[Piece], clock: Stamp) -> bool:
    """Whether a date stands directly above a clock, as the day of a programme; a newspaper's stands in its head."""
    at = next(at for at, piece in enumerate(pieces) if piece.stamp == clock)
    return at > 0 and (above := pieces[at - 1].stamp) is not None and not _is_clock(above)


def _is_clock(stamp: Stamp) -> bool:
    """Whether a time is a clock time of no other day than today: German has a programme that is named ``heute``."""
    parts = meaning(stamp.printed, month_first=False)
    bare = parts.month is None and parts.weekday is None and parts.age is None
    return bare and parts.clock is not None and not parts.days_ago


def _is_day_of_fetch(day: str, article: RawArticle) -> bool:
    """Whether a printed date or day's name means the day on which the page was fetched, and has no hour."""
    parts = meaning(day, month_first=False)
    if parts.clock is not None or parts.age is not None:
        return False
    earliest = published(day, article.fetched_at, article.time_zone, article.home_country).earliest
    return earliest is not None and earliest <= article.fetched_at < earliest + timedelta(days=1)


def _are_round(minutes: Sequence[int]) -> bool:
    """Whether the clocks are at round minutes, all of four or five and more than four of five where there are more."""
    return sum(one % _ROUND != 0 for one in minutes) * _ONE_OF < len(minutes)


def _are_departures(rows: Sequence[Row], count: int) -> bool:
    """Whether the rows behind ``count`` clocks are a timetable's: ``Platform 4`` in most of them, or a place alone."""
    lines = [f"{row.headline or ''} {row.text}" for row in rows]
    words = Counter(word for line in lines for word in _NUMBERED.findall(line))
    places = sum(len(line.split()) <= _MAX_WORDS_OF_PLACE and line.lower() != line.upper() for line in lines)
    most = max([places, *words.values()])
    return count >= _MIN_DEPARTURES and most * _ONE_OF >= count * (_ONE_OF - 1)


def _have_titles(rows: Sequence[Row], count: int) -> bool:
    """Whether half of ``count`` clocks have a word or two alone, or in front of a text, as titles and few headlines.

    A lone word is no row. A script without capitals has no spaces or short words, so that its words tell nothing.
    """
    openings = [row.headline or row.text.partition(". ")[0] for row in rows]
    long = [line for line in openings if len(line.split()) > _MAX_WORDS_OF_TITLE or line.lower() == line.upper()]
    return len(long) * 2 <= count


def _run_past(minutes: Sequence[int], here: datetime, *, dated: bool, titled: bool) -> bool:
    """Whether clocks, in minutes since midnight, rise to one well after the fetch.

    They begin at the fetch or before it, or at any time of its day where they are ``dated``, or in the half day after
    it where their rows are ``titled``. They may pass midnight once, in a step as short as a programme's.
    """
    steps = [(below - above) % _DAY for above, below in pairwise(minutes)]
    over_midnight = [step for step, (above, below) in zip(steps, pairwise(minutes), strict=True) if below < above]
    if 0 in steps or len(over_midnight) > 1 or max(over_midnight, default=0) > _MAX_STEP_OVER_MIDNIGHT:
        return False
    until = minutes[0] - here.hour * 60 - here.minute
    if not over_midnight and ((dated and until + sum(steps) > _MARGIN) or (titled and _MARGIN < until <= _DAY // 2)):
        return True
    return -until % _DAY + _MARGIN < sum(steps) < _DAY


_DAY: Final = 24 * 60
"""Minutes of a day."""
_MIN_CLOCKS: Final = 4
"""The fewest clocks of a programme: three rise by chance on a page that has the weightiest item first. Chosen by
hand."""
_MIN_DEPARTURES: Final = 5
"""The fewest rows of a timetable. Chosen by hand."""
_ROUND: Final = 5
"""Programmes begin at minutes that this divides; posts of a live blog do one time in five, and four of them one page in
six hundred."""
_ONE_OF: Final = 5
"""One row of so many may be unlike the others: a film that begins at 20:21, a train whose platform is not known."""
_NUMBERED: Final = re.compile(r"\b([^\W\d_]{3,20}) \d{1,2}\b")
"""A word in front of a small number."""
_MAX_WORDS_OF_TITLE: Final = 2
"""Words of a broadcast's title, which one headline of news in twenty-five is as short as. Chosen by hand."""
_MAX_WORDS_OF_PLACE: Final = 3
"""Words of a place's name, ``London King's Cross``: one headline of news in ten is as short. Chosen by hand."""
_MARGIN: Final = 60
"""Minutes after the fetch at which the last clock is to come: the source's clock may be an hour off. Chosen by hand."""
_MAX_STEP_OVER_MIDNIGHT: Final = 3 * 60
"""The longest step over midnight, in minutes: in a list out of order, a step back is longer. Chosen by hand."""

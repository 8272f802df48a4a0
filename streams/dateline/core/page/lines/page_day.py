"""Find the day that a page prints above its items: the day of the clock times on it.

A newspaper's page, a list under the heading of a day and a crawler's note each print a date. A page may be fetched
years later: then ``14:22`` is a time of the printed day.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.times.phrases.timestamps import Stamp, date_in
from dateline.core.times.phrases.timestamps import stamp as stamp_of_line
from dateline.core.times.printed_time import meaning
from dateline.core.times.publication_interval import is_relative_to_day


def find_days(text: str, pieces: Sequence[Piece], stamps: Sequence[Stamp | None], first_item: int) -> list[str | None]:
    """Return for each time of an item the nearest day that the page prints above it; None for none, or for no time.

    A day stands on a line of its own, or above the first item, which begins at ``first_item``. A date with a clock time
    is an item's own. A day's name, ``Yesterday``, is the day of a ticker below it and of nothing else. A crawler's note
    counts where nothing else stands above. All are None where no time needs a day.
    """
    if not any(stamp is not None and not stamp.strong and is_relative_to_day(stamp.printed) for stamp in stamps):
        return [None] * len(stamps)
    starts: list[int] = []
    days: list[str] = []
    for piece in pieces:
        if (day := _day_of(text, piece, is_head=piece.start < first_item)) is not None:
            if piece.why is Reason.CRAWLER and days:
                continue
            starts.append(piece.start)
            days.append(day)
    above = [0 if stamp is None else bisect_left(starts, stamp.start) for stamp in stamps]
    return [days[count - 1] if count else None for count in above]


def prints_month_first(stamps: Iterable[Stamp | None]) -> bool:
    """Whether a page's dates in numbers have the month first, by one that cannot be read otherwise: ``03/22/11``."""
    dates = [match for stamp in stamps if stamp is not None and (match := _SLASHED.match(stamp.printed)) is not None]
    days_last = any(int(match[2]) > _MONTHS_A_YEAR for match in dates)
    return days_last and not any(int(match[1]) > _MONTHS_A_YEAR for match in dates)


def _day_of(text: str, piece: Piece, *, is_head: bool) -> str | None:
    """Return the day that a piece prints; None for none. In the page's head a line may hold more than the date."""
    if piece.why is Reason.CRAWLER:
        return text[piece.start : piece.end].removeprefix("date").strip()
    if piece.why is Reason.DAY_LINE:
        day = stamp_of_line(text, piece.start, piece.end) or date_in(text, piece.start, piece.end)
        return day.printed if day is not None else None
    if piece.kind is Kind.STAMP and piece.stamp is not None and not piece.timed:
        return piece.stamp.printed if _is_day(piece.stamp.printed, with_year=False) else None
    if not is_head or piece.size > _MAX_HEAD_CHARS or piece.kind not in _KINDS_OF_HEADS or piece.sentence:
        return None
    if _DIGIT.search(text, piece.start, piece.end) is None:
        return None  # a cheap test first: a date with its year has digits
    stamp = date_in(text, piece.start, piece.end)
    return stamp.printed if stamp is not None and _is_day(stamp.printed, with_year=True) else None


def _is_day(printed: str, *, with_year: bool) -> bool:
    """Whether a printed time is a date without a clock time."""
    parts = meaning(printed, month_first=False)
    is_date = parts.month is not None and parts.day is not None and parts.clock is None and parts.age is None
    return is_date and (parts.year is not None or not with_year)


_MONTHS_A_YEAR: Final = 12
_DIGIT: Final = re.compile(r"\d")
_SLASHED: Final = re.compile(r"(\d{1,2})/(\d{1,2})/\d{2,4}")
_MAX_HEAD_CHARS: Final = 90
"""The longest line of a page's head in which a date is looked for, in characters. Chosen by hand."""
_KINDS_OF_HEADS: Final = {Kind.TEXT, Kind.NOISE, Kind.MARKER}

"""The days and clock times of a ticker in their order: the latest first, below one day and from day to day."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Final, NamedTuple

from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.times.phrases.timestamps import date_in
from dateline.core.times.printed_time import Meaning, meaning


class Day(NamedTuple):
    """A day as printed."""

    sort: str
    """Whether it is a date, with its year or without, a day's name or one of the week."""
    number: int
    """Its number among the days of its sort."""


def day_of(text: str, piece: Piece) -> Day | None:
    """Return the day that a line is by its date or its name; None where it has an hour, or is no day."""
    time = date_in(text, piece.start, piece.end) if piece.why is Reason.NUMBER else piece.stamp
    if time is None or piece.timed or time.strong:
        return None
    parts = meaning(time.printed, month_first=False)
    return _day(parts) if parts.age is None and parts.clock is None else None


class Moment(NamedTuple):
    """The clock time of a line, and the day above it; None where none is above."""

    day: Day | None
    minutes: int


def is_clock(piece: Piece) -> bool:
    """Whether a piece is a clock time alone on its line."""
    if piece.kind is not Kind.STAMP or piece.timed or piece.stamp is None or piece.stamp.strong:
        return False
    parts = meaning(piece.stamp.printed, month_first=False)
    return parts.clock is not None and parts.age is None and _day(parts) is None


def moments_of(pieces: Sequence[Piece], times: AbstractSet[int], days: Mapping[int, Day]) -> list[Moment | None]:
    """Return when each of the times is, given as indexes, below the days above it; None for a time without an hour."""
    moments: list[Moment | None] = []
    day = None
    for at in sorted({*times, *days}):
        day = days.get(at, day)
        if at in times and (stamp := pieces[at].stamp) is not None:
            clock = meaning(stamp.printed, month_first=False).clock
            moments.append(Moment(day, clock[0] * 60 + clock[1]) if clock is not None else None)
    return moments


def mark_day_lines(pieces: Sequence[Piece], days: Iterable[int]) -> list[Piece]:
    """Return the pieces: the days, given as indexes, are noise, whose day ``lines/page_day.py`` reads."""
    marked = list(pieces)
    for at in days:
        marked[at] = pieces[at]._replace(kind=Kind.NOISE, stamp=None, why=Reason.DAY_LINE)
    return marked


def runs_back(moments: Sequence[Moment | None]) -> bool:
    """Whether every time is as late as the next or later, and at least ``MIN_STEPS`` are later."""
    steps = [_step(above, below) for above, below in pairwise(moments) if above is not None and below is not None]
    return None not in moments and min(steps, default=0) >= 0 and steps.count(1) >= MIN_STEPS


def _step(above: Moment, below: Moment) -> int:
    """Return 1 where the moment above is the later one, -1 where it is the earlier one, 0 where it is neither.

    Days of two sorts, ``Today`` and ``1 December``, do not tell. Where the first lines have no day above, the next day
    is an earlier one if it is ``Yesterday`` or begins at a later hour. Dates without a year and days of the week go
    round.
    """
    if above.day == below.day:
        return (above.minutes > below.minutes) - (above.minutes < below.minutes)
    if above.day is None or below.day is None:
        is_past = below.day is not None and below.day.sort == _NAMED and below.day.number < 0
        return 1 if is_past else int(above.minutes < below.minutes)
    if above.day.sort != below.day.sort:
        return 0
    (sort, upper), (_, lower) = above.day, below.day
    if (round_ := _ROUNDS.get(sort)) is not None:
        return 1 if (upper - lower) % round_ * 2 < round_ else -1
    return 1 if upper > lower else -1


def _day(parts: Meaning) -> Day | None:
    """Return the day that a time has; None where it has none."""
    if parts.days_ago is not None:
        return Day(_NAMED, -parts.days_ago)
    if parts.month is not None and parts.day is not None:
        date = parts.month * _DAYS_OF_LONGEST_MONTH + parts.day
        return Day(_DATED, date) if parts.year is None else Day(_FULL, parts.year * _ROUNDS[_DATED] + date)
    return Day(_WEEKLY, parts.weekday) if parts.weekday is not None else None


_NAMED: Final = "named"
_FULL: Final = "full"
_DATED: Final = "dated"
_WEEKLY: Final = "weekly"
_DAYS_OF_LONGEST_MONTH: Final = 31
_ROUNDS: Final = {_DATED: 13 * _DAYS_OF_LONGEST_MONTH, _WEEKLY: 7}
"""After how many numbers the days of a sort begin anew."""
MIN_STEPS: Final = 2
"""The fewest later times of a ticker: two lines have the latest first by chance. Chosen by hand."""

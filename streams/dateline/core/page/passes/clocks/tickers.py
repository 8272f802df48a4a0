"""Read the lines of a ticker below their clock times, and mark its days: ``Wednesday 2 December``, ``Yesterday``.

A clock time with the line to itself is the time of the one line below it, as ``10:14 Storm …`` is on one line. A day
stands above such lines, or between them.

A programme, a calendar or a timetable has days and clock times too. It runs from early to late; a ticker has the latest
first, below one day and from day to day. Logs and tracked parcels have the latest first as well: most lines of a ticker
have as many words as a headline and are news by these.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from dateline.core.data.text.characters import DASHES
from dateline.core.page.lines.kinds.news_line import weigh_line
from dateline.core.page.lines.kinds.wording import MIN_HEADLINE_SPACES
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.times.phrases.timestamps import date_in
from dateline.core.times.printed_time import Meaning, meaning


def mark_tickers(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces: a ticker's lines have the times above them, and its days are noise."""
    return _mark_days(text, _join_clocks(text, pieces))


def _join_clocks(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces: where a page has a clock time above each of its lines of news, each opens its line.

    Between two times stands one line, and below the last as well.
    """
    clocks = [at for at, piece in enumerate(pieces) if _is_clock(piece)]
    if len(clocks) <= _MIN_STEPS:
        return pieces
    days = {at: day for at, piece in enumerate(pieces) if (day := _day_of(text, piece)) is not None}
    if any(piece.stamp is not None and at not in days and not _is_clock(piece) for at, piece in enumerate(pieces)):
        return pieces
    texts = [at for at, piece in enumerate(pieces) if piece.kind is Kind.TEXT]
    lines = [at for at in texts if at > clocks[0]]
    if len(lines) != len(clocks) or not all(_is_below(pieces, *pair) for pair in zip(clocks, lines, strict=True)):
        return pieces
    if any(_is_whole_text(pieces[at]) for at in texts) or _may_stand_below(text, pieces, texts, clocks[0]):
        return pieces
    joined = list(pieces)
    for at in (*clocks, *lines):
        joined[at] = pieces[at]._replace(timed=True)
    return joined if _runs_back(joined, _above_timed_lines(joined, days)) and _is_news(text, joined) else pieces


def _is_clock(piece: Piece) -> bool:
    """Whether a piece is a clock time alone on its line."""
    if piece.kind is not Kind.STAMP or piece.timed or piece.stamp is None or piece.stamp.strong:
        return False
    parts = meaning(piece.stamp.printed, month_first=False)
    return parts.clock is not None and parts.age is None and _day(parts) is None


def _may_stand_below(text: str, pieces: Sequence[Piece], texts: Sequence[int], first: int) -> bool:
    """Whether the times may stand below their lines: a headline is above the ``first``, and none below the last.

    A line of news above the first time is enough.
    """
    above = [pieces[at] for at in texts if at < first]
    last = pieces[texts[-1]]
    if not _is_long(text, last) or any(_reads_like_news(text, piece) for piece in above):
        return True
    return any(_is_long(text, piece) for piece in above) and not _reads_like_news(text, last)


def _is_below(pieces: Sequence[Piece], clock: int, line: int) -> bool:
    """Whether a line stands directly below a clock time."""
    return line == clock + 1 and pieces[line].dateline is None


def _mark_days(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces: the lines of a day above a ticker are noise, whose day ``lines/page_day.py`` reads.

    A day stands above a timed line, with at most labels between. No paragraph stands below the first of them. A page
    with any other time on a line of its own is left as it is.
    """
    if not any(piece.timed for piece in pieces):
        return pieces
    days = {at: day for at, piece in enumerate(pieces) if (day := _day_of(text, piece)) is not None}
    if any(piece.stamp is not None and not piece.timed and at not in days for at, piece in enumerate(pieces)):
        return pieces
    days = _above_timed_lines(pieces, days)
    if not days or any(_is_whole_text(piece) for piece in pieces[min(days) :]):
        return pieces
    if not _runs_back(pieces, days) or not _is_news(text, pieces):
        return pieces
    marked = list(pieces)
    for at in days:
        marked[at] = pieces[at]._replace(kind=Kind.NOISE, stamp=None, why=Reason.DAY_LINE)
    return marked


class _Day(NamedTuple):
    """A day as printed."""

    sort: str
    """Whether it is a date, with its year or without, a day's name or one of the week."""
    number: int
    """Its number among the days of its sort."""


def _day_of(text: str, piece: Piece) -> _Day | None:
    """Return the day that a line is by its date or its name; None where it has an hour, or is no day."""
    time = date_in(text, piece.start, piece.end) if piece.why is Reason.NUMBER else piece.stamp
    if time is None or piece.timed or time.strong:
        return None
    parts = meaning(time.printed, month_first=False)
    return _day(parts) if parts.age is None and parts.clock is None else None


def _above_timed_lines(pieces: Sequence[Piece], days: Mapping[int, _Day]) -> dict[int, _Day]:
    """Return those of the days that stand above a timed line."""
    above: dict[int, _Day] = {}
    leads = False
    for at in range(len(pieces) - 1, -1, -1):
        if at in days:
            if leads:
                above[at] = days[at]
            leads = False
        elif pieces[at].stamp is not None or _is_whole_text(pieces[at]):
            leads = pieces[at].timed and pieces[at].stamp is not None
    return above


def _is_whole_text(piece: Piece) -> bool:
    """Whether a piece is a paragraph that no time stands in front of."""
    return piece.kind is Kind.TEXT and not piece.timed and piece.is_paragraph


class _Moment(NamedTuple):
    """The clock time of a line, and the day above it; None where none is above."""

    day: _Day | None
    minutes: int


def _runs_back(pieces: Sequence[Piece], days: Mapping[int, _Day]) -> bool:
    """Whether every time is as late as the next or later, and at least ``_MIN_STEPS`` are later."""
    moments = list(_moments(pieces, days))
    steps = [_step(above, below) for above, below in pairwise(moments) if above is not None and below is not None]
    return None not in moments and min(steps, default=0) >= 0 and steps.count(1) >= _MIN_STEPS


def _moments(pieces: Sequence[Piece], days: Mapping[int, _Day]) -> Iterator[_Moment | None]:
    """Yield when each timed line is from; None for a time without an hour."""
    day = None
    for at, piece in enumerate(pieces):
        day = days.get(at, day)
        if piece.timed and piece.stamp is not None:
            clock = meaning(piece.stamp.printed, month_first=False).clock
            yield _Moment(day, clock[0] * 60 + clock[1]) if clock is not None else None


def _step(above: _Moment, below: _Moment) -> int:
    """Return 1 where the moment above is the later one, -1 where it is the earlier one, 0 where it is neither.

    Days of two sorts, ``Today`` and ``1 December``, do not tell. Where the first lines have no day above, the next day
    is an earlier one if it begins at a later hour. Dates without a year and days of the week go round.
    """
    if above.day == below.day:
        return (above.minutes > below.minutes) - (above.minutes < below.minutes)
    if above.day is None or below.day is None:
        return int(above.minutes < below.minutes)
    if above.day.sort != below.day.sort:
        return 0
    (sort, upper), (_, lower) = above.day, below.day
    if (round_ := _ROUNDS.get(sort)) is not None:
        return 1 if (upper - lower) % round_ * 2 < round_ else -1
    return 1 if upper > lower else -1


def _day(parts: Meaning) -> _Day | None:
    """Return the day that a time has; None where it has none."""
    if parts.days_ago is not None:
        return _Day(_NAMED, -parts.days_ago)
    if parts.month is not None and parts.day is not None:
        date = parts.month * _DAYS_OF_LONGEST_MONTH + parts.day
        return _Day(_DATED, date) if parts.year is None else _Day(_FULL, parts.year * _ROUNDS[_DATED] + date)
    return _Day(_WEEKLY, parts.weekday) if parts.weekday is not None else None


def _is_news(text: str, pieces: Sequence[Piece]) -> bool:
    """Whether most of the timed lines read like news."""
    lines = [piece for piece in pieces if piece.kind is Kind.TEXT and piece.timed]
    return sum(_reads_like_news(text, piece) for piece in lines) * 2 > len(lines)


def _reads_like_news(text: str, piece: Piece) -> bool:
    """Whether a line has as many words as a headline, no dash between names, and is news."""
    line = text[piece.start : piece.end]
    return _is_long(text, piece) and not _has_dash(line) and weigh_line(line).is_news


def _is_long(text: str, piece: Piece) -> bool:
    """Whether a line has as many words as a headline."""
    return piece.dense or text.count(" ", piece.start, piece.end) >= MIN_HEADLINE_SPACES


def _has_dash(line: str) -> bool:
    """Whether a dash stands between words, as in a pairing or between singer and song."""
    return any(f" {dash} " in line for dash in DASHES)


_NAMED: Final = "named"
_FULL: Final = "full"
_DATED: Final = "dated"
_WEEKLY: Final = "weekly"
_DAYS_OF_LONGEST_MONTH: Final = 31
_ROUNDS: Final = {_DATED: 13 * _DAYS_OF_LONGEST_MONTH, _WEEKLY: 7}
"""After how many numbers the days of a sort begin anew."""
_MIN_STEPS: Final = 2
"""The fewest later times of a ticker: two lines have the latest first by chance. Chosen by hand."""

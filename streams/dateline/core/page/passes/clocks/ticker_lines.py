"""Read the lines of a ticker below their clock times, and mark the days above them.

A clock time with the line to itself is the time of the one line below it, as ``10:14 Storm …`` is on one line. A day
stands above such lines, or between them.

A programme, a calendar or a timetable has days and clock times too. It runs from early to late; a ticker has the latest
first, below one day and from day to day. Logs and tracked parcels have the latest first as well: most lines of a ticker
have as many words as a headline and are news by these.
"""

from collections.abc import Mapping, Sequence

from dateline.core.data.text.characters import DASHES
from dateline.core.page.lines.kinds.news_line import weigh_line
from dateline.core.page.lines.kinds.wording import MIN_HEADLINE_SPACES
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.passes.clocks.ticker_order import (
    MIN_STEPS,
    Day,
    Moment,
    day_of,
    is_clock,
    mark_day_lines,
    moments_of,
    runs_back,
)


def join_clocks(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces: where a page has a clock time above each of its lines of news, each opens its line.

    Between two times stands one line, and below the last as well.
    """
    clocks = [at for at, piece in enumerate(pieces) if is_clock(piece)]
    if len(clocks) <= MIN_STEPS:
        return pieces
    days = {at: day for at, piece in enumerate(pieces) if (day := day_of(text, piece)) is not None}
    if any(piece.stamp is not None and at not in days and not is_clock(piece) for at, piece in enumerate(pieces)):
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
    return (
        joined if runs_back(_moments(joined, _above_timed_lines(joined, days))) and _is_news(text, joined) else pieces
    )


def _may_stand_below(text: str, pieces: Sequence[Piece], texts: Sequence[int], first: int) -> bool:
    """Whether the times may stand below their lines: a headline is above the ``first``, and none below the last.

    A line of news above the first time is enough.
    """
    above = [pieces[at] for at in texts if at < first]
    last = pieces[texts[-1]]
    if not is_long(text, last) or any(reads_like_news(text, piece) for piece in above):
        return True
    return any(is_long(text, piece) for piece in above) and not reads_like_news(text, last)


def _is_below(pieces: Sequence[Piece], clock: int, line: int) -> bool:
    """Whether a line stands directly below a clock time."""
    return line == clock + 1 and pieces[line].dateline is None


def mark_days_of_lines(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces: the lines of a day above a ticker are noise, whose day ``lines/page_day.py`` reads.

    A day stands above a timed line, with at most labels between. No paragraph stands below the first of them. A page
    with any other time on a line of its own is left as it is.
    """
    if not any(piece.timed for piece in pieces):
        return pieces
    days = {at: day for at, piece in enumerate(pieces) if (day := day_of(text, piece)) is not None}
    if any(piece.stamp is not None and not piece.timed and at not in days for at, piece in enumerate(pieces)):
        return pieces
    days = _above_timed_lines(pieces, days)
    if not days or any(_is_whole_text(piece) for piece in pieces[min(days) :]):
        return pieces
    if not runs_back(_moments(pieces, days)) or not _is_news(text, pieces):
        return pieces
    return mark_day_lines(pieces, days)


def _above_timed_lines(pieces: Sequence[Piece], days: Mapping[int, Day]) -> dict[int, Day]:
    """Return those of the days that stand above a timed line."""
    above: dict[int, Day] = {}
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


def _moments(pieces: Sequence[Piece], days: Mapping[int, Day]) -> list[Moment | None]:
    """Return when each timed line is from; None for a time without an hour."""
    timed = {at for at, piece in enumerate(pieces) if piece.timed and piece.stamp is not None}
    return moments_of(pieces, timed, days)


def _is_news(text: str, pieces: Sequence[Piece]) -> bool:
    """Whether most of the timed lines read like news."""
    lines = [piece for piece in pieces if piece.kind is Kind.TEXT and piece.timed]
    return sum(reads_like_news(text, piece) for piece in lines) * 2 > len(lines)


def reads_like_news(text: str, piece: Piece) -> bool:
    """Whether a line has as many words as a headline, no dash between names, and is news."""
    line = text[piece.start : piece.end]
    return is_long(text, piece) and not _has_dash(line) and weigh_line(line).is_news


def is_long(text: str, piece: Piece) -> bool:
    """Whether a line has as many words as a headline."""
    return piece.dense or text.count(" ", piece.start, piece.end) >= MIN_HEADLINE_SPACES


def _has_dash(line: str) -> bool:
    """Whether a dash stands between words, as in a pairing or between singer and song."""
    return any(f" {dash} " in line for dash in DASHES)

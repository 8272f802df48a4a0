"""Mark the days of a ticker whose items have a headline and a text: ``Yesterday`` above ``10:14``, headline, text.

Such an item opens with its clock time, on its headline's line or above it, or has the time below its headline. Where
most of the items have a text, the latest stands first and their headlines read like news, a day that stands directly
above an item is the day of those below it.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.passes.clocks.ticker_lines import reads_like_news
from dateline.core.page.passes.clocks.ticker_order import (
    MIN_STEPS,
    Day,
    day_of,
    is_clock,
    mark_day_lines,
    moments_of,
    runs_back,
)


class _Post(NamedTuple):
    """An item of a ticker, by the indexes of its pieces."""

    top: int
    clock: int
    headline: int
    texts: int
    """How many paragraphs stand below the headline and the time."""


def mark_days_of_posts(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces: the lines of a day above such items are noise, whose day ``lines/page_day.py`` reads.

    A page with any other time is left as it is, and so is one with a day that stands above none of its items.
    """
    times = {at for at, piece in enumerate(pieces) if piece.stamp is not None}
    clocks = [at for at in sorted(times) if pieces[at].timed or is_clock(pieces[at])]
    if len(clocks) <= MIN_STEPS:
        return pieces
    days = {at: day for at, piece in enumerate(pieces) if (day := day_of(text, piece)) is not None}
    if not days or not times <= {*clocks, *days}:
        return pieces
    posts = _posts(pieces, clocks, days)
    tops = {post.top for post in posts}
    if not posts or any(at > clocks[0] and at + 1 not in tops for at in days):
        return pieces
    above = {at: day for at, day in days.items() if at + 1 in tops}
    if not above or not runs_back(moments_of(pieces, set(clocks), above)) or not _are_news(text, pieces, posts):
        return pieces
    return mark_day_lines(pieces, above)


def _posts(pieces: Sequence[Piece], clocks: Sequence[int], days: Mapping[int, Day]) -> list[_Post]:
    """Return the items of the clock times; none where one has no headline, or they have it on several sides."""
    below = [clock + 1 for clock in clocks]
    above = [clock - 1 for clock in clocks]
    headlines = next((side for side in (below, above) if all(_is_headline(pieces, at) for at in side)), None)
    if headlines is None:
        return []
    tops = [min(pair) for pair in zip(clocks, headlines, strict=True)]
    ends = [*tops[1:], len(pieces)]
    return [
        _Post(top, clock, headline, _count_texts(pieces, max(clock, headline) + 1, end, days))
        for top, clock, headline, end in zip(tops, clocks, headlines, ends, strict=True)
    ]


def _is_headline(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a piece is there and may be a headline."""
    return 0 <= at < len(pieces) and pieces[at].kind is Kind.TEXT and not pieces[at].is_paragraph


def _count_texts(pieces: Sequence[Piece], start: int, end: int, days: Mapping[int, Day]) -> int:
    """Return how many paragraphs stand in a part of the pieces, before the day of the next item."""
    within = pieces[start : next((at for at in range(start, end) if at in days), end)]
    return sum(piece.kind is Kind.TEXT and piece.is_paragraph for piece in within)


def _are_news(text: str, pieces: Sequence[Piece], posts: Sequence[_Post]) -> bool:
    """Whether most headlines read like news, and most items but the last, below which the page goes on, have a text."""
    news = sum(reads_like_news(text, pieces[post.headline]) for post in posts)
    texts = sum(post.texts > 0 for post in posts[:-1])
    return news * 2 > len(posts) and texts * 2 > len(posts) - 1

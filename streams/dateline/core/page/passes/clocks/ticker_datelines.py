"""Mark the days of a ticker whose items have a dateline: ``Yesterday`` above ``20:30 AMMAN (AFP) - …``.

Each of its clock times stands in front of a dateline, on the same line or above it; a headline may stand between. Where
the latest comes first, from day to day too, a day above such an item is the day of those below it.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.passes.clocks.ticker_order import (
    MIN_STEPS,
    day_of,
    is_clock,
    mark_day_lines,
    moments_of,
    runs_back,
)


def mark_days_of_datelines(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces: the lines of a day above such items are noise, whose day ``lines/page_day.py`` reads.

    A page with any other time is left as it is, and so is one with a day that stands above none of its items.
    """
    times = {at for at, piece in enumerate(pieces) if piece.stamp is not None}
    clocks = [at for at in sorted(times) if pieces[at].timed or is_clock(pieces[at])]
    if len(clocks) <= MIN_STEPS or not all(_opens_dateline(pieces, at, end) for at, end in _extents(pieces, clocks)):
        return pieces
    days = {at: day for at, piece in enumerate(pieces) if (day := day_of(text, piece)) is not None}
    if not days or not times <= {*clocks, *days} or not {at + 1 for at in days} <= set(clocks):
        return pieces
    return mark_day_lines(pieces, days) if runs_back(moments_of(pieces, set(clocks), days)) else pieces


def _extents(pieces: Sequence[Piece], clocks: Sequence[int]) -> list[tuple[int, int]]:
    """Return where the item of each clock time begins and ends, as indexes."""
    return list(pairwise([*clocks, len(pieces)]))


def _opens_dateline(pieces: Sequence[Piece], clock: int, end: int) -> bool:
    """Whether a dateline stands in the text below a clock time, or in the one below its headline."""
    below = [piece for piece in pieces[clock + 1 : end] if piece.kind is Kind.TEXT][:_MAX_LINES_TO_DATELINE]
    return any(piece.dateline is not None for piece in below)


_MAX_LINES_TO_DATELINE: Final = 2
"""Lines below a clock time down to the dateline, at most: a headline and the text. Chosen by hand."""

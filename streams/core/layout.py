"""Decide how a stretch of a page is laid out, by what repeats on it: where its times stand, and which of them count."""

from collections.abc import Sequence
from enum import Enum
from typing import Final

from streams.core.piece import Kind, Piece


class Side(Enum):
    """Where an item's time stands."""

    AFTER = "after"
    """Below its body: Dutch portals."""
    BEFORE = "before"
    """Above its headline or body: live feeds."""
    BETWEEN = "between"
    """Under its headline, above its body."""
    NONE = "none"


def side(pieces: Sequence[Piece]) -> Side:
    """Where the times of these pieces stand, by majority; where texts come before the first time, below them."""
    parts = [piece for piece in pieces if piece.kind in _PARTS]
    stamps = [at for at, piece in enumerate(parts) if piece.kind is Kind.STAMP]
    if not stamps:
        return Side.NONE
    votes = dict.fromkeys(Side, 0)
    for at in stamps:
        before = parts[at - 1] if at and parts[at - 1].kind is Kind.TEXT else None
        after = parts[at + 1] if at + 1 < len(parts) and parts[at + 1].kind is Kind.TEXT else None
        votes[_vote(before, after)] += 1
    if votes[Side.BETWEEN] * 2 > len(stamps):
        return Side.BETWEEN
    texts_first = any(piece.body for piece in parts[: stamps[0]])
    return Side.AFTER if texts_first or stamps[-1] == len(parts) - 1 else Side.BEFORE


def without_tickers(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, those timed lines taken away that follow each other with no text between: a ticker's."""
    kept: list[Piece] = []
    at = 0
    while at < len(pieces):
        stop = at
        while stop + 1 < len(pieces) and _is_timed_line(pieces[stop], pieces[stop + 1]):
            stop += 2
        if stop - at <= _TIMED_LINE:
            stop = max(stop, at + 1)
            kept += pieces[at:stop]
        at = stop
    return kept


def stamps_that_count(pieces: Sequence[Piece]) -> set[int]:
    """Return the starts of the times that belong to items: ages, if there are any; else clock times and dates.

    One date on a page of several datelines is the page's own.
    """
    stamps = [piece for piece in pieces if piece.stamp is not None]
    strong = [piece.start for piece in stamps if piece.stamp is not None and piece.stamp.strong]
    if strong:
        return set(strong)
    datelines = sum(piece.dateline is not None for piece in pieces)
    return {piece.start for piece in stamps} if datelines < 2 or len(stamps) * 2 > datelines else set()  # noqa: PLR2004


def _is_timed_line(piece: Piece, after: Piece) -> bool:
    """Whether a time and a headline share a line here; a line with a dateline is an item by itself."""
    return piece.timed and piece.stamp is not None and not (after.dateline is not None and after.dateline.sure)


_TIMED_LINE: Final = 2
"""A timed line is two pieces: its time and its text."""
_PARTS: Final = {Kind.TEXT, Kind.STAMP}


def _vote(before: Piece | None, after: Piece | None) -> Side:
    if before is not None and before.heading and after is not None and after.body:
        return Side.BETWEEN
    if before is not None and before.body:
        return Side.AFTER
    return Side.BEFORE

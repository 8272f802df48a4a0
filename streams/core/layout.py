"""Decide how a stretch of a page is laid out, by what repeats on it: where its times stand, and which of them count."""

from collections.abc import Sequence
from enum import Enum
from typing import Final

from streams.core.data.characters import BULLETS
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


def side(text: str, pieces: Sequence[Piece]) -> Side:
    """Where the times of these pieces stand: first as their own lines show, then as the stretch's ends do.

    A time that opens its line (``+++ 21.42 Uhr: …``, ``- NTB15 min``) opens an item. Else a stretch that
    ends with a time closes items with it, and one that begins with a time opens them. Where both ends
    are texts, ages stand below, as on portals; clock times and dates stand on the side without blank line.
    """
    parts = [piece for piece in pieces if piece.kind in _PARTS]
    stamps = [at for at, piece in enumerate(parts) if piece.kind is Kind.STAMP]
    if not stamps:
        return Side.NONE
    between = sum(_is_between(parts, at) for at in stamps)
    if between * 2 > len(stamps):
        return Side.BETWEEN
    opening = sum(_opens_line(text, parts, at) for at in stamps)
    if opening * 2 > len(stamps):
        return Side.BEFORE
    above = any(piece.body for piece in parts[: stamps[0]])
    below = any(piece.kind is Kind.TEXT for piece in parts[stamps[-1] :])
    if not (above and below):
        return Side.AFTER if above or not below else Side.BEFORE
    if any(piece.stamp is not None and piece.stamp.strong for piece in parts):
        return Side.AFTER
    return Side.AFTER if sum(_leans_back(parts, at) for at in stamps) > 0 else Side.BEFORE


def _is_between(parts: Sequence[Piece], at: int) -> bool:
    """Whether a headline stands above the time at ``at``, and its text below."""
    return 0 < at < len(parts) - 1 and parts[at - 1].heading and parts[at + 1].body


def _opens_line(text: str, parts: Sequence[Piece], at: int) -> bool:
    """Whether the time shares its line with what it opens, or has a bullet in front."""
    return parts[at].timed or text[parts[at].start] in BULLETS


def _leans_back(parts: Sequence[Piece], at: int) -> int:
    """Return 1 where the time stands nearer to the text above it, -1 to the one below, 0 for neither."""
    return (at + 1 < len(parts) and parts[at + 1].gap > 0) - (parts[at].gap > 0)


def without_tickers(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, those timed lines taken away that follow each other with no text between: a ticker's.

    On a page of nothing else they are its items, and stay.
    """
    if not any(_is_other_item(piece) for piece in pieces):
        return list(pieces)
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
    if len(stamps) == 1 and _tops(pieces, stamps[0]):
        return set()
    strong = [piece.start for piece in stamps if piece.stamp is not None and piece.stamp.strong]
    if strong:
        return set(strong)
    opens = [at for at, piece in enumerate(pieces) if piece.dateline is not None]
    datelines = len(opens)
    if datelines == 1 and _all_inside(pieces, opens[0]):
        return set()
    if len(stamps) == 1 and stamps[0].timed and not datelines:  # a paragraph that opens with a time
        return set()
    return {piece.start for piece in stamps} if datelines < 2 or len(stamps) * 2 > datelines else set()  # noqa: PLR2004


def _is_other_item(piece: Piece) -> bool:
    """Whether a page with this piece has more than timed lines: a dateline, or a time with the line to itself."""
    return piece.dateline is not None or (piece.stamp is not None and not piece.timed)


def _all_inside(pieces: Sequence[Piece], at: int) -> bool:
    """Whether every time stands between the paragraphs of the one text, as its sub-headings do."""
    stamps = [number for number, piece in enumerate(pieces) if piece.stamp is not None]
    return stamps[0] > at and any(piece.body for piece in pieces[stamps[-1] :]) if stamps else False


def _tops(pieces: Sequence[Piece], stamp: Piece) -> bool:
    """Whether a date stands above all text with a line of its own, as the day's on a newspaper's page."""
    first = next((piece for piece in pieces if piece.kind is Kind.TEXT), None)
    weak = stamp.stamp is not None and not stamp.stamp.strong
    return weak and first is not None and stamp.start < first.start and not first.body


def _is_timed_line(piece: Piece, after: Piece) -> bool:
    """Whether a time and a headline share a line here; a line with a dateline or a whole text is an item by itself."""
    item = after.dateline is not None and after.dateline.sure
    return piece.timed and piece.stamp is not None and not (item or after.sentence or after.size > _LONGEST_TICKER)


_LONGEST_TICKER: Final = 120
_TIMED_LINE: Final = 2
"""A timed line is two pieces: its time and its text."""
_PARTS: Final = {Kind.TEXT, Kind.STAMP}

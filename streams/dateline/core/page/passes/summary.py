"""Take away the points that sum an article up between its headline and its text: ``• Besluit valt in april``."""

import re
from collections.abc import Sequence
from typing import Final

from dateline.core.data.text.characters import BULLETS, ITEM_BULLETS
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason


def without_summary(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces, points in a row below a headline made noise where a text of more than one follows them."""
    points = [
        at
        for at, piece in enumerate(pieces)
        if piece.kind is Kind.TEXT
        and (text[piece.start] in BULLETS or (at and pieces[at - 1].kind is Kind.RULE))
        and _is_point(text, pieces, at)
    ]
    if len(points) < _SEVERAL or not any(sign in text for sign in _SIGNS):
        return pieces
    first, last = points[0], points[-1]
    rows = sum(piece.kind is Kind.TEXT for piece in pieces[first : last + 1])
    if rows != len(points) or len(points) > _MOST or not _is_between(pieces, first, last):
        return pieces
    return [
        piece._replace(kind=Kind.NOISE, why=Reason.SUMMARY)
        if first - 1 <= at <= last and _goes(piece, at, first)
        else piece
        for at, piece in enumerate(pieces)
    ]


def _goes(piece: Piece, at: int, first: int) -> bool:
    return piece.kind is Kind.RULE or (piece.kind is Kind.TEXT and at >= first)


def _is_point(text: str, pieces: Sequence[Piece], at: int) -> bool:
    """Whether a bullet opens the line, as a piece of its own or as its first sign."""
    if pieces[at].dateline is not None or pieces[at].timed:
        return False
    bullet = at > 0 and pieces[at - 1].kind is Kind.RULE and text[pieces[at - 1].start] in ITEM_BULLETS
    return bullet or _POINT.match(text, pieces[at].start) is not None


def _is_between(pieces: Sequence[Piece], first: int, last: int) -> bool:
    """Whether a headline stands above the points, and behind a blank line two texts below them, or a dateline."""
    above = next((piece for piece in reversed(pieces[:first]) if piece.kind is not Kind.RULE), None)
    below = [piece for piece in pieces[last + 1 :] if piece.kind is Kind.TEXT][:_SEVERAL]
    if above is None or not above.heading or not below or not pieces[last + 1].gap:
        return False
    return below[0].dateline is not None or (len(below) == _SEVERAL and all(piece.body for piece in below))


_SIGNS: Final = (*ITEM_BULLETS, *(f"\n{sign} " for sign in BULLETS))
"""One of them is on every page with points."""
_SEVERAL: Final = 2
_MOST: Final = 6
_POINT: Final = re.compile(rf"[{BULLETS}] ")

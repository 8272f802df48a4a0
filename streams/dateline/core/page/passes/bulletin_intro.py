"""Take off what a bulletin says of itself before its items: ``Lisboa, 24 jan (Lusa) - Notícias breves do País:``.

It has a dateline like an item's, and no story: it names the bulletin, or has no text at all. What follows
with a dash in front, or with a line of its own for a headline, are its items.
"""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from dateline.core.data.text.characters import BULLETS, DASHES
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.wording import names_bulletin


def without_preamble(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, a bulletin's own first dateline made noise and the signs before its items rules."""
    at = next((number for number, piece in enumerate(pieces) if piece.dateline is not None), None)
    if at is None or not _is_preamble(text, pieces, at):
        return list(pieces)
    read = list(pieces)
    while at < len(read) and read[at].dateline is not None and _is_preamble(text, read, at):
        read[at] = read[at]._replace(kind=Kind.NOISE, dateline=None, why=Reason.STANDFIRST)
        at += 1
    return [*read[:at], *_parted(text, read[at:])]


def without_points(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, the points that a wire puts between a headline and its dateline made noise.

    ``Taps run foul`` / ``• Schools to close`` / ``• Mayor says …`` / ``DUBLIN, Sept 3 (Reuters) -- ``: two or more.
    """
    read = list(pieces)
    for at, piece in enumerate(read):
        if piece.dateline is None or not piece.dateline.sure or not piece.gap:
            continue
        first = at
        while first > 1 and read[first - 1].heading and read[first - 2].kind is Kind.RULE:
            first -= 2
        if at - first < _POINTS or first == 0 or not read[first - 1].heading:
            continue
        read[first:at] = [one._replace(kind=Kind.NOISE, why=Reason.STANDFIRST) for one in read[first:at]]
    return read


def _is_preamble(text: str, pieces: Sequence[Piece], at: int) -> bool:
    """Whether the dateline at ``at`` opens no story: it is short, names the bulletin, and paragraphs follow."""
    piece, below = pieces[at], pieces[at + 1 :]
    found = piece.dateline
    if found is None or not found.sure or piece.rest > _LONGEST or sum(one.body for one in below) < _ITEMS:
        return False
    said = text[found.end : piece.end].lower()
    if not said:
        return below[0].kind is Kind.RULE or (below[0].heading and sum(_is_line(one) for one in below) >= _ITEMS)
    squeezed = said.replace(" ", "")
    if said[-1] != ":" and sum(_may_begin(text, one) for one in takewhile(_is_no_marker, below)) < _ITEMS:
        return False  # the lead of a year's review
    return names_bulletin(said) or names_bulletin(squeezed)


def _is_no_marker(piece: Piece) -> bool:
    return piece.kind is not Kind.MARKER


def _may_begin(text: str, piece: Piece) -> bool:
    """Whether a piece shows that items follow: another dateline, a time, a line of signs, a section in capitals."""
    if piece.kind is Kind.STAMP or piece.dateline is not None or _is_line(piece):
        return True
    return piece.heading and text[piece.start : piece.end].isupper()


def _is_line(piece: Piece) -> bool:
    """Whether a piece is a line of signs, as stands between items, and no bullet."""
    return piece.kind is Kind.RULE and piece.size > 1


def _parted(text: str, below: Sequence[Piece]) -> list[Piece]:
    """Return the pieces below, a dash or bullet before each item made a rule, where one opens most of them."""
    texts = [piece for piece in below if piece.kind is Kind.TEXT]
    signed = [piece for piece in texts if text[piece.start] in _SIGNS and piece.dateline is None]
    if len(signed) < _ITEMS or signed[0] is not texts[0]:
        return list(below)
    parted: list[Piece] = []
    for piece in below:
        if piece.kind is not Kind.TEXT or text[piece.start] not in _SIGNS or piece.dateline is not None:
            parted.append(piece)
            continue
        start = piece.start
        while start < piece.end and (text[start] in _SIGNS or text[start].isspace()):
            start += 1
        parted.append(Piece(Kind.RULE, piece.start, start, gap=piece.gap, why=Reason.SIGNS))
        if start < piece.end:
            parted.append(piece._replace(start=start, gap=0))
    return parted


_LONGEST: Final = 120
"""Characters of the longest text of a bulletin about itself."""
_ITEMS: Final = 2
_POINTS: Final = 4
"""Pieces of two points: each is its sign and its text."""
_SIGNS: Final = frozenset(DASHES + BULLETS)

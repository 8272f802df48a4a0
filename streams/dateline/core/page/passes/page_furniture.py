"""Take away what readers say below an article: all behind ``Reacties (3)`` or ``12 Kommentare``, up to a marker."""

import re
from collections.abc import Sequence
from typing import Final

from dateline.core.data.wire.boilerplate import COMMENTS
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason


def without_comments(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces, readers' comments made noise: texts with times behind the one line that counts them."""
    heads = [
        at
        for at, piece in enumerate(pieces)
        if piece.kind in _LINES and text[piece.start] in _FIRST and _is_head(text, piece)
    ]
    if len(heads) != 1:
        return pieces
    start = heads[0]
    stop = next((at for at in range(start, len(pieces)) if pieces[at].kind is Kind.MARKER), len(pieces))
    if not (any(piece.body for piece in pieces[:start]) and _are_comments(pieces[start + 1 : stop])):
        return pieces
    said = [piece._replace(kind=Kind.NOISE, stamp=None, why=Reason.COMMENTS) for piece in pieces[start:stop]]
    return [*pieces[:start], *said, *pieces[stop:]]


def _is_head(text: str, piece: Piece) -> bool:
    return piece.size <= _LONGEST and _HEAD.fullmatch(text, piece.start, piece.end) is not None


def _are_comments(below: Sequence[Piece]) -> bool:
    """Whether there are texts with times, and no dateline."""
    timed = any(piece.kind is Kind.STAMP for piece in below) and any(piece.body for piece in below)
    return timed and not any(piece.dateline is not None for piece in below)


_LONGEST: Final = 32
_LINES: Final = {Kind.TEXT, Kind.NOISE}
_WORDS: Final = "|".join(map(re.escape, COMMENTS))
_FIRST: Final = frozenset("0123456789") | {letter for row in COMMENTS for letter in (row[0], row[0].upper())}
"""What such a line opens with; few others do."""
_HEAD: Final = re.compile(rf"(?i:(?:{_WORDS}) ?(?:\(\d{{1,4}}\))?:?|\d{{1,4}} (?:{_WORDS}):?)")

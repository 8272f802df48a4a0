"""Take photo credits off the lines that they were scraped into: ``ANP Heinen wacht met oordeel``."""

import re
from collections.abc import Sequence
from typing import Final

from dateline.core.data.text.characters import DASHES
from dateline.core.data.wire.captions import PHOTO
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason


def without_photo_credits(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, with the credit in front of a headline made a piece of its own where the page repeats it.

    One headline may well begin with an agency's name; the next one too is a photo's credit.
    """
    marked = {
        at: match.end()
        for at, piece in enumerate(pieces)
        if piece.kind is Kind.TEXT
        and text[piece.start] in _FIRST
        and piece.heading
        and (match := _CREDIT.match(text, piece.start, piece.end))
    }
    if len(marked) < _REPEATED or len(marked) * 2 < sum(piece.dateline is not None for piece in pieces):
        return list(pieces)
    parted: list[Piece] = []
    for at, piece in enumerate(pieces):
        if at == len(pieces) - 1 and piece.heading and text[piece.start : piece.end] in _CUT:
            parted.append(piece._replace(kind=Kind.NOISE, why=Reason.PHOTO_CREDIT))
        elif at in marked:
            parted.append(piece._replace(kind=Kind.NOISE, end=marked[at], why=Reason.PHOTO_CREDIT))
            parted.append(piece._replace(start=marked[at], gap=0))
        else:
            parted.append(piece)
    return parted


_REPEATED: Final = 2
_CUT: Final = frozenset(name[:size] for name in PHOTO for size in range(1, len(name) + 1))
"""What is left of a credit that the page cuts off."""
_FIRST: Final = frozenset(name[0] for name in PHOTO)
_NAMES: Final = "|".join(re.escape(name) for name in sorted(PHOTO, key=len, reverse=True))
_CREDIT: Final = re.compile(rf"(?:{_NAMES})(?:[ /,]+(?:{_NAMES}))*(?:/[^\W\d_]+(?: [^\W\d_]+)?)? +(?=[^{DASHES}\s:])")

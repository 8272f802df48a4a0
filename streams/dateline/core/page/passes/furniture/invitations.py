"""Give back the headlines that read like an invitation to sign up: ``Recibe la alcaldesa amenazas en su correo``.

The words alone do not tell the two apart. A headline stands above its own text. An invitation stands below a text, or
above the next headline.
"""

from itertools import pairwise

from dateline.core.page.layout.headline.likeness import shares_any
from dateline.core.page.lines.kinds.sign_up import Doubt, doubt
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason


def keep_headlines(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces: an invitation becomes text where it is the headline of the paragraph below it."""
    if not any(piece.why is Reason.SIGN_UP for piece in pieces):
        return pieces
    above = [
        piece._replace(kind=Kind.TEXT, why=None) if _is_headline(text, piece, below) else piece
        for piece, below in pairwise(pieces)
    ]
    return [*above, pieces[-1]]


def _is_headline(text: str, piece: Piece, below: Piece) -> bool:
    """Whether an invitation that may be a headline shares a word with the paragraph below it.

    One whose words open many headlines is the paragraph's, too, where a dateline stands right below it.
    """
    if piece.why is not Reason.SIGN_UP or below.kind is not Kind.TEXT or not below.is_paragraph:
        return False
    line = text[piece.start : piece.end]
    found = doubt(line)
    if found is Doubt.HIGH and below.dateline is not None and not below.gap:
        return True
    return found is not Doubt.NONE and shares_any([line], text[below.start : below.end])

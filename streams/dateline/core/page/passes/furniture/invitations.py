"""Give back the headlines that read like an invitation to sign up: ``Recibe la alcaldesa amenazas en su correo``.

The words alone do not tell the two apart. A headline stands above its own text, and has words of it that the text above
lacks; right below a text it needs a dateline. An invitation stands below a text, or above the next headline, and names
what every reader gets.
"""

from collections.abc import Sequence
from typing import Final

from dateline.core.data.wire.notices import SIGN_UP_GOODS
from dateline.core.page.layout.headline.likeness import content_stems, shares_any
from dateline.core.page.lines.kinds.sign_up import Doubt, doubt
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason


def keep_headlines(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces: an invitation becomes text where it is the headline of the paragraph below it."""
    if not any(piece.why is Reason.SIGN_UP for piece in pieces):
        return pieces
    return [
        piece._replace(kind=Kind.TEXT, why=None) if _is_headline(text, pieces, at) else piece
        for at, piece in enumerate(pieces)
    ]


def _is_headline(text: str, pieces: Sequence[Piece], at: int) -> bool:
    """Whether an invitation that may be a headline shares a word with the paragraph below it, and not with that above.

    One of high doubt (``Recibe …``) is a headline as well where a dateline stands right below it.
    """
    piece, below = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    if piece.why is not Reason.SIGN_UP or below is None or below.kind is not Kind.TEXT or not below.is_paragraph:
        return False
    line = text[piece.start : piece.end]
    found = doubt(line)
    if found is Doubt.HIGH and below.dateline is not None and not below.gap:
        return True
    if found is Doubt.NONE:
        return False
    if at and pieces[at - 1].kind is Kind.TEXT and pieces[at - 1].is_paragraph and below.dateline is None:
        return False  # in the midst of an article, perhaps
    around = pieces[max(0, at - _MAX_PIECES_ABOVE) : at]
    above = [one for one in around if one.kind is Kind.TEXT and one.is_paragraph]
    common = _GOODS.union(*(content_stems(text[one.start : one.end][:_MAX_CHARS_ABOVE]) for one in above))
    stems = [*(content_stems(line) - common)]
    return shares_any(stems, text[below.start : below.end])


_MAX_PIECES_ABOVE: Final = 3
"""Pieces above an invitation that are read as the text above it. Chosen by hand."""
_MAX_CHARS_ABOVE: Final = 1000
"""Characters of each of them that are read: bounds time. Chosen by hand."""
_GOODS: Final = content_stems(" ".join(SIGN_UP_GOODS))
"""The beginnings of words for what a reader gets by signing up."""

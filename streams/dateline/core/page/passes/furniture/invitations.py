"""Give back the headlines that read like an invitation to sign up: ``Recibe la alcaldesa amenazas en su correo``.

The words alone do not tell the two apart. A headline stands above its own text, and has words of it that the text above
lacks; below a text it needs a dateline. An invitation stands below a headline or a text, or above the next headline,
and names what every reader gets.
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

    A headline above it is the paragraph's, and a paragraph above it goes on below, unless a dateline opens a new item
    there. One of high doubt (``Recibe …``) is a headline as well where a dateline stands right below it.
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
    next_above = _text_above(pieces, at)
    if next_above is not None and not (next_above.is_paragraph and below.dateline is not None):
        return False  # below the article's headline, or in the midst of it
    around = pieces[max(0, at - _MAX_PIECES_ABOVE) : at]
    above = [one for one in around if one.kind is Kind.TEXT and one.is_paragraph]
    common = _GOODS.union(*(content_stems(text[one.start : one.end][:_MAX_CHARS_ABOVE]) for one in above))
    stems = [*(content_stems(line) - common)]
    return shares_any(stems, text[below.start : below.end])


def _text_above(pieces: Sequence[Piece], at: int) -> Piece | None:
    """Return the next text above a piece, past the labels, times and credits between; None where none is near."""
    above = reversed(pieces[max(0, at - _MAX_LABELS_BETWEEN - 1) : at])
    return next((piece for piece in above if piece.kind is Kind.TEXT), None)


_MAX_LABELS_BETWEEN: Final = 9
"""Labels, times and the like that may stand between an invitation and the text above it. Chosen by hand."""
_MAX_PIECES_ABOVE: Final = 3
"""Pieces above an invitation that are read as the text above it. Chosen by hand."""
_MAX_CHARS_ABOVE: Final = 1000
"""Characters of each of them that are read: bounds time. Chosen by hand."""
_GOODS: Final = content_stems(" ".join(SIGN_UP_GOODS))
"""The beginnings of words for what a reader gets by signing up."""

"""Take off a headline that is printed again where its text begins: ``… la ferrovia del tèRoma, 11 giu. (…) …``."""

import re
from collections.abc import Sequence
from typing import Final

from dateline.core.data.text.characters import CAPITALS
from dateline.core.page.lines.classify import classify
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.text.agencies import PRINTED


def without_echoes(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, a headline glued to the text below it made noise, and a credit behind it a piece of its own.

    Aggregators print ``Räntan lämnas oförändrad Ekonomi TT Norges Bank …``: headline, section, agency, text.
    """
    kept: list[Piece] = []
    above = 0
    for piece in pieces:
        size = piece.end - piece.start
        if not (_SHORTEST <= above <= size - _SHORTEST and _repeats(text, kept[-1], piece)):
            kept.append(piece)
            above = size
            continue
        start = piece.start + above
        credited = _CREDITED.match(text, start, piece.end)
        kept.append(piece._replace(kind=Kind.NOISE, end=start, dateline=None, why=Reason.ECHO))
        if credited is not None:
            kept.append(Piece(Kind.CREDIT, credited.start("agency"), credited.end("agency")))
            start = credited.end()
        kept += classify(text, start, piece.end)
        above = kept[-1].size
    return kept


def _repeats(text: str, head: Piece, piece: Piece) -> bool:
    if piece.kind is not Kind.TEXT or text[head.start] != text[piece.start]:
        return False
    return head.heading and text.startswith(text[head.start : head.end], piece.start)


_SHORTEST: Final = 15
"""Characters of a headline that is no word or name which its text may well begin with."""
_CREDITED: Final = re.compile(rf" (?:[{CAPITALS}][^\W\d_]+ )?(?P<agency>{PRINTED}) (?=[{CAPITALS}“”\"])")

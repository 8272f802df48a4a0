"""Find datelines that nothing closes: ``GENÈVE Le Salon de l'auto fermera ses portes …``, item after item.

One text that begins with a name in capitals may shout it; several on a page, each with a place's name,
are how the page is made.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from dateline.core.data.text.characters import CAPITALS
from dateline.core.page.dateline.model import Found
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.places.resolve import PrintedPlace


def with_unstopped_datelines(text: str, pieces: Sequence[Piece], knows: Callable[[str], bool]) -> list[Piece]:
    """Return the pieces, names of places in capitals at the head of texts made datelines, where there are several."""
    found = {
        at: match
        for at, piece in enumerate(pieces)
        if piece.dateline is None
        and piece.end - piece.start > _SHORTEST
        and piece.kind is Kind.TEXT
        and (match := _CAPITALS.match(text, piece.start, piece.end))
    }
    placed = {at: match for at, match in found.items() if knows(match["name"])}
    if len(placed) < _SEVERAL or len(placed) < len(found):
        return list(pieces)
    return [
        piece._replace(dateline=_dateline(placed[at])) if at in placed else piece for at, piece in enumerate(pieces)
    ]


def _dateline(match: re.Match[str]) -> Found:
    return Found(match.start(), match.end(), (PrintedPlace(match["name"], None),), (), stop=" ")


_SEVERAL: Final = 3
_SHORTEST: Final = 60
"""Characters of a text that is no headline in capitals."""
_NAME: Final = rf"[{CAPITALS}]{{2,24}}"
_CAPITALS: Final = re.compile(
    rf"(?P<name>{_NAME}(?:[ -]{_NAME}){{0,4}}) (?=[{CAPITALS}][^\W\d{CAPITALS}]|[{CAPITALS}]['\u2019])"
)

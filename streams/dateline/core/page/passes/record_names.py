"""Mark the lines above the first text that repeat a name from the page's record as noise.

Such names are the page's section, its source and its host: a line ``Buitenland`` where the record says
``"section": "Buitenland"``.
"""

from collections.abc import Set as AbstractSet

from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason


def mark_record_names(text: str, pieces: list[Piece], names: AbstractSet[str]) -> list[Piece]:
    """Return the pieces: a short line above the first text becomes noise where it is one of ``names``.

    ``names`` are as ``letters_of`` returns them.
    """
    if not names:
        return pieces
    first = next((at for at, piece in enumerate(pieces) if piece.is_paragraph), len(pieces))
    above = [
        piece._replace(kind=Kind.NOISE, why=Reason.RECORD_NAME)
        if piece.is_heading and letters_of(text[piece.start : piece.end]) in names
        else piece
        for piece in pieces[:first]
    ]
    return [*above, *pieces[first:]]


def letters_of(name: str) -> str:
    """Return the letters and digits of a name in lower case: ``de Volkskrant`` and ``deVolkskrant`` are equal."""
    return "".join(filter(str.isalnum, name.casefold()))

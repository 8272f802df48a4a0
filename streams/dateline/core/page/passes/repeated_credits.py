"""Make a word in parentheses an agency where it stands behind one place after the other: ``BERN (si) — ``."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from dateline.core.page.dateline.model import Found
from dateline.core.page.lines.piece import Piece
from dateline.core.text.agencies import credited_in


def with_repeated_credits(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, a word in parentheses behind one place after the other made the agency that it must be."""
    behind = [word for piece in pieces if piece.dateline is not None and (word := _in_parentheses(piece.dateline))]
    if len(behind) < _REPEATED:
        return list(pieces)
    named = {word for word, times in Counter(behind).items() if times >= _REPEATED}
    return [
        piece._replace(dateline=_credited(piece.dateline))
        if piece.dateline is not None and _in_parentheses(piece.dateline) in named
        else piece
        for piece in pieces
    ]


def _in_parentheses(found: Found) -> str:
    """Return what stands in parentheses behind the last place, where no agency does."""
    printed = found.spots[-1].printed if found.spots and not found.credits else ""
    return printed.rpartition("(")[2].rstrip(")") if printed.endswith(")") else ""


def _credited(found: Found) -> Found:
    *others, last = found.spots
    place, _, named = last.printed.rpartition(" (")
    return found._replace(spots=(*others, last._replace(printed=place)), credits=credited_in(named.rstrip(")")))


_REPEATED: Final = 3
"""Places from which on it is no part of their names."""

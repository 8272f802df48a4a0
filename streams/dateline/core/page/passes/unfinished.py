"""Read the dateline that a page stops inside: ``BOEDAPEST (ANP/A``, below others that are whole."""

from itertools import pairwise
from typing import Final

from dateline.core.page.dateline.dateline import cut_dateline
from dateline.core.page.lines.piece import Kind, Piece


def with_cut_dateline(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces, the last one read as a dateline where the page stops inside one like those before."""
    last = pieces[-1] if pieces else None
    if last is None or last.kind is not Kind.TEXT or last.dateline is not None:
        return pieces
    above = [here for here, there in pairwise(pieces) if there.dateline is not None]
    found = cut_dateline(text, last.start, last.end) if above else None
    if found is None or not found.capitals:
        return pieces
    if (
        not _due(text, pieces[-2], last, headed=any(piece.heading for piece in above))
        and "(" not in text[last.start : last.end]
    ):
        return pieces
    return [*pieces[:-1], last._replace(dateline=found)]


def _due(text: str, before: Piece, last: Piece, *, headed: bool) -> bool:
    """Whether a dateline is what comes next on the page, and not the headline above it."""
    if before.kind is Kind.MARKER:
        return last.size >= _SHORTEST_CUT
    if before.kind is Kind.STAMP:
        return not headed or "\n" not in text[before.end : last.start]
    return headed and before.heading


_SHORTEST_CUT: Final = 4
"""Letters; a page that is cut behind fewer may have stopped in a headline just as well."""

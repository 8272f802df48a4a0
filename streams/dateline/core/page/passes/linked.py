"""Take away the links below a page's last text: headlines, each with its time, and nothing to read."""

from collections.abc import Sequence
from typing import Final

from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason


def without_linked(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces, those below the last text made noise where they are headlines with their times.

    A list's last item has a text, unless the page is cut: one headline and one time are left alone.
    """
    last = len(pieces) - 1
    while last >= 0 and not (pieces[last].kind is Kind.TEXT and pieces[last].body):
        last -= 1
    if len(pieces) - last <= _LEAST or last < 0:
        return pieces
    below = range(last + 1, len(pieces))
    times = [at for at in below if pieces[at].kind is Kind.STAMP]
    if len(times) < _SEVERAL or not all(_is_of_link(pieces, at) for at in times):
        return pieces
    return [
        piece._replace(kind=Kind.NOISE, stamp=None, section=None, why=Reason.LINKED)
        if at > last and piece.kind in _LINKS
        else piece
        for at, piece in enumerate(pieces)
    ]


def _is_of_link(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a headline stands directly above the time, or on its line."""
    return pieces[at - 1].heading and not pieces[at].timed


_SEVERAL: Final = 2
_LEAST: Final = 4
"""Pieces of two links."""
_LINKS: Final = {Kind.TEXT, Kind.STAMP, Kind.MARKER}
"""What links are made of; an agency's name below the text credits it."""

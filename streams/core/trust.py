"""Decide which datelines of a page to believe, by what the page as a whole shows.

``GOES - Het college …`` has neither agency nor date; so have ``AJAX - PSV 2-1`` and ``De VVD - de partij``.
A sure form is believed. For the rest each sign counts: capitals, a name that is known, a place in the
page's order where an item begins, and others like it on the page.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from streams.core.dateline import Found, cut_dateline
from streams.core.piece import Kind, Piece


def trust(text: str, pieces: Sequence[Piece], knows: Callable[[str], bool]) -> list[Piece]:
    """The pieces, those datelines taken away that the page does not bear out."""
    pieces = _with_cut_dateline(text, pieces)
    unsure = [
        piece for piece in pieces if piece.dateline is not None and not piece.dateline.sure and not piece.dateline.cut
    ]
    if not unsure:
        return list(pieces)
    names = {piece.start: _known(piece.dateline, knows) for piece in unsure if piece.dateline is not None}
    styles = {True: 0, False: 0}
    for piece in unsure:
        if piece.dateline is not None and names[piece.start]:
            styles[piece.dateline.capitals] += 1
    believed: list[Piece] = []
    for at, piece in enumerate(pieces):
        found = piece.dateline
        if found is None or found.sure or found.cut or _believed(text, pieces, at, found, names[piece.start], styles):
            believed.append(piece)
        else:
            believed.append(piece._replace(dateline=None))
    return believed


def _with_cut_dateline(text: str, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces, the last one read as a dateline where the page stops inside one like those before."""
    if len(pieces) < 2 or pieces[-1].kind is not Kind.TEXT or pieces[-1].dateline is not None:  # noqa: PLR2004
        return pieces
    last = pieces[-1]
    found = cut_dateline(text, last.start, last.end)
    above = [here for here, there in pairwise(pieces) if there.dateline is not None]
    if found is None or not found.capitals or not above:
        return pieces
    headed = above[-1].heading
    if "(" not in text[last.start : last.end] and not (pieces[-2].heading if headed else pieces[-2].kind is Kind.STAMP):
        return pieces
    return [*pieces[:-1], last._replace(dateline=found)]


_ENOUGH: Final = 3
_BODY: Final = 30


def _known(found: Found, knows: Callable[[str], bool]) -> bool:
    return any(
        knows(spot.printed) or (" (" in spot.printed and knows(spot.printed.split(" (")[0])) for spot in found.spots
    )


def _believed(
    text: str,
    pieces: Sequence[Piece],
    at: int,
    found: Found,
    known: bool,
    styles: dict[bool, int],
) -> bool:
    piece = pieces[at]
    if not _opens_text(text, pieces, at, found):
        return False
    if not found.spots:  # ``(Belga) De minister``: an agency alone
        return True
    score = 2 * found.capitals + 2 * known + _begins_item(pieces, at)
    score += styles[found.capitals] - known >= 1
    return score >= _ENOUGH and piece.rest >= 0


def _opens_text(text: str, pieces: Sequence[Piece], at: int, found: Found) -> bool:
    """Whether running text follows: not a score, a headline in capitals or the middle of a sentence."""
    piece = pieces[at]
    rest = text[found.end : piece.end]
    last = at == len(pieces) - 1
    if not rest:
        return last or pieces[at + 1].kind in {Kind.TEXT, Kind.NOISE}
    if rest[0].islower() or (rest.upper() == rest and len(rest) > 1):
        return False
    return last or len(rest) >= _BODY or piece.sentence


def _begins_item(pieces: Sequence[Piece], at: int) -> bool:
    """Whether an item may begin here: behind an age, a marker, a rule or a headline."""
    if at == 0:
        return True
    before = pieces[at - 1]
    return before.kind is not Kind.TEXT or (before.heading and not pieces[at].indent)

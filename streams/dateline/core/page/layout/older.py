"""Find the dates that stand where ages do: a list says ``6 days ago``, and of what is older ``March 4, 2025``."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from dateline.core.page.lines.piece import Kind, Piece


def older(pieces: Sequence[Piece]) -> set[int]:
    """Return the starts of the dates that go on from the ages of a list, below the last of them.

    Each has a text of its own. Where ages close their items the last date closes the list; where they open
    them, each date has a headline beside it, which a date in the midst of a text has not.
    """
    stamps = [at for at, piece in enumerate(pieces) if piece.stamp is not None]
    if not stamps or _is_age(pieces[stamps[-1]]):
        return set()
    ages = [at for at in stamps if _is_age(pieces[at])]
    dates = [at for at in stamps if ages and at > ages[-1]]
    if len(ages) < _SEVERAL or not dates or any(pieces[at].timed for at in dates):
        return set()
    if not all(_has_text(pieces[here:there]) for here, there in pairwise([ages[-1], *dates])):
        return set()
    closing, below = _has_text(pieces[: ages[0]]), _has_text(pieces[dates[-1] :])
    if closing is below or not (closing or all(_is_headed(pieces, at) for at in dates)):
        return set()
    return {pieces[at].start for at in dates}


_SEVERAL: Final = 2
"""Ages from which on a page is a list of them."""


def _is_age(piece: Piece) -> bool:
    return piece.stamp is not None and piece.stamp.relative


def _has_text(pieces: Iterable[Piece]) -> bool:
    return any(piece.kind is Kind.TEXT and piece.body for piece in pieces)


def _is_headed(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a headline stands directly above the date at ``at``, or below it."""
    return (at > 0 and pieces[at - 1].heading) or (at + 1 < len(pieces) and pieces[at + 1].heading)

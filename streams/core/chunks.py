"""Cut a stretch into chunks, which as a rule hold an item each: at times, rules and closing credits."""

from collections.abc import Sequence
from itertools import pairwise

from streams.core.layout import Side
from streams.core.piece import Kind, Piece


def chunks(kept: Sequence[Piece], where: Side) -> list[list[Piece]]:
    """Cut at times and rules, and behind credits that close; a time stays with the pieces that it belongs to."""
    closing = _closing_credits(kept)
    cut: list[list[Piece]] = [[]]
    for piece, following in pairwise([*kept, None]):
        if piece is None:
            break
        if piece.kind is Kind.RULE:
            if not (cut[-1] and piece.size and _heads(cut[-1], following)):  # ``* headline``, ``* CITY - text``
                cut.append([])
        elif piece.kind is Kind.STAMP and where is Side.BEFORE:
            cut.append([piece])
        elif piece.kind is Kind.STAMP and where is Side.BETWEEN:
            head = [cut[-1].pop()] if cut[-1] and cut[-1][-1].heading else []
            cut.append([*head, piece])
        else:
            cut[-1].append(piece)
            closes = piece.kind is Kind.STAMP or (closing and piece.kind is Kind.CREDIT)
            if closes and not (closing and following is not None and _go_together(piece, following)):
                cut.append([])
    return [chunk for chunk in cut if chunk]


def _go_together(piece: Piece, following: Piece) -> bool:
    """Whether a time and an agency's name, in either order, close the item together."""
    return {piece.kind, following.kind} == {Kind.STAMP, Kind.CREDIT} and not following.gap


def _heads(chunk: Sequence[Piece], following: Piece | None) -> bool:
    """Whether the chunk is the headline of the text behind a bullet."""
    return following is not None and following.dateline is not None and all(piece.heading for piece in chunk)


def _closing_credits(kept: Sequence[Piece]) -> bool:
    """Whether agencies' names on lines of their own close the items: several, each below a text."""
    named = [at for at, piece in enumerate(kept) if piece.kind is Kind.CREDIT]
    above = [kept[first:at] for first, at in pairwise([0, *named])]
    below = sum(any(piece.body for piece in part) for part in above)
    return below > 1 and below == len(named) and not any(_goes_on(kept, at) for at in named)


def _goes_on(kept: Sequence[Piece], at: int) -> bool:
    """Whether a text stands directly below the credit at ``at``, which then opens it."""
    after = kept[at + 1] if at + 1 < len(kept) else None
    return after is not None and after.body and after.dateline is None and not after.gap

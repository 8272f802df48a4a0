"""Cut a stretch into chunks, which as a rule hold an item each: at times, rules and closing credits."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

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
            timed = where is Side.BEFORE and [one.kind for one in cut[-1]] == [
                Kind.STAMP
            ]  # ``14:33``, ``+++ headline``
            if not (
                timed or (cut[-1] and piece.size and _heads(cut[-1], following))
            ):  # ``* headline``, ``* CITY - text``
                cut.append([])
        elif piece.kind is Kind.STAMP and where is Side.BEFORE:
            opens = (
                not piece.gap
                and cut[-1][-1:]
                and cut[-1][-1].kind is Kind.CREDIT
                and (cut[-1][-1].gap or not cut[-1][:-1])
            )
            cut.append([cut[-1].pop(), piece] if opens else [piece])
        elif piece.kind is Kind.STAMP and where is Side.BETWEEN:
            cut.append([*_taken_head(cut[-1]), piece])
        else:
            cut[-1].append(piece)
            closes = piece.kind is Kind.STAMP or (closing and piece.kind is Kind.CREDIT)
            if closes and not (closing and following is not None and _go_together(piece, following)):
                cut.append([])
    return [chunk for chunk in cut if chunk]


def _taken_head(chunk: list[Piece]) -> list[Piece]:
    """Take the headline above a time off the chunk, with the writer's name or the agency that stands between."""
    at = len(chunk)
    while at and chunk[at - 1].kind in _BESIDE_HEADS:
        at -= 1
    if not at or not (chunk[at - 1].heading or _is_sentence(chunk[at - 1], alone=at == 1)):
        return []
    head = chunk[at - 1 :]
    del chunk[at - 1 :]
    return head


def _is_sentence(piece: Piece, *, alone: bool) -> bool:
    """Whether it is a headline that closes like a sentence, where one is due: ``… before 8 a.m.``."""
    plain = piece.kind is Kind.TEXT and piece.dateline is None and not piece.wrapped
    return plain and (alone or piece.gap > 0) and piece.size <= _LONGEST_HEAD


_LONGEST_HEAD: Final = 100
_BESIDE_HEADS: Final = {Kind.NOISE, Kind.CREDIT}


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
    below = sum(any(piece.body for piece in part) or _is_table(part) for part in above)
    return below > 1 and below == len(named) and not any(_goes_on(kept, at) for at in named)


def _is_table(part: Sequence[Piece]) -> bool:
    """Whether lines without a sentence are an item all the same: a title in capitals in front, figures below it."""
    texts = [piece for piece in part if piece.kind is Kind.TEXT]
    return len(texts) > 1 and texts[0].gap > 0 and texts[0].heading and not any(piece.dateline for piece in texts)


def _goes_on(kept: Sequence[Piece], at: int) -> bool:
    """Whether a text stands directly below the credit at ``at``, which then opens it."""
    after = kept[at + 1] if at + 1 < len(kept) else None
    return after is not None and after.body and after.dateline is None and not after.gap

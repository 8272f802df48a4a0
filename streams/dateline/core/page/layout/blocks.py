"""Cut a stretch into chunks, which as a rule hold an item each: at times, rules and closing credits."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from dateline.core.page.layout.time_position import Side
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.times.timestamps import Stamp


class Chunk(NamedTuple):
    """Pieces between two times or rules, and what is asked of them again and again."""

    pieces: Sequence[Piece]
    texts: list[Piece]
    opens: list[int]
    """Which of the texts have a dateline."""
    stamp: Stamp | None
    """The time in it, the first."""


def chunks(kept: Sequence[Piece], where: Side) -> list[Chunk]:
    """Cut at times and rules, and behind credits that close; a time stays with the pieces that it belongs to."""
    closing = _closing_credits(kept)
    cut: list[list[Piece]] = [[]]
    for at, piece in enumerate(kept):
        kind, last = piece.kind, cut[-1]
        if kind is Kind.TEXT:
            last.append(piece)
        elif kind is Kind.RULE:
            if not _is_bullet(last, kept, at, where):
                cut.append([])
        elif kind is Kind.STAMP and where is Side.BEFORE:
            cut.append([last.pop(), piece] if _is_opened(last, piece) else [piece])
        elif kind is Kind.STAMP and where is Side.BETWEEN:
            cut.append([*_taken_head(last), piece])
        else:
            last.append(piece)
            closes = kind is Kind.STAMP or (closing and kind is Kind.CREDIT)
            if closes and not (closing and at + 1 < len(kept) and _go_together(piece, kept[at + 1])):
                cut.append([])
    return [_chunk(pieces) for pieces in cut if pieces]


def _chunk(pieces: list[Piece]) -> Chunk:
    texts: list[Piece] = []
    opens: list[int] = []
    stamp = None
    for piece in pieces:
        if piece.kind is Kind.TEXT:
            if piece.dateline is not None:
                opens.append(len(texts))
            texts.append(piece)
        elif stamp is None:
            stamp = piece.stamp
    return Chunk(pieces, texts, opens, stamp)


def _is_bullet(chunk: Sequence[Piece], kept: Sequence[Piece], at: int, where: Side) -> bool:
    """Whether the rule at ``at`` parts nothing: ``14:33``, ``+++ headline``; ``* headline``, ``* CITY - text``."""
    if where is Side.BEFORE and len(chunk) == 1 and chunk[0].kind is Kind.STAMP:
        return True
    following = kept[at + 1] if at + 1 < len(kept) else None
    return bool(chunk) and kept[at].size > 0 and _heads(chunk, following)


def _is_opened(chunk: Sequence[Piece], stamp: Piece) -> bool:
    """Whether the chunk above a time ends with the agency's name that opens the item together with it."""
    if stamp.gap or not chunk or chunk[-1].kind is not Kind.CREDIT:
        return False
    return chunk[-1].gap > 0 or len(chunk) == 1


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

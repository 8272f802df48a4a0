"""Cut a section of a page into blocks, which as a rule hold one item each: at times, rules and closing credits."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from dateline.core.page.layout.time_position import Side
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.times.phrases.timestamps import Stamp


class Block(NamedTuple):
    """Pieces between two times or rules, and what is often asked of them."""

    pieces: Sequence[Piece]
    texts: list[Piece]
    """The pieces that are text."""
    opens: list[int]
    """The numbers of the texts that have a dateline."""
    stamp: Stamp | None
    """The first time in it."""


def cut_blocks(pieces: Sequence[Piece], side: Side) -> list[Block]:
    """Cut at times and rules, and after closing credits; a time stays with the pieces that it belongs to."""
    closing = _are_closing_credits(pieces)
    cut: list[list[Piece]] = [[]]
    for at, piece in enumerate(pieces):
        kind, last = piece.kind, cut[-1]
        if kind is Kind.TEXT:
            last.append(piece)
        elif kind is Kind.RULE:
            if not _is_bullet(last, pieces, at, side):
                cut.append([])
        elif kind is Kind.STAMP and side is Side.BEFORE:
            cut.append([last.pop(), piece] if _ends_with_opening_credit(last, piece) else [piece])
        elif kind is Kind.STAMP and side is Side.BETWEEN:
            cut.append([*_pop_headline(last), piece])
        else:
            last.append(piece)
            closes = kind is Kind.STAMP or (closing and kind is Kind.CREDIT)
            if closes and not (closing and at + 1 < len(pieces) and _are_time_and_credit(piece, pieces[at + 1])):
                cut.append([])
    return [_block(part) for part in cut if part]


def _block(pieces: list[Piece]) -> Block:
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
    return Block(pieces, texts, opens, stamp)


def _is_bullet(block: Sequence[Piece], pieces: Sequence[Piece], at: int, side: Side) -> bool:
    """Whether the rule at ``at`` divides nothing.

    It stands after the time that opens an item (``14:33``, ``+++ headline``), or between a headline and its text
    (``* headline``, ``* CITY - text``).
    """
    if side is Side.BEFORE and len(block) == 1 and block[0].kind is Kind.STAMP:
        return True
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    return bool(block) and pieces[at].size > 0 and _is_headline_of(block, following)


def _is_headline_of(block: Sequence[Piece], following: Piece | None) -> bool:
    """Whether the block is the headline of the text after a bullet."""
    return following is not None and following.dateline is not None and all(piece.is_heading for piece in block)


def _ends_with_opening_credit(block: Sequence[Piece], stamp: Piece) -> bool:
    """Whether the block above a time ends with the agency's name that opens the item together with the time."""
    if stamp.gap or not block or block[-1].kind is not Kind.CREDIT:
        return False
    return block[-1].gap > 0 or len(block) == 1


def _pop_headline(block: list[Piece]) -> list[Piece]:
    """Remove the headline above a time from the block and return it, with a byline or credit between the two."""
    at = len(block)
    while at and block[at - 1].kind in _KINDS_BELOW_HEADLINES:
        at -= 1
    if not at or not (block[at - 1].is_heading or _is_closed_headline(block[at - 1], alone=at == 1)):
        return []
    head = block[at - 1 :]
    del block[at - 1 :]
    return head


def _is_closed_headline(piece: Piece, *, alone: bool) -> bool:
    """Whether a piece where a headline is due is one that closes like a sentence: ``… before 8 a.m.``."""
    plain = piece.kind is Kind.TEXT and piece.dateline is None and not piece.wrapped
    return plain and (alone or piece.gap > 0) and piece.size <= _MAX_CLOSED_HEADLINE_CHARS


def _are_time_and_credit(piece: Piece, following: Piece) -> bool:
    """Whether a time and an agency's name, in either order, close the item together."""
    return {piece.kind, following.kind} == {Kind.STAMP, Kind.CREDIT} and not following.gap


def _are_closing_credits(pieces: Sequence[Piece]) -> bool:
    """Whether agencies' names on lines of their own close the items: two or more, each below a text or a table."""
    credit_numbers = [at for at, piece in enumerate(pieces) if piece.kind is Kind.CREDIT]
    above = [pieces[first:at] for first, at in pairwise([0, *credit_numbers])]
    below = sum(any(piece.is_paragraph for piece in part) or _is_table(part) for part in above)
    return below > 1 and below == len(credit_numbers) and not any(_opens_text(pieces, at) for at in credit_numbers)


def _is_table(part: Sequence[Piece]) -> bool:
    """Whether lines without a sentence are an item all the same: a title in front, and figures below it."""
    texts = [piece for piece in part if piece.kind is Kind.TEXT]
    return len(texts) > 1 and texts[0].gap > 0 and texts[0].is_heading and not any(piece.dateline for piece in texts)


def _opens_text(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the credit at ``at`` opens a text, which then stands directly below it."""
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    return after is not None and after.is_paragraph and after.dateline is None and not after.gap


_MAX_CLOSED_HEADLINE_CHARS: Final = 100
"""The longest headline that closes like a sentence, in characters. Tuned on the golden pages."""
_KINDS_BELOW_HEADLINES: Final = {Kind.NOISE, Kind.CREDIT}
"""What may stand between a headline and its time: a byline or an agency's name."""

"""Whom an item is credited to, where its dateline names no agency: beside its time, on a line, at its end."""

import re
from collections.abc import Sequence
from typing import Final

from streams.core.agency import Credit, credit, credit_line, credited_in, known, names_agency
from streams.core.data.boilerplate import SOURCES
from streams.core.data.characters import CAPITALS, CLOSERS, DASHES, TERMINATORS
from streams.core.draft import Draft
from streams.core.piece import Kind, Piece


def credited(
    text: str, read: Sequence[Piece], draft: Draft, extent: tuple[int, int], *, alone: bool
) -> tuple[Credit, ...]:
    """Return the agencies credited to the item at ``extent``; ``alone`` where the page holds no other item.

    A credit that stands once for a page of many items is no item's.
    """
    if draft.stamp is not None and (named := credit(draft.stamp.credit)).code is not None:
        return (named,)
    if draft.credit is not None:
        return _printed(text, draft.credit)
    start, end = extent
    last = next((piece.end for piece in reversed(draft.body) if piece.body or piece.sentence), end)
    for at in (end, last) if last < end else (end,):
        if listed := closing_credit(text, start, at):
            return listed
    if following := _following(read, end):
        return _printed(text, following)
    for piece in read:
        if alone and piece.stamp is not None and credit(piece.stamp.credit).code is not None:
            return (credit(piece.stamp.credit),)
        if piece.kind is Kind.CREDIT and (alone or start <= piece.start < end):
            return _printed(text, piece)
    return ()


def closing_credit(text: str, start: int, end: int) -> tuple[Credit, ...]:
    """Return the agencies that [start, end) closes with: ``… sagte sie. (sda/afp)``, ``… at noon. — Reuters``."""
    tail = text[max(start, end - _REACH) : end]
    if tail[-1:] in ".)/" or _DASHED_WORD.search(tail):
        closing = _CLOSING.search(tail)
        if closing is not None:
            listed = credited_in(closing["parens"] or closing["slashed"] or closing["dashed"])
            if known(listed):
                return listed
    labelled = _LABELLED.search(tail)
    if labelled is not None:
        return credit_line(labelled[0])
    bare = _BARE.search(tail)
    return credited_in(bare["name"]) if bare is not None and names_agency(bare["name"]) else ()


def _following(read: Sequence[Piece], end: int) -> Piece | None:
    """Return the credit on a line of its own behind the item, where credits close several items of the page."""
    if sum(piece.kind is Kind.CREDIT for piece in read) < _SEVERAL:
        return None
    for piece in read:
        if piece.start >= end and piece.kind is Kind.CREDIT:
            return piece
        if piece.start >= end and piece.kind in {Kind.TEXT, Kind.STAMP}:
            return None
    return None


def _printed(text: str, piece: Piece) -> tuple[Credit, ...]:
    return credit_line(text[piece.start : piece.end])


_SEVERAL: Final = 2
_REACH: Final = 40
_CLOSING: Final = re.compile(
    r"\((?P<parens>[^()\n:]{2,30})\)\.?$|(?<=[\s.])/(?P<slashed>[^\s]{2,24}?)/?\.?$"
    rf"|(?<=[{TERMINATORS}{re.escape(CLOSERS)}]) ?[{DASHES}]{{1,2}} ?(?P<dashed>[^\W\d_][^{DASHES}\n]{{1,24}})$"
)
_LABELLED: Final = re.compile(rf"(?<=[{TERMINATORS}{re.escape(CLOSERS)}] )(?i:{'|'.join(map(re.escape, SOURCES))}) ?[^{TERMINATORS}:]{{2,24}}$")
"""``… automatiquement. Source : ats``."""
_BARE: Final = re.compile(rf"[{TERMINATORS}{re.escape(CLOSERS)}] (?P<name>[{CAPITALS}][^\s\d]{{1,14}}(?: [{CAPITALS}][^\s\d]{{1,12}})?)$")
"""``… un ternero. Reuters``."""
_DASHED_WORD: Final = re.compile(rf"[{DASHES}] ?[^\W\d_][^{DASHES}]{{1,24}}$")

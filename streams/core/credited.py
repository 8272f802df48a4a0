"""Whom an item is credited to, where its dateline names no agency: beside its time, on a line, at its end."""

import re
from collections.abc import Sequence
from typing import Final

from streams.core.agency import Credit, credit, credited_in
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
    tail = text[max(start, end - _REACH) : end]
    closing = _CLOSING.search(tail) if "(" in tail or "/" in tail else None
    if closing is not None:
        listed = credited_in(closing["parens"] or closing["slashed"])
        if any(one.code for one in listed):
            return listed
    for piece in read:
        if alone and piece.stamp is not None and credit(piece.stamp.credit).code is not None:
            return (credit(piece.stamp.credit),)
        if piece.kind is Kind.CREDIT and (alone or start <= piece.start < end):
            return _printed(text, piece)
    return ()


def _printed(text: str, piece: Piece) -> tuple[Credit, ...]:
    return credited_in(text[piece.start : piece.end].strip(" .()"))


_REACH: Final = 40
_CLOSING: Final = re.compile(r"\((?P<parens>[^()\n:]{2,30})\)\.?$|[ /](?P<slashed>(?<=/)[^\s/]{2,12})/?\.?$")

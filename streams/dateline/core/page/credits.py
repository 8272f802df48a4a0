"""Whom an item is credited to, where its dateline names no agency: beside its time, on a line, at its end."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from dateline.core.page.layout.drafts import Draft
from dateline.core.page.lines.closing_credit import closing_credit
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.text.agencies import PRINTED, Credit, credit, credit_line, credited_in, known


class Lines(NamedTuple):
    """The lines of a page that may credit, in order; looked up once a page."""

    credits: list[Piece]
    """Agencies' names with the line to themselves."""
    starts: list[int]
    others: list[int]
    """Where texts and times start."""
    end: int
    """Where the last piece of the page ends."""
    beside: tuple[Credit, ...]
    """The agency printed beside a time, the first of the page."""
    noise: list[Piece]
    """Lines that are the page's; one may say whose the text is: ``© Copyright Adnkronos``."""
    bylines: list[Piece]
    """Those of them that name a writer: ``By Rod Tremayne, PA``."""


def lines_of(read: Sequence[Piece]) -> Lines:
    """Return the lines of a page that may credit."""
    named: list[Piece] = []
    others: list[int] = []
    beside: list[str] = []
    noise: list[Piece] = []
    for piece in read:
        if piece.stamp is not None and piece.stamp.credit:
            beside.append(piece.stamp.credit)
        if piece.kind in _OTHERS:
            others.append(piece.start)
        elif piece.kind is Kind.NOISE:
            noise.append(piece)
        elif piece.kind is Kind.CREDIT:
            named.append(piece)
    return Lines(
        named,
        [piece.start for piece in named],
        others,
        read[-1].end,
        next(((one,) for one in map(credit, beside) if one.code is not None), ()),
        noise,
        [piece for piece in noise if piece.why is Reason.BYLINE],
    )


def credited(
    text: str, lines: Lines, draft: Draft, extent: tuple[int, int], *, alone: bool
) -> tuple[tuple[Credit, ...], Reason]:
    """Return the agencies credited to the item at ``extent`` and where; ``alone`` where the page holds no other item.

    A credit that stands once for a page of many items is no item's.
    """
    if draft.stamp is not None and known(named := credited_in(draft.stamp.credit)):
        return named, Reason.BESIDE_TIME
    start, end = extent
    last = next((piece.end for piece in reversed(draft.body) if piece.body or piece.sentence), end)
    at_end = closing_credit(text, start, end) or (last < end and closing_credit(text, start, last))
    line = draft.credit or (None if at_end else _line(lines, start, end, alone=alone))
    if line is not None:
        return credit_line(text[line.start : line.end]), Reason.OWN_LINE
    if at_end:
        return at_end, Reason.AT_END
    written = _byline(text, lines.bylines, start, end)
    if written or not alone:
        return written, Reason.OWN_LINE if written else Reason.UNCREDITED
    if lines.beside:
        return lines.beside, Reason.PAGE_TIME
    owned = _rights(text, lines.noise)
    return owned, Reason.OWN_LINE if owned else Reason.UNCREDITED


def _byline(text: str, bylines: Sequence[Piece], start: int, end: int) -> tuple[Credit, ...]:
    """Return the agency that the item's writer writes for, by the line between its headline and its text."""
    for piece in bylines:
        if start < piece.start < end and (found := _WRITES_FOR.search(text, piece.start, piece.end)) is not None:
            return (credit(found["name"]),)
    return ()


def _rights(text: str, noise: Sequence[Piece]) -> tuple[Credit, ...]:
    """Return the agency that a line of the page names as the text's owner."""
    found = (_OWNED.search(text, piece.start, piece.end) for piece in noise)
    return next(((credit(each["name"]),) for each in found if each is not None), ())


def _line(lines: Lines, start: int, end: int, *, alone: bool) -> Piece | None:
    """Return the credit on a line of its own that is the item's: in it; behind it, where credits close several."""
    if alone:
        return lines.credits[0] if lines.credits else None
    first = bisect_left(lines.starts, start)
    if first < len(lines.starts) and lines.starts[first] < end:
        return lines.credits[first]
    behind = bisect_left(lines.starts, end)
    if len(lines.credits) < _SEVERAL or behind == len(lines.starts):
        return None
    after = bisect_left(lines.others, end)
    apart = after < len(lines.others) and lines.others[after] < lines.starts[behind]
    return None if apart else lines.credits[behind]


_SEVERAL: Final = 2
_OWNED: Final = re.compile(
    rf"(?:©|\([cC]\)|(?i:copyright))(?: ?(?i:copyright))? ?(?:\d{{4}} )?(?P<name>{PRINTED})(?=\W|$)"
)
_WRITES_FOR: Final = re.compile(rf"[, ](?P<name>{PRINTED})(?=$|[, ])")
_OTHERS: Final = {Kind.TEXT, Kind.STAMP}

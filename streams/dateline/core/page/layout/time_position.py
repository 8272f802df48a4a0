"""Decide how a stretch of a page is laid out, by what repeats on it: where its times stand, and which of them count.

Find the dates that stand where ages do: a list says ``6 days ago``, and of what is older ``March 4, 2025``.
"""

from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import pairwise
from typing import Final, NamedTuple

from dateline.core.data.text.characters import BULLETS
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.wording import WORDS


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


class Side(Enum):
    """Where an item's time stands."""

    AFTER = "after"
    """Below its body: Dutch portals."""
    BEFORE = "before"
    """Above its headline or body: live feeds."""
    BETWEEN = "between"
    """Under its headline, above its body."""
    NONE = "none"


class Placed(NamedTuple):
    """Where times stand and why; ``votes`` of the ``times`` said so, where they were asked one by one."""

    side: Side
    why: Reason
    times: int = 0
    votes: int = 0


def side(text: str, pieces: Sequence[Piece]) -> Placed:
    """Where the times of these pieces stand: first as their own lines show, then as the stretch's ends do.

    A time that opens its line (``+++ 21.42 Uhr: …``, ``- NTB15 min``) opens an item. Else a stretch that
    ends with a time closes items with it, and one that begins with a time opens them. Where both ends
    are texts, ages stand below, as on portals; clock times and dates stand on the side without blank line.
    """
    parts = [piece for piece in pieces if piece.kind in _PARTS]
    stamps = [at for at, piece in enumerate(parts) if piece.kind is Kind.STAMP]
    if not stamps:
        return Placed(Side.NONE, Reason.NO_TIMES)
    times = len(stamps)
    between = sum(_is_between(parts, at) for at in stamps)
    if between * 2 > times:
        return Placed(Side.BETWEEN, Reason.BETWEEN_VOTES, times, between)
    credited = sum(_closes_above_time(pieces, at) for at, piece in enumerate(pieces) if piece.kind is Kind.CREDIT)
    if credited * 2 > times and any(piece.body for piece in parts[: stamps[0]]):
        return Placed(Side.AFTER, Reason.BELOW_CREDITS, times, credited)
    opening = sum(_opens_line(text, parts, at) for at in stamps)
    ends = _by_ends(text, parts, stamps)
    if ends.why is Reason.ENDS_WITH_TIME and not any(parts[at].timed for at in stamps):
        return ends
    if opening * 2 > times:
        return Placed(Side.BEFORE, Reason.OPENING_VOTES, times, opening)
    return ends


def _closes_above_time(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the agency's name at ``at`` closes a text, and a time stands directly below."""
    below = pieces[at + 1] if at + 1 < len(pieces) else None
    return at > 0 and below is not None and below.kind is Kind.STAMP and not below.gap and pieces[at - 1].body


def _by_ends(text: str, parts: Sequence[Piece], stamps: Sequence[int]) -> Placed:
    """Where the times stand as the ends of their stretch show it, and as they lean."""
    times = len(stamps)
    above = any(piece.body for piece in parts[: stamps[0]])
    last = [piece for piece in parts[stamps[-1] :] if piece.kind is Kind.TEXT]
    below = any(piece.body or _says(text, piece) for piece in last) if above else bool(last)
    if above and below:
        opens = [at for at, piece in enumerate(parts) if piece.dateline is not None]
        if len(opens) == times and (opens[0] < stamps[0]) is not (opens[-1] > stamps[-1]):
            above, below = opens[0] < stamps[0], opens[-1] > stamps[-1]  # a dateline for each time
    if not (above and below):
        if below:
            return Placed(Side.BEFORE, Reason.BEGINS_WITH_TIME, times)
        return Placed(Side.AFTER, Reason.ENDS_WITH_TIME if above else Reason.NO_TEXTS, times)
    headed = parts[stamps[0] - 1].heading and sum(parts[at - 1].body for at in stamps) == times - 1 > 1
    if any(piece.stamp is not None and piece.stamp.strong for piece in parts):
        if headed:  # what stands above the first closes nothing: ``Latest headlines``
            return Placed(Side.BEFORE, Reason.BEGINS_WITH_TIME, times)
        return Placed(Side.AFTER, Reason.AGES_BELOW, times)
    leaning = sum(_leans_back(parts, at) for at in stamps)
    if leaning * 3 >= times:
        return Placed(Side.AFTER, Reason.LEANS_BACK, times, leaning)
    return Placed(Side.BEFORE, Reason.LEANS_ON, times, leaning)


def _says(text: str, piece: Piece) -> bool:
    """Whether a short line has as many words as a headline, and not a menu's."""
    return text.count(" ", piece.start, piece.end) >= WORDS


def _is_between(parts: Sequence[Piece], at: int) -> bool:
    """Whether a headline stands above the time at ``at``, and its text below."""
    return 0 < at < len(parts) - 1 and parts[at + 1].body and parts[at - 1].heading


def _opens_line(text: str, parts: Sequence[Piece], at: int) -> bool:
    """Whether the time shares its line with what it opens, or has a bullet in front."""
    return parts[at].timed or text[parts[at].start] in BULLETS


def _leans_back(parts: Sequence[Piece], at: int) -> int:
    """Return 1 where the time stands nearer to the text above it, -1 to the one below, 0 for neither."""
    return (at + 1 < len(parts) and parts[at + 1].gap > 0) - (parts[at].gap > 0)


def without_tickers(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, those timed lines taken away that follow each other with no text between: a ticker's.

    On a page of nothing else they are its items, and stay.
    """
    if not [piece for piece in pieces if piece.timed] or not any(_is_other_item(piece) for piece in pieces):
        return list(pieces)
    kept: list[Piece] = []
    at = 0
    while at < len(pieces):
        stop = at
        while stop + 1 < len(pieces) and _is_timed_line(pieces[stop], pieces[stop + 1]):
            stop += 2
        if stop - at <= _TIMED_LINE:
            stop = max(stop, at + 1)
            kept += pieces[at:stop]
        at = stop
    return kept


def stamps_that_count(pieces: Sequence[Piece]) -> tuple[set[int], Reason]:
    """Return the starts of the times that belong to items, and why: ages, if there are any; else clocks and dates.

    One date on a page of several datelines is the page's own.
    """
    stamps = [piece for piece in pieces if piece.stamp is not None]
    if len(stamps) == 1 and _tops(pieces, stamps[0]):
        return set(), Reason.PAGE_DATE
    if any(piece.stamp is not None and piece.stamp.strong for piece in stamps):
        return {piece.start for piece in stamps if piece.stamp is not None and piece.stamp.relative} | older(
            pieces
        ), Reason.ONLY_AGES
    opens = [at for at, piece in enumerate(pieces) if piece.dateline is not None]
    datelines = len(opens)
    if datelines == 1 and _all_inside(pieces, opens[0]):
        return set(), Reason.SUB_HEADINGS
    if len(stamps) == 1 and stamps[0].timed and not datelines:  # a paragraph that opens with a time
        return set(), Reason.OPENS_PARAGRAPH
    if datelines < 2 or len(stamps) * 2 > datelines:  # noqa: PLR2004
        return {piece.start for piece in stamps}, Reason.ALL_TIMES
    return set(), Reason.FEW_TIMES


def _is_other_item(piece: Piece) -> bool:
    """Whether a page with this piece has more than timed lines: a dateline, or a time with the line to itself."""
    return piece.dateline is not None or (piece.stamp is not None and not piece.timed)


def _all_inside(pieces: Sequence[Piece], at: int) -> bool:
    """Whether every time stands between the paragraphs of the one text, as its sub-headings do."""
    stamps = [number for number, piece in enumerate(pieces) if piece.stamp is not None]
    ruled = any(piece.kind is Kind.RULE and piece.size > 1 for piece in pieces[at:])
    if not stamps or ruled or any(_is_full(pieces[number]) for number in stamps):
        return False
    return stamps[0] > at and any(piece.body for piece in pieces[stamps[-1] :])


def _is_full(piece: Piece) -> bool:
    """Whether a time is no sub-heading: it has a label, or date and clock time."""
    return piece.stamp is not None and (
        piece.stamp.start > piece.start
        or ":" in piece.stamp.printed[_CLOCK:]
        or len(piece.stamp.printed) > _LONGEST_DAY
    )


def _tops(pieces: Sequence[Piece], stamp: Piece) -> bool:
    """Whether a date stands above all text with a line of its own, as the day's on a newspaper's page."""
    first = next((piece for piece in pieces if piece.kind is Kind.TEXT), None)
    weak = stamp.stamp is not None and not stamp.stamp.strong and ":" not in stamp.stamp.printed[_CLOCK:]
    return weak and first is not None and stamp.start < first.start and not first.body


def _is_timed_line(piece: Piece, after: Piece) -> bool:
    """Whether a time and a headline share a line here; a line with a dateline or a whole text is an item by itself."""
    item = after.dateline is not None and after.dateline.sure
    return piece.timed and piece.stamp is not None and not (item or after.sentence or after.size > _LONGEST_TICKER)


_LONGEST_DAY: Final = 28
"""Characters of the longest date without a clock time: ``Donnerstag, 14. September 2023``."""
_CLOCK: Final = 6
"""Characters behind which a colon is in a clock time that follows a date."""
_LONGEST_TICKER: Final = 120
_TIMED_LINE: Final = 2
"""A timed line is two pieces: its time and its text."""
_PARTS: Final = {Kind.TEXT, Kind.STAMP}

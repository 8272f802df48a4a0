"""Take the items of a chunk: the pieces between two times or rules, which as a rule hold one."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from dateline.core.page.layout.blocks import Chunk
from dateline.core.page.layout.headlines import Headlines
from dateline.core.page.layout.time_position import Side
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.times.timestamps import Stamp
from dateline_schemas.brief import Signal


class Place(NamedTuple):
    """Where a chunk stands in its stretch of the page, and what the stretch shows."""

    rules: Headlines
    side: Side
    first: bool
    """Whether what stands above the stretch's first item is in it."""
    final: bool
    """Whether the page ends with it."""
    listed: bool = False
    """Whether it is one of a list's groups of headline and text."""


class Draft(NamedTuple):
    """An item as pieces; an empty body for one of which only the headline is left."""

    headline: Piece | None
    body: tuple[Piece, ...]
    stamp: Stamp | None = None
    credit: Piece | None = None
    """The agency's name that closes it, on a line of its own."""
    cut: bool = False
    """Whether its layout says that the page ends inside it."""
    why: Reason = Reason.NO_LINE
    """Why this line is its headline, or why it has none."""
    said: "Said | None" = None
    """What a line of its own at its opening says that it does."""


class Said(NamedTuple):
    """A word of correction or withdrawal at [start, end) of the page, alone on its line."""

    start: int
    end: int
    signal: Signal


def drafts(chunk: Chunk, place: Place) -> list[Draft]:
    """Return one item a dateline, or the one that the chunk is where there is no dateline."""
    texts, opens, rules = chunk.texts, chunk.opens, place.rules
    if not texts:
        return []
    if not opens:
        return _without_dateline(chunk, place)
    found = []
    start = 0
    for number, at in enumerate(opens):
        last = number == len(opens) - 1
        stop = len(texts) if last else opens[number + 1]
        opening = start == 0 and place.first
        head, why = rules.above(texts[start:at], opening=opening, timed=start == 0 and not opening)
        start = stop if last and not place.final else stop - _of_next(place, texts[at:stop], last=last)
        cut = last and place.final and start == stop and place.side is Side.AFTER and chunk.stamp is None
        of_this = last or place.side is not Side.AFTER
        found.append(Draft(head, tuple(texts[at:start]), chunk.stamp if of_this else None, cut=cut, why=why))
    if len(found) > 1:
        found = [one for one in found[:-1] if _has_text(one)] + found[-1:]
    if start < len(texts) and rules.may_be_cut(texts[start]):
        found.append(Draft(texts[start], (), cut=True, why=Reason.CUT_OFF))
    return found


def _has_text(draft: Draft) -> bool:
    return draft.body[0].rest > 0 or any(piece.body for piece in draft.body[1:])


def _of_next(place: Place, texts: Sequence[Piece], *, last: bool) -> int:
    """Return how many pieces at the end, 1 or 0, are the headline of the next item or of one that is cut off."""
    if last:
        return int(place.rules.ends_in_headline(texts))
    return int(place.rules.above(texts[1:], opening=False, timed=False)[0] is not None)


def _without_dateline(chunk: Chunk, place: Place) -> list[Draft]:
    """Return the item of a chunk without dateline; none where there is no running text."""
    texts, rules = chunk.texts, place.rules
    opening = place.first and place.side is not Side.BEFORE
    headline, body, why = rules.divide(texts, opening=opening, stamped=chunk.stamp is not None)
    long = next((at for at, piece in enumerate(texts) if piece.size > _TEXT), 0)
    if place.listed and not body and long:
        headline, body, why = texts[long - 1], [texts[long]], Reason.LAST_TWO  # closes with a question, or is cut
    closed = chunk.pieces[-1].kind is Kind.CREDIT and not place.first
    if closed and not body and len(texts) > 1 and texts[0].heading:
        return [Draft(texts[0], tuple(texts[1:]), chunk.stamp, why=Reason.LAST_TWO)]  # a table of figures
    alone = place.first and headline is not None and place.side is Side.BEFORE
    if body and (chunk.stamp is not None or rules.plain or place.listed or alone):
        return [Draft(headline, tuple(body), chunk.stamp, why=why)]
    if not (place.final and chunk.pieces[-1] is texts[-1] and (rules.marked or not place.first)):
        return []
    cut = _cut_off(chunk, place)
    return [cut] if cut is not None else []


def _cut_off(chunk: Chunk, place: Place) -> Draft | None:
    """Return what the page's end left of a list's last item: some of its body, its headline, or both."""
    texts, rules = chunk.texts, place.rules
    listed = place.listed or rules.listed or rules.marked
    if len(texts) == 2 and (rules.plain or place.listed) and texts[0].size + texts[1].size > _LABELS:  # noqa: PLR2004  # a headline and what there is of its body
        return Draft(texts[0], (texts[1],), chunk.stamp, cut=True, why=Reason.CUT_BODY)
    if len(texts) != 1 or not rules.may_be_cut(texts[0]):
        return None
    if rules.bare:
        return Draft(None, tuple(texts), chunk.stamp, cut=True)
    return Draft(texts[-1], (), chunk.stamp, cut=True, why=Reason.CUT_OFF) if listed else None


_LABELS: Final = 40
"""Characters of two sections' names, one below the other, where a page stops.

A headline and the first word of its text are longer.
"""
_TEXT: Final = 80
"""Characters from which on a line below a list's headline is its text."""

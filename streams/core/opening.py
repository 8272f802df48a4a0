"""What an item of a page begins with: the marker, time, rule or dateline that parts it from what stands above."""

from typing import Final

from streams.core.layout import Side
from streams.core.piece import Kind, Piece
from streams.core.segment import Segment
from streams.core.split import Item, Reading


def opening_why(reading: Reading, item: Item) -> str:
    """Return what opens the item, and what makes it a lead, one of a list, or one beside a lead."""
    first = item.draft.headline or item.draft.body[0]
    part = next((part for part in reading.segments if any(_same(first, piece) for piece in part.read)), None)
    opens = _opens(part, first, item) if part is not None else "it is the rest of the page"
    return f"{opens}; {_ROLES[item.role]}"


def _opens(part: Segment, first: Piece, item: Item) -> str:
    at = next(at for at, piece in enumerate(part.read) if _same(first, piece))
    above = next((piece for piece in reversed(part.read[:at]) if piece.kind in _PARTING), None)
    if above is None:
        return "it is first on the page" if part.stretch.section is None else "it is first behind the marker"
    if above.kind is Kind.TEXT:
        return "a dateline opens it" if item.dateline is not None else "its headline opens it"
    if above.kind is Kind.STAMP:
        closes = part.placed.side is Side.AFTER
        votes = f" ({part.placed.votes} of {part.placed.times})" if part.placed.votes else ""
        does = "closes the item above" if closes else "opens it"
        return f"the time in front {does}: {part.placed.why.value}{votes}"
    return above.why.value if above.why is not None else "a credit in front closes the item above"


def _same(one: Piece, other: Piece) -> bool:
    return one.start == other.start and one.kind is other.kind


_PARTING: Final = {Kind.TEXT, Kind.STAMP, Kind.RULE, Kind.CREDIT}
_ROLES: Final = {
    "lead": "the page's article: the only item, or above a marker",
    "related": "behind a marker that opens a list",
    "item": "one of a page of several, none of them behind a marker",
}

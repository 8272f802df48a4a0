"""What an item of a page begins with: the marker, time, rule or dateline that parts it from what stands above."""

from collections.abc import Mapping
from typing import Final

from dateline.core.page.layout.segment import Segment
from dateline.core.page.layout.time_position import Side
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.split import Item, Reading


def openings(reading: Reading) -> list[str]:
    """Return for each item what opens it, and what makes it a lead, one of a list, or one beside a lead."""
    above: dict[int, tuple[Segment, Piece | None]] = {}
    for part in reading.segments:
        parting: Piece | None = None
        for piece in part.read:
            if piece.kind is Kind.TEXT:
                above.setdefault(piece.start, (part, parting))
            if piece.kind in _PARTING:
                parting = piece
    return [f"{_opens(item, above)}; {_ROLES[item.role]}" for item in reading.items]


def _opens(item: Item, above: Mapping[int, tuple[Segment, Piece | None]]) -> str:
    first = item.draft.headline or item.draft.body[0]
    part, parting = above[first.start]
    if parting is None:
        return "it is first on the page" if part.stretch.section is None else "it is first behind the marker"
    if parting.kind is Kind.TEXT:
        return "a dateline opens it" if item.dateline is not None else "its headline opens it"
    if parting.kind is Kind.STAMP:
        closes = part.placed.side is Side.AFTER
        votes = f" ({part.placed.votes} of {part.placed.times})" if part.placed.votes else ""
        does = "closes the item above" if closes else "opens it"
        return f"the time in front {does}: {part.placed.why.value}{votes}"
    return parting.why.value if parting.why is not None else "a credit in front closes the item above"


_PARTING: Final = {Kind.TEXT, Kind.STAMP, Kind.RULE, Kind.CREDIT}
_ROLES: Final = {
    "lead": "the page's article: the only item, or above a marker",
    "related": "behind a marker that opens a list",
    "item": "one of a page of several, none of them behind a marker",
}

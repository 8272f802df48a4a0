"""Take the items of one stretch: decide how it is laid out, cut it into chunks, and draft what each holds.

Cut a page's pieces at its markers: what stands above the first, and the list that each opens.
"""

from collections.abc import Container, Sequence
from typing import Final, NamedTuple

from dateline.core.page.layout.blocks import chunks
from dateline.core.page.layout.drafts import BlockPosition, Draft, draft_items
from dateline.core.page.layout.headlines import headlines
from dateline.core.page.layout.lists import with_groups
from dateline.core.page.layout.time_position import Placed, Side, side, stamps_that_count
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason


class Stretch(NamedTuple):
    """Pieces of a page; ``section`` is None above the first marker, empty where a marker names none."""

    section: str | None
    pieces: list[Piece]


def stretches(read: Sequence[Piece]) -> list[Stretch]:
    """Return the page's stretches: the one above the first marker, then one a marker that opens a list."""
    if not [piece for piece in read if piece.kind is Kind.MARKER]:
        return [Stretch(None, list(read))]
    marked: list[tuple[Piece | None, list[Piece]]] = [(None, [])]
    for piece in read:
        if piece.kind is Kind.MARKER:
            marked.append((piece, []))
        else:
            marked[-1][1].append(piece)
    found = [Stretch(None, [])]
    for marker, following in marked:
        if marker is not None and _opens_list(marker, following):
            found.append(Stretch(marker.section or "", following))
        else:
            inside = marker is not None and any(piece.body for piece in found[-1].pieces)
            found[-1].pieces.extend(_without_links(following) if inside else following)
    return found


def _without_links(following: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces behind a marker in the midst of an article, without the headlines that it links to."""
    at = next((at for at, piece in enumerate(following) if piece.body or piece.sentence), len(following))
    return following[at:]


def _opens_list(marker: Piece, following: Sequence[Piece]) -> bool:
    """Whether items follow a marker; else it is a link in the midst of an article."""
    if any(piece.dateline is not None or piece.kind is Kind.STAMP for piece in following):
        return True
    texts = [piece for piece in following if piece.kind is Kind.TEXT]
    return marker.section is not None and len(texts) == len(following) <= _CUT_ITEM


_CUT_ITEM: Final = 2
"""A headline and what there is of its body."""


class Segment(NamedTuple):
    """The items of one stretch, and what was decided on the way."""

    stretch: Stretch
    drafts: list[Draft]
    read: list[Piece]
    """Its pieces, less the times that do not count; with a rule of no width before each item of a list's shape."""
    counting: Reason
    """Why these times count or do not."""
    grouped: bool
    placed: Placed
    standfirst: Draft | None
    """What looked like the first item and is what a bulletin says of itself."""


def segment(text: str, stretch: Stretch, *, last: bool) -> Segment:
    """Return the items of one stretch; ``last`` where the page ends with it."""
    counted, counting = stamps_that_count(stretch.pieces)
    if (alone := _with_one_time(text, stretch, counted, last=last)) is not None:
        return alone
    return _segment(text, stretch, (counted, counting), last=last)


def _with_one_time(text: str, stretch: Stretch, counted: Container[int], *, last: bool) -> Segment | None:
    """Return the one item of a stretch that has one time, wherever the time stands; None where there are more."""
    if stretch.section is not None:
        return None
    stamps = [piece for piece in stretch.pieces if piece.kind is Kind.STAMP and piece.start in counted]
    if len(stamps) != 1 or stamps[0].timed or sum(piece.dateline is not None for piece in stretch.pieces) > 1:
        return None
    whole = _segment(text, stretch, ((), Reason.ONE_TIME), last=last)
    if len(whole.drafts) != 1 or not whole.drafts[0].body:
        return None
    return whole._replace(drafts=[whole.drafts[0]._replace(stamp=stamps[0].stamp)])


def _segment(text: str, stretch: Stretch, times: tuple[Container[int], Reason], *, last: bool) -> Segment:
    counted, counting = times
    kept = _counted(stretch.pieces, counted)
    kinds = [piece.kind for piece in kept]
    stamps, credited = kinds.count(Kind.STAMP), Kind.CREDIT in kinds
    grouped = with_groups(text, _counted(stretch.pieces, ())) if stamps <= 1 else None
    listed, ruled = grouped is not None, _is_ruled(kept)
    kept = grouped or kept
    placed = side(text, kept)
    where = placed.side
    cut = chunks(kept, where)
    rules = headlines(text, cut, where, marked=stretch.section is not None)
    found: list[Draft] = []
    for number, chunk in enumerate(cut):
        final = last and number == len(cut) - 1
        position = BlockPosition(rules, where, first=number == 0, final=final, listed=listed or (ruled and number > 0))
        drawn = draft_items(chunk, position)
        if credited and drawn and (beside := _credit_of(chunk.pieces)) is not None:
            drawn[-1] = drawn[-1]._replace(credit=beside)
        found += drawn
    stay = _without_standfirst(text, found, where)
    if listed and stamps == 1:
        counting = Reason.GROUPED
    return Segment(stretch, stay, kept, counting, listed, placed, found[0] if len(stay) < len(found) else None)


def _credit_of(chunk: Sequence[Piece]) -> Piece | None:
    """Return the agency's name that closes an item, before its time or behind it, or stands below the time above."""
    closing = next((piece for piece in chunk[-2:] if piece.kind is Kind.CREDIT), None)
    if closing is not None and (closing is chunk[-1] or chunk[-1].kind is Kind.STAMP):
        return closing
    opening = chunk[:2]
    opens = {piece.kind for piece in opening} == {Kind.STAMP, Kind.CREDIT} and not opening[1].gap
    return next((piece for piece in opening if piece.kind is Kind.CREDIT), None) if opens else None


def _is_ruled(kept: Sequence[Piece]) -> bool:
    """Whether rules part several datelines, so that what stands between two rules is an item without any as well."""
    rules = [piece for piece in kept if piece.kind is Kind.RULE and piece.size >= _RULE]
    return len(rules) >= _SEVERAL and sum(piece.dateline is not None for piece in kept) >= _SEVERAL - 1


_RULE: Final = 2
"""Signs of the shortest rule; one alone is a bullet."""


def _without_standfirst(text: str, found: list[Draft], where: Side) -> list[Draft]:
    """Return the items without the first, where it alone has no headline or time: what a bulletin says of itself."""
    if len(found) < _SEVERAL:
        return found
    first, *others = found
    says = first.stamp is None and first.body and text[first.body[-1].end - 1] == ":"
    if says and all(draft.stamp is not None for draft in others):  # ``The Latest on the landslide:``
        return others
    if where is Side.BETWEEN and first.stamp is None and not (first.body and first.body[0].dateline):
        return others
    if first.headline is not None or first.stamp is not None or (first.body and first.body[0].dateline is not None):
        return found
    headed = sum(draft.headline is not None for draft in others)
    stamped = sum(draft.stamp is not None for draft in others)
    return found if max(headed, stamped) * 5 < len(others) * 4 else others


_SEVERAL: Final = 3


def _counted(stretch: Sequence[Piece], counted: Container[int]) -> list[Piece]:
    """Return the pieces without the times that do not count; one that opened a line of text goes back to it."""
    if not [piece for piece in stretch if piece.kind is Kind.STAMP and piece.start not in counted]:
        return list(stretch)
    kept: list[Piece] = []
    opening: Piece | None = None
    for piece in stretch:
        if piece.kind is Kind.STAMP and piece.start not in counted:
            opening = piece if piece.timed else None
            continue
        kept.append(piece if opening is None else piece._replace(start=opening.start, gap=opening.gap, timed=False))
        opening = None
    return kept

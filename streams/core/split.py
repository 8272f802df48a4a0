"""Split a page into its items: where each begins and ends, its headline, dateline, body, time and section.

The order of things: read the page as pieces, believe or drop datelines, cut at markers into stretches,
decide each stretch's layout, cut it into chunks at its times and rules, and take the items of each chunk.
"""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from schemas.brief import Role
from streams.core.agency import Credit
from streams.core.credited import credited
from streams.core.data.characters import CLOSERS, TERMINATORS
from streams.core.draft import Chunk, Draft, drafts
from streams.core.echo import without_echoes
from streams.core.found import Found
from streams.core.groups import with_groups
from streams.core.headline import headlines
from streams.core.layout import Side, side, stamps_that_count, without_tickers
from streams.core.paragraphs import paragraphs
from streams.core.photo import without_photo_credits
from streams.core.piece import Kind, Piece
from streams.core.pieces import pieces
from streams.core.repeats import with_dividers
from streams.core.stamp import Stamp
from streams.core.trust import trust


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a page; ``start`` and ``end`` are code points of the page, as are the spans."""

    role: Role
    start: int
    end: int
    headline: str | None
    text: str
    dateline: Found | None
    credits: tuple[Credit, ...]
    stamp: Stamp | None
    section: str | None
    complete: bool


def split(text: str, knows: Callable[[str], bool], title: str | None = None) -> tuple[Item, ...]:
    """Return the items of the page in order; none where it holds no running text.

    ``knows`` says whether a name is a place's; ``title`` is the page's own, where it was told.
    """
    read = without_photo_credits(text, trust(text, with_dividers(text, without_tickers(without_echoes(text, pieces(text)))), knows))
    stretches = _stretches(read)
    found: list[Draft] = []
    for section, stretch in stretches:
        drawn = _drafts(text, stretch, section, title, last=stretch is stretches[-1][1])
        found += [draft._replace(related=bool(found)) for draft in drawn] if section is not None else drawn
    if not any(draft.body for draft in found) or _is_menu(read, found):
        return ()
    alone = len(found) == 1
    marked = any(draft.related for draft in found)
    return tuple(_item(text, draft, read, alone=alone, lead=alone or marked) for draft in found)


def _is_menu(read: Sequence[Piece], found: Sequence[Draft]) -> bool:
    """Whether the only text is a sentence or two among many short lines, and nothing says that it is an item."""
    only = found[0]
    if len(found) > 1 or only.stamp is not None or only.credit is not None or sum(one.body for one in only.body) > 1:
        return False
    body = only.body[0]
    short = sum(piece.kind is Kind.NOISE or piece.heading for piece in read)
    return body.dateline is None and body.size < _BLURB and short >= _MENU


_BLURB: Final = 200
_MENU: Final = 8
"""Short lines of a page that is all menu."""


def _stretches(read: Sequence[Piece]) -> list[tuple[str | None, list[Piece]]]:
    """Return the page's stretches and their sections: the one before the first marker, then one a marker."""
    marked: list[tuple[Piece | None, list[Piece]]] = [(None, [])]
    for piece in read:
        if piece.kind is Kind.MARKER:
            marked.append((piece, []))
        else:
            marked[-1][1].append(piece)
    stretches: list[tuple[str | None, list[Piece]]] = [(None, [])]
    for marker, following in marked:
        if marker is not None and _opens_list(marker, following):
            stretches.append((marker.section or "", following))
        else:
            stretches[-1][1].extend(_without_links(following) if marker is not None else following)
    return stretches


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


def _drafts(text: str, stretch: list[Piece], section: str | None, title: str | None, *, last: bool) -> list[Draft]:
    """Return the items of one stretch; ``last`` where the page ends with it."""
    counted = stamps_that_count(stretch)
    kept = _counted(stretch, counted)
    grouped = with_groups(text, kept if len(counted) > 1 else _counted(stretch, ()))
    listed = grouped is not None
    kept = grouped or kept
    where = side(text, kept)
    chunks = _chunks(kept, where, closing=_closing_credits(kept))
    rules = headlines(text, chunks, where, title)
    found: list[Draft] = []
    for number, pieces_of_it in enumerate(chunks):
        final = last and number == len(chunks) - 1
        drawn = drafts(Chunk(pieces_of_it, rules, where, first=number == 0, final=final, listed=listed))
        if drawn and pieces_of_it[-1].kind is Kind.CREDIT:
            drawn[-1] = drawn[-1]._replace(credit=pieces_of_it[-1])
        found += drawn
    return [draft._replace(section=section or None) for draft in _without_standfirst(found, where)]


def _without_standfirst(found: list[Draft], where: Side) -> list[Draft]:
    """Return the items without the first, where it alone has no headline or time: what a bulletin says of itself."""
    if len(found) < _SEVERAL:
        return found
    first, *others = found
    if where is Side.BETWEEN and first.stamp is None and not (first.body and first.body[0].dateline):
        return others
    named = first.headline is not None or first.stamp is not None or (first.body and first.body[0].dateline is not None)
    headed = sum(draft.headline is not None for draft in others)
    return found if named or headed * 5 < len(others) * 4 else others


_SEVERAL: Final = 3


def _counted(stretch: Sequence[Piece], counted: Container[int]) -> list[Piece]:
    """Return the pieces without the times that do not count; one that opened a line of text goes back to it."""
    kept: list[Piece] = []
    opening: Piece | None = None
    for piece in stretch:
        if piece.kind is Kind.STAMP and piece.start not in counted:
            opening = piece if piece.timed else None
            continue
        kept.append(piece if opening is None else piece._replace(start=opening.start, gap=opening.gap, timed=False))
        opening = None
    return kept


def _closing_credits(kept: Sequence[Piece]) -> bool:
    """Whether agencies' names on lines of their own close the items: several, each below a text."""
    named = [at for at, piece in enumerate(kept) if piece.kind is Kind.CREDIT]
    above = [kept[first:at] for first, at in pairwise([0, *named])]
    below = sum(any(piece.body for piece in part) for part in above)
    return below > 1 and below == len(named)


def _chunks(kept: Sequence[Piece], where: Side, *, closing: bool) -> list[list[Piece]]:
    """Cut at times and rules, and behind ``closing`` credits; a time stays with the pieces that it belongs to."""
    chunks: list[list[Piece]] = [[]]
    for piece, following in pairwise([*kept, None]):
        if piece is None:
            break
        if piece.kind is Kind.RULE:
            head = all(each.heading for each in chunks[-1]) and following is not None and following.dateline is not None
            if not (chunks[-1] and head and piece.end > piece.start):  # ``* headline``, ``* CITY - text``
                chunks.append([])
        elif piece.kind is Kind.STAMP and where is Side.BEFORE:
            chunks.append([piece])
        elif piece.kind is Kind.STAMP and where is Side.BETWEEN:
            head = chunks[-1].pop() if chunks[-1] and chunks[-1][-1].heading else None
            chunks.append([head, piece] if head is not None else [piece])
        else:
            chunks[-1].append(piece)
            if piece.kind is Kind.STAMP or (closing and piece.kind is Kind.CREDIT):
                chunks.append([])
    return [chunk for chunk in chunks if chunk]


def _item(text: str, draft: Draft, read: Sequence[Piece], *, alone: bool, lead: bool) -> Item:
    """Return the item of a draft: its strings and its span."""
    spans = [(piece.dateline.end if piece.dateline is not None else piece.start, piece.end) for piece in draft.body]
    found = draft.body[0].dateline if draft.body else None
    first = draft.headline or draft.body[0]
    end = draft.body[-1].end if draft.body else first.end
    start = min(first.start, draft.body[0].start) if draft.body else first.start
    body = paragraphs(text, spans, draft.body)
    named = found.credits if found is not None else ()
    return Item(
        role="related" if draft.related else "lead" if lead else "item",
        start=start,
        end=end,
        headline=text[draft.headline.start : draft.headline.end] if draft.headline is not None else None,
        text=body,
        dateline=found,
        credits=named or credited(text, read, draft, (start, end), alone=alone),
        stamp=draft.stamp,
        section=draft.section,
        complete=not draft.cut and not (end == read[-1].end and _broken(body)),
    )


def _broken(body: str) -> bool:
    """Whether a text stops in the midst of a sentence."""
    closed = body.rstrip(CLOSERS + " ")
    return not closed or closed[-1] not in TERMINATORS

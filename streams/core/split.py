"""Split a page into its items: where each begins and ends, its headline, dateline, body, time and section.

The order of things: read the page as pieces, believe or drop datelines, cut at markers into stretches,
decide each stretch's layout, cut it into chunks at its times and rules, and take the items of each chunk.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from schemas.brief import Role
from streams.core.agency import Credit
from streams.core.credited import Lines, credited, lines_of
from streams.core.data.characters import CLOSERS, TERMINATORS
from streams.core.draft import Draft
from streams.core.echo import without_echoes
from streams.core.found import Found
from streams.core.inline import with_inline_headlines
from streams.core.layout import without_tickers
from streams.core.paragraphs import paragraphs
from streams.core.photo import without_photo_credits
from streams.core.piece import Kind, Piece
from streams.core.pieces import pieces
from streams.core.repeats import with_dividers
from streams.core.segment import segment
from streams.core.spots import spots
from streams.core.stamp import Stamp
from streams.core.stretches import stretches
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
    read = read_page(text, knows)
    found: list[Draft] = []
    parts = stretches(read)
    for number, stretch in enumerate(parts):
        drawn = segment(text, stretch, title, last=number == len(parts) - 1)
        listed = stretch.section is not None and bool(found)
        found += [draft._replace(related=True) for draft in drawn] if listed else drawn
    if not any(draft.body for draft in found) or _is_menu(read, found):
        return ()
    alone = len(found) == 1
    marked = any(draft.related for draft in found)
    lines = lines_of(read)
    lead: Role = "lead" if alone or marked else "item"
    roles: list[Role] = ["related" if draft.related else lead for draft in found]
    return tuple(_item(text, draft, role, lines, alone=alone) for draft, role in zip(found, roles, strict=True))


def read_page(text: str, knows: Callable[[str], bool]) -> list[Piece]:
    """Return the page as pieces, each as what the page as a whole shows it to be."""
    read = with_inline_headlines(text, without_tickers(without_echoes(text, pieces(text))), knows)
    return without_photo_credits(text, trust(text, with_dividers(text, read), knows))


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


def _item(text: str, draft: Draft, role: Role, lines: Lines, *, alone: bool) -> Item:
    """Return the item of a draft: its strings and its span."""
    spans = [(piece.dateline.end if piece.dateline is not None else piece.start, piece.end) for piece in draft.body]
    found = (draft.body[0].dateline if draft.body else None) or _beside_time(text, draft.stamp)
    first = draft.headline or draft.body[0]
    end = draft.body[-1].end if draft.body else first.end
    start = min(first.start, draft.body[0].start) if draft.body else first.start
    body = paragraphs(text, spans, draft.body)
    named = found.credits if found is not None else ()
    return Item(
        role=role,
        start=start,
        end=end,
        headline=text[draft.headline.start : draft.headline.end] if draft.headline is not None else None,
        text=body,
        dateline=found,
        credits=named or credited(text, lines, draft, (start, end), alone=alone),
        stamp=draft.stamp,
        section=draft.section,
        complete=not draft.cut and not (end == lines.end and _broken(body)),
    )


def _beside_time(text: str, stamp: Stamp | None) -> Found | None:
    """Return the place in front of an item's time, as a dateline: ``Skagen, 04/09/2024 - 16:58``."""
    if stamp is None or not stamp.credit:
        return None
    start = text.rfind(f"{stamp.credit},", max(0, stamp.start - _NEAR), stamp.start)
    named, at = spots(text, start, stamp.start) if start >= 0 else ([], 0)
    return Found(start, at, tuple(named), (), closed=True) if named else None


_NEAR: Final = 60


def _broken(body: str) -> bool:
    """Whether a text stops in the midst of a sentence."""
    closed = body.rstrip(CLOSERS + " ")
    return not closed or closed[-1] not in TERMINATORS

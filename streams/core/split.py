"""Split a page into its items: where each begins and ends, its headline, dateline, body, time and section.

The order of things: read the page as pieces, believe or drop datelines, cut at markers into stretches,
decide each stretch's layout, cut it into chunks at its times and rules, and take the items of each chunk.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from schemas.brief import Role
from streams.core.agency import Credit
from streams.core.credited import credited
from streams.core.data.characters import CLOSERS, TERMINATORS
from streams.core.dateline import Found
from streams.core.headline import Headlines, headlines
from streams.core.layout import Side, side, stamps_that_count, without_tickers
from streams.core.paragraphs import paragraphs
from streams.core.photo import without_photo_credits
from streams.core.piece import Kind, Piece
from streams.core.pieces import pieces
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
    """The items of the page in order; none where it holds no running text.

    ``knows`` says whether a name is a place's; ``title`` is the page's own, where it was told.
    """
    read = without_photo_credits(text, trust(text, without_tickers(pieces(text)), knows))
    stretches = _stretches(read)
    drafts: list[_Draft] = []
    for section, stretch in stretches:
        drafts += _drafts(text, stretch, section, stretch is stretches[-1][1], title)
    return tuple(_item(text, draft, read, len(drafts), len(stretches) > 1) for draft in drafts)


@dataclass(frozen=True, slots=True)
class _Draft:
    """An item as pieces."""

    headline: Piece | None
    body: tuple[Piece, ...]
    stamp: Stamp | None = None
    section: str | None = None
    related: bool = False
    cut: bool = False
    """Whether its layout says that the page ends inside it."""


def _stretches(read: Sequence[Piece]) -> list[tuple[str | None, list[Piece]]]:
    """The page's stretches and their sections: the one before the first marker, then one a marker."""
    marks = [at for at, piece in enumerate(read) if piece.kind is Kind.MARKER]
    stretches: list[tuple[str | None, list[Piece]]] = []
    current: list[Piece] = []
    section: str | None = None
    for at, piece in enumerate(read):
        if piece.kind is Kind.MARKER:
            stop = next((mark for mark in marks if mark > at), len(read))
            if _opens_list(piece, read[at + 1 : stop]):
                stretches.append((section, current))
                current, section = [], piece.section or ""
            continue
        current.append(piece)
    stretches.append((section, current))
    return stretches


def _opens_list(marker: Piece, following: Sequence[Piece]) -> bool:
    """Whether items follow a marker; else it is a link in the midst of an article."""
    if any(piece.dateline is not None or piece.kind is Kind.STAMP for piece in following):
        return True
    texts = [piece for piece in following if piece.kind is Kind.TEXT]
    return marker.section is not None and len(texts) == len(following) <= _CUT_ITEM


_CUT_ITEM: Final = 2
"""A headline and what there is of its body."""


def _drafts(text: str, stretch: list[Piece], section: str | None, last: bool, title: str | None) -> list[_Draft]:  # noqa: FBT001
    """The items of one stretch."""
    counted = stamps_that_count(stretch)
    kept = [piece for piece in stretch if piece.kind is not Kind.STAMP or piece.start in counted]
    where = side(kept)
    chunks = _chunks(kept, where)
    rules = headlines(text, chunks, where, title)
    drafts: list[_Draft] = []
    for number, chunk in enumerate(chunks):
        final = last and number == len(chunks) - 1
        drafts += _of_chunk(chunk, rules, where, first=number == 0, final=final)
    return [replace(draft, section=section or None, related=section is not None) for draft in drafts]


def _chunks(kept: Sequence[Piece], where: Side) -> list[list[Piece]]:
    """Cut at times and rules; a time stays with the pieces that it belongs to."""
    chunks: list[list[Piece]] = [[]]
    for piece in kept:
        if piece.kind is Kind.RULE:
            chunks.append([])
        elif piece.kind is Kind.STAMP and where is Side.BEFORE:
            chunks.append([piece])
        elif piece.kind is Kind.STAMP and where is Side.BETWEEN:
            head = chunks[-1].pop() if chunks[-1] and chunks[-1][-1].heading else None
            chunks.append([head, piece] if head is not None else [piece])
        else:
            chunks[-1].append(piece)
            if piece.kind is Kind.STAMP:
                chunks.append([])
    return [chunk for chunk in chunks if chunk]


def _of_chunk(chunk: list[Piece], rules: Headlines, where: Side, *, first: bool, final: bool) -> list[_Draft]:
    """The items between two times or rules: one a dateline, or one where there is no dateline."""
    stamp = next((piece.stamp for piece in chunk if piece.stamp is not None), None)
    texts = [piece for piece in chunk if piece.kind is Kind.TEXT]
    opens = [at for at, piece in enumerate(texts) if piece.dateline is not None]
    if not texts:
        return []
    if not opens:
        return _without_dateline(chunk, texts, stamp, rules, where, first=first, final=final)
    drafts = []
    start = 0
    for number, at in enumerate(opens):
        stop = opens[number + 1] if number + 1 < len(opens) else len(texts)
        headline = rules.above(texts[start:at], opening=number == 0 and first, timed=number == 0 and not first)
        tail = rules.tail(texts[at:stop], final=final and stop == len(texts)) if stop <= len(texts) else 0
        if stop < len(texts):
            tail = 1 if rules.above(texts[at + 1 : stop], opening=False, timed=False) is not None else 0
        body = tuple(texts[at : stop - tail])
        start = stop - tail
        cut = where is Side.AFTER and stamp is None and final
        drafts.append(
            _Draft(
                headline,
                body,
                stamp if number == len(opens) - 1 or where is not Side.AFTER else None,
                cut=cut and tail == 0,
            )
        )
    if final and start < len(texts):
        drafts.append(_Draft(texts[start], (), cut=True))
    return drafts


def _without_dateline(
    chunk: list[Piece],
    texts: list[Piece],
    stamp: Stamp | None,
    rules: Headlines,
    where: Side,
    *,
    first: bool,
    final: bool,
) -> list[_Draft]:
    """The one item of a chunk that has no dateline; none where there is no running text."""
    headline, body = rules.divide(texts, opening=first and where is not Side.BEFORE, stamped=stamp is not None)
    if body and (stamp is not None or rules.plain):
        return [_Draft(headline, tuple(body), stamp)]
    ends = final and chunk[-1] is texts[-1]
    if ends and not first and rules.cut(texts, where):
        return [_Draft(texts[-1] if len(texts) == 1 else headline, tuple(body), stamp, cut=True)]
    return []


def _item(text: str, draft: _Draft, read: Sequence[Piece], count: int, marked: bool) -> Item:  # noqa: FBT001
    """The item of a draft: its strings and its span."""
    spans = [(piece.dateline.end if piece.dateline is not None else piece.start, piece.end) for piece in draft.body]
    found = draft.body[0].dateline if draft.body else None
    first = draft.headline or draft.body[0]
    end = draft.body[-1].end if draft.body else first.end
    start = min(first.start, draft.body[0].start) if draft.body else first.start
    body = paragraphs(text, spans, draft.body)
    named = found.credits if found is not None else ()
    return Item(
        role="related" if draft.related else "lead" if marked or count == 1 else "item",
        start=start,
        end=end,
        headline=text[draft.headline.start : draft.headline.end] if draft.headline is not None else None,
        text=body,
        dateline=found,
        credits=named or credited(text, read, (start, end), draft.stamp, alone=count == 1),
        stamp=draft.stamp,
        section=draft.section,
        complete=not draft.cut and not (end == read[-1].end and _broken(body)),
    )


def _broken(body: str) -> bool:
    """Whether a text stops in the midst of a sentence."""
    closed = body.rstrip(CLOSERS + " ")
    return not closed or closed[-1] not in TERMINATORS

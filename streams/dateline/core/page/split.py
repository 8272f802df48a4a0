"""Split a page into its items: where each begins and ends, its headline, dateline, body, time and section.

The order of things: read the page as pieces, believe or drop datelines, cut at markers into stretches,
decide each stretch's layout, cut it into chunks at its times and rules, and take the items of each chunk.

Join the lines of a body into paragraphs: one a line, hard-wrapped lines put together again.
"""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from dateline.core.data.text.characters import CLOSERS, TERMINATORS
from dateline.core.page.credits import Lines, credited, lines_of
from dateline.core.page.dateline.model import DatelineMatch
from dateline.core.page.dateline.place_list import places_at
from dateline.core.page.layout.drafts import Draft
from dateline.core.page.layout.segment import Segment, segment, stretches
from dateline.core.page.layout.time_position import without_tickers
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.pieces import pieces
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.sentence import is_broken
from dateline.core.page.passes.bulletin_intro import mark_bulletin_intro, mark_standfirst_points
from dateline.core.page.passes.column import read_column
from dateline.core.page.passes.datelines import WeighedPieces, find_unclosed_datelines, weigh_datelines
from dateline.core.page.passes.dividers import mark_dividers
from dateline.core.page.passes.glued_headlines import (
    cut_echoed_headlines,
    cut_glued_headlines,
    cut_inline_headlines,
    cut_photo_credits,
)
from dateline.core.page.passes.page_furniture import mark_comments, mark_links, mark_notices, mark_summary_points
from dateline.core.page.passes.signal_lines import attach_signal_lines, mark_signal_lines
from dateline.core.text.agencies import Credit
from dateline.core.times.timestamps import Stamp
from dateline_schemas.brief import Role


def paragraphs(text: str, lines: Sequence[Piece]) -> str:
    """Return the text of the lines without their datelines, one paragraph a line."""
    spans = [(piece.dateline.end if piece.dateline is not None else piece.start, piece.end) for piece in lines]
    if len(spans) == 1:
        ((start, end),) = spans
        return text[start:end].strip()
    wrapped = _wrapped(text, spans)
    joined: list[str] = []
    for number, (start, end) in enumerate(spans):
        part = text[start:end].strip()
        if not part:
            continue
        piece = lines[number]
        apart = not joined or piece.gap or piece.indent or not (_open(joined[-1]) and (wrapped or part[0].islower()))
        if apart and not (wrapped and joined and not piece.gap and not piece.indent):
            joined.append(part)
        else:
            joined[-1] = f"{joined[-1]} {part}"
    return "\n".join(joined)


_MANY: Final = 3
_WIDTH: Final = 90


def _open(line: str) -> bool:
    return line.rstrip(CLOSERS)[-1:] not in TERMINATORS


def _wrapped(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the lines were broken by a fixed width: several, none long, most of them not closing a sentence."""
    if len(spans) < _MANY or any(end - start > _WIDTH for start, end in spans):
        return False
    inner = spans[:-1]
    return sum(_open(text[start:end]) for start, end in inner) * 2 > len(inner)


class Item(NamedTuple):
    """One item of a page; ``start`` and ``end`` are code points of the page, as are the spans."""

    role: Role
    start: int
    end: int
    headline: str | None
    text: str
    dateline: DatelineMatch | None
    credits: tuple[Credit, ...]
    stamp: Stamp | None
    section: str | None
    complete: bool
    draft: Draft
    """The pieces that it is made of."""
    credited: Reason
    """Where its agencies were found."""


class Stages(NamedTuple):
    """The pieces of a page, as each step left them."""

    cut: list[Piece]
    without_echoes: list[Piece]
    without_tickers: list[Piece]
    divided: list[Piece]
    trusted: WeighedPieces
    read: list[Piece]


class Reading(NamedTuple):
    """A page's items, and what was decided on the way."""

    items: tuple[Item, ...]
    stages: Stages
    segments: list[Segment]
    refused: Reason | None = None
    """Why what was found is no item; None where there are items."""


def split(text: str, knows: Callable[[str], bool]) -> tuple[Item, ...]:
    """Return the items of the page in order; none where it holds no running text.

    ``knows`` says whether a name is a place's.
    """
    return reading(text, knows).items


def reading(text: str, knows: Callable[[str], bool]) -> Reading:
    """Return the items of the page, and what was decided on the way."""
    stages = _read_page(text, knows)
    read = stages.read
    drawn: list[_Drawn] = []
    parts = stretches(read)
    segments = [segment(text, part, last=number == len(parts) - 1) for number, part in enumerate(parts)]
    for part, taken in zip(parts, segments, strict=True):
        related = part.section is not None and bool(drawn)
        drawn += [_Drawn(draft, part.section or None, related) for draft in taken.drafts]
    read_as = [one.draft for one in drawn]
    if (found := attach_signal_lines(text, read, read_as)) is not read_as:
        drawn = [one._replace(draft=draft) for one, draft in zip(drawn, found, strict=True)]
    if not any(draft.body for draft in found):
        return Reading((), stages, segments, Reason.NO_BODY)
    if _is_menu(read, found):
        return Reading((), stages, segments, Reason.MENU)
    alone = len(found) == 1
    lines = lines_of(read)
    lead: Role = "lead" if alone or any(one.related for one in drawn) else "item"
    items = [_item(text, one, lead, lines, alone=alone) for one in drawn]
    return Reading(tuple(_without_page_credit(items)), stages, segments)


class _Drawn(NamedTuple):
    """An item as pieces, the section that the marker above it names, and whether it stands behind other items."""

    draft: Draft
    section: str | None
    related: bool


def _without_page_credit(items: list[Item]) -> list[Item]:
    """Return the items, the last without a credit that stands below it and is the only one of a page of several."""
    last = items[-1]
    if last.credited is not Reason.OWN_LINE or len(items) < _SEVERAL or any(item.credits for item in items[:-1]):
        return items
    return [*items[:-1], last._replace(credits=(), credited=Reason.UNCREDITED)]


_SEVERAL: Final = 3


def _read_page(text: str, knows: Callable[[str], bool]) -> Stages:
    """Return the page as pieces, at last each as what the page as a whole shows it to be."""
    cut = mark_comments(text, mark_notices(text, pieces(text)))
    if (story := read_column(text, cut)) is not None:
        return Stages(cut, cut, cut, cut, WeighedPieces(story, {}), mark_signal_lines(text, story))
    cut = mark_summary_points(text, mark_links(cut))
    echoless = cut_echoed_headlines(text, cut)
    tickerless = without_tickers(echoless)
    headed = cut_inline_headlines(text, cut_glued_headlines(text, tickerless, knows), knows)
    divided = mark_dividers(text, headed)
    trusted = weigh_datelines(text, divided, knows)
    introduced = mark_standfirst_points(mark_bulletin_intro(text, trusted.pieces))
    trusted = WeighedPieces(find_unclosed_datelines(text, introduced, knows), trusted.weights)
    read = mark_signal_lines(text, cut_photo_credits(text, trusted.pieces))
    return Stages(cut, echoless, tickerless, divided, trusted, read)


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


def _item(text: str, drawn: _Drawn, lead: Role, lines: Lines, *, alone: bool) -> Item:
    """Return the item of a draft: its strings and its span."""
    draft = drawn.draft
    found = (draft.body[0].dateline if draft.body else None) or _beside_time(text, draft.stamp)
    first = draft.headline or draft.body[0]
    end = draft.body[-1].end if draft.body else first.end
    start = min(first.start, draft.body[0].start) if draft.body else first.start
    body = paragraphs(text, draft.body)
    named, whence = (found.credits, Reason.IN_DATELINE) if found is not None else ((), Reason.UNCREDITED)
    if not named:
        named, whence = credited(text, lines, draft, (start, end), alone=alone)
    return Item(
        role="related" if drawn.related else lead,
        start=start,
        end=end,
        headline=text[draft.headline.start : draft.headline.end] if draft.headline is not None else None,
        text=body,
        dateline=found,
        credits=named,
        stamp=draft.stamp,
        section=drawn.section,
        complete=not draft.cut and not (end == lines.end and is_broken(body)),
        draft=draft,
        credited=whence,
    )


def _beside_time(text: str, stamp: Stamp | None) -> DatelineMatch | None:
    """Return the place in front of an item's time, as a dateline: ``Skagen, 04/09/2024 - 16:58``."""
    if stamp is None or not stamp.credit:
        return None
    start = text.rfind(f"{stamp.credit},", max(0, stamp.start - _NEAR), stamp.start)
    named, at = places_at(text, start, stamp.start) if start >= 0 else ([], 0)
    return DatelineMatch(start, at, tuple(named), (), closed=True) if named else None


_NEAR: Final = 60

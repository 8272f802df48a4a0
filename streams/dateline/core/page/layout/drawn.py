"""Draft the items of a page whose structure has drawn them: an item's headline and body are spans of the page's text.

The pieces of each span are read as those of a text page: datelines, times, credits and lines that are no text.
The drawing stands back where the text shows more items than the structure: several sure datelines in one item, an age
in the midst of a text, ages between the paragraphs of an article, or datelines beside all items. Then the text splitter
reads the page.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from dateline.core.data.text.characters import FULL_STOPS, QUOTES, WIDE_CLOSERS
from dateline.core.data.wire.writers import BYLINES
from dateline.core.page.layout.drafts import Draft
from dateline.core.page.layout.headline.likeness import content_stems, shares_any
from dateline.core.page.layout.segment import Section, Segment
from dateline.core.page.layout.time_position import Placement, Side
from dateline.core.page.lines.kinds.brackets import is_in_brackets
from dateline.core.page.lines.piece import Kind, Piece, respace, shift
from dateline.core.page.lines.pieces import read_pieces
from dateline.core.page.lines.reason import Reason
from dateline.core.page.passes.clocks.dotted_clocks import cut_headline_clock
from dateline.core.page.passes.clocks.ticker_order import day_of, mark_day_lines, moments_of, runs_back
from dateline.core.page.passes.datelines import WeighedPieces, weigh_datelines
from dateline.core.page.passes.signal_lines import attach_signal_lines, mark_signal_lines
from dateline.core.page.passes.unread_times import time_of_change
from dateline.core.times.phrases.change_time import is_stamp
from dateline.core.times.phrases.timestamps import stamp

Span = tuple[int, int]
"""[start, end) of the page's text in normal form."""


class DrawnItem(NamedTuple):
    """An item as its page's structure draws it."""

    headline: Span | None
    body: tuple[Span, ...]
    beside: tuple[Span, ...]
    """Short lines beside its text, which may be its time or its agency."""
    is_lead: bool
    why: str
    """What in the structure decided, as a sentence."""
    section: Span | None = None
    """The line above the row of items that it stands in; it may name their section."""


class Drawing(NamedTuple):
    """The items of a page in reading order, and the running text that is in none of them."""

    items: tuple[DrawnItem, ...]
    rest: tuple[Span, ...] = ()
    lines: tuple[Span, ...] = ()
    """Short lines above the items and between them, which may print the day of the clock times below."""


class DrawnPieces(NamedTuple):
    """The pieces of a drawn page, with the drafts made of them."""

    weighed: WeighedPieces
    segment: Segment
    leads: tuple[bool, ...]
    """For each draft, whether it is the page's article."""
    sections: tuple[str | None, ...]
    """For each draft, the section that the line above its row names."""


def read_drawing(text: str, drawing: Drawing, knows: Callable[[str], bool]) -> DrawnPieces | None:
    """Return the pieces and drafts of a drawn page; None where its text shows other items than the drawing.

    ``knows`` says whether a name is that of a place.
    """
    pieces: list[_ItemPieces] = []
    for item in drawing.items:
        of_item = _read_item(text, item)
        if of_item is None:
            return None
        if any(piece.kind is Kind.TEXT for piece in of_item.body):
            pieces.append(of_item)
    if not pieces or _has_items_beside(text, drawing) or any(_is_list(text, item) for item in drawing.items):
        return None
    every = sorted({piece.start: piece for of_item in pieces for piece in of_item.every()}.values(), key=_start)
    weighed = weigh_datelines(text, every, knows)
    marked = {piece.start: piece for piece in mark_signal_lines(text, weighed.pieces)}
    drafts = [_draft(text, of_item, marked) for of_item in pieces]
    items = [of_item.item for of_item, draft in zip(pieces, drafts, strict=True) if draft.body]
    drafts = [draft for draft in drafts if draft.body]
    lines = [piece for span in drawing.lines for piece in _pieces(text, span)]
    days = [piece for piece in lines if piece.kind is Kind.STAMP or piece.why is Reason.NUMBER]
    ordered = sorted([*(piece for piece in days if piece.start not in marked), *marked.values()], key=_start)
    ordered = _with_days(text, ordered, drafts)
    drafts = attach_signal_lines(text, ordered, drafts)
    placement = Placement(Side.NONE, Reason.NO_TIMES)
    section = Section(None, ordered)
    segment = Segment(section, drafts, ordered, Reason.BESIDE_ITEM, listed=False, placement=placement, standfirst=None)
    leads, sections = tuple(item.is_lead for item in items), tuple(_section(text, item.section) for item in items)
    return DrawnPieces(WeighedPieces(ordered, weighed.weights), segment, leads, sections)


def _with_days(text: str, pieces: list[Piece], drafts: Sequence[Draft]) -> list[Piece]:
    """Return the pieces: days between items that run back from day to day are noise; ``page_day.py`` reads them."""
    own = {draft.stamp.start for draft in drafts if draft.stamp is not None}
    times = {at for at, piece in enumerate(pieces) if piece.stamp is not None and piece.stamp.start in own}
    days = {at: day for at, piece in enumerate(pieces) if at not in times and (day := day_of(text, piece)) is not None}
    return mark_day_lines(pieces, days) if days and runs_back(moments_of(pieces, times, days)) else pieces


def _section(text: str, line: Span | None) -> str | None:
    """Return the section that a line names as the head of a list: ``Meer uit Binnenland``."""
    pieces = read_pieces(text[slice(*line)]) if line is not None else []
    return pieces[0].section if len(pieces) == 1 and pieces[0].kind is Kind.MARKER else None


def _start(piece: Piece) -> int:
    return piece.start


class _ItemPieces(NamedTuple):
    """The pieces of one drawn item."""

    item: DrawnItem
    headline: Piece | None
    body: list[Piece]
    beside: list[Piece]

    def every(self) -> Iterator[Piece]:
        if self.headline is not None:
            yield self.headline
        yield from self.body
        yield from self.beside


def _read_item(text: str, item: DrawnItem) -> _ItemPieces | None:
    """Return the pieces of an item; None where they are those of several items."""
    headline, time = _read_headline(text, item.headline) if item.headline is not None else (None, [])
    body: list[Piece] = []
    datelines = 0
    for span in item.body:
        of_block = _pieces(text, span)
        datelines += sum(piece.dateline is not None and piece.dateline.sure for piece in of_block)
        if datelines > 1 or _has_age_inside(of_block):
            return None
        body += _with_opening_times(text, of_block) if item.is_lead else of_block
    lines = [piece for span in item.beside for piece in _pieces(text, span)]
    if not item.is_lead and not any(piece.kind is Kind.STAMP for piece in (*time, *body, *lines)):
        lines = [time_of_change(text, piece) or piece for piece in lines]
    beside = [piece for piece in lines if piece.kind in _KINDS_BESIDE]
    return _ItemPieces(item, headline, body, [*time, *beside])


def _read_headline(text: str, span: Span) -> tuple[Piece, list[Piece]]:
    """Return a headline, and the time that it opens with: ``9h05 - Paris opens higher``."""
    pieces = _pieces(text, span)
    if [piece.kind for piece in pieces] == [Kind.STAMP, Kind.TEXT] and pieces[1].dateline is None:
        return respace(pieces[1], 1, indent=False), pieces[:1]
    *time, headline = cut_headline_clock(text, Piece(Kind.TEXT, *span, gap=1))
    return respace(headline, 1, indent=False), time


def _pieces(text: str, span: Span) -> list[Piece]:
    """Return the pieces of a span of the page, a blank line above the first where one stands on the page."""
    start, end = span
    pieces = read_pieces(text[start:end])
    gap = 1 if text[max(0, start - _BLANK_LINE_CHARS) : start].count("\n") > 1 else 0
    return [
        respace(shift(piece, start), piece.gap if number else gap, indent=piece.indent)
        for number, piece in enumerate(pieces)
    ]


def _with_opening_times(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of a paragraph of an article: a time that opens it, or is as long as one, is part of it.

    A byline with its times may be as long: ``By Paula Reis and John Doe | 30 November 2026 09:40 | Updated 10:15``.
    """
    joined: list[Piece] = []
    opening: Piece | None = None
    for number, piece in enumerate(pieces):
        if piece.kind is Kind.STAMP and number + 1 < len(pieces) and pieces[number + 1].kind is Kind.TEXT:
            opening = piece
            continue
        if piece.kind is Kind.STAMP and piece.size > _MAX_TIME_CHARS and not _is_byline(text, piece):
            joined.append(piece._replace(kind=Kind.TEXT, stamp=None))
        elif opening is not None:
            joined.append(piece._replace(start=opening.start, gap=opening.gap, timed=False))
        else:
            joined.append(piece)
        opening = None
    return joined


def _is_byline(text: str, piece: Piece) -> bool:
    """Whether a long line with a time is times alone, or a byline in front of times."""
    at = piece.stamp.start if piece.stamp is not None else piece.end
    is_signed = text[piece.start : at].lower().startswith(_BYLINES)
    return is_stamp(text[at if is_signed else piece.start : piece.end])


def _has_age_inside(pieces: Sequence[Piece]) -> bool:
    """Whether text stands on both sides of an age: two items are glued."""
    ages = [at for at, piece in enumerate(pieces) if piece.stamp is not None and piece.stamp.strong]
    return any(
        any(piece.kind is Kind.TEXT for piece in pieces[:at])
        and any(piece.kind is Kind.TEXT for piece in pieces[at + 1 :])
        for at in ages
    )


def _is_list(text: str, item: DrawnItem) -> bool:
    """Whether what is drawn as an article is a list: ages on lines of their own part its items, a headline each.

    An article has ages too: of boxes between its paragraphs, of comments below. But its headline shares words with its
    first paragraph, and a full sentence opens it. A list opens with the headline of its first item.
    """
    if not item.is_lead or item.headline is None or len(item.body) <= _MIN_AGES:
        return False
    start, end = item.headline[1], item.body[-1][1]
    parts: list[list[str]] = [[]]
    for line in text[start : min(end, start + _MAX_LIST_CHARS)].split("\n"):
        if _is_age(line):
            parts.append([])
        elif line:
            parts[-1].append(line)
    if len(parts) <= _MIN_AGES:
        return False
    title, filled = text[slice(*item.headline)], [*filter(None, parts)]
    below = text[end : end + _MAX_TIME_CHARS].lstrip("\n").split("\n")[0]
    each_has_an_age = not (parts[0] and parts[-1]) or _is_age(below)
    if _are_items(filled, title) or (each_has_an_age and _are_items_of_a_topic(filled, title)):
        return True
    ages_below_headlines = [[*above[-1:], *below[:1]] for above, below in pairwise(parts)] if len(parts[0]) == 1 else []
    return _are_items(ages_below_headlines, title)


def _are_items(parts: Sequence[Sequence[str]], title: str) -> bool:
    """Whether the first of some parts is an item that shares no word with the page's title, and half of them are."""
    if not parts or not _is_item(parts[0]) or shares_any([title], "\n".join(parts[0])):
        return False
    return sum(map(_is_item, parts)) >= max(_MIN_AGES, len(parts) / 2)


def _are_items_of_a_topic(parts: Sequence[Sequence[str]], title: str) -> bool:
    """Whether all of some parts are items below a title of few words, of which the first item shares one at most.

    The first is not the longest, in lines: an article above comments is.
    """
    if len(parts) < _MIN_AGES or len(words := content_stems(title)) > _MAX_WORDS_OF_A_TOPIC:
        return False
    first = "\n".join(parts[0])
    if len(parts[0]) > max(map(len, parts[1:])) or sum(shares_any([word], first) for word in words) > 1:
        return False
    return all(map(_is_item, parts))


def _is_item(lines: Sequence[str]) -> bool:
    """Whether the first of some lines is a headline of the rest: short, without a full stop, and of their words."""
    head = lines[0].rstrip(QUOTES + WIDE_CLOSERS) if len(lines) > 1 else ""
    if not 0 < len(head) <= _MAX_HEADLINE_CHARS or head[-1] in FULL_STOPS:
        return False
    return shares_any([head], "\n".join(lines[1:]))


def _is_age(line: str) -> bool:
    """Whether a line is an age, ``3 hours ago``, and nothing else."""
    found = stamp(line, 0, len(line)) if len(line) <= _MAX_TIME_CHARS else None
    return found is not None and found.strong


def _has_items_beside(text: str, drawing: Drawing) -> bool:
    """Whether several texts beside the items open with a sure dateline; one does beside no article."""
    allowed = 1 if any(item.is_lead for item in drawing.items) else 0
    sure = 0
    for start, end in drawing.rest:
        pieces = read_pieces(text[start:end])
        sure += sum(piece.dateline is not None and piece.dateline.sure for piece in pieces)
        if sure > allowed:
            return True
    return False


def _draft(text: str, of_item: _ItemPieces, marked: dict[int, Piece]) -> Draft:
    """Return the draft of an item from its pieces as the passes left them."""
    texts = [piece for one in of_item.body if (piece := marked.get(one.start)) is not None and piece.kind is Kind.TEXT]
    while len(texts) > 1 and is_in_brackets(text, texts[0]):  # the wire's note, which is no text
        texts.pop(0)
    opening = next((at for at, piece in enumerate(texts[:_MAX_OPENING_PIECES]) if piece.dateline is not None), None)
    body = tuple(
        [
            piece if at == opening or piece.dateline is None else piece._replace(dateline=None)
            for at, piece in enumerate(texts)
        ]
    )
    around = sorted([*of_item.body, *of_item.beside], key=_start)
    stamp = next((piece.stamp for piece in around if piece.stamp is not None), None)
    credit = next((piece for piece in around if piece.kind is Kind.CREDIT), None)
    why = Reason.DRAWN if of_item.headline is not None else Reason.NO_LINE
    return Draft(of_item.headline, body, stamp, credit, why=why, drawn=of_item.item.why)


_MAX_OPENING_PIECES: Final = 3
"""Pieces at an item's beginning in which its dateline stands: below a standfirst. Chosen by hand."""
_MAX_TIME_CHARS: Final = 40
"""The longest line of an article that is a time and no sentence with one. Chosen by hand."""
_BYLINES: Final = tuple(f"{word.lower()} " for word in BYLINES)
_MIN_AGES: Final = 2
"""Ages, and headlines with their text, from which on an article is a list. Chosen by hand."""
_MAX_WORDS_OF_A_TOPIC: Final = 3
"""Content words of a title that may name the topic of a list, ``News from Lyon and Kiel``, at most. Chosen by hand."""
_MAX_LIST_CHARS: Final = 20_000
"""Characters of an article in which such ages are looked for: bounds time. Chosen by hand."""
_MAX_HEADLINE_CHARS: Final = 150
"""The longest headline of an item between two ages. Chosen by hand."""
_BLANK_LINE_CHARS: Final = 2
"""Line ends of a blank line."""
_KINDS_BESIDE: Final = {Kind.STAMP, Kind.CREDIT}
"""What a line beside an item's text may be of it."""

"""Draft the items of a block: the pieces between two times or rules, which as a rule hold one item."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from dateline.core.page.dateline.model import DatelineMatch
from dateline.core.page.layout.blocks import Block
from dateline.core.page.layout.headline.likeness import likenesses
from dateline.core.page.layout.headlines import HeadlineStyle
from dateline.core.page.layout.lists.score import stems
from dateline.core.page.layout.time_position import Side
from dateline.core.page.lines.kinds.brackets import is_in_brackets
from dateline.core.page.lines.kinds.wording import MIN_HEADLINE_SPACES, is_page_label
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.sentence import stops_at_function_word
from dateline.core.times.phrases.timestamps import Stamp
from dateline.core.times.printed_time import meaning
from dateline_schemas.brief import Signal


class BlockPosition(NamedTuple):
    """Where a block stands in its section of the page, and how the section is laid out."""

    style: HeadlineStyle
    """How the section prints its headlines."""
    side: Side
    """Where the section's times stand."""
    first: bool
    """Whether it is the section's first block, which holds what stands above the first item."""
    final: bool
    """Whether the page ends with it."""
    listed: bool = False
    """Whether it is a list's group of headline and text."""


class SignalLine(NamedTuple):
    """A word of correction or withdrawal at [start, end) of the page, alone on its line."""

    start: int
    end: int
    signal: Signal


class Draft(NamedTuple):
    """An item as pieces. The body is empty where the page's end leaves only the headline."""

    headline: Piece | None
    body: tuple[Piece, ...]
    stamp: Stamp | None = None
    credit: Piece | None = None
    """The agency's name that closes it, on a line of its own."""
    cut: bool = False
    """Whether its layout shows that the page ends inside it."""
    why: Reason = Reason.NO_LINE
    """Why this line is its headline, or why it has none."""
    signal_line: SignalLine | None = None
    """The signal line at its opening."""
    drawn: str = ""
    """What in the page's structure drew it, as a sentence; "" for an item that the text splitter found."""
    written_time: str = ""
    """Its time as the element of the printed one writes it for programs; "" where it writes none."""

    @property
    def lines(self) -> tuple[Piece, ...]:
        """Its body, or the headline alone where the page shows nothing else of it."""
        return self.body or ((self.headline,) if self.headline is not None else ())

    @property
    def opening_dateline(self) -> DatelineMatch | None:
        """The dateline that opens its text; where structure draws the item, one below its standfirst too.

        An agency alone may open the second paragraph: ``(AOF) - ``.
        """
        if self.drawn:
            return next((piece.dateline for piece in self.body if piece.dateline is not None), None)
        first = self.body[0].dateline if self.body else None
        if first is None and len(self.body) > 1 and opens_with_agency(self.body[1]):
            return self.body[1].dateline
        return None if first is None or first.is_topic else first


def opens_with_agency(piece: Piece) -> bool:
    """Whether a text opens with an agency alone: ``(AOF) - ``."""
    match = piece.dateline
    return match is not None and match.sure and not match.places and bool(match.credits)


def draft_items(block: Block, position: BlockPosition) -> list[Draft]:
    """Return one item for each dateline of a block; at most one for a block without dateline."""
    texts, opens, style = block.texts, block.opens, position.style
    if not texts:
        return []
    if not opens:
        return _draft_without_dateline(block, position)
    drafts = []
    start = 0
    if len(opens) == 1 and _is_below_lead(texts, opens[0], timed=block.stamp is not None):
        opens = [opens[0] - 1]
    for number, at in enumerate(opens):
        last = number == len(opens) - 1
        stop = len(texts) if last else opens[number + 1]
        opening = start == 0 and position.first
        head, why = style.pick_above(texts[start:at], opening=opening, timed=start == 0 and not opening)
        start = (
            stop if last and not position.final else stop - _count_heads_of_next(position, texts[at:stop], last=last)
        )
        cut = last and position.final and start == stop and position.side is Side.AFTER and block.stamp is None
        stamp = block.stamp if _is_of_item(block, position, first=number == 0, last=last) else None
        drafts.append(Draft(head, tuple(texts[at:start]), stamp, cut=cut, why=why))
    if len(drafts) > 1:
        drafts = [draft for draft in drafts[:-1] if _has_text(draft)] + drafts[-1:]
    if start < len(texts) and style.may_be_cut(texts[start]):
        drafts.append(Draft(texts[start], (), cut=True, why=Reason.CUT_OFF))
    return drafts


def _is_of_item(block: Block, position: BlockPosition, *, first: bool, last: bool) -> bool:
    """Whether a block's time is that of an item: of the one it stands at; a day on its own line is that of all below.

    The others have times that were not understood, or none.
    """
    if position.side is Side.AFTER:
        return last
    if first or block.stamp is None:
        return True
    alone = not any(piece.timed and piece.stamp is not None for piece in block.pieces)
    printed = meaning(block.stamp.printed, month_first=False)
    return alone and printed.clock is None and printed.age is None


def _is_below_lead(texts: Sequence[Piece], at: int, *, timed: bool) -> bool:
    """Whether an agency opens the second paragraph of an item with a time, directly below headline and first one."""
    if not timed or at <= 1 or not opens_with_agency(texts[at]) or texts[at].gap:
        return False
    above = texts[at - 1]
    return above.is_paragraph and above.sentence and not above.gap and texts[at - 2].is_heading


def _has_text(draft: Draft) -> bool:
    return draft.body[0].rest_chars > 0 or any(piece.is_paragraph for piece in draft.body[1:])


def _count_heads_of_next(position: BlockPosition, texts: Sequence[Piece], *, last: bool) -> int:
    """Return how many pieces at the end belong to the next item, or to one that the page cuts off.

    1 where the last piece is that item's headline, more where remarks in brackets stand below it; else 0.
    """
    style = position.style
    if last:
        return int(style.ends_in_headline(texts))
    headline, _ = style.pick_above(texts[1:], opening=False, timed=False)
    if headline is None:
        return 0
    below = texts[texts.index(headline) + 1 :]
    return 1 + (len(below) if all(is_in_brackets(style.text, piece) for piece in below) else 0)


def _draft_without_dateline(block: Block, position: BlockPosition) -> list[Draft]:
    """Return the item of a block without dateline; none where there is no running text."""
    texts, style = block.texts, position.style
    opening = position.first and position.side is not Side.BEFORE
    headline, body, why = style.split_item(texts, opening=opening, stamped=block.stamp is not None)
    long = next((at for at, piece in enumerate(texts) if piece.size > _MAX_HEADLINE_CHARS), 0)
    if position.listed and not body and long:
        headline, body, why = texts[long - 1], [texts[long]], Reason.LAST_TWO  # closes with a question, or is cut
    closed = block.pieces[-1].kind is Kind.CREDIT and not position.first
    if closed and not body and len(texts) > 1 and texts[0].is_heading:
        return [Draft(texts[0], tuple(texts[1:]), block.stamp, why=Reason.LAST_TWO)]  # a table of figures
    alone = position.first and headline is not None and position.side is Side.BEFORE
    if body and (block.stamp is not None or style.no_datelines or position.listed or alone):
        return [Draft(headline, tuple(body), block.stamp, why=why)]
    if not (position.final and block.pieces[-1] is texts[-1] and (style.marked or not position.first)):
        return []
    cut = _draft_cut_item(block, position)
    return [cut] if cut is not None else []


def _are_two_headlines(text: str, texts: Sequence[Piece], *, alone: bool) -> bool:
    """Whether of two lines the second repeats no word of the first, and is no text of it.

    It has a few words only; or the two are ``alone`` in their section, and the second is hardly longer. A line that
    stops at a function word is a text that the page cuts off.
    """
    head, below = texts
    if stops_at_function_word(text[below.start : below.end]):
        return False
    few = text.count(" ", below.start, below.end) < _MIN_SPACES_OF_CUT_TEXT
    if not (few and not below.dense) and not (alone and below.size * 2 <= head.size * 3):
        return False
    (like,) = likenesses([text[head.start : head.end]], text[below.start : below.end])
    return not like.shared


_MIN_SPACES_OF_CUT_TEXT: Final = 3
"""The fewest spaces of what is left of a text that the page's end cuts off. Chosen by hand: less is a label."""


def _draft_cut_item(block: Block, position: BlockPosition) -> Draft | None:
    """Return what the page's end left of a list's last item: its headline, some of its body, or both."""
    texts, style = block.texts, position.style
    listed = position.listed or style.headed or style.marked
    if len(texts) == _HEADLINE_AND_BODY and (style.no_datelines or position.listed):
        if _is_item_due(block, position):
            return Draft(texts[0], (texts[1],), block.stamp, cut=True, why=Reason.CUT_BODY)
        labels = texts[0].size + texts[1].size <= _MAX_LABELS_CHARS
        two = texts[1].is_heading and _are_two_headlines(style.text, texts, alone=position.first)
        if labels or two or _are_unrelated_lines(style.text, *texts):
            return None
        return Draft(texts[0], (texts[1],), block.stamp, cut=True, why=Reason.CUT_BODY)
    if len(texts) != 1 or not style.may_be_cut(texts[0]):
        return None
    if style.bare:
        return Draft(None, tuple(texts), block.stamp, cut=True)
    return Draft(texts[-1], (), block.stamp, cut=True, why=Reason.CUT_OFF) if listed else None


def _is_item_due(block: Block, position: BlockPosition) -> bool:
    """Whether the two last lines stand where the next item is due: below the times of items that have headlines.

    There the first line has as many words as a headline, and the second is no label of the page.
    """
    head, below = block.texts
    style, text = position.style, position.style.text
    listed = position.side is Side.AFTER and not position.first and not (style.terse or style.bare)
    headed = head.is_heading and text.count(" ", head.start, head.end) >= MIN_HEADLINE_SPACES and style.may_be_cut(head)
    return listed and headed and not is_page_label(text[below.start : below.end])


def _are_unrelated_lines(text: str, head: Piece, below: Piece) -> bool:
    """Whether two short lines share no word: two links or two lines of an imprint, and no headline with its text.

    A single word may be the place that opens a text which the page cuts off. So may words in small letters below a
    headline that a gap sets apart.
    """
    line = text[below.start : below.end]
    if stops_at_function_word(line):
        return False
    if below.size > _MAX_LINK_CHARS or below.is_paragraph or below.dense or " " not in line:
        return False
    if not stems(text[head.start : head.end]).isdisjoint(stems(line)):
        return False
    words = line.split()
    prose = len(words) >= _MIN_CUT_WORDS and sum(word[0].islower() for word in words) * 2 > len(words)
    return not (prose and head.gap > below.gap)


def is_menu_page(page_pieces: Sequence[Piece], drafts: Sequence[Draft]) -> bool:
    """Whether the page's only text is a sentence or two among many short lines, without any sign of an item."""
    only = drafts[0]
    if (
        len(drafts) > 1
        or only.stamp is not None
        or only.credit is not None
        or sum(one.is_paragraph for one in only.body) > 1
    ):
        return False
    body = only.body[0]
    short_lines = sum(piece.kind is Kind.NOISE or piece.is_heading for piece in page_pieces)
    return body.dateline is None and body.size < _MAX_MENU_TEXT_CHARS and short_lines >= _MIN_MENU_LINES


_MAX_MENU_TEXT_CHARS: Final = 200
"""Characters of a paragraph below which it may be part of a menu.

Chosen by hand: 150 to 400 read the golden pages alike, 100 does not.
"""
_MIN_MENU_LINES: Final = 8
"""Short lines on a page from which on it may be a menu.

Tuned on the golden pages: 7 to 9 read them alike, 5 and 12 do not.
"""


_HEADLINE_AND_BODY: Final = 2
"""Pieces of a cut item: its headline and what is left of its body."""
_MAX_LABELS_CHARS: Final = 40
"""The longest two sections' names together, one below the other, in characters. A headline and the first word of its
text are longer. Tuned on the golden pages."""
_MAX_LINK_CHARS: Final = 60
"""The longest line below a headline that is rather a second link, in characters: what is left of a text shares words
with its headline or is longer. Tuned on the golden pages."""
_MIN_CUT_WORDS: Final = 4
"""The fewest words of a text that the page cuts off, if they share none with its headline. Chosen by hand."""
_MAX_HEADLINE_CHARS: Final = 80
"""The longest headline of a list, in characters; a longer line is its text. Tuned on the golden pages."""

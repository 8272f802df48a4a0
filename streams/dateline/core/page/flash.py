"""Read a page of one line as a flash, unless the page speaks of itself.

A wire sends the first word of an event as one line: ``HARBOUR BOARD SAYS BRIDGE CLOSED``. It is a headline and has no
text, so the line is both. A page that refuses (``Access denied``) has a line or two as well:
``lines/kinds/news_line.py`` decides by what its words are about.
"""

from collections.abc import Sequence
from typing import Final

from dateline.core.page.layout.drafts import Draft
from dateline.core.page.layout.segment import Section, Segment
from dateline.core.page.layout.time_position import Placement, Side
from dateline.core.page.lines.kinds.news_line import weigh_line
from dateline.core.page.lines.kinds.wording import is_page_label
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.text.notices import is_withdrawal, withdraws_its_page
from dateline.core.text.signals import signal


def find_only_line(text: str, pieces: Sequence[Piece]) -> Piece | None:
    """Return the one line of text of a page, beside at most its time and its agency; None where there is more.

    A place may open it, ``OSLO - ``. With a date or an agency in its dateline, it is an item's text and no flash.
    """
    texts = [piece for piece in pieces if piece.kind is Kind.TEXT]
    if not texts or any(piece.dateline is not None for piece in texts[1:]) or not _may_open_flash(texts[0]):
        return None
    if any(piece.kind not in _KINDS_BESIDE_A_LINE for piece in pieces) or len(pieces) > _MAX_PIECES:
        return None
    first, last = texts[0], texts[-1]
    if last.end - first.start > _MAX_FLASH_CHARS or "\n" in text[first.start : last.end]:
        return None
    return Piece(Kind.TEXT, first.start, last.end, dateline=first.dateline)


def _may_open_flash(piece: Piece) -> bool:
    """Whether a piece has no dateline, or one of a place alone in front of a line that does not close as a text."""
    match = piece.dateline
    return match is None or not (match.sure or match.date or match.credits or piece.sentence)


def why_no_flash(text: str, piece: Piece, declared: str | None) -> Reason | None:
    """Return why the one line of a page is no flash; None where it is one. ``declared`` is the page's language."""
    line = text[piece.start : piece.end]
    if piece.dateline is not None and not text[piece.dateline.end : piece.end].strip():
        return Reason.NO_BODY
    if is_page_label(line):
        return Reason.LABEL
    weight = weigh_line(line, declared)
    if weight.is_news or _withdraws(line, line):
        return None
    return Reason.REFUSAL if weight.page else Reason.NO_NEWS


def segment_flash(pieces: Sequence[Piece], line: Piece) -> Segment:
    """Return the page as a section with one item; the line is its headline and its text."""
    stamps = [piece.stamp for piece in pieces if piece.stamp is not None]
    credit = next((piece for piece in pieces if piece.kind is Kind.CREDIT), None)
    headline = line if line.dateline is None else Piece(Kind.TEXT, line.dateline.end, line.end)
    draft = Draft(headline, (line,), stamps[0] if stamps else None, credit, why=Reason.ONLY_LINE)
    return _only_item(pieces, draft)


def _only_item(pieces: Sequence[Piece], draft: Draft) -> Segment:
    """Return a page as a section with one item."""
    section = Section(None, list(pieces))
    why = Reason.ONE_TIME if draft.stamp is not None else Reason.NO_TIMES
    return Segment(
        section, [draft], section.pieces, why, listed=False, placement=Placement(Side.NONE, why), standfirst=None
    )


def find_short_notice(text: str, pieces: Sequence[Piece]) -> Segment | None:
    """Return a page of a headline and a short notice that withdraws its article as a section with one item.

    ``This article has been withdrawn.`` is too short for the text of an item. Where the headline is the same notice,
    sentences that give the reason may follow it. None for any other page.
    """
    if len(pieces) > _MAX_PIECES or any(piece.kind not in _KINDS_BESIDE_A_LINE for piece in pieces):
        return None
    texts = [piece for piece in pieces if piece.kind is Kind.TEXT]
    if len(texts) < _HEADLINE_AND_NOTICE or any(piece.dateline is not None for piece in texts):
        return None
    headline, notice, *reasons = texts
    printed, said = text[headline.start : headline.end], text[notice.start : notice.end]
    is_echo = printed.rstrip(_STOPS) == said.rstrip(_STOPS) and all(piece.sentence for piece in reasons)
    if not is_echo and (headline.sentence or reasons):
        return None
    if not withdraws_its_page(said):
        return None
    stamps = [piece.stamp for piece in pieces if piece.stamp is not None]
    return _only_item(
        pieces, Draft(headline, (notice, *reasons), stamps[0] if stamps else None, None, why=Reason.ONLY_LINE)
    )


def is_refusal(text: str, draft: Draft, declared: str | None) -> bool:
    """Whether the one item of a page is a few words to its reader; a dateline, time or agency shows that it is none."""
    parts = draft.body if draft.headline is None else (draft.headline, *draft.body)
    if any(part.dateline is not None for part in parts) or draft.stamp is not None or draft.credit is not None:
        return False
    if sum(part.size for part in parts) > _MAX_REFUSAL_CHARS:
        return False
    body = " ".join(text[part.start : part.end] for part in draft.body)
    if draft.signal_line is not None or _withdraws(text[parts[0].start : parts[0].end], body):
        return False
    weight = weigh_line(" ".join(text[part.start : part.end] for part in parts), declared)
    return weight.page >= _MIN_REFUSAL_POINTS and not weight.is_news


def _withdraws(opening: str, body: str) -> bool:
    """Whether a label of withdrawal opens the item, or its text is a withdrawal notice: that too addresses readers."""
    return signal(opening, "") == "withdrawal" or is_withdrawal(body)


_KINDS_BESIDE_A_LINE: Final = {Kind.TEXT, Kind.STAMP, Kind.CREDIT, Kind.RULE}
"""What a page of one line may hold: with a menu or a notice beside it, a line may be anything."""
_HEADLINE_AND_NOTICE: Final = 2
_STOPS: Final = ".!"
_MAX_PIECES: Final = 6
"""The most pieces of a page that may hold one line only. Chosen by hand."""
_MAX_FLASH_CHARS: Final = 200
"""The longest flash, in characters; a longer line is a text. Chosen by hand: the longest of 839 flashes of a real wire
has 137."""
_MAX_REFUSAL_CHARS: Final = 400
"""The longest text that may be a page's words to its reader, in characters. Chosen by hand."""
_MIN_REFUSAL_POINTS: Final = 3
"""The fewest points of ``weigh_line`` for a page's own words that make a text a refusal. Chosen by hand."""

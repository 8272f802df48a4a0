"""Draft the one item of a page that a news agency's printer set as a column (``passes/column.py`` recognises it).

All lines below the opening are its text: no list, rule or time divides it.
"""

from collections.abc import Sequence

from dateline.core.page.layout.blocks import cut_blocks
from dateline.core.page.layout.drafts import Draft
from dateline.core.page.layout.headlines import find_headline_style
from dateline.core.page.layout.segment import Section, Segment
from dateline.core.page.layout.time_position import Placement, Side
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason


def segment_column(text: str, pieces: Sequence[Piece], opening: int) -> Segment:
    """Return the page as a section with one item; ``opening`` is the number of the piece that opens its text."""
    body = tuple([piece for piece in pieces[opening:] if piece.kind is Kind.TEXT])
    titles = [piece for piece in pieces[:opening] if piece.kind is Kind.TEXT]
    style = find_headline_style(text, cut_blocks(pieces, Side.NONE), Side.NONE)._replace(dispatch=True)
    headline, why = style.pick_above(titles, opening=True, timed=False)
    credit = next((piece for piece in pieces[opening:] if piece.kind is Kind.CREDIT), None)
    draft = Draft(headline, body, credit=credit, why=why)
    section = Section(None, list(pieces))
    placement = Placement(Side.NONE, Reason.NO_TIMES)
    return Segment(
        section, [draft], section.pieces, Reason.NO_TIMES, listed=False, placement=placement, standfirst=None
    )

"""Draft the one item of a page that is one article (``passes/article_core.py`` finds it).

Its headline is the uppermost line that shares many words with its text, its time the longest one above its text.
"""

from collections.abc import Sequence

from dateline.core.page.layout.drafts import Draft
from dateline.core.page.layout.segment import Section, Segment
from dateline.core.page.layout.time_position import Placement, Side
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.topic_words import find_topic_words


def segment_article(text: str, pieces: Sequence[Piece], opening: int) -> Segment:
    """Return the page as a section with one item; ``opening`` is the number of the piece that opens its text."""
    body = tuple([piece for piece in pieces[opening:] if piece.kind is Kind.TEXT])
    headline = _pick_headline(text, pieces[:opening], body)
    stamps = [piece for piece in pieces[:opening] if piece.stamp is not None]
    stamp = max(stamps, key=lambda piece: piece.size).stamp if stamps else None
    why = Reason.NO_LINE if headline is None else Reason.SHARED_WORDS
    headline = headline._replace(dateline=None) if headline is not None else None
    draft = Draft(headline, body, stamp, why=why)
    section = Section(None, list(pieces))
    placement = Placement(Side.NONE, Reason.NO_TIMES)
    return Segment(
        section, [draft], section.pieces, Reason.ONE_TIME, listed=False, placement=placement, standfirst=None
    )


def _pick_headline(text: str, above: Sequence[Piece], body: Sequence[Piece]) -> Piece | None:
    """Return the first line that shares 3/5 as many words with the text as the line that shares most; None for none.

    The standfirst below a headline is longer, and often shares more.
    """
    topic = set().union(*(find_topic_words(text[piece.start : piece.end]) for piece in body))
    lines = [piece for piece in above if piece.kind is Kind.TEXT]
    shared = [len(find_topic_words(text[piece.start : piece.end]) & topic) for piece in lines]
    most = max(shared, default=0)
    return next((piece for piece, count in zip(lines, shared, strict=True) if count and count * 5 >= most * 3), None)

"""Mark what a bulletin prints about itself before its items: ``Lisboa, 24 jan (Lusa) - Notícias breves do País:``.

Such an introduction has a dateline like an item's but is no story: it names the bulletin, or has no text.
The items follow, each with a dash or a bullet in front, or with a line of its own for a headline.

Mark too the points that a wire prints between a headline and its dateline.
"""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from dateline.core.data.text.characters import BULLETS, DASHES
from dateline.core.page.lines.kinds.wording import names_bulletin
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason


def mark_bulletin_intro(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces: a bulletin's introduction becomes noise, and the bullets before its items become rules."""
    at = next((number for number, piece in enumerate(pieces) if piece.dateline is not None), None)
    if at is None or not _is_intro(text, pieces, at):
        return list(pieces)
    marked = list(pieces)
    while at < len(marked) and marked[at].dateline is not None and _is_intro(text, marked, at):
        marked[at] = marked[at]._replace(kind=Kind.NOISE, dateline=None, why=Reason.STANDFIRST)
        at += 1
    return [*marked[:at], *_cut_item_signs(text, marked[at:])]


def _is_intro(text: str, pieces: Sequence[Piece], at: int) -> bool:
    """Whether the dateline at ``at`` opens no story: it is short, names the bulletin, and paragraphs follow."""
    piece, below = pieces[at], pieces[at + 1 :]
    match = piece.dateline
    if (
        match is None
        or not match.sure
        or piece.rest_chars > _MAX_INTRO_CHARS
        or sum(one.is_paragraph for one in below) < _MIN_ITEMS
    ):
        return False
    words = text[match.end : piece.end].lower()
    if not words:
        return below[0].kind is Kind.RULE or (
            below[0].is_heading and sum(_is_punctuation_line(one) for one in below) >= _MIN_ITEMS
        )
    unspaced = words.replace(" ", "")
    if words[-1] != ":" and sum(_may_begin(text, one) for one in takewhile(_is_no_marker, below)) < _MIN_ITEMS:
        return False  # the lead of a year's review
    return names_bulletin(words) or names_bulletin(unspaced)


def _is_no_marker(piece: Piece) -> bool:
    return piece.kind is not Kind.MARKER


def _may_begin(text: str, piece: Piece) -> bool:
    """Whether a piece shows that items follow: a dateline, a time, a punctuation line, or a section in capitals."""
    if piece.kind is Kind.STAMP or piece.dateline is not None or _is_punctuation_line(piece):
        return True
    return piece.is_heading and text[piece.start : piece.end].isupper()


def _is_punctuation_line(piece: Piece) -> bool:
    """Whether a piece is a line of punctuation marks between items. One mark alone is a bullet."""
    return piece.kind is Kind.RULE and piece.size > 1


def _cut_item_signs(text: str, below: Sequence[Piece]) -> list[Piece]:
    """Return the pieces: where bullets open several texts, the first among them, each bullet becomes a rule."""
    texts = [piece for piece in below if piece.kind is Kind.TEXT]
    signed = [piece for piece in texts if text[piece.start] in _ITEM_OPENERS and piece.dateline is None]
    if len(signed) < _MIN_ITEMS or signed[0] is not texts[0]:
        return list(below)
    cut: list[Piece] = []
    for piece in below:
        if piece.kind is not Kind.TEXT or text[piece.start] not in _ITEM_OPENERS or piece.dateline is not None:
            cut.append(piece)
            continue
        start = piece.start
        while start < piece.end and (text[start] in _ITEM_OPENERS or text[start].isspace()):
            start += 1
        cut.append(Piece(Kind.RULE, piece.start, start, gap=piece.gap, why=Reason.SIGNS))
        if start < piece.end:
            cut.append(piece._replace(start=start, gap=0))
    return cut


def mark_standfirst_points(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces: two or more points between a headline and its dateline become noise.

    ``Taps run foul`` / ``• Schools to close`` / ``• Mayor says …`` / ``DUBLIN, Sept 3 (Reuters) -- ``.
    """
    marked = list(pieces)
    for at, piece in enumerate(marked):
        if piece.dateline is None or not piece.dateline.sure or not piece.gap:
            continue
        first = at
        while first > 1 and marked[first - 1].is_heading and marked[first - 2].kind is Kind.RULE:
            first -= 2
        if at - first < _MIN_PIECES_OF_POINTS or first == 0 or not marked[first - 1].is_heading:
            continue
        marked[first:at] = [one._replace(kind=Kind.NOISE, why=Reason.STANDFIRST) for one in marked[first:at]]
    return marked


_MAX_INTRO_CHARS: Final = 120
"""The longest text after the dateline of a bulletin's introduction, in characters. Tuned on the golden pages."""
_MIN_ITEMS: Final = 2
"""The fewest texts below that make a page a bulletin, and the fewest bullets that divide its items. Tuned on the golden
pages."""
_MIN_PIECES_OF_POINTS: Final = 4
"""The fewest pieces that are points: two points, each its bullet and its text. Tuned on the golden pages."""
_ITEM_OPENERS: Final = frozenset(DASHES + BULLETS)
"""What stands in front of each item of a bulletin."""

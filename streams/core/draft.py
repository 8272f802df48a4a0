"""Take the items of a chunk: the pieces between two times or rules, which as a rule hold one."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from streams.core.headline import Headlines
from streams.core.layout import Side
from streams.core.piece import Kind, Piece
from streams.core.reason import Reason
from streams.core.stamp import Stamp


class Chunk(NamedTuple):
    """Pieces between two times or rules, and what their stretch of the page shows."""

    pieces: Sequence[Piece]
    rules: Headlines
    side: Side
    first: bool
    """Whether what stands above the stretch's first item is in it."""
    final: bool
    """Whether the page ends with it."""
    listed: bool = False
    """Whether it is one of a list's groups of headline and text."""

    @property
    def stamp(self) -> Stamp | None:
        """The time in it."""
        return next((piece.stamp for piece in self.pieces if piece.stamp is not None), None)


class Draft(NamedTuple):
    """An item as pieces; an empty body for one of which only the headline is left."""

    headline: Piece | None
    body: tuple[Piece, ...]
    stamp: Stamp | None = None
    section: str | None = None
    credit: Piece | None = None
    """The agency's name that closes it, on a line of its own."""
    related: bool = False
    cut: bool = False
    """Whether its layout says that the page ends inside it."""
    why: Reason = Reason.NO_LINE
    """Why this line is its headline, or why it has none."""


def drafts(chunk: Chunk) -> list[Draft]:
    """Return one item a dateline, or the one that the chunk is where there is no dateline."""
    texts = [piece for piece in chunk.pieces if piece.kind is Kind.TEXT]
    opens = [at for at, piece in enumerate(texts) if piece.dateline is not None]
    if not texts:
        return []
    if not opens:
        return _without_dateline(chunk, texts)
    found = []
    stamp = chunk.stamp
    start = 0
    for number, at in enumerate(opens):
        last = number == len(opens) - 1
        stop = len(texts) if last else opens[number + 1]
        head, why = chunk.rules.above(
            texts[start:at], opening=start == 0 and chunk.first, timed=start == 0 and not chunk.first
        )
        start = stop - _of_next(chunk, texts[at:stop], last=last)
        cut = last and chunk.final and start == stop and chunk.side is Side.AFTER and stamp is None
        of_this = last or chunk.side is not Side.AFTER
        found.append(Draft(head, tuple(texts[at:start]), stamp if of_this else None, cut=cut, why=why))
    found = [one for one in found if one is found[-1] or one.body[0].rest or any(piece.body for piece in one.body[1:])]
    if start < len(texts) and chunk.rules.may_be_cut(texts[start]):
        found.append(Draft(texts[start], (), cut=True, why=Reason.CUT_OFF))
    return found


def _of_next(chunk: Chunk, texts: Sequence[Piece], *, last: bool) -> int:
    """Return how many pieces at the end, 1 or 0, are the headline of the next item or of one that is cut off."""
    if last:
        return int(chunk.final and chunk.rules.ends_in_headline(texts))
    return int(chunk.rules.above(texts[1:], opening=False, timed=False)[0] is not None)


def _without_dateline(chunk: Chunk, texts: Sequence[Piece]) -> list[Draft]:
    """Return the item of a chunk without dateline; none where there is no running text."""
    opening = chunk.first and chunk.side is not Side.BEFORE
    headline, body, why = chunk.rules.divide(texts, opening=opening, stamped=chunk.stamp is not None)
    long = next((at for at, piece in enumerate(texts) if piece.size > _TEXT), 0)
    if chunk.listed and not body and long:
        headline, body, why = texts[long - 1], [texts[long]], Reason.LAST_TWO  # closes with a question, or is cut
    closed = chunk.pieces[-1].kind is Kind.CREDIT and not chunk.first
    if closed and not body and len(texts) > 1 and texts[0].heading:
        return [Draft(texts[0], tuple(texts[1:]), chunk.stamp, why=Reason.LAST_TWO)]  # a table of figures
    alone = chunk.first and headline is not None and chunk.side is Side.BEFORE
    if body and (chunk.stamp is not None or chunk.rules.plain or chunk.listed or alone):
        return [Draft(headline, tuple(body), chunk.stamp, why=why)]
    if not (chunk.final and chunk.pieces[-1] is texts[-1] and (chunk.rules.marked or not chunk.first)):
        return []
    cut = _cut_off(chunk, texts)
    return [cut] if cut is not None else []


def _cut_off(chunk: Chunk, texts: Sequence[Piece]) -> Draft | None:
    """Return what the page's end left of a list's last item: some of its body, its headline, or both."""
    listed = chunk.listed or chunk.rules.listed or chunk.rules.marked
    if len(texts) == 2 and (chunk.rules.plain or chunk.listed) and texts[0].size + texts[1].size > _LABELS:  # noqa: PLR2004  # a headline and what there is of its body
        return Draft(texts[0], (texts[1],), chunk.stamp, cut=True, why=Reason.CUT_BODY)
    if len(texts) != 1 or not chunk.rules.may_be_cut(texts[0]):
        return None
    if chunk.rules.bare:
        return Draft(None, tuple(texts), chunk.stamp, cut=True)
    return Draft(texts[-1], (), chunk.stamp, cut=True, why=Reason.CUT_OFF) if listed else None


_LABELS: Final = 40
"""Characters of two sections' names, one below the other, where a page stops.

A headline and the first word of its text are longer.
"""
_TEXT: Final = 80
"""Characters from which on a line below a list's headline is its text."""

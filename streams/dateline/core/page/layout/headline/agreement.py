"""Let the items of a page agree on where in its block each prints its headline: first, above standfirst and caption.

Where blank lines part the items, and most of them print several lines above their text, the first line of such a
block is the headline of each, also of those whose standfirst shares more words with the text.
"""

from collections.abc import Sequence
from typing import Final

from dateline.core.page.layout.drafts import Draft
from dateline.core.page.layout.headline.likeness import likenesses
from dateline.core.page.layout.headline.section_heading import without_section_heading
from dateline.core.page.lines.kinds.wording import is_page_label
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason


def agree_on_headlines(text: str, pieces: Sequence[Piece], drafts: Sequence[Draft]) -> list[Draft]:
    """Return the items of a page, whose headlines open their blocks where most of the items show it.

    The heading of a block of items without headlines is none.
    """
    drafts = without_section_heading(text, drafts)
    if len(drafts) < _MIN_ITEMS or not any(_is_below_another(draft) for draft in drafts):
        return list(drafts)
    numbers = {piece.start: at for at, piece in enumerate(pieces)}
    ends = [0, *(draft.lines[-1].end for draft in drafts)]
    blocks = {
        at: block
        for at, draft in enumerate(drafts)
        if len(block := _block(pieces, numbers, draft)) > 1 and block[0].start >= ends[at]
    }
    if len(blocks) < _MIN_ITEMS or len(blocks) * 3 < len(drafts) * 2:
        return list(drafts)
    if not all(_may_head(text, block[0]) for block in blocks.values()):
        return list(drafts)
    first = chosen = 0.0
    for at, block in blocks.items():
        draft = drafts[at]
        head = draft.headline or block[0]
        body = text[draft.body[0].end - draft.body[0].rest_chars : draft.body[-1].end]
        opening, own = likenesses([text[block[0].start : block[0].end], text[head.start : head.end]], body)
        first += opening.shared
        chosen += own.shared
    if first * 2 < chosen:
        return list(drafts)
    return [_headed(draft, blocks[at][0]) if at in blocks else draft for at, draft in enumerate(drafts)]


def _headed(draft: Draft, head: Piece) -> Draft:
    same = draft.headline is not None and draft.headline.start == head.start
    return draft if same or draft.why is Reason.TWICE else draft._replace(headline=head, why=Reason.OPENS_BLOCK)


def _is_below_another(draft: Draft) -> bool:
    """Whether the headline stands on the line below another: a quick test, since it opens most blocks."""
    return draft.headline is not None and draft.headline.gap == 0 and not draft.drawn


def _block(pieces: Sequence[Piece], numbers: dict[int, int], draft: Draft) -> list[Piece]:
    """Return the lines of text between a blank line and an item's text; none where a blank line is among them."""
    at = numbers.get(draft.body[0].start) if draft.body and not draft.drawn else None
    if at is None or pieces[at].gap or draft.headline is None:
        return []
    block: list[Piece] = []
    for piece in reversed(pieces[max(0, at - _MAX_LINES) : at]):
        if piece.kind is Kind.TEXT:
            block.append(piece)
        elif piece.kind not in _KINDS_BETWEEN:
            return []
        if piece.gap:
            return block[::-1] if piece.kind is Kind.TEXT else []
    return []


def _may_head(text: str, piece: Piece) -> bool:
    """Whether a line has as many words as a headline, and is no label of the page."""
    printed = text[piece.start : piece.end]
    words = piece.size >= _MIN_DENSE_CHARS if piece.dense else printed.count(" ") >= _MIN_SPACES
    return words and piece.is_heading and not is_page_label(printed)


_MIN_ITEMS: Final = 3
"""The fewest items whose headlines can agree. Chosen by hand."""
_MAX_LINES: Final = 6
"""The most lines between a blank line and a text that are a block. Chosen by hand."""
_MIN_SPACES: Final = 2
"""The fewest spaces of a line that opens a block as a headline. Chosen by hand: sections' names have fewer."""
_MIN_DENSE_CHARS: Final = 6
"""The same in Chinese or Japanese, in characters. Chosen by hand."""
_KINDS_BETWEEN: Final = frozenset({Kind.STAMP, Kind.NOISE, Kind.CREDIT})
"""What may stand between a headline and its text."""

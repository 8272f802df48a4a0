"""Mark lines that stand where the page's other items have their times, and that are not understood as times.

Such a line (``gstrn 22u30``) between a headline and its dateline was the headline, and the true one was text of the
item above.
"""

import re
from collections.abc import Sequence
from typing import Final

from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason


def mark_unread_times(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces: where times stand between headlines and datelines, a line with a number there is noise."""
    times = [at for at, piece in enumerate(pieces) if piece.kind is Kind.STAMP and _is_between(pieces, at)]
    if len(times) < _MIN_TIMES:
        return pieces
    lines = [
        at
        for at, piece in enumerate(pieces)
        if piece.kind is Kind.TEXT
        and piece.size <= _MAX_TIME_CHARS
        and piece.is_heading
        and not piece.timed
        and _is_between(pieces, at)
        and _NUMBER.search(text, piece.start, piece.end)
    ]
    if not lines:
        return pieces
    marked = list(pieces)
    for at in lines:
        marked[at] = pieces[at]._replace(kind=Kind.NOISE, why=Reason.UNREAD_TIME)
        marked[at - 1] = pieces[at - 1]._replace(wrapped=False)  # as it seemed above a small letter
    return marked


def _is_between(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a line stands directly below a headline and directly above a dateline."""
    if not 0 < at < len(pieces) - 1 or pieces[at].gap:
        return False
    above, below = pieces[at - 1]._replace(wrapped=False), pieces[at + 1]
    return above.is_heading and below.dateline is not None and not below.gap


_MIN_TIMES: Final = 2
"""The fewest times of a page that show where its times stand. Chosen by hand."""
_MAX_TIME_CHARS: Final = 30
"""The longest line that may be a time, in characters; a headline below a kicker is longer. Chosen by hand."""
_NUMBER: Final = re.compile(r"\d")

"""Read numbers such as ``23.47`` as clock times, where they stand above the posts of a live blog in order.

A number with a dot alone on its line is a price, a mark or a time. Times run one way down the page, and below each
stands a text.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.times.phrases.timestamps import Stamp


def mark_dotted_clocks(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces: lines that are clock times with a dot become times, if all such lines are."""
    numbers = [
        at for at, piece in enumerate(pieces) if piece.why is Reason.NUMBER and _CLOCK.fullmatch(text, *_span(piece))
    ]
    if len(numbers) < _MIN_CLOCKS or not _run_one_way(text, pieces, numbers):
        return pieces
    ends = [*numbers[1:], len(pieces)]
    if not all(
        any(piece.is_paragraph and piece.kind is Kind.TEXT for piece in pieces[at + 1 : end])
        for at, end in zip(numbers, ends, strict=True)
    ):
        return pieces
    marked = list(pieces)
    for at in numbers:
        start, end = _span(pieces[at])
        time = Stamp(start, end, text[start:end], strong=False)
        marked[at] = pieces[at]._replace(kind=Kind.STAMP, stamp=time, why=None)
    return marked


def _span(piece: Piece) -> tuple[int, int]:
    return piece.start, piece.end


def _run_one_way(text: str, pieces: Sequence[Piece], numbers: Sequence[int]) -> bool:
    """Whether the times run down the page from late to early, or from early to late."""
    printed = [text[pieces[at].start : pieces[at].end].split(".") for at in numbers]
    minutes = [int(hour) * 60 + int(minute) for hour, minute in printed]
    return all(one > next_ for one, next_ in pairwise(minutes)) or all(one < next_ for one, next_ in pairwise(minutes))


_CLOCK: Final = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_MIN_CLOCKS: Final = 3
"""The fewest times of a page; two numbers run one way by chance. Chosen by hand."""

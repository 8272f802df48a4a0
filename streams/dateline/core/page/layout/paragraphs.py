"""Join the lines of an item's body into paragraphs: hard-wrapped lines and sentences that go on become one."""

from collections.abc import Sequence
from typing import Final

from dateline.core.data.text.characters import CLOSERS, TERMINATORS
from dateline.core.page.lines.piece import Piece
from dateline.core.page.lines.sentence import opens_with_elided_word


def join_paragraphs(text: str, lines: Sequence[Piece]) -> str:
    """Return the text of a body without its datelines, one paragraph a line; hard-wrapped lines are joined."""
    spans = [(piece.dateline.end if piece.dateline is not None else piece.start, piece.end) for piece in lines]
    if len(spans) == 1:
        ((start, end),) = spans
        return text[start:end].strip()
    wrapped = _is_hard_wrapped(text, spans)
    joined: list[str] = []
    for number, (start, end) in enumerate(spans):
        part = text[start:end].strip()
        if not part:
            continue
        piece = lines[number]
        goes_on = wrapped or part[0].islower() or opens_with_elided_word(part, 0, len(part))
        apart = not joined or piece.gap or piece.indent or not (_is_open(joined[-1]) and goes_on)
        if apart and not (wrapped and joined and not piece.gap and not piece.indent):
            joined.append(part)
        else:
            joined[-1] = f"{joined[-1]} {part}"
    return "\n".join(joined)


def _is_hard_wrapped(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether lines were broken at a fixed width: several, none of them long, most ending inside a sentence."""
    if len(spans) < _MIN_WRAPPED_LINES or any(end - start > _MAX_WRAPPED_CHARS for start, end in spans):
        return False
    inner = spans[:-1]
    return sum(_is_open(text[start:end]) for start, end in inner) * 2 > len(inner)


def _is_open(line: str) -> bool:
    """Whether a line ends inside a sentence."""
    return line.rstrip(CLOSERS)[-1:] not in TERMINATORS


_MIN_WRAPPED_LINES: Final = 3
"""Lines of a body from which on it may be hard-wrapped.

Tuned on the golden pages: 2 and 4 each read some of them otherwise.
"""
_MAX_WRAPPED_CHARS: Final = 90
"""Characters of the longest line that a hard-wrapped body may have.

Tuned on the golden pages: 80 and 100 each read some of them otherwise. Reuters in 1987 set 64.
"""

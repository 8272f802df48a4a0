"""Join the lines of a body into paragraphs: one a line, hard-wrapped lines put together again."""

from collections.abc import Sequence
from typing import Final

from dateline.core.data.text.characters import CLOSERS, TERMINATORS
from dateline.core.page.lines.piece import Piece


def paragraphs(text: str, lines: Sequence[Piece]) -> str:
    """Return the text of the lines without their datelines, one paragraph a line."""
    spans = [(piece.dateline.end if piece.dateline is not None else piece.start, piece.end) for piece in lines]
    if len(spans) == 1:
        ((start, end),) = spans
        return text[start:end].strip()
    wrapped = _wrapped(text, spans)
    joined: list[str] = []
    for number, (start, end) in enumerate(spans):
        part = text[start:end].strip()
        if not part:
            continue
        piece = lines[number]
        apart = not joined or piece.gap or piece.indent or not (_open(joined[-1]) and (wrapped or part[0].islower()))
        if apart and not (wrapped and joined and not piece.gap and not piece.indent):
            joined.append(part)
        else:
            joined[-1] = f"{joined[-1]} {part}"
    return "\n".join(joined)


_MANY: Final = 3
_WIDTH: Final = 90


def _open(line: str) -> bool:
    return line.rstrip(CLOSERS)[-1:] not in TERMINATORS


def _wrapped(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the lines were broken by a fixed width: several, none long, most of them not closing a sentence."""
    if len(spans) < _MANY or any(end - start > _WIDTH for start, end in spans):
        return False
    inner = spans[:-1]
    return sum(_open(text[start:end]) for start, end in inner) * 2 > len(inner)

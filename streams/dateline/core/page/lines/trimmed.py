"""Make a text of a part of a line, less the white space around it."""

from dateline.core.data.text.characters import SPACE
from dateline.core.page.dateline.model import Found
from dateline.core.page.lines.closing_credit import signed
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.sentence import closes, is_dense


def text_piece(text: str, start: int, end: int, found: Found | None) -> Piece:
    """Return [start, end) as a text, and whether it closes like a sentence."""
    start, end = trimmed(text, start, end)
    sentence = closes(text, start, end) or signed(text, start, end)
    return Piece(Kind.TEXT, start, end, dateline=found, sentence=sentence, dense=is_dense(text, start, end))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return [start, end) without white space around it."""
    while start < end and text[start] in SPACE:
        start += 1
    while end > start and text[end - 1] in SPACE:
        end -= 1
    return start, end

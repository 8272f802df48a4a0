"""Read a page as pieces: its lines, cut where an age or a dateline is glued into one, each with what it is.

Nothing is decided here that one piece cannot show by itself; what the page as a whole shows is for
``trust`` and ``layout``.
"""

from typing import Final

from dateline.core.data.text.characters import BLANK
from dateline.core.page.lines.classify import classify, line_pieces
from dateline.core.page.lines.piece import Kind, Piece, shifted, spaced
from dateline.core.page.lines.reason import Reason
from dateline.core.times.glued_ages import glued_ages, is_cut_age
from dateline.core.times.timestamps import Stamp, stamp


def pieces(text: str) -> list[Piece]:
    """Every piece of the page, in order; together they hold all of it but white space."""
    stamps = glued_ages(text)
    read: list[Piece] = []
    at = next_stamp = gap = 0
    due = stamps[0].start if stamps else len(text)  # where the next age stands
    for line in text.splitlines(keepends=True):
        start, at = at, at + len(line)
        if line.isspace() or not (inner := line.strip(BLANK)):
            gap += 1
            continue
        blanks = line.index(inner[0])
        start += blanks
        end = start + len(inner)
        indent = blanks > 0 and line[:2].isspace()
        first, apart = len(read), gap or indent
        if due >= end:  # no age in it, as in most lines
            for part in line_pieces(inner):
                read.append(shifted(part, start, gap, indent=indent))
                gap, indent = 0, False
        else:
            stop = next((one for one in range(next_stamp, len(stamps)) if stamps[one].start >= end), len(stamps))
            read += _cut(text, start, end, stamps[next_stamp:stop])
            next_stamp, due = stop, stamps[stop].start if stop < len(stamps) else len(text)
            if apart and len(read) > first:
                read[first] = spaced(read[first], gap, indent=indent)
        if first and not apart and len(read) > first and text[read[first].start].islower():
            _wrap(read, first - 1)
        gap = 0
    if stamps and read[-1].kind is Kind.TEXT and is_cut_age(text[read[-1].start : read[-1].end]):
        read[-1] = read[-1]._replace(kind=Kind.NOISE, why=Reason.CUT_AGE)
    return read


def _wrap(read: list[Piece], at: int) -> None:
    """Note of a piece that its sentence goes on in the next line, which begins with a small letter."""
    piece, below = read[at], read[at + 1]
    if piece.kind is not Kind.TEXT or piece.dateline is not None or below.kind is not Kind.TEXT:
        return
    if not piece.sentence and piece.size >= _NARROW:
        read[at] = piece._replace(wrapped=True)


_NARROW: Final = 24
"""Characters of the narrowest column that is wrapped; a shorter line is a label or a name."""


def _cut(text: str, start: int, end: int, stamps: list[Stamp]) -> list[Piece]:
    """Return the pieces of one line, cut at the ages glued into it."""
    whole = stamp(text, start, end) if len(stamps) == 1 else None
    if whole is not None:
        return [Piece(Kind.STAMP, start, end, stamp=whole)]
    read: list[Piece] = []
    for mark in stamps:
        read += classify(text, start, mark.start)
        read.append(Piece(Kind.STAMP, mark.start, mark.end, stamp=mark))
        start = mark.end
    return read + classify(text, start, end)

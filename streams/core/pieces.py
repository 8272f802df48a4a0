"""Read a page as pieces: its lines, cut where an age or a dateline is glued into one, each with what it is.

Nothing is decided here that one piece cannot show by itself; what the page as a whole shows is for
``trust`` and ``layout``.
"""

from typing import Final

from streams.core.classify import classify
from streams.core.data.characters import BLANK
from streams.core.glued import glued, is_cut_age
from streams.core.piece import Kind, Piece, spaced
from streams.core.reason import Reason
from streams.core.stamp import Stamp, stamp


def pieces(text: str) -> list[Piece]:
    """Every piece of the page, in order; together they hold all of it but white space."""
    stamps = glued(text)
    read: list[Piece] = []
    at = next_stamp = gap = 0
    for line in text.splitlines(keepends=True):
        if line.isspace():
            at += len(line)
            gap += 1
            continue
        inner = line.lstrip(BLANK)
        start = at + len(line) - len(inner)
        end = start + len(inner.rstrip(BLANK))
        at += len(line)
        if start == end:
            gap += 1
            continue
        within = []
        while next_stamp < len(stamps) and stamps[next_stamp].start < end:
            within.append(stamps[next_stamp])
            next_stamp += 1
        first = len(read)
        _cut(text, start, end, within, read)
        indent = len(inner) < len(line) and line[:2].isspace()
        if (gap or indent) and len(read) > first:
            read[first] = spaced(read[first], gap, indent=indent)
        elif first and len(read) > first and read[first].kind is Kind.TEXT and text[read[first].start].islower():
            _wrap(read, first - 1)
        gap = 0
    if stamps and read[-1].kind is Kind.TEXT and is_cut_age(text[read[-1].start : read[-1].end]):
        read[-1] = read[-1]._replace(kind=Kind.NOISE, why=Reason.CUT_AGE)
    return read


def _wrap(read: list[Piece], at: int) -> None:
    """Note of a piece that its sentence goes on in the next line, which begins with a small letter."""
    piece = read[at]
    if piece.kind is Kind.TEXT and piece.dateline is None and not piece.sentence and piece.size >= _NARROW:
        read[at] = piece._replace(wrapped=True)


_NARROW: Final = 24
"""Characters of the narrowest column that is wrapped; a shorter line is a label or a name."""


def _cut(text: str, start: int, end: int, stamps: list[Stamp], read: list[Piece]) -> None:
    """Cut one line at its glued ages and datelines, and add its pieces to ``read``."""
    if not stamps:
        read.extend(classify(text, start, end))
        return
    whole = stamp(text, start, end) if len(stamps) == 1 else None
    if whole is not None:
        read.append(Piece(Kind.STAMP, start, end, stamp=whole))
        return
    for mark in stamps:
        read.extend(classify(text, start, mark.start))
        read.append(Piece(Kind.STAMP, mark.start, mark.end, stamp=mark))
        start = mark.end
    read.extend(classify(text, start, end))

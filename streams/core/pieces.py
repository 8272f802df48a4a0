"""Read a page as pieces: its lines, cut where an age or a dateline is glued into one, each with what it is.

Nothing is decided here that one piece cannot show by itself; what the page as a whole shows is for
``trust`` and ``layout``.
"""

from streams.core import stamp as times
from streams.core.classify import classify
from streams.core.data.characters import SPACE
from streams.core.piece import Kind, Piece
from streams.core.stamp import Stamp


def pieces(text: str) -> list[Piece]:
    """Every piece of the page, in order; together they hold all of it but white space."""
    glued = times.glued(text)
    read: list[Piece] = []
    at = next_stamp = 0
    gap = False
    for line in text.splitlines(keepends=True):
        start, end = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        at += len(line)
        while start < end and text[start] in SPACE:
            start += 1
        while end > start and text[end - 1] in SPACE:
            end -= 1
        if start >= end:
            gap = True
            continue
        within = []
        while next_stamp < len(glued) and glued[next_stamp].start < end:
            within.append(glued[next_stamp])
            next_stamp += 1
        first = len(read)
        _cut(text, start, end, within, read)
        if len(read) > first and (gap or line[:2].isspace()):
            read[first] = read[first]._replace(gap=gap, indent=line[:2].isspace())
        gap = False
    return read


def _cut(text: str, start: int, end: int, stamps: list[Stamp], read: list[Piece]) -> None:
    """Cut one line at its glued ages and datelines, and add its pieces to ``read``."""
    if not stamps:
        read.extend(classify(text, start, end))
        return
    if len(stamps) == 1 and (whole := times.stamp(text, start, end)) is not None:
        read.append(Piece(Kind.STAMP, start, end, stamp=whole))
        return
    for mark in stamps:
        read.extend(classify(text, start, mark.start))
        read.append(Piece(Kind.STAMP, mark.start, mark.end, stamp=mark))
        start = mark.end
    read.extend(classify(text, start, end))

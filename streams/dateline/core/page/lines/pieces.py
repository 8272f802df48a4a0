"""Read a page as pieces: its lines, cut where an age or a dateline is glued into one, each with its kind.

A piece's kind is decided by the piece alone. What the page as a whole shows is for the passes and the layout.
"""

from typing import Final

from dateline.core.data.text.characters import BLANK
from dateline.core.page.lines.classify import classify, classify_line
from dateline.core.page.lines.piece import Kind, Piece, respace, shift
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.sentence import opens_in_small_letter, opens_with_elided_word
from dateline.core.times.phrases.glued_ages import glued_ages, is_cut_age
from dateline.core.times.phrases.glued_days import glued_days
from dateline.core.times.phrases.timestamps import Stamp, stamp


def read_pieces(text: str) -> list[Piece]:
    """Return every piece of the page, in order. Together they hold all of it but white space."""
    ages, days = glued_ages(text), glued_days(text)
    stamps = sorted([*ages, *days]) if ages and days else ages or days
    pieces: list[Piece] = []
    at = next_stamp = gap = 0
    due = stamps[0].start if stamps else len(text)  # where the next age stands
    for line in text.splitlines(keepends=True):
        start, at = at, at + len(line)
        if line.isspace() or not (inner := line.strip(BLANK)):
            gap += 1
            continue
        spaces = line.index(inner[0])
        start += spaces
        end = start + len(inner)
        indent = spaces > 0 and line[:2].isspace()
        first, apart = len(pieces), gap or indent
        if due >= end:  # no age in it, as in most lines
            for part in classify_line(inner):
                pieces.append(shift(part, start, gap, indent=indent))
                gap, indent = 0, False
        else:
            stop = next((one for one in range(next_stamp, len(stamps)) if stamps[one].start >= end), len(stamps))
            pieces += _cut_at_ages(text, start, end, stamps[next_stamp:stop])
            next_stamp, due = stop, stamps[stop].start if stop < len(stamps) else len(text)
            if apart and len(pieces) > first:
                pieces[first] = respace(pieces[first], gap, indent=indent)
        if first and not apart and len(pieces) > first:
            joined = pieces[first].kind is Kind.STAMP and _join_dated_rest(text, pieces, first)
            if joined or _may_go_on(text, pieces, first):
                _mark_wrapped(pieces, first - 1)
        gap = 0
    if stamps and pieces[-1].kind is Kind.TEXT and is_cut_age(text[pieces[-1].start : pieces[-1].end]):
        pieces[-1] = pieces[-1]._replace(kind=Kind.NOISE, why=Reason.CUT_AGE)
    return pieces


def _join_dated_rest(text: str, pieces: list[Piece], first: int) -> bool:
    """Join a date that opens a line with the small letters after it, where the sentence above goes on in them.

    Return whether it was done: ``… before the spring rise, expected`` above ``03/25/11 at the latest.``.
    """
    above, rest = pieces[first - 1], pieces[first + 1] if first + 1 < len(pieces) else None
    if above.kind is not Kind.TEXT or above.sentence or above.size < _MIN_WRAPPED_CHARS:
        return False
    if rest is None or rest.kind is not Kind.TEXT or not rest.timed or not text[rest.start].islower():
        return False
    pieces[first : first + 2] = [rest._replace(start=pieces[first].start, timed=False)]
    return True


def _may_go_on(text: str, pieces: list[Piece], at: int) -> bool:
    """Whether a line opens with a small letter: no name written so, ``iPhone``, below the first line of a block."""
    start, end = pieces[at].start, pieces[at].end
    if opens_with_elided_word(text, start, end):
        return True
    if not text[start].islower() or opens_in_small_letter(text, start, end):
        return text[start].islower()
    above = pieces[at - 2] if at > 1 else None
    return above is not None and above.kind is Kind.TEXT and not above.sentence and not pieces[at - 1].gap


def _mark_wrapped(pieces: list[Piece], at: int) -> None:
    """Mark a text as wrapped where its sentence goes on in the next line, which begins with a lower-case letter."""
    piece, below = pieces[at], pieces[at + 1]
    if piece.kind is not Kind.TEXT or piece.dateline is not None or below.kind is not Kind.TEXT:
        return
    if not piece.sentence and piece.size >= _MIN_WRAPPED_CHARS:
        pieces[at] = piece._replace(wrapped=True)


_MIN_WRAPPED_CHARS: Final = 24
"""The narrowest wrapped line, in characters; a shorter one is a label or a name. Tuned on the golden pages."""


def _cut_at_ages(text: str, start: int, end: int, stamps: list[Stamp]) -> list[Piece]:
    """Return the pieces of one line, cut at the ages glued into it."""
    whole = stamp(text, start, end) if len(stamps) == 1 else None
    if whole is not None:
        return [Piece(Kind.STAMP, start, end, stamp=whole)]
    pieces: list[Piece] = []
    for age in stamps:
        pieces += classify(text, start, age.start)
        pieces.append(Piece(Kind.STAMP, age.start, age.end, stamp=age))
        start = age.end
    return pieces + classify(text, start, end)

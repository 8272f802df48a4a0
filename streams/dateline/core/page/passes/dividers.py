"""Find what parts the items of a page by repeating on it: ``Lees verder``, ``110 SVT Text``, ``(sda)``, wide gaps.

A line that stands again and again between texts, the same but for its numbers, is the page's and no
item's; where it holds a date, that is the time of the item. The agency's name that closes one item
after the other does as much, and so does a gap wider than the others. Each has to be followed by what
an item may begin with, most of the times; what stands between the paragraphs of one text is not.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from dateline.core.page.lines.closing_credit import closing_credit
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.wording import LINK, LINK_ENDS
from dateline.core.times.timestamps import date_in


def with_dividers(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, lines that repeat made rules or times, and rules put behind credits and into wide gaps."""
    pieces = _without_numbers(text, pieces)
    marked = _repeated_lines(text, pieces)
    credited = _credited_ends(text, pieces)
    behind = credited or _wide_gaps(pieces, marked)
    why = Reason.CREDITED_END if credited else Reason.WIDE_GAP
    if not (marked or behind):
        return list(pieces)
    divided: list[Piece] = []
    for at, piece in enumerate(pieces):
        divided.append(marked.get(at, piece))
        if at in behind:
            divided.append(Piece(Kind.RULE, piece.end, piece.end, why=why))
    return divided


def unnumbered(line: str) -> str:
    """Return a line, or several, with its numbers made alike: two that are the same then are one line that repeats."""
    return _DIGITS.sub("0", line)


def _without_numbers(text: str, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces, the numbers of a list's items, one after the other from 1, made rules."""
    numbered: dict[int, int] = {}
    for at, piece in enumerate(pieces):
        found = _NUMBERED.match(text, piece.start, piece.end) if text[piece.start].isdecimal() else None
        if found is not None and int(found["number"]) == len(numbered) + 1:
            numbered[at] = found.end()
    if len(numbered) < _OFTEN:
        return pieces
    parted: list[Piece] = []
    for at, piece in enumerate(pieces):
        if at not in numbered:
            parted.append(piece)
            continue
        parted.append(Piece(Kind.RULE, piece.start, numbered[at], gap=piece.gap, why=Reason.SIGNS))
        parted.append(piece._replace(start=numbered[at], gap=0, dateline=None))
    return parted


def _repeated_lines(text: str, pieces: Sequence[Piece]) -> dict[int, Piece]:
    """Return what the pieces become that repeat, by their numbers."""
    marked: dict[int, Piece] = {}
    for line, places in _alike(text, pieces).items():
        least = _OFTEN if pieces[places[0]].kind is Kind.TEXT else _TWICE
        if len(places) < least or not _LETTERS.search(line):
            continue
        dated = "0" in line and date_in(text, pieces[places[0]].start, pieces[places[0]].end) is not None
        if not dated and _under_headlines(pieces, places):
            marked |= {at: pieces[at]._replace(kind=Kind.NOISE, section=None, why=Reason.REPEATED) for at in places}
            continue
        if not _divide(pieces, places, dated=dated):
            continue
        for at in places:
            piece = pieces[at]
            date = date_in(text, piece.start, piece.end) if "0" in line else None
            kind = Kind.RULE if date is None else Kind.STAMP
            marked[at] = piece._replace(kind=kind, stamp=date, section=None, sentence=False, why=Reason.REPEATED)
    return marked


def _alike(text: str, pieces: Sequence[Piece]) -> dict[str, list[int]]:
    """Return where each line stands that may be the page's, its numbers made alike."""
    lines: list[str] = []
    places: list[int] = []
    for at, piece in enumerate(pieces):
        if piece.kind not in _MAY_REPEAT or piece.dateline is not None or piece.timed:
            continue
        linked = piece.kind is Kind.NOISE and text[piece.end - 1] in LINK_ENDS
        link = LINK.search(text, piece.start, piece.end) if linked else None
        if link is not None or piece.end - piece.start <= _LONGEST_LINE:
            lines.append(link[0] if link else text[piece.start : piece.end])
            places.append(at)
    if len(lines) < _TWICE:
        return {}
    alike: dict[str, list[int]] = {}
    for line, at in zip(unnumbered("\n".join(lines)).split("\n"), places, strict=True):  # all at once, for speed
        alike.setdefault(line, []).append(at)
    return alike


def _credited_ends(text: str, pieces: Sequence[Piece]) -> set[int]:
    """Return the pieces that end with an agency's credit, where several do: ``… sagte die Direktorin. (sda)``."""
    ends = [
        at
        for at, piece in enumerate(pieces)
        if ((piece.kind is Kind.TEXT and piece.end - piece.start > _LONGEST_LINE) or piece.body)
        and closing_credit(text, piece.start, piece.end)
    ]  # of a long text whether it reads like one is not asked: the credit hides that its sentence closes
    if len(ends) < _TWICE or not _divide(pieces, ends):
        return set()
    if all(pieces[at + 1].gap >= _WIDE for at in ends if at + 1 < len(pieces)):
        ends += [at for at in range(len(pieces) - 1) if pieces[at].body and pieces[at + 1].gap >= _WIDE]
    return set(ends)


def _wide_gaps(pieces: Sequence[Piece], marked: Iterable[int]) -> set[int]:
    """Return the pieces below which a gap stands that is wider than what parts a headline from its text."""
    if marked or any(piece.kind not in _MAY_REPEAT or (piece.dateline and piece.dateline.sure) for piece in pieces):
        return set()
    wide = {at for at in range(len(pieces) - 1) if pieces[at + 1].gap >= _WIDE}
    parts = all(pieces[at].body and pieces[at + 1].heading for at in wide)
    return wide if len(wide) > 1 and parts and len(wide) * 3 < len(pieces) * 2 else set()


def _divide(pieces: Sequence[Piece], places: Sequence[int], *, dated: bool = False) -> bool:
    """Whether the pieces stand between items: below a text, and above what may begin one; a date, above its text."""
    begins = texts = 0
    for number, at in enumerate(places):
        after = _next(pieces, at)
        before = places[number - 1] if number else -1
        texts += any(piece.body for piece in pieces[before + 1 : at + 1])
        begins += (
            after is None
            or after.dateline is not None
            or (after.kind is Kind.TEXT and (dated or after.size <= _HEADLINE or after.gap >= _WIDE))
        )
    return begins * 5 >= len(places) * 4 and texts >= len(places) - 1


def _under_headlines(pieces: Sequence[Piece], places: Sequence[int]) -> bool:
    """Whether the pieces stand between headlines and their texts: ``Questo contenuto è stato pubblicato``."""
    under = sum(
        0 < at < len(pieces) - 1 and pieces[at - 1].heading and pieces[at + 1].body and at - 1 not in places
        for at in places
    )
    return under * 5 >= len(places) * 4


def _next(pieces: Sequence[Piece], at: int) -> Piece | None:
    """Return the text or time that comes next."""
    return next((piece for piece in pieces[at + 1 : at + _NEAR] if piece.kind in _NEXT), None)


_LONGEST_LINE: Final = 60
_OFTEN: Final = 3
_TWICE: Final = 2
_WIDE: Final = 3
"""Blank lines; two stand above a headline on many a page."""
_NEAR: Final = 8
_NEXT: Final = {Kind.TEXT, Kind.STAMP}
_HEADLINE: Final = 120
"""Characters of the longest line that may begin an item; a question or a shout ends many a headline."""
_MAY_REPEAT: Final = {Kind.TEXT, Kind.NOISE}
_NUMBERED: Final = re.compile(r"(?P<number>\d{1,2})[.)] +(?=\D)")
_DIGITS: Final = re.compile(r"\d+")
_LETTERS: Final = re.compile(r"[^\W\d_]{3}")

"""Part headlines from the datelines glued to them that name no agency: ``… onder controleTHOLEN - De brandweer``.

Beside an agency the parentheses show where a dateline ends; a bare one is looked for where a capital
follows a small letter, and believed where a place of that name is known and a text follows.
"""

import re
from collections.abc import Callable
from typing import Final

from dateline.core.data.text.characters import CAPITALS, QUOTES
from dateline.core.page.lines.classify import classify
from dateline.core.page.lines.piece import Kind, Piece


def with_parted_headlines(text: str, pieces: list[Piece], knows: Callable[[str], bool]) -> list[Piece]:
    """Return the pieces, texts cut where a known place and a dash stand glued to the headline before them."""
    found = {
        at: cut
        for at, piece in enumerate(pieces)
        if piece.dateline is None and piece.end - piece.start >= _SHORTEST and (cut := _cut(text, piece, knows))
    }
    if not found:
        return pieces
    parted: list[Piece] = []
    for at, piece in enumerate(pieces):
        if at in found:
            parted.append(piece._replace(end=found[at], sentence=False))
            parted += classify(text, found[at], piece.end)
        else:
            parted.append(piece)
    return parted


def _cut(text: str, piece: Piece, knows: Callable[[str], bool]) -> int | None:
    """Return where the dateline begins that a text's headline is glued to; None where none is."""
    if piece.kind is not Kind.TEXT:
        return None
    stop = min(piece.end, piece.start + _LONGEST)
    if text.find(" - ", piece.start, stop) < 0 and text.find(" \u2013 ", piece.start, stop) < 0:
        return None  # cheap to ask first, and no other dash stands so
    dash = _DASH.search(text, piece.start, stop)
    glue = _GLUE.search(text, max(piece.start, dash.start() - _REACH), dash.start()) if dash is not None else None
    if dash is None or glue is None or text.count(" ", piece.start, glue.start("name")) < _WORDS:
        return None
    known = all(knows(name) for name in glue["name"].split("/"))
    return glue.start("name") if known and piece.end - dash.end() >= _TEXT else None


_SHORTEST: Final = 80
"""Characters of headline, dateline and text."""
_TEXT: Final = 40
_LONGEST: Final = 200
_REACH: Final = 40
_WORDS: Final = 2
"""Blanks of the shortest headline."""
_QUOTES: Final = re.escape(QUOTES)
_DASH: Final = re.compile(rf" [-\u2013] (?=[{CAPITALS}{_QUOTES}])")
_GLUE: Final = re.compile(rf"[^\W\d_{CAPITALS}]{{2}}[{_QUOTES}!?]?(?P<name>[{CAPITALS}][^\d\n,.;:!?\"]{{2,30}}+)\Z")

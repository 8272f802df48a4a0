"""Find bylines in small letters, as many papers print them: ``di Piero Dolfin``, ``door Jan Jansen``.

Such a line stands between a headline and its text. It looks like the second line of a headline, ``Fire in the quarter``
above ``di Porta Romana``; but what a headline names, its text names too.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from dateline.core.data.text.characters import CAPITALS
from dateline.core.data.wire.writers import NAME_OPENINGS, SMALL_BYLINES
from dateline.core.page.lines.kinds.wording import PERSON_NAME
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.sentence import stops_at_function_word
from dateline.core.text.pattern_code import compiled


def mark_small_bylines(text: str, pieces: Sequence[Piece], knows: Callable[[str], bool]) -> list[Piece]:
    """Return the pieces of a page; a byline in small letters between a headline and a text becomes noise.

    ``knows`` says whether a name is that of a place.
    """
    marked = list(pieces)
    for at in range(1, len(pieces) - 1):
        piece = pieces[at]
        if piece.kind is not Kind.TEXT or piece.size > _MAX_CHARS or not text.startswith(_OPENINGS, piece.start):
            continue
        below = next((one for one in pieces[at + 1 : at + _MAX_PIECES_BELOW] if one.kind is Kind.TEXT), None)
        if below is None or not below.is_paragraph or text[below.start].islower() or not _is_headline(text, pieces, at):
            continue
        names = small_byline(text[piece.start : piece.end], text[below.start : below.start + _MAX_TEXT_CHARS])
        if names and not knows(names):
            marked[at - 1] = pieces[at - 1]._replace(wrapped=False)  # as it seemed above a small letter
            marked[at] = piece._replace(kind=Kind.NOISE, wrapped=False, why=Reason.BYLINE)
    return marked


def small_byline(line: str, below: str) -> str:
    """Return the names of a byline in small letters; "" for another line, or where the text ``below`` has one."""
    match = _SMALL_BYLINE.fullmatch(line) if len(line) <= _MAX_CHARS else None
    if match is None or any(word in below for word in _WORD.findall(match["names"])):
        return ""
    return match["names"]


def _is_headline(text: str, pieces: Sequence[Piece], at: int) -> bool:
    """Whether the line above is the one line of a headline, and no sentence or headline goes on in the next line."""
    above = pieces[at - 1]._replace(wrapped=False)
    if not above.is_heading or stops_at_function_word(text[above.start : above.end]):
        return False
    before = pieces[at - 2] if at > 1 else None
    return before is None or above.gap > 0 or before.kind is not Kind.TEXT or not before.wrapped


_OPENINGS: Final = tuple(f"{word} " for word in SMALL_BYLINES)
_WRITER: Final = rf"{PERSON_NAME}(?: (?:(?:{'|'.join(NAME_OPENINGS)}) ){{0,2}}{PERSON_NAME}){{1,3}}"
_SMALL_BYLINE: Final = compiled(
    rf"(?:{'|'.join(SMALL_BYLINES)}) (?P<names>{_WRITER}"
    rf"(?:(?:,| and| en| und| et| y| e| og| och| ed) {_WRITER}){{0,2}})"
)
_WORD: Final = re.compile(rf"[{CAPITALS}][^\W\d_]{{2,}}")
_MAX_CHARS: Final = 70
"""The longest byline, in characters. Chosen by hand."""
_MAX_PIECES_BELOW: Final = 4
"""Pieces below a byline in which its text stands: behind a time and an agency. Chosen by hand."""
_MAX_TEXT_CHARS: Final = 2000
"""Characters of a text in which the names are looked for: bounds time. Chosen by hand."""

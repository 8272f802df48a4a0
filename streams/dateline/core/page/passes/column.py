"""Read a story as a wire's printer set it: a title, one dated dateline, a narrow column, perhaps tables.

``    ANKARA, March 26 - A tanker …`` and lines of some seventy characters below. In such a column a line of
figures, a numbered line or ``EGYPT - `` is the story's own, whatever it would be on a web page.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from dateline.core.page.lines.piece import Kind, Piece, spaced
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.sentence import closes


def column(text: str, pieces: Sequence[Piece]) -> list[Piece] | None:
    """Return the pieces of a page that is one such story, all below its dateline text; None where it is none."""
    last = len(pieces)
    while last > 1 and (pieces[last - 1].kind is Kind.CREDIT or _is_unseen(text, pieces[last - 1])):
        last -= 1
    signed = last < len(pieces)
    at = next((number for number, piece in enumerate(pieces[:last]) if _opens(piece)), None)
    if at is None and signed:
        at = _undated(text, pieces[:last])
    if at is None or at > _TITLE_LINES or any(piece.kind is not Kind.TEXT for piece in pieces[:at]):
        return None
    opening, below = pieces[at], pieces[at + 1 : last]
    if not _is_column(text, opening, below, signed=signed):
        return None
    above = [piece._replace(dateline=None) for piece in pieces[:at]]
    if opening.dateline is None:
        opening = opening._replace(wrapped=True)  # whatever its length, a text begins here
    return [*above, opening, *_lines(text, below), *pieces[last:]]


def _undated(text: str, pieces: Sequence[Piece]) -> int | None:
    """Return where a story without dateline opens: set in, one blank line below a title in capitals."""
    at = next((number for number, piece in enumerate(pieces) if piece.indent), 0)
    opens = at > 0 and pieces[at].gap == 1 and pieces[at].kind is Kind.TEXT and pieces[at].dateline is None
    return at if opens and text[: pieces[at].start].isupper() else None


def _opens(piece: Piece) -> bool:
    """Whether a place in capitals opens the story, with a date or with the state or country that it lies in."""
    found = piece.dateline
    if found is None or not found.places or found.credits:
        return False
    return bool(found.date) or (found.capitals and found.places[0].beside is not None)


def _is_column(text: str, opening: Piece, below: Sequence[Piece], *, signed: bool) -> bool:
    """Whether what follows is narrow and has no other dated dateline, age or marker: nothing begins there.

    Paragraphs are set in by blanks, or else the story is signed, ``Reuter``, or its title is in capitals.
    """
    titled = text[: opening.start].isupper()
    if not below or not (signed or titled or any(piece.indent for piece in below)):
        return False
    wide = text.find("\n", opening.end)
    narrow = wide - text.rfind("\n", 0, opening.start) <= _WIDTH
    return narrow and all(_is_of_column(text, here, piece) for here, piece in pairwise([opening, *below]))


def _is_of_column(text: str, above: Piece, piece: Piece) -> bool:
    runs_on = not piece.gap and not piece.indent and above.kind is Kind.TEXT and not above.sentence
    if piece.kind is Kind.MARKER or (piece.stamp is not None and piece.stamp.strong and not runs_on):
        return False  # ``… compared with`` / ``a month ago.`` runs on
    if piece.dateline is not None and (piece.dateline.sure or piece.dateline.credits):
        return False
    if piece.kind is Kind.RULE and piece.size > 1 and not piece.indent and piece.gap:
        return False
    return piece.why not in _OF_PAGES and piece.end - text.rfind("\n", 0, piece.start) <= _WIDTH


def _lines(text: str, below: Sequence[Piece]) -> list[Piece]:
    """Return a text a line, for the one or more pieces that each line was read as."""
    lines: list[Piece] = []
    for piece in below:
        if lines and "\n" not in text[lines[-1].end : piece.start]:
            start = lines.pop().start
            lines.append(Piece(Kind.TEXT, start, piece.end, sentence=closes(text, start, piece.end)))
        else:
            sentence = closes(text, piece.start, piece.end)
            line = Piece(Kind.TEXT, piece.start, piece.end, sentence=sentence, wrapped=piece.wrapped)
            lines.append(spaced(line, piece.gap, indent=piece.indent))
    return lines


def _is_unseen(text: str, piece: Piece) -> bool:
    return not any(map(str.isalnum, text[piece.start : piece.end]))


_TITLE_LINES: Final = 4
_WIDTH: Final = 90
"""Characters of the widest line that a wire's printer set, with the blanks in front."""
_OF_PAGES: Final = frozenset({
    Reason.CAPTION, Reason.CAPTION_END, Reason.CONSENT, Reason.CRAWLER, Reason.PUBLISHED_LINE,
})  # fmt: skip
"""What pages print around their items, and wires do not."""

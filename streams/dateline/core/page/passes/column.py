"""Read a story as a news agency's printer set it: a title, one dated dateline, a narrow column, perhaps tables.

The dateline is indented (``    ANKARA, March 26 - A tanker …``) and the lines below it have some seventy
characters. In such a column a line of figures, a numbered line or ``EGYPT - `` belongs to the story. On a web
page it would not.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from dateline.core.page.lines.piece import Kind, Piece, respace
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.sentence import closes_sentence


class Column(NamedTuple):
    """The pieces of a page that is one story in a column: titles, the opening, and lines that are all text."""

    pieces: list[Piece]
    opening: int
    """The number of the piece that opens the text."""


def read_column(text: str, pieces: Sequence[Piece]) -> Column | None:
    """Return the pieces of a page that is one story in a column, or None. All lines below the opening become text."""
    last = len(pieces)
    while last > 1 and (_signs(text, pieces[last - 2], pieces[last - 1]) or _has_no_letters(text, pieces[last - 1])):
        last -= 1
    signed = last < len(pieces)
    at = next((number for number, piece in enumerate(pieces[:last]) if _opens_story(piece)), None)
    if at is None and signed:
        at = _find_undated_opening(text, pieces[:last])
    if at is None or at > _MAX_TITLE_LINES or any(piece.kind is not Kind.TEXT for piece in pieces[:at]):
        return None
    opening, below = pieces[at], pieces[at + 1 : last]
    if not _is_column(text, opening, below, signed=signed):
        return None
    above = [piece._replace(dateline=None) for piece in pieces[:at]]
    if not _opens_story(opening):
        opening = opening._replace(dateline=None, wrapped=True)  # whatever its length, a text begins here
    return Column([*above, opening, *_join_lines(text, below), *pieces[last:]], at)


def _signs(text: str, above: Piece, piece: Piece) -> bool:
    """Whether a piece is the agency's name that signs the story; ``… he told`` / ``Reuters.`` is the story's end."""
    ends_sentence = _runs_on(above, piece) and text[piece.end - 1] == "."
    return piece.kind is Kind.CREDIT and not ends_sentence


def _opens_story(piece: Piece) -> bool:
    """Whether a place opens the story, with a date, or in capitals with the state or country that it lies in."""
    match = piece.dateline
    if match is None or not match.places or match.credits:
        return False
    return bool(match.date) or (match.capitals and match.places[0].beside is not None)


def _find_undated_opening(text: str, pieces: Sequence[Piece]) -> int | None:
    """Return where a story without a dateline opens: indented, one blank line below a title in capitals.

    Or on the page's first line, where nothing but the lines below is indented: its title is not in the text.
    """
    at = next((number for number, piece in enumerate(pieces) if piece.indent), 0)
    titled = at > 0 and pieces[at].gap == 1 and text[: pieces[at].start].isupper()
    if titled:
        return at if pieces[at].kind is Kind.TEXT and pieces[at].dateline is None else None
    first = pieces[0]
    sure = first.dateline is not None and first.dateline.sure
    opens = at > 0 and not any(piece.gap for piece in pieces[1 : at + 1]) and first.kind is Kind.TEXT and not sure
    return 0 if opens else None


def _is_column(text: str, opening: Piece, below: Sequence[Piece], *, signed: bool) -> bool:
    """Whether the lines below are narrow, and none holds a dated dateline, an age or a marker.

    Its paragraphs are indented, or the story is signed (``Reuter``), or its title is in capitals.
    """
    titled = text[: opening.start].isupper()
    if not below or not (signed or titled or any(piece.indent for piece in below)):
        return False
    wide = text.find("\n", opening.end)
    narrow = wide - text.rfind("\n", 0, opening.start) <= _MAX_LINE_CHARS
    return narrow and all(_is_of_column(text, here, piece) for here, piece in pairwise([opening, *below]))


def _is_of_column(text: str, above: Piece, piece: Piece) -> bool:
    """Whether a piece may stand in a column: no other item begins with it, and its line is narrow."""
    runs_on = _runs_on(above, piece)
    if piece.kind is Kind.MARKER or (piece.stamp is not None and piece.stamp.strong and not runs_on):
        return False  # ``… compared with`` / ``a month ago.`` runs on
    if piece.dateline is not None and (piece.dateline.sure or piece.dateline.credits):
        return False
    if piece.kind is Kind.RULE and piece.size > 1 and not piece.indent and piece.gap:
        return False
    if piece.why in _REASONS_OF_PAGES and not (runs_on and text[piece.start].islower()):
        return False  # ``… in the table`` / ``published in 100 newspapers.`` runs on
    return piece.end - text.rfind("\n", 0, piece.start) <= _MAX_LINE_CHARS


def _runs_on(above: Piece, piece: Piece) -> bool:
    """Whether a line goes on with the sentence of the line above."""
    return not piece.gap and not piece.indent and above.kind is Kind.TEXT and not above.sentence


def _join_lines(text: str, below: Sequence[Piece]) -> list[Piece]:
    """Return one text for each line: the pieces that a line was cut into are joined again."""
    lines: list[Piece] = []
    for piece in below:
        if lines and "\n" not in text[lines[-1].end : piece.start]:
            start = lines.pop().start
            lines.append(Piece(Kind.TEXT, start, piece.end, sentence=closes_sentence(text, start, piece.end)))
        else:
            sentence = closes_sentence(text, piece.start, piece.end)
            line = Piece(Kind.TEXT, piece.start, piece.end, sentence=sentence, wrapped=piece.wrapped)
            lines.append(respace(line, piece.gap, indent=piece.indent))
    return lines


def _has_no_letters(text: str, piece: Piece) -> bool:
    """Whether a piece has neither letters nor digits."""
    return not any(map(str.isalnum, text[piece.start : piece.end]))


_MAX_TITLE_LINES: Final = 4
"""The most lines of a title above the dateline. Chosen by hand."""
_MAX_LINE_CHARS: Final = 90
"""The widest line of an agency's printer, in characters, with the spaces in front. Chosen by hand."""
_REASONS_OF_PAGES: Final = frozenset({
    Reason.CAPTION, Reason.CAPTION_END, Reason.CONSENT, Reason.CRAWLER, Reason.PUBLISHED_LINE,
})  # fmt: skip
"""Reasons of lines that web pages print around their items and agencies' printers do not."""

"""Find datelines that are nothing but a place's name: alone on a line, or in front of a text without any mark.

One line with a place's name may be a label, a sub-heading or an entry of a list. It is a dateline where it stands
between what comes before a text, a headline or a crawler's note, and the text itself. A name without a mark that
opens a text is a dateline where a sentence begins anew after it: the next word is one of those that are small inside
a sentence (``Stavanger In Norwegen sind …``), or others like it open items of the page.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from dateline.core.data.text.characters import CAPITALS, DASHES
from dateline.core.data.text.function_words import ALL_FUNCTION_WORDS
from dateline.core.page.dateline.model import DatelineMatch
from dateline.core.page.dateline.place_list import places_at
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.places.names.qualifiers import read_qualifier
from dateline.core.places.resolve import PrintedPlace
from dateline.core.text.pattern_code import compiled


def find_place_lines(text: str, pieces: list[Piece], knows: Callable[[str], bool]) -> list[Piece]:
    """Return the pieces: a place's name alone on its line becomes a dateline where it stands above a text's beginning.

    ``knows`` says whether a name is a place's.
    """
    lines = {
        at: match
        for at, piece in enumerate(pieces)
        if piece.kind is Kind.TEXT
        and piece.end - piece.start <= _MAX_PLACE_CHARS
        and at
        and piece.dateline is None
        and _stands_above_text(text, pieces, at)
        and (match := _place_line(text, piece, knows)) is not None
    }
    if not lines:
        return pieces
    has_datelines = any(piece.dateline is not None for piece in pieces)
    alone = sum(_is_alone(piece) for piece in pieces) + len(lines)
    found = {
        at: match
        for at, match in lines.items()
        if pieces[at - 1].why is Reason.CRAWLER
        or ((match.capitals or has_datelines) if pieces[at].gap else (match.capitals and alone >= _MIN_ALONE))
        or match.stop
    }
    return (
        [piece._replace(dateline=found[at]) if at in found else piece for at, piece in enumerate(pieces)]
        if found
        else pieces
    )


def _is_alone(piece: Piece) -> bool:
    """Whether a piece is a sure dateline that has its line to itself."""
    return piece.dateline is not None and piece.dateline.sure and not piece.rest_chars


def _place_line(text: str, piece: Piece, knows: Callable[[str], bool]) -> DatelineMatch | None:
    """Return the dateline that a line is: known places with the line to themselves; None where it is none."""
    places, end = places_at(text, piece.start, piece.end)
    stop = text[end : piece.end].strip()
    if not places or stop.strip(DASHES) or not all(knows(place.printed) for place in places):
        return None
    if stop and not text[piece.start : end].isupper():
        return None  # ``Utrecht -`` may be the head of a table
    if any(read_qualifier(place.printed) is not None for place in places):
        return None  # a country or state alone is a section's name
    return DatelineMatch(piece.start, piece.end, tuple(places), (), closed=True, sure=True, stop=stop)


def _stands_above_text(text: str, pieces: Sequence[Piece], at: int) -> bool:
    """Whether a line stands where a dateline does: above a text, and below a headline or a crawler's note.

    A headline is set off by a blank line, which a list's entry is not; the blank line stands above or below it.
    Between two paragraphs it is a sub-heading.
    """
    piece, below = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
    if below is None or below.kind is not Kind.TEXT or below.dateline is not None or not _is_text(below):
        return False
    above = pieces[at - 1] if at else None
    if above is None:
        return False
    if above.why is Reason.CRAWLER and "\n" not in text[above.end : piece.start]:
        return True
    return below.gap == 0 and above.is_heading and (piece.gap > 0 or above.gap > 0)


def _is_text(piece: Piece) -> bool:
    return piece.size >= _MIN_TEXT_CHARS or (piece.sentence and piece.is_paragraph)


def find_unmarked_places(text: str, pieces: list[Piece], knows: Callable[[str], bool]) -> list[Piece]:
    """Return the pieces: known places that open texts without a mark become datelines, where sentences follow them.

    ``knows`` says whether a name is a place's.
    """
    certain: dict[int, int] = {}
    likely: dict[int, int] = {}
    unclosed = 0
    for at, piece in enumerate(pieces):
        if piece.kind is not Kind.TEXT:
            continue
        if piece.dateline is None and piece.end - piece.start < _MIN_OPENING_CHARS:
            continue
        if not _opens_item(pieces, at):
            continue
        if piece.dateline is not None:
            unclosed += piece.dateline.sure and not piece.dateline.stop and piece.dateline.end < piece.end
        elif (end := _name_end(text, piece, knows)) is not None:
            word = _WORD.match(text, end + 1, piece.end)
            is_small = word is not None and word[0].lower() in ALL_FUNCTION_WORDS
            (certain if is_small else likely)[at] = end
    ends = certain | (likely if len(certain) + unclosed >= _MIN_UNMARKED else {})
    return (
        [
            piece._replace(dateline=_unmarked(text, piece.start, ends[at])) if at in ends else piece
            for at, piece in enumerate(pieces)
        ]
        if ends
        else pieces
    )


def _opens_item(pieces: Sequence[Piece], at: int) -> bool:
    """Whether an item's text may begin here: at the page's first piece, or below a headline."""
    return at == 0 or pieces[at - 1].is_heading or pieces[at - 1].kind is not Kind.TEXT


def _name_end(text: str, piece: Piece, knows: Callable[[str], bool]) -> int | None:
    """Return where the place's name ends that opens a text, before a word with a capital; None for none."""
    match = _NAME.match(text, piece.start, piece.end)
    if match is None:
        return None
    if (first := text.find(" ", piece.start, match.end())) < 0 or text[
        piece.start : first
    ].lower() in ALL_FUNCTION_WORDS:
        return None
    ends = [one.start() for one in _SPACE.finditer(text, piece.start, match.end())][:_MAX_NAME_WORDS]
    names = [end for end in ends if _is_name(text[piece.start : end]) and _knows_all(text[piece.start : end], knows)]
    following = _WORD.match(text, names[-1] + 1, piece.end) if names else None
    return names[-1] if following is not None and not (len(following[0]) > 1 and following[0].isupper()) else None


def _knows_all(names: str, knows: Callable[[str], bool]) -> bool:
    """Whether each of the names between slashes is a place's: ``Helsinki/Turku``."""
    return all(map(knows, names.split("/")))


def _is_name(words: str) -> bool:
    """Whether words are a name, and no word that opens many a sentence: ``In Den Helder is …``."""
    return words.lower() not in ALL_FUNCTION_WORDS and not words.isupper()


def _unmarked(text: str, start: int, end: int) -> DatelineMatch:
    places = tuple(map(PrintedPlace, text[start:end].split("/")))
    return DatelineMatch(start, end + 1, places, (), sure=True)


_MAX_PLACE_CHARS: Final = 60
"""The longest line that may be a place's name, in characters. Chosen by hand."""
_MIN_ALONE: Final = 2
"""Datelines of a page that have their lines to themselves, from which on a place directly below a headline is one."""
_MIN_TEXT_CHARS: Final = 60
"""The shortest line, in characters, that is a text without closing like a sentence. Chosen by hand."""
_MIN_OPENING_CHARS: Final = 80
"""The shortest text that a name without a mark may open, in characters: no headline of that form is as long.
Chosen by hand."""
_MIN_UNMARKED: Final = 2
"""Datelines without a mark on a page from which on a name before any word with a capital is one too. Chosen by hand."""
_MAX_NAME_WORDS: Final = 3
"""The most words of such a name. Chosen by hand."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_SPACE: Final = re.compile(r" ")
_CAPITALIZED: Final = rf"[{CAPITALS}][^\W\d_]+(?:-[{CAPITALS}]?[^\W\d_]+){{0,2}}"
_NAME: Final = compiled(rf"{_CAPITALIZED}(?:/{_CAPITALIZED}){{0,2}}(?: {_CAPITALIZED}){{1,3}}")
"""Words with capitals at the head of a text: the name and what may be the first word of the sentence after it."""

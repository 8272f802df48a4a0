"""Mark the lines at a page's end that repeat its masthead as noise: ``Radio Gâtine, 8 rue du Sépulcre``.

A page prints the site's name above its items, and again in the imprint below them. No text of the page has the name.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason


def mark_imprint(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces: below the last text, lines from the first with the masthead's name on become noise.

    A sentence becomes noise where it opens with the whole name, or where the name closes a question.
    """
    first = next((at for at, piece in enumerate(pieces) if _is_text(piece)), len(pieces))
    above = [piece for piece in pieces[:first] if piece.kind in _KINDS]
    names = [_words_of(text[piece.start : piece.end]) for piece in above[:_MAX_MASTHEAD_LINES]]
    names = [name for name in names if name]
    if len(above) < _MIN_LINES_ABOVE or not names:
        return pieces
    foot = next((at for at in range(len(pieces) - 1, first, -1) if _may_end_foot(pieces[at])), first)
    lowered = text[pieces[foot].start :].casefold() if foot < len(pieces) else ""
    if not any(word in lowered for name in names for word in name):  # a quick test: most pages end without it
        return pieces
    named, last = _find_named_lines(text, pieces, names, first)
    if not named:
        return pieces
    printed = Counter(text[piece.start : piece.end] for piece in pieces[first:] if piece.kind in _KINDS)
    body = " ".join(text[piece.start : piece.end] for piece in pieces[first : last + 1] if _is_text(piece)).casefold()
    of_subject = {word for name in names for word in name if len(word) >= _MIN_SHARED_CHARS and word in body}
    lines = [(at, text[pieces[at].start : pieces[at].end]) for at in named]
    imprint = min(
        (at for at, line in lines if printed[line] == 1 and of_subject.isdisjoint(_WORD.findall(line.casefold()))),
        default=len(pieces),
    )
    return [
        piece._replace(kind=Kind.NOISE, stamp=None, section=None, why=Reason.IMPRINT)
        if at >= imprint and piece.kind is Kind.TEXT
        else piece
        for at, piece in enumerate(pieces)
    ]


def _find_named_lines(
    text: str, pieces: Sequence[Piece], names: Sequence[Sequence[str]], first: int
) -> tuple[list[int], int]:
    """Return the lines below the last text that have one of the names, and the number of that text or time."""
    named: list[int] = []
    for at in range(len(pieces) - 1, first - 1, -1):
        piece = pieces[at]
        if piece.dateline is not None or piece.kind in _KINDS_OF_ITEMS:
            return named, at
        if piece.kind not in _KINDS:
            continue
        line = text[piece.start : min(piece.end, piece.start + _MAX_IMPRINT_CHARS)]
        if at > first and any(_is_imprint(line, name, sentence=_is_text(piece)) for name in names):
            named.append(at)
        elif _is_text(piece):
            return named, at
    return named, first


def _may_end_foot(piece: Piece) -> bool:
    """Whether the lines below a piece are the page's foot: it is a text, or what stands above one."""
    return piece.dateline is not None or piece.kind in _KINDS_OF_ITEMS or _is_text(piece)


def _is_text(piece: Piece) -> bool:
    """Whether a piece is a paragraph."""
    return piece.kind is Kind.TEXT and piece.is_paragraph


def _words_of(line: str) -> tuple[str, ...]:
    """Return the words of a line of the masthead in lower case; none of a line that is too long for a name."""
    name = _NAME_END.split(line, maxsplit=1)[0]
    words = tuple(word.casefold() for word in _WORD.findall(name)) if len(name) <= _MAX_MASTHEAD_CHARS else ()
    return words if len(words) > 1 or any(len(word) >= _MIN_NAME_CHARS for word in words) else ()


def _is_imprint(line: str, name: Sequence[str], *, sentence: bool) -> bool:
    """Whether a line has the name; of a line that is no sentence, one long word of the name is enough."""
    lowered = line.casefold()
    if not any(word in lowered for word in name):  # a quick test: most lines have no word of it
        return False
    words = _WORD.findall(lowered)
    if not sentence:
        return any(len(word) >= _MIN_NAME_CHARS and word in words for word in name) or (
            len(name) > 1 and _find(words, name) >= 0
        )
    if len(name) < _MIN_NAME_WORDS_OF_A_SENTENCE:
        return False
    return words[: len(name)] == list(name) or (f"{name[-1]}?" in lowered and _find(words, name) >= 0)


def _find(words: Sequence[str], name: Sequence[str]) -> int:
    """Return where the words of a name stand in a row; -1 for nowhere."""
    size = len(name)
    return next((at for at in range(len(words) - size + 1) if tuple(words[at : at + size]) == tuple(name)), -1)


_KINDS: Final = {Kind.TEXT, Kind.NOISE}
_KINDS_OF_ITEMS: Final = {Kind.STAMP, Kind.MARKER}
"""What stands above an item and below no imprint."""
_WORD: Final = re.compile(r"[^\W_]+")
_NAME_END: Final = re.compile(r"\s{2}|[(|/»:]| [-\u2013\u2014] ")
"""What stands between the site's name and other words of its line: an edition, a motto."""
_MAX_MASTHEAD_LINES: Final = 2
"""Lines at the top of a page that may be the site's name. Chosen by hand."""
_MIN_LINES_ABOVE: Final = 2
"""The fewest lines above the first text: one alone is its headline."""
_MAX_MASTHEAD_CHARS: Final = 40
"""The longest line that is a site's name, in characters. Chosen by hand."""
_MIN_NAME_CHARS: Final = 8
"""The shortest word of a name that shows it alone, in characters. Chosen by hand."""
_MIN_NAME_WORDS_OF_A_SENTENCE: Final = 2
"""The fewest words of a name that a sentence may open with. Chosen by hand."""
_MIN_SHARED_CHARS: Final = 4
"""The shortest word that is looked for in the texts, in characters. Chosen by hand."""
_MAX_IMPRINT_CHARS: Final = 240
"""Characters of a line in which the name is looked for: bounds time. Chosen by hand."""

"""Find lines that stand wholly in brackets, as an editor's note does: ``(Corrects name in first paragraph)``.

Such a note may run over several lines. It stands above a text and is no headline.
"""

import re
from functools import lru_cache
from typing import Final

from dateline.core.page.lines.piece import Piece


def is_in_brackets(text: str, piece: Piece) -> bool:
    """Whether a piece is a remark in brackets with its lines to itself, or one of the lines of such a remark."""
    return find_remark(text, piece) is not None


def find_remark(text: str, piece: Piece) -> tuple[int, int] | None:
    """Return [start, end) of the remark in brackets that a piece is, or is a line of; None where it is none."""
    if text[piece.start] not in _OPENERS and text[piece.end - 1] not in _CLOSERS and not _follows_open(text, piece):
        return None
    start = max(0, piece.start - _MAX_REMARK_CHARS)
    for match in _REMARK.finditer(text, start, piece.end + _MAX_REMARK_CHARS):
        if match.start("remark") <= piece.start and piece.end <= match.end("remark"):
            return match.span("remark")
    return None


def find_last_remark(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return [start, end) of the last remark in brackets that stands near ``end``; None where there is none."""
    start = max(start, end - 2 * _MAX_REMARK_CHARS)
    if end - start < _MIN_REMARK_CHARS:
        return None
    between = text[start:end]
    if not any(opener in between for opener in _OPENERS):
        return None
    last = None
    for match in _REMARK.finditer(text, start, end):
        last = match.span("remark")
    return last


def _follows_open(text: str, piece: Piece) -> bool:
    """Whether a bracket stands open above a piece: a quick test that rules out most lines."""
    first = max(0, piece.start - _MAX_REMARK_CHARS)
    for opener, closer in _brackets_of(text):
        at = text.rfind(opener, first, piece.start)
        if at >= 0 and text.find(closer, at, piece.start) < 0:
            return True
    return False


@lru_cache(maxsize=2)
def _brackets_of(text: str) -> tuple[tuple[str, str], ...]:
    """Return the kinds of brackets that a page has; asked for line by line, so that the last page is remembered."""
    return tuple([pair for pair in _BRACKETS if pair[0] in text])


_MAX_REMARK_CHARS: Final = 300
"""The longest remark in brackets above a text, in characters: two sentences. Chosen by hand."""
_MIN_REMARK_CHARS: Final = 5
"""The shortest remark with its line ends, in characters: two brackets and a sign."""
_OPENERS: Final = "([（【"  # noqa: RUF001  # brackets of Chinese and Japanese
_CLOSERS: Final = ")]）】"  # noqa: RUF001  # each closes the opener at its place
_BRACKETS: Final = tuple(zip(_OPENERS, _CLOSERS, strict=True))
_INSIDE: Final = rf"[^{re.escape(_OPENERS + _CLOSERS)}\n]|\n(?![ \t]*\n)"
_REMARK: Final = re.compile(
    rf"^[ \t]*(?P<remark>[{re.escape(_OPENERS)}](?:{_INSIDE}|[{re.escape(_OPENERS)}](?:{_INSIDE}){{0,60}}"
    rf"[{re.escape(_CLOSERS)}]){{1,{_MAX_REMARK_CHARS}}}[{re.escape(_CLOSERS)}]\.?)[ \t]*$",
    re.MULTILINE,
)
"""A remark from the beginning of a line to the end of one, with brackets inside at most one deep."""

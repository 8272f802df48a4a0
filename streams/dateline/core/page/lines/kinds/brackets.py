"""Find lines that stand wholly in brackets, as an editor's note does: ``(Corrects name in first paragraph)``.

Such a note may run over several lines. It stands above a text and is no headline; at a text's end, it ends it.
"""

import re
from collections.abc import Sequence
from typing import Final

from dateline.core.data.text.characters import CLOSERS, DASHES, QUOTES, SPACE, TERMINATORS, WIDE_CLOSERS
from dateline.core.data.wire.boilerplate import MORE_TO_COME
from dateline.core.page.lines.piece import Piece


def is_in_brackets(text: str, piece: Piece) -> bool:
    """Whether a piece is a remark in brackets with its lines to itself, or one of the lines of such a remark."""
    return find_remark(text, piece) is not None


def without_remarks(text: str, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return those of a run of pieces that are no remark in brackets and no line of one."""
    if not pieces:
        return pieces
    around = text[max(0, pieces[0].start - _MAX_REMARK_CHARS) : pieces[-1].end]
    if not any(opener in around for opener in _OPENERS):  # as in most pages: asked once for all their lines
        return pieces
    return [piece for piece in pieces if not is_in_brackets(text, piece)]


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


def closes_with_remark(body: str) -> bool:
    """Whether a text closes with a remark in brackets, with a line to itself or behind a sentence: ``。（完）``.

    ``(more)`` is no such remark: it says that the text goes on.
    """  # noqa: RUF002  # brackets of Chinese
    tail = body[-_MAX_CLOSING_REMARK_CHARS - 1 :].rstrip()
    narrow = tail.translate(_NARROW)
    opener = _opener_of_last(narrow)
    if opener < 0:
        return False
    inside = narrow[opener + 1 : -1].strip(_AROUND_WORDS).lower()
    if not inside or inside in MORE_TO_COME:
        return False
    above = tail[:opener].rstrip(" ")
    return above[-1:] in {"", "\n"} or above.rstrip(_AFTER_STOP)[-1:] in _STOPS


def _opener_of_last(narrow: str) -> int:
    """Return where the bracket opens that the last character closes; -1 where it closes none."""
    if narrow[-1:] not in _OPENER_OF:
        return -1
    closer, opener = narrow[-1], _OPENER_OF[narrow[-1]]
    still_open = 0
    for at in range(len(narrow) - 1, -1, -1):
        still_open += (narrow[at] == closer) - (narrow[at] == opener)
        if not still_open:
            return at
    return -1


def _follows_open(text: str, piece: Piece) -> bool:
    """Whether a bracket stands open above a piece: a quick test that rules out most lines."""
    first = max(0, piece.start - _MAX_REMARK_CHARS)
    for opener, closer in _BRACKETS:
        at = text.rfind(opener, first, piece.start)
        if at >= 0 and text.find(closer, at, piece.start) < 0:
            return True
    return False


_MAX_REMARK_CHARS: Final = 300
"""The longest remark in brackets above a text, in characters: two sentences. Chosen by hand."""
_MIN_REMARK_CHARS: Final = 5
"""The shortest remark with its line ends, in characters: two brackets and a sign."""
_OPENERS: Final = "([（【"  # noqa: RUF001  # brackets of Chinese and Japanese
_CLOSERS: Final = ")]）】"  # noqa: RUF001  # each closes the opener at its place
_BRACKETS: Final = tuple(zip(_OPENERS, _CLOSERS, strict=True))
_MAX_CLOSING_REMARK_CHARS: Final = 1000
"""The longest remark at a text's end, in characters: a correction, or all who reported. Chosen by hand."""
_OPENER_OF: Final = {")": "(", "]": "["}
_NARROW: Final = str.maketrans(_OPENERS, "([([") | str.maketrans(_CLOSERS, ")])]")
"""The brackets of Chinese and Japanese, as those of other scripts."""
_AROUND_WORDS: Final = SPACE + DASHES + TERMINATORS
_STOPS: Final = frozenset(TERMINATORS)
_AFTER_STOP: Final = CLOSERS + WIDE_CLOSERS + QUOTES
_INSIDE: Final = rf"[^{re.escape(_OPENERS + _CLOSERS)}\n]|\n(?![ \t]*\n)"
_REMARK: Final = re.compile(
    rf"^[ \t]*(?P<remark>[{re.escape(_OPENERS)}](?:{_INSIDE}|[{re.escape(_OPENERS)}](?:{_INSIDE}){{0,60}}"
    rf"[{re.escape(_CLOSERS)}]){{1,{_MAX_REMARK_CHARS}}}[{re.escape(_CLOSERS)}]\.?)[ \t]*$",
    re.MULTILINE,
)
"""A remark from the beginning of a line to the end of one, with brackets inside at most one deep."""

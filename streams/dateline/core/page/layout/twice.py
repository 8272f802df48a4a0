"""Find the headline that a page prints twice, as portals do: over the page and over its text."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from dateline.core.data.text.characters import QUOTES
from dateline.core.page.lines.piece import Piece


def printed_twice(text: str, lines: Sequence[Piece]) -> Piece | None:
    """Return the first of two equal lines that stand together; None where there are none."""
    found = None
    for one, other in pairwise(lines):
        if one.size >= _SHORTEST and equal(text, one, other):
            longer = found is not None and _line(text, one).startswith(_line(text, found))
            found = found if longer else one
    return found


def equal(text: str, one: Piece, other: Piece) -> bool:
    """Whether two lines are one headline; behind the second, numbers of the page may stand: ``150 150 admin``."""
    if abs(one.size - other.size) <= _SLACK:
        return _line(text, one) == _line(text, other)
    head = text[one.start : one.end]
    rest = text[other.start : other.end].removeprefix(head)
    return other.heading and 0 < len(rest) <= _JUNK and rest[0] == " " and rest[1:2].isdigit()


def plain(line: str) -> str:
    """Return a line without quotes and spaces, which differ between two prints of one headline."""
    return line.translate(_UNQUOTE).lower()


def _line(text: str, piece: Piece) -> str:
    return plain(text[piece.start : piece.end])


_SHORTEST: Final = 10
"""Characters of the shortest headline that counts as printed twice; ``Annonce`` stands in a row as well."""
_SLACK: Final = 4
_JUNK: Final = 24
_UNQUOTE: Final = str.maketrans("", "", QUOTES + " ")

"""Mark the lines above the first text that repeat a name from the page's record as noise.

Such names are the page's section, its source and its host: a line ``Buitenland`` where the record says
``"section": "Buitenland"``. A label beside the name, ``Zuidblad Nieuws``, or the end of a host, ``Zuidblad.nl``, makes
it no other line.
"""

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final

from dateline.core.page.lines.kinds.wording import is_page_label
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason


def mark_record_names(text: str, pieces: list[Piece], names: AbstractSet[str]) -> list[Piece]:
    """Return the pieces: a short line above the first text becomes noise where it is one of ``names``.

    ``names`` are as ``letters_of`` returns them.
    """
    if not names:
        return pieces
    first = next((at for at, piece in enumerate(pieces[:_MAX_LINES_ABOVE]) if piece.is_paragraph), _MAX_LINES_ABOVE)
    above = [
        piece._replace(kind=Kind.NOISE, why=Reason.RECORD_NAME)
        if piece.is_heading and _is_name(text[piece.start : piece.end], names)
        else piece
        for piece in pieces[:first]
    ]
    return [*above, *pieces[first:]]


def _is_name(line: str, names: AbstractSet[str]) -> bool:
    """Whether a line is one of the names, alone, as a host, or with a page's label in front of it or behind it."""
    letters = letters_of(line)
    if not any(name in letters for name in names):  # a quick test: a part of a line has no other letters
        return False
    if letters in names or letters_of(_END_OF_HOST.sub("", line)) in names:
        return True
    words = [word for word in line.split() if letters_of(word)]
    first, last = "", letters
    for cut in range(1, min(len(words), _MAX_WORDS)):
        opening = letters_of(words[cut - 1])
        first, last = first + opening, last[len(opening) :]
        if (first in names and is_page_label(" ".join(words[cut:]))) or (
            last in names and is_page_label(" ".join(words[:cut]))
        ):
            return True
    return False


_MAX_LINES_ABOVE: Final = 2_000
"""Lines at the top of a page among which names are looked for: bounds the time of a page of short lines. Chosen by
hand: menus have fewer."""
_END_OF_HOST: Final = re.compile(r"\.[a-z]{2,6}$", re.IGNORECASE)
"""``.nl``, ``.online``."""
_MAX_WORDS: Final = 8
"""Words of a line in which a label is looked for. Chosen by hand."""


def letters_of(name: str) -> str:
    """Return the letters and digits of a name in lower case: ``de Volkskrant`` and ``deVolkskrant`` are equal."""
    return (_letters if len(name) <= _MAX_CACHED_CHARS else _letters.__wrapped__)(name)


_MAX_CACHED_LINES: Final = 8192
"""Lines whose letters are cached, since the lines of a menu stand on all pages of a site. Chosen by hand."""
_MAX_CACHED_CHARS: Final = 128
"""The longest line that is cached, in characters. Chosen by hand: names and menus are shorter."""


@lru_cache(maxsize=_MAX_CACHED_LINES)
def _letters(name: str) -> str:
    return _NO_LETTERS.sub("", name.casefold())


_NO_LETTERS: Final = re.compile(r"[\W_]+")

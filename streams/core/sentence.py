"""Whether a text closes like a sentence; headlines, labels and names do not."""

import re
from typing import Final

from streams.core.data.characters import CLOSERS, SPACE, TERMINATORS


def closes(text: str, start: int, end: int) -> bool:
    """Whether [start, end) ends like a sentence; a lone ``?`` or ``!`` ends headlines too."""
    last = end
    if text[end - 1 : end] == ")" and (opened := text.rfind("(", max(start, end - _REACH), end)) > start:
        last = opened if text[opened - 1] in _CLOSING_SPACE and text[opened - 2] in TERMINATORS else end
    while last > start and text[last - 1] in _CLOSING:
        last -= 1
    if last == start or text[last - 1] not in TERMINATORS:
        return False
    if text[last - 1] == ".":
        return last < end or not _ABBREVIATED.search(text, max(start, last - 6), last)
    return last < end or text[last - 1] not in "?!…" or text.find(". ", start, last) >= 0


_REACH: Final = 60
_CLOSING: Final = frozenset(CLOSERS + SPACE)
_CLOSING_SPACE: Final = frozenset(SPACE)
_ABBREVIATED: Final = re.compile(r"(?:[A-Z]\.){2}$|\b(?:jr|sr|St|Inc|Co|Corp|Ltd)\.$")

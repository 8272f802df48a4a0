"""Whether a line reads like running text: it closes like a sentence, or goes on behind a dateline like one."""

import re
from typing import Final

from dateline.core.data.text.characters import CLOSERS, SPACE, TERMINATORS
from dateline.core.page.dateline.model import DatelineMatch


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


def is_broken(body: str) -> bool:
    """Whether a text stops in the midst of a sentence."""
    closed = body.rstrip(CLOSERS + " ")
    return not closed or closed[-1] not in TERMINATORS


def is_dense(text: str, start: int, end: int) -> bool:
    """Whether [start, end) opens in Chinese or Japanese, which say in ten letters what takes others a line."""
    return _FIRST_DENSE <= max(text[start : min(end, start + _OPENING)], default="") <= _LAST_DENSE


def goes_on(found: DatelineMatch, end: int) -> bool:
    """Whether it is no text's end: ``Dolomiti. (ANSA).`` closes with the agency that has nothing behind it."""
    return found.end != end - 1


def may_open(text: str, found: DatelineMatch, end: int) -> bool:
    """Whether what stands behind a dateline in doubt reads like a text: no score, no headline's second half."""
    if found.end == end:
        return found.dashed and not found.label_length
    if text[found.end].islower():
        return False
    if found.label_length and end - found.end < _PARAGRAPH and not closes(text, found.end, end):
        return False  # ``UPDATE 1-LONDON - Shares fall``
    rest = text[found.end : found.end + _BODY]
    if rest.upper() == rest and end - found.end < _SHOUTED and (rest.isupper() or not rest[:1].isalpha()):
        return False  # but not in scripts that have no capitals
    return found.dashed or end - found.end >= _BODY or closes(text, found.end, end)


_BODY: Final = 60
"""Characters that a text has at least behind a place and a colon or full stop, unless it is a sentence."""
_PARAGRAPH: Final = 150
"""Characters that no headline has."""
_SHOUTED: Final = 80
"""Characters from which on what is all in capitals is a text of a wire that prints no others, and no headline."""
_OPENING: Final = 3
_FIRST_DENSE: Final = "\u3041"
_LAST_DENSE: Final = "\u9fff"
_REACH: Final = 60
_CLOSING: Final = frozenset(CLOSERS + SPACE)
_CLOSING_SPACE: Final = frozenset(SPACE)
_ABBREVIATED: Final = re.compile(r"(?:[A-Z]\.){2}$|\b(?:jr|sr|St|Inc|Co|Corp|Ltd)\.$")

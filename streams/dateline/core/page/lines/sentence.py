"""Decide whether a line reads like running text.

It closes like a sentence, or what stands after its dateline reads like one.
"""

import re
from typing import Final

from dateline.core.data.text.characters import CAPITALS, CLOSERS, GERMAN_CLOSERS, LIST_OPENERS, SPACE, TERMINATORS
from dateline.core.data.text.function_words import ALL_FUNCTION_WORDS
from dateline.core.data.text.names import APOSTROPHES
from dateline.core.page.dateline.model import DatelineMatch
from dateline.core.page.lines.kinds.brackets import closes_with_remark
from dateline.core.text.pattern_code import compiled


def closes_sentence(text: str, start: int, end: int) -> bool:
    """Whether [start, end) closes like a sentence.

    A quote that closes in German (``… nicht.“``) counts behind a sentence's mark alone: elsewhere, it opens. Headlines
    too close with ``?``, ``!`` or ``…``: one of these counts only before a closing quote or parenthesis, or after
    another sentence.
    """
    last = end
    if (
        text[end - 1 : end] == ")"
        and (opened := text.rfind("(", max(start, end - _MAX_PARENTHESIS_CHARS), end)) > start
    ):
        last = opened if text[opened - 1] in _SPACES and text[opened - 2] in TERMINATORS else end
    while last > start and text[last - 1] in _CLOSERS_AND_SPACES:
        last -= 1
    if last - start >= _MIN_QUOTED_CHARS and text[last - 1] in GERMAN_CLOSERS and text[last - 2] in TERMINATORS:
        last -= 1
    if last == start or text[last - 1] not in TERMINATORS:
        return False
    if text[last - 1] == ".":
        return last < end or not _ABBREVIATED.search(text, max(start, last - 6), last)
    return last < end or text[last - 1] not in "?!…" or text.find(". ", start, last) >= 0


def stops_mid_sentence(body: str) -> bool:
    """Whether a text stops in the middle of a sentence; a remark in brackets at its end is whole without a stop."""
    stripped = body.rstrip(CLOSERS + " ")
    closed = stripped.rstrip(GERMAN_CLOSERS)
    if closed and closed[-1] not in _SPACES:  # behind a space it opens a quotation
        stripped = closed.rstrip(CLOSERS)
    return (not stripped or stripped[-1] not in TERMINATORS) and not closes_with_remark(body)


def stops_at_function_word(line: str) -> bool:
    """Whether a line of three words or more closes with a function word, as no headline and no label does."""
    words = line.split()
    return len(words) >= _MIN_WORDS_BEFORE_STOP and words[-1].lower() in ALL_FUNCTION_WORDS


def opens_in_small_letter(text: str, start: int, end: int) -> bool:
    """Whether [start, end) opens with a small letter, and not with a name that is written so: ``iPhone``, ``eBay``."""
    return text[start : min(start + 1, end)].islower() and _NAME_IN_SMALL.match(text, start, end) is None


def opens_with_elided_word(text: str, start: int, end: int) -> bool:
    """Whether [start, end) goes on with a word cut to its last letter: ``'s nachts``, ``'t schip``, ``'n bietjie``.

    Where a sentence begins so, the next word has the capital: ``'s Nachts``. An apostrophe that closes in the same line
    is a quotation's.
    """
    return _ELIDED.match(text, start, end) is not None


def opens_list(text: str, end: int) -> bool:
    """Whether a line that ends at ``end`` announces what stands below it: ``The results:``."""
    return text[end - 1 : end] in _LIST_OPENERS


def is_dense(text: str, start: int, end: int) -> bool:
    """Whether [start, end) opens in Chinese or Japanese: there, ten letters hold as much as a line elsewhere."""
    return _FIRST_DENSE <= max(text[start : min(end, start + _OPENING_CHARS)], default="") <= _LAST_DENSE


def has_text_after(match: DatelineMatch, end: int) -> bool:
    """Whether a dateline is no credit at a text's end: after ``Dolomiti. (ANSA)`` stands the full stop alone."""
    return match.end != end - 1


def may_open_text(text: str, match: DatelineMatch, end: int) -> bool:
    """Whether the words after a dateline in doubt read like a text, and not like a score or half a headline."""
    if match.end == end:
        return match.dashed and not match.label_length
    if text[match.end].islower():
        return False
    if match.label_length and end - match.end < _MIN_PARAGRAPH_CHARS and not closes_sentence(text, match.end, end):
        return False  # ``UPDATE 1-LONDON - Shares fall``
    rest = text[match.end : match.end + _MIN_BODY_CHARS]
    if (
        rest.upper() == rest
        and end - match.end < _MIN_CAPITALS_TEXT_CHARS
        and (rest.isupper() or not rest[:1].isalpha())
    ):
        return False  # but not in scripts that have no capitals
    return match.dashed or end - match.end >= _MIN_BODY_CHARS or closes_sentence(text, match.end, end)


_MIN_QUOTED_CHARS: Final = 60
"""The shortest line that closes like a sentence behind a full stop and such a quote, in characters; a shorter one may
be a motto. Chosen by hand."""
_MIN_WORDS_BEFORE_STOP: Final = 3
"""The fewest words of a line that stops at a function word; ``Log in`` and ``About us`` are labels. Chosen by hand."""
_NAME_IN_SMALL: Final = compiled(rf"[^\W\d_{CAPITALS}]{{1,3}}[{CAPITALS}]")
"""Three small letters at most, and a capital: ``iPhone``, ``eBay``, ``mRNA``, ``macOS``. Chosen by hand."""
_ELIDED: Final = compiled(rf"[{APOSTROPHES}][^\W\d_{CAPITALS}] [^\W\d_{CAPITALS}](?!.*[^\s][{APOSTROPHES}](?!\w))")
"""One small letter behind an apostrophe, a small letter, and no apostrophe that closes a quotation."""
_MIN_BODY_CHARS: Final = 60
"""The shortest text after a place and a colon or full stop, in characters, unless it is a sentence. Tuned on the
golden pages."""
_MIN_PARAGRAPH_CHARS: Final = 150
"""The shortest paragraph after a label's dateline, in characters; no headline has as many. Chosen by hand."""
_MIN_CAPITALS_TEXT_CHARS: Final = 80
"""The shortest text all in capitals, in characters, as agencies without lower case send it; what is shorter is a
headline. Tuned on the golden pages."""
_OPENING_CHARS: Final = 3
"""How many characters of a line show whether it is Chinese or Japanese. Tuned on the golden pages."""
_FIRST_DENSE: Final = "\u3041"
_LAST_DENSE: Final = "\u9fff"
_MAX_PARENTHESIS_CHARS: Final = 60
"""The longest parenthesis that may stand after a sentence, in characters. Chosen by hand."""
_LIST_OPENERS: Final = frozenset(LIST_OPENERS)
_CLOSERS_AND_SPACES: Final = frozenset(CLOSERS + SPACE)
_SPACES: Final = frozenset(SPACE)
_ABBREVIATED: Final = re.compile(r"(?:[A-Z]\.){2}$|\b(?:jr|sr|St|Inc|Co|Corp|Ltd)\.$")

"""Find the ages that stand glued to the texts before and behind them: ``gewond.3 uur geledenANKARA (ANP) - ``."""

import re
from typing import Final

from streams.core.data.ages import Phrase
from streams.core.data.characters import CAPITALS, CLOSERS, QUOTES, TERMINATORS
from streams.core.stamp import STRONG, Stamp, spoken


def glued(text: str) -> list[Stamp]:
    """Every strong phrase of the page that closes one text or opens the next, in order.

    Looked for at the word that it cannot do without, since most text has few of these.
    """
    spans: set[tuple[int, int]] = set()
    for word, shape, reach in _CLOSING_WORDS:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            found = shape.search(text, max(0, at - reach), end)
            if found is not None and _stands_apart(text, found, end):
                spans.add(found.span())
            at = text.find(word, end)
    for word, shape in _OPENING_WORDS:
        at = text.find(word, 1)
        while at >= 0:
            found = shape.match(text, at - 1)
            if found is not None and _stands_apart(text, found, found.end()):
                spans.add(found.span())
            at = text.find(word, at + len(word))
    return [Stamp(start, end, text[start:end], strong=True) for start, end in sorted(spans)]


def _stands_apart(text: str, found: re.Match[str], end: int) -> bool:
    """Whether the phrase found stands between texts rather than in one."""
    start = found.start()
    after = text[end : end + 2]
    if after and not after[0].isspace():
        return _GLUE.match(after) is not None
    before = text[max(0, start - 3) : start]
    opens = not before or before[-1] == "\n" or not before[-1].isspace() or _CLOSED.search(before) is not None
    if not opens:
        return False
    if not after or after[0] in "\r\n" or after.isspace():
        return True
    return _DIGIT.search(found[0]) is not None and _GLUE.match(after[1]) is not None  # ``An hour ago Reuters said``


def _closing_words() -> list[tuple[str, re.Pattern[str], int]]:
    """Return the words that close a phrase, ``geleden``, each with the phrases before it and how far these reach."""
    rows: dict[str, list[Phrase]] = {}
    for phrase in STRONG:
        if phrase.after:
            rows.setdefault(phrase.after, []).append(phrase)
    return [(word, re.compile(rf"(?:{'|'.join(map(spoken, same))})\Z"), _REACH) for word, same in rows.items()]


def _opening_words() -> list[tuple[str, re.Pattern[str]]]:
    """Return the words that alone open a phrase, less their first letter, which may be a capital."""
    prefixed = [phrase for phrase in STRONG if not phrase.after]
    return [(phrase.before[1:], re.compile(rf"{spoken(phrase)}(?![^\W\d_{CAPITALS}])")) for phrase in prefixed]


_REACH: Final = 30
"""Characters that a phrase takes at most, up to the word that closes it."""
_CLOSING_WORDS: Final = _closing_words()
_OPENING_WORDS: Final = _opening_words()
_DIGIT: Final = re.compile(r"\d")
_GLUE: Final = re.compile(rf"[{CAPITALS}{QUOTES}(+*_-]")
_CLOSED: Final = re.compile(rf"[{TERMINATORS}{re.escape(CLOSERS)}]\s*$")

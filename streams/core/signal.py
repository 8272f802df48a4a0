"""Whether an item says that it updates, corrects or withdraws an earlier one."""

import re
from typing import Final

from schemas.brief import Signal
from streams.core.data.characters import DASHES
from streams.core.data.signals import CAPITALS_ONLY, SIGNALS


def signal(headline: str | None, body: str) -> Signal | None:
    """Return the signal printed at the opening of headline or body, or in parentheses at the headline's end."""
    found = {_opening(line) for line in (headline, body) if line}
    closing = _CLOSING.search(headline[-_LONGEST:]) if headline and headline.rstrip()[-1:] in _CLOSERS else None
    if closing is not None:
        found.add(_KINDS.get(closing["word"].upper()))
    return next((kind for kind, _ in SIGNALS if kind in found), None)


def _opening(line: str) -> Signal | None:
    first = _FIRST_WORD.match(line)
    if first is None or first["letters"].upper() not in _FIRST_WORDS:
        return None
    match = _OPENING.match(line)
    if match is None:
        return None
    word, after = match["word"], match["after"].strip()
    upper = word.upper()
    if word == upper or (after[:1] == ":" and upper not in CAPITALS_ONLY):
        return _KINDS[upper]
    return None


_KINDS: Final[dict[str, Signal]] = {word: kind for kind, words in reversed(SIGNALS) for word in words}
_FIRST_WORD: Final = re.compile(r"[*(\[«\"']{0,3}(?P<letters>[^\W\d_]+)")
_FIRST_WORDS: Final = frozenset(first["letters"] for word in _KINDS if (first := _FIRST_WORD.match(word)))
"""Few texts open with one of them; the long pattern is tried on those alone."""
_CLOSERS: Final = (")", "]")
_LONGEST: Final = max(map(len, _KINDS)) + 4
_WORDS: Final = "|".join(re.escape(word) for word in sorted(_KINDS, key=len, reverse=True))
_OPENING: Final = re.compile(
    rf"[*(\[«\"']{{0,3}}(?P<word>(?i:{_WORDS}))(?P<after>[)\]*]{{0,3}} ?(?:[{DASHES}:/(\d]|$)|[)\]*]{{1,3}} )"
)
_CLOSING: Final = re.compile(rf"[(\[](?P<word>(?i:{_WORDS}))[)\]]\s*$")

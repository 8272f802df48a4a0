"""Whether an item says that it updates, corrects or withdraws an earlier one."""

import re
from typing import Final

from schemas.brief import Signal
from streams.core.data.characters import DASHES
from streams.core.data.signals import CAPITALS_ONLY, REFILED, SIGNALS


def signal(headline: str | None, body: str) -> Signal | None:
    """Return the signal printed at the opening of headline or body, or at the headline's end."""
    found = {_opening(line) for line in (headline, body) if line}
    if headline and (closing := _closing(headline)) is not None:
        found.add(closing)
    return next((kind for kind, _ in SIGNALS if kind in found), None)


def is_refiled(headline: str | None, body: str) -> bool:
    """Whether the correction that an item says it is, is one that the wire calls minor."""
    said = f"{(headline or '').upper()} {body[:_LONGEST].upper()}"
    return any(word in said for word in REFILED)


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


def _closing(headline: str) -> Signal | None:
    last = headline.rstrip(" )]").rpartition(" ")[2].lstrip(f"([,:{DASHES}")
    if last.upper() not in _LAST_WORDS:
        return None
    match = _CLOSING.search(headline[-_LONGEST:])
    if match is None or not (match["closed"] or match["word"].isupper()):
        return None
    return _KINDS[match["word"].upper()]


_KINDS: Final[dict[str, Signal]] = {word: kind for kind, words in reversed(SIGNALS) for word in words}
_FIRST_WORD: Final = re.compile(r"[*(\[«\"']{0,3}(?P<letters>[^\W\d_]+)")
_FIRST_WORDS: Final = frozenset(first["letters"] for word in _KINDS if (first := _FIRST_WORD.match(word)))
"""Few texts open with one of them; the long pattern is tried on those alone."""
_LAST_WORDS: Final = frozenset(word.split()[-1] for word in _KINDS)
_LONGEST: Final = max(map(len, _KINDS)) + 4
_WORDS: Final = "|".join(re.escape(word) for word in sorted(_KINDS, key=len, reverse=True))
_OPENING: Final = re.compile(
    rf"[*(\[«\"']{{0,3}}(?P<word>(?i:{_WORDS}))(?P<after>[)\]*]{{0,3}} ?(?:[{DASHES}:/(\d]|$)|[)\]*]{{1,3}} )"
)
_CLOSING: Final = re.compile(rf"(?:[(\[]|[,{DASHES}:] ?)(?P<word>(?i:{_WORDS}))(?P<closed>[)\]])?\s*$")
"""``(CORRECTED)``, ``- CORRECTED``; without parentheses in capitals alone."""

"""Whether an item says that it updates, corrects or withdraws an earlier one.

Tell a line that holds a word of correction or withdrawal and nothing else: ``WITHDRAWN:``, ``+++ KORREKTUR +++``.

An update's word alone is as often a section's name, and so is any of them in small letters without a sign.
"""

import re
from collections.abc import Iterable
from typing import Final

from dateline.core.data.text.characters import DASHES
from dateline.core.data.wire.signals import CAPITALS_ONLY, QUALIFIERS, REFILED, SIGNALS
from dateline_schemas.brief import Signal


def signal(headline: str | None, body: str, before: Iterable[Signal] = ()) -> Signal | None:
    """Return the signal printed at the opening of headline or body, or at the headline's end.

    ``before`` is what stands in front of the dateline or on a line of its own, and counts like any other: the
    gravest is the item's.
    """
    found = {*before, *(_opening(line) for line in (headline, body) if line)}
    if headline and (closing := _closing(headline)) is not None:
        found.add(closing)
    return next((kind for kind, _ in SIGNALS if kind in found), None)


def is_refiled(headline: str | None, dateline: str, body: str) -> bool:
    """Whether the correction that an item says it is, is one that the wire calls minor."""
    said = f"{headline or ''} {dateline} {body[:_LONGEST_SIGNAL]}".upper()
    return any(word in said for word in REFILED)


def may_say(line: str, at: int = 0) -> bool:
    """Whether the first word of a signal stands at ``at``; only there, which is seldom, the long patterns are tried."""
    first = _FIRST_WORD.match(line, at)
    return first is not None and first["letters"].upper() in _FIRST_WORDS


def _opening(line: str) -> Signal | None:
    match = _OPENING.match(line) if may_say(line) else None
    if match is None:
        return None
    word, after = match["word"], match["after"].strip()
    upper = word.upper()
    if word == upper or (after[:1] == ":" and upper not in CAPITALS_ONLY):
        return KINDS[upper]
    return None


def _closing(headline: str) -> Signal | None:
    last = headline.rstrip(" )]").rpartition(" ")[2].lstrip(f"([,:{DASHES}")
    if last.upper() not in _LAST_WORDS:
        return None
    match = _CLOSING.search(headline[-_LONGEST_SIGNAL:])
    if match is None or not (match["closed"] or match["word"].isupper()):
        return None
    return KINDS[match["word"].upper()]


KINDS: Final[dict[str, Signal]] = {word: kind for kind, words in reversed(SIGNALS) for word in words}
AROUND: Final = r"(?:[*+]{2,3} ?|[*(\[«\"']{0,3})"
"""What may stand in front of such a word."""
_FIRST_WORD: Final = re.compile(rf"{AROUND}(?P<letters>[^\W\d_]+)")
_FIRST_WORDS: Final = frozenset(first["letters"] for word in KINDS if (first := _FIRST_WORD.match(word)))
_LAST_WORDS: Final = frozenset(word.split()[-1] for word in KINDS)
_LONGEST_SIGNAL: Final = max(map(len, KINDS)) + 4
WORDS: Final = "|".join(re.escape(word) for word in sorted(KINDS, key=len, reverse=True))
_OPENING: Final = re.compile(
    rf"{AROUND}(?P<word>(?i:{WORDS}))(?P<after>[)\]*]{{0,3}} ?(?:[{DASHES}:/(\d]|$)|[)\]*]{{1,3}} )"
)
_CLOSING: Final = re.compile(rf"(?:[(\[]|[{DASHES},:] ?)(?P<word>(?i:{WORDS}))(?P<closed>[)\]])?\s*$")
"""``(CORRECTED)``, ``- CORRECTED``; without parentheses in capitals alone."""


def alone(line: str) -> Signal | None:
    """Return what such a line says of the item that it belongs to; None for any other."""
    if len(line) > _LONGEST_SIGNAL_LINE or (match := _ALONE.fullmatch(line)) is None:
        return None
    word = match["word"]
    kind = KINDS[word.upper()]
    signed = match["opened"] or match["closed"].startswith(":")
    said = word.isupper() or (signed and word.upper() not in CAPITALS_ONLY)
    return kind if said and kind not in _OF_SECTIONS else None


def is_bare(line: str) -> bool:
    """Whether such a line is the word without any sign, as names of sections are."""
    return line.upper() in KINDS


_OF_SECTIONS: Final = frozenset({"update"})
_LONGEST_SIGNAL_LINE: Final = max(map(len, KINDS)) + max(map(len, QUALIFIERS)) + 20
_SIGNS: Final = rf"[{DASHES}*+=#!]{{2,5}}"
_ALONE: Final = re.compile(
    rf"(?P<opened>{_SIGNS} ?|[*(\[«\"']{{1,3}}|)(?P<word>(?i:{WORDS}))(?:{'|'.join(map(re.escape, QUALIFIERS))})?"
    rf"(?: ?\(?\d{{1,2}}\)?)?(?P<closed>[)\]*»\"':.!]{{0,3}}(?: ?{_SIGNS})?)"
)

"""Tell a line that holds a word of correction or withdrawal and nothing else: ``WITHDRAWN:``, ``+++ KORREKTUR +++``.

An update's word alone is as often a section's name, and so is any of them in small letters without a sign.
"""

import re
from typing import Final

from dateline.core.data.text.characters import DASHES
from dateline.core.data.wire.signals import CAPITALS_ONLY, QUALIFIERS
from dateline.core.text.signals import KINDS, WORDS
from dateline_schemas.brief import Signal


def alone(line: str) -> Signal | None:
    """Return what such a line says of the item that it belongs to; None for any other."""
    if len(line) > _LONGEST or (match := _ALONE.fullmatch(line)) is None:
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
_LONGEST: Final = max(map(len, KINDS)) + max(map(len, QUALIFIERS)) + 20
_SIGNS: Final = rf"[{DASHES}*+=#!]{{2,5}}"
_ALONE: Final = re.compile(
    rf"(?P<opened>{_SIGNS} ?|[*(\[«\"']{{1,3}}|)(?P<word>(?i:{WORDS}))(?:{'|'.join(map(re.escape, QUALIFIERS))})?"
    rf"(?: ?\(?\d{{1,2}}\)?)?(?P<closed>[)\]*»\"':.!]{{0,3}}(?: ?{_SIGNS})?)"
)

"""The names in a text: what is written with a capital in mid-sentence."""

import re
from collections.abc import Set as AbstractSet
from typing import Final

from dateline.core.data.text.names import APOSTROPHES
from dateline.core.data.times.months import MONTHS, WEEKDAYS


def named(text: str, small: AbstractSet[str]) -> list[str]:
    """Return at most 16 names in order of first mention; one word that opens a sentence may be none, a small one is."""
    found: dict[str, None] = {}
    for match in _NAME.finditer(text):
        name = match[0]
        start = match.start()
        first, _, rest = name.partition(" ")
        lowered = first.lower()
        if lowered in _CALENDAR or (
            (not rest or lowered in small)
            and (start == 0 or text[start - 1] == "\n" or text[start - 2 : start] in _STOPS)
        ):
            name = rest
        if len(name) > _SHORT and len(name) <= _LONGEST_NAME:
            found[name] = None
            if len(found) == _MOST_NAMES:
                break
    return list(found)


_CALENDAR: Final = frozenset(name for names in MONTHS for name in names) | frozenset(WEEKDAYS)
_SHORT: Final = 2
_MOST_NAMES: Final = 16
_LONGEST_NAME: Final = 32
_STOPS: Final = frozenset({". ", "? ", "! ", '" ', "” ", "“", ": ", "\n"})
_UPPER: Final = r"[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-Я]"
_CAPITALIZED: Final = rf"{_UPPER}[\w{APOSTROPHES}&-]++"
_NAME: Final = re.compile(rf"{_CAPITALIZED}(?: (?:(?:van|de|der|den|von|di|da|del|al|bin|of) )?{_CAPITALIZED}){{0,3}}")

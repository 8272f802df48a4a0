"""The names in a text: words that are written with a capital in mid-sentence."""

import re
from collections.abc import Set as AbstractSet
from typing import Final

from dateline.core.data.text.names import ABBREVIATED, APOSTROPHES
from dateline.core.data.times.months import MONTHS, WEEKDAYS


def names_in(text: str, function_words: AbstractSet[str]) -> list[str]:
    """Return at most 16 names in order of first mention.

    At the start of a sentence any word has a capital: there, a single word is no name, and a function word in front
    of a name is dropped. Months and weekdays are dropped too.
    """
    names: dict[str, None] = {}
    for match in _NAME.finditer(text):
        name = match[0]
        if " " not in name:
            if name in names or _opens_sentence(text, match.start()) or name.lower() in _CALENDAR:
                continue
        else:
            first, _, rest = name.partition(" ")
            lowered = first.lower()
            if lowered in _CALENDAR or (lowered in function_words and _opens_sentence(text, match.start())):
                name = rest
        if _MAX_CHARS_OF_AN_INITIAL < len(name) <= _MAX_NAME_CHARS:
            names[name] = None
            if len(names) == _MAX_NAMES:
                break
    return list(names)


def _opens_sentence(text: str, start: int) -> bool:
    """Whether a sentence begins at ``start``. None does after the abbreviation in ``St. Petersburg``."""
    before = text[start - 2 : start]
    if before not in _SENTENCE_STARTS:
        return start == 0 or text[start - 1] == "\n"
    if before != ". " or text[start - 4 : start - 2] not in _ENDS_OF_ABBREVIATIONS:  # as nearly always
        return True
    match = _ABBREVIATION.search(text, max(0, start - _MAX_ABBREVIATION_CHARS), start)
    return match is None or _STREET.search(text, max(0, start - _MAX_ABBREVIATION_CHARS), match.start()) is not None


_CALENDAR: Final = frozenset(name for names in MONTHS for name in names) | frozenset(WEEKDAYS)
_MAX_CHARS_OF_AN_INITIAL: Final = 2
"""Characters up to which a capitalised word counts as an initial and no name. Chosen by hand."""
_MAX_NAMES: Final = 16
"""Names kept of a text. Chosen by hand; state records hold them for each text in memory."""
_MAX_NAME_CHARS: Final = 32
"""Characters of the longest name; longer matches are headlines in capitals. Chosen by hand."""
_SENTENCE_STARTS: Final = frozenset({". ", "? ", "! ", '" ', "” ", "“", ": ", "\n"})
"""The two characters before a word that opens a sentence."""
_MAX_ABBREVIATION_CHARS: Final = 24
"""Characters before a word in which an abbreviation and the word in front of it are looked for. Chosen by hand."""
_CAPITALS: Final = r"A-ZÀ-ÖØ-Þ\u0100-\u024f\u0386-\u03ab\u0400-\u042f\u0460-\u052f\u0531-\u0556\u1e00-\u1eff"
"""Where the capitals of Latin, Greek, Cyrillic and Armenian are; in some ranges every second letter is small."""
_SMALL: Final = "".join(filter(str.islower, map(chr, range(0x100, 0x1F00))))
_UPPER: Final = f"[{_CAPITALS}](?<![{_SMALL}])"
"""A capital: the ranges alone found the name ``ęły`` in ``zginęły``. They come first, as they are found faster."""
_CAPITALIZED: Final = rf"{_UPPER}[\w{APOSTROPHES}&-]++"
_NAME: Final = re.compile(rf"{_CAPITALIZED}(?: (?:(?:van|de|der|den|von|di|da|del|al|bin|of) )?{_CAPITALIZED}){{0,3}}")
"""One to four capitalised words, with a particle between two."""
_ENDS_OF_ABBREVIATIONS: Final = frozenset(word[-2:] for word in ABBREVIATED)
"""The last two letters of each: a quick test that rules out most words."""
_ABBREVIATION: Final = re.compile(rf"(?<!\w)(?:{'|'.join(ABBREVIATED)})\. \Z")
_STREET: Final = re.compile(rf"\w,? {_UPPER}\w{{1,14}} \Z")
"""A word with a capital in mid-sentence, behind which an abbreviation closes a name: ``on Main St.``."""

"""Find the datelines that stand glued inside a line: ``… in 46 years.SAVANNAH, Ga. (AP) - ``."""

import re
from typing import Final

from streams.core.data.characters import CAPITALS, CLOSERS, DASHES
from streams.core.data.names import APOSTROPHES
from streams.core.dateline import dateline
from streams.core.found import Found


def inside(text: str, start: int, at: int, end: int) -> Found | None:
    """Return the sure dateline whose agencies stand at ``at``, in the midst of a line."""
    window = text[max(start, at - _REACH) : at]
    tail = _CAPITAL_TAIL.search(window) or _SENTENCE_TAIL.search(window)
    if tail is None:
        return None
    name = at - len(window) + tail.start("name")
    found = dateline(text, name + (text[name] == " "), end)
    return found if found is not None and found.sure and found.closed else None


_REACH: Final = 60
"""Characters of the longest names of places."""
CREDITED: Final = re.compile(rf"\([^()\n]{{2,40}}\)[ \u00a0]?[.:]?[{DASHES}]")
_CAPITAL: Final = rf"[{CAPITALS}{APOSTROPHES}.]"
_PROPER: Final = rf"[{CAPITALS}][^\W\d_]+\.?"
_CAPITAL_TAIL: Final = re.compile(
    rf"(?<![{CAPITALS}])(?P<name>[{CAPITALS}{APOSTROPHES}]{_CAPITAL}{{1,30}}(?:[ /-]{_CAPITAL}{{1,30}}){{0,6}}"
    rf"(?:, {_PROPER}(?: {_PROPER}){{0,2}})?) $"
)
_CLOSES: Final = rf".!?{re.escape(CLOSERS)}"
_SENTENCE_TAIL: Final = re.compile(rf"[{_CLOSES}|](?P<name> ?[{CAPITALS}][^{_CLOSES}]{{1,50}}) $")

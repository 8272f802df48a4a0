"""Find the datelines that stand glued inside a line: ``… in 46 years.SAVANNAH, Ga. (AP) - ``."""

import re
from typing import Final

from dateline.core.data.text.characters import CAPITALS, CLOSERS, DASHES
from dateline.core.data.text.names import APOSTROPHES
from dateline.core.page.dateline.dateline import dateline
from dateline.core.page.dateline.model import Found
from dateline.core.text.signals import may_say


def inside(text: str, start: int, at: int, end: int) -> Found | None:
    """Return the sure dateline whose agencies stand at ``at``, in the midst of a line."""
    window = text[max(start, at - _REACH) : at]
    tail = _CAPITAL_TAIL.search(window) or _SENTENCE_TAIL.search(window)
    if tail is None:
        return None
    name = at - len(window) + tail.start("name")
    found = dateline(text, name + (text[name] == " "), end)
    return _with_label(text, start, end, found) if found is not None and found.sure and found.closed else None


def _with_label(text: str, start: int, end: int, found: Found) -> Found:
    """Return the dateline with the words in front that it belongs to: ``… gewond.RECTIFICATIE: DEN HAAG (ANP) - ``."""
    for head in _HEADS.finditer(text, max(start, found.start - _REACH), found.start):
        if may_say(text, head.end()):
            longer = dateline(text, head.end(), end)
            if longer is None or not longer.sure or not longer.label or longer.end != found.end:
                continue
            label = text[longer.start : longer.start + longer.label]
            if all(label.count(sign) == label.count(other) for sign, other in ("()", "[]")):
                return longer  # but of ``Brand in Goes (STORY WITHDRAWN) LONDON (AP) - `` it is the headline's
    return found


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
_HEADS: Final = re.compile(
    rf"(?<=[{_CLOSES}|]) ?(?=[(\[*]{{0,3}}[{CAPITALS}])|(?:(?<=[^\W\d_{CAPITALS}])|(?<= ))(?=[{CAPITALS}]{{2}})"
)
"""Where such words may begin: behind what closes a sentence, or in capitals."""

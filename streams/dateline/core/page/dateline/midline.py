"""Find a dateline that is glued into the middle of a line: ``… in 46 years.SAVANNAH, Ga. (AP) - ``."""

import re
from typing import Final

from dateline.core.data.text.characters import CAPITALS, CLOSERS, DASHES
from dateline.core.data.text.names import APOSTROPHES
from dateline.core.page.dateline.dateline import dateline
from dateline.core.page.dateline.model import DatelineMatch
from dateline.core.text.pattern_code import compiled
from dateline.core.text.signals import may_open_signal


def midline_dateline(text: str, start: int, credit_start: int, end: int) -> DatelineMatch | None:
    """Return the dateline in the line [start, end) whose parenthesized agencies begin at ``credit_start``.

    None where it is not sure by its form.
    """
    window = text[max(start, credit_start - _MAX_NAMES_CHARS) : credit_start]
    tail = _CAPITAL_TAIL.search(window) or _SENTENCE_TAIL.search(window)
    if tail is None:
        return None
    name = credit_start - len(window) + tail.start("name")
    match = dateline(text, name + (text[name] == " "), end)
    return _with_label(text, start, end, match) if match is not None and match.sure and match.closed else None


def agency_first_dateline(text: str, start: int, end: int) -> DatelineMatch | None:
    """Return the dateline with its agency in front that stands inside a line: ``… /FOTO (DIRE) Torino, 8 mag. - ``.

    None where it is not sure by its form, or lacks place or date.
    """
    limit = min(end, start + _MAX_CHARS_TO_AGENCY)
    if text.find(" (", start, limit) < 0 or text.find(") ", start, limit) < 0:
        return None
    for opening in _AGENCY_BEFORE_PLACE.finditer(text, start + 1, limit):
        match = dateline(text, opening.start(), end)
        if match is not None and match.sure and match.closed and match.places and match.date:
            return match
    return None


def _with_label(text: str, start: int, end: int, match: DatelineMatch) -> DatelineMatch:
    """Return the dateline with the label in front of it: ``… gewond.RECTIFICATIE: DEN HAAG (ANP) - ``."""
    for opening in _LABEL_OPENINGS.finditer(text, max(start, match.start - _MAX_NAMES_CHARS), match.start):
        if may_open_signal(text, opening.end()):
            longer = dateline(text, opening.end(), end)
            if longer is None or not longer.sure or not longer.label_length or longer.end != match.end:
                continue
            label = text[longer.start : longer.start + longer.label_length]
            if all(label.count(sign) == label.count(other) for sign, other in ("()", "[]")):
                return longer  # in ``Brand in Goes (STORY WITHDRAWN) LONDON (AP) - `` the words are the headline's
    return match


CREDIT_WITH_DASH: Final = re.compile(rf"\([^()\n]{{2,40}}\)[ \u00a0]?[.:]?[{DASHES}]")
"""Agencies in parentheses with the dash after them: where to look for such a dateline."""
_MAX_NAMES_CHARS: Final = 60
"""Characters in front of the agencies, or of the dateline, in which its places, or its label, are looked for.

Chosen by hand; the longest dateline of the golden pages has 61 characters with its date and agencies.
"""
_MAX_CHARS_TO_AGENCY: Final = 240
"""Characters of a line in which an agency in front of its place is looked for: headline and codes. Chosen by hand."""
_AGENCY_BEFORE_PLACE: Final = compiled(rf"(?<= )\([^()\n]{{2,40}}\) (?=[{CAPITALS}][^()\n]{{2,60}}[{DASHES}])")
_CAPITAL: Final = rf"[{CAPITALS}{APOSTROPHES}.]"
_PROPER_NAME: Final = rf"[{CAPITALS}][^\W\d_]+\.?"
_CAPITAL_TAIL: Final = compiled(
    rf"(?<![{CAPITALS}])(?P<name>[{CAPITALS}{APOSTROPHES}]{_CAPITAL}{{1,30}}(?:[ /-]{_CAPITAL}{{1,30}}){{0,6}}"
    rf"(?:, {_PROPER_NAME}(?: {_PROPER_NAME}){{0,2}})?) $"
)
"""Places in capitals at the end of the window, with the state after them: ``SAVANNAH, Ga. ``."""
_SENTENCE_END: Final = rf".!?{re.escape(CLOSERS)}"
_SENTENCE_TAIL: Final = compiled(rf"[{_SENTENCE_END}|](?P<name> ?[{CAPITALS}][^{_SENTENCE_END}]{{1,50}}) $")
"""What stands between the end of a sentence and the end of the window."""
_LABEL_OPENINGS: Final = compiled(
    rf"(?<=[{_SENTENCE_END}|]) ?(?=[(\[*]{{0,3}}[{CAPITALS}])|(?:(?<=[^\W\d_{CAPITALS}])|(?<= ))(?=[{CAPITALS}]{{2}})"
)
"""Where a label may begin: after the end of a sentence, or at a word in capitals."""

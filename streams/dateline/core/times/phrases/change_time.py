"""Find the time at which a page says that its text was changed: ``Updated 10:05``, ``Mis à jour à 10h05``.

A change is printed as a stamp: a label, then a time, and on its line nothing but other stamps, furniture of the page
behind a bar, or the words of ``This story was …``. A sentence of the news has other words: ``The next update is at
10:05``. ``change_in`` is the entry. What the time means on a page is decided in ``publication_interval``.
"""

from itertools import islice
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from dateline.core.data.times.clocks import CHANGE_LABELS, CHANGE_SENTENCE, CLOCK_BEFORE, DATE_BEFORE
from dateline.core.text.pattern_code import compiled
from dateline.core.times.phrases.patterns import BARE_AGE, LABEL, LINE_CLOCK, MOMENT, RELATIVE, SP, any_word


def change_in(text: str, start: int, end: int) -> str | None:
    """Return the first time behind a label of a change in [start, end) of a page, as printed; None where there is none.

    Label and time may stand on two lines, one below the other.
    """
    lowered = text[start:end].replace("İ", "I").lower()  # a small İ is two characters
    labels = ((start + at, start + stop) for _, at, stop in _LABELS.find_matches_as_indexes(lowered))
    for first, last in islice(labels, _MAX_LABELS):
        if text[first - 1 : first].isalnum() or text[last : last + 1].isalnum():
            continue  # inside a word
        time = _TIME.match(text, last, end)
        if time is None or not _opens_stamp(text[max(start, first - _MAX_CHARS - 1) : first]):
            continue
        if _closes_stamp(text[time.end() : min(end, time.end() + _MAX_CHARS + 1)]):
            return time["stamp"]
    return None


def may_hold_change(text: str, start: int, end: int) -> bool:
    """Whether a label of a change stands in [start, end) of a page: a quick test for several parts of it at once."""
    return bool(_LABELS.find_matches_as_indexes(text[start:end].replace("İ", "I").lower()))


def is_stamp(line: str) -> bool:
    """Whether a line is times and their labels, a label alone, or the sentence in which a page says its change."""
    line = line.strip()
    if _are_stamps(line):
        return True
    is_short = len(line) <= 2 * _MAX_CHARS and not any(bar in line for bar in _BARS)
    return is_short and change_in(line, 0, len(line)) is not None


def _are_stamps(line: str) -> bool:
    """Whether a stripped line is nothing but times and their labels: ``Published 08:10, updated 10:05``."""
    at = 0
    for _ in range(_MAX_STAMPS):
        stamp = _STAMP.match(line, at)
        if stamp is None:
            return False
        at = stamp.end()
        if at == len(line):
            return True
    return False


def _opens_stamp(above: str) -> bool:
    """Whether a label of a change may stand behind the end of its line so far."""
    before = above[above.rfind("\n") + 1 :]
    if len(before) > _MAX_CHARS:
        return False
    cell = before[max(before.rfind(bar) for bar in _BARS) + 1 :].strip(_SIGNS)
    return CHANGE_SENTENCE.issuperset(cell.lower().split()) or _are_stamps(cell)


def _closes_stamp(below: str) -> bool:
    """Whether the time of a change may stand in front of the rest of its line."""
    behind = below.partition("\n")[0]
    rest = behind.strip(_SIGNS)
    return len(behind) <= _MAX_CHARS and (not rest or behind.lstrip()[0] in _BARS or _are_stamps(rest))


_MAX_LABELS: Final = 8
"""Labels that are tried: bounds time, of which each takes up to 0.4 ms. Chosen by hand: a page has one or two."""
_MAX_CHARS: Final = 80
"""Characters of a line before and behind a stamp; a longer line is a sentence. Chosen by hand."""
_MAX_STAMPS: Final = 4
"""Stamps of one line. Chosen by hand."""
_BARS: Final = "|•·"
"""Signs between a stamp and a byline or a link."""
_SIGNS: Final = " \u00a0\u202f,;()[]*.–—-"  # noqa: RUF001  # dashes between two stamps
"""Signs around a stamp."""
_LABELS: Final = AhoCorasick(list(dict.fromkeys(CHANGE_LABELS)), matchkind=MatchKind.LeftmostLongest)
_DOTTED: Final = r"(?:[01]?\d|2[0-3])\.[0-5]\d(?![\d.])"
"""A clock time with a dot, which is one only behind a label: ``Uppdaterad 14.22``."""
_BEFORE: Final = rf"(?:(?i:{any_word((*DATE_BEFORE, *CLOCK_BEFORE))}){SP}?(?::{SP})?)?"
_SHOWN: Final = rf"(?:{RELATIVE}|{BARE_AGE}|{MOMENT}|{LINE_CLOCK}|{_DOTTED})(?!\w)"
_TIME: Final = compiled(rf"{SP}?:?[ \n\u00a0\u202f]{{0,3}}{_BEFORE}(?P<stamp>{_SHOWN})")
"""What stands between a label and its time, and the time: ``: le``, ``1 décembre 2026 à 10h05``."""
_STAMP: Final = compiled(
    rf"(?:{LABEL}{SP}?:?{SP}?(?:{_BEFORE}{_SHOWN})?|{_SHOWN})[{_BARS} \u00a0\u202f,;()\[\].\u2013\u2014-]{{0,4}}"
)
"""A time, with or without its label, or a label; and signs behind it."""

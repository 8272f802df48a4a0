"""Find the time at which a page says that its text was changed: ``Updated 10:05``, ``Mis à jour à 10h05``.

``change_in`` is the entry. What the time means on a page is decided in ``publication_interval``.
"""

from itertools import islice
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from dateline.core.data.times.clocks import CHANGE_LABELS, CLOCK_BEFORE, DATE_BEFORE
from dateline.core.text.pattern_code import compiled
from dateline.core.times.patterns import BARE_AGE, LINE_CLOCK, MOMENT, RELATIVE, SP, any_word


def change_in(text: str, start: int, end: int) -> str | None:
    """Return the first time behind a label of a change in [start, end) of a page, as printed; None where there is none.

    Label and time may stand on two lines, one below the other.
    """
    lowered = text[start:end].lower()
    if len(lowered) != end - start:  # a letter that is two in small, such as a capital i with a dot
        lowered = text[start:end]
    labels = ((start + at, start + stop) for _, at, stop in _LABELS.find_matches_as_indexes(lowered))
    for first, last in islice(labels, _MAX_LABELS):
        inside_word = text[first - 1 : first].isalnum() or text[last : last + 1].isalnum()
        if not inside_word and (time := _TIME.match(text, last, end)) is not None:
            return time["stamp"]
    return None


_MAX_LABELS: Final = 8
"""Labels that are tried: bounds time, of which each takes up to 0.4 ms. Chosen by hand: a page has one or two."""
_LABELS: Final = AhoCorasick(list(dict.fromkeys(CHANGE_LABELS)), matchkind=MatchKind.LeftmostLongest)
_DOTTED: Final = r"(?:[01]?\d|2[0-3])\.[0-5]\d(?![\d.])"
"""A clock time with a dot, which is one only behind a label: ``Uppdaterad 14.22``."""
_TIME: Final = compiled(
    rf"{SP}?:?[ \n\u00a0\u202f]{{0,3}}(?:(?i:{any_word((*DATE_BEFORE, *CLOCK_BEFORE))}){SP}?(?::{SP})?)?"
    rf"(?P<stamp>{RELATIVE}|{BARE_AGE}|{MOMENT}|{LINE_CLOCK}|{_DOTTED})(?!\w)"
)
"""What stands between a label and its time, and the time: ``: le``, ``1 décembre 2026 à 10h05``."""

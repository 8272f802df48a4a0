"""Tell the clock time that opens a line from a span of time: a range, ``14u00 - 16u00``, or how long something lasts.

Both open with what is written like a clock time, ``3u20 was de winnende tijd``, and say nothing of the publication.
"""

import re
from typing import Final

from dateline.core.data.text.characters import CAPITALS, CLOSERS, DASHES, FULL_STOPS, QUOTES
from dateline.core.data.text.function_words import ALL_FUNCTION_WORDS
from dateline.core.data.times.clocks import CLOCK_FIRST, HOUR_AFTER, HOUR_SIGNS, LINE_FIRST, UNTIL
from dateline.core.data.wire.writers import NAME_OPENINGS
from dateline.core.text.pattern_code import any_of, compiled
from dateline.core.times.phrases.patterns import SP, any_word


def opens_range(text: str, start: int, end: int, stop: int) -> bool:
    """Whether a second clock time follows the one at [start, end), on a line that ends at ``stop``.

    One without minutes counts where the first has none either, or where no small letter follows it: in ``14u05 - 16 uur
    zonder stroom`` it opens the headline.
    """
    second = _SECOND_CLOCK.match(text, end, stop)
    if second is None or (second["dot"] and text.find(".", start, end) < 0):
        return False
    if second["minutes"] or _MINUTES.search(text, start, end) is None:
        return True
    return _SMALL_WORD.match(text, second.end(), stop) is None


def opens_duration(text: str, start: int, end: int, stop: int) -> bool:
    """Whether a sentence goes on behind the number at [start, end): then it says how long something lasts.

    A function word shows it behind any number, ``12:30 was``, but for one that opens a name, ``12:30 van Aert``; any
    small letter does behind hours by their word or sign, ``1500 hrs of flying``.
    """
    word = _SMALL_WORD.match(text, end, stop)
    if word is None:
        return False
    if _HOURS.fullmatch(text, start, end) is not None:
        return True
    return word[1] in ALL_FUNCTION_WORDS and not _opens_with_name(text, end, stop)


def _opens_with_name(text: str, start: int, stop: int) -> bool:
    """Whether a headline opens with a name behind a small word in [start, stop): ``van Aert wint``, ``al-Qaida``.

    Where a space parts the two, the same word may open a sentence, which ends with a full stop: ``van Gent reed de
    trein naar Brussel.``
    """
    name = _NAME_WITH_SMALL_WORD.match(text, start, stop)
    if name is None:
        return False
    return name["hyphen"] is not None or text[start:stop].rstrip(_CLOSING)[-1] not in FULL_STOPS


_SIGN: Final = any_of(HOUR_SIGNS)
_SECOND_CLOCK: Final = compiled(
    rf"{SP}*(?:[{DASHES}]|(?:{any_word(UNTIL)})(?!\w)){SP}*(?:(?:{any_word((*CLOCK_FIRST, *LINE_FIRST))}){SP})?"
    rf"\d{{1,2}}(?:(?P<minutes>(?::|(?P<dot>\.)|{SP}?(?:{_SIGN}){SP}?)\d{{2}}(?!\d))"
    rf"|{SP}?(?:(?:{any_of(HOUR_AFTER)})(?!\w)|[aApP]\.?[mM](?!\w)))"
)
"""A dash or a word for ``to``, and a clock time, with minutes or without."""
_MINUTES: Final = compiled(rf"\d(?:[:.]|{SP}?(?:{_SIGN}){SP}?)\d{{2}}")
_HOURS: Final = compiled(rf"\d{{1,2}}{SP}?(?:{_SIGN})(?:{SP}?\d{{2}}\w{{0,3}})?|\d{{4}}{SP}?hrs")
"""Hours by a word or sign, which may count them: ``3u20``, ``8 Uhr``, ``1500 hrs``."""
_SMALL_WORD: Final = re.compile(rf"{SP}+([^\W\d_{CAPITALS}]+)(?![{CAPITALS}])")
"""A word in small letters: ``iPhone`` is none."""
_NAME_WITH_SMALL_WORD: Final = compiled(
    rf"{SP}+(?:[^\W\d_{CAPITALS}]{{1,4}}(?P<hyphen>-)|(?:{any_of(NAME_OPENINGS)}){SP})[{CAPITALS}]"
)
"""A name behind a small word, with which a headline may open: ``van Aert``, ``al-Qaida``, ``de Volkskrant``."""
_CLOSING: Final = CLOSERS + QUOTES + " \u00a0\u202f"
"""What may stand behind a full stop."""

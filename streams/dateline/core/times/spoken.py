"""The patterns of spoken ages: a row of ``data.ages`` → what finds ``about an hour and 20 minutes ago`` in text."""

import re
from collections.abc import Iterable
from typing import Final

from dateline.core.data.times.ages import TONGUES, UNSPACED, Phrase

SP: Final = "[ \u00a0\u202f]"


def spoken(phrase: Phrase) -> str:
    """Return a pattern of the phrase, with digits or words for its numbers; it matches 70 characters at most."""
    tongue = TONGUES[phrase.language]
    number = rf"(?:\d{{1,3}}|(?<!\w)(?:{words(tongue.numbers)}))"
    units = words(tongue.units)
    part = rf"{number}{SP}?(?:{units})"
    more = rf"(?:,?{SP}?(?:{tongue.joint}{SP})?{number}{SP}?(?:{units}))?"
    opening = sorted({form[0] for forms in (tongue.numbers, tongue.amounts, tongue.hedges) for form in forms})
    letters = "".join(letter + letter.upper() for letter in opening)
    starts = rf"(?=\d|(?<!\w)[{letters}])"  # asked first, since most places in a text are the start of nothing
    hedge = rf"(?:(?<!\w)(?:{words(tongue.hedges)}){SP}?)?"
    amount = rf"(?:(?<!\w)(?:{words(tongue.amounts)})|{part}{more}|\d{{1,2}}{SP}?h{SP}?\d{{2}})"
    before = rf"(?<!\w){words([phrase.before])}{SP}" if phrase.before else ""
    blank = rf"{SP}?" if phrase.language in UNSPACED else SP
    after = rf"{blank}{phrase.after}" if phrase.after else ""
    return rf"{before}{starts}{hedge}{amount}{after}"


def words(forms: Iterable[str]) -> str:
    """Return a pattern of any of the words, the longest first; first letters in either case, any apostrophe."""
    return "|".join(_either_case(form) for form in sorted(set(forms), key=lambda form: (-len(form), form)))


def _either_case(form: str) -> str:
    first, rest = form[0], re.escape(form[1:]).replace("'", "['\u2019]").replace(r"\ ", SP)
    return f"[{first.upper()}{first.lower()}]{rest}" if first.isalpha() else re.escape(first) + rest

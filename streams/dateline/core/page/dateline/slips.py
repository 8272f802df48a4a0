"""Read a dateline with a slip of its writer: ``CLAYTON, Mo, - Marhc 6 - ``, ``****OSLO , March  2O -``, ``La paz, …``.

Such a head still has its three parts in order: a place, a month with a day, and a dash. Each is read with some
tolerance: signs in front, blanks and dots too many or too few, a letter wrong in the month, a digit too many in the
day, and small letters in the place. Words beside the place must name a state or country, so that a sentence with a
date is no dateline. Without them, a month with a letter wrong leaves it in doubt, and so does a place that is not in
capitals, unless the month has small letters too. ``Group A, Match 12 - `` and ``Updated, March 6 - `` are none: the
page decides, as for all datelines in doubt.
"""

import re
from functools import lru_cache
from typing import Final

from dateline.core.data.places.no_places import NO_PLACES
from dateline.core.data.text.characters import DASHES
from dateline.core.data.times.months import MONTHS
from dateline.core.page.dateline.model import DatelineMatch
from dateline.core.page.dateline.stop_patterns import BODY_OPENERS, SP
from dateline.core.places.names.misspellings import is_one_slip
from dateline.core.places.names.qualifiers import read_qualifier
from dateline.core.places.resolve import PrintedPlace
from dateline.core.text.agencies import AGENCY_PATTERN, credited_in
from dateline.core.text.pattern_code import compiled


def slip_dateline(line: str) -> DatelineMatch | None:
    """Read a dateline with a slip at the start of a line, sure or in doubt; None where there is none."""
    if _DAY_AND_DASH.search(line, 0, _MAX_HEAD_CHARS) is None:
        return None
    match = _HEAD.match(line, 0, _MAX_HEAD_CHARS)
    month = _month(match["month"].lower()) if match is not None else None
    if match is None or month is None:
        return None
    exact = month == match["month"].lower()
    place = _read_place(match["place"], match["gap"], exact=exact) if exact or match["gap"].strip() else None
    if place is None:
        return None
    printed = match["month"] if exact else month.capitalize()
    agencies = credited_in(match["agency"]) if match["agency"] else ()
    start = len(match["signs"] or "")
    is_sure = place.beside is not None or (exact and (place.printed.isupper() or printed.islower()))
    slip = DatelineMatch(start, match.end(), (place,), agencies, f"{printed} {match['day']}", closed=True, stop="-")
    return slip._replace(sure=is_sure)


def _read_place(printed: str, gap: str, *, exact: bool) -> PrintedPlace | None:
    """Return the place with the state or country beside it; None where the words are no place.

    ``gap`` are the characters between place and month, ``exact`` is whether the month has no slip.
    """
    cleaned = " ".join(_STRAY_SIGNS.sub("", printed).split())
    name, *beside = [part for each in cleaned.split(",") if (part := each.strip(" .-"))] or [""]
    if not beside:
        name, beside = _cut_abbreviation(name, dotted="." in gap)
    words = name.split(" ")
    if (
        not name
        or len(words) > _MAX_WORDS
        or not all(word[0].isalpha() for word in words)
        or name.lower() in _NO_PLACES
    ):
        return None
    if beside and (len(beside) > _MAX_BESIDE or not any(map(read_qualifier, beside))):
        return None
    in_capitals = name.isupper() or all(word[0].isupper() for word in words)
    small = not beside and exact and "," in gap and len(words) <= _MAX_SMALL_WORDS
    return PrintedPlace(name, ", ".join(beside) or None) if in_capitals or small else None


def _cut_abbreviation(name: str, *, dotted: bool) -> tuple[str, list[str]]:
    """Cut a state's abbreviation off a place that no comma divides from it: ``FARMINGTON Conn``."""
    town, _, last = name.rpartition(" ")
    abbreviated = dotted or (town.isupper() and not last.isupper())
    if town and abbreviated and last[:1].isupper() and read_qualifier(last) is not None:
        return town, [last]
    return name, []


_MAX_CACHED_WORDS: Final = 1024
"""Words that stand where a month is due, cached: two short strings each. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_WORDS)
def _month(word: str) -> str | None:
    """Return the name of a month that a word is, or is with one letter wrong, missing, added or two exchanged."""
    if word in _MONTHS:
        return word
    near = [name for name in _MONTHS if len(name) >= _MIN_MENDED_CHARS and is_one_slip(word, name)]
    return min(near, key=lambda name: (_MONTHS[name], name), default=None)


_MAX_HEAD_CHARS: Final = 100
"""Characters of a line in which such a head is looked for: bounds time. Chosen by hand."""
_MAX_WORDS: Final = 5
"""The most words of a place. Chosen by hand."""
_MAX_SMALL_WORDS: Final = 2
"""The most words of a place in small letters. Chosen by hand."""
_MAX_BESIDE: Final = 3
"""The most names beside a place: island, state and country. Chosen by hand."""
_MIN_MENDED_CHARS: Final = 5
"""The shortest month in which a letter may be wrong, in characters; ``Sept`` is near to ``sets``. Chosen by hand."""
_NO_PLACES: Final = frozenset(NO_PLACES)
_MONTHS: Final = {name: number for number, names in enumerate(MONTHS) for name in names}
_DAY_AND_DASH: Final = re.compile(
    rf"{SP}(?:(?<=[^\W\d_].)|(?<=[^\W\d_]\..)){SP}{{0,2}}\d[\dOo]{{0,2}}[^\d\n]{{0,12}}?[{DASHES}]"
)
"""A word, a day and a dash: few lines have them, so that the longer pattern is seldom tried. It opens with a space,
since a line has fewer of them than letters."""
_HEAD: Final = compiled(
    rf"(?P<signs>[*+~#=>]{{2,8}}{SP}?|[a-z]{SP}{{2,6}})?(?P<place>[^\W\d_][^\n;:!?\"()]{{1,60}}?)"
    rf"(?P<gap>[{DASHES} ,.]{{1,6}})(?P<month>[^\W\d_]{{3,10}})\.?{SP}{{1,3}}(?P<day>\d[\dOo]{{0,2}})"
    rf"(?:,{SP}?(?P<agency>{AGENCY_PATTERN}))?,?"
    rf"(?:{SP}{{1,3}}[{DASHES}]{{1,3}}(?={SP}|$|[<{BODY_OPENERS}(])|[{DASHES}]{{1,3}}(?={SP}|$)){SP}*"
)
_STRAY_SIGNS: Final = re.compile(r"[{}<>|~^*\\]")
"""Signs that stand in a name by a slip: ``ME}LBOURNE``."""

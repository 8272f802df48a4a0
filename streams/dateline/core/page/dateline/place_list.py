"""Read the places at the head of a dateline: ``ANKARA/CAÏRO``, ``Kiew (Kyjiw)/Moskau``, ``FORT IRWIN, Calif.``."""

import re
from typing import Final

from dateline.core.data.places.no_places import NO_PLACES
from dateline.core.data.text.characters import CAPITALS, DASHES
from dateline.core.data.text.names import APOSTROPHES, CANTONS, ELISIONS, PARTICLES, SHORTENED, WATERS
from dateline.core.data.times.months import MONTHS
from dateline.core.data.wire.agencies import SLASHED
from dateline.core.data.wire.signals import SIGNALS
from dateline.core.places.qualifiers import beside
from dateline.core.places.resolve import PrintedPlace
from dateline.core.text.agencies import AS_PRINTED, PRINTED, credited_in, known
from dateline.core.times.patterns import DAY, WHOLE_WEEKDAY


def spots(text: str, start: int, limit: int) -> tuple[list[PrintedPlace], int]:
    """Read the places from ``start`` on, each with what is printed beside it, and say where they end."""
    found: list[PrintedPlace] = []
    at = start
    while len(found) < _MOST_PLACES and (place := _place(text, at, limit)):
        other = _OTHER_NAME.match(text, place.end(), limit) if _ahead(text, place.end(), "(") else None
        if other is not None and (_is_acronym(other["name"]) or known(credited_in(other["name"]))):
            other = None
        end = place.end() if other is None else other.end()
        within = other["name"] if other is not None and _qualifies(other["name"]) else None
        following, after = _beside(text, end, limit) if text.startswith(",", end) else (None, end)
        name, canton = _in_canton(text[at : place.end() if within else end])
        found.append(PrintedPlace(name, following or within or canton))
        bracketed = _IN_BRACKETS.match(text, after, limit) if _ahead(text, after, "[") else None
        at = after if bracketed is None else bracketed.end()
        slash = _SLASH.match(text, at, limit) if _ahead(text, at, "/+") else None
        if slash is None or _AGENCY.match(text, slash.end(), limit):
            break
        at = slash.end()
    for spot in found:
        if spot.printed.lower() in _NO_PLACES:
            return [], start
    return found, at


def _place(text: str, at: int, limit: int) -> re.Match[str] | None:
    """Read one name; of ``LONDON March 3 - ``, where no comma parts it from the date, only what stands before."""
    place = _PLACE.match(text, at, limit)
    if place is not None and text[place.end() + 1 : place.end() + 2].isdigit():
        name, _, month = place[0].rpartition(" ")
        if name.isupper() and month.lower() in _MONTHS:
            return _PLACE.match(text, at, at + len(name))
    return place


def _in_canton(name: str) -> tuple[str, str | None]:
    """Return a name without the canton's letters behind it, and what those say: ``Biel BE``."""
    if name[-3:-2] == " " and name[-2:] in CANTONS and not name.isupper():
        return name[:-3], f"{name[-2:]}, Switzerland"
    return name, None


def _is_acronym(name: str) -> bool:
    """Whether what is in parentheses can be no name of a place but an agency's: ``UTRECHT (AFN) - ``."""
    return len(name) in _ACRONYM and name.isalpha() and name.isupper() and beside(name) is None


def _qualifies(name: str) -> bool:
    """Whether what is in parentheses says where the place lies: a country or state, or an abbreviated region."""
    return "/" in name or beside(name) is not None


def _ahead(text: str, at: int, signs: str) -> bool:
    """Whether one of the signs stands at ``at`` or one further on; cheap to ask before a pattern is tried."""
    return text[at : at + 1] in signs or text[at + 1 : at + 2] in signs


def _beside(text: str, at: int, limit: int) -> tuple[str | None, int]:
    """Read the state and country after a place, ``, D.C.`` or ``, Ontario, Canada``, and say where they end."""
    named: list[str] = []
    while len(named) < _MOST_BESIDE and (match := _BESIDE.match(text, at, limit)):
        if match["name"] in AS_PRINTED:
            break
        named.append(match["name"])
        at = match.end()
    return ", ".join(named) or None, at


_MOST_PLACES: Final = 6
_ACRONYM: Final = range(3, 5)
"""Letters; two are more often a province's, ``BERGEN (NH) - ``."""
_MONTHS: Final = frozenset(name for names in MONTHS for name in names)
_MOST_BESIDE: Final = 2
_NO_PLACES: Final = frozenset(NO_PLACES) | {word.lower() for _, words in SIGNALS for word in words}
_SP: Final = r"[ \u00a0\u202f]"
_SHORTENED: Final = "|".join(form for short in SHORTENED for form in (short, short.upper()))
_LETTER: Final = r"[^\W\d_]"
_WORD: Final = (
    rf"(?:(?:[{CAPITALS}]\.){{1,3}}|(?:{_SHORTENED})\.(?={_SP}[{CAPITALS}])"
    rf"|[{CAPITALS}](?:{_LETTER}++|[{APOSTROPHES}])*+)"
)
_PARTICLE: Final = "|".join(re.escape(word) for word in sorted(PARTICLES, key=len, reverse=True))
_AND: Final = "(?i:en|und|et|and|y|og|och)"
"""``NIEUW- EN SINT JOOSLAND``."""
_NAME: Final = (
    rf"(?:[{APOSTROPHES}][sStT][ -])?{_WORD}"
    rf"(?:(?:{_SP}|[-\u2010\u2011]|-{_SP}(?={_AND}{_SP}))(?:(?:{_PARTICLE})(?:{_SP}|-)|(?:{'|'.join(ELISIONS)})[{APOSTROPHES}]){{0,3}}{_WORD}){{0,5}}+"
    rf"(?:{_SP}[aiov]\.{_SP}?(?:d\.{_SP}?)?[{CAPITALS}][^\W\d_]{{0,8}}\.?)?"
)
_OTHER_NAME: Final = re.compile(rf"{_SP}?\((?P<name>{_LETTER}[^()\n]{{1,30}})\)(?={_SP}?[/,(\[]|{_SP}[{DASHES}]|:|\.)")
"""``Kiew (Kyjiw)/Moskau``, ``Mérida (Badajoz), 5 feb``; at the end it may be an agency and is left to ``dateline``."""
_IN_BRACKETS: Final = re.compile(rf"{_SP}?\[[^\[\]\n]{{2,20}}\]")
"""``New Delhi [India], May 6 (ANI): ``."""
_WATER: Final = rf"/(?i:{'|'.join(WATERS)})(?!\w)"
_PLACE: Final = re.compile(rf"{_NAME}(?:{_WATER})?")
_AGENCY: Final = re.compile(rf"(?:{PRINTED})(?=\W|$)")
_SLASH: Final = re.compile(rf"{_SP}?[/+]{_SP}?(?=[{CAPITALS}{APOSTROPHES}])(?!{SLASHED}/)")
_BESIDE: Final = re.compile(rf",{_SP}?(?!{DAY}|{WHOLE_WEEKDAY})(?P<name>{_NAME}\.?)")

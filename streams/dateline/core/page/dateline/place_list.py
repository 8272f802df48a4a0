"""Read the places at the head of a dateline: ``ANKARA/CAÏRO``, ``Kiew (Kyjiw)/Moskau``, ``FORT IRWIN, Calif.``."""

import re
from collections.abc import Callable
from typing import Final, TypeAlias

from dateline.core.data.places.no_places import NO_PLACES
from dateline.core.data.text.characters import CAPITALS, DASHES, VOWEL_SIGNS
from dateline.core.data.text.names import ABBREVIATED_IN_PLACES, APOSTROPHES, CANTONS, ELISIONS, PARTICLES, WATERS
from dateline.core.data.times.months import MONTHS, WEEKDAYS
from dateline.core.data.wire.agencies import SLASHED_AGENCIES
from dateline.core.page.dateline.model import DatelineMatch
from dateline.core.places.names.qualifiers import read_qualifier
from dateline.core.places.resolve import PrintedPlace
from dateline.core.text.agencies import AGENCY_FORMS, AGENCY_PATTERN, credited_in, has_known_agency
from dateline.core.text.pattern_code import compiled
from dateline.core.text.signals import SIGNAL_FORMS
from dateline.core.times.phrases.patterns import DAY, MONTH, WHOLE_WEEKDAY
from dateline.core.times.phrases.timestamps import Stamp

Knows: TypeAlias = Callable[[str], bool]
"""Whether a name is that of a place."""


def places_at(text: str, start: int, limit: int) -> tuple[list[PrintedPlace], int]:
    """Return the places from ``start`` on, each with the state or country printed beside it, and where they end.

    No places and ``start`` where there are none, or where one of the names is a word that is never a place.
    """
    places: list[PrintedPlace] = []
    at = start
    while len(places) < _MAX_PLACES and (name_match := _name_at(text, at, limit)):
        other = _OTHER_NAME.match(text, name_match.end(), limit) if _is_near(text, name_match.end(), "(") else None
        if other is not None and (_holds_acronym(other["name"]) or has_known_agency(credited_in(other["name"]))):
            other = None
        end = name_match.end() if other is None else other.end()
        within = other["name"] if other is not None and _is_qualifier(other["name"]) else None
        following, after = _qualifiers_at(text, end, limit) if text.startswith(",", end) else (None, end)
        name, canton = _without_canton(text[at : name_match.end() if within else end])
        places.append(PrintedPlace(name, following or within or canton))
        bracketed = _IN_BRACKETS.match(text, after, limit) if _is_near(text, after, "[") else None
        at = after if bracketed is None else bracketed.end()
        slash = _SLASH.match(text, at, limit) if _is_near(text, at, "/+") else None
        if slash is None or _AGENCY.match(text, slash.end(), limit):
            break
        at = slash.end()
    for place in places:
        if place.printed.lower() in _NO_PLACES:
            return [], start
    return places, at


def _name_at(text: str, at: int, limit: int) -> re.Match[str] | None:
    """Match one name. In ``LONDON March 3 - ``, with no comma before the date, the month is left out."""
    match = _PLACE.match(text, at, limit)
    if match is not None and text[match.end() + 1 : match.end() + 2].isdigit():
        name, _, month = match[0].rpartition(" ")
        if name.isupper() and month.lower() in _MONTHS:
            return _PLACE.match(text, at, at + len(name))
    return match


def _without_canton(name: str) -> tuple[str, str | None]:
    """Return a name without the letters of a Swiss canton, and the canton: ``Biel BE`` is ``Biel``, in Bern."""
    if name[-3:-2] == " " and name[-2:] in CANTONS and not name.isupper():
        return name[:-3], f"{name[-2:]}, Switzerland"
    return name, None


def _holds_acronym(name: str) -> bool:
    """Whether what is in parentheses is an agency by its acronym, and no place: ``(AFN)``, ``(RNZ Pacific)``."""
    return _is_acronym(name) or (not name.isupper() and any(map(_is_acronym, name.split())))


def _is_acronym(name: str) -> bool:
    """Whether a word is an acronym, and none of a state or country, nor a river's name."""
    if len(name) not in _ACRONYM_LETTERS or not (name.isalpha() and name.isupper()) or name.capitalize() in WATERS:
        return False
    return read_qualifier(name) is None


def _is_qualifier(name: str) -> bool:
    """Whether what is in parentheses says where the place is: a country, a state or an abbreviated region."""
    return "/" in name or read_qualifier(name) is not None


def _is_near(text: str, at: int, signs: str) -> bool:
    """Whether one of the characters stands at ``at`` or one character on; a cheap test before a pattern is tried."""
    return text[at : at + 1] in signs or text[at + 1 : at + 2] in signs


def _qualifiers_at(text: str, at: int, limit: int) -> tuple[str | None, int]:
    """Return the state and country after a place, ``, D.C.`` or ``, Ontario, Canada``, and where they end."""
    names: list[str] = []
    while len(names) < _MAX_QUALIFIERS and (match := _QUALIFIER.match(text, at, limit)):
        if match["name"] in AGENCY_FORMS:  # an agency
            break
        names.append(match["name"])
        at = match.end()
    return ", ".join(names) or None, at


_MAX_PLACES: Final = 6
"""Places of one dateline; chosen by hand, no dateline of the golden pages has more than three."""
_MAX_QUALIFIERS: Final = 2
"""Names printed beside one place: its state and its country."""
_ACRONYM_LETTERS: Final = range(3, 5)
"""Letters of an agency's acronym; two are more often a province's, as in ``BERGEN (NH) - ``. Chosen by hand."""
_MONTHS: Final = frozenset(name for names in MONTHS for name in names)
_NO_PLACES: Final = frozenset(NO_PLACES) | {word.lower() for _, words in SIGNAL_FORMS for word in words}
_SP: Final = r"[ \u00a0\u202f]"
_SHORTENED: Final = "|".join(form for short in ABBREVIATED_IN_PLACES for form in (short, short.upper()))
_LETTER: Final = r"[^\W\d_]"
_GERSHAYIM: Final = '(?<=[\u05d0-\u05ea])["\u05f4](?=[\u05d0-\u05ea])'
"""The sign before the last letter of a Hebrew abbreviation."""
_WORD_OF_NAME: Final = (
    rf"(?:(?:[{CAPITALS}]\.){{1,3}}(?:[{CAPITALS}]{_LETTER}++)?|(?:{_SHORTENED})\.(?={_SP}[{CAPITALS}])"
    rf"|[{CAPITALS}]{_LETTER}{{1,4}}\.(?={_SP}[{CAPITALS}]{_LETTER}{{2,30}}{_SP}?\()"
    rf"|[{CAPITALS}](?>{_LETTER}++|[{APOSTROPHES}{VOWEL_SIGNS}]|{_GERSHAYIM})*+)"
)
"""``K.MARAŞ``, ``ST.``, ``НАБ.`` where the next word and an agency follow, ``ANKARA``."""
_PARTICLE: Final = "|".join(re.escape(word) for word in sorted(PARTICLES, key=len, reverse=True))
_AND: Final = "(?i:en|und|et|and|y|og|och)"
"""``NIEUW- EN SINT JOOSLAND``."""
_ON_THE: Final = f"[aioAIO]/[dD]{_SP}"
"""``ALPHEN A/D RIJN``."""
_NAME: Final = (
    rf"(?:[{APOSTROPHES}][sStT][ -])?{_WORD_OF_NAME}"
    rf"(?>(?!{_SP}{_ON_THE})(?:{_SP}|[-\u2010\u2011]|-{_SP}(?={_AND}{_SP}))(?:(?:{_PARTICLE})(?:{_SP}|-)|(?:{'|'.join(ELISIONS)})[{APOSTROPHES}]){{0,3}}{_WORD_OF_NAME}){{0,5}}+"
    rf"(?:{_SP}(?:{_ON_THE}|[ainopuv]\.{_SP}?(?:d\.{_SP}?)?)[{CAPITALS}][^\W\d_]{{0,8}}\.?)?"
)
_OTHER_NAME: Final = re.compile(rf"{_SP}?\((?P<name>{_LETTER}[^()\n]{{1,30}})\)(?={_SP}?[/,(\[]|{_SP}[{DASHES}]|:|\.)")
"""A second name in parentheses: ``Kiew (Kyjiw)/Moskau``, ``Mérida (Badajoz), 5 feb``.

After the last place it may also be an agency; ``dateline.py`` decides.
"""
_IN_BRACKETS: Final = re.compile(rf"{_SP}?\[[^\[\]\n]{{2,20}}\]")
"""``New Delhi [India], May 6 (ANI): ``."""
_WATER: Final = rf"/(?i:{'|'.join(WATERS)})(?!\w)"
_PLACE: Final = compiled(rf"{_NAME}(?:{_WATER})?")
_AGENCY: Final = compiled(rf"(?:{AGENCY_PATTERN})(?=\W|$)")
_SLASH: Final = compiled(rf"{_SP}?[/+]{_SP}?(?=[{CAPITALS}{APOSTROPHES}])(?!{SLASHED_AGENCIES}/)")
_STATES: Final = "|".join(re.escape(name) for name in sorted(set(WEEKDAYS)) if read_qualifier(name) is not None)
_STATE_BEFORE_DATE: Final = rf"(?=(?i:{_STATES})\.?,{_SP}?{MONTH}{_SP}\d)"
"""A state whose abbreviation is a weekday's too, in front of a date as it is written in English: ``Mo., March 3``."""
_QUALIFIER: Final = compiled(rf",{_SP}?(?:{_STATE_BEFORE_DATE}|(?!{DAY}|{WHOLE_WEEKDAY}))(?P<name>{_NAME}\.?)")


def place_before_time(text: str, stamp: Stamp | None, knows: Knows) -> DatelineMatch | None:
    """Return the place in front of an item's time, as a dateline: ``Skagen, 04/09/2024 - 16:58``.

    A name that is no place's, by ``knows``, is a writer's, a desk's or a section's: ``By Jack London, 12:15``.
    """
    if stamp is None or not stamp.credit:
        return None
    start = text.rfind(f"{stamp.credit},", max(0, stamp.start - _MAX_CHARS_BEFORE_TIME), stamp.start)
    places, at = places_at(text, start, stamp.start) if start >= 0 else ([], 0)
    known = any(knows(place.printed) for place in places)
    return DatelineMatch(start, at, tuple(places), (), closed=True) if known else None


_MAX_CHARS_BEFORE_TIME: Final = 60
"""Characters in front of a time in which its place is looked for; chosen by hand."""

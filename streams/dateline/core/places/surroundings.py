"""What a text names around the places that a printed name can mean: their divisions, and towns near them.

``surroundings`` is the entry: ``BREST`` is the one in France where the text names Brittany, or Roscoff, which is 50 km
away. Asked only where a name can mean several places, because it reads the text once more.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from math import cos, hypot, radians
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from dateline.core.data.places.capitals import CAPITALS
from dateline.core.data.places.divisions.exonyms import DIVISION_EXONYMS
from dateline.core.data.places.divisions.states import DIVISIONS, DIVISIONS_IN_OTHER_LANGUAGES
from dateline.core.data.places.divisions.subdivisions import SUBDIVISIONS
from dateline.core.data.places.town_words import BEFORE_TOWNS, BETWEEN_TOWNS, KINDS_OF_DIVISIONS, NO_DIVISIONS
from dateline.core.data.text.characters import TERMINATORS
from dateline.core.data.text.function_words import ALL_FUNCTION_WORDS
from dateline.core.data.times.months import MONTHS
from dateline.core.places.atlas import Atlas, Spot, fold
from dateline.core.places.countries import country_named
from dateline.core.places.weighing import NO_SURROUNDINGS, Surroundings, size

MAX_CHARS: Final = 2_000
"""Characters of headline and text that are read: bounds time. Chosen by hand: wires say early where it is."""
_MAX_TOWNS: Final = 16
"""Names of towns that are looked up in a text: bounds time. Chosen by hand."""
_MIN_DIVISION_CHARS: Final = 4
"""Characters of a division that is found in running text: shorter ones are other words. Chosen by hand."""
_MIN_TOWN_POPULATION: Final = 1_000
"""Inhabitants of a town that counts as a neighbour. Chosen by hand: the names of villages are those of people too."""
_RADII: Final = ((500_000, 150.0), (50_000, 100.0), (0, 60.0))
"""Kilometres within which a town of so many inhabitants is a neighbour: large ones are named from farther away.

Chosen by hand: Chimbote is 120 km from Trujillo, Roscoff 50 km from Brest.
"""
_SECOND_MEANING: Final = 1.0
"""Decades of size by which a town may be smaller than its largest namesake and still be meant. Chosen by hand."""
_KM_PER_DEGREE: Final = 111.2
_ALTERNATE: Final = 1.5
"""Decades that a town loses under an alternate name, as ``WEIGHTS.alternate``."""
_MANY: Final = 2
"""Towns named near a place, at most, that count: they often come together."""
_MAX_CACHED_TEXTS: Final = 1_024
"""Texts whose surroundings are cached, at most ``MAX_CHARS`` each: 2 MiB. Chosen by hand: briefs repeat."""

_Pair = tuple[str, str]
"""Country and code of a division; the code is empty where only the country is known."""


@lru_cache(maxsize=_MAX_CACHED_TEXTS)
def surroundings(atlas: Atlas, printed: str, candidates: tuple[Spot, ...], text: str) -> Surroundings:
    """Return what the text names around each of the candidates for a printed name.

    The name itself counts for none, and no part of it: ``LEÓN`` is no evidence for the province León, nor is ``Porto``
    in ``PORTO DE MOZ``. Of one candidate's towns two count at most.
    """
    folded = fold(printed)
    named = {pair for name, pairs in divisions_named(text) if name not in folded for pair in pairs}
    divisions = frozenset(
        (spot.country, spot.division)
        for spot in candidates
        if (spot.country, spot.division) in named or (spot.country, "") in named
    )
    countries = frozenset(spot.country for spot in candidates) & {country for country, _ in named}
    towns = [tuple(meanings_of(atlas, name)) for name in towns_named(text) if fold(name) != folded]
    near = frozenset(
        (spot.lat, spot.lon, min(number, _MANY))
        for spot in candidates
        if (number := sum(any(_is_near(spot, town) for town in meanings) for meanings in towns))
    )
    return Surroundings(divisions, countries, near) if divisions or countries or near else NO_SURROUNDINGS


def divisions_named(text: str) -> Iterator[tuple[str, frozenset[_Pair]]]:
    """Yield each name of a division in a text, folded, with the divisions that it can mean."""
    for number, start, end in _FINDER.find_matches_as_indexes(text):
        if _is_whole(text, start, end) and not _follows_first_name(text, start):
            yield _FOLDED[number], _MEANINGS[number]


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a form is a whole word, genitive or not, and not the first part of a longer name: ``Virginia Woolf``."""
    if text[start - 1 : start].isalnum():
        return False
    if text[end : end + 1] == "s":
        end += 1
    return not (
        text[end : end + 1].isalnum() or (text[end : end + 1] in {" ", "-"} and text[end + 1 : end + 2].isupper())
    )


def _follows_first_name(text: str, start: int) -> bool:
    """Whether a division's name is a person's: ``Álvaro Soria``, and not ``In Soria``, ``County Kerry``."""
    if text[start - 1 : start] != " ":
        return False
    word = text[max(0, start - _MAX_WORD_CHARS) : start - 1].rpartition(" ")[2].rpartition("\n")[2]
    return word[:1].isupper() and word.isalpha() and not (word.isupper() or word.casefold() in _NO_FIRST_NAMES)


def towns_named(text: str) -> Iterator[str]:
    """Yield the names that stand where a town's name stands: behind ``in``, ``near`` or ``to``, or in a list."""
    number = past = 0
    for match in _NAME.finditer(text):
        start = match.start()
        first, _, rest = match.group().partition(" ")
        opens = bool(rest) and first.casefold() in BEFORE_TOWNS and _opens_sentence(text, start)
        before = text[max(past, start - _MAX_WORD_CHARS) : start]
        if (
            opens
            or (past and _joins(text[past:start]))
            or before.rstrip().rpartition(" ")[2].casefold() in BEFORE_TOWNS
        ):
            past = match.end()
            name = rest if opens else match.group()
            yield name.removesuffix("'s").removesuffix("\N{RIGHT SINGLE QUOTATION MARK}s")
            number += 1
            if number == _MAX_TOWNS:
                return
        else:
            past = 0


def _opens_sentence(text: str, start: int) -> bool:
    """Whether a sentence begins here: ``In Leeds``, unlike ``near De Bilt``."""
    before = text[max(0, start - 2) : start]
    return not before.strip() or before.endswith("\n") or before[0] in TERMINATORS


def _joins(between: str) -> bool:
    """Whether these words stand between two towns of a list: a comma, or a word for ``and``."""
    return len(between) <= _MAX_WORD_CHARS and between.strip() in BETWEEN_TOWNS


def meanings_of(atlas: Atlas, name: str) -> Iterator[Spot]:
    """Yield the places that a name in running text may well mean: the largest, and those that are not much smaller."""
    if name.casefold() in _MONTHS or country_named(name) is not None:
        return
    spots = atlas.namesakes(name)
    sizes = [size(spot) - (0.0 if spot.primary else _ALTERNATE) for spot in spots]
    least = max(sizes, default=0.0) - _SECOND_MEANING
    yield from (
        spot
        for spot, each in zip(spots, sizes, strict=True)
        if each >= least and spot.population >= _MIN_TOWN_POPULATION
    )


def _is_near(spot: Spot, town: Spot) -> bool:
    north = spot.lat - town.lat
    east = (spot.lon - town.lon) * cos(radians(spot.lat))
    radius = next(km for population, km in _RADII if town.population >= population)
    return hypot(north, east) * _KM_PER_DEGREE <= radius


def _forms() -> dict[str, frozenset[_Pair]]:
    """Return each form of a division's name in texts, with the divisions that it can mean.

    Where a form has a code in ``states.py``, only its code counts in that country.
    """
    meanings: dict[str, set[_Pair]] = {}
    for row in DIVISIONS:
        for name in row.printed.split("|"):
            if _is_found_in_texts(name):
                meanings.setdefault(name, set()).add((row.country, row.code))
    for table in (SUBDIVISIONS, DIVISIONS_IN_OTHER_LANGUAGES, DIVISION_EXONYMS):
        for country, names in table.items():
            for name in names.split("|"):
                if not _is_found_in_texts(name) or country_named(name) is not None:
                    continue
                pairs = meanings.setdefault(name, set())
                if not any(each == country for each, _ in pairs):
                    pairs.add((country, ""))
    return {case: frozenset(pairs) for name, pairs in meanings.items() for case in (name.upper(), name)}


def _is_found_in_texts(name: str) -> bool:
    return (
        len(name) >= _MIN_DIVISION_CHARS
        and not name.endswith(".")
        and fold(name) not in NO_DIVISIONS
        and name not in _CAPITALS
        and name[0].isupper()
    )


_CAPITALS: Final = frozenset(name for names in CAPITALS.values() for name in names.split("|"))
"""They stand for their countries: Washington is no state."""
_NO_FIRST_NAMES: Final = ALL_FUNCTION_WORDS | BEFORE_TOWNS | KINDS_OF_DIVISIONS
_MONTHS: Final = frozenset(name for names in MONTHS for name in names)
_MAX_WORD_CHARS: Final = 12
"""Characters before a name in which the word in front of it is looked for: bounds time."""
_UPPER: Final = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u017e"
_NAME: Final = re.compile(
    rf"(?<!\w)[{_UPPER}][\w'\u2019-]*(?: (?:(?:de|del|di|da|do|la|le|upon|aan|an der) )?[{_UPPER}][\w'\u2019-]*){{0,3}}"
)
_MEANINGS_BY_FORM: Final = _forms()
_FORMS: Final = tuple(_MEANINGS_BY_FORM)
_FOLDED: Final = tuple(map(fold, _FORMS))
_MEANINGS: Final = tuple(_MEANINGS_BY_FORM.values())
_FINDER: Final = AhoCorasick(_FORMS, matchkind=MatchKind.LeftmostLongest)

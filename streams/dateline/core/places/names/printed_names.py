"""What of a printed name is looked up: without the words beside, before and after it that are not the town's name.

``look_up`` finds the places of a name; where the name itself is unknown, it tries what stands in it. ``read_beside``
reads the words beside a name as its source's papers mean them.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from dateline.core.data.places.divisions.states import DIVISIONS, DIVISIONS_AT_HOME, DIVISIONS_IN_OTHER_LANGUAGES
from dateline.core.data.places.divisions.subdivisions import SUBDIVISIONS
from dateline.core.data.places.kinds import KINDS_AFTER, KINDS_BEFORE
from dateline.core.data.places.landmarks import ABOARD, BEFORE_DESTINATIONS
from dateline.core.data.text.names import BEFORE_WATERS, WATERS
from dateline.core.places.atlas import Atlas, Spot, fold
from dateline.core.places.names.qualifiers import Qualifier, read_qualifier


class Found(NamedTuple):
    """The places of a printed name, and the words in it that say where the place is or what it is called."""

    spots: Sequence[Spot]
    beside: str | None = None


def look_up(atlas: Atlas, name: str) -> Found:
    """Look a name up; where it is unknown, the name in it.

    ``Kiew (Kyjiw)``, ``ABOARD A PLANE TO DOHA``, ``KAB. BANDUNG``, ``広島県府中市``.
    """
    town, within = _parentheses(name)
    spots = atlas.lookup(name)
    if within is not None:
        other = [] if spots else _same(atlas.lookup(town), atlas.lookup(within))
        return Found(other or spots or atlas.lookup(town), None if other else within)
    if spots or not (other_names := _names_within(name)):
        return Found(spots)
    return next((Found(spots, beside) for each, beside in other_names if (spots := atlas.lookup(each))), Found(()))


def read_beside(printed: str | None, home: str | None) -> Qualifier | None:
    """Read the words beside a name; None where no table has them.

    What only papers of ``home`` shorten so comes first, then what all papers print, then any country's divisions.
    """
    if not printed:
        return None
    folded = fold(printed)
    code = DIVISIONS_AT_HOME.get(home or "", {}).get(folded)
    if home is not None and code is not None:
        return Qualifier(frozenset(), frozenset({(home, code)}))
    return read_qualifier(printed) or _subdivision(folded, home)


def is_shortened(words: str) -> bool:
    """Whether the words beside a name are an abbreviation, which may be another country's too: ``Mich.``, ``PA``."""
    return words.endswith(".") or len(words) <= _MAX_SHORT_CHARS


def _subdivision(folded: str, home: str | None) -> Qualifier | None:
    """Return the countries that have a division of this name; home alone where it is one of them."""
    countries = _SUBDIVISIONS.get(folded) or _SUBDIVISIONS.get(_in_full(folded), frozenset())
    if home in countries:
        countries = frozenset({home})
    return Qualifier(countries, frozenset()) if countries else None


def _in_full(folded: str) -> str:
    return f"saint {folded[3:]}" if folded.startswith("st ") else folded


def _parentheses(name: str) -> tuple[str, str | None]:
    """Divide ``Santiago (Chile)`` into the name and the words in parentheses: where it is, or another name of it."""
    town, opening, rest = name.partition("(")
    return town.strip(), rest.rstrip(") ") if opening else None


def _same(spots: Sequence[Spot], others: Sequence[Spot]) -> list[Spot]:
    """Return the places that have both names."""
    both = {(spot.name, spot.lat, spot.lon) for spot in others}
    return [spot for spot in spots if (spot.name, spot.lat, spot.lon) in both]


def _names_within(name: str) -> list[tuple[str, str | None]]:
    """Return the names that may stand in an unknown one, each with the division printed before it."""
    names = _with_water(name)
    folded = fold(name)
    if folded[:1] >= _FIRST_EAST_ASIAN:
        names += [
            (rest, division)
            for division in _FRONT_DIVISIONS
            if folded.startswith(division) and len(rest := folded[len(division) :].strip()) >= _MIN_EAST_ASIAN_CHARS
        ]
    names += [(_destination(name), None), *_without_kind(folded.split())]
    return [each for each in names if each[0]]


def _with_water(name: str) -> list[tuple[str, str | None]]:
    """Return the name in full of a town printed with its river after a slash: ``Halle/Saale`` is ``Halle (Saale)``."""
    town, slash, water = name.partition("/")
    if not slash or water.casefold() not in _WATERS:
        return []
    return [(f"{town} ({water})", None), *((f"{town} {joint} {water}", None) for joint in BEFORE_WATERS), (town, None)]


def _destination(name: str) -> str:
    """Return the place to or near which a vessel is, on board of which a report was written; empty for other names."""
    words = name.casefold().split()
    if not " ".join(words).startswith(ABOARD):
        return ""
    at = next((at for at in range(len(words) - 1, 0, -1) if words[at] in BEFORE_DESTINATIONS), len(words))
    return " ".join(words[at + 1 :])


def _without_kind(words: list[str]) -> list[tuple[str, str]]:
    """Return the name without the word for its kind, at its beginning or at its end, and that word."""
    names = [
        (" ".join(words[length:]), kind)
        for length in _KIND_LENGTHS
        if len(words) > length and (kind := " ".join(words[:length])) in _KINDS_BEFORE
    ]
    if len(words) > 1 and words[-1] in _KINDS_AFTER:
        names.append((" ".join(words[:-1]), words[-1]))
    return names


def _subdivisions() -> dict[str, frozenset[str]]:
    by_name: dict[str, frozenset[str]] = {}
    for table in (SUBDIVISIONS, DIVISIONS_IN_OTHER_LANGUAGES):
        for country, names in table.items():
            for name in names.split("|"):
                folded = fold(name)
                by_name[folded] = by_name.get(folded, frozenset()) | {country}
    return by_name


_SUBDIVISIONS: Final = _subdivisions()
_WATERS: Final = frozenset(water.casefold() for water in WATERS)
_MAX_SHORT_CHARS: Final = 3
"""Letters of an abbreviation that is printed without its full stop. Chosen by hand: of states and provinces."""
_MIN_EAST_ASIAN_CHARS: Final = 2
"""Characters of a town's name after that of its province. Chosen by hand."""
_KIND_LENGTHS: Final = (2, 1)
"""Words of the kind before a name."""
_KINDS_BEFORE: Final = frozenset(map(fold, KINDS_BEFORE))
_KINDS_AFTER: Final = frozenset(map(fold, KINDS_AFTER))
_FIRST_EAST_ASIAN: Final = "\u1100"
"""The first letter of a Korean name, decomposed as ``fold`` does; Han characters come after it."""
_FRONT_DIVISIONS: Final = sorted(
    (
        folded
        for row in DIVISIONS
        for printed in row.printed.split("|")
        if (folded := fold(printed)) >= _FIRST_EAST_ASIAN
    ),
    key=lambda folded: -len(folded),
)
"""Provinces and prefectures in the script in which they stand before a town, folded, the longest first."""

"""How much speaks for each place that a printed name can mean: the weights are in ``core/data/places/evidence.py``."""

from math import log10
from typing import Final, NamedTuple

from dateline.core.data.places.evidence import (
    CAPITALS_WITH_COUNTRY,
    CITIES_WITHOUT_STATE,
    HOME_WEIGHTS,
    IN_THE_NEWS,
    WEIGHTS,
)
from dateline.core.data.places.regions import CONTINENT_OF, REGION_OF
from dateline.core.places.atlas import Spot, fold
from dateline.core.places.names.qualifiers import Qualifier, former_place


class Surroundings(NamedTuple):
    """What a text names around the places that a printed name can mean (``surroundings.py``)."""

    divisions: frozenset[tuple[str, str]] = frozenset()
    """The states or provinces of such places that it names: country and code."""
    countries: frozenset[str] = frozenset()
    """Countries of such places of which it names any state or province."""
    towns: frozenset[tuple[float, float, int]] = frozenset()
    """Latitude and longitude of the places near which it names other towns, and how many."""


NO_SURROUNDINGS: Final = Surroundings()
"""Those of a text that names nothing around the places."""


class Evidence(NamedTuple):
    """What speaks for or against a reading of a printed name."""

    folded: str
    """The printed name, folded."""
    home: str | None
    """The source's country."""
    mentioned: frozenset[str]
    """Countries named in the text that have a place of that name."""
    qualifier: Qualifier | None
    """The country or state printed after the name."""
    speaking: frozenset[str] = frozenset()
    """Countries whose papers are in the text's language, where ``home`` is unknown."""
    provincial: bool = False
    """Whether words are printed beside the name that no table has: of a province of the source's country."""
    has_namesake: bool = False
    """Whether a large town of the source's country has the name, or is called so for short."""
    has_large: bool = False
    """Whether a large place has it as its own name."""
    around: Surroundings = NO_SURROUNDINGS
    """What the text names around its places."""


class WeighedSpot(NamedTuple):
    """One reading of a printed name."""

    score: float
    """Its weight in decades of probability."""
    supported: bool
    """Whether more than the place's size speaks for it."""
    spot: Spot


def weigh(spot: Spot, evidence: Evidence, *, certain: bool) -> WeighedSpot:
    """Weigh one reading of a name by its size, by how it has the name, and by what speaks for its country.

    ``certain``: the country is known, from the words after the name or from the name itself.
    """
    country, home = spot.country, evidence.home
    support = max(
        HOME_WEIGHTS.get(country, WEIGHTS.home) if country == home else 0.0,
        WEIGHTS.speaking if country in evidence.speaking else 0.0,
        _nearness(country, home) + _said(spot, evidence),
    )
    support += _neighbours(spot, evidence.around)
    score = size(spot) + support + _name_weight(spot, evidence)
    if evidence.qualifier is not None:
        return WeighedSpot(score, certain or support > 0, spot)
    if evidence.provincial:
        score += WEIGHTS.beside_unknown if country == home else 0.0
    elif (spot.name, country) in _ALONE:
        score += WEIGHTS.alone
    if (row := _NEWS_PLACES.get((spot.name, country))) and home not in row.elsewhere.split():
        score += row.weight
    if spot.capital and country != home and _needs_its_country(evidence):
        score -= WEIGHTS.capital if spot.primary else WEIGHTS.capital_elsewhere_called
    return WeighedSpot(score, certain or support > 0, spot)


def _said(spot: Spot, evidence: Evidence) -> float:
    """Return the weight of what the text names that the place lies in: its country, its state or province."""
    around = evidence.around
    if (spot.country, spot.division) in around.divisions:
        return WEIGHTS.division
    if spot.country in evidence.mentioned:
        return WEIGHTS.mentioned
    return WEIGHTS.other_division if spot.country in around.countries else 0.0


def _neighbours(spot: Spot, around: Surroundings) -> float:
    """Return the weight of the towns near a place that the text names."""
    if not around.towns:
        return 0.0
    return WEIGHTS.town_near * sum(number for lat, lon, number in around.towns if (lat, lon) == (spot.lat, spot.lon))


def size(spot: Spot) -> float:
    """Return a place's size: decades of its population plus decades of the names that languages have for it."""
    return log10(spot.population + 1) + log10(spot.fame + 1)


def _nearness(country: str, home: str | None) -> float:
    """Return the weight of lying in the sub-region or on the continent of the source's country."""
    region, home_region = REGION_OF.get(country), REGION_OF.get(home or "")
    if region is None or home_region is None:
        return 0.0
    if region is home_region:
        return WEIGHTS.neighbour
    return WEIGHTS.continent if CONTINENT_OF[region.code] == CONTINENT_OF[home_region.code] else 0.0


def _name_weight(spot: Spot, evidence: Evidence) -> float:
    """Weigh how the place has the name: as its own, as an alternate, or as a former one."""
    weight = 0.0
    if not spot.primary and not (evidence.has_namesake and is_called_so(spot, evidence.folded, evidence.home)):
        weight -= WEIGHTS.alternate
        weight -= WEIGHTS.namesake if evidence.has_large and spot.country != evidence.home else 0.0
    if spot.capital:
        weight += WEIGHTS.capital if spot.primary else WEIGHTS.capital_elsewhere_called
    row = former_place(evidence.folded, spot.name, spot.country)
    return weight - WEIGHTS.former if row is not None and row.shared else weight


def _needs_its_country(evidence: Evidence) -> bool:
    """Whether papers of this country print this capital with its country, so that the bare name is another place."""
    if evidence.provincial or evidence.has_namesake:
        return True
    return ("", evidence.folded) in _SPELLED_OUT or (evidence.home, evidence.folded) in _SPELLED_OUT


def is_called_so(spot: Spot, folded: str, home: str | None) -> bool:
    """Whether a large town of the source's country has the name, or is called so for short.

    ``SANTIAGO`` of Santiago de los Caballeros. A shorter form needs fewer inhabitants: no other town is called so.
    """
    if spot.country != home or spot.population < WEIGHTS.namesake_of_country:
        return False
    own = fold(spot.name)
    return own.startswith(f"{folded} ") or (own == folded and spot.population >= WEIGHTS.large)


_ALONE: Final = frozenset(
    (name, country) for country, names in CITIES_WITHOUT_STATE.items() for name in names.split("|")
)
_NEWS_PLACES: Final = {(row.name, row.country): row for row in IN_THE_NEWS}
_SPELLED_OUT: Final = frozenset(
    (home, name) for home, names in CAPITALS_WITH_COUNTRY.items() for name in names.split("|")
)

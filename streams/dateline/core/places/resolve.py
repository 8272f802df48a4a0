"""places: which places the names of a dateline mean, by the weight of evidence.

weigh: how much speaks for one reading of a printed name, in decades of probability.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import log10
from typing import Final, NamedTuple

from dateline.core.data.places.country_names import NAMES
from dateline.core.data.places.evidence import ALONE, HOME, SPELLED_OUT, WEIGHTS
from dateline.core.data.places.former_countries import FormerCountry
from dateline.core.data.places.regions import CONTINENT_OF, REGION_OF
from dateline.core.places.atlas import Atlas, Spot, fold
from dateline.core.places.countries import country_named
from dateline.core.places.qualifiers import Beside, beside, former_country, former_names, former_place
from dateline_schemas.brief import Candidate, Place


class Ranked(NamedTuple):
    """One reading of a name, its weight in decades of probability, and whether more than its size speaks for it."""

    score: float
    supported: bool
    spot: Spot


class Evidence(NamedTuple):
    """What is known of a printed name: folded, the source's country, countries in the text, what stands beside it."""

    folded: str
    home: str | None
    mentioned: frozenset[str]
    said: Beside | None


def weigh(spot: Spot, known: Evidence, *, certain: bool) -> Ranked:
    """Weigh one reading of a name by its size, how it has the name, and what speaks for its country.

    ``certain`` says that what stands beside the name, or the name itself, tells the country.
    """
    country, home = spot.country, known.home
    support = max(
        HOME.get(country, WEIGHTS.home) if country == home else 0.0,
        _nearness(country, home) + (WEIGHTS.mentioned if country in known.mentioned else 0.0),
    )
    score = size(spot) + support + _standing(spot, known.folded)
    if known.said is None and (spot.name, country) in _ALONE:
        score += WEIGHTS.alone
    if known.said is None and spot.capital and country != home and _is_spelled_out(known.folded, home):
        score -= WEIGHTS.capital
    return Ranked(score, certain or support > 0, spot)


def _standing(spot: Spot, folded: str) -> float:
    """Weigh how the place has the name: as its own, as one of many, or as one that it had."""
    standing = 0.0 if spot.primary else -WEIGHTS.alternate
    if spot.capital:
        standing += WEIGHTS.capital if spot.primary else WEIGHTS.capital_elsewhere_called
    row = former_place(folded, spot.name, spot.country)
    return standing - WEIGHTS.former if row is not None and row.shared else standing


def _is_spelled_out(folded: str, home: str | None) -> bool:
    return ("", folded) in _SPELLED_OUT or (home, folded) in _SPELLED_OUT


def size(spot: Spot) -> float:
    """Tell how great a place is: decades of population and of names that the world's languages have for it."""
    return log10(spot.population + 1) + log10(spot.fame + 1)


def _nearness(country: str, home: str | None) -> float:
    region, at_home = REGION_OF.get(country), REGION_OF.get(home or "")
    if region is None or at_home is None:
        return 0.0
    if region is at_home:
        return WEIGHTS.neighbour
    return WEIGHTS.continent if CONTINENT_OF[region.code] == CONTINENT_OF[at_home.code] else 0.0


_ALONE: Final = frozenset((name, country) for country, names in ALONE.items() for name in names.split("|"))
_SPELLED_OUT: Final = frozenset((home, name) for home, names in SPELLED_OUT.items() for name in names.split("|"))


__all__ = ["Atlas", "PrintedPlace", "places"]

_RUNNERS_UP: Final = 5
_SAME_TOWN_DEGREES: Final = 0.35
"""Two rows of one name nearer than this (some 35 km) are a town and its own quarter or district."""


class PrintedPlace(NamedTuple):
    """A place as the dateline prints it, and the country or state printed after it (``Thailand``, ``Calif.``)."""

    printed: str
    beside: str | None = None


def places(
    printed: Sequence[PrintedPlace], *, atlas: Atlas, home_country: str | None, mentioned: Sequence[str]
) -> tuple[Place, ...]:
    """Resolve each printed place, in order.

    ``home_country`` is the source's own and ``mentioned`` the countries named in the text (both ISO
    3166-1 alpha-2). Population, fame, those countries and what stands beside the name are weighed
    (``data/evidence.py``); ``confidence`` is the share of the best reading in the weight of all, and
    below a bar the place says ``ambiguous``. A name that nothing supports stays unresolved: ``name``
    is null, and ``country`` too unless one is printed beside it.
    """
    found = []
    for name, qualifier in printed:
        found.append(_resolve(atlas, name, qualifier, home_country, telling(atlas, name, mentioned)))
    return tuple(found)


def telling(atlas: Atlas, name: str, mentioned: Sequence[str]) -> frozenset[str]:
    """Return the countries mentioned that have a place of that name."""
    possible = _countries_of(atlas, name)
    return frozenset(country for country in mentioned if country in possible)


@lru_cache(maxsize=16_384)
def _countries_of(atlas: Atlas, name: str) -> frozenset[str]:
    return frozenset(spot.country for spot in _spots(atlas, name))


@lru_cache(maxsize=16_384)
def _resolve(atlas: Atlas, name: str, qualifier: str | None, home: str | None, mentioned: frozenset[str]) -> Place:
    said, folded, past, whole, towns = readings(atlas, name, qualifier, home, mentioned)
    if towns and _is_credible(towns[0]):
        spot = towns[0].spot
        former = former_names((former_place(folded, spot.name, spot.country), said.former if said else None))
        return _place(name, towns, former)
    return _country_only(
        name,
        whole or (said.country if said else None),
        named=whole is not None,
        former=former_names((said.former if said else past,)),
    )


class Readings(NamedTuple):
    """What a printed name may mean: what stands beside it, its folded form, and its towns, the likeliest first."""

    said: Beside | None
    folded: str
    past: FormerCountry | None
    """The country of the past that the name is."""
    whole: str | None
    """The country that the name is."""
    towns: list[Ranked]


def readings(atlas: Atlas, name: str, qualifier: str | None, home: str | None, mentioned: frozenset[str]) -> Readings:
    """Weigh what a printed name may mean."""
    said = beside(qualifier or _in_parentheses(name))
    folded = fold(name)
    past = None if said else former_country(folded)
    whole = None if said else country_named(name) or (past.countries[:2] if past else None)
    known = Evidence(folded, home, mentioned, said)
    ranked = [
        weigh(spot, known, certain=bool(said or whole)) for spot in _spots(atlas, name) if _allowed(spot, said, whole)
    ]
    return Readings(said, folded, past, whole, _towns(sorted(ranked, key=lambda each: -each.score)))


def _in_parentheses(name: str) -> str | None:
    """Give what stands in parentheses, ``Santiago (Chile)``: it may be the country, as another name of the town."""
    _, opening, rest = name.partition("(")
    return rest.rstrip(") ") if opening else None


def _allowed(spot: Spot, said: Beside | None, whole: str | None) -> bool:
    """Hold a reading against what is beside the name, or against the country that the name itself is."""
    if said is not None:
        return said.fits(spot.country, spot.division)
    if whole is not None:
        return spot.country == whole and (spot.capital or spot.population >= WEIGHTS.namesake_of_country)
    return True


def _spots(atlas: Atlas, name: str) -> Sequence[Spot]:
    """Look the name up; failing that, without its second name: ``Kiew (Kyjiw)``."""
    return atlas.lookup(name) or atlas.lookup(name.partition("(")[0])


def _is_credible(best: Ranked) -> bool:
    """Refuse what may be a misprint: a small place, or one that few call so, for which nothing else speaks."""
    least = WEIGHTS.least_primary if best.spot.primary else WEIGHTS.least_alternate
    return best.supported or size(best.spot) >= least


def _towns(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Keep one row for each town: the best of those that lie together."""
    towns: list[Ranked] = []
    kept: dict[str, list[Spot]] = {}
    for each in ranked:
        spot = each.spot
        fellows = kept.setdefault(spot.country, [])
        if not any(_is_near(spot, fellow) for fellow in fellows):
            towns.append(each)
            fellows.append(spot)
    return towns


def _is_near(one: Spot, other: Spot) -> bool:
    return abs(one.lat - other.lat) + abs(one.lon - other.lon) < _SAME_TOWN_DEGREES


def _place(printed: str, towns: Sequence[Ranked], former: str | None) -> Place:
    (score, supported, best), *others = towns
    confidence = 1 / sum(10 ** (town.score - score) for town in towns)
    if not supported and size(best) < WEIGHTS.small:
        confidence *= WEIGHTS.small_and_unsupported
    return Place(
        printed=printed,
        name=best.name,
        country=best.country,
        region=_slug(best.country),
        lat=best.lat,
        lon=best.lon,
        confidence=round(confidence, 3),
        ambiguous=confidence < WEIGHTS.decided,
        candidates=tuple(_candidate(town.spot) for town in others[:_RUNNERS_UP]),
        former=former,
    )


def _candidate(spot: Spot) -> Candidate:
    return Candidate(name=spot.name, country=spot.country, lat=spot.lat, lon=spot.lon, population=spot.population)


def _country_only(printed: str, country: str | None, *, named: bool, former: str | None) -> Place:
    """Keep at least the country, where one is printed; ``name`` is the country's where that is all that is printed."""
    if country is None:
        return Place(printed=printed, former=former)
    return Place(
        printed=printed,
        name=NAMES[country].partition("|")[0] if named else None,
        country=country,
        region=_slug(country),
        confidence=WEIGHTS.country_only,
        former=former,
    )


def _slug(country: str) -> str | None:
    region = REGION_OF.get(country)
    return region.slug if region else None

"""Which places the names of a dateline mean, decided by the weight of the evidence.

Reading order: ``places`` resolves the names of a dateline; ``readings`` lists what one name can mean, the
likeliest first; ``weigh`` weighs one of these readings. Weights are decades of probability, and their values
stand in ``core/data/places/evidence.py``.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import log10
from typing import Final, NamedTuple

from dateline.core.data.places.country_names import NAMES
from dateline.core.data.places.evidence import (
    CAPITALS_WITH_COUNTRY,
    CITIES_WITHOUT_STATE,
    COUNTRIES_OF_LANGUAGE,
    HOME_WEIGHTS,
    IN_THE_NEWS,
    WEIGHTS,
)
from dateline.core.data.places.former_countries import FormerCountry
from dateline.core.data.places.landmarks import ABOARD, BEFORE_DESTINATIONS
from dateline.core.data.places.regions import CONTINENT_OF, REGION_OF
from dateline.core.places.atlas import Atlas, Spot, fold
from dateline.core.places.countries import country_named
from dateline.core.places.misspelt import country_of_misspelt
from dateline.core.places.qualifiers import Qualifier, former_country, former_names, former_place, read_qualifier
from dateline_schemas.brief import Candidate, Place

__all__ = ["Atlas", "PrintedPlace", "places"]

_MAX_CANDIDATES: Final = 5
"""Runners-up that a place lists: bounds the size of a brief. Chosen by hand."""
_SAME_TOWN_DEGREES: Final = 0.35
"""Degrees of latitude plus longitude, some 35 km: two nearer places of one name are a town and its own district.

Chosen by hand; tests/unit/places pins it.
"""


class PrintedPlace(NamedTuple):
    """A place as the dateline prints it, and the country or state printed after it (``Thailand``, ``Calif.``)."""

    printed: str
    beside: str | None = None


class Origin(NamedTuple):
    """Where a text comes from."""

    country: str | None
    """The source's own, ISO 3166-1 alpha-2."""
    language: str | None = None
    """The text's, ISO 639-1; None where the country is known, because it adds nothing."""


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


class WeighedSpot(NamedTuple):
    """One reading of a printed name."""

    score: float
    """Its weight in decades of probability."""
    supported: bool
    """Whether more than the place's size speaks for it."""
    spot: Spot


class Readings(NamedTuple):
    """All that a printed name can mean."""

    qualifier: Qualifier | None
    """The country or state printed after the name."""
    folded: str
    """The name, folded."""
    former: FormerCountry | None
    """The country of the past whose name it is."""
    country: str | None
    """The country whose name it is."""
    towns: list[WeighedSpot]
    """The places whose name it is, the likeliest first."""


def places(
    printed: Sequence[PrintedPlace],
    *,
    atlas: Atlas,
    home_country: str | None,
    mentioned: Sequence[str],
    language: str | None = None,
) -> tuple[Place, ...]:
    """Resolve each printed place, in order.

    ``home_country`` is the source's own and ``mentioned`` are the countries named in the text (ISO 3166-1
    alpha-2). ``language`` is the text's (ISO 639-1), and counts where the source's country is unknown. Population,
    fame, these countries and the words printed after the name are weighed.
    ``confidence`` is the share of the best reading in the probability of all; a place below the bar
    (``WEIGHTS.decided``) is ``ambiguous``. A small place that no other evidence supports is not believed: then
    ``name`` is null, and ``country`` too unless a country is printed.
    """
    origin = origin_of(home_country, language)
    return tuple(
        [
            _resolve(atlas, name, qualifier, origin, countries_with_place(atlas, name, mentioned))
            for name, qualifier in printed
        ]
    )


def origin_of(home_country: str | None, language: str | None) -> Origin:
    """Return the origin of a text; its language counts only where the source's country is unknown."""
    return Origin(home_country, language if home_country is None and language in COUNTRIES_OF_LANGUAGE else None)


def countries_with_place(atlas: Atlas, name: str, mentioned: Sequence[str]) -> frozenset[str]:
    """Return the countries of ``mentioned`` that have a place of this name."""
    if not mentioned:
        return _NO_COUNTRIES
    possible = _countries_of(atlas, name)
    return frozenset(country for country in mentioned if country in possible)


_MAX_CACHED_NAMES: Final = 16_384
"""Entries of each cache below: names with their countries, and printed places with the place that each means. Chosen by
hand."""


@lru_cache(maxsize=_MAX_CACHED_NAMES)
def _countries_of(atlas: Atlas, name: str) -> frozenset[str]:
    return frozenset(spot.country for spot in _spots(atlas, name) or _guessed(atlas, name))


@lru_cache(maxsize=_MAX_CACHED_NAMES)
def _resolve(atlas: Atlas, name: str, qualifier: str | None, origin: Origin, mentioned: frozenset[str]) -> Place:
    reading = readings(atlas, name, qualifier, origin, mentioned)
    after, towns = reading.qualifier, reading.towns
    if towns and _is_credible(towns[0], is_shared=len(towns) > 1):
        spot = towns[0].spot
        former = former_names((former_place(reading.folded, spot.name, spot.country), after.former if after else None))
        return _place(name, towns, former)
    return _country_only(
        name,
        reading.country or (after.country if after else None if towns else country_of_misspelt(name)),
        is_country=reading.country is not None,
        former=former_names((after.former if after else reading.former,)),
    )


def readings(atlas: Atlas, name: str, qualifier: str | None, origin: Origin, mentioned: frozenset[str]) -> Readings:
    """Return what a printed name can mean, its towns weighed; ``mentioned`` is from ``countries_with_place``."""
    after = read_qualifier(qualifier or _in_parentheses(name))
    folded = fold(name)
    former = None if after else former_country(folded)
    country = None if after else country_named(name) or (former.countries[:2] if former else None)
    speaking = COUNTRIES_OF_LANGUAGE.get(origin.language or "", _NO_COUNTRIES)
    evidence = Evidence(folded, origin.country, mentioned, after, speaking)
    spots = _spots(atlas, name)
    if not spots and country is None and (mentioned or after):  # a guess costs a thousand times what a name does
        spots = _borne_out(_guessed(atlas, name), mentioned, after)
    weighed = [
        weigh(spot, evidence, certain=bool(after or country)) for spot in spots if _is_possible(spot, after, country)
    ]
    return Readings(after, folded, former, country, _towns(sorted(weighed, key=lambda each: -each.score)))


def _in_parentheses(name: str) -> str | None:
    """Return the words in parentheses, ``Santiago (Chile)``: the country, or another name of the town."""
    _, opening, rest = name.partition("(")
    return rest.rstrip(") ") if opening else None


def _spots(atlas: Atlas, name: str) -> Sequence[Spot]:
    """Look the name up; where it is unknown, the name in it: ``Kiew (Kyjiw)``, ``ABOARD A PLANE TO DOHA``."""
    return atlas.lookup(name) or atlas.lookup(name.partition("(")[0]) or atlas.lookup(_destination(name))


def _destination(name: str) -> str:
    """Return the place to or near which a vessel is, on board of which a report was written; empty for other names."""
    words = name.casefold().split()
    if not " ".join(words).startswith(ABOARD):
        return ""
    at = next((at for at in range(len(words) - 1, 0, -1) if words[at] in BEFORE_DESTINATIONS), len(words))
    return " ".join(words[at + 1 :])


@lru_cache(maxsize=_MAX_CACHED_NAMES)
def _guessed(atlas: Atlas, name: str) -> tuple[Spot, ...]:
    return atlas.guesses(name)


def _borne_out(guesses: Sequence[Spot], mentioned: frozenset[str], after: Qualifier | None) -> Sequence[Spot]:
    """Return the guesses whose country is named in the text or after the name, where all are one town; else none."""
    named = [
        spot
        for spot in guesses
        if spot.country in mentioned or (after is not None and after.fits(spot.country, spot.division))
    ]
    return named if all(spot.country == named[0].country and _is_near(named[0], spot) for spot in named) else ()


def _is_possible(spot: Spot, qualifier: Qualifier | None, country: str | None) -> bool:
    """Whether a place fits the words after the name, or the country whose name the name is."""
    if qualifier is not None:
        return qualifier.fits(spot.country, spot.division)
    if country is not None:
        return spot.country == country and (spot.capital or spot.population >= WEIGHTS.namesake_of_country)
    return True


def _towns(weighed: Sequence[WeighedSpot]) -> list[WeighedSpot]:
    """Return one reading for each town: the first of those that lie together."""
    towns: list[WeighedSpot] = []
    by_country: dict[str, list[Spot]] = {}
    for each in weighed:
        spot = each.spot
        compatriots = by_country.setdefault(spot.country, [])
        if not any(_is_near(spot, other) for other in compatriots):
            towns.append(each)
            compatriots.append(spot)
    return towns


def _is_near(one: Spot, other: Spot) -> bool:
    return abs(one.lat - other.lat) + abs(one.lon - other.lon) < _SAME_TOWN_DEGREES


def _is_credible(best: WeighedSpot, *, is_shared: bool) -> bool:
    """Whether the best reading is believed; a small place or a rare name without other evidence may be a misprint.

    ``is_shared``: several places have the name.
    """
    if best.supported:
        return True
    if best.spot.primary:
        return size(best.spot) >= WEIGHTS.least_primary
    return size(best.spot) >= WEIGHTS.least_alternate or (best.spot.fame >= WEIGHTS.least_fame and not is_shared)


def weigh(spot: Spot, evidence: Evidence, *, certain: bool) -> WeighedSpot:
    """Weigh one reading of a name by its size, by how it has the name, and by what speaks for its country.

    ``certain``: the country is known, from the words after the name or from the name itself.
    """
    country, home = spot.country, evidence.home
    support = max(
        HOME_WEIGHTS.get(country, WEIGHTS.home) if country == home else 0.0,
        WEIGHTS.speaking if country in evidence.speaking else 0.0,
        _nearness(country, home) + (WEIGHTS.mentioned if country in evidence.mentioned else 0.0),
    )
    score = size(spot) + support + _name_weight(spot, evidence.folded)
    if evidence.qualifier is None and (spot.name, country) in _ALONE:
        score += WEIGHTS.alone
    if (
        evidence.qualifier is None
        and (row := _NEWS_PLACES.get((spot.name, country)))
        and home not in row.elsewhere.split()
    ):
        score += row.weight
    if evidence.qualifier is None and spot.capital and country != home and _needs_its_country(evidence.folded, home):
        score -= WEIGHTS.capital
    return WeighedSpot(score, certain or support > 0, spot)


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


def _name_weight(spot: Spot, folded: str) -> float:
    """Weigh how the place has the name: as its own, as an alternate, or as a former one."""
    weight = 0.0 if spot.primary else -WEIGHTS.alternate
    if spot.capital:
        weight += WEIGHTS.capital if spot.primary else WEIGHTS.capital_elsewhere_called
    row = former_place(folded, spot.name, spot.country)
    return weight - WEIGHTS.former if row is not None and row.shared else weight


def _needs_its_country(folded: str, home: str | None) -> bool:
    """Whether papers of this country print this capital with its country, so that the bare name is another place."""
    return ("", folded) in _SPELLED_OUT or (home, folded) in _SPELLED_OUT


def _place(printed: str, towns: Sequence[WeighedSpot], former: str | None) -> Place:
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
        ambiguous=not _is_decided(confidence, towns),
        candidates=tuple(_candidate(town.spot) for town in others[:_MAX_CANDIDATES]),
        former=former,
    )


def _is_decided(confidence: float, towns: Sequence[WeighedSpot]) -> bool:
    """Whether the evidence decides which place is meant: one is likeliest by far.

    Or one is likelier than all others together, and nearly all of them lie in its country: then countries and regions
    are as certain as they can be.
    """
    if confidence >= WEIGHTS.decided:
        return True
    best = towns[0]
    shares = {number: 10 ** (town.score - best.score) for number, town in enumerate(towns)}
    compatriots = sum(share for number, share in shares.items() if towns[number].spot.country == best.spot.country)
    return confidence >= WEIGHTS.likeliest and compatriots >= WEIGHTS.decided_country * sum(shares.values())


def _candidate(spot: Spot) -> Candidate:
    return Candidate(name=spot.name, country=spot.country, lat=spot.lat, lon=spot.lon, population=spot.population)


def _country_only(printed: str, country: str | None, *, is_country: bool, former: str | None) -> Place:
    """Return a place of which at most the country is known; ``is_country``: the printed name is the country's."""
    if country is None:
        return Place(printed=printed, former=former)
    return Place(
        printed=printed,
        name=NAMES[country].partition("|")[0] if is_country else None,
        country=country,
        region=_slug(country),
        confidence=WEIGHTS.country_only,
        former=former,
    )


def _slug(country: str) -> str | None:
    region = REGION_OF.get(country)
    return region.slug if region else None


_ALONE: Final = frozenset(
    (name, country) for country, names in CITIES_WITHOUT_STATE.items() for name in names.split("|")
)
_NO_COUNTRIES: Final[frozenset[str]] = frozenset()
_NEWS_PLACES: Final = {(row.name, row.country): row for row in IN_THE_NEWS}
_SPELLED_OUT: Final = frozenset(
    (home, name) for home, names in CAPITALS_WITH_COUNTRY.items() for name in names.split("|")
)

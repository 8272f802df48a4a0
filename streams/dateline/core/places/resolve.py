"""Which places the names of a dateline mean, decided by the weight of the evidence.

Reading order: ``places`` resolves the names of a dateline; ``readings`` lists what one name can mean, the
likeliest first; ``weigh`` weighs one of these readings. Weights are decades of probability, and their values
stand in ``core/data/places/evidence.py``.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from dateline.core.data.places.country_names import NAMES
from dateline.core.data.places.evidence import (
    COUNTRIES_OF_HAN,
    COUNTRIES_OF_LANGUAGE,
    COUNTRIES_WITH_STATES,
    WEIGHTS,
)
from dateline.core.data.places.former_countries import FormerCountry
from dateline.core.data.places.regions import REGION_OF
from dateline.core.places.atlas import Atlas, Spot, fold
from dateline.core.places.countries import country_named
from dateline.core.places.names.misspellings import country_of_misspelt
from dateline.core.places.names.printed_names import is_shortened, look_up, read_beside
from dateline.core.places.names.qualifiers import Qualifier, former_country, former_names, former_place
from dateline.core.places.surroundings import MAX_CHARS, surroundings
from dateline.core.places.weighing import (
    NO_SURROUNDINGS,
    Evidence,
    Surroundings,
    WeighedSpot,
    is_called_so,
    size,
    weigh,
)
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


class Named(NamedTuple):
    """What a text names that speaks for a reading of a printed name."""

    countries: frozenset[str]
    """From ``countries_with_place``."""
    around: Surroundings = NO_SURROUNDINGS
    """From ``around_places``."""


class Readings(NamedTuple):
    """All that a printed name can mean."""

    evidence: Evidence
    """What speaks for or against each place."""
    former: FormerCountry | None
    """The country of the past whose name it is."""
    country: str | None
    """The country whose name it is."""
    towns: list[WeighedSpot]
    """The places whose name it is, the likeliest first."""


def places(  # noqa: PLR0913 - keywords
    printed: Sequence[PrintedPlace],
    *,
    atlas: Atlas,
    home_country: str | None,
    mentioned: Sequence[str],
    language: str | None = None,
    text: str = "",
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
    around = around_places(printed, atlas=atlas, origin=origin, mentioned=mentioned, text=text)
    return places_amid(printed, around, atlas=atlas, origin=origin, mentioned=mentioned)


def around_places(
    printed: Sequence[PrintedPlace], *, atlas: Atlas, origin: Origin, mentioned: Sequence[str], text: str
) -> tuple[Surroundings, ...]:
    """Return what the text names around each printed place, in order; nothing where only one place can be meant."""
    return tuple(
        [
            NO_SURROUNDINGS
            if not (
                rivals := _resolve(
                    atlas, *place, origin, Named(countries_with_place(atlas, place.printed, mentioned))
                ).rivals
            )
            else surroundings(atlas, place.printed, rivals, text[:MAX_CHARS])
            for place in printed
        ]
    )


def places_amid(
    printed: Sequence[PrintedPlace],
    around: Sequence[Surroundings],
    *,
    atlas: Atlas,
    origin: Origin,
    mentioned: Sequence[str],
) -> tuple[Place, ...]:
    """Resolve each printed place, as ``places`` does, by what ``around_places`` found."""
    return tuple(
        [
            _resolve(atlas, name, qualifier, origin, Named(countries_with_place(atlas, name, mentioned), amid)).place
            for (name, qualifier), amid in zip(printed, around, strict=True)
        ]
    )


def origin_of(home_country: str | None, language: str | None) -> Origin:
    """Return the origin of a text; its language counts only where the source's country is unknown."""
    return Origin(home_country, language if home_country is None and language in COUNTRIES_OF_LANGUAGE else None)


def countries_with_place(atlas: Atlas, name: str, mentioned: Sequence[str]) -> frozenset[str]:
    """Return the countries of ``mentioned`` that have a place of this name, or whose name it is."""
    if not mentioned:
        return _NO_COUNTRIES
    possible = _countries_of(atlas, name) | {country_named(name)}
    return frozenset(country for country in mentioned if country in possible)


_MAX_CACHED_NAMES: Final = 16_384
"""Entries of each cache below: names with their countries, and printed places with the place that each means. Chosen by
hand."""


@lru_cache(maxsize=_MAX_CACHED_NAMES)
def _countries_of(atlas: Atlas, name: str) -> frozenset[str]:
    spots = look_up(atlas, name).spots or atlas.near_misses(name) or _guessed(atlas, name)
    return frozenset(spot.country for spot in spots)


class _Resolved(NamedTuple):
    place: Place
    rivals: tuple[Spot, ...] = ()
    """The places between which what the text names around them may decide; none where one alone can be meant."""


@lru_cache(maxsize=_MAX_CACHED_NAMES)
def _resolve(atlas: Atlas, name: str, qualifier: str | None, origin: Origin, named: Named) -> _Resolved:
    reading = readings(atlas, name, qualifier, origin, named)
    return _Resolved(_meant(name, reading), _rivals(reading.towns))


def _rivals(towns: Sequence[WeighedSpot]) -> tuple[Spot, ...]:
    """Return the places that are near enough in weight to be decided by what the text names around them."""
    near = tuple([town.spot for town in towns if towns[0].score - town.score <= WEIGHTS.contested])
    return near if len(near) > 1 else ()


def _meant(name: str, reading: Readings) -> Place:
    after, towns = reading.evidence.qualifier, reading.towns
    if towns and _is_credible(towns[0], is_shared=len(towns) > 1):
        spot = towns[0].spot
        former_town = former_place(reading.evidence.folded, spot.name, spot.country)
        former = former_names((former_town, after.former if after else None))
        return _place(name, towns, former)
    return _country_only(
        name,
        reading.country or (after.country if after else None if towns else country_of_misspelt(name)),
        is_country=reading.country is not None,
        former=former_names((after.former if after else reading.former,)),
    )


def readings(atlas: Atlas, name: str, qualifier: str | None, origin: Origin, named: Named) -> Readings:
    """Return what a printed name can mean, its towns weighed."""
    mentioned = named.countries
    home = origin.country
    found = look_up(atlas, name)
    beside = qualifier or found.beside
    after = read_beside(beside, home)
    folded = fold(name)
    former = None if after else former_country(folded)
    country = None if after else country_named(name) or (former.countries[:2] if former else None)
    spots = _written_at(home, name, found.spots)
    if not spots and country is None:
        spots = _nearly_named(atlas, name, home, mentioned, after)
    if after is not None and beside and is_shortened(beside) and _is_of_home(spots, after, home):
        after = None
    if country not in {None, home, *mentioned} and any(_is_large_at_home(spot, home) for spot in spots):
        country = former = None  # BENIN in Nigeria, ARMENIA in Colombia
    evidence = Evidence(
        folded,
        home,
        mentioned,
        after,
        COUNTRIES_OF_LANGUAGE.get(origin.language or "", _NO_COUNTRIES),
        provincial=beside is not None and after is None and home not in COUNTRIES_WITH_STATES,
        has_namesake=home not in COUNTRIES_WITH_STATES and any(is_called_so(spot, folded, home) for spot in spots),
        has_large=any(spot.primary and spot.population >= WEIGHTS.large for spot in spots),
        around=named.around,
    )
    weighed = [
        weigh(spot, evidence, certain=bool(after or country)) for spot in spots if _is_possible(spot, after, country)
    ]
    return Readings(evidence, former, country, _towns(sorted(weighed, key=lambda each: -each.score)))


def _written_at(home: str | None, name: str, spots: Sequence[Spot]) -> Sequence[Spot]:
    """Return the places that papers of a country can mean by a name in this script: 河内 in Japan is not Hanoi."""
    if home == "JP" and all(_FIRST_HAN <= letter <= _LAST_HAN for letter in name):
        return [spot for spot in spots if spot.country in COUNTRIES_OF_HAN]
    return spots


def _is_of_home(spots: Sequence[Spot], after: Qualifier, home: str | None) -> bool:
    """Whether the home country has the name, and not the state that an abbreviation beside it stands for abroad."""
    if any(after.fits(spot.country, spot.division) for spot in spots):
        return False
    return home not in {*after.countries, *(country for country, _ in after.divisions)} and any(
        spot.country == home for spot in spots
    )


def _is_large_at_home(spot: Spot, home: str | None) -> bool:
    return spot.country == home and spot.population >= WEIGHTS.namesake_of_country


def _nearly_named(
    atlas: Atlas, name: str, home: str | None, mentioned: frozenset[str], after: Qualifier | None
) -> Sequence[Spot]:
    """Return the places that an unknown name may mean: of the home country or those for which the text speaks."""
    near = [
        spot
        for spot in atlas.near_misses(name)
        if spot.country == home
        or spot.country in mentioned
        or (after is not None and after.fits(spot.country, spot.division))
    ]
    if near or not (mentioned or after):  # a guess costs a thousand times what a name does
        return near
    return _borne_out(_guessed(atlas, name), mentioned, after)


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


_FIRST_HAN, _LAST_HAN = "\u3400", "\u9fff"
"""The first and the last of the Han characters in code point order."""
_NO_COUNTRIES: Final[frozenset[str]] = frozenset()

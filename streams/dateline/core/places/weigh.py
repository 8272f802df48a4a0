"""weigh: how much speaks for one reading of a printed name, in decades of probability."""

from math import log10
from typing import Final, NamedTuple

from dateline.core.data.places.evidence import ALONE, HOME, SPELLED_OUT, WEIGHTS
from dateline.core.data.places.regions import CONTINENT_OF, REGION_OF
from dateline.core.places.atlas import Spot
from dateline.core.places.former import former_place
from dateline.core.places.qualifiers import Beside


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

"""places: which places the names of a dateline mean."""

from collections.abc import Sequence
from typing import NamedTuple

from schemas.brief import Place
from streams.core.atlas import Atlas
from streams.core.data.regions import REGION_OF

__all__ = ["Atlas", "PrintedPlace", "places"]


class PrintedPlace(NamedTuple):
    """A place as the dateline prints it, and the country or state printed after it (``Thailand``, ``Calif.``)."""

    printed: str
    beside: str | None = None


def places(
    printed: Sequence[PrintedPlace], *, atlas: Atlas, home_country: str | None, mentioned: Sequence[str]
) -> tuple[Place, ...]:
    """One ``Place`` for each printed one, in order."""
    del home_country, mentioned
    found = []
    for name, _ in printed:
        spots = atlas.lookup(name)
        if not spots:
            found.append(Place(printed=name))
            continue
        best = spots[0]
        region = REGION_OF.get(best.country)
        found.append(
            Place(
                printed=name,
                name=best.name,
                country=best.country,
                region=region.slug if region else None,
                lat=best.lat,
                lon=best.lon,
                confidence=0.5,
            )
        )
    return tuple(found)

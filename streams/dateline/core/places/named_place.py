"""Which place a name means by itself, without a text: for who looks for a place's stories, as a rule does.

``place_named`` resolves a name as a dateline's is; ``place_key`` tells whether two resolved places are one.
"""

from dateline.core.places.atlas import Atlas
from dateline.core.places.names.printed_names import read_beside
from dateline.core.places.resolve import PrintedPlace, places
from dateline_schemas.brief import Candidate, Place


def place_named(name: str, atlas: Atlas) -> Place:
    """Resolve a name, which may have its state or country after a comma: ``Odessa, Texas``.

    As the place of a dateline is, whose source and text say nothing of the country.
    """
    town, beside = divided(name)
    (place,) = places([PrintedPlace(town, beside)], atlas=atlas, home_country=None, mentioned=())
    return place


def divided(name: str) -> tuple[str, str | None]:
    """Divide a name into the town's and its state or country; words that no table has are of the name."""
    town, _, beside = map(str.strip, name.partition(","))
    return (town, beside) if town and read_beside(beside, None) is not None else (name, None)


def place_key(place: Place | Candidate) -> str | None:
    """Return a text that a place has under all its names, and no other has; None where it is not known which it is.

    Places of one name in one country differ by where they lie, to a degree: so the key outlasts a newer place index.
    """
    if place.name is None or place.country is None:
        return None
    lies = "" if place.lat is None or place.lon is None else f"{place.lat:.0f} {place.lon:.0f}"
    return f"{place.name}\0{place.country}\0{lies}"

"""Countries: whether two texts come from two places, and name no country in common."""

from dateline.core.places.countries import mentions
from dateline.core.stories.similarity.features import Traits


def are_apart(one: Traits, other: Traits) -> bool:
    """Whether two texts have datelines of other places, and each names countries that the other does not.

    False where one has no dateline, as lines have none.
    """
    if one.places == other.places:  # as of most pairs that are asked about
        return False
    places, others = ({place for place in each.places.split("\n") if place.islower()} for each in (one, other))
    if not places or not others or not places.isdisjoint(others):
        return False
    countries, named = _countries(one), _countries(other)
    return bool(countries) and bool(named) and countries.isdisjoint(named)


def _countries(traits: Traits) -> set[str]:
    """Return the countries of the dateline, and of the names in the text, as far as these are kept."""
    return {*mentions(f"{traits.places.title()}\n{traits.names}")}

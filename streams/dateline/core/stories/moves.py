"""Moves: which regions carry a story from a version on, and which of them it leaves with that."""

from typing import Final

from dateline_schemas import Distinct, Region
from dateline_schemas.brief import Via

_OF_THE_TEXT: Final[frozenset[Via]] = frozenset({"dateline", "mention"})
"""Reasons that a text gives itself; the others are its page's."""


def regions_after(before: tuple[Region, ...], distinct: Distinct) -> tuple[Region, ...]:
    """Return the regions of a story that were ``before``, now that another text of it is told.

    The reasons of the version before hold until a text says otherwise: one that names no place, or that its page
    cuts off, takes none of them away. A source's own country counts only where nothing else gives a region.
    """
    stay = [region for region in before if region.via != "source"]
    if not stay:
        return distinct.regions
    now = tuple([region for region in distinct.regions if region.via != "source"])
    if distinct.complete and any([region.via in _OF_THE_TEXT for region in now]):  # noqa: C419 - a list of two
        return now
    return (*now, *not_among(stay, now))


def not_among(regions: "tuple[Region, ...] | list[Region]", others: tuple[Region, ...]) -> tuple[Region, ...]:
    """Return those of some regions that are not among others, for whatever reason they are there."""
    if regions is others:
        return ()
    slugs = [region.slug for region in others]
    return tuple([region for region in regions if region.slug not in slugs])

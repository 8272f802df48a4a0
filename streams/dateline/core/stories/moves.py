"""Moves: which regions carry a story after a version of it."""

from typing import Final

from dateline_schemas import Distinct, Region
from dateline_schemas.brief import Via

_TEXT_REASONS: Final[frozenset[Via]] = frozenset({"dateline", "mention"})
"""Reasons for a region that a text itself gives; all others come from its page."""


def regions_after(before: tuple[Region, ...], distinct: Distinct) -> tuple[Region, ...]:
    """Return the regions of a story after a new text of it; ``before`` are those of the version before.

    A complete text that names a place replaces the regions. Any other text only adds to them: one that names no
    place, or that its page cuts off, takes no region away. The country of a source counts only where there is no
    other reason for a region.
    """
    remaining = [region for region in before if region.via != "source"]
    if not remaining:
        return distinct.regions
    new = tuple([region for region in distinct.regions if region.via != "source"])
    if distinct.complete and any([region.via in _TEXT_REASONS for region in new]):  # noqa: C419 - a list of two
        return new
    return (*new, *regions_not_in(remaining, new))


def regions_not_in(regions: "tuple[Region, ...] | list[Region]", others: tuple[Region, ...]) -> tuple[Region, ...]:
    """Return the regions that are not among the others, which are compared by slug and not by reason."""
    if regions is others:
        return ()
    slugs = [region.slug for region in others]
    return tuple([region for region in regions if region.slug not in slugs])

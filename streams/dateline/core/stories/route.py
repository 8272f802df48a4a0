"""Route: which regions carry a story after a version of it, and to which of their topics the version goes."""

from typing import Final

from dateline_schemas import Distinct, Region, Story
from dateline_schemas.brief import Via
from dateline_schemas.story import Event

TEXT_EVENTS: Final[frozenset[Event]] = frozenset({"version", "withdrawn"})
"""Events that a text makes; the others only say where a story is."""

_REGION_FIELDS: Final[dict[Event, tuple[str, ...]]] = {
    "version": ("regions",),
    "moved": ("left_regions",),
    "relinked": ("regions", "former_regions"),
    "withdrawn": ("regions", "former_regions"),
}
"""By event, the fields of a story that list the regions it goes to."""


def route(story: Story) -> tuple[str, ...]:
    """Return the slugs of the regions that get this version, each once.

    A repeat goes to none: the reader of a region has its text already. Its count is on ``wire.stories``.
    """
    if is_repeat(story):
        return ()
    lists = (getattr(story, name) for name in _REGION_FIELDS[story.event])
    return tuple(dict.fromkeys(region.slug for regions in lists for region in regions))


def is_repeat(story: Story) -> bool:
    """Whether the version only counts sightings of an earlier text; the events ``moved`` and ``relinked`` never do."""
    return story.event in TEXT_EVENTS and story.relation.kind == "repeat"


def regions_after(before: tuple[Region, ...], distinct: Distinct) -> tuple[Region, ...]:
    """Return the regions of a story after a new text of it; ``before`` are those of the version before.

    A complete text that names a place replaces the regions. Any other text only adds to them: one that names no
    place, or that its page cuts off, takes no region away. The country of a source counts where the same text has
    another region, and alone only where the story has no other.
    """
    if _is_of_source(before):
        return distinct.regions
    new = () if _is_of_source(distinct.regions) else distinct.regions
    if distinct.complete and any([region.via in _TEXT_REASONS for region in new]):  # noqa: C419 - a list of two
        return new
    return (*new, *regions_not_in(before, new))


def _is_of_source(regions: tuple[Region, ...]) -> bool:
    """Whether nothing but the country of its source says where a text or a story is."""
    return all([region.via == "source" for region in regions])  # noqa: C419 - a list of two


def regions_not_in(regions: "tuple[Region, ...] | list[Region]", others: tuple[Region, ...]) -> tuple[Region, ...]:
    """Return the regions that are not among the others, which are compared by slug and not by reason."""
    if regions is others:
        return ()
    slugs = [region.slug for region in others]
    return tuple([region for region in regions if region.slug not in slugs])


_TEXT_REASONS: Final[frozenset[Via]] = frozenset({"dateline", "mention"})
"""Reasons for a region that a text itself gives; all others come from its page."""

"""Route: which region topics a story version goes to."""

from typing import Final

from dateline_schemas import Story
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

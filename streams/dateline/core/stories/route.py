"""Route: which region topics a story version goes to."""

from typing import Final

from dateline_schemas import Story
from dateline_schemas.story import Event

_CARRIES: Final[dict[Event, tuple[str, ...]]] = {
    "version": ("regions",),
    "moved": ("left_regions",),
    "relinked": ("regions", "former_regions"),
    "withdrawn": ("regions", "former_regions"),
}
"""Which of a story's region lists hear of an event."""

TELLINGS: Final[frozenset[Event]] = frozenset({"version", "withdrawn"})
"""Events that say what the story tells, or that it tells no more; the others say where it is."""


def route(story: Story) -> tuple[str, ...]:
    """Return the slugs of the regions that get this version, each once.

    A repeat goes to none: its reader has the text already, and ``wire.stories`` tells the count.
    """
    if is_repeat(story):
        return ()
    lists = (getattr(story, name) for name in _CARRIES[story.event])
    return tuple(dict.fromkeys(region.slug for regions in lists for region in regions))


def is_repeat(story: Story) -> bool:
    """Tell whether the version only counts a text that was told before; an event of its own never is one."""
    return story.event in TELLINGS and story.relation.kind == "repeat"

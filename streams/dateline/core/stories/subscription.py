"""Subscription: which events of the streams that a reader follows are passed on to it, each once.

``Subscription.takes`` decides for each event. ``choose_regions`` and ``choose_countries`` check what a reader asks for.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from dateline.core.data.places.regions import REGION_OF, REGION_SLUGS
from dateline.core.places.country_codes import country_code
from dateline.core.places.region_names import region_hint
from dateline.core.stories.route import is_repeat
from dateline_schemas import Story

MAX_STORIES: Final = 100_000
"""Stories that a subscription remembers; beyond, the one with the oldest last event is forgotten.

Bounds a reader's memory, to some tens of megabytes. Chosen by hand.
"""


class Subscription:
    """What one reader wants, and which versions it was given. Its memory is bounded, and it needs no clock."""

    def __init__(
        self, countries: Iterable[str] = (), since: datetime | None = None, max_stories: int = MAX_STORIES
    ) -> None:
        self._countries = frozenset(countries)
        self._regions = frozenset(REGION_OF[country].slug for country in self._countries)
        self._since = since
        self._max_stories = max_stories
        self._given: dict[str, set[int]] = {}
        """Numbers of versions by story id; the story with the newest event is last."""
        self._withdrawn: set[str] = set()
        """Stories of which the last event that the reader was given is a withdrawal."""

    def takes(self, story: Story, *, resumed: bool = False, replayed: bool = False) -> bool:
        """Whether the reader gets this event; if so, remember that it did.

        It does not get a repeat, a version that it was given before, a story of other countries, or an event from
        before ``since``. The last does not hold where the reader continues from where it stopped (``resumed``). A
        story of which the reader was given a version is followed, whatever its countries become. A withdrawal that
        another namespace repeats (``replayed``) comes only where the reader was not given one.
        """
        if is_repeat(story) or (not resumed and self._since is not None and story.last_seen < self._since):
            return False
        if story.version in self._given.get(story.story_id, ()):
            return False
        if replayed and story.event == "withdrawn" and story.story_id in self._withdrawn:
            return False
        if self._countries and not (self._follows(story) or self._is_wanted(story)):
            return False
        self._remember(story)
        return True

    def change_namespace(self) -> None:
        """Forget which versions were given, since another namespace counts its own; stories are followed as before."""
        self._given = {story_id: set() for story_id in self._given}

    def _follows(self, story: Story) -> bool:
        return any(story_id in self._given for story_id in (story.story_id, *story.absorbed, *story.joins))

    def _is_wanted(self, story: Story) -> bool:
        if self._countries.intersection(countries_of(story)):
            return True
        # Only a version names its countries. Other events are matched by region: a reader that was restarted, and
        # does not remember the story, may so get one too many, but misses no withdrawal.
        regions = (*story.regions, *story.left_regions, *story.former_regions)
        return story.event != "version" and any(region.slug in self._regions for region in regions)

    def _remember(self, story: Story) -> None:
        versions = self._given.pop(story.story_id, set())
        versions.add(story.version)
        self._given[story.story_id] = versions
        if story.event == "withdrawn":
            self._withdrawn.add(story.story_id)
        elif story.event == "version":
            self._withdrawn.discard(story.story_id)
        if story.merged_into is not None:
            self._given.setdefault(story.merged_into, set())
        while len(self._given) > self._max_stories:
            forgotten = next(iter(self._given))
            del self._given[forgotten]
            self._withdrawn.discard(forgotten)


def countries_of(story: Story) -> tuple[str, ...]:
    """Return the ISO 3166-1 alpha-2 codes of the countries in a story's dateline and text."""
    places = story.dateline.places if story.dateline is not None else ()
    return tuple(dict.fromkeys((*(place.country for place in places if place.country), *story.countries)))


def choose_regions(slugs: str | Iterable[str]) -> tuple[str, ...]:
    """Return the slugs of regions in small letters, each once.

    Raises ``ValueError`` for an unknown one, and names similar ones.
    """
    given = (slugs,) if isinstance(slugs, str) else tuple(slugs)
    for name in given:
        if name.lower() not in REGION_SLUGS:
            msg = f"there is no region {name}; {region_hint(name)}"
            raise ValueError(msg)
    return tuple(dict.fromkeys(name.lower() for name in given))


def choose_countries(codes: str | Iterable[str]) -> frozenset[str]:
    """Return country codes in capitals. Raises ``ValueError`` for a code that is not in ISO 3166-1 alpha-2."""
    given = {code.upper() for code in ((codes,) if isinstance(codes, str) else codes)}
    return frozenset(map(country_code, sorted(given)))

"""Subscription: which events of the streams that a reader follows it is handed, and each of them once."""

import difflib
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from dateline.core.data.places.regions import REGION_OF, REGION_SLUGS
from dateline.core.stories.route import is_repeat
from dateline_schemas import Story

REMEMBERED: Final = 100_000
"""Stories that a subscription remembers; the one that it has heard nothing of for longest goes first."""


class Subscription:
    """What one reader wants, and what it has been handed: a bounded memory, and no clock."""

    def __init__(
        self, countries: Iterable[str] = (), since: datetime | None = None, remembered: int = REMEMBERED
    ) -> None:
        self._countries = frozenset(countries)
        self._regions = frozenset(REGION_OF[country].slug for country in self._countries)
        self._since = since
        self._remembered = remembered
        self._handed: dict[str, set[int]] = {}
        """Versions by story, the story heard of last at the end."""

    def takes(self, story: Story, *, resumed: bool = False) -> bool:
        """Tell whether the reader is to be handed this event, and remember that it was.

        Not handed over: a repeat, an event of before ``since`` unless it is read on from where the reader stopped
        (``resumed``), a version that the reader has had, and a story of other countries. A story that it was
        handed once is followed whatever becomes of it.
        """
        if is_repeat(story) or (not resumed and self._since is not None and story.last_seen < self._since):
            return False
        if story.version in self._handed.get(story.story_id, ()):
            return False
        if self._countries and not (self._follows(story) or self._is_wanted(story)):
            return False
        self._remember(story)
        return True

    def _follows(self, story: Story) -> bool:
        return any(known in self._handed for known in (story.story_id, *story.absorbed))

    def _is_wanted(self, story: Story) -> bool:
        if self._countries.intersection(countries_of(story)):
            return True
        # Only a version says its countries. Of the others it is better to hear once too often than to miss a
        # withdrawal, when the reader was started anew and does not know the story any more.
        regions = (*story.regions, *story.left_regions, *story.former_regions)
        return story.event != "version" and any(region.slug in self._regions for region in regions)

    def _remember(self, story: Story) -> None:
        versions = self._handed.pop(story.story_id, set())
        versions.add(story.version)
        self._handed[story.story_id] = versions
        if story.merged_into is not None:
            self._handed.setdefault(story.merged_into, set())
        while len(self._handed) > self._remembered:
            del self._handed[next(iter(self._handed))]


def countries_of(story: Story) -> tuple[str, ...]:
    """Return the ISO 3166-1 alpha-2 codes that a story names: where its dateline lies, and what its text mentions."""
    places = story.dateline.places if story.dateline is not None else ()
    return tuple(dict.fromkeys((*(place.country for place in places if place.country), *story.countries)))


def choose_regions(slugs: str | Iterable[str]) -> tuple[str, ...]:
    """Return the regions, each once. Raises ``ValueError`` for one that is none, and says which is near."""
    chosen = (slugs,) if isinstance(slugs, str) else tuple(dict.fromkeys(slugs))
    for slug in chosen:
        if slug not in REGION_SLUGS:
            msg = f"there is no region {slug}; {_hint(slug)}"
            raise ValueError(msg)
    return chosen


def choose_countries(codes: str | Iterable[str]) -> frozenset[str]:
    """Return the countries in capitals. Raises ``ValueError`` for a code that ISO 3166-1 alpha-2 does not have."""
    chosen = frozenset(code.upper() for code in ((codes,) if isinstance(codes, str) else codes))
    unknown = sorted(chosen - REGION_OF.keys())
    if unknown:
        msg = f"{unknown[0]} is no country: say a code of two letters, as TR or NL (ISO 3166-1 alpha-2)"
        raise ValueError(msg)
    return chosen


def _hint(slug: str) -> str:
    near = difflib.get_close_matches(slug, REGION_SLUGS, n=3)
    return f"did you mean {' or '.join(near)}?" if near else f"try {', '.join(REGION_SLUGS)}"

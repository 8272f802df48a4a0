"""The whole of Dateline in the order in which it happens, without a broker.

The agents run these same steps, one a stage, with Kafka between them.
"""

from collections.abc import Iterator
from typing import NamedTuple

from dateline.core.page.parse import parse
from dateline.core.places.resolve import Atlas
from dateline.core.stories.collapse import Sightings, collapse
from dateline.core.stories.retention import stage_clock
from dateline.core.stories.route import route
from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline.core.times.clock import Passage
from dateline_schemas import Brief, Distinct, RawArticle, Story


class Step(NamedTuple):
    """What one brief came to; ``distinct`` is None and ``stories`` empty for a repeat that taught nothing."""

    brief: Brief
    distinct: Distinct | None
    stories: tuple[Story, ...]
    """The version that it made, and what that gave rise to: stories that became one, regions that were left."""
    story_id: str
    version: int
    relation: str

    @property
    def regions(self) -> Iterator[tuple[str, Story]]:
        """Every region topic with what it gets."""
        return ((slug, story) for story in self.stories for slug in route(story))


class Pipeline:
    """A page in, its briefs' stories out; it remembers the texts it has seen."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self.sightings = Sightings(stage_clock())
        self.threads = Threads()

    def run(self, article: RawArticle) -> Iterator[Step]:
        """Yield a step for every brief of the page, in the page's order."""
        for brief in parse(article, self.atlas):
            yield self._step(brief)
        self.sightings.free()
        self.threads.free()

    def _step(self, brief: Brief) -> Step:
        distinct = collapse(self.sightings, brief)
        if distinct is None:
            known = self.threads.texts[brief.fingerprint]
            head = self.threads.head(known.story_id)
            return Step(brief, None, (), head.story_id if head else known.story_id, known.version, "repeat")
        passage = Passage(0, self.sightings.clock.time, int(distinct.fetched_at.timestamp()), distinct.ordinal)
        first, *others = thread(self.threads, distinct, passage)
        return Step(brief, distinct, (first, *others), first.story_id, first.version, first.relation.kind)

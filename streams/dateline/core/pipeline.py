"""The whole flow in one process, without a broker: a page in, its briefs, their stories, their regions.

The agents run the same steps, each as a stage, with Kafka between them.
"""

from collections.abc import Iterator
from typing import NamedTuple

from dateline.core.page.parse import PageBriefs, parse_page
from dateline.core.places.resolve import Atlas
from dateline.core.sources.no_briefs import NoBriefs
from dateline.core.stories.collapse import Sightings, collapse
from dateline.core.stories.retention import stage_clock
from dateline.core.stories.route import route
from dateline.core.stories.state import Threads
from dateline.core.stories.thread import thread
from dateline.core.times.clock import Passage
from dateline_schemas import Brief, Distinct, RawArticle, Story


class Step(NamedTuple):
    """The result of one brief; ``distinct`` is None and ``stories`` empty for a repeat that adds nothing."""

    brief: Brief
    distinct: Distinct | None
    stories: tuple[Story, ...]
    """The version that it made, then the events that follow from it: ``moved`` and ``relinked``."""
    story_id: str
    version: int
    relation: str

    @property
    def regions(self) -> Iterator[tuple[str, Story]]:
        """The slug of each region topic, with each story version that it gets."""
        return ((slug, story) for story in self.stories for slug in route(story))


class Pipeline:
    """All steps from a page to the stories of its briefs, with the memory of earlier texts."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self.sightings = Sightings(stage_clock())
        self.threads = Threads()
        self.no_briefs = NoBriefs()

    def run(self, article: RawArticle) -> Iterator[Step]:
        """Parse a page, and yield a step for every brief, in the page's order."""
        yield from self.follow(article, parse_page(article, self.atlas))

    def follow(self, article: RawArticle, page: PageBriefs) -> Iterator[Step]:
        """Yield a step for every brief of a page that was parsed, in the page's order."""
        self.no_briefs.count(article.source, page.reason_name)
        for brief in page.briefs:
            yield self._step(brief)
        self.sightings.free()
        self.threads.free()

    def _step(self, brief: Brief) -> Step:
        distinct = collapse(self.sightings, brief)
        if distinct is None:
            text = self.threads.texts[brief.fingerprint]
            head = self.threads.head(text.story_id)
            return Step(brief, None, (), head.story_id if head else text.story_id, text.version, "repeat")
        passage = Passage(0, self.sightings.clock.time, int(distinct.fetched_at.timestamp()), distinct.ordinal)
        version, *events = thread(self.threads, distinct, passage)
        return Step(brief, distinct, (version, *events), version.story_id, version.version, version.relation.kind)

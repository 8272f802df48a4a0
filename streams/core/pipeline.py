"""The whole of Dateline in the order in which it happens, without a broker.

The agents run these same steps, one a stage, with Kafka between them.
"""

from collections.abc import Iterator
from typing import NamedTuple

from schemas import Brief, Distinct, RawArticle, Story
from streams.core.collapse import Sighted, collapse
from streams.core.parse import parse
from streams.core.places import Atlas
from streams.core.route import route
from streams.core.thread import Threads, thread


class Step(NamedTuple):
    """What one brief came to; ``distinct`` and ``story`` are None for a repeat that taught nothing."""

    brief: Brief
    distinct: Distinct | None
    story: Story | None
    regions: tuple[str, ...]
    story_id: str
    version: int
    relation: str


class Pipeline:
    """A page in, its briefs' stories out; it remembers the texts it has seen."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self.seen: dict[str, Sighted] = {}
        self.threads = Threads()

    def run(self, article: RawArticle) -> Iterator[Step]:
        """Yield a step for every brief of the page, in the page's order."""
        for brief in parse(article, self.atlas):
            distinct = collapse(self.seen, brief)
            if distinct is None:
                known = self.threads.texts[brief.fingerprint]
                yield Step(brief, None, None, (), known.story_id, known.version, "repeat")
                continue
            story = thread(self.threads, distinct)
            yield Step(brief, distinct, story, route(story), story.story_id, story.version, story.relation.kind)

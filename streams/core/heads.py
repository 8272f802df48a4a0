"""The head of a story: what its next version is built upon."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from schemas import Distinct, Region, Relation, Story
from schemas.brief import Content
from streams.core.collapse import count_sources

_CONTENT: Final = tuple(Content.model_fields)
_CONTENT_OF_STORY: Final = tuple(name for name in _CONTENT if name not in {"regions", "published"})
_BESIDES: Final = 8


class Head:
    """A story as it stands: version, sightings, and the regions that carry it."""

    __slots__ = (
        "first_article",
        "first_seen",
        "former_regions",
        "last_seen",
        "other_articles",
        "regions",
        "sightings",
        "sources",
        "story_id",
        "version",
    )

    def __init__(self, story_id: str, first_article: str, first_seen: datetime, last_seen: datetime) -> None:
        self.story_id = story_id
        self.version = 0
        self.first_article = first_article
        self.other_articles: tuple[str, ...] = ()
        self.first_seen = first_seen
        self.last_seen = last_seen
        self.sightings = 0
        self.sources: dict[str, int] = {}
        self.regions: tuple[Region, ...] = ()
        self.former_regions: tuple[Region, ...] = ()


def next_version(head: Head, distinct: Distinct, relation: Relation, growth: Mapping[str, int]) -> Story:
    """Advance the head by one version and return it as a Story.

    ``growth`` is how many sightings came with it, by source; those of a source not named stand under "".
    A repeat carries no new content, so the story stays in the regions it is in.
    """
    head.version += 1
    head.first_seen = min(head.first_seen, distinct.sightings.first_seen)
    head.last_seen = max(head.last_seen, distinct.sightings.last_seen)
    head.sightings += sum(growth.values())
    for source, count in growth.items():
        head.sources[source] = head.sources.get(source, 0) + count
    if relation.kind != "repeat" or not head.regions:
        _move(head, distinct.regions)
    return Story(
        **{name: getattr(distinct, name) for name in _CONTENT_OF_STORY},
        story_id=head.story_id,
        version=head.version,
        event="version",
        relation=relation,
        brief_id=distinct.brief_id,
        published=distinct.sightings.published,
        regions=head.regions,
        former_regions=head.former_regions,
        merged_into=None,
        absorbed=(),
        late=False,
        first_seen=head.first_seen,
        last_seen=head.last_seen,
        sightings=head.sightings,
        sources=count_sources({source: count for source, count in head.sources.items() if source}),
        article_ids=_articles(head, distinct.article_id),
        pub_status="canceled" if relation.kind == "withdrawal" else "usable",
    )


def _move(head: Head, regions: tuple[Region, ...]) -> None:
    """Put the story into its regions of now, and those it leaves among the former ones."""
    now = {region.slug for region in regions}
    carried = {region.slug: region for region in (*head.former_regions, *head.regions)}
    head.former_regions = tuple(region for slug, region in carried.items() if slug not in now)
    head.regions = regions


def _articles(head: Head, article_id: str) -> tuple[str, ...]:
    """Name this version's article, the story's first, and at most 8 besides, newest first."""
    named = tuple(dict.fromkeys((article_id, head.first_article, *head.other_articles)))
    others = (article_id, *head.other_articles)
    head.other_articles = tuple(dict.fromkeys(name for name in others if name != head.first_article))[: _BESIDES + 1]
    return named[: _BESIDES + 2]

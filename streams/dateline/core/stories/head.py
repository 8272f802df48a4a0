"""The head of a story: what its next version is built upon.

Relink: a text that is kin to two stories shows that they are one; the older id stays.
"""

from collections.abc import Iterable, Mapping
from dataclasses import KW_ONLY, dataclass, field
from datetime import datetime
from typing import Any, Final

from dateline.core.stories.collapse import count_sources
from dateline.core.stories.moves import not_among, regions_after
from dateline_schemas import Distinct, Region, Relation, Story
from dateline_schemas.brief import Content
from dateline_schemas.story import Event

_CONTENT: Final = tuple(Content.model_fields)
_CONTENT_OF_STORY: Final = tuple(name for name in _CONTENT if name not in {"regions", "published"})
_WITHOUT_TEXT: Final = (
    "headline",
    "language",
    "signal",
    "fingerprint",
    "source",
    "url",
    "fetched_at",
    "parser_version",
)
"""What a withdrawal still says: no text, and nothing that is read from it."""
_BESIDES: Final = 8
_TITLES: Final = 4


@dataclass(slots=True, eq=False)
class Head:
    """A story as it stands: its version, its sightings, its regions, and whether it became part of another story."""

    story_id: str
    first_article: str
    """Id of the article whose text founded the story."""
    first_seen: datetime
    last_seen: datetime
    _: KW_ONLY
    version: int = 0
    canonical: int = 0
    """Number of its newest full version: no repeat, no cut text, no withdrawal."""
    other_articles: tuple[str, ...] = ()
    """Ids of its newest articles, the newest first; the first article is not among them."""
    sightings: int = 0
    sources: dict[str, int] = field(default_factory=dict)
    """Sightings by source; those of sources that no record names are under ""."""
    regions: tuple[Region, ...] = ()
    former_regions: tuple[Region, ...] = ()
    merged_into: str | None = None
    """Id of the story that it became part of."""
    withdrawn: bool = False
    """Whether it was withdrawn and nothing has told it anew since: copies that are still online are no news."""
    taken_down: bool = False
    """Whether it was withdrawn by hand, for good: every later version of it is a repeat, and no region gets it."""
    titles: tuple[int, ...] = ()
    """Hashes of its last headlines, the newest first: a withdrawal finds the story by them once its texts are freed."""


def next_version(
    head: Head, distinct: Distinct, relation: Relation, growth: Mapping[str, int], *, late: bool = False
) -> Story:
    """Advance the head by one version and return it as a Story; of a withdrawal, without its text.

    ``growth`` is how many sightings came with it, by source; those of a source not named stand under "".
    A repeat carries no new content, so the story stays in the regions it is in, and withdrawn if it was. Whatever is
    told of a story that was taken down is no more than a repeat.
    """
    if head.taken_down:
        relation = relation.model_copy(update={"kind": "repeat"})
    _count(head, distinct, growth)
    withdrawn = head.withdrawn = relation.kind == "withdrawal" or (head.withdrawn and relation.kind == "repeat")
    if not head.regions or relation.kind not in {"repeat", "withdrawal"}:
        _move(head, regions_after(head.regions, distinct))
    if distinct.complete and relation.kind not in {"repeat", "withdrawal"}:
        head.canonical = head.version + 1
    fields = distinct.__dict__
    content = {name: fields[name] for name in (_WITHOUT_TEXT if withdrawn else _CONTENT_OF_STORY)}
    if not withdrawn:
        content["published"] = distinct.sightings.published
    elif relation.changed:  # it names words of the text
        relation = relation.model_copy(update={"changed": ()})
    if head.taken_down:
        content["headline"] = None
    return event(
        head,
        "withdrawn" if withdrawn else "version",
        relation,
        brief_id=distinct.brief_id,
        late=late,
        article_ids=_articles(head, distinct.article_id),
        pub_status="canceled" if withdrawn else "usable",
        **content,
    )


def remember_title(head: Head, title: int) -> None:
    """Put the hash of a headline before those of the story's last ones."""
    head.titles = tuple(dict.fromkeys((title, *head.titles)))[:_TITLES]


def mark_taken_down(head: Head) -> None:
    """Mark the story as withdrawn by hand, for good."""
    head.taken_down = head.withdrawn = True


def event(head: Head, kind: Event, relation: Relation, **fields: Any) -> Story:  # noqa: ANN401 - a model's fields, which it checks
    """Advance the head by one version and return it as a Story that says what ``fields`` says and how it stands."""
    head.version += 1
    said: dict[str, Any] = {
        "story_id": head.story_id,
        "version": head.version,
        "event": kind,
        "relation": relation,
        "regions": head.regions,
        "former_regions": head.former_regions,
        "first_seen": head.first_seen,
        "last_seen": head.last_seen,
        "sightings": head.sightings,
        "sources": count_sources({source: count for source, count in head.sources.items() if source}),
        "article_ids": tuple(dict.fromkeys((head.first_article, *head.other_articles)))[: _BESIDES + 1],
    }
    return Story(**(said | fields))


def _count(head: Head, distinct: Distinct, growth: Mapping[str, int]) -> None:
    head.first_seen = min(head.first_seen, distinct.sightings.first_seen)
    head.last_seen = max(head.last_seen, distinct.sightings.last_seen)
    head.sightings += sum(growth.values())
    for source, count in growth.items():
        head.sources[source] = head.sources.get(source, 0) + count


def moved(head: Head, left: tuple[Region, ...], said: Story) -> Story:
    """Advance the head by the event that tells the regions which it left with a version that this was the last."""
    relation = Relation(kind=said.relation.kind, parent=said.version, rule="left-regions")
    return event(head, "moved", relation, left_regions=left, headline=said.headline, language=said.language)


def _move(head: Head, regions: tuple[Region, ...]) -> None:
    """Put the story into its regions of now, and those it leaves among the former ones.

    None is forgotten before the story is: when it was left is known in the pages' time, and topics keep by that of
    sending. A backfill puts months into an hour, and a withdrawal would miss a topic that holds the text.
    """
    if regions != head.regions:
        carried = {region.slug: region for region in (*head.former_regions, *head.regions)}
        head.former_regions = not_among(tuple(carried.values()), regions)
        head.regions = regions


def _articles(head: Head, article_id: str) -> tuple[str, ...]:
    """Name this version's article, the story's first, and at most 8 besides, newest first."""
    named = tuple(dict.fromkeys((article_id, head.first_article, *head.other_articles)))
    others = (article_id, *head.other_articles)
    head.other_articles = tuple(dict.fromkeys(name for name in others if name != head.first_article))[: _BESIDES + 1]
    return named[: _BESIDES + 2]


def relink(kept: Head, others: Iterable[Head], relation: Relation, headline: str | None) -> list[Story]:
    """Make the stories one and return the events that say so: one under each id, to every region that carried any.

    ``kept`` is the oldest; each other ends with the event that names the one it became part of.
    """
    events = []
    absorbed = []
    others = list(others)
    for head in others:
        head.merged_into = kept.story_id
        absorbed.append(head.story_id)
        _absorb(kept, head)
    said = relation.model_copy(update={"rule": "relinked", "parent": None, "changed": ()})
    for head in others:
        head.former_regions = (
            tuple(region for region in (*kept.regions, *kept.former_regions) if region.slug not in _slugs(head))
            + head.former_regions
        )
        events.append(event(head, "relinked", said, headline=headline, merged_into=kept.story_id))
    events.append(event(kept, "relinked", said, headline=headline, absorbed=tuple(absorbed)))
    return events


def _slugs(head: Head) -> set[str]:
    return {region.slug for region in (*head.regions, *head.former_regions)}


def _absorb(kept: Head, head: Head) -> None:
    """Add what one story counted to the one it became part of; its regions are from now on among the former ones."""
    kept.first_seen = min(kept.first_seen, head.first_seen)
    kept.last_seen = max(kept.last_seen, head.last_seen)
    kept.sightings += head.sightings
    for source, count in head.sources.items():
        kept.sources[source] = kept.sources.get(source, 0) + count
    kept.former_regions += tuple(
        region for region in (*head.regions, *head.former_regions) if region.slug not in _slugs(kept)
    )

"""A story's head: the story as it stands, which its next version is built upon.

Only this module changes a head. ``next_version`` advances it by a text, ``relink`` makes several stories one, and
``moved`` tells regions that the story left them. All build their record by ``event``. When several stories become
one, the oldest keeps its id and is the survivor. ``words`` are the story's newest, by which ``newest_words`` tells
earlier texts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import KW_ONLY, dataclass, field
from datetime import datetime
from operator import itemgetter
from typing import Any, Final

from dateline.core.stories.collapse import top_sources
from dateline.core.stories.newest_words import (
    Newness,
    Words,
    first_words,
    followed_by,
    is_newer,
    of_notice,
    seen_again,
)
from dateline.core.stories.route import regions_after, regions_not_in
from dateline_schemas import Distinct, Region, Relation, Story
from dateline_schemas.brief import Content
from dateline_schemas.story import WITHDRAWN_AT_ADDRESS, Event, PubStatus, Revision


@dataclass(slots=True, eq=False)
class Head:
    """A story as it stands: its version, its sightings, its regions, and whether it became part of another story."""

    story_id: str
    first_article: str
    """Id of the article whose text started the story."""
    first_seen: datetime
    last_seen: datetime
    _: KW_ONLY
    version: int = 0
    canonical: int = 0
    """Number of its newest full version: no repeat, no cut text, no withdrawal."""
    revised: int = 0
    """Number of the version that last revised it, an update or a correction; 0 for none, and where it is unknown."""
    revised_headline: str = ""
    """The headline of that version, or the first words of its text."""
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
    """Whether it was withdrawn, and no new text of it has come since; copies that are still online do not count."""
    taken_down: bool = False
    """Whether it was withdrawn by hand, for good: every later version of it is a repeat, and no region gets it."""
    words: Words | None = None
    """Its newest words; None where nothing is known by which an earlier text could be told."""
    earlier: tuple[int, ...] = ()
    """Numbers of the versions that brought texts from before its newest words then, the last ones."""
    titles: tuple[int, ...] = ()
    """Hashes of its last headlines, the newest first: a withdrawal finds the story by them once its texts are freed."""

    def is_notice_of(self, title: int) -> bool:
        """Whether it has nothing but a notice of withdrawal that came before its story, with the hash of a headline."""
        return self.withdrawn and not self.canonical and title in self.titles


def next_version(  # noqa: PLR0913 - what a version is made of
    head: Head,
    distinct: Distinct,
    relation: Relation,
    growth: Mapping[str, int],
    *,
    late: bool = False,
    is_earlier: bool = False,
) -> Story:
    """Advance the head by one version of a text, and return the version; a withdrawal has no text.

    ``growth`` is how many sightings are new, by source; those of sources that are not named stand under "". A repeat
    has no new content: the story stays in its regions, and withdrawn if it was. Nor has a text from before the story's
    newest words, ``is_earlier``. Every version of a story that was taken down is a repeat.
    """
    if head.taken_down:
        relation = relation.model_copy(update={"kind": "repeat"})
    _count(head, distinct, growth)
    has_content = relation.kind not in {"repeat", "withdrawal"} and not is_earlier
    withdrawn = head.withdrawn = relation.kind == "withdrawal" or (head.withdrawn and not has_content)
    if not head.regions or has_content:
        _move(head, regions_after(head.regions, distinct))
    if distinct.complete and has_content:
        head.canonical = head.version + 1
    if withdrawn and relation.kind != "withdrawal" and relation.changed:  # it quotes words of the text
        relation = relation.model_copy(update={"changed": (), "changed_since": None})
    content = _content(head, distinct, withdrawn=withdrawn)
    if not withdrawn:
        content["superseded_by"] = _revision_since(head, relation, is_earlier=is_earlier)
    content |= {
        "brief_id": distinct.brief_id,
        "late": late,
        "article_ids": _articles(head, distinct.article_id),
    }
    return _record(head, "withdrawn" if withdrawn else "version", relation, content)


def _content(head: Head, distinct: Distinct, *, withdrawn: bool) -> dict[str, Any]:
    """Return the fields of a text that its version has; a withdrawal has few, and no headline after a takedown."""
    fields = _FIELDS_OF_A_WITHDRAWAL if withdrawn else _FIELDS_OF_A_VERSION
    values = (_VALUES_OF_A_WITHDRAWAL if withdrawn else _VALUES_OF_A_VERSION)(distinct.__dict__)
    content = dict(zip(fields, values, strict=True))
    if not withdrawn:
        content["published"] = distinct.sightings.published
    if head.taken_down:
        content["headline"] = None
    return content


def moved(head: Head, left: tuple[Region, ...], version: Story) -> Story:
    """Advance the head by the event ``moved``, by which regions learn that ``version`` left them.

    It has the time of that version's page. It brings no text: its relation is that of a repeat.
    """
    relation = Relation(kind="repeat", parent=version.version, rule="left-regions")
    shared = {"headline": version.headline, "language": version.language, "fetched_at": version.fetched_at}
    return event(head, "moved", relation, left_regions=left, **shared)


def relink(
    survivor: Head, others: Iterable[Head], relations: Mapping[str, Relation], distinct: Distinct
) -> list[Story]:
    """Make stories one, and return an event for each of their ids, to every region that carried any of them.

    ``survivor`` is the oldest; each other story ends with an event that names it. ``distinct`` is the text that shows
    them to be one: its time is that of the events. ``relations`` says by story id how the text and that story are one.
    An event brings no text: its relation is that of a repeat, and it is canceled where its story or the survivor is
    withdrawn.
    """
    events = []
    others = list(others)
    for head in others:
        head.merged_into = survivor.story_id
        head.last_seen = max(head.last_seen, distinct.sightings.last_seen)
        _absorb(survivor, head)
    headline, words = distinct.headline, survivor.words
    if words is not None and (survivor.version in survivor.earlier or words.version > survivor.version):
        headline = words.headline or None
    shared = {"headline": headline, "fetched_at": distinct.fetched_at}
    for head in others:
        head.former_regions = (
            tuple(region for region in (*survivor.regions, *survivor.former_regions) if region.slug not in _slugs(head))
            + head.former_regions
        )
        relation, status = relations[head.story_id], _status(withdrawn=head.withdrawn or survivor.withdrawn)
        ending = {"merged_into": survivor.story_id, "pub_status": status}
        events.append(event(head, "relinked", relation, **ending, **shared))
    absorbed = tuple(head.story_id for head in others)
    events.append(event(survivor, "relinked", relations[survivor.story_id], absorbed=absorbed, **shared))
    return events


def remember_title(head: Head, title: int, *, is_newest: bool = True) -> None:
    """Put the hash of a headline in front of the story's last ones; 0 is none.

    That of a copy which has another headline than the text stands behind them, where there is room: a notice of its
    source may name no other.
    """
    if title:
        head.titles = tuple(dict.fromkeys((title, *head.titles) if is_newest else (*head.titles, title)))[:_MAX_TITLES]


def mark_revised(head: Head, distinct: Distinct) -> None:
    """Note that the story's version, which this text made, revised the texts before it."""
    head.revised, head.revised_headline = head.version, first_words(distinct)


def expect_words(head: Head, words: Words) -> None:
    """Give the story the newest words of one that becomes part of it after its next version, an earlier text."""
    head.words = words._replace(version=head.version + _VERSIONS_UNTIL_RELINKED)


def note_words(head: Head, brought_by: int, relation: Relation, newness: Newness) -> None:
    """Note what the story's version says of its newest words.

    ``relation`` is the version's, and ``brought_by`` the number of the version that brought its text; 0 for a text of
    another story.
    """
    if head.taken_down:
        return
    if newness.is_earlier:
        if brought_by == head.version:
            head.earlier = (*head.earlier, head.version)[-_MAX_EARLIER:]
    elif relation.kind != "repeat":
        if relation.kind == "withdrawal":
            text = of_notice(newness.text, head.words)
            is_in_place = relation.rule == WITHDRAWN_AT_ADDRESS  # none of its words are the story's
            newness = newness._replace(text=text._replace(headline="") if is_in_place else text)
        head.words = followed_by(head.words, newness, head.version)
    elif head.words is not None and brought_by == head.words.version:
        head.words = seen_again(head.words, newness.text)


def mark_taken_down(head: Head) -> None:
    """Mark the story as withdrawn by hand, for good."""
    head.taken_down = head.withdrawn = True
    head.revised, head.revised_headline = 0, ""
    head.words = None


def event(head: Head, kind: Event, relation: Relation, **fields: Any) -> Story:  # noqa: ANN401 - a model's fields
    """Advance the head by one version, and return it as a record: the head as it stands, with ``fields`` on top."""
    return _record(head, kind, relation, fields)


def _record(head: Head, kind: Event, relation: Relation, fields: Mapping[str, Any]) -> Story:
    """Do what ``event`` does, with the fields of a version, which are many."""
    head.version += 1
    sources = {name: count for name, count in head.sources.items() if name} if "" in head.sources else head.sources
    standing: dict[str, Any] = _FIELDS_OF_A_STORY | {
        "story_id": head.story_id,
        "version": head.version,
        "event": kind,
        "relation": relation,
        "regions": head.regions,
        "former_regions": head.former_regions,
        "first_seen": head.first_seen,
        "last_seen": head.last_seen,
        "sightings": head.sightings,
        "sources": top_sources(sources),
        "pub_status": _status(withdrawn=head.withdrawn),
    }
    standing.update(fields)
    if "article_ids" not in fields:
        names = dict.fromkeys((head.first_article, *head.other_articles))
        standing["article_ids"] = tuple(names)[: _MAX_OTHER_ARTICLES + 1]
    # All of it is of records that were validated, but for the sum of the sightings.
    return Story.unchecked(standing) if head.sightings > 0 else Story.model_validate(standing)


def _status(*, withdrawn: bool) -> PubStatus:
    return "canceled" if withdrawn else "usable"


def _revision_since(head: Head, relation: Relation, *, is_earlier: bool) -> Revision | None:
    """Return the version that a text is from before: the newest words, or the last revision; None for any other text.

    A text of a story that became part of this one has its number there, and is compared with nothing.
    """
    if is_earlier:
        return Revision(version=head.words.version, headline=head.words.headline or None) if head.words else None
    if relation.kind != "repeat" or relation.parent is None or relation.parent >= head.revised:
        return None
    return Revision(version=head.revised, headline=head.revised_headline or None)


def _count(head: Head, distinct: Distinct, growth: Mapping[str, int]) -> None:
    """Add new sightings, and widen the time from the first to the last."""
    seen = distinct.sightings
    head.first_seen = min(head.first_seen, seen.first_seen)
    head.last_seen = max(head.last_seen, seen.last_seen)
    for source, count in growth.items():
        head.sources[source] = head.sources.get(source, 0) + count
        head.sightings += count


def _move(head: Head, regions: tuple[Region, ...]) -> None:
    """Put the story into regions, and add those that it leaves to the former ones.

    A former region is kept as long as the story is. Dropping it by age would be wrong in a backfill: the pages' time
    runs months in an hour there, while topics delete by the time of sending, so that a withdrawal would miss a topic
    that still holds the text.
    """
    if not head.regions and not head.former_regions:  # as of a new story
        head.regions = regions
    elif regions != head.regions:
        carried = {region.slug: region for region in (*head.former_regions, *head.regions)}
        head.former_regions = regions_not_in(tuple(carried.values()), regions)
        head.regions = regions


def _articles(head: Head, article_id: str) -> tuple[str, ...]:
    """Return the ids of this version's article, the story's first, and at most 8 others, the newest first."""
    if not head.version:  # the story's first, as of two texts in three
        head.other_articles = () if article_id == head.first_article else (article_id,)
        return tuple({article_id: None, head.first_article: None})
    named = tuple(dict.fromkeys((article_id, head.first_article, *head.other_articles)))
    others = (article_id, *head.other_articles)
    head.other_articles = tuple(dict.fromkeys(name for name in others if name != head.first_article))[
        : _MAX_OTHER_ARTICLES + 1
    ]
    return named[: _MAX_OTHER_ARTICLES + 2]


def _absorb(survivor: Head, head: Head) -> None:
    """Add a story's counts to the survivor, and its regions to the survivor's former ones."""
    survivor.first_seen = min(survivor.first_seen, head.first_seen)
    survivor.last_seen = max(survivor.last_seen, head.last_seen)
    survivor.sightings += head.sightings
    for source, count in head.sources.items():
        survivor.sources[source] = survivor.sources.get(source, 0) + count
    if head.words is not None and is_newer(head.words, survivor.words):
        survivor.words = head.words._replace(version=survivor.version + 1)
    survivor.former_regions += tuple(
        region for region in (*head.regions, *head.former_regions) if region.slug not in _slugs(survivor)
    )


def _slugs(head: Head) -> set[str]:
    return {region.slug for region in (*head.regions, *head.former_regions)}


_FIELDS_OF_A_VERSION: Final = tuple(
    name for name in Content.model_fields if name not in {"regions", "published", "note"}
)
"""Fields of a distinct text that its version repeats; regions and interval come from head and sightings.

The note stands among what changed.
"""
_FIELDS_OF_A_WITHDRAWAL: Final = (
    "headline",
    "language",
    "signal",
    "fingerprint",
    "source",
    "url",
    "fetched_at",
    "parser_version",
)
"""Fields of a distinct text that a withdrawal repeats: neither its text nor what was read from it."""
_VALUES_OF_A_VERSION: Final = itemgetter(*_FIELDS_OF_A_VERSION)
_VALUES_OF_A_WITHDRAWAL: Final = itemgetter(*_FIELDS_OF_A_WITHDRAWAL)
"""They return the values of all these fields at once: to look up one after another takes two microseconds a text."""
_FIELDS_OF_A_STORY: Final = {name: field.get_default() for name, field in Story.model_fields.items()}
"""The fields of a story in their order, with their defaults. ``event`` sets those that have another value."""
_MAX_OTHER_ARTICLES: Final = 8
"""Articles that a record names beside its own and the story's first. Bounds records and state; chosen by hand."""
_VERSIONS_UNTIL_RELINKED: Final = 2
"""Versions from a head to the event ``relinked`` that follows the version of an earlier text."""
_MAX_EARLIER: Final = 32
"""Earlier texts that a head has the versions of, the last ones. Bounds state; chosen by hand."""
_MAX_TITLES: Final = 4
"""Headlines whose hashes a head has, the newest. Bounds state; chosen by hand."""

"""The life of a story: its versions in order, each with what it changed in the one before it."""

from collections.abc import Iterable, Mapping
from typing import Final, Literal, NamedTuple

from pydantic import AwareDatetime

from dateline.core.stories.route import TEXT_EVENTS
from dateline_schemas import Published, Region, Relation, Story
from dateline_schemas.record import Record
from dateline_schemas.story import Event, PubStatus

Turn = Literal["first", "kept", "narrowed", "replaced"]
"""What a version did to its text's publication interval; ``replaced`` by one that does not lie within the former."""


class Grown(Record):
    """A source's sightings of the story so far, and how many of them are new; None where that cannot be told."""

    source: str
    count: int
    new: int | None


class Row(Record):
    """One version of a story: what it is, and what is new in it."""

    story_id: str
    version: int
    at: AwareDatetime
    """When the page that made it was fetched; of an event without a page, when its story was seen last before it."""
    event: Event
    relation: Relation
    headline: str | None
    opening: str | None
    """The first words of its text, where it has no headline."""
    retold: bool
    """Whether headline and text are those of the last version before it that has any."""
    source: str | None
    url: str | None
    sightings: int
    sources: tuple[Grown, ...]
    published: Published | None
    age: str | None
    interval: Turn | None
    regions: tuple[Region, ...]
    entered: tuple[str, ...]
    left: tuple[str, ...]
    """The regions left with this version; of ``moved``, those that it tells of having been left."""
    absorbed: tuple[str, ...]
    merged_into: str | None
    pub_status: PubStatus
    complete: bool | None
    late: bool


class Life(NamedTuple):
    """A story's versions, and which of them are not there or stand there twice with different words."""

    story_id: str
    rows: tuple[Row, ...]
    language: str | None
    missing: tuple[int, ...]
    disputed: tuple[int, ...]

    @property
    def merged_into(self) -> str | None:
        """The story that it became part of."""
        return next((row.merged_into for row in self.rows if row.merged_into), None)

    @property
    def withdrawn(self) -> int | None:
        """The version that withdrew the story; None where nothing did, or a newer text told it anew."""
        last = None
        for row in reversed([row for row in self.rows if row.event in TEXT_EVENTS and row.relation.kind != "repeat"]):
            if row.event != "withdrawn":
                break
            last = row.version
        return last


def lives(stories: Iterable[Story]) -> dict[str, Life]:
    """Return the life of every story among the versions, by its id, in the order of their first appearance."""
    versions: dict[str, list[Story]] = {}
    for story in stories:
        versions.setdefault(story.story_id, []).append(story)
    return {story_id: life(of_one) for story_id, of_one in versions.items()}


def life(versions: Iterable[Story]) -> Life:
    """Return the life that a story's versions tell, in whatever order they come; at least one.

    A version that comes twice counts once, as it came first. What a version did is told by the one before
    it; where that is missing, by its own words alone.
    """
    told: dict[int, Story] = {}
    disputed = set()
    for story in versions:
        if told.setdefault(story.version, story) != story:
            disputed.add(story.version)
    ordered = [told[version] for version in sorted(told)]
    rows = []
    said: tuple[str | None, str | None] = None, None
    intervals: dict[str, Published] = {}
    for story in ordered:
        rows.append(_row(story, told.get(story.version - 1), said, intervals))
        if story.fingerprint is not None:
            said = story.fingerprint, story.headline
            if story.published is not None:
                intervals[story.fingerprint] = story.published
    return Life(
        story_id=ordered[0].story_id,
        rows=tuple(rows),
        language=next((story.language for story in ordered if story.language), None),
        missing=tuple(version for version in range(1, ordered[-1].version) if version not in told),
        disputed=tuple(sorted(disputed)),
    )


def _row(
    story: Story, before: Story | None, said: tuple[str | None, str | None], intervals: Mapping[str, Published]
) -> Row:
    """Return a version's row; ``said`` is the last text and headline before it, ``intervals`` each text's newest."""
    same = {name: getattr(story, name) for name in _SAME}
    slugs = {region.slug for region in before.regions} if before else set()
    return Row(
        **same,
        at=story.fetched_at or story.last_seen,
        opening=None if story.headline or not story.text else _opening(story.text),
        retold=(story.fingerprint, story.headline) == said,
        sources=_sources(story, before),
        interval=_turn(story, intervals),
        entered=tuple(region.slug for region in story.regions if region.slug not in slugs),
        left=_left(story, before),
    )


def _opening(text: str) -> str:
    words = " ".join(text[: 2 * _OPENING].split())
    if len(words) <= _OPENING and len(text) <= 2 * _OPENING:
        return words
    return words[:_OPENING].rpartition(" ")[0] + " …"


def _sources(story: Story, before: Story | None) -> tuple[Grown, ...]:
    """Return the sources as they stand; what grew is known of a first version, and of one that follows another."""
    known = {entry.source: entry.count for entry in before.sources.top} if before else {}
    sure = before is not None or story.version == 1
    return tuple(
        Grown(
            source=entry.source,
            count=entry.count,
            new=entry.count - known.get(entry.source, 0) if sure else None,
        )
        for entry in story.sources.top
    )


def _turn(story: Story, intervals: Mapping[str, Published]) -> Turn | None:
    """Say what became of the text's interval. Each text has its own: a new text's is no narrower one."""
    now = story.published
    if now is None or story.fingerprint is None:
        return None
    before = intervals.get(story.fingerprint)
    if before is None:
        return "first"
    if (now.earliest, now.latest) == (before.earliest, before.latest):
        return "kept"
    return "narrowed" if _within(now, before) else "replaced"


def _within(now: Published, before: Published) -> bool:
    from_below = before.earliest is None or (now.earliest is not None and now.earliest >= before.earliest)
    from_above = before.latest is None or (now.latest is not None and now.latest <= before.latest)
    return from_below and from_above


def _left(story: Story, before: Story | None) -> tuple[str, ...]:
    """Name the regions left with this version.

    A story that became part of another names that one's regions among its former ones, for them to hear of
    it: it never was there, so it leaves none.
    """
    if story.merged_into is not None:
        return ()
    if story.event == "moved":
        return tuple(region.slug for region in story.left_regions)
    known = {region.slug for region in before.former_regions} if before else set()
    return tuple(region.slug for region in story.former_regions if region.slug not in known)


_OPENING: Final = 80
_SAME: Final = (
    "story_id", "version", "event", "relation", "headline", "source", "url", "sightings", "published", "age", "regions",
    "absorbed", "merged_into", "pub_status", "complete", "late",
)  # fmt: skip
"""What a row says in the version's own words."""

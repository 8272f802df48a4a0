"""History: a story's versions in order, each with what it changed in the version before it.

``lives`` sorts the versions of several stories, ``life`` those of one. Both take versions in any order.
"""

from collections.abc import Iterable, Mapping
from typing import Final, Literal, NamedTuple

from pydantic import AwareDatetime, Field

from dateline.core.stories.route import TEXT_EVENTS
from dateline_schemas import Published, Region, Relation, Revision, Story
from dateline_schemas.record import Record
from dateline_schemas.story import Event, PubStatus

IntervalChange = Literal["first", "kept", "narrowed", "replaced"]
"""What a version did to its text's publication interval; ``replaced`` by one that is not within the former."""


class SourceGrowth(Record):
    """A source's sightings of the story so far, and how many are new; None where the version before is missing."""

    source: str
    count: int
    new: int | None


class Row(Record):
    """One version of a story: what it is, and what is new in it. The field names are those of the JSON output."""

    story_id: str
    version: int
    at: AwareDatetime
    """When its page was fetched; for an event without a page, when the story was last seen before it."""
    event: Event
    relation: Relation
    headline: str | None
    opening: str | None
    """The first words of its text; None where it has a headline."""
    retold: bool
    """Whether it has the headline and text of the last version before it that has a text."""
    source: str | None
    url: str | None
    sightings: int
    sources: tuple[SourceGrowth, ...]
    published: Published | None
    age: str | None
    interval: IntervalChange | None
    superseded_by: Revision | None = Field(default=None, exclude_if=lambda revision: revision is None)
    """The version that revised the story since the text of this repeat came."""
    regions: tuple[Region, ...]
    entered: tuple[str, ...]
    left: tuple[str, ...]
    """Slugs of the regions that it left; for ``moved``, of the regions that the version before left."""
    absorbed: tuple[str, ...]
    merged_into: str | None
    pub_status: PubStatus
    complete: bool | None
    late: bool


class Life(NamedTuple):
    """A story's versions in order."""

    story_id: str
    rows: tuple[Row, ...]
    language: str | None
    missing: tuple[int, ...]
    """Numbers of versions that were not among those given."""
    disputed: tuple[int, ...]
    """Numbers of versions that came more than once, and differed."""

    @property
    def merged_into(self) -> str | None:
        """Id of the story that it became part of."""
        return next((row.merged_into for row in self.rows if row.merged_into), None)

    @property
    def withdrawn(self) -> int | None:
        """Number of the version that withdrew the story; None where none did, or a later text published it again."""
        last = None
        for row in reversed([row for row in self.rows if row.event in TEXT_EVENTS and row.relation.kind != "repeat"]):
            if row.event != "withdrawn":
                break
            last = row.version
        return last


def lives(stories: Iterable[Story]) -> dict[str, Life]:
    """Return the life of each story among the versions, by story id, in the order of first appearance."""
    versions: dict[str, list[Story]] = {}
    for story in stories:
        versions.setdefault(story.story_id, []).append(story)
    return {story_id: life(of_one) for story_id, of_one in versions.items()}


def life(versions: Iterable[Story]) -> Life:
    """Return the life of a story from its versions, in any order; at least one.

    A version that comes twice counts once, as it came first. What a version changed is found by comparing it with the
    version before; where that is missing, what cannot be found is None or empty.
    """
    by_number: dict[int, Story] = {}
    disputed = set()
    for story in versions:
        if by_number.setdefault(story.version, story) != story:
            disputed.add(story.version)
    ordered = [by_number[version] for version in sorted(by_number)]
    rows = []
    last_text: tuple[str | None, str | None] = None, None
    intervals: dict[str, Published] = {}
    for story in ordered:
        rows.append(_row(story, by_number.get(story.version - 1), last_text, intervals))
        if story.fingerprint is not None:
            last_text = story.fingerprint, story.headline
            if story.published is not None:
                intervals[story.fingerprint] = story.published
    return Life(
        story_id=ordered[0].story_id,
        rows=tuple(rows),
        language=next((story.language for story in ordered if story.language), None),
        missing=tuple(version for version in range(1, ordered[-1].version) if version not in by_number),
        disputed=tuple(sorted(disputed)),
    )


def _row(
    story: Story, before: Story | None, last_text: tuple[str | None, str | None], intervals: Mapping[str, Published]
) -> Row:
    """Return a version's row.

    ``before`` is the version before it, ``last_text`` the fingerprint and headline of the last text before it, and
    ``intervals`` the newest interval of each text, by fingerprint.
    """
    copied = {name: getattr(story, name) for name in _COPIED_FIELDS}
    slugs = {region.slug for region in before.regions} if before else set()
    return Row(
        **copied,
        at=story.fetched_at or story.last_seen,
        opening=None if story.headline or not story.text else _opening(story.text),
        retold=(story.fingerprint, story.headline) == last_text,
        sources=_sources(story, before),
        interval=_interval_change(story, intervals),
        entered=tuple(region.slug for region in story.regions if region.slug not in slugs),
        left=_left(story, before),
    )


def _opening(text: str) -> str:
    """Return the first words of a text on one line."""
    words = " ".join(text[: 2 * _MAX_OPENING_CHARS].split())
    if len(words) <= _MAX_OPENING_CHARS and len(text) <= 2 * _MAX_OPENING_CHARS:
        return words
    return words[:_MAX_OPENING_CHARS].rpartition(" ")[0] + " …"


def _sources(story: Story, before: Story | None) -> tuple[SourceGrowth, ...]:
    """Return the sources of a version, and how many sightings of each are new."""
    counts_before = {entry.source: entry.count for entry in before.sources.top} if before else {}
    comparable = before is not None or story.version == 1
    return tuple(
        SourceGrowth(
            source=entry.source,
            count=entry.count,
            new=entry.count - counts_before.get(entry.source, 0) if comparable else None,
        )
        for entry in story.sources.top
    )


def _interval_change(story: Story, intervals: Mapping[str, Published]) -> IntervalChange | None:
    """Return what the version did to its text's interval; None where it has none. Each text has its own interval."""
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
    """Return the slugs of the regions that the version left.

    A story that became part of another names the other's regions among its former ones, so that they get the event.
    It was never in them, and leaves none.
    """
    if story.merged_into is not None:
        return ()
    if story.event == "moved":
        return tuple(region.slug for region in story.left_regions)
    former_before = {region.slug for region in before.former_regions} if before else set()
    return tuple(region.slug for region in story.former_regions if region.slug not in former_before)


_MAX_OPENING_CHARS: Final = 80
"""Characters of the longest opening: about a line of a terminal. Chosen by hand."""
_COPIED_FIELDS: Final = (
    "story_id", "version", "event", "relation", "headline", "source", "url", "sightings", "published", "age", "regions",
    "absorbed", "merged_into", "pub_status", "complete", "late",
    "superseded_by",
)  # fmt: skip
"""Fields that a row copies from the version."""

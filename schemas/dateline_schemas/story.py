"""A version of a story, as it travels on ``wire.stories`` and ``wire.region.*``."""

from typing import Final, Literal

from pydantic import AwareDatetime, Field

from dateline_schemas.brief import ArticleMetadata, Dateline, Published, Region, Role, Signal
from dateline_schemas.distinct import SourceCount, Sources
from dateline_schemas.record import Record

__all__ = ["Relation", "Revision", "SourceCount", "Sources", "Story"]

Event = Literal["version", "moved", "relinked", "withdrawn"]
Kind = Literal["new", "repeat", "update", "correction", "refile", "expansion", "withdrawal"]
PubStatus = Literal["usable", "withheld", "canceled"]
CHANGES_JOINT: Final = "; "
"""What stands between the strings of ``Relation.changed`` where they are shown on one line: they have commas inside."""
NOTE_OF_A_CHANGE: Final = "note: "
"""What a string of ``Relation.changed`` begins with that quotes what the source itself says of the change."""

DENIED: Final = "denied: "
"""What a string of ``Relation.changed`` begins with that quotes how the text denies what the one before said."""

DENIAL: Final = "denial"
"""The rule of an update that denies what the version before said."""

WITHDRAWN_AT_ADDRESS: Final = "withdrawal-at-address"
"""The rule of a notice that stands at the address of the story that it withdraws: its words are none of the story's."""
UNMATCHED: Final = "unmatched"
"""The rule of a notice of withdrawal for which no story was found: ``Relation.changed`` has the notice's own words."""


class Relation(Record):
    """How this version follows from the one before it."""

    kind: Kind
    parent: int | None = Field(
        default=None,
        description="The version of this story that the text was compared with; of a repeat, the one that brought the "
        "text, or of an earlier text that is new here, the one that it was compared with.",
    )
    score: float | None = Field(default=None, ge=0.0, le=1.0)
    rule: str = Field(description="The name of the rule that decided.")
    changed: tuple[str, ...] = Field(
        default=(),
        description="What differs from the version `changed_since`, in words: `14 → 23 dead`. Of a withdrawal, what "
        "its notice says of why: `note: “The police have retracted the statement”`.",
    )
    changed_since: int | None = Field(
        default=None,
        exclude_if=lambda version: version is None,
        description="The version that `changed` is worded against, where that is not `parent`: the story's newest "
        "text, which readers were last told of. Absent where it is `parent`.",
    )


class Revision(Record):
    """The version of a story that revised its earlier texts, or that has newer words than an earlier text."""

    version: int = Field(ge=1)
    headline: str | None = Field(
        default=None, description="Its headline; of a text without one, its first words. Cut at 200 characters."
    )


class Story(Record):
    """One version of a story. On ``withdrawn`` the content fields are null, except the headline."""

    story_id: str
    version: int = Field(ge=1)
    event: Event
    relation: Relation
    brief_id: str | None = None
    role: Role | None = None
    complete: bool | None = None
    headline: str | None = None
    text: str | None = None
    dateline: Dateline | None = None
    age: str | None = None
    published: Published | None = None
    language: str | None = None
    countries: tuple[str, ...] = ()
    section: str | None = None
    signal: Signal | None = None
    metadata: ArticleMetadata | None = Field(
        default=None,
        exclude_if=lambda metadata: metadata is None,
        description="What the HTML of the page says of the article. Absent where it says nothing, on texts that are "
        "not the lead of their page, and on withdrawals.",
    )
    fingerprint: str | None = None
    source: str | None = None
    url: str | None = None
    fetched_at: AwareDatetime | None = None
    parser_version: str | None = None
    regions: tuple[Region, ...] = Field(default=(), description="The regions that carry the story now.")
    former_regions: tuple[Region, ...] = Field(
        default=(), description="Regions that carried the story once and do no longer."
    )
    left_regions: tuple[Region, ...] = Field(
        default=(),
        description="On `moved`: the regions that the story left with the version before; only they get this record.",
    )
    superseded_by: Revision | None = Field(
        default=None,
        exclude_if=lambda revision: revision is None,
        description="On a repeat of a text from before an update or a correction of the story: the newest of these. On "
        "an earlier text that came late (`published-earlier`, `seen-earlier`, `lower-update-number`), on its repeats, "
        "and on a correction of one: the version with the newest words. "
        "The text of this record is then not the story's newest. Absent on all other versions.",
    )
    merged_into: str | None = None
    absorbed: tuple[str, ...] = ()
    joins: tuple[str, ...] = Field(
        default=(),
        exclude_if=lambda stories: not stories,
        description="On a version whose text shows that other stories are part of this one: their ids. The events "
        "`relinked` follow, with the same ids in `absorbed`. Absent on all other versions.",
    )
    late: bool = Field(default=False, description="Whether the text was too old on arrival to be compared with others.")
    first_seen: AwareDatetime
    last_seen: AwareDatetime
    sightings: int = Field(ge=1)
    sources: Sources
    article_ids: tuple[str, ...] = Field(
        max_length=10, description="The pages of this version, of the first version, and of at most 8 others."
    )
    pub_status: PubStatus = Field(default="usable", description="IPTC publication status.")

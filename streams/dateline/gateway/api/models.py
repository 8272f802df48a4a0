"""What answers hold, for the published description, and for those answers that are made of it."""

from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from dateline.core.stories.history import Row
from dateline_schemas import Acknowledgement, Alert, Story
from dateline_schemas.acknowledgement import MAX_NAME_CHARS, MAX_NOTE_CHARS

Cursor = str | None


class StoryList(BaseModel):
    """Stories: the records of their newest texts, or withdrawals, with the sightings and sources of their last ones."""

    stories: tuple[Story, ...]
    next: Cursor = Field(description="Give it back as `cursor` for the next page; null on the last.")


class StoryLife(BaseModel):
    """A story's whole life."""

    story_id: str
    story: Story = Field(description="Its newest text, or its withdrawal, with what its last record counts.")
    language: str | None
    withdrawn: int | None = Field(description="The version that withdrew it; null where it stands.")
    merged_into: str | None = Field(description="The story that it became part of.")
    missing: tuple[int, ...] = Field(description="Versions between the listed ones that the copy does not have.")
    disputed: tuple[int, ...] = Field(description="Versions that came more than once, and differed.")
    has_more: bool = Field(description="Whether it has earlier versions than those that are listed.")
    versions: tuple[Row, ...] = Field(
        description="Its versions in order: relation with its score and what changed, sightings by source, regions "
        "entered and left."
    )


class NewestStory(BaseModel):
    """A story and its time."""

    story_id: str
    at: AwareDatetime


class CountedRegion(BaseModel):
    """A region, and how much there is of it."""

    region: str = Field(description="Its slug.")
    code: str | None = Field(description="Its M49 code.")
    countries: tuple[str, ...]
    stories: int = Field(
        description="Stories with a text or a withdrawal since `from`; without it, of all that the topics have."
    )
    newest: NewestStory | None


class RegionList(BaseModel):
    """All regions, in the order of the table."""

    regions: tuple[CountedRegion, ...]


class CountedSource(BaseModel):
    """A source, and how many stories it had."""

    source: str
    stories: int
    newest: NewestStory | None


class SourceList(BaseModel):
    """Sources, the one with the most stories first."""

    sources: tuple[CountedSource, ...]


class Delivery(BaseModel):
    """What became of an alert for one target, as its deliverer has committed it."""

    target: str
    state: Literal["settled", "waiting", "failing", "not-wanted"] = Field(
        description="`settled`: sent, or given up as a dead letter. `waiting`: for its turn, the end of quiet hours or "
        "a digest. `failing`: attempts failed, and go on. `not-wanted`: the target does not take such alerts."
    )
    tries: int = Field(default=0, description="Attempts that failed.")
    since: AwareDatetime | None = Field(default=None, description="When the first of them failed.")
    error: str | None = Field(default=None, description="Why the last of them failed; for the scope admin alone.")


class DeliveredAlert(BaseModel):
    """An alert, and what became of it."""

    alert: Alert
    deliveries: tuple[Delivery, ...] | None = Field(description="By target; null where the broker does not answer.")
    acknowledgement: Acknowledgement | None = Field(description="Who has seen it; null where nobody said so.")


class Acknowledging(BaseModel):
    """What a person says who acknowledges an alert."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    by: str | None = Field(
        default=None, max_length=MAX_NAME_CHARS, description="Their name; where the gateway has tokens, the token's is."
    )
    note: str | None = Field(default=None, max_length=MAX_NOTE_CHARS)


class AlertList(BaseModel):
    """Alerts, newest first."""

    alerts: tuple[DeliveredAlert, ...]
    next: Cursor = Field(description="Give it back as `cursor` for the next page; null on the last.")

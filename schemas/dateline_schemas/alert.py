"""An alert: a story that a rule asked for, as it travels on ``wire.alerts``."""

from typing import Annotated, Final, Literal

from pydantic import AwareDatetime, Field

from dateline_schemas.record import Record
from dateline_schemas.story import Story

Severity = Literal["info", "low", "medium", "high", "critical"]
Occasion = Literal["story", "update", "correction", "withdrawal"]
Urgency = Annotated[int, Field(ge=1, le=9, description="IPTC urgency: 1 is the most urgent, 5 the usual, 8 the least.")]

BACK: Final = "published again after its withdrawal"
"""The first string of ``Alert.changed`` where the rule's last alert on the story was that it is withdrawn."""


class Title(Record):
    """What a story is called: its last headline, or the first words of its newest text."""

    version: int = Field(
        ge=0, description="The version whose text has that headline or those words; 0 for one of another story."
    )
    words: str = Field(description="The headline, cut at 200 characters, or the first words of a text.")
    is_headline: bool = Field(description="Whether `words` are a headline.")


class Alert(Record):
    """One rule, one story, one occasion: the rule's first alert on the story, or a later one that the rule asks for."""

    alert_id: str = Field(
        description="Derived from rule, story and occasion: an alert that is sent twice has the same id."
    )
    rule: str = Field(description="The rule's id.")
    name: str = Field(description="The rule's name, for people.")
    severity: Severity
    urgency: Urgency
    occasion: Occasion
    story_id: str
    version: int = Field(ge=1)
    at: AwareDatetime = Field(description="Event time: when the page was fetched that made the story match.")
    matched: tuple[str, ...] = Field(default=(), description="The rule's terms that the story contains, as written.")
    changed: tuple[str, ...] = Field(
        default=(),
        exclude_if=lambda changed: not changed,
        description="What changed since the rule's last alert on this story, where versions in between were held back: "
        "in words, as `story.relation.changed`. Absent where that field says it. Begins with `published again after "
        "its withdrawal` where that last alert was the story's withdrawal.",
    )
    absorbed: tuple[str, ...] = Field(
        default=(),
        exclude_if=lambda stories: not stories,
        description="Ids of the last stories that rules alerted on and that became part of this one. Absent for none.",
    )
    title: Title | None = Field(
        default=None,
        exclude_if=lambda title: title is None,
        description="Where this version has no headline: the story's last headline, on whatever version, unless this "
        "text contradicts it; else the first words of the newest text. Absent where the version has a headline, or "
        "where none is known.",
    )
    story: Story = Field(
        description="The story version, its text cut at 4,096 characters; of a withdrawal, without text."
    )

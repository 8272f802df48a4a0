"""A story version that rules ask for, or may have to be told of, as it travels on ``wire.matches``."""

from pydantic import AwareDatetime, Field

from dateline_schemas.alert import Severity, Urgency
from dateline_schemas.record import Record
from dateline_schemas.story import Story


class Hit(Record):
    """A rule that the version meets, and how the rule wants to be told: all that is needed to alert by it."""

    rule: str = Field(description="The rule's id.")
    name: str
    severity: Severity
    urgency: Urgency
    matched: tuple[str, ...] = Field(default=(), description="The rule's terms that the story holds, as the rule has.")
    updates: int | None = Field(default=None, ge=0, description="Least seconds between two updates; null for none.")
    corrections: bool = False
    cooldown: int = Field(default=0, ge=0, description="Seconds of silence about other stories after an alert.")
    horizon: int = Field(ge=1, description="Seconds after which a text is old news.")


class Match(Record):
    """The version, the rules that it meets, and how far event time had got when it was held against them.

    A version that changes its story comes without any hit too: rules that alerted on an earlier one may want it.
    """

    as_of: AwareDatetime
    hits: tuple[Hit, ...] = Field(default=(), description="By rule id.")
    story: Story

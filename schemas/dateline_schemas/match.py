"""A story version and the rules that it matches, as it travels on ``wire.matches``."""

from pydantic import AwareDatetime, Field

from dateline_schemas.alert import Severity, Urgency
from dateline_schemas.record import Record
from dateline_schemas.story import Story


class Hit(Record):
    """A rule that the version matches, with the rule's settings for alerts."""

    rule: str = Field(description="The rule's id.")
    name: str
    severity: Severity
    urgency: Urgency
    matched: tuple[str, ...] = Field(default=(), description="The rule's terms that the story contains, as written.")
    updates: int | None = Field(
        default=None, ge=0, description="Least seconds between two alerts on updates; null for no alerts on updates."
    )
    corrections: bool = False
    cooldown: int = Field(
        default=0, ge=0, description="Least seconds between the pages of two alerts on different stories."
    )
    horizon: int = Field(ge=1, description="Seconds after which a text is too old for an alert.")


class Match(Record):
    """A story version, the rules that it matches, and the event time at which it was matched.

    A version that changes its story is sent without any hit too: a rule that alerted on an earlier version may ask
    for it.
    """

    as_of: AwareDatetime
    hits: tuple[Hit, ...] = Field(default=(), description="By rule id.")
    story: Story

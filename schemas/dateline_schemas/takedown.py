"""The order to withdraw a story for good, as it travels on ``wire.distinct`` to the stage that owns the story."""

from typing import Final

from pydantic import AwareDatetime, Field

from dateline_schemas.record import Record
from dateline_schemas.story import Story

BY_TAKEDOWN: Final = "takedown"
"""The rule of the relation by which a story's withdrawal can be told for a takedown, and not its source's own."""


class Takedown(Record):
    """Who asks for it and why, and what of the story is known where it stands: enough to find it, and no text."""

    story_id: str
    reason: str | None = Field(default=None, max_length=1000)
    requested_by: str = Field(min_length=1, max_length=200)
    requested_at: AwareDatetime
    newest: Story = Field(
        description="Its newest version as it stood then, without its text: the story goes on from there where it is "
        "known no more."
    )
    fingerprints: tuple[str, ...] = Field(default=(), description="Of its texts, as far as they were found.")

"""The order to withdraw a story for good, as it travels on ``wire.distinct`` to the stage that owns the story."""

from typing import Final

from pydantic import AwareDatetime, Field

from dateline_schemas.record import Record
from dateline_schemas.story import Story

BY_TAKEDOWN: Final = "takedown"
"""The relation's ``rule`` on a story that was withdrawn by a takedown, and not by its source."""


class Takedown(Record):
    """Who asks for the withdrawal of which story and why, with enough of the story to find it, and without its text."""

    story_id: str
    reason: str | None = Field(default=None, max_length=1000)
    requested_by: str = Field(min_length=1, max_length=200)
    requested_at: AwareDatetime
    newest: Story = Field(
        description="The story's newest version at that time, without text: its next version follows this one where "
        "the story is no longer stored."
    )
    fingerprints: tuple[str, ...] = Field(default=(), description="The fingerprints of its texts that were found.")

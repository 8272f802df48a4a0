"""An acknowledgement: a person has seen an alert, as it stands on ``wire.acknowledgements``."""

from typing import Final

from pydantic import AwareDatetime, Field

from dateline_schemas.record import Record

MAX_NAME_CHARS: Final = 200
"""Characters of a name. Bounds a record; chosen by hand."""
MAX_NOTE_CHARS: Final = 1000
"""Characters of a note. Bounds a record; chosen by hand."""


class Acknowledgement(Record):
    """Who has seen an alert, and when. Of each alert, the newest record counts."""

    alert_id: str
    rule: str = Field(description="The id of the alert's rule.")
    story_id: str = Field(description="The alert's story.")
    version: int = Field(ge=1, description="The alert's version of the story.")
    by: str = Field(
        min_length=1,
        max_length=MAX_NAME_CHARS,
        description="The name of the token that acknowledged it; at a gateway without tokens, the name that was given.",
    )
    at: AwareDatetime = Field(description="When it was acknowledged, by the gateway's clock.")
    note: str | None = Field(
        default=None,
        min_length=1,
        max_length=MAX_NOTE_CHARS,
        description="What the person wrote. Null for none, and where the story was withdrawn: a note may quote it.",
    )

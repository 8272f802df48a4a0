"""A record that could not be processed, as ``wire.dead-letter`` stores it.

On the topic, value, key and headers are the failed record's own, and the reason is in additional headers
``__connect.errors.*``. This model joins the two.
"""

from pydantic import ConfigDict, Field

from dateline_schemas.record import Record


class DeadLetter(Record):
    """The failed record's position, why it failed, and its bytes (base64 in JSON)."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64")

    topic: str
    partition: int = Field(ge=0)
    offset: int = Field(ge=0)
    stage: str
    class_name: str = Field(description="The stage that failed, as dateline.split; a module path in older letters.")
    exception_class: str
    exception_message: str
    exception_stacktrace: str
    key: bytes | None = None
    value: bytes | None = Field(default=None, description="The first 64 KiB where truncated.")
    headers: tuple[tuple[str, bytes | None], ...] = Field(default=(), description="The record's own headers.")
    size: int = Field(ge=0, description="Length of the original value in bytes.")
    sha256: str | None = Field(default=None, description="Of the original value; set where truncated.")
    truncated: bool = False

"""When a target is tried again after a failure, and when it may have one more alert."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from pydantic import Field, ValidationInfo, field_validator

from dateline_schemas.record import Record


class Retry(Record):
    """How long to wait after a failure, in seconds: ``first``, then twice as long each time, up to ``cap``."""

    first: float = Field(default=5, ge=0.1, le=3600)
    cap: float = Field(default=300, ge=0.1, le=86_400, validate_default=True)

    @field_validator("cap")
    @classmethod
    def _not_before_the_first(cls, value: float, info: ValidationInfo) -> float:
        first = info.data.get("first", value)  # absent where it is wrong itself
        if value < first:
            msg = f"the longest wait, {value:g} s, is shorter than the first, {first:g} s"
            raise ValueError(msg)
        return value


def next_try(retry: Retry, tries: int, chance: float) -> timedelta:
    """Return how long to wait after so many failures: doubled each time, capped, and less by up to half.

    ``chance``, from 0 to 1, spreads the attempts of many senders.
    """
    whole = min(retry.cap, retry.first * 2 ** min(tries - 1, 32))
    return timedelta(seconds=whole * (1 - chance / 2))


def free_at(sent: Sequence[datetime], per_minute: int | None, now: datetime) -> datetime | None:
    """Return when one more may be sent, given when the last ones were, oldest first; None where it may now."""
    if per_minute is None or len(sent) < per_minute:
        return None
    then = sent[-per_minute] + timedelta(minutes=1)
    return then if then > now else None

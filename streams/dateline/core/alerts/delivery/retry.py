"""Retry: how long to wait after a failure, and when a target's limit of alerts a minute allows one more."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from pydantic import Field, ValidationInfo, field_validator

from dateline_schemas.record import Record

_MAX_DOUBLINGS: Final = 32
"""Doublings of a wait: more would exceed any ``cap`` and make the number needlessly large."""


class Retry(Record):
    """How long to wait after a failure, in seconds: ``first``, then twice as long each time, ``cap`` at the most."""

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
    """Return how long to wait after ``tries`` failures.

    ``chance``, from 0 to 1, shortens the wait by up to half: so that many senders do not retry at once.
    """
    whole = min(retry.cap, retry.first * 2 ** min(tries - 1, _MAX_DOUBLINGS))
    return timedelta(seconds=whole * (1 - chance / 2))


def free_at(sent: Sequence[datetime], per_minute: int | None, now: datetime) -> datetime | None:
    """Return when the next alert may be sent; None where it may be sent now.

    ``sent`` are the times of the last ones, the oldest first.
    """
    if per_minute is None or len(sent) < per_minute:
        return None
    then = sent[-per_minute] + timedelta(minutes=1)
    return then if then > now else None

"""The vital signs of a running process: its heartbeat, and whether the broker answers it.

The event loop writes them, the HTTP thread reads them. ``now`` is ``time.monotonic()`` everywhere.
"""

from time import monotonic
from typing import Final

SAMPLE_SECONDS: Final = 5.0
"""Seconds between two questions to the broker. Chosen by hand."""
_MAX_SAMPLE_AGE: Final = 4 * SAMPLE_SECONDS
"""Seconds after which the last answer no longer counts: four samples. Chosen by hand."""


class Heartbeat:
    """When the event loop last ran."""

    def __init__(self) -> None:
        self._beat_at = monotonic()

    def beat(self) -> None:
        """Record that the event loop runs."""
        self._beat_at = monotonic()

    def failures(self, now: float, timeout: float) -> list[str]:
        """Return that the event loop stands still, where it has not run for more than ``timeout`` seconds."""
        still = now - self._beat_at
        return [] if still <= timeout else [f"the event loop has stood still for {still:.0f} s"]


class Sample:
    """The last answer of the broker to a question that is put every few seconds, such as the lag."""

    def __init__(self, question: str) -> None:
        self._question = question
        self._answered_at: float | None = None
        self._failure: str | None = None

    @property
    def failing(self) -> bool:
        """Whether the last question failed."""
        return self._failure is not None

    def answer(self) -> None:
        """Record that the broker answered."""
        self._failure, self._answered_at = None, monotonic()

    def fail(self, reason: str) -> None:
        """Record why the broker could not be asked."""
        self._failure = reason

    def failures(self, now: float) -> list[str]:
        """Return why the answer is not known; nothing while it is recent."""
        if self._failure is not None:
            return [f"the broker could not be asked: {self._failure}"]
        if self._answered_at is None:
            return [f"{self._question} is not known yet: the broker has not been asked"]
        age = now - self._answered_at
        stale = [f"{self._question} is {age:.0f} s old: the broker has not answered since"]
        return stale if age > _MAX_SAMPLE_AGE else []

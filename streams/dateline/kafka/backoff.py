"""Pauses between attempts at something that fails: a tenth of a second at first, doubled each time, up to a second."""

import asyncio
from collections.abc import Callable
from typing import Final

_FIRST_SECONDS: Final = 0.1
"""Seconds after the first failure: aiokafka's own pause between two attempts (``retry_backoff_ms``)."""
_MAX_SECONDS: Final = 1.0
"""Seconds to pause at most, and so to wait after the broker is back: what Kafka's own clients wait at most
(``reconnect.backoff.max.ms``)."""


class Backoff:
    """The pause after failures in a row. ``clock`` returns seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._pause = 0.0
        self._until = float("-inf")

    @property
    def remaining(self) -> float:
        """Seconds until the next attempt; 0 or less where it may be made."""
        return self._until - self._clock()

    def fail(self) -> None:
        """Lengthen the pause, and begin it."""
        self._pause = min(self._pause * 2 or _FIRST_SECONDS, _MAX_SECONDS)
        self._until = self._clock() + self._pause

    def reset(self) -> None:
        """End the pause: an attempt succeeded."""
        self._pause, self._until = 0.0, float("-inf")

    async def wait(self) -> None:
        """Wait until the next attempt may be made."""
        await asyncio.sleep(max(self.remaining, 0.0))

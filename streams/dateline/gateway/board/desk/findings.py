"""What is wrong with the namespace, found by whoever runs the gateway: ``dateline serve`` gives it ``dateline status``.

A look takes seconds, and longer where something seems to stand still. So it goes on beside the requests, begun by one,
and the page shows what the last look found.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from typing import Final, NamedTuple, Protocol

from dateline import telemetry
from dateline.process.log.error_words import error_words

_FRESH_SECONDS: Final = 30.0
"""Seconds for which a look is shown before a request begins another. Chosen by hand."""
_MAX_LOOK_SECONDS: Final = 60.0
"""Seconds that a look may take: ``dateline status`` watches for 20 s at most. Chosen by hand."""
_MAX_WAIT_SECONDS: Final = 4.0
"""Seconds that a page waits for the first look, below those that the broker may take for its tables. Chosen by hand."""


class Finding(Protocol):
    """One thing that is wrong."""

    @property
    def reason(self) -> str:
        """The word for it that programs rely on."""

    @property
    def problem(self) -> str:
        """A sentence with its subject."""

    @property
    def remedy(self) -> str:
        """What to do about it."""


Look = Callable[[], Awaitable[Sequence[Finding]]]
"""Looks for what is wrong."""


class Found(NamedTuple):
    """What a look found, and when."""

    at: datetime
    findings: Sequence[Finding]


class Findings:
    """The last look; None before the first. A look that fails leaves the one before."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._last: Found | None = None
        self._looking: asyncio.Task[None] | None = None

    async def newest(self) -> Found | None:
        """Return what the last look found; where it is old, begin another, and wait for the first."""
        old = self._last is None or (datetime.now(UTC) - self._last.at).total_seconds() > _FRESH_SECONDS
        if old and (self._looking is None or self._looking.done()):
            self._looking = asyncio.create_task(self._renew())
        if self._last is None and self._looking is not None:
            await asyncio.wait({self._looking}, timeout=_MAX_WAIT_SECONDS)
        return self._last

    async def _renew(self) -> None:
        try:
            async with asyncio.timeout(_MAX_LOOK_SECONDS):
                self._last = Found(datetime.now(UTC), await self._look())
        except Exception as error:  # noqa: BLE001  # whatever the look meets, the gateway goes on serving
            telemetry.event("probe_failed", reason=error_words(error))

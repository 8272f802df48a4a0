"""Whether this worker is alive, and whether it is ready. Its event loop writes this; the HTTP thread reads it."""

from collections.abc import Mapping, Sequence
from time import monotonic
from typing import Final

from dateline.agents.monitoring.lag import Lag
from dateline.agents.partitions.assignment import Owner
from dateline.agents.state.positions import Share
from dateline.settings import Settings

SAMPLE_SECONDS: Final = 5.0
"""Seconds between two questions to the broker. Chosen by hand."""
_MAX_SAMPLE_AGE: Final = 4 * SAMPLE_SECONDS
"""Seconds after which the last answer no longer counts: four samples. Chosen by hand."""


class Health:
    """The health of a worker: its heartbeat, its last sample of lags, and its owners."""

    def __init__(self, settings: Settings, owners: Sequence[Owner]) -> None:
        self._settings = settings
        self._owners = owners
        self._beat_at = monotonic()
        self._sampled_at: float | None = None
        self._failure: str | None = None
        """Why the last question to the broker failed; None where it did not."""
        self._lags: Mapping[Share, Lag] = {}

    def beat(self) -> None:
        """Record that the event loop runs."""
        self._beat_at = monotonic()

    def sample(self, lags: Mapping[Share, Lag]) -> None:
        """Record the lags of our partitions, as just learned from the broker."""
        self._lags, self._failure, self._sampled_at = lags, None, monotonic()

    def fail(self, reason: str) -> None:
        """Record that the broker could not be asked."""
        self._failure = reason

    def liveness_failures(self, now: float) -> list[str]:
        """Return why the worker has to be started again; nothing while it is alive. ``now`` is ``time.monotonic()``.

        A lost broker is not a reason, since another worker would not have it either. A worker that settles nothing
        while records wait ends by itself.
        """
        still = now - self._beat_at
        if still <= self._settings.stall_timeout or self._restoring:
            return []
        return [f"the event loop has stood still for {still:.0f} s"]

    def readiness_failures(self, now: float) -> list[str]:
        """Return why the worker is not ready; nothing once it is assigned, restored, and its lag within the limit."""
        if not all(owner.assigned for owner in self._owners):
            return ["no partitions: the worker is joining its group, or the group rebalances"]
        reasons = [f"{stage} partition {number}: its state is being read back" for stage, number in self._restoring]
        reasons += sample_failures("the lag", self._failure, self._sampled_at, now)
        return [*reasons, *self.liveness_failures(now), *self._behind()]

    @property
    def _restoring(self) -> list[Share]:
        return [(owner.stage, tp.partition) for owner in self._owners for tp in list(owner.restoring)]

    def _behind(self) -> list[str]:
        limit = self._settings.lag_limit
        return [
            f"{stage} partition {number}: {lag.records} records wait, over DATELINE_LAG_LIMIT={limit}"
            for (stage, number), lag in self._lags.items()
            if lag.records > limit
        ]


def sample_failures(sampled: str, failure: str | None, sampled_at: float | None, now: float) -> list[str]:
    """Return why what the broker is asked for every few seconds is not known; nothing while the last answer is recent.

    ``failure`` is what the last question ended with, ``sampled_at`` when the last answer came; both None before.
    """
    if failure is not None:
        return [f"the broker could not be asked: {failure}"]
    if sampled_at is None:
        return [f"{sampled} is not known yet: the broker has not been asked"]
    age = now - sampled_at
    return [f"{sampled} is {age:.0f} s old: the broker has not answered since"] if age > _MAX_SAMPLE_AGE else []

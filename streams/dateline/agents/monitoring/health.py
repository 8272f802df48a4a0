"""Health: whether this worker is alive, and whether it keeps up; written by its event loop, read by another thread."""

from collections.abc import Mapping, Sequence
from time import monotonic
from typing import Final

from dateline.agents.monitoring.lag import Lag, Share
from dateline.agents.partitions.assignment import Owner
from dateline.settings import Settings

SAMPLE_SECONDS: Final = 5.0
"""Between looks at the broker."""
_STALE: Final = 4 * SAMPLE_SECONDS


class Health:
    """What is known of a worker's health."""

    def __init__(self, settings: Settings, owners: Sequence[Owner]) -> None:
        self._settings = settings
        self._owners = owners
        self._beaten = monotonic()
        self._sampled: float | None = None
        self._failure: str | None = None
        self._lags: Mapping[Share, Lag] = {}

    def beat(self) -> None:
        """Take note that the event loop turns."""
        self._beaten = monotonic()

    def sample(self, lags: Mapping[Share, Lag]) -> None:
        """Take note of what waits before our partitions, as the broker told it just now."""
        self._lags, self._failure, self._sampled = lags, None, monotonic()

    def fail(self, reason: str) -> None:
        """Take note that the broker could not be asked."""
        self._failure = reason

    def unwell(self, now: float) -> list[str]:
        """Say why the worker is to be started again; nothing while it is alive. ``now`` is ``time.monotonic()``.

        A broker that is away is no reason, since another worker would not have it either. A worker whose
        records wait and do not move ends by itself.
        """
        still = now - self._beaten
        if still <= self._settings.stall_timeout or self._restoring:
            return []
        return [f"the event loop has stood still for {still:.0f} s"]

    def unready(self, now: float) -> list[str]:
        """Say why the worker does not keep up; nothing when it is assigned, recovered, and its lag is bounded."""
        if not all(owner.assigned for owner in self._owners):
            return ["no partitions: the worker is joining its group, or the group rebalances"]
        reasons = [f"{stage} partition {number}: its state is being read back" for stage, number in self._restoring]
        if self._failure is not None:
            reasons.append(f"the broker could not be asked: {self._failure}")
        elif self._sampled is None:
            reasons.append("the broker has not been asked yet what waits")
        elif now - self._sampled > _STALE:
            reasons.append(f"what waits is not known: the broker last told it {now - self._sampled:.0f} s ago")
        return [*reasons, *self.unwell(now), *self._behind()]

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

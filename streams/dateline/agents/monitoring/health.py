"""Whether this worker is alive, and whether it is ready. Its event loop writes this; the HTTP thread reads it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from dateline.agents.monitoring.lag import Lag
from dateline.agents.partitions.assignment import Owner
from dateline.agents.state.positions import Share
from dateline.process.vital_signs import Heartbeat, Sample
from dateline.settings import Settings


class Health:
    """The health of a worker: what it prepares, its heartbeat, its last sample of lags, and its owners."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._owners: Sequence[Owner] = ()
        self._preparation: str | None = None
        """What a worker does before it has an event loop; None where it does nothing of the kind."""
        self._heartbeat, self._sample = Heartbeat(), Sample("the lag")
        self._lags: Mapping[Share, Lag] = {}

    @contextmanager
    def preparing(self, what: str) -> Iterator[None]:
        """In the block the worker is alive and not ready, for the reason ``what``: no event loop runs yet."""
        self._preparation = what
        try:
            yield
        finally:
            self._heartbeat.beat()
            self._preparation = None

    def watch(self, owners: Sequence[Owner]) -> None:
        """Judge by these owners, to which others may be added later."""
        self._owners = owners

    def beat(self) -> None:
        """Record that the event loop runs."""
        self._heartbeat.beat()

    def sample(self, lags: Mapping[Share, Lag]) -> None:
        """Record the lags of our partitions, as just learned from the broker."""
        self._lags = lags
        self._sample.answer()

    def fail(self, reason: str) -> None:
        """Record that the broker could not be asked."""
        self._sample.fail(reason)

    def liveness_failures(self, now: float) -> list[str]:
        """Return why the worker has to be started again; nothing while it is alive. ``now`` is ``time.monotonic()``.

        A lost broker is not a reason, since another worker would not have it either. A worker that settles nothing
        while records wait ends by itself.
        """
        if self._preparation is not None or self._restoring:
            return []
        return self._heartbeat.failures(now, self._settings.stall_timeout)

    def readiness_failures(self, now: float) -> list[str]:
        """Return why the worker is not ready; nothing once it is assigned, restored, and its lag within the limit."""
        if self._preparation is not None:
            return [self._preparation]
        if not self._owners:
            return ["the worker starts"]
        if not all(owner.assigned for owner in self._owners):
            return ["no partitions: the worker is joining its group, or the group rebalances"]
        reasons = [
            f"{owner.stage} partition {tp.partition}: its state is being read back"
            for owner in self._owners
            for tp in owner.unrestored
        ]
        return [*reasons, *self._sample.failures(now), *self.liveness_failures(now), *self._behind()]

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

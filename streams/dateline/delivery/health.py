"""Whether the deliveries of this process are alive and ready, and the gauges of its targets."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from aiokafka.errors import KafkaError

from dateline import telemetry
from dateline.agents.stage import HANDOVER
from dateline.core.alerts.delivery.standing import Standing
from dateline.delivery.dispatcher import Dispatcher
from dateline.delivery.standings import ask_standings
from dateline.kafka.connection import failure_words
from dateline.process.log.error_words import error_words
from dateline.process.vital_signs import SAMPLE_SECONDS, Heartbeat, Sample
from dateline.settings import ResolvedSettings
from dateline.telemetry import clear_gauge, gauge

_BEAT_SECONDS: Final = 1.0
"""Seconds between two heartbeats of the event loop. Chosen by hand."""
_GAUGES: Final = (
    "alerts_held",
    "alerts_behind",
    "oldest_alert_timestamp_seconds",
    "target_failing_since_timestamp_seconds",
)


class DeliveryHealth:
    """The health of the deliveries. Their event loop writes it; the HTTP thread reads it."""

    def __init__(self, settings: ResolvedSettings, dispatchers: Sequence[Dispatcher]) -> None:
        self._settings, self._dispatchers = settings, dispatchers
        self._heartbeat, self._sample = Heartbeat(), Sample("the number of waiting alerts")
        self._standings: Sequence[Standing] = ()

    async def beat(self) -> None:
        """Send heartbeats until cancelled."""
        while True:
            self._heartbeat.beat()
            await asyncio.sleep(_BEAT_SECONDS)

    async def sample(self) -> None:
        """Ask the broker how the targets stand, and set their gauges, until cancelled."""
        names = [dispatcher.name for dispatcher in self._dispatchers]
        while True:
            try:
                async with asyncio.timeout(SAMPLE_SECONDS * 2):
                    self._standings = await ask_standings(self._settings, datetime.now(UTC), names)
            except (KafkaError, OSError, TimeoutError) as error:
                if not self._sample.failing:  # once for each time that the broker is away
                    telemetry.event("probe_failed", stage=HANDOVER, reason=error_words(error))
                self._sample.fail(failure_words(error))
            else:
                self._sample.answer()
                _report(self._standings)
            await asyncio.sleep(SAMPLE_SECONDS)

    def liveness_failures(self, now: float) -> list[str]:
        """Return why the process has to be started again; nothing while it is alive. ``now`` is ``time.monotonic()``.

        Neither a lost broker nor a target that fails is a reason: another process would fare no better.
        """
        return self._heartbeat.failures(now, self._settings.stall_timeout)

    def readiness_failures(self, now: float) -> list[str]:
        """Return why the deliveries are not ready; nothing once all targets are ours and few alerts wait."""
        reasons = [f"target {one.name}: its progress is being read" for one in self._dispatchers if not one.started]
        reasons += self._sample.failures(now)
        limit = self._settings.lag_limit
        behind = [
            f"target {one.target}: {one.behind} alerts behind, over DATELINE_LAG_LIMIT={limit}"
            for one in self._standings
            if one.behind > limit
        ]
        return [*reasons, *self.liveness_failures(now), *behind]


def _report(standings: Sequence[Standing]) -> None:
    for name in _GAUGES:
        clear_gauge(name)
    for one in standings:
        gauge("alerts_held", one.held, target=one.target)
        gauge("alerts_behind", one.behind, target=one.target)
        if one.oldest is not None:
            gauge("oldest_alert_timestamp_seconds", one.oldest.timestamp(), target=one.target)
        if one.failing_since is not None:
            since = one.failing_since.timestamp()
            gauge("target_failing_since_timestamp_seconds", since, target=one.target, error=one.error)

"""What became of alerts, as the deliverers of their targets have committed it on the broker."""

import asyncio
from collections.abc import Mapping
from time import monotonic
from typing import Final

from aiokafka import TopicPartition
from aiokafka.errors import KafkaError

from dateline import telemetry
from dateline.agents.state.target_progress import committed_progress, delivery_targets
from dateline.core.alerts.delivery.progress import Progress
from dateline.core.alerts.delivery.target import from_policy, takes
from dateline.gateway.api.models import Delivery
from dateline.kafka.alias import public_settings
from dateline.process.log.error_words import error_words
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import ALERTS, delivery_group
from dateline_schemas import Alert

_FRESH_SECONDS: Final = 5.0
"""Seconds for which an answer of the broker is used. Chosen by hand."""
_MAX_ASK_SECONDS: Final = 5.0
"""Seconds that the broker may take. Chosen by hand."""


class Deliveries:
    """The progress of all targets, asked of the broker when somebody wants to know, at most every few seconds."""

    def __init__(self, settings: Settings) -> None:
        self._settings = ResolvedSettings.unaliased(public_settings(settings))
        self._lock = asyncio.Lock()
        self._asked_at = -_FRESH_SECONDS
        self._progress: Mapping[str, Progress] | None = None

    async def progress(self) -> Mapping[str, Progress] | None:
        """Return the progress of each target, by its name; None where the broker does not answer."""
        async with self._lock:
            if monotonic() - self._asked_at >= _FRESH_SECONDS:
                try:
                    async with asyncio.timeout(_MAX_ASK_SECONDS):
                        self._progress = await self._ask()
                except (KafkaError, OSError, TimeoutError) as error:
                    telemetry.event("probe_failed", reason=error_words(error))
                    self._progress = None
                self._asked_at = monotonic()
            return self._progress

    async def _ask(self) -> Mapping[str, Progress]:
        settings, partition = self._settings, TopicPartition(ALERTS.of(self._settings), 0)
        namespace = ALERTS.within(settings)
        names = sorted(await delivery_targets(settings))
        found = [await committed_progress(settings, delivery_group(namespace, name), partition) for name in names]
        return {name: progress for name, progress in zip(names, found, strict=True) if progress is not None}


def deliveries_of(progress: Mapping[str, Progress], offset: int, alert: Alert, *, with_errors: bool) -> list[Delivery]:
    """Return what became of an alert at an offset, by target."""
    return [_delivery(name, each, offset, alert, with_errors=with_errors) for name, each in progress.items()]


def _delivery(name: str, progress: Progress, offset: int, alert: Alert, *, with_errors: bool) -> Delivery:
    target = from_policy(name, progress.policy)
    if target is not None and not takes(target, alert):
        return Delivery(target=name, state="not-wanted")
    if progress.has(offset):
        return Delivery(target=name, state="settled")
    if progress.is_failing(offset):
        error = progress.reason if with_errors else None
        return Delivery(target=name, state="failing", tries=progress.tries, since=progress.since, error=error)
    return Delivery(target=name, state="waiting")

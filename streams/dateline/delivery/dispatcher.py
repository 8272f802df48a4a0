"""The dispatcher: one target's way through the alerts, at least once and in order.

Each target has a position of its own in ``wire.alerts``, so that a target that fails or is paused delays no other.
Alerts that are held or were refused stay on the topic, and the dispatcher goes back for them; in memory stands only
what a message says of their rules. ``Handover`` decides about each alert, and sends.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from typing import Final

from aiokafka.errors import ProducerFenced

from dateline import telemetry
from dateline.core.alerts.delivery.target import to_policy
from dateline.delivery.checkpoint import Checkpoint
from dateline.delivery.handover import Handover
from dateline.delivery.notifier import Notifier
from dateline.delivery.sent_versions import MAX_REMEMBERED
from dateline.delivery.terms import Tally, Terms
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTS, delivery_group

_CLOCK_SECONDS: Final = 0.5
"""Seconds between two looks at the clock while waiting: a machine may sleep, and its clock may be set.

Chosen by hand.
"""
_MAX_COUNT_SECONDS: Final = 2.0
"""Seconds in which a stopped run counts the alerts that wait; of more, it counts the first ones.

Chosen by hand, well within the seconds that a run has between the signal and its end.
"""


class TakenOverError(Exception):
    """Another process delivers to the target now."""


class Dispatcher:
    """Delivers to one target from where the last run stopped, until ``stop`` is set or, with ``once``, to the end."""

    def __init__(
        self,
        settings: ResolvedSettings,
        notifier: Notifier,
        terms: Terms,
        stop: asyncio.Event,
        open_checkpoint: Callable[[ResolvedSettings, str, str], Checkpoint] | None = None,
    ) -> None:
        self.name = notifier.target.name
        self.started = False
        """Whether the target is ours, and its progress is known."""
        self._topic = ALERTS.of(settings)
        self._policy = to_policy(notifier.target)
        self._terms, self._stop = terms, stop
        self._checkpoint = (open_checkpoint or Checkpoint)(
            settings, delivery_group(ALERTS.within(settings), self.name), self._topic
        )
        self._handover = Handover(settings, notifier, terms, self._checkpoint)

    @property
    def tally(self) -> Tally:
        """The counts so far."""
        return self._handover.tally

    async def run(self) -> None:
        """Deliver. Raises ``TakenOverError``, and ``KafkaError`` where the broker refuses; not for a failing target."""
        async with self._owned():
            while not self._stop.is_set() and (until := await self._go_through()):
                await self._wait(until)
            if self._checkpoint.progress.since is not None:
                self.tally.left = max(self.tally.left, 1)
            if self._stop.is_set():
                await self._count_waiting()

    async def _count_waiting(self) -> None:
        """Count the alerts that a stopped run leaves to the next one, without those that are held."""
        unsent = 0
        with suppress(TimeoutError):
            async with asyncio.timeout(_MAX_COUNT_SECONDS):
                async for record in self._checkpoint.unsettled():
                    unsent += self._handover.is_to_be_sent(record)
        self.tally.waiting = max(0, unsent - self.tally.held)

    @asynccontextmanager
    async def _owned(self) -> AsyncIterator[None]:
        """Own the target's checkpoint for the duration of the block, and know what was sent before."""
        checkpoint = self._checkpoint
        try:
            async with checkpoint.acquire(self._terms.since) as is_new:
                checkpoint.progress = checkpoint.progress._replace(policy=self._policy)
                if is_new:
                    telemetry.event("target_new", target=self.name)
                telemetry.event("deliveries_started", target=self.name, offset=checkpoint.progress.position)
                async for record in checkpoint.read_before(MAX_REMEMBERED):
                    self._handover.recall(record, is_new=is_new)
                self.started = True
                yield
        except ProducerFenced as error:
            msg = f"another process delivers to the target {self.name} now; this one has stopped"
            raise TakenOverError(msg) from error

    async def _go_through(self) -> datetime | None:
        """Handle the alerts from the first unsettled one on; return when to begin again, or None to end."""
        await self._begin()
        while not self._stop.is_set():
            if self.tally.until is not None and self._terms.clock() >= self.tally.until:
                return self.tally.until
            records = await self._checkpoint.read()
            for record in records:
                await self._handover.collect(record)
            again = await self._handover.send(at_end=not records, stop=self._stop)
            if again is not None or self._stop.is_set():
                return again
            await self._checkpoint.save()
            if not records and self._terms.once and await self._checkpoint.at_end() and self._handover.is_done:
                return None
        return None

    async def _begin(self) -> None:
        deleted = await self._checkpoint.begin()
        self._handover.begin()
        if deleted:
            self.tally.deleted += deleted
            telemetry.event("alerts_deleted", target=self.name, offsets=deleted, topic=self._topic)

    async def _wait(self, until: datetime) -> None:
        """Wait until a time, or until ``stop`` is set."""
        while not self._stop.is_set() and self._terms.clock() < until:
            await self._checkpoint.save()
            try:
                await asyncio.wait_for(self._stop.wait(), _CLOCK_SECONDS)
            except TimeoutError:
                continue

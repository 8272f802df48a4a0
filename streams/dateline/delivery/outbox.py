"""Outbox: one target's way through the alerts, at least once and in order.

Each target has a position of its own in ``wire.alerts``: one that fails or is left alone holds up no
other. Nothing waits in memory. What is held, or has failed, stays on the topic, and the outbox goes
back for it.
"""

import asyncio
from datetime import datetime
from typing import Final

from aiokafka.errors import ProducerFenced

from dateline import telemetry
from dateline.delivery.checkpoint import Seat
from dateline.delivery.dispatcher import Handover, Tally, Terms
from dateline.delivery.notifier import Notifier
from dateline.settings import Settings
from dateline.topics import ALERTS, delivery_group

_LOOK_SECONDS: Final = 0.5
"""How often the clock is looked at while waiting: a machine may sleep, and its clock may be set."""


class TakenOverError(Exception):
    """Another process delivers to a target now."""


class Outbox:
    """Delivers to one target, from where it left off, until ``stop`` is set or, ``once``, to the end."""

    def __init__(self, settings: Settings, notifier: Notifier, terms: Terms, stop: asyncio.Event) -> None:
        self.name = notifier.target.name
        self._topic = ALERTS.of(settings)
        self._terms, self._stop = terms, stop
        self._seat = Seat(settings, delivery_group(ALERTS.within(settings), self.name), self._topic)
        self._handover = Handover(settings, notifier, terms, self._seat)

    @property
    def tally(self) -> Tally:
        """What became of the alerts so far."""
        return self._handover.tally

    async def run(self) -> None:
        """Deliver. Raises ``TakenOverError``, and ``KafkaError`` where the broker refuses; of a target, nothing."""
        try:
            async with self._seat.taken(self._terms.since) as new:
                if new:
                    telemetry.event("target_new", target=self.name)
                telemetry.event("deliveries_started", target=self.name, offset=self._seat.progress.position)
                while not self._stop.is_set() and (until := await self._go_through()):
                    await self._wait(until)
                if self._seat.progress.since is not None:
                    self.tally.left = max(self.tally.left, 1)
        except ProducerFenced as error:
            msg = f"another process delivers to the target {self.name} now; this one has stopped"
            raise TakenOverError(msg) from error

    async def _go_through(self) -> datetime | None:
        """Take the alerts from the first that is not settled; return when to begin again, None to end."""
        await self._begin()
        while not self._stop.is_set():
            if self.tally.until is not None and self._terms.clock() >= self.tally.until:
                return self.tally.until
            records = await self._seat.read()
            for record in records:
                again = await self._handover.take(record)
                if again is not None or self._stop.is_set():
                    return again
            await self._seat.keep()
            if not records and self._terms.once and await self._seat.at_end():
                return None
        return None

    async def _begin(self) -> None:
        self._handover.begin()
        deleted = await self._seat.begin()
        if deleted:
            self.tally.deleted += deleted
            telemetry.event("alerts_deleted", target=self.name, offsets=deleted, topic=self._topic)

    async def _wait(self, until: datetime) -> None:
        """Wait for a time, or for the end."""
        while not self._stop.is_set() and self._terms.clock() < until:
            await self._seat.keep()
            try:
                await asyncio.wait_for(self._stop.wait(), _LOOK_SECONDS)
            except TimeoutError:
                continue

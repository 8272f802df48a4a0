"""Outbox: one target's way through the alerts, at least once and in order.

Each target is a consumer group of its own with a position of its own in ``wire.alerts``: one that fails or
is left alone holds up no other. Nothing waits in memory. What is held, or has failed, stays on the
topic, and the outbox goes back for it.
"""

import asyncio
from datetime import datetime
from typing import Final

from aiokafka.errors import CommitFailedError, IllegalStateError

from streams import telemetry
from streams.agents.handover import Handover, Tally, Terms
from streams.agents.seat import Seat
from streams.notifier import Notifier
from streams.settings import Settings
from streams.topics import ALERTS

_LOOK_SECONDS: Final = 0.5
"""How often the clock is looked at while waiting: a machine may sleep, and its clock may be set."""


class Outbox:
    """Delivers to one target, from where it left off, until ``stop`` is set or, ``once``, to the end."""

    def __init__(self, settings: Settings, notifier: Notifier, terms: Terms, stop: asyncio.Event) -> None:
        self.name = notifier.target.name
        self._topic = ALERTS.name(settings.namespace)
        self._terms, self._stop = terms, stop
        self._seat = Seat(settings, f"{settings.namespace}-deliver-{self.name}", self._topic)
        self._handover = Handover(settings, notifier, terms, self._seat)

    @property
    def tally(self) -> Tally:
        """What became of the alerts so far."""
        return self._handover.tally

    async def run(self) -> None:
        """Deliver. Raises ``KafkaError`` where the broker refuses; whatever the target does, nothing."""
        async with self._seat.taken():
            while await self._seated():
                term = self._seat.term
                try:
                    until = await self._go_through()
                    if until is None:
                        return
                    await self._wait(until)
                except (CommitFailedError, IllegalStateError):
                    # Another has the partition, or it is being given anew: what was not committed is read again.
                    if self._seat.term == term:
                        self._seat.lose()

    async def _seated(self) -> bool:
        """Wait until the group has given this member the partition; False when there is nothing to wait for."""
        while not self._stop.is_set():
            if self._seat.mine:
                return True
            if self._seat.told.is_set() and self._terms.once:
                self.tally.elsewhere = True
                return False
            await self._sleep()
            await self._seat.stay()
        return False

    async def _go_through(self) -> datetime | None:
        """Take the alerts from the first that is not settled; return when to begin again, None to end."""
        term = self._seat.term
        await self._begin()
        while not self._stop.is_set():
            if self.tally.until is not None and self._terms.clock() >= self.tally.until:
                return self.tally.until
            records = await self._seat.read()
            for record in records:
                async with self._seat.lock:
                    if self._seat.term != term or self._stop.is_set():
                        return self._terms.clock()
                    again = await self._handover.take(record)
                if again is not None:
                    return again
            async with self._seat.lock:
                if self._seat.term == term:
                    await self._seat.keep()
            if not records and self._terms.once and await self._seat.at_end():
                return None
        return None

    async def _begin(self) -> None:
        async with self._seat.lock:
            deleted = await self._seat.begin(self._terms.since)
            self._handover.begin()
        name = self.name
        if deleted is None:
            telemetry.event("target_new", target=name, first_offset=self._seat.settled.position)
        elif deleted:
            self.tally.deleted += deleted
            telemetry.event("alerts_deleted", target=name, offsets=deleted, topic=self._topic)

    async def _wait(self, until: datetime) -> None:
        """Wait for a time, the end, or the partition's going; stay in the group meanwhile."""
        term = self._seat.term
        if not self._seat.mine:
            return
        self._seat.pause()
        while self._seat.term == term and not self._stop.is_set() and self._terms.clock() < until:
            await self._sleep()
            await self._seat.stay()

    async def _sleep(self) -> None:
        try:
            await asyncio.wait_for(self._stop.wait(), _LOOK_SECONDS)
        except TimeoutError:
            return

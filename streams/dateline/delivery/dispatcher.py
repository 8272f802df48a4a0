"""Handover: what becomes of one alert at one target: skipped, held, sent, tried again later, or given up.

Outbox: one target's way through the alerts, at least once and in order.

Each target has a position of its own in ``wire.alerts``: one that fails or is left alone holds up no
other. Nothing waits in memory. What is held, or has failed, stays on the topic, and the outbox goes
back for it.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from aiokafka.errors import ProducerFenced

from dateline import telemetry
from dateline.agents.stage import HANDOVER
from dateline.core.alerts.delivery.message import compose, idempotency_key
from dateline.core.alerts.delivery.retry import free_at, next_try
from dateline.core.alerts.delivery.target import decide
from dateline.delivery.checkpoint import Seat
from dateline.delivery.notifier import Notifier
from dateline.kafka.codec import Incoming, UndecodableError, decode
from dateline.kafka.dead_letters import dead_letter
from dateline.kafka.transactions import fits
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import ALERTS, DEAD_LETTER, delivery_group
from dateline_schemas.alert import Alert

ONCE_TRIES: Final = 3
"""So many failures, and a run that is to end leaves a target's alerts to the next run."""
_LOUD: Final = 5
"""From so many failures at one alert on, the target is reported as failing."""


class GivenUpError(Exception):
    """A target refused an alert for too long."""


class Terms(NamedTuple):
    """How a run delivers. ``clock`` tells the time with its zone, ``chance`` a number from 0 to 1.

    A target that is new begins with what came ``since``; None: with all there is. What fails for
    ``give_up_after`` becomes a dead letter; None: never.
    """

    clock: Callable[[], datetime]
    chance: Callable[[], float]
    once: bool = False
    since: datetime | None = None
    give_up_after: timedelta | None = None


class Tally:
    """What became of a target's alerts.

    ``held`` and ``left`` count those that are still to be sent: in quiet hours, and refused, with those behind
    them; of a run that goes on, ``left`` is the one that was refused last.
    """

    sent = held = left = skipped = dead = deleted = 0
    until: datetime | None = None


class Handover:
    """Hands alerts over to one target, and moves its seat's progress on."""

    def __init__(self, settings: Settings, notifier: Notifier, terms: Terms, seat: Seat) -> None:
        self.target = notifier.target
        self.tally = Tally()
        self._dead_letters = DEAD_LETTER.name(settings.namespace)
        self._notifier, self._terms, self._seat = notifier, terms, seat
        self._sent: deque[datetime] = deque(maxlen=self.target.per_minute or 1)
        self._failures = 0
        self._blocked = False
        self._told_until: datetime | None = None

    def begin(self) -> None:
        """Begin again with the first alert that is not settled."""
        self.tally.held = self.tally.left = 0
        self.tally.until = None
        self._blocked = False

    async def take(self, record: Incoming) -> datetime | None:
        """Deal with one alert; return when to begin again, where nothing can be sent before."""
        now = self._terms.clock()
        if self.tally.until is not None and now >= self.tally.until:
            return now  # what was held comes first
        if record.offset in self._seat.progress.ahead:
            self._skip(record)
            return None
        try:
            alert = decode(Alert, record.value)
        except UndecodableError as error:
            await self._bury(record, error)
            return None
        decision = decide(self.target, alert, now)
        if decision.what == "skip":
            self.tally.skipped += self._in_turn
            self._skip(record)
        elif decision.until is not None:
            self._hold(decision.until)
        elif self._blocked:
            self.tally.left += 1
        else:
            return await self._send(record, alert)
        return None

    @property
    def _in_turn(self) -> bool:
        """Whether all before it is settled."""
        return self.tally.until is None and not self._blocked

    def _skip(self, record: Incoming) -> None:
        if self._in_turn:
            self._seat.progress = self._seat.progress.settled(record.offset, in_turn=True)

    def _hold(self, until: datetime) -> None:
        self.tally.held += 1
        self.tally.until = min(until, self.tally.until or until)
        if self.tally.until != self._told_until:
            self._told_until = self.tally.until
            telemetry.event("alerts_held", target=self.target.name, until=self.tally.until.isoformat())

    async def _send(self, record: Incoming, alert: Alert) -> datetime | None:
        if full := free_at(self._sent, self.target.per_minute, self._terms.clock()):
            return full
        key = idempotency_key(alert.alert_id, self.target.name)
        why = await self._notifier.send(compose(alert, key), key)
        if why is not None:
            return await self._failed(record, key, why)
        self._sent.append(self._terms.clock())
        self._failures = 0
        self.tally.sent += 1
        telemetry.event("alert_sent", target=self.target.name, key=key, rule=alert.rule, occasion=alert.occasion)
        await self._seat.commit(self._seat.progress.settled(record.offset, in_turn=self._in_turn))
        return None

    async def _failed(self, record: Incoming, key: str, why: str) -> datetime | None:
        now = self._terms.clock()
        progress = self._seat.progress.failed(record.offset, now)
        lasted = now - (progress.since or now)
        if self._terms.give_up_after is not None and lasted >= self._terms.give_up_after:
            told = f"target {self.target.name} refused it {progress.tries} times in {lasted}: {why}"
            telemetry.event("alert_given_up", target=self.target.name, key=key, tries=progress.tries, why=why)
            await self._bury(record, GivenUpError(told))
            return None
        self._failures += 1
        again = now + next_try(self.target.retry, progress.tries, self._terms.chance())
        told_of = {"target": self.target.name, "key": key, "tries": progress.tries, "why": why}
        if progress.tries < _LOUD:
            telemetry.event("alert_failed", **told_of, again=f"{again:%H:%M:%S}")
        else:
            telemetry.event("target_failing", **told_of, since=progress.since, again=f"{again:%H:%M:%S}")
        await self._seat.commit(progress)
        if self._terms.once and self._failures >= ONCE_TRIES:
            self._blocked = True
            self.tally.left = 1
            return None
        return again

    async def _bury(self, record: Incoming, error: Exception) -> None:
        whole = fits(record)
        letter = dead_letter(record, HANDOVER, error, self._dead_letters, whole=whole)
        await self._seat.commit(self._seat.progress.settled(record.offset, in_turn=self._in_turn), letter)
        self.tally.dead += 1
        telemetry.event("dead_letters", stage=HANDOVER, target=self.target.name, offset=record.offset, why=error)


_LOOK_SECONDS: Final = 0.5
"""How often the clock is looked at while waiting: a machine may sleep, and its clock may be set."""


class TakenOverError(Exception):
    """Another process delivers to a target now."""


class Outbox:
    """Delivers to one target, from where it left off, until ``stop`` is set or, ``once``, to the end."""

    def __init__(self, settings: ResolvedSettings, notifier: Notifier, terms: Terms, stop: asyncio.Event) -> None:
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

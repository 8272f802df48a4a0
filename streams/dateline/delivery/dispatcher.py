"""The dispatcher: one target's way through the alerts, at least once and in order.

Each target has a position of its own in ``wire.alerts``, so that a target that fails or is paused delays no other.
Nothing waits in memory: alerts that are held or were refused stay on the topic, and the dispatcher goes back for them.
``Handover`` decides about one alert: skip it, hold it, send it, try it again later, or give it up.
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
from dateline.delivery.checkpoint import Checkpoint
from dateline.delivery.notifier import Notifier
from dateline.kafka.codec import Incoming, UndecodableError, decode
from dateline.kafka.dead_letters import dead_letter
from dateline.kafka.transactions import fits
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import ALERTS, DEAD_LETTER, delivery_group
from dateline_schemas.alert import Alert

MAX_ONCE_FAILURES: Final = 3
"""Failures in a row after which a run with ``once`` leaves a target's alerts to the next run. Chosen by hand."""
_MIN_REPORTED_FAILURES: Final = 5
"""Failures of one alert from which on its target is reported as failing. Chosen by hand."""
_CLOCK_SECONDS: Final = 0.5
"""Seconds between two looks at the clock while waiting: a machine may sleep, and its clock may be set.

Chosen by hand.
"""


class GivenUpError(Exception):
    """A target refused an alert for longer than the limit."""


class TakenOverError(Exception):
    """Another process delivers to the target now."""


class Terms(NamedTuple):
    """How a run delivers."""

    clock: Callable[[], datetime]
    """Returns the time, with its zone."""
    chance: Callable[[], float]
    """Returns a random number from 0 to 1, which varies the time of the next try."""
    once: bool = False
    """Whether the run ends at the end of the alerts."""
    since: datetime | None = None
    """A new target begins with the alerts sent then or later; with None, with all."""
    give_up_after: timedelta | None = None
    """An alert that fails for this long becomes a dead letter; with None, never."""


class Tally:
    """Counts of what became of a target's alerts.

    ``held`` and ``left`` count alerts still to be sent: ``held`` those in quiet hours, ``left`` the refused one and
    those after it. In a run that goes on, ``left`` counts only the one refused last.
    """

    sent = held = left = skipped = dead = deleted = 0
    until: datetime | None = None
    """When the quiet hours of the held alerts end."""


class Dispatcher:
    """Delivers to one target from where the last run stopped, until ``stop`` is set or, with ``once``, to the end."""

    def __init__(self, settings: ResolvedSettings, notifier: Notifier, terms: Terms, stop: asyncio.Event) -> None:
        self.name = notifier.target.name
        self._topic = ALERTS.of(settings)
        self._terms, self._stop = terms, stop
        self._checkpoint = Checkpoint(settings, delivery_group(ALERTS.within(settings), self.name), self._topic)
        self._handover = Handover(settings, notifier, terms, self._checkpoint)

    @property
    def tally(self) -> Tally:
        """The counts so far."""
        return self._handover.tally

    async def run(self) -> None:
        """Deliver. Raises ``TakenOverError``, and ``KafkaError`` where the broker refuses; not for a failing target."""
        try:
            async with self._checkpoint.acquire(self._terms.since) as is_new:
                if is_new:
                    telemetry.event("target_new", target=self.name)
                telemetry.event("deliveries_started", target=self.name, offset=self._checkpoint.progress.position)
                while not self._stop.is_set() and (until := await self._go_through()):
                    await self._wait(until)
                if self._checkpoint.progress.since is not None:
                    self.tally.left = max(self.tally.left, 1)
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
                again = await self._handover.handle(record)
                if again is not None or self._stop.is_set():
                    return again
            await self._checkpoint.save()
            if not records and self._terms.once and await self._checkpoint.at_end():
                return None
        return None

    async def _begin(self) -> None:
        self._handover.begin()
        deleted = await self._checkpoint.begin()
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


class Handover:
    """Decides about alerts to one target, sends them, and advances the target's checkpoint."""

    def __init__(self, settings: Settings, notifier: Notifier, terms: Terms, checkpoint: Checkpoint) -> None:
        self.target = notifier.target
        self.tally = Tally()
        self._settings = settings
        self._dead_letters = DEAD_LETTER.name(settings.namespace)
        self._notifier, self._terms, self._checkpoint = notifier, terms, checkpoint
        self._sent: deque[datetime] = deque(maxlen=self.target.per_minute or 1)
        self._failures = 0
        self._blocked = False
        """Whether the rest of the alerts is left to the next run."""
        self._reported_until: datetime | None = None

    def begin(self) -> None:
        """Reset the counts, to begin again with the first unsettled alert."""
        self.tally.held = self.tally.left = 0
        self.tally.until = None
        self._blocked = False

    async def handle(self, record: Incoming) -> datetime | None:
        """Handle one alert; return when to begin again where nothing can be sent before, else None."""
        now = self._terms.clock()
        if self.tally.until is not None and now >= self.tally.until:
            return now  # the held alerts come first
        if record.offset in self._checkpoint.progress.ahead:
            self._skip(record)
            return None
        try:
            alert = decode(Alert, record.value)
        except UndecodableError as error:
            await self._send_to_dead_letters(record, error)
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
        """Whether every alert before this one is settled."""
        return self.tally.until is None and not self._blocked

    def _skip(self, record: Incoming) -> None:
        if self._in_turn:
            self._checkpoint.progress = self._checkpoint.progress.settled(record.offset, in_turn=True)

    def _hold(self, until: datetime) -> None:
        self.tally.held += 1
        self.tally.until = min(until, self.tally.until or until)
        if self.tally.until != self._reported_until:
            self._reported_until = self.tally.until
            telemetry.event("alerts_held", target=self.target.name, until=self.tally.until.isoformat())

    async def _send(self, record: Incoming, alert: Alert) -> datetime | None:
        if when_free := free_at(self._sent, self.target.per_minute, self._terms.clock()):
            return when_free
        key = idempotency_key(alert.alert_id, self.target.name)
        why = await self._notifier.send(compose(alert, key), key)
        if why is not None:
            return await self._failed(record, key, why)
        self._sent.append(self._terms.clock())
        self._failures = 0
        self.tally.sent += 1
        telemetry.event("alert_sent", target=self.target.name, key=key, rule=alert.rule, occasion=alert.occasion)
        await self._checkpoint.commit(self._checkpoint.progress.settled(record.offset, in_turn=self._in_turn))
        return None

    async def _failed(self, record: Incoming, key: str, why: str) -> datetime | None:
        now = self._terms.clock()
        progress = self._checkpoint.progress.failed(record.offset, now)
        lasted = now - (progress.since or now)
        if self._terms.give_up_after is not None and lasted >= self._terms.give_up_after:
            reason = f"target {self.target.name} refused it {progress.tries} times in {lasted}: {why}"
            telemetry.event("alert_given_up", target=self.target.name, key=key, tries=progress.tries, why=why)
            await self._send_to_dead_letters(record, GivenUpError(reason))
            return None
        self._failures += 1
        again = now + next_try(self.target.retry, progress.tries, self._terms.chance())
        failure = {"target": self.target.name, "key": key, "tries": progress.tries, "why": why}
        if progress.tries < _MIN_REPORTED_FAILURES:
            telemetry.event("alert_failed", **failure, again=f"{again:%H:%M:%S}")
        else:
            telemetry.event("target_failing", **failure, since=progress.since, again=f"{again:%H:%M:%S}")
        await self._checkpoint.commit(progress)
        if self._terms.once and self._failures >= MAX_ONCE_FAILURES:
            self._blocked = True
            self.tally.left = 1
            return None
        return again

    async def _send_to_dead_letters(self, record: Incoming, error: Exception) -> None:
        whole = fits(record, self._settings)
        letter = dead_letter(record, HANDOVER, error, self._dead_letters, whole=whole)
        await self._checkpoint.commit(self._checkpoint.progress.settled(record.offset, in_turn=self._in_turn), letter)
        self.tally.dead += 1
        telemetry.event("dead_letters", stage=HANDOVER, target=self.target.name, offset=record.offset, why=error)

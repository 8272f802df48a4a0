"""The rehearsal: one target's way through the alerts that wait, with nothing sent and nothing committed.

The dispatcher and the handover decide and compose as they do when they send. Only what surrounds them differs: the
notifier records each message, the checkpoint keeps its progress in memory, and the clock moves to the time at which
the next held alert is due. It leaves out ``per_minute``, and assumes that every attempt succeeds and that no other
alert comes meanwhile.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from aiokafka import AIOKafkaConsumer

from dateline.agents.state.target_progress import committed_progress
from dateline.core.alerts.delivery.bundle import GROUPING_SECONDS
from dateline.core.alerts.delivery.message import Message
from dateline.core.alerts.delivery.progress import Progress
from dateline.delivery.checkpoint import Checkpoint
from dateline.delivery.dispatcher import Dispatcher
from dateline.delivery.notifier import Notifier
from dateline.delivery.terms import Terms
from dateline.kafka.clients import reading
from dateline.kafka.codec import Incoming, Outgoing
from dateline.settings import ResolvedSettings, Settings

_PAUSE_SECONDS: Final = 0.02
"""Seconds between two looks at a bundle whose alert has a time ahead of this machine's clock. Chosen by hand."""


class PlannedMessage(NamedTuple):
    """A message as it would go to a target."""

    due: datetime | None
    """When it would go; None for now."""
    key: str
    message: Message


class Rehearsal(Dispatcher):
    """Goes through the alerts that one target still has to get, and calls ``plan`` with each message in its order."""

    def __init__(
        self,
        settings: ResolvedSettings,
        notifier: Notifier,
        since: datetime | None,
        now: datetime,
        plan: Callable[[PlannedMessage], None],
    ) -> None:
        self._plan = plan
        self._start = self._now = now + timedelta(seconds=GROUPING_SECONDS)  # no bundle waits for others any more
        terms = Terms(clock=lambda: self._now, chance=lambda: 0.5, once=True, since=since)
        super().__init__(settings, _Recorder(notifier, self._record), terms, asyncio.Event(), RehearsalCheckpoint)

    @property
    def dead_letters(self) -> list[Outgoing]:
        """The alerts that would become dead letters, as such."""
        return self._checkpoint.letters if isinstance(self._checkpoint, RehearsalCheckpoint) else []

    async def run(self) -> None:
        """Go through the alerts until none is held. Raises ``KafkaError`` where the broker refuses."""
        async with self._owned():
            while until := await self._go_through() or self.tally.until:
                self._now = max(self._now, until)

    def _record(self, message: Message, key: str) -> None:
        self._plan(PlannedMessage(None if self._now == self._start else self._now, key, message))


class RehearsalCheckpoint(Checkpoint):
    """A target's checkpoint, read once: progress stays in memory, and the process that owns it is not fenced.

    The topic ends where it ended at the start, so that alerts which come meanwhile are not planned for a later time.
    """

    def __init__(self, settings: Settings, group: str, topic: str) -> None:
        super().__init__(settings, group, topic)
        self.letters: list[Outgoing] = []
        """The dead letters that would be sent."""
        self._limit = 0

    @asynccontextmanager
    async def acquire(self, since: datetime | None) -> AsyncIterator[bool]:
        """Read the progress for the duration of the block; yield whether there is none yet."""
        async with reading(self._settings) as reader:
            reader.assign([self._partition])
            self._reader: AIOKafkaConsumer = reader
            committed = await committed_progress(self._settings, self._group, self._partition)
            self.progress = committed or Progress(await self._first_since(since))
            self._limit = (await reader.end_offsets([self._partition]))[self._partition]
            yield committed is None

    async def read(self) -> list[Incoming]:
        """Return the next records; an empty list behind the end that the topic had at the start."""
        if await self.at_end():
            await asyncio.sleep(_PAUSE_SECONDS)
            return []
        return [record for record in await super().read() if record.offset < self._limit]

    async def at_end(self) -> bool:
        """Whether all records that the topic had at the start are read."""
        position: int = await self._reader.position(self._partition)
        return position >= self._limit

    async def _commit(self, progress: Progress, letters: Iterable[Outgoing]) -> None:
        self.progress = progress
        self.letters += letters

    async def save(self) -> None:
        """Do nothing: the progress is in memory."""


class _Recorder(Notifier):
    """A target that accepts every message at once, and as many in a minute as there are."""

    def __init__(self, notifier: Notifier, record: Callable[[Message, str], None]) -> None:
        super().__init__(notifier.target.model_copy(update={"per_minute": None}))
        self._record = record

    async def send(self, message: Message, key: str) -> str | None:
        """Record a message."""
        self._record(message, key)
        return None

"""A dispatcher that a signal stops says how many alerts it leaves to the next run."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest

from dateline.core.alerts.delivery.message import Message
from dateline.core.alerts.delivery.progress import Progress
from dateline.core.alerts.delivery.target import Target
from dateline.delivery import dispatcher as module
from dateline.delivery.dispatcher import Dispatcher
from dateline.delivery.notifier import Notifier
from dateline.delivery.terms import Terms
from dateline.kafka.codec import Incoming, encode
from dateline.settings import ResolvedSettings
from tests.alerts import alert

NOW = datetime(2026, 2, 7, 23, 0, tzinfo=UTC)


class Topic:
    """A checkpoint of twelve alerts, of which one read returns at most five."""

    def __init__(self, *_: object) -> None:
        self.progress = Progress(0)
        self.records = [
            Incoming("a", 0, at, int((NOW - timedelta(hours=1)).timestamp() * 1000), None, encode(alert(at + 1)), ())
            for at in range(12)
        ]
        self.at = 0

    @asynccontextmanager
    async def acquire(self, _since: object) -> AsyncIterator[bool]:
        yield False

    async def begin(self) -> int:
        self.at = self.progress.position
        return 0

    async def read_before(self, _count: int) -> AsyncIterator[Incoming]:
        for record in self.records[:0]:
            yield record

    async def read(self) -> list[Incoming]:
        await asyncio.sleep(0.01)
        records = self.records[self.at : self.at + 5]
        self.at += len(records)
        return records

    async def unsettled(self) -> AsyncIterator[Incoming]:
        for record in self.records:
            if not self.progress.has(record.offset):
                yield record

    async def commit(self, progress: Progress) -> None:
        self.progress = progress

    async def save(self) -> None: ...

    async def at_end(self) -> bool:
        return self.at >= len(self.records)


@pytest.mark.parametrize("once", [False, True])
@pytest.mark.parametrize(
    ("target", "sent", "held", "waiting"),
    [({"per_minute": 4}, 4, 0, 8), ({"per_minute": 4, "rules": ["other"]}, 0, 0, 0)],
)
def test_a_stopped_run_counts_all_alerts_that_wait(
    monkeypatch: pytest.MonkeyPatch, target: dict[str, Any], sent: int, held: int, waiting: int, *, once: bool
) -> None:
    monkeypatch.setattr(module, "Checkpoint", Topic)
    stop = asyncio.Event()

    class Receiver:
        medium = "chat"

        def __init__(self) -> None:
            given = {"name": "fast", "url": "json://x", "rules": ["floods"], **target}
            self.target = Target.model_validate(given)

        async def send(self, _message: Message, _key: str) -> None: ...

    settings = cast("ResolvedSettings", SimpleNamespace(namespace="wire", public="wire"))

    async def run() -> Dispatcher:
        terms = Terms(clock=lambda: NOW, chance=lambda: 0.5, once=once)
        dispatcher = Dispatcher(settings, cast("Notifier", Receiver()), terms, stop)
        asyncio.get_running_loop().call_later(0.3, stop.set)
        await dispatcher.run()
        return dispatcher

    tally = asyncio.run(run()).tally
    assert (tally.sent, tally.held, tally.waiting) == (sent, held, waiting)

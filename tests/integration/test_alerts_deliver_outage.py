"""Delivery goes on by itself after a broker was away longer than the client asks a question."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer
from aiokafka.errors import KafkaError

from dateline.core.alerts.delivery.progress import Progress
from dateline.delivery.checkpoint import Checkpoint
from dateline.delivery.terms import Terms
from dateline.kafka import clients
from dateline.kafka.embedded_broker.broker import free_port
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from tests.alerts import Hook, alert, send_alerts
from tests.integration.test_alerts_deliver import dispatcher, wall
from tests.integration.test_embedded_broker_restart import Broker


@pytest.fixture
def failed(monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """An event that is set once a failure is committed."""
    event, commit = asyncio.Event(), Checkpoint.commit

    async def commit_and_tell(self: Checkpoint, progress: Progress, *letters: Any) -> None:  # noqa: ANN401 - as it is
        await commit(self, progress, *letters)
        if progress.tries:
            event.set()

    monkeypatch.setattr(Checkpoint, "commit", commit_and_tell)
    return event


@pytest.fixture
def given_up(monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """An event that is set once the client gave a question up, which it does after a second instead of 40."""
    ends: Any = AIOKafkaConsumer.end_offsets
    event, options = asyncio.Event(), clients.client_options

    async def ask(self: AIOKafkaConsumer, partitions: Any) -> Any:  # noqa: ANN401 - as aiokafka has it
        try:
            return await ends(self, partitions)
        except KafkaError:
            event.set()
            raise

    monkeypatch.setattr(AIOKafkaConsumer, "end_offsets", ask)
    monkeypatch.setattr(clients, "client_options", lambda given: {**options(given), "request_timeout_ms": 1_000})
    return event


async def test_a_target_that_fails_outlives_a_broker_that_is_away_long(
    tmp_path: Path, hook: Hook, failed: asyncio.Event, given_up: asyncio.Event
) -> None:
    settings = ResolvedSettings(broker=f"127.0.0.1:{free_port()}", namespace="away", data_dir=tmp_path)
    broker, stop = Broker(settings), asyncio.Event()
    await broker.start()
    await create_topics(settings)
    await send_alerts(settings, alert())
    hook.answers["/desk"] = [500]
    fields = {"url": hook.url("/desk"), "retry": {"first": 5, "cap": 5}}
    one = dispatcher(settings, fields, Terms(wall, lambda: 0.0), stop)
    running = asyncio.create_task(one.run())
    async with asyncio.timeout(120):
        await failed.wait()
        await broker.stop()
        await given_up.wait()
        await broker.start()
        await asyncio.to_thread(hook.wait_for, "/desk", 2)
        stop.set()
        await running
    await broker.stop()
    assert hook.keys("/desk") == ["alert-1:desk"] * 2
    assert one.tally.sent == 1

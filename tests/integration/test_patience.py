"""A command whose broker goes away between two of its steps waits for it, and goes on when it is back."""

import asyncio
from pathlib import Path

import pytest
from aiokafka.errors import KafkaConnectionError

from dateline.kafka import connection
from dateline.kafka.answer_limit import ANSWER_LIMIT, PATIENCE
from dateline.kafka.clients import administering, reading
from dateline.kafka.connection import Connectivity
from dateline.settings import ResolvedSettings
from tests.bench.commands.outage import EmbeddedServer


async def test_the_next_step_waits_for_the_broker_and_the_first_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = asyncio.Event()
    monkeypatch.setattr(connection, "BROKER", Connectivity(report=lambda *_, **__: lost.set()))
    broker = EmbeddedServer(tmp_path)
    settings = ResolvedSettings(broker=broker.address, namespace="patience")

    async def next_step() -> set[str]:
        async with reading(settings) as reader:
            return set(await reader.topics())

    with PATIENCE.set_to(waits=True), ANSWER_LIMIT.set_to(1.0):
        with pytest.raises(KafkaConnectionError):
            await next_step()
        connection.BROKER.clear()  # else the next loss, within ten seconds, is not reported
        await asyncio.to_thread(broker.start)
        async with administering(settings) as admin:
            await admin.list_topics()
        await asyncio.to_thread(broker.stop)
        lost.clear()
        step = asyncio.create_task(next_step())
        async with asyncio.timeout(60):
            await lost.wait()
            await asyncio.to_thread(broker.start)
            try:
                assert isinstance(await step, set)
            finally:
                await asyncio.to_thread(broker.stop)

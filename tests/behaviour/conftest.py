"""The flow of each behaviour test: in memory, and on the broker of the session."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from dateline.core.places.resolve import Atlas
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from tests.flow import BrokerFlow, Flow, MemoryFlow
from tests.worker_process import WorkerProcess

NO_BROKER = "127.0.0.1:1"


@pytest.fixture(params=["memory", "broker"])
def flow_settings(request: pytest.FixtureRequest, namespace: str) -> ResolvedSettings:
    """Each test runs without a broker, and on the broker that ``--broker`` names; topics have one partition."""
    if request.param == "memory":
        return ResolvedSettings(broker=NO_BROKER, namespace=namespace, partitions=1)
    settings: ResolvedSettings = request.getfixturevalue("settings")
    return settings.model_copy(update={"partitions": 1, "session_timeout": 6})


@pytest.fixture
async def flow(flow_settings: ResolvedSettings, atlas: Atlas, tmp_path: Path) -> AsyncIterator[Flow]:
    if flow_settings.broker == NO_BROKER:
        yield MemoryFlow(flow_settings, atlas)
        return
    await create_topics(flow_settings)
    with WorkerProcess(flow_settings, tmp_path / "worker.log") as worker:
        yield BrokerFlow(flow_settings, worker)
        assert worker.stop() == 0, worker.log()

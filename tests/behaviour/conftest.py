from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from streams.core.places import Atlas
from streams.provision import create_topics
from streams.settings import Settings
from tests.flow import BrokerFlow, Flow, MemoryFlow
from tests.worker_process import WorkerProcess

ADDRESS_OF_NO_BROKER = "127.0.0.1:1"


@pytest.fixture(params=["memory", "broker"])
async def flow(request: pytest.FixtureRequest, namespace: str, atlas: Atlas, tmp_path: Path) -> AsyncIterator[Flow]:
    """The same suite without a broker, and on the one that ``--broker`` names; one partition a topic."""
    if request.param == "memory":
        yield MemoryFlow(Settings(broker=ADDRESS_OF_NO_BROKER, namespace=namespace, partitions=1), atlas)
        return
    base: Settings = request.getfixturevalue("settings")
    settings = base.model_copy(update={"partitions": 1, "session_timeout": 6})
    await create_topics(settings)
    with WorkerProcess(settings, tmp_path / "worker.log") as worker:
        yield BrokerFlow(settings, worker)
        assert worker.stop() == 0, worker.log()

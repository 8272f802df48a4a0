"""A worker on a listener with TLS and a password; every client of the worker uses both."""

import asyncio
from pathlib import Path

import pytest
from pydantic import SecretStr

from dateline.demo.pages import demo_pages
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import BRIEFS
from tests.flow import read_topic, send_all, settled
from tests.kafka.security import PASSWORD, USER
from tests.kafka.server import KafkaServer
from tests.worker_process import WorkerProcess

pytestmark = pytest.mark.kafka


@pytest.fixture
def secured(settings: ResolvedSettings, kafka_server: KafkaServer) -> ResolvedSettings:
    secured_settings = {
        "broker": kafka_server.secured_address,
        "security_protocol": "SASL_SSL",
        "sasl_username": USER,
        "sasl_password": SecretStr(PASSWORD),
        "ssl_cafile": kafka_server.certificate,
        "partitions": 1,
        "log_level": "DEBUG",
    }
    return settings.model_copy(update=secured_settings)


async def test_the_flow_runs_over_tls_with_a_password(secured: ResolvedSettings, tmp_path: Path) -> None:
    await create_topics(secured)
    await send_all(secured, [(b"its key", demo_pages()[0])])
    with WorkerProcess(secured, tmp_path / "worker.log") as worker:
        await settled(secured, worker)
        assert worker.stop() == 0
    assert len(await read_topic(secured, BRIEFS)) == 8


async def test_a_worker_with_a_wrong_password_ends(secured: ResolvedSettings, tmp_path: Path) -> None:
    await create_topics(secured)
    stranger = secured.model_copy(update={"sasl_password": SecretStr("a guess")})
    with WorkerProcess(stranger, tmp_path / "worker.log") as worker:
        assert await asyncio.to_thread(worker.process.wait, 60) != 0
    assert "refuses the login" in worker.log()

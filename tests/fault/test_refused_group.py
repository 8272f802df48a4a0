"""A broker that lets nobody join a group with the settings given: whoever would join ends, and says which setting."""

import asyncio
from contextlib import aclosing
from pathlib import Path

import pytest

from dateline.client.subscribe import subscribe
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings, SettingsError
from tests.fault.refused_worker import assert_it_names, each_worker
from tests.integration.command import dateline
from tests.kafka.server import KafkaServer

pytestmark = pytest.mark.kafka

PROBLEM = "DATELINE_SESSION_TIMEOUT=3000: the broker allows 1 to 1800 s"


@pytest.fixture
async def long(settings: ResolvedSettings, kafka_server: KafkaServer) -> ResolvedSettings:
    """Have sessions that are longer than the broker allows, which Dateline's own bounds let pass."""
    del kafka_server  # the embedded broker does not tell what it allows
    await create_topics(settings)
    return settings.model_copy(update={"session_timeout": 3000})


@each_worker
async def test_a_worker_ends_and_names_the_setting(long: ResolvedSettings, tmp_path: Path, rules: str | None) -> None:
    await assert_it_names(PROBLEM, long, tmp_path, rules)


async def test_a_subscriber_in_a_group_hears_which_setting(long: ResolvedSettings) -> None:
    async with aclosing(subscribe(group="desk", settings=long)) as stories:
        with pytest.raises(SettingsError, match=PROBLEM):
            await asyncio.wait_for(anext(stories), 60)


async def test_doctor_knows_it_before(long: ResolvedSettings) -> None:
    told = await asyncio.to_thread(dateline, long, "doctor")
    assert told.returncode == 2
    assert PROBLEM in told.stdout.decode()

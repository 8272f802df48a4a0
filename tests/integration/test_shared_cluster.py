"""A cluster that others use too: a client reads the topics that it works with, and none of the others."""

import asyncio
import re
from typing import Any

import aiokafka.conn
import pytest
from aiokafka.protocol.metadata import MetadataRequest

from dateline.agents.monitoring.lag import lag
from dateline.kafka.alias import resolve
from dateline.kafka.clients import administering, new_producer, reading
from dateline.kafka.groups.session import session_limits
from dateline.kafka.topic_admin import check_topics, count_topic, create_topics, require_flow
from dateline.settings import ResolvedSettings
from dateline.topics import ALIAS, RAW, STORIES
from tests.flow import read_topic, send_all

Asked = list[list[str] | None]
PAGES = [(b"key", b"a page")]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Collect of which topics the clients of this process read; None stands for all."""
    found: Asked = []
    send: Any = aiokafka.conn.AIOKafkaConnection.send

    def noted(self: Any, request: Any, *options: Any, **named: Any) -> Any:  # noqa: ANN401 - aiokafka's own
        if isinstance(request, MetadataRequest):
            found.append(request._topics)  # noqa: SLF001 - a request hides them
        return send(self, request, *options, **named)

    monkeypatch.setattr(aiokafka.conn.AIOKafkaConnection, "send", noted)
    return found


async def test_what_every_command_asks_reads_no_topics_of_others(settings: ResolvedSettings, asked: Asked) -> None:
    await create_topics(settings)
    await require_flow(await resolve(settings))
    await check_topics(settings)
    await session_limits(settings)
    await send_all(settings, PAGES)
    assert await read_topic(settings, RAW)
    await lag(settings)
    assert None not in asked
    assert [name for names in asked for name in names or () if not name.startswith(f"{settings.namespace}.")] == []


async def test_a_client_that_looks_again_before_it_has_topics_reads_none(
    settings: ResolvedSettings, asked: Asked
) -> None:
    """As where a broker has just come back, or has not yet chosen who coordinates."""
    producer = new_producer(settings, "stage")
    await producer.start()
    async with administering(settings) as admin, reading(settings) as reader:
        for client in (producer.client, admin._client, reader._client):  # noqa: SLF001 - aiokafka hides them
            assert await client.force_metadata_update()
    await producer.stop()
    assert asked
    assert not any(names or names is None for names in asked), asked


async def test_to_ask_for_a_topic_creates_none(settings: ResolvedSettings) -> None:
    """A broker may create what a client asks about, as the embedded one does: an alias would be there, and empty."""
    await create_topics(settings)
    name = ALIAS.of(settings)
    assert await count_topic(settings, ALIAS) == 0
    async with administering(settings) as admin:
        assert await admin.existing([name, RAW.of(settings), "no topic's name"]) == {RAW.of(settings)}
        assert name not in await admin.list_topics()


async def test_a_pattern_finds_topics(settings: ResolvedSettings) -> None:
    await create_topics(settings)
    await send_all(settings, PAGES)
    async with asyncio.timeout(30), reading(settings, group="pattern") as reader:
        reader.subscribe(pattern=f"^{re.escape(settings.namespace)}[.](raw|stories)$")
        found: set[str] = set()
        while RAW.of(settings) not in found:
            found |= {partition.topic for partition in await reader.getmany(timeout_ms=200)}
        topics = {partition.topic for partition in reader.assignment()}
    assert topics == {RAW.of(settings), STORIES.of(settings)}

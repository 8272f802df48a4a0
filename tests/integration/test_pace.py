"""A consumer with nothing to read fetches seldom."""

import asyncio
from typing import Any

from aiokafka import TopicPartition

from dateline.kafka.clients import reading
from dateline.kafka.topic_admin import create_topics
from dateline.settings import ResolvedSettings
from dateline.topics import RAW
from tests.flow import send_all


async def test_an_idle_reader_fetches_seldom_and_still_gets_records_at_once(settings: ResolvedSettings) -> None:
    await create_topics(settings)
    source = TopicPartition(RAW.name(settings.namespace), 0)
    alone = settings.model_copy(update={"partitions": 1})
    async with reading(settings) as reader:
        fetches = count_fetches(reader)
        reader.assign([source])
        assert not await reader.getmany(source, timeout_ms=1000)
        assert 1 <= len(fetches) <= 25, "the embedded broker answers 3,000 a second when it is let"
        waiting = asyncio.create_task(reader.getmany(source, timeout_ms=10_000))
        await send_all(alone, [(b"k", b"v")])
        assert [record.value for record in (await waiting)[source]] == [b"v"]


async def test_a_waiting_reader_can_be_closed_and_assigned_other_partitions(settings: ResolvedSettings) -> None:
    await create_topics(settings)
    async with asyncio.timeout(30):
        for _ in range(10):
            async with reading(settings) as reader:
                for number in range(settings.partitions):
                    reader.assign([TopicPartition(RAW.name(settings.namespace), number)])
                    await reader.getmany(timeout_ms=10)


def count_fetches(reader: Any) -> list[int]:  # noqa: ANN401 - aiokafka's inside is untyped
    """Record the node of every fetch from now on."""
    fetches: list[int] = []
    ask = reader._fetcher._proc_fetch_request  # noqa: SLF001 - there is no other place to count

    async def counted(assignment: object, node: int, request: object) -> bool:
        fetches.append(node)
        brought: bool = await ask(assignment, node, request)
        return brought

    reader._fetcher._proc_fetch_request = counted  # noqa: SLF001
    return fetches

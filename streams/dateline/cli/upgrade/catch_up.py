"""Warm a namespace: workers that mark all that they make read on in the raw topic until they have caught up."""

import asyncio
from collections.abc import Mapping
from typing import Final

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from dateline.agents.stage import FLOW, source_of
from dateline.agents.state.positions import has_settled, position_of
from dateline.agents.state.restore import POSITION, Position
from dateline.cli.replay.workers import WorkerPool, running_workers
from dateline.kafka.clients import client_options, close_client, new_producer, reading
from dateline.kafka.codec import Outgoing
from dateline.kafka.transactions import deliver
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import STATE

_LOOK_AGAIN: Final = 0.5


def catch_up(settings: ResolvedSettings, workers: int) -> None:
    """Run workers until they are through all that stood in the raw topic when they began, and what came of it.

    From the main thread alone. Raises ``ReplayError`` where they end, or do not move.
    """
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn(),
    )  # fmt: skip
    shown = Progress(*columns, console=console, disable=not console.is_terminal, transient=True)
    with shown, running_workers(settings, workers) as pool:
        asyncio.run(_until_settled(settings, pool, shown))


async def _until_settled(settings: ResolvedSettings, pool: WorkerPool, shown: Progress) -> None:
    """Stage by stage: what stood before it when the stage before had got through is through it as well."""
    async with reading(settings) as reader:
        for stage in FLOW:
            ends = await ends_of(reader, settings, stage)
            first = await positions(reader, settings, stage)
            task = shown.add_task(f"Warming {settings.namespace}: {stage}", total=_left(ends, first))
            while True:
                got = await positions(reader, settings, stage)
                shown.update(task, completed=_left(ends, first) - _left(ends, got))
                pool.check((stage, tuple(got.values())))
                if all([await has_settled(reader, settings, stage, number, end) for number, end in ends.items()]):
                    break
                await asyncio.sleep(_LOOK_AGAIN)


async def positions(reader: AIOKafkaConsumer, settings: ResolvedSettings, stage: str) -> dict[int, int]:
    """Return the next offset that a stage will settle, partition by partition."""
    return {
        number: (await position_of(reader, settings, stage, number)).offset + 1 for number in range(settings.partitions)
    }


async def ends_of(reader: AIOKafkaConsumer, settings: ResolvedSettings, stage: str) -> dict[int, int]:
    """Return where a stage's source ends now."""
    name = source_of(settings, stage)
    ends = await reader.end_offsets([TopicPartition(name, number) for number in range(settings.partitions)])
    return {tp.partition: end for tp, end in ends.items()}


async def begin_at(settings: ResolvedSettings, begins: Mapping[int, int]) -> None:
    """Let ``split`` begin at these offsets of the raw topic: its position says so, and its group's offset too.

    What has begun is left alone.
    """
    async with reading(settings) as reader:
        got = await positions(reader, settings, "split")
    begins = {number: offset for number, offset in begins.items() if not got[number] and offset}
    if not begins:
        return
    source = source_of(settings, "split")
    for number, offset in begins.items():
        producer = await fence(settings, number)
        state = STATE["split"].name(settings.namespace)
        position = Outgoing(state, POSITION, Position(offset - 1).pack(), partition=number)
        try:
            await deliver(producer, [position])
        finally:
            await close_client(producer.stop())
    offsets = {TopicPartition(source, number): offset for number, offset in begins.items()}
    consumer = AIOKafkaConsumer(**client_options(settings), group_id=settings.namespace, enable_auto_commit=False)
    await consumer.start()
    try:
        consumer.assign(list(offsets))
        await consumer.commit(offsets)
    finally:
        await close_client(consumer.stop())


async def fence(settings: Settings, number: int) -> AIOKafkaProducer:
    """Take over ``split``'s producer of a partition, so that whoever had it is refused; to be stopped when done."""
    producer = new_producer(settings, f"{settings.namespace}.split.{number}")
    try:
        await producer.start()
    except BaseException:
        await close_client(producer.stop())
        raise
    return producer


def _left(ends: Mapping[int, int], got: Mapping[int, int]) -> int:
    return sum(max(end - got[number], 0) for number, end in ends.items())

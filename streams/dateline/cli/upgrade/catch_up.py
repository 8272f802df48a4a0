"""Catch up: run workers on a namespace until they have processed all that stood in the raw topic when they began.

Also here: the position of a stage, the start of ``split``, and taking over its producers.
"""

import asyncio
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from typing import Final

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeElapsedColumn, TimeRemainingColumn

from dateline.agents.stage import FLOW, source_of
from dateline.agents.state.positions import positions_of
from dateline.agents.state.restore import POSITION, Position
from dateline.agents.state.settlement import ends_with_open, have_decided
from dateline.cli.replay.workers import WorkerPool, running_workers
from dateline.cli.terminal.progress import LongProgress, column
from dateline.kafka.clients import client_options, close_client, producing, reading
from dateline.kafka.codec import Outgoing
from dateline.kafka.transactions import deliver
from dateline.process import stop_signals
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import STATE

_POLL_SECONDS: Final = 0.5
"""Pause between two looks at the stages' positions; chosen by hand."""


def catch_up(settings: ResolvedSettings, workers: int) -> None:
    """Run workers until every stage has processed the records that the raw topic held when they began.

    Call it from the main thread only: the workers end with it. Raises ``ReplayError`` where they end, or stall.
    """
    progress = LongProgress(
        column("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn()
    )
    with progress, running_workers(settings, workers) as pool:
        stop_signals.run(_wait_for_stages(settings, pool, progress))


async def _wait_for_stages(settings: ResolvedSettings, pool: WorkerPool, progress: Progress) -> None:
    """Wait for one stage after the other, in the order of the flow.

    When a stage is done, the next one's source holds all that it has to process, and its end is fixed then.
    """
    async with reading(settings) as reader:
        for stage in FLOW:
            committed = stage == "split"  # what a writer of pages has not ended stood not there when it began
            ends = await (source_ends(reader, settings, stage) if committed else ends_with_open(settings, stage))
            first = await next_offsets(reader, settings, stage)
            task = progress.add_task(f"Warming {settings.namespace}: {stage}", total=_left(ends, first))
            while True:
                positions = await positions_of(reader, settings, [(stage, number) for number in ends])
                offsets = {number: position.offset + 1 for (_, number), position in positions.items()}
                progress.update(task, completed=_left(ends, first) - _left(ends, offsets))
                pool.check((stage, tuple(positions.values())))
                if await have_decided(reader, settings, stage, ends):
                    break
                await asyncio.sleep(_POLL_SECONDS)


def _left(ends: Mapping[int, int], offsets: Mapping[int, int]) -> int:
    return sum(max(end - offsets[number], 0) for number, end in ends.items())


async def next_offsets(reader: AIOKafkaConsumer, settings: ResolvedSettings, stage: str) -> dict[int, int]:
    """Return the next offset that a stage will process, by partition of its source."""
    positions = await positions_of(reader, settings, [(stage, number) for number in range(settings.partitions)])
    return {number: position.offset + 1 for (_, number), position in positions.items()}


async def source_ends(reader: AIOKafkaConsumer, settings: ResolvedSettings, stage: str) -> dict[int, int]:
    """Return where a stage's source ends now, by partition."""
    name = source_of(settings, stage)
    ends = await reader.end_offsets([TopicPartition(name, number) for number in range(settings.partitions)])
    return {tp.partition: end for tp, end in ends.items()}


async def set_start(settings: ResolvedSettings, begins: Mapping[int, int]) -> None:
    """Make ``split`` begin at these offsets of the raw topic: write them as its position and its group's offsets.

    A partition on which ``split`` has begun is not changed, nor one whose group has an offset; an earlier call may have
    been killed between the two.
    """
    async with reading(settings) as reader:
        offsets = await next_offsets(reader, settings, "split")
    begins = {number: offset for number, offset in begins.items() if offset}
    source = source_of(settings, "split")
    for number, offset in begins.items():
        if offsets[number]:
            continue
        state = STATE["split"].name(settings.namespace)
        position = Outgoing(state, POSITION, Position(offset - 1).pack(), partition=number)
        async with fence_split(settings, number) as producer:
            await deliver(producer, [position])
    consumer = AIOKafkaConsumer(**client_options(settings), group_id=settings.namespace, enable_auto_commit=False)
    try:
        await consumer.start()
        consumer.assign([TopicPartition(source, number) for number in begins])
        starts = {tp: begins[tp.partition] for tp in consumer.assignment() if await consumer.committed(tp) is None}
        if starts:
            await consumer.commit(starts)
    finally:
        await close_client(consumer.stop())


def fence_split(settings: Settings, number: int) -> AbstractAsyncContextManager[AIOKafkaProducer]:
    """Take over the producer of ``split`` for a partition: Kafka refuses the worker that had it."""
    return producing(settings, f"{settings.namespace}.split.{number}")

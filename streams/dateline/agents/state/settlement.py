"""Whether a stage has decided all records up to an end of its source: none unread, none waiting, none still hidden.

Three things hide a record from who looks at a stage's position alone. A record that was read may wait in the reorder
buffer. A record of a transaction that has not ended is not visible yet. And the broker ends a transaction in one
partition after the other: the position of the stage before may be visible when the records sent with it are not.
"""

from collections.abc import Collection, Mapping
from typing import Final

from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.agents.partitions.reorder_buffer import WAITING_PREFIX
from dateline.agents.stage import source_of
from dateline.agents.state.positions import (
    Share,
    positions_of,
    read_spans,
    source_partition,
    state_partition,
    unsettled,
)
from dateline.agents.state.restore import POSITION, Position
from dateline.kafka.clients import attend_consumer, client_options, close_client
from dateline.settings import ResolvedSettings

_TAIL_OFFSETS: Final = 256
"""Offsets at the end of a state partition that are searched first for waiting records. Chosen by hand."""
_TAIL_FACTOR: Final = 8
"""How many times as long the searched tail becomes each time that it lacks a waiting record. Chosen by hand."""


async def ends_with_open(settings: ResolvedSettings, stage: str) -> dict[int, int]:
    """Return where each partition of a stage's source ends, records of transactions that have not ended included."""
    sources = [TopicPartition(source_of(settings, stage), number) for number in range(settings.partitions)]
    consumer = AIOKafkaConsumer(**client_options(settings), isolation_level="read_uncommitted")
    attend_consumer(consumer)
    try:
        await consumer.start()
        consumer.assign(sources)
        consumer.pause(*sources)
        ends = await consumer.end_offsets(sources)
    finally:
        await close_client(consumer.stop())
    return {source.partition: end for source, end in ends.items()}


async def have_decided(
    reader: AIOKafkaConsumer, settings: ResolvedSettings, stage: str, ends: Mapping[int, int]
) -> bool:
    """Whether a stage has decided every record of its source before these ends, by partition."""
    shares = {(stage, number): end for number, end in ends.items()}
    sources = {source_partition(settings, share): end for share, end in shares.items()}
    visible = await reader.end_offsets(list(sources))
    if any(visible[source] < end for source, end in sources.items()):  # a transaction before it has not ended
        return False
    positions = await positions_of(reader, settings, shares)
    if await unsettled(reader, settings, positions, shares):
        return False
    for share in [share for share, position in positions.items() if position.waiting]:
        if any(offset < shares[share] for offset in await _waiting_offsets(reader, settings, share)):
            return False
    return True


async def _waiting_offsets(reader: AIOKafkaConsumer, settings: ResolvedSettings, share: Share) -> Collection[int]:
    """Return the source offsets of the records that wait, as the state says; those that stand last are found first."""
    state = state_partition(settings, share)
    stop = (await reader.end_offsets([state]))[state]
    tail = _TAIL_OFFSETS
    while True:
        waiting: set[int] = set()
        count = 0
        async for record in read_spans(reader, {state: max(stop - tail, 0)}, {state: stop}):
            key = record.key or b""
            if key == POSITION:
                count = Position.unpack(record.value or b"").waiting
            elif key.startswith(WAITING_PREFIX):
                offset = int(key.removeprefix(WAITING_PREFIX))
                (waiting.add if record.value is not None else waiting.discard)(offset)
        if len(waiting) >= count or tail >= stop:
            return waiting
        tail *= _TAIL_FACTOR

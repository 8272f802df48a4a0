"""Backlog: how many records wait before stages, asked of the broker, at a cost that does not grow with them.

Lag is counted in records, since a transaction's marker takes an offset as well. Where very many wait, that
would mean to read them all; then the offsets do, which are a few more.

Lag: how many records stand before each stage, counted; offsets would count transaction markers too.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Final, NamedTuple

from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.agents.stage import FLOW, STAGES, source_of
from dateline.agents.state.positions import position_of, read_records, read_spans
from dateline.agents.state.restore import POSITION, Position
from dateline.kafka.clients import reading
from dateline.settings import ResolvedSettings
from dateline.topics import STATE

COUNTED: Final = 100
"""With more offsets than these left, they are not counted one by one."""
_LOOK: Final = -64

Share = tuple[str, int]
"""A stage's partition: the stage's name, and the partition's number."""


class Lag(NamedTuple):
    """How many records wait."""

    records: int
    exact: bool
    """Whether they were counted; else it is offsets, and the records are no more than those."""


async def backlog(reader: AIOKafkaConsumer, settings: ResolvedSettings, shares: Collection[Share]) -> dict[Share, Lag]:
    """Return how many committed records each share has yet to settle, those that wait for its clock among them."""
    positions = await positions_of(reader, settings, shares)
    unread = await _unread(reader, settings, positions)
    return {share: Lag(lag.records + positions[share].waiting, lag.exact) for share, lag in unread.items()}


async def unread(reader: AIOKafkaConsumer, settings: ResolvedSettings, shares: Collection[Share]) -> dict[Share, Lag]:
    """Return how many committed records stand behind what each share has taken in."""
    return await _unread(reader, settings, await positions_of(reader, settings, shares))


async def _unread(
    reader: AIOKafkaConsumer, settings: ResolvedSettings, positions: Mapping[Share, Position]
) -> dict[Share, Lag]:
    sources = {share: TopicPartition(source_of(settings, share[0]), share[1]) for share in positions}
    found = await unread_after(reader, {tp: positions[share].offset + 1 for share, tp in sources.items()})
    return {share: found[tp] for share, tp in sources.items()}


async def unread_after(reader: AIOKafkaConsumer, starts: Mapping[TopicPartition, int]) -> dict[TopicPartition, Lag]:
    """Return how many committed records stand in partitions at or after an offset."""
    if not starts:
        return {}
    # Assigned, so that the client learns of all topics at once; the reads below assign what they read.
    reader.assign(list(starts))
    reader.pause(*starts)
    ends = await reader.end_offsets(list(starts))
    firsts = await reader.beginning_offsets(list(starts))
    gaps = {tp: max(ends[tp] - max(start, firsts[tp]), 0) for tp, start in starts.items()}
    near = {tp: starts[tp] for tp, gap in gaps.items() if 0 < gap <= COUNTED}
    counts: Counter[TopicPartition] = Counter()
    if near:
        async for record in read_spans(reader, near):
            counts[TopicPartition(record.topic, record.partition)] += 1
    return {tp: Lag(counts[tp], exact=True) if gap <= COUNTED else Lag(gap, exact=False) for tp, gap in gaps.items()}


async def positions_of(
    reader: AIOKafkaConsumer, settings: ResolvedSettings, shares: Collection[Share]
) -> dict[Share, Position]:
    """Return how far each share's stage has got, as it last wrote it down."""
    states = {TopicPartition(STATE[stage].of(settings), n): (stage, n) for stage, n in shares}
    found: dict[Share, Position] = {}
    if states:
        async for record in read_spans(reader, dict.fromkeys(states, _LOOK)):
            if record.key == POSITION:
                found[states[TopicPartition(record.topic, record.partition)]] = Position.unpack(record.value)
    return {share: found.get(share) or await position_of(reader, settings, *share) for share in shares}


async def lag(settings: ResolvedSettings, stages: Iterable[str] = FLOW) -> dict[tuple[str, int], int]:
    """Return the number of committed records that each stage's partitions have yet to settle."""
    counts: dict[tuple[str, int], int] = {}
    async with reading(settings) as reader:
        for stage in stages:
            name = source_of(settings, stage)
            for partition in range(STAGES[stage].source.partitions(settings)):
                position = await position_of(reader, settings, stage, partition)
                unread = await _count(reader, TopicPartition(name, partition), position.offset + 1)
                counts[stage, partition] = unread + position.waiting
    return counts


async def _count(reader: AIOKafkaConsumer, source: TopicPartition, start: int) -> int:
    return sum([1 async for _ in read_records(reader, source, start)])

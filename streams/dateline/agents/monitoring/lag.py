"""Lag: how many records wait before each stage, asked of the broker.

Lag is counted in records, since a transaction's marker takes an offset too. ``backlog`` and ``unread`` count at a cost
that does not grow with the lag: beyond 100 offsets they return the number of offsets, which is a little higher.
``lag`` counts every record.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Final, NamedTuple

from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.agents.stage import FLOW, STAGES, source_of
from dateline.agents.state.positions import Share, position_of, positions_of, read_records, read_spans
from dateline.agents.state.restore import Position
from dateline.kafka.clients import reading
from dateline.settings import ResolvedSettings

MAX_COUNTED_OFFSETS: Final = 100
"""Unread offsets of a partition up to which its records are counted one by one. Chosen by hand."""


class Lag(NamedTuple):
    """The number of records that wait."""

    records: int
    exact: bool
    """Whether the records were counted; else it is the number of offsets, an upper bound."""


async def backlog(reader: AIOKafkaConsumer, settings: ResolvedSettings, shares: Collection[Share]) -> dict[Share, Lag]:
    """Return the number of committed records that each share has yet to settle, read or unread."""
    positions = await positions_of(reader, settings, shares)
    unread = await _unread(reader, settings, positions)
    return {share: Lag(lag.records + positions[share].waiting, lag.exact) for share, lag in unread.items()}


async def unread(reader: AIOKafkaConsumer, settings: ResolvedSettings, shares: Collection[Share]) -> dict[Share, Lag]:
    """Return the number of committed records that each share has yet to read."""
    return await _unread(reader, settings, await positions_of(reader, settings, shares))


async def _unread(
    reader: AIOKafkaConsumer, settings: ResolvedSettings, positions: Mapping[Share, Position]
) -> dict[Share, Lag]:
    sources = {share: TopicPartition(source_of(settings, share[0]), share[1]) for share in positions}
    counts = await unread_after(reader, {tp: positions[share].offset + 1 for share, tp in sources.items()})
    return {share: counts[tp] for share, tp in sources.items()}


async def unread_after(reader: AIOKafkaConsumer, starts: Mapping[TopicPartition, int]) -> dict[TopicPartition, Lag]:
    """Return the number of committed records at or after an offset, by partition."""
    if not starts:
        return {}
    # Assigned, so that the client fetches the metadata of all topics at once; reads below assign for themselves.
    reader.assign(list(starts))
    reader.pause(*starts)
    ends = await reader.end_offsets(list(starts))
    firsts = await reader.beginning_offsets(list(starts))
    gaps = {tp: max(ends[tp] - max(start, firsts[tp]), 0) for tp, start in starts.items()}
    near = {tp: starts[tp] for tp, gap in gaps.items() if 0 < gap <= MAX_COUNTED_OFFSETS}
    counts: Counter[TopicPartition] = Counter()
    if near:
        async for record in read_spans(reader, near):
            counts[TopicPartition(record.topic, record.partition)] += 1
    return {
        tp: Lag(counts[tp], exact=True) if gap <= MAX_COUNTED_OFFSETS else Lag(gap, exact=False)
        for tp, gap in gaps.items()
    }


async def lag(settings: ResolvedSettings, stages: Iterable[str] = FLOW) -> dict[tuple[str, int], int]:
    """Return the number of committed records that each stage's partitions have yet to settle, all counted."""
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


def total(lags: Iterable[Lag]) -> Lag:
    """Return the sum of lags; it is exact where each of them is."""
    all_of_them = list(lags)
    return Lag(sum(lag.records for lag in all_of_them), all(lag.exact for lag in all_of_them))

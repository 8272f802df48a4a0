"""How far a stage has settled a partition, and what the partition holds next, asked of the broker."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Collection, Iterable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Final

from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition

from dateline.agents.stage import source_of
from dateline.agents.state.restore import POSITION, Position
from dateline.core.times.window import AHEAD
from dateline.kafka.clients import reading
from dateline.kafka.codec import EVENT_TIME
from dateline.process.log.error_words import error_words
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import STATE

Share = tuple[str, int]
"""A partition of a stage: the stage's name and the partition's number."""
_POLL_SECONDS: Final = 0.005
"""Seconds from a poll that brought no record to the next. Chosen by hand: a broker answers a fetch in milliseconds."""
_MAX_NEXT_WAIT_MS: Final = 2_000
"""Milliseconds to wait for a next record before the partition counts as read to its end. Chosen by hand."""
_AHEAD_SECONDS: Final = AHEAD // timedelta(seconds=1)
"""Seconds by which an event time may be after its record's timestamp: the limit that ``split`` sets (``AHEAD``)."""
_TAIL_OFFSETS: Final = 64
"""Offsets at the end of a partition that are searched first. Chosen by hand.

A position record is the last of its transaction, so it is near the end.
"""
_TAIL_FACTOR: Final = 8
"""How many times as long the searched tail becomes each time that it lacks the record sought. Chosen by hand."""


async def position_of(reader: AIOKafkaConsumer, settings: ResolvedSettings, stage: str, partition: int) -> Position:
    """Return how far a stage has got with a source partition: its last position record."""
    share = stage, partition
    return (await positions_of(reader, settings, [share]))[share]


async def positions_of(
    reader: AIOKafkaConsumer, settings: ResolvedSettings, shares: Collection[Share]
) -> dict[Share, Position]:
    """Return how far each share has got. All shares are read at the same time."""
    records = await position_records(reader, settings, shares)
    return {share: Position.unpack(records[share].value or b"") if share in records else Position() for share in shares}


async def position_records(
    reader: AIOKafkaConsumer, settings: ResolvedSettings, shares: Collection[Share]
) -> dict[Share, ConsumerRecord[bytes, bytes]]:
    """Return the last position record of each share that has one which can be read."""
    return (await _position_records(reader, settings, shares))[0]


async def damaged_positions(
    reader: AIOKafkaConsumer, settings: ResolvedSettings, shares: Collection[Share]
) -> tuple[str, ...]:
    """Return where position records are that cannot be read, and why, among the last records of each share."""
    return (await _position_records(reader, settings, shares))[1]


async def _position_records(
    reader: AIOKafkaConsumer, settings: ResolvedSettings, shares: Collection[Share]
) -> tuple[dict[Share, ConsumerRecord[bytes, bytes]], tuple[str, ...]]:
    states = {state_partition(settings, share): share for share in shares}
    records: dict[Share, ConsumerRecord[bytes, bytes]] = {}
    damaged: dict[Share, str] = {}
    if not states:
        return records, ()
    assign(reader, states)
    ends = await reader.end_offsets(list(states))
    missing = {tp for tp, end in ends.items() if end}
    tail = _TAIL_OFFSETS
    while missing:
        searched = set(missing)
        async for record in read_spans(reader, {tp: max(ends[tp] - tail, 0) for tp in searched}):
            if record.key == POSITION:
                tp = TopicPartition(record.topic, record.partition)
                damaged.pop(states[tp], None)
                if why := _unreadable(record.value):
                    where = f"{record.topic}/{record.partition}@{record.offset}"
                    damaged[states[tp]] = f"{where}: the position record cannot be read: {why}"
                    continue
                records[states[tp]] = record
                missing.discard(tp)
        missing = {tp for tp in missing if tail < ends[tp]}
        tail *= _TAIL_FACTOR
    return records, tuple(damaged.values())


def _unreadable(position: bytes | None) -> str:
    """Return why the value of a position record cannot be read; empty where it can."""
    try:
        Position.unpack(position or b"")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return error_words(error)
    return ""


async def unsettled(
    reader: AIOKafkaConsumer, settings: ResolvedSettings, positions: Mapping[Share, Position], ends: Mapping[Share, int]
) -> set[Share]:
    """Return the shares that have a committed record after their position and before an end of their source."""
    sources = {
        source_partition(settings, share): share for share, end in ends.items() if positions[share].offset + 1 < end
    }
    # The rest may be transaction markers or aborted records, so the first committed record is looked for.
    starts = {tp: positions[share].offset + 1 for tp, share in sources.items()}
    firsts = {
        sources[TopicPartition(record.topic, record.partition)]: record.offset
        async for record in read_spans(reader, starts, limit=1)
    }
    return {share for share, offset in firsts.items() if offset < ends[share]}


def source_partition(settings: ResolvedSettings, share: Share) -> TopicPartition:
    """Return the partition that a share reads."""
    return TopicPartition(source_of(settings, share[0]), share[1])


def state_partition(settings: ResolvedSettings, share: Share) -> TopicPartition:
    """Return the partition that a share writes its state to."""
    return TopicPartition(STATE[share[0]].of(settings), share[1])


async def next_record(settings: Settings, source: TopicPartition, offset: int | None) -> int | None:
    """Return the offset of the first committed record at or after ``offset``; None where there is none yet.

    Without an offset, or where retention has deleted it, that is the first record left.
    """
    async with reading(settings) as reader:
        reader.assign([source])
        if offset is None:
            await reader.seek_to_beginning(source)
        else:
            reader.seek(source, offset)
        fetched = await reader.getmany(source, timeout_ms=_MAX_NEXT_WAIT_MS, max_records=1)
    return next((int(record.offset) for records in fetched.values() for record in records), None)


async def newest_time(settings: Settings, source: TopicPartition) -> int | None:
    """Return the newest event time among the last records of a partition, in seconds since 1970; None without any.

    A time of the future counts as the time of sending.
    """
    async with reading(settings) as reader:
        return (await newest_times(reader, [source])).get(source)


async def newest_times(reader: AIOKafkaConsumer, sources: Collection[TopicPartition]) -> dict[TopicPartition, int]:
    """Return the newest event time of each partition that has one, as ``newest_time``; all are read at once."""
    assign(reader, sources)
    ends = await reader.end_offsets(list(sources))
    times: dict[TopicPartition, int] = {}
    missing = {tp for tp, end in ends.items() if end}
    tail = _TAIL_OFFSETS
    while missing:
        async for record in read_spans(reader, {tp: max(ends[tp] - tail, 0) for tp in missing}):
            time = event_time_of(record)
            if time is not None:
                tp = TopicPartition(record.topic, record.partition)
                times[tp] = max(min(time, record.timestamp // 1000), times.get(tp, 0))
        missing = {tp for tp in missing if tp not in times and tail < ends[tp]}
        tail *= _TAIL_FACTOR
    return times


def event_time_of(record: Any) -> int | None:  # noqa: ANN401 - aiokafka's record is untyped
    """Return the event time in a record's headers, in seconds since 1970; None where it is absent or impossible."""
    header = dict(record.headers).get(EVENT_TIME)
    try:
        time = int(datetime.fromisoformat(header.decode()).timestamp()) if header is not None else None
    except (ValueError, OverflowError):
        return None
    return time if time is not None and time <= record.timestamp // 1000 + _AHEAD_SECONDS else None


async def read_records(reader: AIOKafkaConsumer, source: TopicPartition, start: int = 0) -> AsyncIterator[Any]:
    """Yield the committed records of a partition from an offset to its end at the call."""
    async for record in read_spans(reader, {source: start}):
        yield record


async def read_spans(
    reader: AIOKafkaConsumer,
    starts: Mapping[TopicPartition, int],
    stops: Mapping[TopicPartition, int] = MappingProxyType({}),
    *,
    limit: int | None = None,
) -> AsyncIterator[Any]:
    """Yield the committed records of several partitions, each from its offset to its end at the call, or its stop.

    A negative offset counts back from the end. Of each partition, at most ``limit`` records are yielded. A reader that
    has these partitions among its own keeps its assignment; its other partitions should be paused.
    """
    if not starts:
        return
    assign(reader, starts)
    ends, firsts = await asyncio.gather(reader.end_offsets(list(starts)), reader.beginning_offsets(list(starts)))
    for source, start in starts.items():
        end = ends[source]
        reader.seek(source, min(max(start if start >= 0 else end + start, firsts[source]), end))
    ends = {source: min(end, stops.get(source, end)) for source, end in ends.items()}
    counts: Counter[TopicPartition] = Counter()
    left = {source for source in starts if await reader.position(source) < ends[source]}
    reader.resume(*left)
    while left:
        # Without a timeout: a poll waits on where a fetch brought nothing but transaction markers. Done partitions are
        # paused before the client fetches again, since a broker holds an empty fetch back and all requests behind it.
        fetched = await reader.getmany(*left, timeout_ms=0)
        due: list[Any] = []
        for source, records in fetched.items():
            wanted = None if limit is None else max(limit - counts[source], 0)
            due += [record for record in records if record.offset < ends[source]][:wanted]
            counts[source] += len(records)
        done = {tp for tp in left if await reader.position(tp) >= ends[tp] or (limit and counts[tp] >= limit)}
        reader.pause(*done)
        left -= done
        for record in due:
            yield record
        if left and not fetched:
            await asyncio.sleep(_POLL_SECONDS)


def assign(reader: AIOKafkaConsumer, partitions: Iterable[TopicPartition]) -> None:
    """Assign partitions to a reader, unless they are assigned already; pause all that it has."""
    wanted = set(partitions)
    if not wanted <= reader.assignment():
        reader.assign(list(wanted))
    reader.pause(*reader.assignment())

"""How far a stage has settled a partition, and what the partition holds next, asked of the broker."""

from collections.abc import AsyncIterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.agents.stage import source_of
from dateline.agents.state.restore import POSITION, Position
from dateline.core.times.window import AHEAD
from dateline.kafka.clients import reading
from dateline.kafka.codec import EVENT_TIME
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import STATE

_POLL_MS: Final = 200
"""Milliseconds that one poll waits for records. Chosen by hand."""
_MAX_NEXT_WAIT_MS: Final = 2_000
"""Milliseconds to wait for a next record before there counts as none. Chosen by hand."""
_AHEAD_SECONDS: Final = AHEAD // timedelta(seconds=1)
"""Seconds by which an event time may be after its record's timestamp: the limit that ``split`` sets (``AHEAD``)."""
_TAIL_OFFSETS: Final = 64
"""Offsets at the end of a partition that are searched first. Chosen by hand.

A position record is the last of its transaction, so it is near the end.
"""
_TAIL_FACTOR: Final = 8
"""By which the searched tail grows each time that it lacks the record sought. Chosen by hand."""


async def position_of(reader: AIOKafkaConsumer, settings: ResolvedSettings, stage: str, partition: int) -> Position:
    """Return how far a stage has got with a source partition: its last position record."""
    state = TopicPartition(STATE[stage].of(settings), partition)
    reader.assign([state])
    end = (await reader.end_offsets([state]))[state]
    tail = _TAIL_OFFSETS
    while True:
        positions = [
            Position.unpack(record.value)
            async for record in read_records(reader, state, max(end - tail, 0))
            if record.key == POSITION
        ]
        if positions or tail >= end:
            return positions[-1] if positions else Position()
        tail *= _TAIL_FACTOR


async def has_settled(
    reader: AIOKafkaConsumer, settings: ResolvedSettings, stage: str, partition: int, end: int
) -> bool:
    """Whether a stage has settled every record of a source partition before the offset ``end``."""
    source = TopicPartition(source_of(settings, stage), partition)
    settled = (await position_of(reader, settings, stage, partition)).offset
    if settled + 1 >= end:
        return True
    async for record in read_records(reader, source, settled + 1):
        return bool(record.offset >= end)
    return True


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
    """Return the newest event time among the last records of a partition, in seconds since 1970; None without any."""
    async with reading(settings) as reader:
        reader.assign([source])
        end = (await reader.end_offsets([source]))[source]
        tail = _TAIL_OFFSETS
        while True:
            times = [
                time
                async for record in read_records(reader, source, max(end - tail, 0))
                if (time := event_time_of(record)) is not None
            ]
            if times or tail >= end:
                return max(times, default=None)
            tail *= _TAIL_FACTOR


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
    stops: Mapping[TopicPartition, int] | None = None,
) -> AsyncIterator[Any]:
    """Yield the committed records of several partitions, each from its offset to its end at the call, or its stop.

    A negative offset counts back from the end.
    """
    reader.assign(list(starts))
    ends = await reader.end_offsets(list(starts))
    firsts = await reader.beginning_offsets(list(starts))
    for source, start in starts.items():
        end = ends[source]
        reader.seek(source, min(max(start if start >= 0 else end + start, firsts[source]), end))
    if stops is not None:
        ends = {source: min(end, stops.get(source, end)) for source, end in ends.items()}
    left = set(starts)
    while left := {source for source in left if await reader.position(source) < ends[source]}:
        for source, records in (await reader.getmany(*left, timeout_ms=_POLL_MS)).items():
            for record in records:
                if record.offset < ends[source]:
                    yield record

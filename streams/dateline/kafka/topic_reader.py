"""Read a topic's committed records in batches, from a time on, to the topic's end or for ever.

``read_committed`` is the entry, and ``read_own`` where only records that Dateline wrote are wanted. The offsets between
which a window's records can stand are looked up once, before reading; where retention may have deleted some of the
window, a warning goes to stderr.
"""

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing
from datetime import datetime
from typing import Final, NamedTuple, TypeVar

import typer
from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline import telemetry
from dateline.core.times.window import LogStart, Window, deleted_before
from dateline.kafka.clients import reading
from dateline.kafka.codec import Incoming, UndecodableError, moment_of
from dateline.kafka.topic_admin import find_topics, require_topic
from dateline.kafka.transactions import partition_of
from dateline.settings import ResolvedSettings
from dateline.topics import Topic

T = TypeVar("T")
OnForeign = Callable[[Incoming, UndecodableError], None]
"""Gets a record that is passed over, since something else wrote it, and what is wrong with it."""
_DAY_MS: Final = 24 * 3600 * 1000
"""A day in milliseconds, the unit of Kafka's ``retention.ms``."""
_POLL_MS: Final = 200
"""Milliseconds that one poll waits for records. Chosen by hand."""
_MAX_BATCH_RECORDS: Final = 5_000
"""Records in a batch, to bound memory: the embedded broker returns a whole partition in one fetch. Chosen by hand."""


class Bounds(NamedTuple):
    """The offsets of a partition from ``first`` on and before ``end``."""

    first: int
    end: int


async def read_committed(  # noqa: PLR0913  # what is read, and how far
    settings: ResolvedSettings,
    topic: Topic,
    start: datetime | Window | None,
    *,
    follow: bool,
    key: bytes | None = None,
    progress: Callable[[float], None] | None = None,
) -> AsyncGenerator[list[Incoming], None]:
    """Yield the committed records of a topic in batches, as they come.

    ``start`` is the event time to start at, or a window of time. Records that cannot lie in it are skipped, but some
    from outside it still come: the caller checks each with ``Window.holds``. With ``key``, only the partition of that
    key is read. Without ``follow``, reading ends where the topic ends at the call, and ``progress`` is called with the
    share that is done, from 0 to 1. Raises ``ProvisionError`` where the topic does not exist.
    """
    window = start if isinstance(start, Window) else Window(start)
    name = topic.of(settings)
    count = await require_topic(settings, topic)
    numbers = range(count) if key is None else (partition_of(key, count),)
    partitions = [TopicPartition(name, number) for number in numbers]
    async with reading(settings) as reader:
        between = await seek_window(reader, settings, partitions, window)
        whole = to_come = 0
        while follow or (to_come := await _to_come(reader, between)):
            whole = max(whole, to_come)
            if progress is not None and whole:
                progress(1 - to_come / whole)
            batches = await reader.getmany(timeout_ms=_POLL_MS, max_records=_MAX_BATCH_RECORDS)
            records = [
                Incoming.of(r)
                for batch in batches.values()
                for r in batch
                if follow or r.offset < between[TopicPartition(r.topic, r.partition)].end
            ]
            if records:
                yield records


async def read_own(
    settings: ResolvedSettings,
    topic: Topic,
    read: Callable[[Incoming], T | None],
    on_foreign: OnForeign,
    *,
    progress: Callable[[float], None] | None = None,
) -> AsyncGenerator[T, None]:
    """Yield what each committed record of a topic says, in the topic's order, up to its end at the call.

    ``read`` returns what a record says, or None for one that says nothing. Where it raises ``UndecodableError``,
    something else wrote the record: it is passed over and told to ``on_foreign``, since a foreign record must not take
    away the others for as long as the topic keeps it. ``progress`` and what is raised: as in ``read_committed``.
    """
    async with aclosing(read_committed(settings, topic, None, follow=False, progress=progress)) as batches:
        async for batch in batches:
            for record in batch:
                try:
                    said = read(record)
                except UndecodableError as error:
                    on_foreign(record, error)
                else:
                    if said is not None:
                        yield said


def log_foreign(record: Incoming, error: UndecodableError) -> None:
    """Log that a record is passed over, and why."""
    where = {"topic": record.topic, "partition": record.partition, "offset": record.offset}
    telemetry.event("passed_over", **where, reason=error)


def ignore_foreign(_record: Incoming, _error: UndecodableError) -> None:
    """Say nothing of a record that is passed over: for topics on which other readers tell of it."""


async def _to_come(reader: AIOKafkaConsumer, between: Mapping[TopicPartition, Bounds]) -> int:
    """Return the number of offsets left to the ends; some are those of transaction markers."""
    return sum([max(each.end - await reader.position(partition), 0) for partition, each in between.items()])


async def seek_window(
    reader: AIOKafkaConsumer, settings: ResolvedSettings, partitions: Sequence[TopicPartition], window: Window
) -> dict[TopicPartition, Bounds]:
    """Assign partitions to a reader at the start of a window, and return between which offsets the window lies.

    Warns on stderr where records of the window may be deleted.
    """
    reader.assign(partitions)
    reader.pause(*partitions)  # until the reader has the offsets
    between = await window_bounds(reader, partitions, window)
    await warn_of_deleted(reader, settings, partitions, window)
    for partition in partitions:
        reader.seek(partition, between[partition].first)
    reader.resume(*partitions)
    return between


async def window_bounds(
    reader: AIOKafkaConsumer, partitions: Sequence[TopicPartition], window: Window
) -> dict[TopicPartition, Bounds]:
    """Return the offsets between which a window's records can stand, as the topic is now.

    For a window of event time they reach from an hour before its start to the topic's end, since a record may be much
    younger than its event. For a window of the log's time they end an hour after its stop.
    """
    starts = await reader.beginning_offsets(partitions)
    ends = await reader.end_offsets(partitions)
    firsts = await _offsets_at(reader, partitions, window.first_stamp, starts, ends)
    lasts = await _offsets_at(reader, partitions, window.last_stamp, ends, ends)
    return {each: Bounds(firsts[each], max(lasts[each], firsts[each])) for each in partitions}


async def _offsets_at(
    reader: AIOKafkaConsumer,
    partitions: Sequence[TopicPartition],
    stamp: int | None,
    default: Mapping[TopicPartition, int],
    ends: Mapping[TopicPartition, int],
) -> dict[TopicPartition, int]:
    """Return the offset of the first record at or after a time, else the end; without a time, the default."""
    if stamp is None:
        return dict(default)
    offsets = await reader.offsets_for_times(dict.fromkeys(partitions, stamp))
    return {each: min(at.offset, ends[each]) if (at := offsets.get(each)) else ends[each] for each in partitions}


async def warn_of_deleted(
    reader: AIOKafkaConsumer, settings: ResolvedSettings, partitions: Sequence[TopicPartition], window: Window
) -> None:
    """Warn on stderr where records of the window may be deleted, and name the earliest record that is left."""
    if window.start is None:
        return
    starts = await reader.beginning_offsets(partitions)
    earliest = await reader.offsets_for_times(dict.fromkeys(partitions, 0))
    logs = [LogStart(start, at.timestamp if (at := earliest[each]) else None) for each, start in starts.items()]
    stamp = deleted_before(window, logs)
    if stamp is not None:
        name = partitions[0].topic
        typer.echo(f"warning: {await _retention(settings, name)}: {_earliest_left(stamp)}", err=True)


async def _retention(settings: ResolvedSettings, name: str) -> str:
    """Return how long the broker keeps a topic's records, in words."""
    topic = (await find_topics(settings)).get(name)
    retention_ms = int(topic.config.get("retention.ms", -1)) if topic else -1
    if retention_ms < 0:
        return f"records of {name} were deleted"
    days = f"{retention_ms / _DAY_MS:g}"
    return f"{name} is kept for {days} day{'' if days == '1' else 's'}"


def _earliest_left(stamp: int) -> str:
    if not stamp:
        return "it holds no record any more; what was on it is gone"
    return f"the earliest record is of {moment_of(stamp // 1000 * 1000).isoformat()}; what is older is gone"

"""Read a topic's committed records in batches, from about a time on, to its end or for ever.

Between which offsets of a topic the records of a window can stand: fixed once, and told where some are gone.
"""

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final, NamedTuple

import typer
from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.core.times.window import Kept, Window, gone_before
from dateline.kafka.clients import reading
from dateline.kafka.codec import Incoming
from dateline.kafka.topic_admin import find_topics, require_topic
from dateline.kafka.transactions import partition_of
from dateline.settings import ResolvedSettings
from dateline.topics import Topic

_DAY_MS = 24 * 3600 * 1000


class Bounds(NamedTuple):
    """A partition's offsets from ``first`` on and before ``end``."""

    first: int
    end: int


async def bounds(
    reader: AIOKafkaConsumer, partitions: Sequence[TopicPartition], window: Window
) -> dict[TopicPartition, Bounds]:
    """Return the offsets that a window's records stand between, as the topic is now.

    Of event time that reaches from an hour before the window to the topic's end: a record may be as much
    younger than its event as it likes. Of the log's own time it ends an hour behind the window.
    """
    starts = await reader.beginning_offsets(partitions)
    ends = await reader.end_offsets(partitions)
    firsts = await _offsets_at(reader, partitions, window.first_stamp, starts, ends)
    lasts = await _offsets_at(reader, partitions, window.last_stamp, ends, ends)
    return {each: Bounds(firsts[each], max(lasts[each], firsts[each])) for each in partitions}


async def warn_of_gone(
    reader: AIOKafkaConsumer, settings: ResolvedSettings, partitions: Sequence[TopicPartition], window: Window
) -> None:
    """Say on stderr where records of the window may be deleted, and which is the earliest that is left."""
    if window.start is None:
        return
    starts = await reader.beginning_offsets(partitions)
    earliest = await reader.offsets_for_times(dict.fromkeys(partitions, 0))
    kept = [Kept(start, at.timestamp if (at := earliest[each]) else None) for each, start in starts.items()]
    gone = gone_before(window, kept)
    if gone is not None:
        name = partitions[0].topic
        typer.echo(f"warning: {await _retention(settings, name)}: {_what_is_left(gone)}", err=True)


def _what_is_left(stamp: int) -> str:
    if not stamp:
        return "it holds no record any more; what was on it is gone"
    return f"the earliest record is of {datetime.fromtimestamp(stamp // 1000, UTC).isoformat()}; what is older is gone"


async def _retention(settings: ResolvedSettings, name: str) -> str:
    """Say how long a topic is kept, as the broker has it."""
    found = (await find_topics(settings)).get(name)
    kept = int(found.config.get("retention.ms", -1)) if found else -1
    if kept < 0:
        return f"records of {name} were deleted"
    days = f"{kept / _DAY_MS:g}"
    return f"{name} is kept for {days} day{'' if days == '1' else 's'}"


async def _offsets_at(
    reader: AIOKafkaConsumer,
    partitions: Sequence[TopicPartition],
    stamp: int | None,
    without: Mapping[TopicPartition, int],
    ends: Mapping[TopicPartition, int],
) -> dict[TopicPartition, int]:
    """Return where the first record of a time or later stands, or the end; without a time, the offset given."""
    if stamp is None:
        return dict(without)
    found = await reader.offsets_for_times(dict.fromkeys(partitions, stamp))
    return {each: min(at.offset, ends[each]) if (at := found.get(each)) else ends[each] for each in partitions}


_POLL_MS: Final = 200
_AT_ONCE: Final = 5_000
"""Records in a batch at the most: the embedded broker hands a whole partition over in one fetch."""


async def committed(  # noqa: PLR0913  # what is read, and how far
    settings: ResolvedSettings,
    topic: Topic,
    start: datetime | Window | None,
    *,
    follow: bool,
    key: bytes | None = None,
    progress: Callable[[float], None] | None = None,
) -> AsyncGenerator[list[Incoming], None]:
    """Yield the committed records of all partitions as they come, in batches.

    With ``start``, a time from which on events are wanted or a window of time, records that cannot
    belong to it are passed over; others from outside may still come, so the caller asks ``Window.holds``.
    Where some of the window may be deleted, stderr says so. With ``key``, only the partition is read
    that holds its records. Without ``follow`` the topic's end at the call is the end, and ``progress``
    hears what share of the way there is done. Raises ``ProvisionError`` where there is no such topic.
    """
    window = start if isinstance(start, Window) else Window(start)
    name = topic.of(settings)
    count = await require_topic(settings, topic)
    numbers = range(count) if key is None else (partition_of(key, count),)
    partitions = [TopicPartition(name, number) for number in numbers]
    async with reading(settings) as reader:
        between = await placed(reader, settings, partitions, window)
        whole = to_come = 0
        while follow or (to_come := await _to_come(reader, between)):
            whole = max(whole, to_come)
            if progress is not None and whole:
                progress(1 - to_come / whole)
            batches = await reader.getmany(timeout_ms=_POLL_MS, max_records=_AT_ONCE)
            records = [
                Incoming.of(r)
                for batch in batches.values()
                for r in batch
                if follow or r.offset < between[TopicPartition(r.topic, r.partition)].end
            ]
            if records:
                yield records


async def placed(
    reader: AIOKafkaConsumer, settings: ResolvedSettings, partitions: Sequence[TopicPartition], window: Window
) -> dict[TopicPartition, Bounds]:
    """Let a reader stand where the records of a window begin, and return where they do and end.

    Where some of the window may be deleted, stderr says so.
    """
    reader.assign(partitions)
    reader.pause(*partitions)  # until it stands where it should
    between = await bounds(reader, partitions, window)
    await warn_of_gone(reader, settings, partitions, window)
    for partition in partitions:
        reader.seek(partition, between[partition].first)
    reader.resume(*partitions)
    return between


async def _to_come(reader: AIOKafkaConsumer, between: Mapping[TopicPartition, Bounds]) -> int:
    """Count the offsets before the ends; transaction markers take some of them."""
    return sum([max(each.end - await reader.position(partition), 0) for partition, each in between.items()])

"""Between which offsets of a topic the records of a window can stand: fixed once, and told where some are gone."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import typer
from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.core.times.window import Kept, Window, gone_before
from dateline.kafka.topic_check import find_topics
from dateline.settings import Settings

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
    reader: AIOKafkaConsumer, settings: Settings, partitions: Sequence[TopicPartition], window: Window
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


async def _retention(settings: Settings, name: str) -> str:
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

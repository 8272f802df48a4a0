"""Where a topic holds what happened from a time on: between which offsets, fixed now, and what is gone of it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final, NamedTuple

from aiokafka import TopicPartition

from dateline.core.times.window import AHEAD
from dateline.kafka.clients import reading
from dateline.kafka.topic_admin import require_topic
from dateline.settings import Settings
from dateline.topics import Topic

_DAY_MS: Final = 24 * 3600 * 1000


class Offsets(NamedTuple):
    """From where to where each partition is read; and since when each holds records that held older ones once."""

    begins: Mapping[int, int]
    ends: Mapping[int, int]
    gone: Mapping[int, datetime]


async def fix_offsets(settings: Settings, topic: Topic, start: datetime) -> Offsets:
    """Return the offsets between which everything stands that happened from ``start`` on.

    Nothing is dated more than an hour after it was sent, so the reading begins with what was sent an hour
    before ``start``. Raises ``ProvisionError`` where there is no such topic.
    """
    count = await require_topic(settings, topic)
    partitions = [TopicPartition(topic.of(settings), number) for number in range(count)]
    async with reading(settings) as reader:
        reader.assign(partitions)
        reader.pause(*partitions)
        ends = await reader.end_offsets(partitions)
        firsts = await reader.beginning_offsets(partitions)
        stamp = max(int((start - AHEAD).timestamp() * 1000), 0)
        found = await reader.offsets_for_times(dict.fromkeys(partitions, stamp))
    begins = {tp: at.offset if (at := found.get(tp)) else ends[tp] for tp in partitions}
    gone = {
        tp.partition: sent
        for tp in partitions
        if (at := found.get(tp))
        and 0 < firsts[tp] == at.offset
        and (sent := datetime.fromtimestamp(at.timestamp / 1000, UTC)) > start
    }
    return Offsets({tp.partition: at for tp, at in begins.items()}, {tp.partition: ends[tp] for tp in ends}, gone)


def about_gone(settings: Settings, topic: Topic, gone: Mapping[int, datetime]) -> str:
    """Say what a topic holds no more."""
    since = max(gone.values()).isoformat(timespec="seconds")
    days = (topic.retention_ms or 0) // _DAY_MS
    return (
        f"{topic.of(settings)} is kept for {days} days: {len(gone)} of its partitions hold nothing that "
        f"was sent before {since}"
    )

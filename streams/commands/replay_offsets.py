"""The raw records that a replay takes: between which offsets, fixed when it begins, and what is gone of them."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final, NamedTuple

from aiokafka import TopicPartition

from streams.agents.split import AHEAD
from streams.clients import reading
from streams.provision import require_topic
from streams.settings import Settings
from streams.topics import RAW

_DAYS: Final = (RAW.retention_ms or 0) // (24 * 3600 * 1000)


class Offsets(NamedTuple):
    """From where to where each raw partition is read, and what has to be said of pages that are there no more."""

    begins: Mapping[int, int]
    ends: Mapping[int, int]
    gone: tuple[str, ...]


async def fix_offsets(live: Settings, start: datetime) -> Offsets:
    """Return the offsets between which every page stands that was fetched from ``start`` on.

    No page is dated more than an hour after it was sent, so the reading begins with what was sent an hour
    before ``start``. Raises ``ProvisionError`` where there is no raw topic.
    """
    count = await require_topic(live, RAW)
    partitions = [TopicPartition(RAW.name(live.namespace), number) for number in range(count)]
    async with reading(live) as reader:
        reader.assign(partitions)
        reader.pause(*partitions)
        ends = await reader.end_offsets(partitions)
        firsts = await reader.beginning_offsets(partitions)
        stamp = max(int((start - AHEAD).timestamp() * 1000), 0)
        found = await reader.offsets_for_times(dict.fromkeys(partitions, stamp))
    begins = {tp: at.offset if (at := found.get(tp)) else ends[tp] for tp in partitions}
    gone = [
        _gone(tp, at.timestamp)
        for tp in partitions
        if (at := found.get(tp)) and 0 < firsts[tp] == at.offset and at.timestamp > start.timestamp() * 1000
    ]
    return Offsets(
        {tp.partition: at for tp, at in begins.items()}, {tp.partition: ends[tp] for tp in ends}, tuple(gone)
    )


def _gone(source: TopicPartition, sent: int) -> str:
    first = datetime.fromtimestamp(sent / 1000, UTC).isoformat(timespec="seconds")
    return (
        f"{source.topic} partition {source.partition} holds nothing that was sent before {first}: older pages are "
        f"deleted (they are kept for {_DAYS} days), and the replay goes without them"
    )

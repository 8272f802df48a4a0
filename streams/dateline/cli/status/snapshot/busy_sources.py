"""Whose texts wait: the source that most of a partition's waiting records are of.

A page of a thousand items, or an archive that one source sends, holds up the other sources of the partition.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Final, NamedTuple

import orjson
from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.agents.monitoring.lag import Lag
from dateline.agents.state.positions import Share, read_spans, source_partition
from dateline.settings import ResolvedSettings

MIN_RECORDS: Final = 200
"""Records that wait before a partition, from which on it is asked whose they are. Chosen by hand: fewer are gone within
a second."""
_MAX_SHARES: Final = 4
"""Partitions that are asked about, those with most records. Bounds the time of ``status``; chosen by hand."""
_MAX_RECORDS: Final = 50
"""Records of a partition that are looked at, the first that wait. Bounds what ``status`` fetches, since a page may have
a megabyte; chosen by hand."""
_MAX_SHOWN_CHARS: Final = 80
"""Characters of a source's name that are shown. A page's source may have thousands; chosen by hand."""


class BusySource(NamedTuple):
    """The source of most records of a sample of those that wait."""

    name: str
    records: int
    """How many of the sample are of it."""
    sample: int


async def busy_sources(
    reader: AIOKafkaConsumer,
    settings: ResolvedSettings,
    lags: Mapping[Share, Lag],
    ends: Mapping[TopicPartition, int],
) -> dict[Share, BusySource]:
    """Return for the partitions with most waiting records whose these are, where half are of one source.

    ``lags`` says how many wait, and ``ends`` where the partitions end. Records that wait for event time were read
    before, so it counts back from the end.
    """
    crowded = [share for share, lag in lags.items() if lag.records >= MIN_RECORDS]
    most = sorted(crowded, key=lambda share: (-lags[share].records, share))[:_MAX_SHARES]
    sources = {source_partition(settings, share): share for share in most}
    starts = {tp: max(ends[tp] - lags[share].records, 0) for tp, share in sources.items() if tp in ends}
    names: dict[Share, Counter[str]] = {share: Counter() for share in most}
    async for record in read_spans(reader, starts, limit=_MAX_RECORDS):
        names[sources[TopicPartition(record.topic, record.partition)]][_source_of(record.value)] += 1
    found: dict[Share, BusySource] = {}
    for share, counts in names.items():
        for name, records in counts.most_common(1):
            if name and 2 * records >= counts.total():
                found[share] = BusySource(name[:_MAX_SHOWN_CHARS], records, counts.total())
    return found


def _source_of(value: bytes | None) -> str:
    """Return the source that a record names; empty where it names none or cannot be read."""
    try:
        record = orjson.loads(value or b"")
    except orjson.JSONDecodeError:
        return ""
    source = record.get("source") if isinstance(record, dict) else None
    return source if isinstance(source, str) else ""

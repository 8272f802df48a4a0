"""Whether the workers get on: a worker is stuck where records wait and none of its partitions moves.

A worker that settles other partitions is busy, and a partition that does not move waits for its turn, unless it waits
for as long as its worker's own watchdog would allow.

A broker may count a worker as a member long after it has died: the embedded broker does so until its restart. Then
nobody takes the dead worker's partitions, and the group looks well.
"""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from time import monotonic, time
from typing import Final

from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.agents.state.positions import Share, position_records, positions_of, read_spans, source_partition
from dateline.agents.state.restore import Position
from dateline.settings import BUSY_TIMEOUTS, ResolvedSettings

WATCH_SECONDS: Final = 10.0
"""Seconds that a position must stand still. Chosen by hand, above the few seconds that a batch takes; records that are
ahead of other partitions wait for up to ``DATELINE_WATERMARK_INTERVAL`` as well."""
_LOOK_SECONDS: Final = 0.5
"""Seconds between two looks. Chosen by hand."""


async def shares_without_progress(
    reader: AIOKafkaConsumer,
    settings: ResolvedSettings,
    waiting: Collection[Share],
    workers: Sequence[Collection[Share]],
) -> frozenset[Share]:
    """Return which shares are stuck, of those in which records are ``waiting``; ``workers`` holds each worker's shares.

    These are the shares of a worker that settles nothing for ``WATCH_SECONDS``, and of a busy worker those that do not
    move for as long and have waited for ``BUSY_TIMEOUTS`` stall timeouts. It returns sooner where none can be stuck.
    """
    workers = [shares for shares in workers if not set(shares).isdisjoint(waiting)]
    before = await positions_of(reader, settings, {share for shares in workers for share in shares})
    limit = settings.stall_timeout * BUSY_TIMEOUTS
    late = await late_shares(reader, settings, {share: before[share] for share in waiting}, limit)
    still = set(before)
    end = monotonic() + WATCH_SECONDS + settings.watermark_interval
    while (stuck := _stuck(waiting, workers, still, late)) and monotonic() < end:
        await asyncio.sleep(_LOOK_SECONDS)
        now = await positions_of(reader, settings, still)
        still = {share for share in still if now[share] == before[share]}
    return stuck


def _stuck(
    waiting: Collection[Share], workers: Sequence[Collection[Share]], still: set[Share], late: set[Share]
) -> frozenset[Share]:
    """Return the shares that are stuck, if those that stand ``still`` go on doing so."""
    idle = {share for shares in workers if still >= set(shares) for share in shares}
    return frozenset(share for share in waiting if share in still and (share in idle or share in late))


async def late_shares(
    reader: AIOKafkaConsumer, settings: ResolvedSettings, positions: Mapping[Share, Position], seconds: float
) -> set[Share]:
    """Return the shares that have settled nothing for so many ``seconds``, while a record waited."""
    sources = {source_partition(settings, share): share for share in positions}
    records = await position_records(reader, settings, positions)
    settled_at = {share: record.timestamp for share, record in records.items()}
    starts = {tp: positions[share].offset + 1 for tp, share in sources.items()}
    sent_at = {
        sources[TopicPartition(record.topic, record.partition)]: record.timestamp
        async for record in read_spans(reader, starts, limit=1)
    }
    limit = (time() - seconds) * 1000
    return {share for share, sent in sent_at.items() if max(sent, settled_at.get(share, sent)) < limit}

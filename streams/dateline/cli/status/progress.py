"""Whether the workers get on: a partition that has an owner and a lag, and whose position does not move, is stuck.

A broker may count a worker as a member long after it has died: the embedded broker does so until its restart. Then
nobody takes the dead worker's partitions, and the group looks well.
"""

import asyncio
from collections.abc import Collection
from time import monotonic
from typing import Final

from aiokafka import AIOKafkaConsumer

from dateline.agents.state.positions import Share, positions_of
from dateline.settings import ResolvedSettings

WATCH_SECONDS: Final = 10.0
"""Seconds that a position must stand still. Chosen by hand, above the few seconds that a batch takes; records that are
ahead of other partitions wait for up to ``DATELINE_WATERMARK_INTERVAL`` as well."""
_LOOK_SECONDS: Final = 0.5
"""Seconds between two looks. Chosen by hand."""


async def shares_without_progress(
    reader: AIOKafkaConsumer, settings: ResolvedSettings, shares: Collection[Share]
) -> frozenset[Share]:
    """Return which of the shares do not move for ``WATCH_SECONDS``; it returns sooner where all of them move."""
    before = await positions_of(reader, settings, shares)
    left = set(shares)
    end = monotonic() + WATCH_SECONDS + settings.watermark_interval
    while left and monotonic() < end:
        await asyncio.sleep(_LOOK_SECONDS)
        now = await positions_of(reader, settings, left)
        left = {share for share in left if now[share] == before[share]}
    return frozenset(left)

"""Watchdog: a worker before which records wait, and that settles none, stops itself, to be started again.

Lag is counted in records, not offsets: a transaction's marker takes an offset that no reader is given.
"""

import asyncio
from collections.abc import Collection, Sequence
from time import monotonic
from typing import Final

from aiokafka.errors import KafkaError

from dateline import telemetry
from dateline.agents.monitoring.lag import Share, unread
from dateline.agents.partitions.assignment import Owner
from dateline.kafka.clients import reading
from dateline.settings import ResolvedSettings

_LOOKS: Final = 4
"""How often it looks within one stall timeout."""


async def watch(settings: ResolvedSettings, owners: Sequence[Owner]) -> None:
    """Look until records have waited before a partition for the whole stall timeout, in which it settled none.

    What counts is how long they wait, not how long ago something was settled: a feed may be quiet for hours.
    """
    timeout = settings.stall_timeout
    since: dict[Share, float] = {}
    while True:
        began = monotonic()
        await asyncio.sleep(timeout / _LOOKS)
        still = _unmoved(owners, began)
        try:
            waiting = await _waiting(settings, still)
        except (KafkaError, OSError) as error:
            # A broker that is gone is no reason to stop: the consumer waits for it too.
            telemetry.event("probe_failed", stage="all", reason=repr(error))
            waiting = set()
        now = monotonic()
        since = {share: since.get(share, now) for share in waiting & _unmoved(owners, began)}
        for (stage, number), first in since.items():
            if now - first >= timeout:
                telemetry.event("stalled", stage=stage, partition=number, seconds=round(now - first))
                return


def _unmoved(owners: Sequence[Owner], time: float) -> set[Share]:
    """Return our shares of which nothing was settled since a time, in ``time.monotonic()`` seconds.

    One whose state is being read back is at work, however long that takes.
    """
    return {
        (owner.stage, tp.partition) for owner in owners for tp in owner.unmoved_since(time) if tp not in owner.restoring
    }


async def _waiting(settings: ResolvedSettings, shares: Collection[Share]) -> set[Share]:
    """Return the shares behind whose position committed records stand."""
    if not shares:
        return set()
    async with reading(settings) as reader:
        return {share for share, lag in (await unread(reader, settings, shares)).items() if lag.records}

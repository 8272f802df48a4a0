"""A worker that settles nothing while records wait stops itself, to be started again.

A worker that settles other partitions is busy: where the CPU is short, a partition waits for its turn. It stops only
where one partition waits for several stall timeouts, since then that partition hangs.

Waiting records are counted as records and not as offsets, since a transaction's marker takes an offset that no reader
gets.
"""

import asyncio
from collections.abc import Collection, Sequence
from time import monotonic
from typing import Final

from aiokafka.errors import KafkaError

from dateline import telemetry
from dateline.agents.monitoring.lag import unread
from dateline.agents.partitions.assignment import Owner
from dateline.agents.state.positions import Share
from dateline.kafka.clients import reading
from dateline.process.log.error_words import error_words
from dateline.settings import BUSY_TIMEOUTS, ResolvedSettings

_CHECKS_PER_TIMEOUT: Final = 4
"""Checks within one stall timeout. Chosen by hand."""


async def watch(settings: ResolvedSettings, owners: Sequence[Owner]) -> None:
    """Return once records have waited before a partition for the whole stall timeout, while we settled none.

    Where we settled records of other partitions meanwhile, only after ``BUSY_TIMEOUTS`` of them. The time counts from
    when records began to wait, not from the last settled batch: a feed may be quiet for hours.
    """
    timeout = settings.stall_timeout
    since: dict[Share, float] = {}
    while True:
        began = monotonic()
        await asyncio.sleep(timeout / _CHECKS_PER_TIMEOUT)
        unsettled = _unsettled(owners, began)
        try:
            waiting = await _waiting(settings, unsettled)
        except (KafkaError, OSError) as error:
            # A lost broker is not a reason to stop: the consumer waits for it too.
            telemetry.event("probe_failed", stage="all", reason=error_words(error))
            waiting = set()
        now = monotonic()
        since = {share: since.get(share, now) for share in waiting & _unsettled(owners, began)}
        limit = timeout * BUSY_TIMEOUTS if _settles(owners, now - timeout) else timeout
        for (stage, number), first in since.items():
            if now - first >= limit:
                telemetry.event("stalled", stage=stage, partition=number, seconds=round(now - first))
                return


def _settles(owners: Sequence[Owner], time: float) -> bool:
    """Whether we settled records of any partition since a time, in ``time.monotonic()`` seconds."""
    return any(owner.last_settled >= time for owner in owners)


def _unsettled(owners: Sequence[Owner], time: float) -> set[Share]:
    """Return our shares that settled nothing since a time, in ``time.monotonic()`` seconds.

    A share whose state is being read counts as busy, however long that takes.
    """
    return {
        (owner.stage, tp.partition)
        for owner in owners
        for tp in owner.unsettled_since(time)
        if tp not in owner.restoring
    }


async def _waiting(settings: ResolvedSettings, shares: Collection[Share]) -> set[Share]:
    """Return the shares that have committed records left to read."""
    if not shares:
        return set()
    async with reading(settings) as reader:
        return {share for share, lag in (await unread(reader, settings, shares)).items() if lag.records}

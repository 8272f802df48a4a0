"""Watchdog: a worker that has records to read and settles none stops itself, to be started again.

Lag is counted in records, not offsets: a transaction's marker takes an offset that no reader is given.
"""

import asyncio
from collections.abc import Sequence
from time import monotonic
from typing import Final

from aiokafka import TopicPartition
from aiokafka.errors import KafkaError

from streams import telemetry
from streams.agents.guard import EXIT_STALLED, die
from streams.agents.owner import Owner
from streams.agents.probe import next_record
from streams.clients import administering
from streams.settings import Settings

_LOOKS: Final = 4
"""How often it looks within one stall timeout."""


async def watch(settings: Settings, owners: Sequence[Owner], group: str) -> None:
    """Look for ever at partitions that settled nothing for the stall timeout; end the process where one has records."""
    timeout = settings.stall_timeout
    while True:
        await asyncio.sleep(timeout / _LOOKS)
        for owner in owners:
            for tp in owner.unmoved_since(monotonic() - timeout):
                source = TopicPartition(tp.topic, tp.partition)
                try:
                    waiting = await _waiting(settings, group, source, owner.positions.get(tp))
                except (KafkaError, OSError) as error:
                    # A broker that is gone is no reason to stop: the consumer waits for it too.
                    telemetry.event("probe_failed", topic=source.topic, partition=source.partition, reason=repr(error))
                    continue
                if waiting and tp in owner.unmoved_since(monotonic() - timeout):
                    telemetry.event("stalled", topic=source.topic, partition=source.partition)
                    die(EXIT_STALLED, f"{source.topic}/{source.partition} has records and did not move for {timeout} s")


async def _waiting(settings: Settings, group: str, source: TopicPartition, position: int | None) -> bool:
    """Tell whether a committed record stands after the position; after the group's offset where none is known."""
    offset = position + 1 if position is not None else await _group_offset(settings, group, source)
    return await next_record(settings, source, offset) is not None


async def _group_offset(settings: Settings, group: str, source: TopicPartition) -> int | None:
    async with administering(settings) as admin:
        offsets = await admin.list_consumer_group_offsets(group, partitions=[source])
    offset = offsets[source].offset if source in offsets else -1
    return offset if offset >= 0 else None

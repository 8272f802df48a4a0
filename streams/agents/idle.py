"""Idle: which raw partitions hold no clock back, since everything that they gave is through all stages.

A stage's clock goes by the slowest raw partition that may still have records to give. Whether one has
none left cannot be seen from the records of a stage; it is asked of the broker, in the order of the
flow: what ``raw`` held is split, what ``briefs`` held after that is collapsed, what ``distinct`` held
after that is threaded. Only then has every stage seen all that the partition gave.
"""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Final

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from streams import telemetry
from streams.agents.owner import Owner
from streams.agents.probe import has_settled
from streams.agents.stage import STAGES
from streams.clients import reading
from streams.settings import Settings

_AFTER_SPLIT: Final = ("collapse", "thread")


async def watch_idle(settings: Settings, owners: Sequence[Owner]) -> None:
    """Ask for ever, and tell the owners; one partition alone is its own clock, and nothing has to be asked."""
    known: frozenset[int] = frozenset()
    while settings.partitions > 1:
        await asyncio.sleep(settings.idle_interval)
        try:
            found = await idle(settings)
        except (KafkaError, OSError) as error:
            telemetry.event("probe_failed", topic=STAGES["split"].source.name(settings.namespace), reason=repr(error))
            continue
        if found != known:
            telemetry.event("partitions_idle", partitions=sorted(found))
            known = found
        for owner in owners:
            owner.rest(found)


async def idle(settings: Settings) -> frozenset[int]:
    """Return the raw partitions of which every record is through all stages and that got no new one meanwhile."""
    async with reading(settings) as reader:
        before = await _ends(reader, settings, "split")
        quiet = [number for number, end in before.items() if await has_settled(reader, settings, "split", number, end)]
        for stage in _AFTER_SPLIT if quiet else ():
            for number, end in (await _ends(reader, settings, stage)).items():
                if not await has_settled(reader, settings, stage, number, end):
                    return frozenset()
        after = await _ends(reader, settings, "split")
    return frozenset(number for number in quiet if after[number] == before[number])


async def _ends(reader: AIOKafkaConsumer, settings: Settings, stage: str) -> Mapping[int, int]:
    """Return where each partition of a stage's source ends."""
    topic = STAGES[stage].source.name(settings.namespace)
    partitions = [TopicPartition(topic, number) for number in range(settings.partitions)]
    return {tp.partition: end for tp, end in (await reader.end_offsets(partitions)).items()}

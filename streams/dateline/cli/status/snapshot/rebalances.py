"""Rebalances: which of them last longer than they can by themselves.

A broker ends a rebalance by itself: a member that sends no heartbeat is removed when its session is over, and one that
sends some and does not join, after the rebalance timeout. Until then the group waits, as it does after any kill, and a
person who ended a worker would end a healthy one. No broker says when a rebalance began. So it is judged by what the
group did last: if a record has waited for longer than a rebalance can last, and nothing was settled meanwhile, the
rebalance does not end by itself. Where no record waits, a rebalance does no harm.
"""

from collections.abc import Mapping, Sequence
from time import time
from typing import Final

from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.agents.monitoring.groups import GroupLook, GroupState
from dateline.agents.monitoring.worker_groups import alerting_group
from dateline.agents.stage import ALERTING, FLOW
from dateline.agents.state.positions import positions_of, read_spans
from dateline.cli.status.snapshot.progress import late_shares
from dateline.kafka.groups.membership import REBALANCE_SECONDS
from dateline.settings import ResolvedSettings

_MARGIN_SECONDS: Final = 10.0
"""Seconds that are added to the longest rebalance: for the watch of ``status``, and for the pauses between the broker's
checks of its members. Chosen by hand."""


def longest_rebalance(settings: ResolvedSettings) -> float:
    """Return the seconds after which a rebalance has ended by itself."""
    return max(settings.session_timeout, REBALANCE_SECONDS)


async def keep_lasting(
    reader: AIOKafkaConsumer, settings: ResolvedSettings, looks: Sequence[GroupLook]
) -> list[GroupState]:
    """Return the groups; of those in a rebalance, only those stay ``stuck`` that do not end by themselves."""
    return [
        look.group._replace(stuck=await _lasts(reader, settings, look))
        if look.group.stuck and look.group.rebalancing
        else look.group
        for look in looks
    ]


async def _lasts(reader: AIOKafkaConsumer, settings: ResolvedSettings, look: GroupLook) -> bool:
    limit = longest_rebalance(settings) + _MARGIN_SECONDS
    stages = {settings.namespace: FLOW, alerting_group(settings): ALERTING}.get(look.group.name)
    if stages is None:
        return await _waits(reader, look.offsets, limit)
    shares = [(stage, number) for stage in stages for number in range(settings.partitions)]
    return bool(await late_shares(reader, settings, await positions_of(reader, settings, shares), limit))


async def _waits(reader: AIOKafkaConsumer, offsets: Mapping[TopicPartition, int], seconds: float) -> bool:
    """Whether a record after those that a group of readers has committed is older than so many seconds."""
    oldest = (time() - seconds) * 1000
    return any([record.timestamp < oldest async for record in read_spans(reader, offsets, limit=1)])

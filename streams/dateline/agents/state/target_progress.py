"""The progress of the targets of alerts, as it is committed on the broker: nothing is joined, and nothing committed."""

import asyncio
from time import monotonic
from typing import Final

from aiokafka import TopicPartition
from aiokafka.errors import KafkaError

from dateline.core.alerts.delivery.progress import Progress, from_metadata
from dateline.kafka.clients import administering
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import ALERTS, delivery_group

_RETRY_SECONDS: Final = 0.2
"""Seconds between two questions for a group's offset. Chosen by hand."""
_MAX_ANSWER_SECONDS: Final = 30.0
"""Seconds after which a broker's retriable error is raised. Chosen by hand."""


async def delivery_targets(settings: ResolvedSettings) -> list[str]:
    """Return the names of the targets that have a group on the broker. Raises ``KafkaError``."""
    prefix = delivery_group(ALERTS.within(settings), "")
    async with administering(settings) as admin:
        groups = [name for name, *_ in await admin.list_consumer_groups()]
    return [name.removeprefix(prefix) for name in groups if name.startswith(prefix)]


async def committed_progress(settings: Settings, group: str, partition: TopicPartition) -> Progress | None:
    """Return the committed progress of a target's group; None where there is none. Raises ``KafkaError``.

    The admin client returns an offset with its metadata, which the consumer does not, but asks only once. So it is
    asked again after retriable errors: a cluster's first group has to wait until the broker has created its topic.
    """
    give_up_at = monotonic() + _MAX_ANSWER_SECONDS
    async with administering(settings) as admin:
        while True:
            try:
                offsets = await admin.list_consumer_group_offsets(group, partitions=[partition])
                break
            except KafkaError as error:
                if not error.retriable or monotonic() > give_up_at:
                    raise
                await asyncio.sleep(_RETRY_SECONDS)
    offset = offsets.get(partition)
    return None if offset is None or offset.offset < 0 else from_metadata(offset.offset, offset.metadata)

"""How each target stands, asked of the broker: nothing is joined, and nothing committed."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final

from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.agents.state.positions import read_records
from dateline.agents.state.target_progress import committed_progress, delivery_targets
from dateline.core.alerts.delivery.bundle import Member
from dateline.core.alerts.delivery.standing import Standing, UnsettledAlert, stand
from dateline.kafka.clients import reading
from dateline.kafka.codec import Incoming, UndecodableError, decode, moment_of
from dateline.settings import ResolvedSettings
from dateline.topics import ALERTS, delivery_group
from dateline_schemas import Alert

_MAX_COUNTED: Final = 1_000
"""Offsets from a target's position that are read and counted one by one; more are given in offsets. Chosen by hand."""


async def ask_standings(
    settings: ResolvedSettings, now: datetime, targets: Collection[str] | None = None
) -> list[Standing]:
    """Return how the targets of these names stand at a time, or all that have committed progress, by name."""
    namespace = ALERTS.within(settings)
    partition = TopicPartition(ALERTS.of(settings), 0)
    names = sorted(await delivery_targets(settings) if targets is None else targets)
    progress = {
        name: committed
        for name in names
        if (committed := await committed_progress(settings, delivery_group(namespace, name), partition)) is not None
    }
    if not progress:
        return []
    async with reading(settings) as reader:
        end: int = (await reader.end_offsets([partition]))[partition]
        first: int = (await reader.beginning_offsets([partition]))[partition]
        starts = {name: max(each.position, first) for name, each in progress.items()}
        alerts = await _read(reader, partition, starts.values(), end)
    standings = []
    for name, start in starts.items():
        last = start + _MAX_COUNTED
        counted = [alert for alert in alerts if start <= alert.offset < last]
        standings.append(stand(name, progress[name], counted, max(end - last, 0), now))
    return standings


async def _read(
    reader: AIOKafkaConsumer, partition: TopicPartition, starts: Iterable[int], end: int
) -> list[UnsettledAlert]:
    """Return the alerts from each start on, up to the limit, in the order of the topic; each alert once."""
    alerts = []
    read_to = 0
    for start in sorted(starts):
        last = min(start + _MAX_COUNTED, end)
        if (begin := max(start, read_to)) >= last:
            continue
        async for record in read_records(reader, partition, begin):
            if record.offset >= last:
                break
            alerts.append(_alert(Incoming.of(record)))
        read_to = last
    return alerts


def _alert(record: Incoming) -> UnsettledAlert:
    sent_at = moment_of(record.timestamp)
    try:
        return UnsettledAlert(record.offset, sent_at, Member.of(decode(Alert, record.value), record.offset))
    except UndecodableError:
        return UnsettledAlert(record.offset, sent_at, None)

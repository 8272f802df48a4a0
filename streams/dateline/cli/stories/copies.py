"""Holders: which records on the broker still hold a story's text, and up to where each partition may be truncated."""

from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import UTC, datetime
from typing import Final, NamedTuple

from aiokafka import TopicPartition

from dateline.agents.partitions.reorder_buffer import PREFIX
from dateline.agents.stage import FLOW, STAGES
from dateline.agents.state.positions import position_of
from dateline.core.page.text_search import TextSearch
from dateline.kafka.clients import reading
from dateline.kafka.codec import Incoming
from dateline.kafka.topic_reader import read_committed
from dateline.settings import ResolvedSettings
from dateline.topics import STATE, TOPICS, Topic

_STATE: Final = {STATE[name]: PREFIX for name in STATE}
"""What stages know is hashes; but a record that waits for its turn is whole, and its key says so."""
_READERS: Final = {STAGES[stage].source: stage for stage in FLOW}


class Holder(NamedTuple):
    """A partition, and the records in it that hold the text."""

    topic: str
    partition: int
    offsets: tuple[int, ...]
    newest: datetime
    """When the last of them was sent."""
    truncate_before: int | None
    """The offset before which all may be deleted; None on a compacted topic, which lets go of them by itself."""
    takes_along: int
    """So many offsets of other records, at the most, go with them."""
    unread_by: str | None
    """The stage that has not read so far yet, and would miss what is deleted."""


async def holders(settings: ResolvedSettings, sought: TextSearch, progress: Callable[[float], None]) -> list[Holder]:
    """Look through all topics, as committed, each to where it ends when its turn comes; ``progress`` hears the share.

    Raises ``ProvisionError`` where a topic is missing.
    """
    found = []
    for number, topic in enumerate(TOPICS):
        held: defaultdict[int, list[Incoming]] = defaultdict(list)
        begun = number

        def share(of_topic: float, begun: int = begun) -> None:
            progress((begun + of_topic) / len(TOPICS))

        async for record in _holding(settings, topic, sought, share):
            held[record.partition].append(record)
        found += [await _holder(settings, topic, records) for _, records in sorted(held.items())]
    progress(1.0)
    return found


async def _holding(
    settings: ResolvedSettings, topic: Topic, sought: TextSearch, progress: Callable[[float], None]
) -> AsyncIterator[Incoming]:
    """Yield the records that hold the text, without it."""
    prefix = _STATE.get(topic, b"")
    async for batch in read_committed(settings, topic, None, follow=False, progress=progress):
        for record in batch:
            if record.value is not None and (record.key or b"").startswith(prefix) and sought.finds_in(record.value):
                yield record._replace(value=None)


async def _holder(settings: ResolvedSettings, topic: Topic, records: Sequence[Incoming]) -> Holder:
    last = max(records, key=lambda record: record.offset)
    source = TopicPartition(last.topic, last.partition)
    before = last.offset + 1
    async with reading(settings) as reader:
        first = (await reader.beginning_offsets([source]))[source]
        stage = _READERS.get(topic)
        unread = stage is not None and (await position_of(reader, settings, stage, last.partition)).offset < last.offset
    kept = topic.cleanup == "compact"
    return Holder(
        topic=last.topic,
        partition=last.partition,
        offsets=tuple(sorted(record.offset for record in records)),
        newest=datetime.fromtimestamp(last.timestamp / 1000, UTC),
        truncate_before=None if kept else before,
        takes_along=0 if kept else before - first - len(records),
        unread_by=stage if unread else None,
    )

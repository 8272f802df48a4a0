"""Follow a topic of the live namespace across every switch, with no record lost or repeated."""

import time
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Final

from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.core.replay.alias import Alias
from dateline.core.times.window import Window
from dateline.kafka.alias import ALIAS_POLL_SECONDS, find_switch, is_retold, live_settings, resolve
from dateline.kafka.clients import reading
from dateline.kafka.codec import Incoming
from dateline.kafka.topic_admin import require_topic
from dateline.kafka.topic_reader import seek_window
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import Topic

_POLL_MS: Final = 200
"""Milliseconds that one fetch waits for records; chosen by hand."""
_MAX_RECORDS: Final = 5_000
"""Records of one fetch; chosen by hand."""


async def follow_live(named: Settings, topic: Topic, window: Window) -> AsyncGenerator[list[Incoming], None]:
    """Yield a topic's committed records for ever, in batches, from the first that may be in the window.

    When ``dateline upgrade`` switches, the former namespace's topic is read to its end, then the new one's from
    where it ended at the switch, without its marked records: the former namespace has already published those.
    Raises ``ProvisionError`` where the topic does not exist.
    """
    settings = await resolve(named)
    count = await require_topic(settings, topic)
    switched: Alias | None = None
    while True:
        partitions = [TopicPartition(topic.of(settings), number) for number in range(count)]
        async with reading(settings) as reader:
            if switched is None:
                await seek_window(reader, settings, partitions, window)
            else:
                reader.assign(partitions)
                for tp in partitions:
                    reader.seek(tp, switched.opens.get(topic.suffix, {}).get(tp.partition, 0))
            alias: Alias | None = None
            async for records, other in _until_switched(reader, settings, topic):
                alias = other
                if fresh := [record for record in records if switched is None or not is_retold(record)]:
                    yield fresh
            if alias is None:
                return
        settings, switched = live_settings(settings, alias), alias


async def _until_switched(
    reader: AIOKafkaConsumer, settings: ResolvedSettings, topic: Topic
) -> AsyncIterator[tuple[list[Incoming], Alias | None]]:
    """Yield records until a switch, then the rest of the topic; the last item carries the new alias."""
    alias, looked = None, time.monotonic()
    while alias is None:
        yield await _poll(reader), None
        # A topic that all namespaces share is not affected by a switch.
        if topic.owner == "namespace" and time.monotonic() > looked + ALIAS_POLL_SECONDS:
            alias, looked = await find_switch(settings), time.monotonic()
    # The former namespace wrote its last record before the alias was switched.
    ends = await reader.end_offsets(reader.assignment())
    while any([await reader.position(tp) < end for tp, end in ends.items()]):
        yield await _poll(reader), None
    yield [], alias


async def _poll(reader: AIOKafkaConsumer) -> list[Incoming]:
    batches = await reader.getmany(timeout_ms=_POLL_MS, max_records=_MAX_RECORDS)
    return [Incoming.of(record) for batch in batches.values() for record in batch]

"""The newest event of each topic, without reading whole topics.

Records stand in the order of their sending, and not of their event time: after an old archive was sent, the newest
event lies far from the end. But an event is not newer than its record (split refuses a page dated more than an hour
after it). So a partition is read backwards from its end until the records there were sent before the newest event
found so far. Where that takes more records than ``_MAX_OFFSETS``, the result is a lower bound, and says so.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, NamedTuple

from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.agents.state.positions import read_spans
from dateline.cli.options.times import record_time, stated_time
from dateline.core.times.window import AHEAD
from dateline.kafka.codec import Incoming, is_takedown
from dateline.topics import Topic

_STEPS: Final = (16, 128, 1024)
"""Offsets, counted from a partition's end, up to which it is read in turn. Transaction markers take offsets too.
Chosen by hand."""
_MAX_OFFSETS: Final = _STEPS[-1]
"""Offsets of a partition that are read at most: some 10 MB of pages of 10 kB. Chosen by hand."""
_MAX_BYTES: Final = 8 * 1024 * 1024
"""Bytes of a topic after which it is not read any further back, since a page may have a mebibyte. Chosen by hand."""


class Newest(NamedTuple):
    """The newest event time of a topic; where it is not ``exact``, earlier records may hold a newer one."""

    time: datetime
    exact: bool


class _Search:
    """The search in one topic: the newest event so far, and the partitions still to be read further back."""

    def __init__(self, partitions: list[TopicPartition]) -> None:
        self.time: datetime | None = None
        self.bytes = 0
        self.left = set(partitions)

    def add(self, record: Incoming, topic: Topic) -> None:
        """Take in a record's event time, unless it is one that does not count."""
        self.bytes += len(record.value or b"")
        if is_takedown(record.headers):
            return  # an order of a person, with the time of the order
        # Of a dead letter and of a retry's note, the time of writing counts; letters hold headers of all kinds.
        time = stated_time(record, topic) if topic.model is not None else record_time(record)
        if time is None:
            return  # something else wrote it: the time of its writing would hide that no source sends
        if time > record_time(record) + AHEAD:
            return  # a page dated too far ahead, which split refuses
        self.time = max(time, self.time or time)


async def newest_events(
    reader: AIOKafkaConsumer,
    carriers: Mapping[str, Topic],
    firsts: Mapping[TopicPartition, int],
    ends: Mapping[TopicPartition, int],
) -> dict[str, Newest]:
    """Return the newest event of each topic that has one, by the topic's name.

    ``firsts`` and ``ends`` are the first offset of each partition and the one after its last.
    """
    filled = [tp for tp, end in ends.items() if end > firsts[tp]]
    searches = {name: _Search([tp for tp in filled if tp.topic == name]) for name in carriers}
    read_from = {tp: ends[tp] for tp in filled}
    for step in _STEPS:
        starts = {
            tp: max(ends[tp] - step, firsts[tp])
            for search in searches.values()
            if search.bytes <= _MAX_BYTES
            for tp in search.left
        }
        sent = await _read(reader, carriers, searches, starts, read_from)
        read_from |= starts
        for tp, start in starts.items():
            search = searches[tp.topic]
            if start <= firsts[tp] or (search.time is not None and tp in sent and sent[tp] < search.time):
                search.left.discard(tp)
    return {
        name: Newest(search.time, exact=not search.left) for name, search in searches.items() if search.time is not None
    }


async def _read(
    reader: AIOKafkaConsumer,
    carriers: Mapping[str, Topic],
    searches: Mapping[str, _Search],
    starts: Mapping[TopicPartition, int],
    stops: Mapping[TopicPartition, int],
) -> dict[TopicPartition, datetime]:
    """Read each partition from its start to its stop; return when its first record there was sent."""
    sent: dict[TopicPartition, datetime] = {}
    if starts:
        async for each in read_spans(reader, starts, stops):
            record = Incoming.of(each)
            tp = TopicPartition(record.topic, record.partition)
            sent[tp] = min(record_time(record), sent.get(tp, record_time(record)))
            searches[record.topic].add(record, carriers[record.topic])
    return sent

"""Read all partitions of a topic between fixed offsets as one, in the order of time, with little in memory."""

from collections.abc import AsyncIterator, Callable, Mapping
from typing import Final

from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.cli.read.sift import Moment
from dateline.core.replay.event_order import Merge
from dateline.kafka.codec import Incoming
from dateline.kafka.topic_reader import Bounds, incoming

_POLL_MS: Final = 200
_AT_ONCE: Final = 64
"""Records of a partition that wait for those of others; each may have up to 4 MiB."""

Timed = tuple[Moment, Incoming]


async def scan(
    reader: AIOKafkaConsumer, between: Mapping[TopicPartition, Bounds], moment_of: Callable[[Incoming], Moment]
) -> AsyncIterator[list[Timed]]:
    """Yield the records between the offsets, each with its time, as ``Merge`` orders them.

    The order hangs on the records alone, so that a scan which goes on behind the last record of each
    partition gives what an unbroken one would have given. The reader stands where the offsets begin.
    """
    merge: Merge[Timed] = Merge(each.partition for each in between)
    numbered = {each.partition: each for each in between}
    while merge.open:
        for number in merge.hungry:
            partition = numbered[number]
            if records := await _more(reader, partition, between[partition].end):
                merge.feed(number, [((moment := moment_of(record)).time, (moment, record)) for record in records])
            else:
                reader.pause(partition)
                merge.end(number)
        if taken := list(merge.take()):
            yield taken


async def _more(reader: AIOKafkaConsumer, partition: TopicPartition, end: int) -> list[Incoming]:
    """Return the next records of a partition before an offset; none where there are none. Markers take offsets too."""
    while await reader.position(partition) < end:
        batches = await reader.getmany(partition, timeout_ms=_POLL_MS, max_records=_AT_ONCE)
        records = [incoming(each) for batch in batches.values() for each in batch if each.offset < end]
        if records:
            return records
    return []

"""Feed pages to a replay's raw topic: in order, each once, no faster than the rate, not too far ahead of the stages."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Final

from aiokafka import AIOKafkaProducer, TopicPartition
from aiokafka.errors import ProducerFenced

from dateline.agents.stage import FLOW, source_of
from dateline.agents.state.positions import position_of
from dateline.cli.replay.marker import to_record
from dateline.cli.replay.pages_in_order import RawPage
from dateline.core.replay.job import FeedProgress, Marker, ReplayError
from dateline.core.replay.rate import Rate
from dateline.kafka.clients import close_client, new_producer, reading
from dateline.kafka.codec import REPLAYED, SENT, Incoming, Outgoing, sent_at
from dateline.kafka.transactions import deliver
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import RAW, REPLAY

CountBacklog = Callable[[FeedProgress], Awaitable[int]]
"""A function that returns the backlog of the stage that has most; it is given the progress, to show it."""

MAX_BACKLOG: Final = 10_000
"""Records before a stage at which feeding pauses; chosen by hand. A page becomes several records for the next stage."""
_MAX_PAGES_BETWEEN_COUNTS: Final = 1_000
"""Pages that are sent before the backlog is counted again; chosen by hand."""
_BATCH_BYTES: Final = 8 * 1024 * 1024
"""Bytes of pages at which a batch is sent before it has ``batch_size`` records; bounds memory, chosen by hand."""
_MAX_LEAD_SECONDS: Final = 0.25
"""How long before its time a page may be sent, so that pages go out in batches; chosen by hand."""
_POLL_SECONDS: Final = 0.2
"""Pause between two counts of the backlog while feeding waits for the stages; chosen by hand."""


@asynccontextmanager
async def feed_producer(settings: Settings) -> AsyncIterator[AIOKafkaProducer]:
    """Yield the only producer that may feed a replay's namespace: Kafka refuses one that was started earlier.

    Raises ``ReplayError`` where another process started one meanwhile.
    """
    producer = new_producer(settings, REPLAY.name(settings.namespace))
    try:
        await producer.start()
        yield producer
    except ProducerFenced as error:
        msg = f"another `dateline replay run --as {settings.namespace}` started and continues it; this one stops"
        raise ReplayError(msg) from error
    finally:
        await close_client(producer.stop())


class Feeder:
    """Sends the pages of one replay, in batches, with the producer of ``feed_producer``."""

    def __init__(
        self, producer: AIOKafkaProducer, settings: Settings, marker: Marker, count_backlog: CountBacklog
    ) -> None:
        self._producer = producer
        self._settings = settings
        self._marker = marker
        self._count_backlog = count_backlog
        self._batch: list[Outgoing] = []
        self._batch_bytes = 0
        self._room = 0
        """How many pages may be sent before the backlog is counted again."""

    async def feed(self, progress: FeedProgress, pages: AsyncIterator[RawPage], rate: Rate) -> FeedProgress:
        """Send the pages, and in each batch's transaction the progress with them; return the progress at the end."""
        began, first_time, sent = time.monotonic(), None, 0
        async for page in pages:
            if first_time is None:
                began, first_time = time.monotonic(), page.position.time
            due = began + rate.due(sent, (page.position.time - first_time) / 1e6)
            if due - time.monotonic() > _MAX_LEAD_SECONDS or self._is_full:
                await self._flush(progress)
                await asyncio.sleep(max(due - time.monotonic(), 0))
            self._batch.append(_replayed(page.record, self._settings, self._marker))
            self._batch_bytes += len(page.record.value or b"")
            sent += 1
            progress = FeedProgress(pages=progress.pages + 1, last=page.position)
        await self._flush(progress)
        return progress

    @property
    def _is_full(self) -> bool:
        return len(self._batch) >= self._settings.batch_size or self._batch_bytes >= _BATCH_BYTES

    async def _flush(self, progress: FeedProgress) -> None:
        """Send the batch; then wait until the stages have room for more."""
        if self._batch:
            await deliver(self._producer, [*self._batch, to_record(self._settings, progress)])
        self._room -= len(self._batch)
        self._batch, self._batch_bytes = [], 0
        while self._room <= 0:
            self._room = min(MAX_BACKLOG - await self._count_backlog(progress), _MAX_PAGES_BETWEEN_COUNTS)
            if self._room <= 0:
                await asyncio.sleep(_POLL_SECONDS)


def _replayed(record: Incoming, settings: Settings, marker: Marker) -> Outgoing:
    """Return a raw record for the replay's raw topic; headers hold the replay's id and the original sending time."""
    others = tuple(header for header in record.headers if header[0] not in {REPLAYED, SENT})
    added = ((REPLAYED, marker.replay.encode()), (SENT, b"%d" % sent_at(record)))
    return Outgoing(RAW.name(settings.namespace), record.key, record.value, (*others, *added))


async def backlog(settings: ResolvedSettings) -> dict[str, int]:
    """Return about how many records wait before each stage.

    Offsets are counted, so that transaction markers count as records.
    """
    records: dict[str, int] = {}
    async with reading(settings) as reader:
        for stage in FLOW:
            name = source_of(settings, stage)
            partitions = [TopicPartition(name, number) for number in range(settings.partitions)]
            ends = await reader.end_offsets(partitions)
            positions = [await position_of(reader, settings, stage, tp.partition) for tp in partitions]
            unread = sum(max(ends[tp] - at.offset - 1, 0) for tp, at in zip(partitions, positions, strict=True))
            records[stage] = unread + sum(at.waiting for at in positions)
    return records

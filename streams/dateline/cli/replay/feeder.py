"""Feed pages to a replay's raw topic: in order, each once, no faster than told, and not far ahead of the stages."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Final

from aiokafka import AIOKafkaProducer, TopicPartition
from aiokafka.errors import ProducerFenced

from dateline.agents.stage import FLOW, source_of
from dateline.agents.state.positions import position_of
from dateline.cli.replay.marker import note
from dateline.cli.replay.pages_in_order import Page
from dateline.core.replay.job import FeedProgress, Marker, ReplayError
from dateline.core.replay.rate import Rate
from dateline.kafka.clients import close_client, new_producer, reading
from dateline.kafka.codec import REPLAYED, SENT, Incoming, Outgoing, sent_at
from dateline.kafka.transactions import deliver
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import RAW, REPLAY

Look = Callable[[FeedProgress], Awaitable[int]]
"""Told how far the feeding is, returns the records before the stage that has most."""

AHEAD: Final = 10_000
"""Records before a stage, of which no more are fed; each page makes several for the next stage."""
_BETWEEN_LOOKS: Final = 1_000
_BATCH_BYTES: Final = 8 * 1024 * 1024
_AT_ONCE_SECONDS: Final = 0.25
"""Pages due within this are sent together."""
_LOOK_AGAIN: Final = 0.2


@asynccontextmanager
async def feeding(settings: Settings) -> AsyncIterator[AIOKafkaProducer]:
    """Yield a producer that nobody else feeds this namespace with: one that began earlier is refused from now on."""
    producer = new_producer(settings, REPLAY.name(settings.namespace))
    try:
        await producer.start()
        yield producer
    except ProducerFenced as error:
        msg = f"another `dateline replay run --as {settings.namespace}` began and goes on with it; this one stops"
        raise ReplayError(msg) from error
    finally:
        await close_client(producer.stop())


class Feeder:
    """Sends the pages of one replay with a producer of its own; ``look`` tells it how much stands before the stages."""

    def __init__(self, producer: AIOKafkaProducer, settings: Settings, marker: Marker, look: Look) -> None:
        self._producer = producer
        self._settings = settings
        self._marker = marker
        self._look = look
        self._batch: list[Outgoing] = []
        self._size = 0
        self._room = 0

    async def feed(self, fed: FeedProgress, pages: AsyncIterator[Page], rate: Rate) -> FeedProgress:
        """Send the pages, and with each batch, in one transaction, how far this is; return that."""
        began, first, sent = time.monotonic(), None, 0
        async for page in pages:
            if first is None:
                began, first = time.monotonic(), page.place.time
            due = began + rate.due(sent, (page.place.time - first) / 1e6)
            if due - time.monotonic() > _AT_ONCE_SECONDS or self._full:
                await self._flush(fed)
                await asyncio.sleep(max(due - time.monotonic(), 0))
            self._batch.append(_again(page.record, self._settings, self._marker))
            self._size += len(page.record.value or b"")
            sent += 1
            fed = FeedProgress(pages=fed.pages + 1, last=page.place)
        await self._flush(fed)
        return fed

    @property
    def _full(self) -> bool:
        return len(self._batch) >= self._settings.batch_size or self._size >= _BATCH_BYTES

    async def _flush(self, fed: FeedProgress) -> None:
        """Send what is gathered; then wait until the stages have room for more."""
        if self._batch:
            await deliver(self._producer, [*self._batch, note(self._settings, fed)])
        self._room -= len(self._batch)
        self._batch, self._size = [], 0
        while self._room <= 0:
            self._room = min(AHEAD - await self._look(fed), _BETWEEN_LOOKS)
            if self._room <= 0:
                await asyncio.sleep(_LOOK_AGAIN)


def _again(record: Incoming, settings: Settings, marker: Marker) -> Outgoing:
    """Return a raw record to be sent again, marked as replayed, and with the time when it was sent at first."""
    kept = tuple(header for header in record.headers if header[0] not in {REPLAYED, SENT})
    told = ((REPLAYED, marker.replay.encode()), (SENT, b"%d" % sent_at(record)))
    return Outgoing(RAW.name(settings.namespace), record.key, record.value, (*kept, *told))


async def backlog(settings: ResolvedSettings) -> dict[str, int]:
    """Return about how many records stand before each stage: offsets are counted, so a few markers among them."""
    before: dict[str, int] = {}
    async with reading(settings) as reader:
        for stage in FLOW:
            name = source_of(settings, stage)
            partitions = [TopicPartition(name, number) for number in range(settings.partitions)]
            ends = await reader.end_offsets(partitions)
            positions = [await position_of(reader, settings, stage, tp.partition) for tp in partitions]
            unread = sum(max(ends[tp] - at.offset - 1, 0) for tp, at in zip(partitions, positions, strict=True))
            before[stage] = unread + sum(at.waiting for at in positions)
    return before

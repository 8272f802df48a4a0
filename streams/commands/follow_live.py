"""Follow a topic of whatever namespace is live under a name, over every switch: no record is lost or comes twice."""

import time
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from typing import Final

from aiokafka import AIOKafkaConsumer, TopicPartition

from streams.agents.alias import LOOK_SECONDS, live_under, public, read_alias, resolve
from streams.clients import reading
from streams.codec import REPLAYED, Incoming
from streams.commands.replay_offsets import fix_offsets
from streams.core.alias import Alias
from streams.settings import Settings
from streams.topics import RAW, Topic

_POLL_MS: Final = 200
_AT_ONCE: Final = 5_000
_BEGINNING: Final = datetime(1970, 1, 2, tzinfo=UTC)


async def followed(settings: Settings, topic: Topic, start: datetime | None) -> AsyncIterator[list[Incoming]]:
    """Yield a topic's committed records for ever, in batches, from about a time on.

    Where ``dateline upgrade`` switches, the former namespace's topic is read to its end; then the new one's from
    where it ended at the switch, but for what bears a mark: of that, the former has spoken. Raises
    ``ProvisionError`` where there is no such topic.
    """
    settings = settings if topic is RAW else await resolve(settings)
    at: Mapping[int, int] = (await fix_offsets(settings, topic, start or _BEGINNING)).begins
    switched: Alias | None = None
    while True:
        name = topic.name(settings.namespace)
        async with reading(settings) as reader:
            partitions = [TopicPartition(name, number) for number in at]
            reader.assign(partitions)
            for tp in partitions:
                reader.seek(tp, at[tp.partition])
            alias = None
            looked = time.monotonic()
            while alias is None:
                if records := await _records(reader, marked=switched is None):
                    yield records
                if topic is not RAW and time.monotonic() > looked + LOOK_SECONDS:
                    alias, looked = await _other(settings), time.monotonic()
            # All that the former has to say was there before the alias said so.
            ends = await reader.end_offsets(partitions)
            while any([await reader.position(tp) < end for tp, end in ends.items()]):
                if records := await _records(reader, marked=switched is None):
                    yield records
        settings, switched = live_under(settings, alias), alias
        at = {number: alias.opens.get(topic.suffix, {}).get(number, 0) for number in at}


async def _other(settings: Settings) -> Alias | None:
    """Return the alias where it names another namespace than the one that is read."""
    alias = await read_alias(public(settings))
    return alias if alias is not None and alias.phase == "live" and alias.live != settings.namespace else None


async def _records(reader: AIOKafkaConsumer, *, marked: bool) -> list[Incoming]:
    batches = await reader.getmany(timeout_ms=_POLL_MS, max_records=_AT_ONCE)
    records = [
        Incoming(r.topic, r.partition, r.offset, r.timestamp, r.key, r.value, tuple(r.headers))
        for batch in batches.values()
        for r in batch
    ]
    return [record for record in records if marked or not any(name == REPLAYED for name, _ in record.headers)]

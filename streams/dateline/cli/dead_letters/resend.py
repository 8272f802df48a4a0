"""Send dead letters again: each as the record that it was, and the note of it in the same transaction."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any, Final

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.errors import ProducerFenced

from dateline.agents.stage import HANDOVER
from dateline.kafka.clients import farewell, new_producer
from dateline.kafka.codec import Outgoing
from dateline.kafka.dead_letters import Letter, Retry, again, note
from dateline.kafka.transactions import partition_of, send_batches
from dateline.settings import Settings
from dateline.topics import BRIEFS, DISTINCT, MATCHES, RAW, RETRIES, STORIES, Topic

SOURCES: Final[Mapping[str, Topic]] = {
    "split": RAW,
    "collapse": BRIEFS,
    "thread": DISTINCT,
    "route": STORIES,
    "alert": MATCHES,
}
"""Where a stage's letters go back to. ``match`` reads stories beside route, which would tell the regions twice."""

_PATIENCE_MS: Final = 5_000


class RefusedError(Exception):
    """A letter cannot be sent again; the message says why and what to do."""


@asynccontextmanager
async def retrying(settings: Settings) -> AsyncIterator[AIOKafkaProducer]:
    """Yield the one producer that may retry in this namespace: whoever had it before is fenced, its work settled."""
    asyncio.get_running_loop().set_exception_handler(_hear_fencing_once)
    producer = new_producer(settings, f"{settings.namespace}.retry")
    try:
        await producer.start()
        yield producer
    finally:
        await farewell(producer.stop())


def _hear_fencing_once(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Leave out that a fenced producer's inner futures failed as well: what was awaited has raised it."""
    if not isinstance(context.get("exception"), ProducerFenced):
        loop.default_exception_handler(context)


def must_be_ours(settings: Settings, letter: Letter, existing: Mapping[str, int]) -> None:
    """Make sure that a letter's record belongs on a topic of this namespace, and for this stage alone.

    ``existing`` are the topics there are. Raises ``RefusedError``.
    """
    dead = letter.dead
    source = SOURCES.get(dead.stage)
    if dead.stage == HANDOVER:
        msg = (
            "it is an alert that one target refused, and others may have had it: `dateline dead-letters export "
            "--values` it, and send it with `dateline alerts deliver --only TARGET --input FILE`"
        )
        raise RefusedError(msg)
    if source is None:
        msg = (
            f"stage {dead.stage} reads {dead.topic} beside others, which would have the record twice; once what it "
            "failed on is mended, let it read the topic anew"
        )
        raise RefusedError(msg)
    if dead.topic != source.of(settings):
        msg = (
            f"it came from {dead.topic}, and stage {dead.stage} reads {source.of(settings)} here; "
            "let DATELINE_NAMESPACE name the namespace that it is of"
        )
        raise RefusedError(msg)
    if dead.topic not in existing:
        msg = f"its topic {dead.topic} is no longer there; `dateline topics create` makes it"
        raise RefusedError(msg)


async def whole_value(reader: AIOKafkaConsumer, letter: Letter, existing: Mapping[str, int]) -> bytes | None:
    """Return the value of a letter's record; of one that was cut, as it still stands on its topic.

    Raises ``RefusedError`` where it is gone, or is another.
    """
    dead = letter.dead
    if not dead.truncated:
        return dead.value
    found = await _fetch(reader, TopicPartition(dead.topic, dead.partition), dead.offset, existing)
    if found is None:
        msg = (
            f"only the first {len(dead.value or b'')} of its {dead.size} bytes are kept, and {letter.origin} is no "
            "longer on its topic: get the page from its source again"
        )
        raise RefusedError(msg)
    if hashlib.sha256(found).hexdigest() != dead.sha256:
        msg = f"{letter.origin} is another record than the one that failed: its SHA-256 is not {dead.sha256}"
        raise RefusedError(msg)
    return found


async def _fetch(
    reader: AIOKafkaConsumer, source: TopicPartition, offset: int, existing: Mapping[str, int]
) -> bytes | None:
    if source.partition >= existing.get(source.topic, 0):
        return None
    reader.assign([source])
    first, end = (await reader.beginning_offsets([source]))[source], (await reader.end_offsets([source]))[source]
    if not first <= offset < end:
        return None
    reader.seek(source, offset)
    fetched = (await reader.getmany(source, timeout_ms=_PATIENCE_MS, max_records=1)).get(source, ())
    return next((record.value for record in fetched if record.offset == offset), None)


async def send_again(
    settings: Settings,
    producer: AIOKafkaProducer,
    letters: Sequence[tuple[Letter, bytes | None]],
    existing: Mapping[str, int],
) -> list[Retry]:
    """Send the letters with their values and the notes of it, all or none; return where each stands now.

    Raises what the broker refuses, and the fencing by another retry.
    """
    by_partition: dict[tuple[str, int], list[tuple[Letter, Outgoing]]] = {}
    for letter, value in letters:
        record = again(letter, value)
        partition = partition_of(record.key, existing[record.topic])
        by_partition.setdefault((record.topic, partition), []).append((letter, record))
    now = datetime.now(UTC)
    async with producer.transaction():
        retries = [
            Retry(letter.id, letter.stamp, *target, offset, now)
            for target, members in by_partition.items()
            for (letter, _), offset in zip(
                members, await _offsets(producer, target, [record for _, record in members]), strict=True
            )
        ]
        notes = RETRIES.of(settings)
        await _offsets(producer, (notes, 0), [note(retry, notes) for retry in retries])
    return retries


async def _offsets(producer: AIOKafkaProducer, target: tuple[str, int], records: Sequence[Outgoing]) -> list[int]:
    """Send records to a partition; return where they stand, once the broker has them."""
    batches = await send_batches(producer, target, records)
    heads = await asyncio.gather(*(acknowledged for acknowledged, _ in batches))
    counts = (count for _, count in batches)
    return [head.offset + number for head, count in zip(heads, counts, strict=True) for number in range(count)]

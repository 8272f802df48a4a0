"""A retry from beginning to end: what would become of each letter, and then doing it.

Send dead letters again: each as the record that it was, and the note of it in the same transaction.
"""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any, Final, Literal, NamedTuple

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.errors import MessageSizeTooLargeError, ProducerFenced

from dateline.agents.stage import HANDOVER
from dateline.cli.dead_letters.letters import read_letters, read_retries
from dateline.core.dead_letters.diagnosis import cause
from dateline.core.dead_letters.selection import Selection, ids_of
from dateline.kafka.clients import administering, close_client, new_producer, reading
from dateline.kafka.codec import Outgoing
from dateline.kafka.dead_letters import Letter, Retry, retry_note, retry_record
from dateline.kafka.topic_admin import count_partitions
from dateline.kafka.transactions import partition_of, send_batches
from dateline.settings import ResolvedSettings, Settings
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
        await close_client(producer.stop())


def _hear_fencing_once(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Leave out that a fenced producer's inner futures failed as well: what was awaited has raised it."""
    if not isinstance(context.get("exception"), ProducerFenced):
        loop.default_exception_handler(context)


def must_be_ours(settings: ResolvedSettings, letter: Letter, existing: Mapping[str, int]) -> None:
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
    settings: ResolvedSettings,
    producer: AIOKafkaProducer,
    letters: Sequence[tuple[Letter, bytes | None]],
    existing: Mapping[str, int],
) -> list[Retry]:
    """Send the letters with their values and the notes of it, all or none; return where each stands now.

    Raises what the broker refuses, and the fencing by another retry.
    """
    by_partition: dict[tuple[str, int], list[tuple[Letter, Outgoing]]] = {}
    for letter, value in letters:
        record = retry_record(letter, value)
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
        await _offsets(producer, (notes, 0), [retry_note(retry, notes) for retry in retries])
    return retries


async def _offsets(producer: AIOKafkaProducer, target: tuple[str, int], records: Sequence[Outgoing]) -> list[int]:
    """Send records to a partition; return where they stand, once the broker has them."""
    batches = await send_batches(producer, target, records)
    heads = await asyncio.gather(*(acknowledged for acknowledged, _ in batches))
    counts = (count for _, count in batches)
    return [head.offset + number for head, count in zip(heads, counts, strict=True) for number in range(count)]


State = Literal["to send", "sent", "retried before", "refused"]
Chunk = Sequence[tuple[Letter, bytes | None]]

_CHUNK: Final = 200
_CHUNK_BYTES: Final = 8 * 1024 * 1024
"""What one transaction holds at most, and so what memory does."""


class Fate(NamedTuple):
    """What becomes, or became, of one letter."""

    letter: int
    stage: str
    reason: str
    state: State
    where: str
    """The topic that it came from; once sent, where the new record stands; the letter that its retry became."""
    why: str = ""
    """Why it was refused."""
    times: int = 0
    """How often it had been retried when this was said."""
    names: tuple[str, ...] = ()
    """What it may be asked for by."""


Fates = dict[int, Fate]
"""By the letter's id, in the order of the topic."""


async def plan(settings: ResolvedSettings, selection: Selection, *, repeat: bool) -> Fates:
    """Return what a retry would do with each letter that is meant.

    With ``repeat``, those retried before are sent once more; but of a record that failed again, the last letter only.
    """
    retries = await read_retries(settings)
    existing = await _existing(settings)
    fates: Fates = {}
    became: dict[int, int] = {}
    async with reading(settings) as reader:
        async for letter, meant in read_letters(settings, selection):
            if letter.retry_of is not None:
                became[letter.retry_of] = letter.id
            if meant:
                times = len(retries.get((letter.id, letter.stamp), ()))
                before = times > 0 and not repeat
                judged: tuple[State, str] = ("retried before", "")
                state, why = judged if before else await _judged(settings, reader, letter, existing)
                reason = cause(letter.dead.exception_message)
                fates[letter.id] = Fate(
                    letter.id, letter.dead.stage, reason, state, letter.dead.topic, why, times,
                    ids_of(letter.id, letter.dead),
                )  # fmt: skip
    for earlier, later in became.items():
        # A header alone proves nothing, since anybody may write one: the note does.
        if earlier in fates and fates[earlier].times:
            fates[earlier] = fates[earlier]._replace(state="retried before", where=f"letter {later}")
    return fates


async def _existing(settings: ResolvedSettings) -> Mapping[str, int]:
    async with administering(settings) as admin:
        return await count_partitions(admin, settings)


async def _judged(
    settings: ResolvedSettings, reader: AIOKafkaConsumer, letter: Letter, existing: Mapping[str, int]
) -> tuple[State, str]:
    try:
        must_be_ours(settings, letter, existing)
        await whole_value(reader, letter, existing)
    except RefusedError as error:
        return "refused", str(error)
    return "to send", ""


async def fulfil(settings: ResolvedSettings, fates: Fates) -> None:
    """Send the letters that are to be sent, some in each transaction, and write into ``fates`` what became of them.

    Whoever else is retrying in this namespace is fenced first, and what they sent is settled; a letter that they
    sent since the plan was made is left alone. Raises what the broker refuses, and the fencing by a later retry;
    what ``fates`` calls sent is sent all the same.
    """
    existing = await _existing(settings)
    async with retrying(settings) as producer, reading(settings) as reader:
        retries = await read_retries(settings)
        sending = _Sending(settings, producer, existing, fates)
        async for letter, _ in read_letters(settings, Selection(), quiet=True):
            fate = fates.get(letter.id)
            if fate is None or fate.state != "to send":
                continue
            if len(retries.get((letter.id, letter.stamp), ())) > fate.times:
                fates[letter.id] = fate._replace(state="retried before")
                continue
            try:
                await sending.take(letter, await whole_value(reader, letter, existing))
            except RefusedError as error:
                fates[letter.id] = fate._replace(state="refused", why=str(error))
        await sending.flush()


class _Sending:
    """Letters on their way, gathered into transactions."""

    def __init__(
        self, settings: ResolvedSettings, producer: AIOKafkaProducer, existing: Mapping[str, int], fates: Fates
    ) -> None:
        self._settings = settings
        self._producer = producer
        self._existing = existing
        self._fates = fates
        self._chunk: list[tuple[Letter, bytes | None]] = []
        self._bytes = 0

    async def take(self, letter: Letter, value: bytes | None) -> None:
        """Take a letter in. Raises ``RefusedError`` where one that was cut is too large to be sent as it was."""
        if letter.dead.truncated:  # the header that a retry adds may be too much for it, and for it alone
            await self._send_alone(letter, value)
            return
        size = len(value or b"")
        if self._chunk and (len(self._chunk) >= _CHUNK or self._bytes + size > _CHUNK_BYTES):
            await self.flush()
        self._chunk.append((letter, value))
        self._bytes += size

    async def flush(self) -> None:
        """Send what was taken in."""
        chunk, self._chunk, self._bytes = self._chunk, [], 0
        if chunk:
            await self._send(chunk)

    async def _send_alone(self, letter: Letter, value: bytes | None) -> None:
        await self.flush()
        try:
            await self._send([(letter, value)])
        except MessageSizeTooLargeError as error:
            msg = f"with the header that tells of its retry, it is larger than {letter.dead.topic} takes"
            raise RefusedError(msg) from error

    async def _send(self, chunk: Chunk) -> None:
        for retry in await send_again(self._settings, self._producer, chunk, self._existing):
            self._fates[retry.letter] = self._fates[retry.letter]._replace(state="sent", where=retry.record)

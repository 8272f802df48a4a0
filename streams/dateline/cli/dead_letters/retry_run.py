"""Retry dead letters: decide what becomes of each selected letter, then send those that can be sent.

``plan_retry`` sends nothing. ``run_retry`` sends the letters that a plan says are to be sent, in transactions. Each
transaction holds the records, unchanged but for a header, and the notes that they were sent; so no crash and no second
retry sends a letter twice. Letters whose records came another way, as corrected pages, get the notes alone.
"""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import aclosing, asynccontextmanager
from datetime import UTC, datetime
from typing import Any, Final, Literal, NamedTuple

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.errors import MessageSizeTooLargeError, ProducerFenced

from dateline.agents.stage import HANDOVER
from dateline.cli.dead_letters.letters import read_letters, read_retries
from dateline.core.dead_letters.groups import cause
from dateline.core.dead_letters.selection import Selection, ids_of
from dateline.kafka.clients import administering, producing, reading
from dateline.kafka.codec import Outgoing
from dateline.kafka.dead_letters import Letter, Retry, retry_note, retry_record
from dateline.kafka.topic_admin import count_partitions, unread_partitions
from dateline.kafka.transactions import partition_of, send_batches
from dateline.settings import ResolvedSettings, Settings
from dateline.topics import BRIEFS, DISTINCT, MATCHES, RAW, RETRIES, STATE, STORIES, Topic

RETRY_TOPICS: Final[Mapping[str, Topic]] = {
    "split": RAW,
    "collapse": BRIEFS,
    "thread": DISTINCT,
    "route": STORIES,
    "alert": MATCHES,
}
"""The topic that each stage's letters are sent to.

``match`` has none: it reads the topic of ``route``, which would send the story to the region topics a second time.
"""
_FETCH_TIMEOUT_MS: Final = 5_000
"""Milliseconds to wait for one record to be fetched; later, it counts as gone. Chosen by hand."""
_MAX_LETTERS_PER_TRANSACTION: Final = 200
"""Letters in one transaction. Chosen by hand, as is the next."""
_MAX_BYTES_PER_TRANSACTION: Final = 8 * 1024 * 1024
"""Bytes of the values in one transaction, which are in memory together; a single larger value goes alone."""

State = Literal["to send", "sent", "to mark", "marked", "retried before", "refused"]
WAITING: Final[frozenset[State]] = frozenset({"to send", "to mark"})
"""What a plan says of letters with which something is to be done."""


class RefusedError(Exception):
    """A letter cannot be sent again; the message says why and what to do."""


class Outcome(NamedTuple):
    """What a retry does with one letter."""

    letter: int
    """The letter's id."""
    stage: str
    reason: str
    state: State
    where: str
    """The topic that its record came from; once sent, the new record's position; or the letter that its retry became.

    A position is topic/partition@offset.
    """
    why: str = ""
    """Why it was refused."""
    times: int = 0
    """How often it had been retried when the plan was made."""
    ids: tuple[str, ...] = ()
    """The ids that ``--id`` may name it by."""


Outcomes = dict[int, Outcome]
"""Outcomes by the letter's id, in the order of the topic."""


async def plan_retry(
    settings: ResolvedSettings, selection: Selection, *, again: bool, mark_only: bool = False
) -> Outcomes:
    """Return what a retry would do with each selected letter; with ``mark_only``, which it would mark as handled.

    With ``again``, letters that were retried before are sent once more; but where a record failed again, only its last
    letter is.
    """
    retries = await read_retries(settings)
    partition_counts = await _partition_counts(settings)
    outcomes: Outcomes = {}
    failed_retries: dict[int, int] = {}  # a letter that was sent again, and the letter that it became
    async with reading(settings) as reader, aclosing(read_letters(settings, selection)) as letters:
        async for letter, selected in letters:
            if letter.retry_of is not None:
                failed_retries[letter.retry_of] = letter.id
            if selected:
                times = len(retries.get((letter.id, letter.stamp), ()))
                state: State
                skip = times > 0 and not again
                if skip:
                    state, why = "retried before", ""
                elif mark_only:
                    state, why = "to mark", ""
                else:
                    state, why = await _check(settings, reader, letter, partition_counts)
                reason = cause(letter.dead.exception_message)
                outcomes[letter.id] = Outcome(
                    letter.id, letter.dead.stage, reason, state, letter.dead.topic, why, times,
                    ids_of(letter.id, letter.dead),
                )  # fmt: skip
    for earlier, later in failed_retries.items():
        # Anybody can write the header ``dateline-retry-of``; only with a note does it prove a retry.
        if earlier in outcomes and outcomes[earlier].times:
            outcomes[earlier] = outcomes[earlier]._replace(state="retried before", where=f"letter {later}")
    return outcomes


async def _partition_counts(settings: ResolvedSettings) -> Mapping[str, int]:
    async with administering(settings) as admin:
        return await count_partitions(admin, settings)


async def _check(
    settings: ResolvedSettings, reader: AIOKafkaConsumer, letter: Letter, partition_counts: Mapping[str, int]
) -> tuple[State, str]:
    """Return whether the letter can be sent, and if not, why."""
    try:
        check_topic(settings, letter, partition_counts)
        await whole_value(reader, letter, partition_counts)
    except RefusedError as error:
        return "refused", str(error)
    return "to send", ""


def check_topic(settings: ResolvedSettings, letter: Letter, partition_counts: Mapping[str, int]) -> None:
    """Check that the letter's topic exists in this namespace, and that the letter's stage alone reads all of it.

    ``partition_counts`` holds the topics that exist. Raises ``RefusedError`` where the check fails.
    """
    dead = letter.dead
    source = RETRY_TOPICS.get(dead.stage)
    if dead.stage == HANDOVER:
        msg = (
            "it is an alert that one target refused, and other targets may have received: write it to a file with "
            "`dateline dead-letters export --values`, and send it with `dateline alerts deliver --only TARGET --input "
            "FILE`"
        )
        raise RefusedError(msg)
    if source is None:
        msg = (
            f"stage {dead.stage} reads {dead.topic} beside others, which would process the record twice; once the "
            "cause is repaired, let the stage read the topic again"
        )
        raise RefusedError(msg)
    if dead.topic != source.of(settings):
        msg = (
            f"it came from {dead.topic}, and stage {dead.stage} reads {source.of(settings)} here; "
            "let DATELINE_NAMESPACE name the namespace that it came from"
        )
        raise RefusedError(msg)
    if dead.topic not in partition_counts:
        msg = f"its topic {dead.topic} no longer exists; create it with `dateline topics create`"
        raise RefusedError(msg)
    if unread := unread_partitions(dead.topic, STATE[dead.stage].of(settings), partition_counts):
        raise RefusedError(unread)


async def whole_value(reader: AIOKafkaConsumer, letter: Letter, partition_counts: Mapping[str, int]) -> bytes | None:
    """Return the whole value of a letter's record; where the letter cut it, it is read from the record's topic.

    Raises ``RefusedError`` where the topic no longer holds the record, or holds another one in its place.
    """
    dead = letter.dead
    if not dead.truncated:
        return dead.value
    value = await _fetch(reader, TopicPartition(dead.topic, dead.partition), dead.offset, partition_counts)
    if value is None:
        msg = (
            f"the letter holds only the first {len(dead.value or b'')} of {dead.size} bytes, and {letter.origin} is no "
            "longer on its topic: get the page from its source again"
        )
        raise RefusedError(msg)
    if hashlib.sha256(value).hexdigest() != dead.sha256:
        msg = (
            f"{letter.origin} is not the record that failed: its SHA-256 is not {dead.sha256}; get the page from its "
            "source again"
        )
        raise RefusedError(msg)
    return value


async def _fetch(
    reader: AIOKafkaConsumer, source: TopicPartition, offset: int, partition_counts: Mapping[str, int]
) -> bytes | None:
    """Return the value of the record at an offset; None where the record is gone."""
    if source.partition >= partition_counts.get(source.topic, 0):
        return None
    reader.assign([source])
    first, end = (await reader.beginning_offsets([source]))[source], (await reader.end_offsets([source]))[source]
    if not first <= offset < end:
        return None
    reader.seek(source, offset)
    fetched = (await reader.getmany(source, timeout_ms=_FETCH_TIMEOUT_MS, max_records=1)).get(source, ())
    return next((record.value for record in fetched if record.offset == offset), None)


async def run_retry(settings: ResolvedSettings, outcomes: Outcomes) -> None:
    """Send the letters whose state is "to send", and note alone those "to mark"; write what became of each.

    Any other retry in this namespace is fenced first, and its open transaction ended. A letter that it sent after the
    plan was made is not sent again. Raises ``KafkaError`` where the broker refuses, and ``ProducerFenced`` where a
    later retry fences this one; letters whose state is "sent" by then have been sent.
    """
    partition_counts = await _partition_counts(settings)
    letters = read_letters(settings, Selection(), quiet=True)
    async with _fencing_producer(settings) as producer, reading(settings) as reader, aclosing(letters):
        retries = await read_retries(settings, quiet=True)
        batch = _Batch(settings, producer, partition_counts, outcomes)
        marked: list[Letter] = []
        async for letter, _ in letters:
            outcome = outcomes.get(letter.id)
            if outcome is None or outcome.state not in WAITING:
                continue
            if len(retries.get((letter.id, letter.stamp), ())) > outcome.times:
                outcomes[letter.id] = outcome._replace(state="retried before")
                continue
            if outcome.state == "to mark":
                marked.append(letter)
                continue
            try:
                await batch.add(letter, await whole_value(reader, letter, partition_counts))
            except RefusedError as error:
                outcomes[letter.id] = outcome._replace(state="refused", why=str(error))
        await batch.flush()
        for first in range(0, len(marked), _MAX_LETTERS_PER_TRANSACTION):
            some = marked[first : first + _MAX_LETTERS_PER_TRANSACTION]
            await _mark(settings, producer, some)
            for letter in some:
                outcomes[letter.id] = outcomes[letter.id]._replace(state="marked", where=letter.origin)


async def _mark(settings: ResolvedSettings, producer: AIOKafkaProducer, letters: Sequence[Letter]) -> None:
    """Write notes of letters whose records are not sent again: a note names the letter's own record then."""
    now = datetime.now(UTC)
    notes = RETRIES.of(settings)
    marks = [
        Retry(each.id, each.stamp, each.dead.topic, each.dead.partition, each.dead.offset, now) for each in letters
    ]
    async with producer.transaction():
        await _send_records(producer, (notes, 0), [retry_note(mark, notes) for mark in marks])


@asynccontextmanager
async def _fencing_producer(settings: Settings) -> AsyncIterator[AIOKafkaProducer]:
    """Yield the only producer that can retry in this namespace: the one before is fenced, its transaction ended."""
    asyncio.get_running_loop().set_exception_handler(_ignore_fencing)
    async with producing(settings, f"{settings.namespace}.retry") as producer:
        yield producer


def _ignore_fencing(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Do not log that a fenced producer's inner futures failed too: the awaited call has raised the error."""
    if not isinstance(context.get("exception"), ProducerFenced):
        loop.default_exception_handler(context)


class _Batch:
    """Letters that wait to be sent in one transaction."""

    def __init__(
        self,
        settings: ResolvedSettings,
        producer: AIOKafkaProducer,
        partition_counts: Mapping[str, int],
        outcomes: Outcomes,
    ) -> None:
        self._settings = settings
        self._producer = producer
        self._partition_counts = partition_counts
        self._outcomes = outcomes
        self._letters: list[tuple[Letter, bytes | None]] = []
        self._bytes = 0

    async def add(self, letter: Letter, value: bytes | None) -> None:
        """Add a letter; a full batch is sent first.

        Raises ``RefusedError`` where the record of a letter that was cut is too large to be sent with its new header.
        """
        if letter.dead.truncated:  # the header that a retry adds can make this record too large, and no other
            await self._send_alone(letter, value)
            return
        size = len(value or b"")
        is_full = len(self._letters) >= _MAX_LETTERS_PER_TRANSACTION
        if self._letters and (is_full or self._bytes + size > _MAX_BYTES_PER_TRANSACTION):
            await self.flush()
        self._letters.append((letter, value))
        self._bytes += size

    async def flush(self) -> None:
        """Send the letters that wait."""
        letters, self._letters, self._bytes = self._letters, [], 0
        if letters:
            await self._send(letters)

    async def _send_alone(self, letter: Letter, value: bytes | None) -> None:
        await self.flush()
        try:
            await self._send([(letter, value)])
        except MessageSizeTooLargeError as error:
            msg = (
                f"with the header of its retry, it is larger than {letter.dead.topic} allows; get the page from its "
                "source again"
            )
            raise RefusedError(msg) from error

    async def _send(self, letters: Sequence[tuple[Letter, bytes | None]]) -> None:
        for retry in await _send_transaction(self._settings, self._producer, letters, self._partition_counts):
            self._outcomes[retry.letter] = self._outcomes[retry.letter]._replace(state="sent", where=retry.record)


async def _send_transaction(
    settings: ResolvedSettings,
    producer: AIOKafkaProducer,
    letters: Sequence[tuple[Letter, bytes | None]],
    partition_counts: Mapping[str, int],
) -> list[Retry]:
    """Send letters with their values, and the notes of their retries, in one transaction; return the retries.

    Raises ``KafkaError`` where the broker refuses, and ``ProducerFenced`` where another retry took over.
    """
    by_partition: dict[tuple[str, int], list[tuple[Letter, Outgoing]]] = {}
    for letter, value in letters:
        record = retry_record(letter, value)
        partition = partition_of(record.key, partition_counts[record.topic])
        by_partition.setdefault((record.topic, partition), []).append((letter, record))
    now = datetime.now(UTC)
    async with producer.transaction():
        retries = [
            Retry(letter.id, letter.stamp, *target, offset, now)
            for target, members in by_partition.items()
            for (letter, _), offset in zip(
                members, await _send_records(producer, target, [record for _, record in members]), strict=True
            )
        ]
        notes = RETRIES.of(settings)
        await _send_records(producer, (notes, 0), [retry_note(retry, notes) for retry in retries])
    return retries


async def _send_records(producer: AIOKafkaProducer, target: tuple[str, int], records: Sequence[Outgoing]) -> list[int]:
    """Send records to a partition; return their offsets, once the broker has acknowledged them."""
    batches = await send_batches(producer, target, records)
    heads = await asyncio.gather(*(acknowledged for acknowledged, _ in batches))
    counts = (count for _, count in batches)
    return [head.offset + number for head, count in zip(heads, counts, strict=True) for number in range(count)]

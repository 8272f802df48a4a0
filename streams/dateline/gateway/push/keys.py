"""Keys: the idempotency keys of the last 24 hours, as the topic of pushes has them, for this gateway.

In memory, a key is its hash with the place of its record; the answer is read from the topic where it is wanted.
"""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from time import time
from typing import Final, NamedTuple

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import ConsumerStoppedError, KafkaError
from pydantic import ValidationError

from dateline import telemetry
from dateline.gateway.push.push_note import PushNote, RequestKey
from dateline.kafka.clients import reading
from dateline.kafka.topic_admin import require_topic
from dateline.process.log.error_words import error_words
from dateline.settings import ResolvedSettings
from dateline.topics import PUSHES

LIFETIME: Final = timedelta(hours=24)
"""How long a key is known, from the time of its record. Bounds memory: some 200 bytes a key."""
_POLL_MS: Final = 100
"""Milliseconds that one poll waits for records. Chosen by hand."""
_HURRIED_POLL_MS: Final = 10
"""The same where somebody waits: behind the last record there may be a transaction's marker, which ends no poll."""
_MAX_BATCH_RECORDS: Final = 500
"""Records of one poll. Bounds memory: an answer may have 200 kB. Chosen by hand."""
_PAUSE_SECONDS: Final = 0.5
"""Seconds to wait after the broker did not answer. Chosen by hand."""
_MAX_FETCH_SECONDS: Final = 10.0
"""Seconds that reading one record may take, connecting included: an answer has to begin within 20 s. Chosen by hand."""


class KnownKey(NamedTuple):
    """A key that was used: the place of its record, when it was sent, and the hash of its request."""

    offset: int
    stamp: int
    request: bytes


class Keys:
    """Reads the topic of pushes for as long as ``run`` runs."""

    def __init__(self, settings: ResolvedSettings) -> None:
        self._settings = settings
        self._known: list[dict[bytes, KnownKey]] = []
        """By partition, in the order of the topic."""
        self._next: dict[int, int] = {}
        """The next offset to read of each partition."""
        self._reader: AIOKafkaConsumer | None = None
        self._changed = asyncio.Condition()
        self._waiting = 0

    @property
    def partitions(self) -> int:
        """The number of the topic's partitions; 0 before it is known."""
        return len(self._known)

    async def run(self) -> None:
        """Read the topic until cancelled; where the broker is away, try again."""
        while True:
            try:
                await self._read()
            except (ConsumerStoppedError, KafkaError, OSError, TimeoutError) as error:
                telemetry.event("probe_failed", topic=PUSHES.of(self._settings), reason=error_words(error))
            finally:
                self._reader = None
            await asyncio.sleep(_PAUSE_SECONDS)

    def find(self, partition: int, key: RequestKey) -> KnownKey | None:
        """Return what is known of a key by now; None also where it was used more than 24 hours ago."""
        known = self._known[partition].get(key.digest)
        return known if known is not None and known.stamp > _oldest_stamp() else None

    def note(self, partition: int, key: RequestKey, offset: int) -> None:
        """Note a record that this gateway has committed; it comes from the topic too."""
        self._known[partition][key.digest] = KnownKey(offset, int(time() * 1000), key.request)

    async def caught_up(self, partition: int) -> None:
        """Wait until all committed records of a partition are known, as it is at the call. Raises ``KafkaError``."""
        self._waiting += 1
        try:
            async with self._changed:
                await self._changed.wait_for(lambda: self._reader is not None)
            reader, target = self._reader, TopicPartition(PUSHES.of(self._settings), partition)
            if reader is None:
                msg = "the reader of pushes was lost"
                raise OSError(msg)
            try:
                end = (await reader.end_offsets([target]))[target]
            except ConsumerStoppedError as error:
                msg = "the reader of pushes was closed"
                raise OSError(msg) from error
            async with self._changed:
                await self._changed.wait_for(lambda: self._next.get(partition, 0) >= end)
        finally:
            self._waiting -= 1

    async def fetch(self, partition: int, known: KnownKey) -> PushNote:
        """Return the record of a key. Raises ``KafkaError``, ``OSError`` and ``TimeoutError``."""
        target = TopicPartition(PUSHES.of(self._settings), partition)
        async with asyncio.timeout(_MAX_FETCH_SECONDS), reading(self._settings) as reader:
            reader.assign([target])
            reader.seek(target, known.offset)
            record = await reader.getone(target)
        try:
            if record.offset == known.offset:
                return PushNote.read(record.value or b"")
        except ValidationError as error:
            raise OSError(str(error)) from error
        msg = f"{target.topic}/{partition}@{known.offset} is gone"
        raise OSError(msg)

    async def _read(self) -> None:
        name = PUSHES.of(self._settings)
        count = await require_topic(self._settings, PUSHES)
        self._known = self._known or [{} for _ in range(count)]
        partitions = [TopicPartition(name, number) for number in range(count)]
        async with reading(self._settings) as reader:
            reader.assign(partitions)
            reader.pause(*partitions)  # until the reader has the offsets
            await self._seek(reader, partitions)
            reader.resume(*partitions)
            await self._note_progress(reader)
            while True:
                poll = _HURRIED_POLL_MS if self._waiting else _POLL_MS
                batches = await reader.getmany(timeout_ms=poll, max_records=_MAX_BATCH_RECORDS)
                for target, records in batches.items():
                    for record in records:
                        self._take(target.partition, record.offset, record.timestamp, record.value)
                for target in partitions:
                    self._next[target.partition] = await reader.position(target)
                await self._note_progress(reader)

    async def _seek(self, reader: AIOKafkaConsumer, partitions: Sequence[TopicPartition]) -> None:
        """Go on where reading stopped; at first, begin with the records of 24 hours ago."""
        starts = await reader.offsets_for_times(dict.fromkeys(partitions, _oldest_stamp()))
        ends = await reader.end_offsets(list(partitions))
        for target in partitions:
            found = starts.get(target)
            first = found.offset if found is not None else ends[target]
            start = max(self._next.get(target.partition, 0), min(first, ends[target]))
            reader.seek(target, start)
            self._next[target.partition] = start

    async def _note_progress(self, reader: AIOKafkaConsumer) -> None:
        self._reader = reader
        async with self._changed:
            self._changed.notify_all()

    def _take(self, partition: int, offset: int, stamp: int, value: bytes | None) -> None:
        known = self._known[partition]
        with suppress(ValidationError, ValueError):
            note = PushNote.read(value or b"")
            key = RequestKey(note.by, note.key, bytes.fromhex(note.request))
            known.pop(key.digest, None)  # so that the oldest stay in front
            known[key.digest] = KnownKey(offset, stamp, key.request)
        oldest = _oldest_stamp()
        while known and next(iter(known.values())).stamp <= oldest:
            del known[next(iter(known))]


def _oldest_stamp() -> int:
    """Return the time before which keys are forgotten, in milliseconds since 1970."""
    return int((datetime.now(UTC) - LIFETIME).timestamp() * 1000)

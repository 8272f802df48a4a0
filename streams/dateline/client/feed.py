"""A feed: the committed records of some topics, batch by batch, through every loss of the broker.

``Feed.batch`` returns the next records. It reconnects where the broker is lost, after pauses of ``pause_after``.
"""

import asyncio
import heapq
import random
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AsyncExitStack
from datetime import datetime
from operator import attrgetter
from typing import Any, Final, NamedTuple, Self

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import (
    AuthenticationFailedError,
    IllegalStateError,
    KafkaError,
    NoOffsetForPartitionError,
    OffsetOutOfRangeError,
    TopicAuthorizationFailedError,
    UnsupportedVersionError,
)

from dateline import telemetry
from dateline.client.bookmarks import Bookmark, Commits, Positions
from dateline.kafka.clients import reading
from dateline.kafka.codec import Incoming
from dateline.kafka.connection import BROKER
from dateline.kafka.groups.refusals import REFUSALS, refusal
from dateline.kafka.topic_admin import require_partitions
from dateline.process.log.collapse import collapse_library
from dateline.process.log.error_words import error_words
from dateline.settings import ResolvedSettings
from dateline.topics import Topic

_READER: Final = "reader"
"""What stands for a node in the log where reading failed as a whole."""
_MIN_PAUSE_SECONDS: Final = 0.2
"""Seconds to pause after the first failure. Chosen by hand."""
_MAX_PAUSE_SECONDS: Final = 30.0
"""Seconds to pause at most. Chosen by hand."""
_MAX_DOUBLINGS: Final = 16
"""Times that the pause doubles, only to keep the power small: the maximum is reached after eight."""
_POLL_MS: Final = 200
"""Milliseconds that one poll waits for records. Chosen by hand."""
_MAX_BATCH_RECORDS: Final = 100
"""Records in a batch. Chosen by hand, so that a slow reader asks for the next one within five minutes: a group revokes
the partitions of a member that does not (Kafka's ``max.poll.interval.ms``)."""
_MAX_MISSED: Final = 1_000
"""Entries of ``missed`` that are kept where nobody takes them. Bounds memory; chosen by hand."""
_HOPELESS: Final = (
    AuthenticationFailedError,
    IllegalStateError,
    TopicAuthorizationFailedError,
    UnsupportedVersionError,
)
"""Errors that another try does not repair."""


Opens = Mapping[str, Mapping[int, int]]
"""Offsets by the topic's suffix and the partition's number."""


class MissedRecords(NamedTuple):
    """Offsets of a partition that were deleted before they were read: from ``wanted`` to before ``first``."""

    partition: TopicPartition
    wanted: int
    first: int


class Feed:
    """Reads topics, in a group or without one, from where the group stopped or from ``since`` on.

    ``opens`` holds offsets by topic suffix and partition, which take precedence over ``since``. With ``follow`` the
    feed never ends; without it, the feed ends where the topics end.
    """

    def __init__(  # noqa: PLR0913  # what is read, for whom, and from where to where
        self,
        settings: ResolvedSettings,
        topics: Sequence[Topic],
        since: datetime | None,
        group: str | None,
        *,
        follow: bool,
        opens: Opens | None = None,
    ) -> None:
        self._settings = settings
        self._topics = topics
        self._since = since
        self._group = group
        self._follow = follow
        self._opens = opens or {}
        self._bookmark: Bookmark
        self._clients = AsyncExitStack()
        self._reader: AIOKafkaConsumer | None = None
        self._turn = 0
        self._ends: dict[TopicPartition, int] = {}
        self._failures: int | None = None
        """Failures in a row; None before the first connection."""
        self._before: dict[TopicPartition, int] = {}
        """Where a feed that finishes ends at the latest."""
        self.missed: list[MissedRecords] = []
        """What was deleted before it was read. Whoever wants to know takes the entries out of the list."""

    async def __aenter__(self) -> Self:
        """Check that the topics exist. Raises ``ProvisionError`` where one is missing."""
        collapse_library("aiokafka")
        counts = await require_partitions(self._settings, self._topics)
        if self._group is None:
            partitions = [TopicPartition(name, number) for name, count in counts.items() for number in range(count)]
            self._bookmark = Positions(partitions, self._since, self._first())
        else:
            self._bookmark = Commits(tuple(counts), self._since, self._first())
        return self

    def _first(self) -> dict[TopicPartition, int]:
        return {
            TopicPartition(topic.of(self._settings), number): offset
            for topic in self._topics
            for number, offset in self._opens.get(topic.suffix, {}).items()
        }

    async def __aexit__(self, *_: object) -> None:
        """Save the bookmark, and leave the group."""
        try:
            await self._bookmark.save(now=True)
        finally:
            await self._clients.aclose()

    async def batch(self) -> list[Incoming] | None:
        """Return the next records, roughly in the order of sending: an empty list for none yet, None at the end.

        Where the broker is lost, this tries again until it is back, after pauses that grow to 30 s. Raises
        ``KafkaError`` for errors that do not pass, and where the broker cannot be reached at the start;
        ``SettingsError`` where the broker does not allow such a session.
        """
        while True:
            try:
                return await self._poll(self._reader or await self._connect())
            except REFUSALS as error:
                raise await refusal(error, self._settings, self._group or "") from error
            except (KafkaError, OSError, TimeoutError) as error:
                if self._failures is None or isinstance(error, _HOPELESS):
                    raise
                await self._pause(error)

    @property
    def stale(self) -> bool:
        """Whether partitions were assigned or revoked since the last batch: the rest of it will be read again."""
        return self._turn != self._bookmark.turn

    async def finish(self, before: Opens) -> None:
        """End the feed where the topics end now, or before some offsets, by topic suffix and partition.

        The last batch, unless it is done, comes again.
        """
        await self._bookmark.save(now=True)
        self._before = {
            TopicPartition(topic.of(self._settings), number): offset
            for topic in self._topics
            for number, offset in before.get(topic.suffix, {}).items()
        }
        self._follow, self._turn = False, 0  # the next poll then looks up the ends, as at the start of an assignment

    async def lag(self) -> int | None:
        """Return how many offsets behind the last one were not read yet; None where the broker has not told it yet.

        Control records of transactions count as offsets too.
        """
        reader = self._reader
        if reader is None or self.stale:
            return None
        partitions = list(reader.assignment())
        ends = [reader.last_stable_offset(partition) for partition in partitions]
        if not partitions or any(end is None or end < 0 for end in ends):
            return None
        positions = await self.positions()
        behind: list[int] = [end - positions[each] for each, end in zip(partitions, ends, strict=True)]
        return sum(behind)

    async def positions(self) -> dict[TopicPartition, int]:
        """Return the next offset of each partition: all before it was read. Empty where there is no reader."""
        reader = self._reader
        if reader is None or self.stale:
            return {}
        return {partition: await reader.position(partition) for partition in reader.assignment()}

    def resumed(self, record: Incoming) -> bool:
        """Whether a record's partition was started where the group had stopped, and not at ``since``."""
        return self._bookmark.resumed(TopicPartition(record.topic, record.partition))

    async def done(self, record: Incoming) -> None:
        """Record that a record of the last batch is done; save the bookmark once a second."""
        if not self.stale:
            self._bookmark.done(record)
            await self._bookmark.save()

    async def _connect(self) -> AIOKafkaConsumer:
        reader = await self._clients.enter_async_context(reading(self._settings, group=self._group, reset="none"))
        self._bookmark.open(reader)
        self._reader, self._turn = reader, 0
        return reader

    async def _pause(self, error: Exception) -> None:
        self._failures = (self._failures or 0) + 1
        pause = pause_after(self._failures, random.random())  # noqa: S311  (no secret)
        BROKER.fail(_READER, error_words(error))
        self._reader = None
        await self._clients.aclose()
        await asyncio.sleep(pause)

    async def _poll(self, reader: AIOKafkaConsumer) -> list[Incoming] | None:
        await self._bookmark.save()
        if self.stale:
            await self._begin_turn(reader)
        try:
            fetched = await reader.getmany(timeout_ms=_POLL_MS, max_records=_MAX_BATCH_RECORDS)
        except NoOffsetForPartitionError:
            fetched = {}  # a partition was assigned meanwhile; the next call seeks it
        except OffsetOutOfRangeError as error:
            fetched = {}
            await self._seek_past_deleted(reader, error.args[0])
        BROKER.answer(_READER)
        self._failures = 0
        if not fetched and not self._follow and await self._has_ended(reader):
            return None
        return [] if self.stale else self._in_order(fetched.values())

    async def _begin_turn(self, reader: AIOKafkaConsumer) -> None:
        turn = self._bookmark.turn
        await self._bookmark.seek(reader)
        if not self._follow:
            ends = await reader.end_offsets(reader.assignment())
            self._ends = {partition: min(end, self._before.get(partition, end)) for partition, end in ends.items()}
        self._turn = turn

    async def _seek_past_deleted(self, reader: AIOKafkaConsumer, lost: dict[TopicPartition, int]) -> None:
        """Seek partitions whose next record was deleted to the first one left, and report it."""
        first, ends = await reader.beginning_offsets(lost), await reader.end_offsets(lost)
        for partition, wanted in lost.items():
            at = min(max(wanted, first[partition]), ends[partition])
            where = {"topic": partition.topic, "partition": partition.partition}
            telemetry.event("records_missed", **where, wanted=wanted, found=at)
            self.missed.append(MissedRecords(partition, wanted, at))
            del self.missed[:-_MAX_MISSED]
            if partition in reader.assignment():
                reader.seek(partition, at)

    async def _has_ended(self, reader: AIOKafkaConsumer) -> bool:
        if self.stale or not self._turn:
            return False
        return all([await reader.position(partition) >= end for partition, end in self._ends.items()])

    def _in_order(self, fetched: Iterable[list[Any]]) -> list[Incoming]:
        batches = (
            [
                Incoming.of(r)
                for r in records
                if self._follow or r.offset < self._ends[TopicPartition(r.topic, r.partition)]
            ]
            for records in fetched
        )
        return list(heapq.merge(*batches, key=attrgetter("timestamp")))


def pause_after(failures: int, chance: float) -> float:
    """Return the seconds to pause after a number of failures in a row, 1 or more: doubled each time, up to 30.

    ``chance``, at least 0 and below 1, shortens the pause by up to half, so that not all readers return at once.
    """
    longest = min(_MIN_PAUSE_SECONDS * 2.0 ** min(failures - 1, _MAX_DOUBLINGS), _MAX_PAUSE_SECONDS)
    return longest * (1 - chance / 2)

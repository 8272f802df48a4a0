"""A feed: the committed records of some topics, batch by batch, through every loss of the broker.

Backoff: how long to wait before something that failed is tried again.
"""

import asyncio
import heapq
import random
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AsyncExitStack
from datetime import datetime
from operator import attrgetter
from typing import Any, Final, Self

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import (
    AuthenticationFailedError,
    GroupAuthorizationFailedError,
    IllegalStateError,
    InvalidGroupIdError,
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
from dateline.kafka.topic_admin import require_partitions
from dateline.settings import ResolvedSettings
from dateline.topics import Topic

_FIRST_SECONDS: Final = 0.2
_LONGEST_SECONDS: Final = 30.0


def pause_after(failures: int, chance: float) -> float:
    """Return the seconds to wait after so many failures in a row, 1 or more: doubled each time, 30 at the most.

    ``chance``, at least 0 and below 1, takes up to half of it away, so that not all who wait come back at once.
    """
    longest = min(_FIRST_SECONDS * 2.0 ** min(failures - 1, 16), _LONGEST_SECONDS)
    return longest * (1 - chance / 2)


_POLL_MS: Final = 200
_AT_ONCE: Final = 100
"""Records in a batch at the most: a group takes its partitions away from who asks for none in five minutes."""
_HOPELESS: Final = (
    AuthenticationFailedError,
    GroupAuthorizationFailedError,
    IllegalStateError,
    InvalidGroupIdError,
    TopicAuthorizationFailedError,
    UnsupportedVersionError,
)
"""What another try does not mend."""


class Feed:
    """Reads topics as a member of ``group`` or of none, from where that stopped or from ``since`` on.

    ``opens`` has precedence over ``since``: offsets by topic suffix and partition. It goes on for ever with
    ``follow``, and without it to where the topics end.
    """

    def __init__(  # noqa: PLR0913  # what is read, for whom, and from where to where
        self,
        settings: ResolvedSettings,
        topics: Sequence[Topic],
        since: datetime | None,
        group: str | None,
        *,
        follow: bool,
        opens: Mapping[str, Mapping[int, int]] | None = None,
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
        """So many in a row; None before the first connection."""

    async def __aenter__(self) -> Self:
        """Look for the topics. Raises ``ProvisionError`` where one is missing."""
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
        """Keep what is done, and leave the group."""
        try:
            await self._bookmark.save(now=True)
        finally:
            await self._clients.aclose()

    async def batch(self) -> list[Incoming] | None:
        """Return the next records, in about the order in which they were sent; none as yet, or None at the end.

        Where the broker goes away it is tried again until it is back, after pauses that grow to 30 s.
        Raises ``KafkaError`` for what that cannot mend, and where there is no broker to begin with.
        """
        while True:
            try:
                return await self._poll(self._reader or await self._connect())
            except (KafkaError, OSError, TimeoutError) as error:
                if self._failures is None or isinstance(error, _HOPELESS):
                    raise
                await self._pause(error)

    @property
    def stale(self) -> bool:
        """Whether partitions were given or taken since the last batch: what is left of it will be read again."""
        return self._turn != self._bookmark.turn

    async def finish(self) -> None:
        """Go on to where the topics end now, and no further."""
        await self._bookmark.save(now=True)
        self._follow, self._turn = False, 0  # so that the ends are looked up, as at the beginning of a turn

    def resumed(self, record: Incoming) -> bool:
        """Tell whether a record is read on from where the group stopped, and not from ``since``."""
        return self._bookmark.resumed(TopicPartition(record.topic, record.partition))

    async def done(self, record: Incoming) -> None:
        """Note that a record of the last batch is dealt with, and keep that for the next process now and then."""
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
        telemetry.event("broker_lost", again_in=f"{pause:.1f}s", error=repr(error))
        self._reader = None
        await self._clients.aclose()
        await asyncio.sleep(pause)

    async def _poll(self, reader: AIOKafkaConsumer) -> list[Incoming] | None:
        await self._bookmark.save()
        if self.stale:
            await self._begin_turn(reader)
        try:
            fetched = await reader.getmany(timeout_ms=_POLL_MS, max_records=_AT_ONCE)
        except NoOffsetForPartitionError:
            fetched = {}  # it was given in the meantime, and is seated with the next call
        except OffsetOutOfRangeError as error:
            fetched = {}
            await self._seat_again(reader, error.args[0])
        if self._failures:
            telemetry.event("broker_back", failures=self._failures)
        self._failures = 0
        if not fetched and not self._follow and await self._has_ended(reader):
            return None
        return [] if self.stale else self._in_order(fetched.values())

    async def _begin_turn(self, reader: AIOKafkaConsumer) -> None:
        turn = self._bookmark.turn
        await self._bookmark.seat(reader)
        if not self._follow:
            self._ends = await reader.end_offsets(reader.assignment())
        self._turn = turn

    async def _seat_again(self, reader: AIOKafkaConsumer, lost: dict[TopicPartition, int]) -> None:
        """Go on at what is left of partitions where the next record is no more, and say so."""
        first, ends = await reader.beginning_offsets(lost), await reader.end_offsets(lost)
        for partition, wanted in lost.items():
            at = min(max(wanted, first[partition]), ends[partition])
            where = {"topic": partition.topic, "partition": partition.partition}
            telemetry.event("records_missed", **where, wanted=wanted, found=at)
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

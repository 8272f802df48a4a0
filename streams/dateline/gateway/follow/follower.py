"""Follow: read the topics into the copy, over a lost broker and a switch, and pass the rows on.

``live_batches`` reads, as ``subscribe`` does, from the copy's own positions. Reading and writing overlap: while one
batch is written, the next ones are read and wait, up to a limit. What falls out of the topics by their retention is
deleted from the copy every minute.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import aclosing
from time import monotonic
from typing import Final

from aiokafka.errors import KafkaError

from dateline import telemetry
from dateline.client.feed import Feed
from dateline.client.live_feed import Resumption, live_batches
from dateline.client.takedown_orders import stored_orders
from dateline.core.replay.alias import Stretch, stretches_behind
from dateline.gateway.copy.batch import Applied, Batch, Generation
from dateline.gateway.copy.store import Beginning, Copy, Progress, read_generations, read_positions
from dateline.gateway.copy.writer import ALERTS as ALERT_ROWS
from dateline.gateway.copy.writer import STORIES as STORY_ROWS
from dateline.gateway.follow.ends import Reached
from dateline.gateway.follow.expiry import delete_expired
from dateline.gateway.follow.offsets import ends_before, offsets_of
from dateline.gateway.follow.switches import Switches, known_stretches, opens_of, reads
from dateline.gateway.stream.event_id import EventId, tag_of
from dateline.kafka.alias import is_takedown_withdrawal, namespace_settings
from dateline.kafka.codec import Incoming
from dateline.kafka.topic_admin import ProvisionError, count_topic, require_partitions
from dateline.process.log.error_words import error_words
from dateline.settings import ResolvedSettings, Settings
from dateline.telemetry import gauge
from dateline.topics import ACKNOWLEDGEMENTS, ALERTS, STORIES, TAKEDOWNS

_MAX_BATCH_RECORDS: Final = 2_500
"""Records of one transaction, about half a second of writing. Chosen by hand; of 1,000, one takes 5 % longer."""
_MAX_WAITING_RECORDS: Final = 7_500
"""Records that wait to be written; reading pauses beyond. Bounds memory; chosen by hand."""
_LAG_SECONDS: Final = 1.0
"""Seconds between two looks at the lag. Chosen by hand."""
_RETENTION_SECONDS: Final = 60.0
"""Seconds between two looks at what the topics have deleted. Chosen by hand."""
_SILENCE_SECONDS: Final = 20.0
"""Seconds without an answer of the broker after which the copy no longer counts as caught up. Chosen by hand."""
_ORDERS_PAUSE_SECONDS: Final = 1.0
"""Seconds to wait after the broker did not give the takedowns. Chosen by hand."""
_TOPICS: Final = {topic.suffix: topic for topic in (STORIES, ALERTS, ACKNOWLEDGEMENTS)}
"""The topics, each by what its rows and positions are called."""


class Follower:
    """Reads the topics into a copy. ``publish`` is called with the rows of each batch, after its commit."""

    def __init__(self, named: Settings, copy: Copy, publish: Callable[[Generation, Applied], None]) -> None:
        self._named, self._copy, self._publish = named, copy, publish
        self._generation: Generation
        self._settings: ResolvedSettings
        self._next: dict[str, dict[int, int]] = {}
        """The next offset to read, by topic and partition."""
        self._feed: Feed | None = None
        self._waiting: deque[tuple[Generation, str, Incoming]] = deque()
        self._changed = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._answered_at: float | None = None
        self.lag: int | None = None
        """Offsets that were not read yet; None before it is known."""
        self.was_caught_up = False
        """Whether the copy has once had all that the topics had."""
        self.reached = Reached()
        self._stretch: Stretch
        """What is read."""
        self._switches = Switches(named)

    async def start(self) -> tuple[Generation, Mapping[int, Progress], Mapping[int, Progress]]:
        """Begin the first generation of a new copy. Return the newest one, and the positions of stories and alerts.

        Raises ``KafkaError`` and ``ProvisionError`` where the topics cannot be read.
        """
        known = await known_stretches(self._named)
        self._generation = await self._continued(known) or await self._begun(known)
        self._stretch = next(each for each in known if reads(self._generation, each))
        self._settings = self._settings_of(self._generation.namespace)
        positions = await self._copy.read_patiently(read_positions)
        found = {name: positions.get((self._number(name), name), {}) for name in _TOPICS}
        self._next = {
            name: {partition: progress.next for partition, progress in each.items()} for name, each in found.items()
        }
        return self._generation, found[STORY_ROWS], found[ALERT_ROWS]

    async def run(self) -> None:
        """Follow the topics until cancelled. Raises errors that another try does not repair."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._read())
            tasks.create_task(self._write())
            tasks.create_task(self._expire())

    def failures(self, now: float) -> list[str]:
        """Return why the copy does not have all that the topics have; nothing where it has."""
        if not self.was_caught_up:
            behind = "" if self.lag is None else f": {self.lag + len(self._waiting)} records behind"
            return [f"the copy is being filled from the topics{behind}"]
        if self._answered_at is None or now - self._answered_at > _SILENCE_SECONDS:
            return ["the broker does not answer; what is served may be old"]
        return []

    async def is_live(self) -> bool:
        """Whether the copy has come to what is live. Raises ``KafkaError``, ``OSError`` and ``TimeoutError``."""
        return reads(self._generation, (await self._switches.ask())[-1])

    async def is_coming(self, last: EventId) -> bool:
        """Whether an id of stories is of a stretch of time that this copy has not come to yet, but will.

        It follows a switch, or it is being filled. Raises as ``is_live`` does.
        """
        known = await self._switches.ask(fresh=True)
        coming = [*stretches_behind(known, self._stretch)]
        if not reads(self._generation, self._stretch):  # begun to be read, and not in the copy yet
            coming.append(self._stretch)
        return any(last.tag == tag_of(STORY_ROWS, each.live, each.key) for each in coming)

    async def ends(self, topic: str, namespace: str) -> dict[int, int]:
        """Return the end offset of each partition of a namespace's topic now, by the broker."""
        return await offsets_of(self._settings_of(namespace), _TOPICS[topic], of_ends=True)

    async def _continued(self, known: Sequence[Stretch]) -> Generation | None:
        """Return the generation that the copy is in; None where there is no copy that can be continued.

        What was withdrawn in a namespace that was dropped before it was read stands nowhere any more.
        """
        generations = await self._copy.read_patiently(read_generations)
        if not generations:
            return None
        last = generations[-1]
        numbers = [number for number, each in enumerate(known) if reads(last, each)]
        if not numbers:
            reason = f"nobody knows what was live after {last.namespace} as this copy has it"
        elif dropped := await self._dropped(known[numbers[0] : -1]):
            reason = f"{dropped[-1].live} was dropped, and what was withdrawn there is unknown"
        elif anew := await self._created_anew(last):
            reason = f"{anew} was created anew: it ends before what the copy has read of it"
        else:
            return last
        await self._copy.discard(reason)
        return None

    async def _dropped(self, stretches: Sequence[Stretch]) -> list[Stretch]:
        """Return those of some stretches whose topics are gone."""
        return [each for each in stretches if not await count_topic(self._settings_of(each.live), STORIES)]

    async def _created_anew(self, last: Generation) -> str | None:
        """Return the topic of a generation that ends before what the copy has of it; None where none does."""
        positions, settings = await self._copy.read_patiently(read_positions), self._settings_of(last.namespace)
        for rows, topic in _TOPICS.items():
            progress = positions.get((last.number if rows == STORY_ROWS else 0, rows), {})
            if await ends_before(settings, topic, {number: each.next for number, each in progress.items()}):
                return topic.of(settings)
        return None

    async def _begun(self, known: Sequence[Stretch]) -> Generation:
        """Begin a new copy, behind the last stretch that was dropped, and read on from there as if it had been there.

        So a copy that was begun after switches has what one has that followed them, and ids resume at either.
        """
        dropped = await self._dropped(known[:-1])
        first = known.index(dropped[-1]) + 1 if dropped else 0
        stretch = known[first]
        firsts = {name: await offsets_of(self._settings_of(stretch.live), topic) for name, topic in _TOPICS.items()}
        opens = opens_of(stretch)
        joined = {number: opens.get(number, 0) for number in firsts[STORY_ROWS]} if stretch.since is not None else {}
        formers = [tag_of(STORY_ROWS, each.live, each.key).hex() for each in known[:first]]
        return await self._copy.begin(
            Beginning(stretch.live, since=stretch.key, formers=formers, joined=joined, firsts=firsts)
        )

    def _number(self, rows: str) -> int:
        """Return the number of the generation whose positions a topic's are; 0 for those that outlive generations."""
        return self._generation.number if rows == STORY_ROWS else 0

    def _settings_of(self, namespace: str) -> ResolvedSettings:
        return namespace_settings(self._named, namespace)

    def _feed_of(self, live: ResolvedSettings, stretch: Stretch) -> Feed:
        if not stretch.is_same(self._stretch):
            self._next[STORY_ROWS] = dict(opens_of(stretch))
        self._settings, self._stretch = live, stretch
        first = {topic.suffix: self._next[name] for name, topic in _TOPICS.items()}
        return Feed(live, list(_TOPICS.values()), None, None, follow=True, opens=first)

    async def _read(self) -> None:
        resumption = Resumption(self._settings, self._stretch, self._generation.switched)
        async with aclosing(live_batches(self._named, self._feed_of, follow=True, resumption=resumption)) as batches:
            looked_at = 0.0
            async for feed, records in batches:
                if not reads(self._generation, self._stretch):
                    await self._begin_generation()
                self._feed = feed
                self._answered_at = monotonic()
                await self._note_missed(feed)
                last: dict[tuple[str, int], Incoming] = {}
                for record in records:
                    name = _rows_of(record.topic)
                    self._waiting.append((self._generation, name, record))
                    last[name, record.partition] = record
                for (name, partition), record in last.items():
                    self._next[name][partition] = record.offset + 1
                    await feed.done(record)
                self._wake()
                if self._answered_at > looked_at + _LAG_SECONDS or (not records and not self.was_caught_up):
                    await self._look_at_lag(feed)
                    looked_at = self._answered_at
                await self._until_written(_MAX_WAITING_RECORDS)

    async def _begin_generation(self) -> None:
        """Begin the generation of a stretch that a switch led to, behind all that was read before."""
        await self._until_written(0)
        counts = await require_partitions(self._settings, [STORIES])
        opens = {number: self._next[STORY_ROWS].get(number, 0) for number in range(counts[STORIES.of(self._settings)])}
        start = Beginning(
            self._settings.namespace, switched=True, opens=opens, since=self._stretch.key, joined=opens,
            firsts={STORY_ROWS: opens},
        )  # fmt: skip
        self._generation = await self._copy.begin(start)
        self._next[STORY_ROWS] = dict(opens)
        self._publish(self._generation, Applied([], []))

    async def _note_missed(self, feed: Feed) -> None:
        while feed.missed:
            partition, wanted, first = feed.missed.pop(0)
            if first < wanted:
                msg = f"{partition.topic} was created anew; start the gateway again, and it fills a new copy"
                raise ProvisionError(msg)
            name = _rows_of(partition.topic)
            await self._copy.note_hole(self._number(name), name, partition.partition, wanted, first)

    async def _look_at_lag(self, feed: Feed) -> None:
        positions, self.lag = await feed.positions(), await feed.lag()
        if self.lag is not None:
            gauge("gateway_lag_records", self.lag + len(self._waiting))
        if self.lag != 0 or not (self.was_caught_up or await self._is_live_surely()):
            return
        await self._until_written(0)
        self.reached.note(self._settings, positions)
        if not self.was_caught_up:
            self.was_caught_up = True
            telemetry.event("copy_filled", file=self._copy.path, bytes=self._copy.size())

    async def _is_live_surely(self) -> bool:
        """Whether the copy has come to what is live; False also while the broker does not tell."""
        try:
            return await self.is_live()
        except (KafkaError, OSError, TimeoutError):
            return False

    def _wake(self) -> None:
        if self._waiting:
            self._idle.clear()
            self._changed.set()

    async def _until_written(self, limit: int) -> None:
        """Wait until at most ``limit`` records wait to be written; with 0, until the last one is written."""
        while len(self._waiting) > limit or (limit == 0 and not self._idle.is_set()):
            self._wake()
            await self._idle.wait()

    async def _write(self) -> None:
        while True:
            await self._changed.wait()
            self._changed.clear()
            while self._waiting:
                generation, batch = self._next_batch()
                if any(map(is_takedown_withdrawal, batch.stories)):
                    batch = batch._replace(ordered=await self._ordered())
                self._publish(generation, await self._copy.apply(batch))
            self._idle.set()

    async def _ordered(self) -> Mapping[str, Sequence[str]]:
        """Return the texts of all takedowns, by the ids of their orders; waits while the broker is away."""
        while True:
            try:
                return {order.story_id: order.fingerprints for order in await stored_orders(self._settings)}
            except (KafkaError, OSError, TimeoutError) as error:
                telemetry.event("probe_failed", topic=TAKEDOWNS.of(self._settings), reason=error_words(error))
                await asyncio.sleep(_ORDERS_PAUSE_SECONDS)

    def _next_batch(self) -> tuple[Generation, Batch]:
        generation = self._waiting[0][0]
        batch = Batch(generation, [], [], [])
        for _ in range(min(len(self._waiting), _MAX_BATCH_RECORDS)):
            if self._waiting[0][0] is not generation:
                break
            _, name, record = self._waiting.popleft()
            getattr(batch, name).append(record)
        return generation, batch

    async def _expire(self) -> None:
        while True:
            await asyncio.sleep(_RETENTION_SECONDS)
            try:
                settings = self._settings_of(self._generation.namespace)
                await delete_expired(self._copy, settings, lambda: self._generation)
            except (KafkaError, OSError, TimeoutError) as error:
                telemetry.event("probe_failed", reason=error_words(error))


def _rows_of(topic: str) -> str:
    """Return what a topic's rows are called, by its full name."""
    return topic.rpartition(".")[2]

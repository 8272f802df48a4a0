"""Follow: read the topics into the copy, over a lost broker and a switch, and pass the rows on.

``live_batches`` reads, as ``subscribe`` does, from the copy's own positions. Reading and writing overlap: while one
batch is written, the next ones are read and wait, up to a limit. What falls out of the topics by their retention is
deleted from the copy every minute.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import aclosing
from time import monotonic
from typing import Final

from aiokafka.errors import KafkaError

from dateline import telemetry
from dateline.client.feed import Feed
from dateline.client.live_feed import Opens, Resumption, live_batches
from dateline.core.replay.alias import Alias
from dateline.gateway.copy.batch import Applied, Batch, Generation
from dateline.gateway.copy.store import Beginning, Copy, Progress, read_generations, read_positions
from dateline.gateway.copy.writer import ALERTS as ALERT_ROWS
from dateline.gateway.copy.writer import STORIES as STORY_ROWS
from dateline.gateway.follow.expiry import delete_expired
from dateline.gateway.follow.last_switch import LastSwitch, has_followed, opens_of
from dateline.gateway.follow.offsets import ends_before, offsets_of
from dateline.gateway.follow.reached import Reached
from dateline.gateway.stream.event_id import EventId, tag_of
from dateline.kafka.alias import is_marked, namespace_settings, public_settings, read_alias, resolve
from dateline.kafka.codec import Incoming
from dateline.kafka.topic_admin import ProvisionError, count_topic, require_partitions
from dateline.settings import ResolvedSettings, Settings
from dateline.telemetry import gauge
from dateline.topics import ACKNOWLEDGEMENTS, ALERTS, STORIES

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
_EVERY_OFFSET: Final = 1 << 62
"""Above all offsets that a topic can reach."""
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
        self._earlier: Alias | None = None
        """The newest switch, where it did not lead from the copy's generation, but from one that was live after it."""
        self._switches = LastSwitch(named)

    async def start(self) -> tuple[Generation, Mapping[int, Progress], Mapping[int, Progress]]:
        """Begin the first generation of a new copy. Return the newest one, and the positions of stories and alerts.

        Raises ``KafkaError`` and ``ProvisionError`` where the topics cannot be read.
        """
        alias = await read_alias(self._named)
        live = await resolve(self._named)
        last = await self._last_generation(live, alias)
        if last is not None:
            self._generation = last
            await self._look_for_missed(alias)
        else:
            self._generation = await self._first_generation(live, alias)
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
        alias = await self._switches.ask()
        return alias is None or alias.phase != "live" or self._has_followed(alias)

    async def is_coming(self, last: EventId, *, is_named: bool) -> bool:
        """Whether an id of stories is of a stretch of reading that this copy has not come to yet, but will.

        It follows a switch, or it is being filled. ``is_named`` is whether it has a generation of the id's namespace;
        the namespace may be live once more since. Raises as ``is_live`` does.
        """
        alias = await self._switches.ask(fresh=True)
        if alias is None or alias.phase != "live" or self._has_followed(alias):
            return False
        if last.tag == tag_of(STORY_ROWS, alias.live):
            opens = opens_of(alias)
            return not is_named or all(offset >= opens.get(number, 0) for number, offset in enumerate(last.offsets))
        return not is_named and last.tag == tag_of(STORY_ROWS, alias.former)

    async def ends(self, topic: str, namespace: str) -> dict[int, int]:
        """Return the end offset of each partition of a namespace's topic now, by the broker."""
        return await offsets_of(self._settings_of(namespace), _TOPICS[topic], of_ends=True)

    def _has_followed(self, alias: Alias) -> bool:
        return self._earlier is None and has_followed(self._generation, alias)

    async def _look_for_missed(self, alias: Alias | None) -> None:
        """Set out to read what was live between the copy's last generation and the live namespace, while it was away.

        The alias names it: the namespace from which the newest switch led.
        """
        if alias is None or (alias.phase == "live" and self._has_followed(alias)):
            return
        newest = self._generation.namespace
        is_again = alias.phase == "live" and alias.live == newest
        if is_again or (alias.former != newest and await count_topic(self._settings_of(alias.former), STORIES)):
            self._earlier = alias

    async def _last_generation(self, live: ResolvedSettings, alias: Alias | None) -> Generation | None:
        """Return the generation that the copy is in; None where there is no copy that can be continued."""
        generations = await self._copy.read_patiently(read_generations)
        if not generations:
            return None
        last = generations[-1]
        if last.number == 1 and last.switched:
            await self._copy.discard("it was given up before it had what was live before the former namespace")
            return None
        positions, settings = await self._copy.read_patiently(read_positions), self._settings_of(last.namespace)
        for rows, topic in _TOPICS.items():
            progress = positions.get((last.number if rows == STORY_ROWS else 0, rows), {})
            if await ends_before(settings, topic, {number: each.next for number, each in progress.items()}):
                name = topic.of(settings)
                await self._copy.discard(f"{name} was created anew: it ends before what the copy has read of it")
                return None
        if await count_topic(settings, STORIES):
            return last
        return None if last.namespace == live.namespace else await self._skip_to(live, alias, last)

    async def _skip_to(self, live: ResolvedSettings, alias: Alias | None, last: Generation) -> Generation:
        """Begin the next generation that can be read where that of the copy was deleted.

        What was not read of it is a hole.
        """
        await self._note_end(last)
        former = last.namespace
        if alias is not None and former not in {alias.former, alias.live}:
            former = alias.former
            between = self._settings_of(former)
            if live.namespace != former and await count_topic(between, STORIES):
                opens = await self._resumed(between)
                return await self._copy.begin(
                    Beginning(former, switched=True, former=last.namespace, joined=opens, firsts={STORY_ROWS: opens})
                )
        firsts = await offsets_of(live, STORIES)
        switched = opens_of(alias) if alias is not None and alias.live == live.namespace else {}
        opens = {partition: max(first, switched.get(partition, 0)) for partition, first in firsts.items()}
        start = Beginning(
            live.namespace, switched=True, opens=opens, former=former, joined=opens, firsts={STORY_ROWS: opens}
        )
        return await self._copy.begin(start)

    async def _first_generation(self, live: ResolvedSettings, alias: Alias | None) -> Generation:
        """Begin a new copy: in the live namespace, or in the former one while it exists, as if it had been there.

        So a copy that was begun after a switch has what one has that followed it, and ids resume at either. After a
        switch back, the live namespace was live before the former one as well, and it begins with that.
        """
        begun = live
        if alias is not None:
            former, target = self._settings_of(alias.former), self._settings_of(alias.live)
            begun = former if await count_topic(former, STORIES) else live
            if begun is former and alias.is_return(public_settings(self._named).namespace):
                self._earlier = alias
                firsts = {name: await offsets_of(target, topic) for name, topic in _TOPICS.items()}
                return await self._copy.begin(Beginning(target.namespace, switched=True, firsts=firsts))
        firsts = {name: await offsets_of(begun, topic) for name, topic in _TOPICS.items()}
        if begun is not live or alias is None or alias.live != live.namespace:
            return await self._copy.begin(Beginning(begun.namespace, firsts=firsts))
        opens = opens_of(alias)
        joined = {partition: opens.get(partition, 0) for partition in firsts[STORY_ROWS]}
        return await self._copy.begin(Beginning(live.namespace, former=alias.former, joined=joined, firsts=firsts))

    def _number(self, rows: str) -> int:
        """Return the number of the generation whose positions a topic's are; 0 for those that outlive generations."""
        return self._generation.number if rows == STORY_ROWS else 0

    def _settings_of(self, namespace: str) -> ResolvedSettings:
        return namespace_settings(self._named, namespace)

    def _feed_of(self, live: ResolvedSettings, opens: Opens) -> Feed:
        if live.namespace != self._generation.namespace:
            self._next[STORY_ROWS] = dict(opens.get(STORIES.suffix, {}))
        self._settings = live
        first = {topic.suffix: self._next[name] for name, topic in _TOPICS.items()}
        return Feed(live, list(_TOPICS.values()), None, None, follow=True, opens=first)

    async def _read_earlier(self, alias: Alias) -> None:
        """Read the copy's generation to its end, and begin the namespace from which the newest switch led.

        Where the generation's namespace is live again, its end lies below the offsets at which it went on. What it
        published has no mark.
        """
        is_again = alias.live == self._generation.namespace and alias.phase == "live"
        opens = opens_of(alias) if is_again else {}
        first = {STORIES.suffix: self._next[STORY_ROWS]}
        async with Feed(self._settings, [STORIES], None, None, follow=False, opens=first) as feed:
            while (records := await feed.batch()) is not None:
                self._answered_at = monotonic()
                await self._note_missed(feed)
                self._waiting.extend(
                    (self._generation, STORY_ROWS, record)
                    for record in records
                    if record.offset < opens.get(record.partition, _EVERY_OFFSET) and not is_marked(record)
                )
                self._wake()
                await self._until_written(_MAX_WAITING_RECORDS)
        await self._until_written(0)
        ended = self._generation
        former = self._settings_of(alias.former)
        if await count_topic(former, STORIES):
            opens = await self._resumed(former)
            await self._begin(Beginning(
                alias.former, switched=True, former=ended.namespace, joined=opens, firsts={STORY_ROWS: opens}
            ))  # fmt: skip
        else:
            await self._note_end(ended)
            opens = {number: opens.get(number, 0) for number in self._next[STORY_ROWS]}
            await self._begin(Beginning(
                alias.live, switched=True, opens=opens, former=alias.former, joined=opens, firsts={STORY_ROWS: opens}
            ))  # fmt: skip
        self._earlier = None

    async def _resumed(self, settings: ResolvedSettings) -> dict[int, int]:
        """Return where to read a namespace: where the copy's last generation of it ended, else from the beginning."""
        opens = await offsets_of(settings, STORIES)
        positions = await self._copy.read_patiently(read_positions)
        for generation in await self._copy.read_patiently(read_generations):
            if generation.namespace == settings.namespace:
                for number, progress in positions.get((generation.number, STORY_ROWS), {}).items():
                    opens[number] = progress.next
        return opens

    async def _begin(self, start: Beginning) -> None:
        """Begin a generation, and let all know."""
        self._generation = await self._copy.begin(start)
        self._settings = self._settings_of(start.namespace)
        self._next[STORY_ROWS] = dict(start.joined)
        self._publish(self._generation, Applied([], []))

    async def _note_end(self, generation: Generation) -> None:
        """Note that behind a generation's end something is missing, of which nobody knows how much it is."""
        positions = await self._copy.read_patiently(read_positions)
        for partition, progress in positions.get((generation.number, STORY_ROWS), {}).items():
            await self._copy.note_hole(generation.number, STORY_ROWS, partition, progress.next, progress.next + 1)

    async def _read(self) -> None:
        if self._earlier is not None:
            await self._read_earlier(self._earlier)
        resumption = Resumption(self._settings, self._generation.switched)
        async with aclosing(live_batches(self._named, self._feed_of, follow=True, resumption=resumption)) as batches:
            looked_at = 0.0
            async for feed, records in batches:
                if self._settings.namespace != self._generation.namespace:
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
        """Begin the generation of a namespace that a switch led to, behind all that was read before."""
        await self._until_written(0)
        ended, settings = self._generation, self._settings
        counts = await require_partitions(settings, [STORIES])
        opens = {number: self._next[STORY_ROWS].get(number, 0) for number in range(counts[STORIES.of(settings)])}
        alias, former = await self._switches.persist(), ended.namespace
        if alias is not None and alias.live == settings.namespace and alias.former != former:
            former = alias.former  # it was live in between, and was not read
            await self._note_end(ended)
        await self._begin(Beginning(
            settings.namespace, switched=True, opens=opens, former=former, joined=opens, firsts={STORY_ROWS: opens}
        ))  # fmt: skip

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
                self._publish(generation, await self._copy.apply(batch))
            self._idle.set()

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
                telemetry.event("probe_failed", reason=repr(error))


def _rows_of(topic: str) -> str:
    """Return what a topic's rows are called, by its full name."""
    return topic.rpartition(".")[2]

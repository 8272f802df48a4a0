"""One source partition of one stage, while this worker owns it: decide on a batch, commit it, count it.

``Partition`` opens it, fencing the former owner, and settles batches, each in one transaction. Its ``Decider`` runs the
stage and turns records that fail into dead letters. ``count_batch`` adds a settled batch to the metrics.

It is opened soon after its assignment, when there may be no record to read yet; ``begin`` does the rest before the
first batch.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import chain
from math import inf
from time import monotonic
from typing import Final

from aiokafka import TopicPartition

from dateline.agents.exit_codes import POISONED
from dateline.agents.partitions.reorder_buffer import WAITING_PREFIX, ReorderBuffer
from dateline.agents.stage import STAGES, Stage, output_namespace, source_of
from dateline.agents.state.missed_records import deleted_before, first_offset, gaps, report
from dateline.agents.state.positions import newest_time, next_record
from dateline.agents.state.restore import POSITION, Position, restore
from dateline.core.stories.retention import stage_clock
from dateline.core.times.clock import BEGINNING
from dateline.kafka.alias import ReplayMark, find_mark
from dateline.kafka.clients import close_client, new_producer
from dateline.kafka.codec import EVENT_TIME, Headers, Incoming, Outgoing
from dateline.kafka.dead_letters import RETRY_OF, dead_letter
from dateline.kafka.transactions import deliver, fits
from dateline.settings import ResolvedSettings
from dateline.telemetry import count, gauge, observe, raise_gauge
from dateline.topics import DEAD_LETTER, REGIONS, STATE, TOPICS

MAX_DECIDING_SECONDS: Final = 0.5
"""Seconds that the decisions of one transaction may take; the rest of the batch comes in the next transaction.

The stages of a worker share one thread, and a stage that decides holds up all others: a page needs a turn of each of
four stages, and of the embedded broker's answers to them. Chosen by hand: a batch of 500 text pages, a second on a free
core, is two transactions, and one of HTML, about five seconds on a busy core, is ten.
"""


class Partition:
    """A source partition that this worker owns, with its decider and its transactional producer."""

    def __init__(self, settings: ResolvedSettings, stage: str, partition: int, resource: object) -> None:
        self._settings = settings
        self._stage = stage
        self._source = TopicPartition(source_of(settings, stage), partition)
        self._state = TopicPartition(STATE[stage].of(settings), partition)
        self._dead_letters = DEAD_LETTER.of(settings)
        self._counts = {topic.of(settings): topic.partitions(settings) for topic in TOPICS}
        self._wiring = STAGES[stage]
        self._next: int | None = None
        """The first unsettled offset before the first batch; None once a batch was settled."""
        self._has_begun = False
        self._start: int | None = None
        """Where reading began, or went on behind deleted records; None before the partition is open."""
        self._producer = new_producer(settings, f"{STATE[stage].within(settings)}.{stage}.{partition}")
        self._decider = Decider(settings, stage, partition, resource)

    @property
    def position(self) -> int:
        """The last source offset whose outputs are committed; -1 before the first."""
        return self._decider.position

    @property
    def waiting(self) -> int:
        """The number of records that wait for the clock."""
        return self._decider.waiting

    async def open(self, is_ours: Callable[[], bool]) -> None:
        """Fence the former owner, whose open transaction is thereby ended; then read the state that it wrote.

        Reading stops early once ``is_ours`` returns False, as after a rebalance.
        """
        await self._producer.start()
        decider = self._decider
        position = await restore(self._settings, self._state, decider.load, is_ours)
        decider.position = position.offset
        decider.clock.from_state(position.clock)
        if self._wiring.dated and is_ours() and (newest := await newest_time(self._settings, self._source)) is not None:
            decider.clock.reach(newest)
        if is_ours():
            self._report_newest_page()
            await self._miss_deleted()

    async def _miss_deleted(self) -> None:
        """Report the records that were deleted while nobody read the partition."""
        first = await first_offset(self._settings, self._source)
        self._start = max(self.position + 1, first)
        if gap := deleted_before(self.position + 1, first):
            report(self._settings, self._stage, self._source, gap)

    async def _miss_skipped(self, batch: Sequence[Incoming]) -> None:
        """Report the records that were deleted before a batch, or between two of its fetches, were made.

        The client goes on silently with the first record left. Only a gap that is too long for the markers of
        transactions is looked into, as that asks the broker.
        """
        if self._start is None:
            return
        start = max(self._start, self.position + 1)
        found = gaps(self._settings, self._stage, start, (record.offset for record in batch))
        first = await first_offset(self._settings, self._source) if found else 0
        for gap in found:
            if gap.start < first:
                report(self._settings, self._stage, self._source, gap._replace(stop=min(gap.stop, first)))

    async def begin(self) -> None:
        """Before the first batch, and once: look up which records get a mark, and which record is next.

        Not part of opening: a worker that drains a former namespace opens partitions of ``split``, and gets no record.
        Raises ``SwitchedError`` where another namespace is live.
        """
        if self._has_begun:
            return
        if self._wiring.heeds_alias:
            # After fencing, so no worker keeps splitting after the alias is switched and its producer is fenced.
            self._decider.mark = await find_mark(self._settings, self._source.partition)
        self._next = await next_record(self._settings, self._source, self.position + 1)
        self._has_begun = True

    async def run(self, batch: Sequence[Incoming]) -> int:
        """Settle a batch in one transaction, after ``begin``; return the number of its dead letters.

        Records that are not decided within ``MAX_DECIDING_SECONDS`` are left; ``position`` is before them then. Raises
        ``PoisonedError``, ``GapError`` and the broker's errors; the batch is not settled then.
        """
        if self._next is not None and batch and batch[0].offset > self._next:
            # Faust may go on reading from before a rebalance; a restart reads from the committed offset.
            msg = f"{self._source} goes on with {self._next}, and the first batch begins at {batch[0].offset}"
            raise GapError(msg)
        self._next = None
        await self._miss_skipped(batch)
        records = await self._settle(lambda until: self._decider.decide(batch, until), batch)
        return sum(record.topic == self._dead_letters for record in records)

    async def reach(self, time: int) -> bool:
        """Advance the clock to a watermark, and settle at most one batch of the waiting records; return whether any.

        Raises as ``run`` does.
        """
        return bool(await self._settle(lambda until: self._decider.reach(time, until)))

    async def _settle(
        self, decide: Callable[[float], tuple[Outgoing, ...]], batch: Sequence[Incoming] = ()
    ) -> tuple[Outgoing, ...]:
        """Commit the records that ``decide`` returns, and return them.

        ``decide`` gets the time by which it stops, in ``time.monotonic()`` seconds; ``batch`` is what it decides on.
        """
        began, before = monotonic(), self.position
        records = decide(began + MAX_DECIDING_SECONDS)
        if records:
            read = sum(before < record.offset <= self.position for record in batch)
            await deliver(self._producer, records, self._counts)
            count_batch(self._settings, self._stage, read, records, monotonic() - began)
            self._report_newest_page()
        return records

    def _report_newest_page(self) -> None:
        newest = self._decider.clock.time
        if self._wiring.reports_newest and newest > BEGINNING:  # a partition of only dead letters has none
            gauge("newest_page_timestamp_seconds", newest, stage=self._stage, partition=self._state.partition)

    async def close(self) -> None:
        """Close the producer. The next owner reads the state from its topic."""
        await close_client(self._producer.stop())


class Decider:
    """Runs a stage over one source partition: records in, records out, and a dead letter for each that fails."""

    def __init__(self, settings: ResolvedSettings, stage: str, partition: int, resource: object) -> None:
        self._settings = settings
        self._stage_name = stage
        self._state_topic = STATE[stage].of(settings)
        self._dead_letters = DEAD_LETTER.of(settings)
        self._number = partition
        self._failed_in_a_row = 0
        """Records that failed since the last good one, without retries."""
        wiring = STAGES[stage]
        self.clock = stage_clock(settings.partitions if wiring.merges else 1)
        self._source = source_of(settings, stage)
        self._stage: Stage = wiring.load()(output_namespace(settings, stage), self.clock, resource)
        self._waiting = ReorderBuffer(self.clock) if wiring.ordered else None
        self.position = -1
        """The last source offset that is decided; -1 before the first."""
        self.mark = ReplayMark()

    def decide(self, batch: Iterable[Incoming], until: float = inf) -> tuple[Outgoing, ...]:
        """Return the records that a batch makes: outputs, then each changed state record once, then the position.

        Records at or before the position are settled and are skipped; a batch of only those makes nothing. No record is
        begun after ``until``, in ``time.monotonic()`` seconds, except the first.
        """
        fresh = [record for record in batch if record.offset > self.position]
        if not fresh:
            return ()
        outputs: list[Outgoing] = []
        for record in fresh:
            for due in self._due(self.mark.put_on(record)):
                outputs += self._process(due)
            self.position = record.offset
            if monotonic() >= until:
                break
        return (*outputs, *self._state())

    def reach(self, time: int, until: float = inf) -> tuple[Outgoing, ...]:
        """Advance the clock to a watermark; return the records made of at most one batch of the waiting records.

        No record is begun after ``until``, as in ``decide``.
        """
        self.clock.reach(time)
        if self._waiting is None:
            return ()
        outputs: list[Sequence[Outgoing]] = []
        for _ in range(self._settings.batch_size):
            # One at a time: the clock is held at each record while it is decided.
            released = [self._process(record) for record in self._waiting.release(1)]
            outputs += released
            if not released or monotonic() >= until:
                break
        return (*chain.from_iterable(outputs), *self._state()) if outputs else ()

    @property
    def waiting(self) -> int:
        """The number of records in the reorder buffer."""
        return self._waiting.count if self._waiting is not None else 0

    def load(self, key: bytes, value: bytes, headers: Headers) -> None:
        """Load a state record. Raises any exception where it cannot be read."""
        if self._waiting is not None and key.startswith(WAITING_PREFIX):
            self._waiting.load(self._source, self._number, key, value, headers)
        else:
            self._stage.load(key, value)

    def _due(self, record: Incoming) -> Iterable[Incoming]:
        """Return the records that are due, now that this one has come."""
        if self._waiting is None:
            return (record,)
        self._waiting.add(record)
        return self._waiting.release()

    def _process(self, record: Incoming) -> Sequence[Outgoing]:
        """Return the records that one record makes; where it fails, a dead letter. Raises ``PoisonedError``."""
        try:
            outputs = self._stage.process(record)
        except Exception as error:  # whatever is wrong with one record, the stream goes on
            # A retried letter that fails again does not indicate a fault in the code: it failed before.
            self._failed_in_a_row += all(name != RETRY_OF for name, _ in record.headers)
            if self._failed_in_a_row >= self._settings.poison_limit:
                msg = (
                    f"{self._failed_in_a_row} {POISONED} at {self._stage_name}, the last "
                    f"{record.topic}/{record.partition}@{record.offset}: {error}. Nothing of this batch was sent on."
                )
                raise PoisonedError(msg) from error
            whole = fits(record, self._settings)
            return (dead_letter(record, self._stage_name, error, self._dead_letters, whole=whole),)
        self._failed_in_a_row = 0
        return outputs

    def _state(self) -> Iterable[Outgoing]:
        for key, value in self._stage.changes().items():
            yield Outgoing(self._state_topic, key, value, partition=self._number)
        if self._waiting is not None:
            yield from self._waiting.changes(self._state_topic, self._number)
        position = Position(self.position, self.clock.to_state(), self.waiting).pack()
        yield Outgoing(self._state_topic, POSITION, position, partition=self._number)


class PoisonedError(Exception):
    """Nearly all records fail, so the code or its setup is at fault, and not the records."""


class GapError(Exception):
    """A batch begins after the record that is next to settle; to settle it would lose those between."""


def count_batch(settings: ResolvedSettings, stage: str, read: int, records: Sequence[Outgoing], seconds: float) -> None:
    """Add a committed batch to the metrics: the number of records read, the records made of them, and the time."""
    state, dead_letters = STATE[stage].of(settings), DEAD_LETTER.of(settings)
    dead = sum(record.topic == dead_letters for record in records)
    count("records_in", read, stage=stage)
    count("records_out", sum(record.topic != state for record in records) - dead, stage=stage)
    count("dead_letters", dead, stage=stage)
    observe("batch_seconds", seconds, stage=stage)
    if stage == "route":
        _report_newest_events(settings, records)


def _report_newest_events(settings: ResolvedSettings, records: Sequence[Outgoing]) -> None:
    regions = {topic.of(settings): slug for slug, topic in REGIONS.items()}
    for record in records:
        header = dict(record.headers).get(EVENT_TIME) if record.topic in regions else None
        if header is not None:
            event_time = datetime.fromisoformat(header.decode()).timestamp()
            raise_gauge("newest_event_timestamp_seconds", event_time, region=regions[record.topic])

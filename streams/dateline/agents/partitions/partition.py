"""Partition: one source partition of one stage, while this worker owns it.

Account: what a settled batch adds to the metrics.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import chain
from time import monotonic

from aiokafka import TopicPartition

from dateline.agents.partitions.reorder_buffer import PREFIX, Waiting
from dateline.agents.stage import STAGES, Stage, made_in, source_of
from dateline.agents.state.positions import newest_time, next_record
from dateline.agents.state.restore import POSITION, Position, restore
from dateline.core.stories.retention import stage_clock
from dateline.core.times.clock import BEGINNING
from dateline.kafka.alias import ReplayMark, find_mark
from dateline.kafka.clients import close_client, new_producer
from dateline.kafka.codec import Headers, Incoming, Outgoing
from dateline.kafka.dead_letters import RETRY_OF, dead_letter
from dateline.kafka.transactions import deliver, fits
from dateline.settings import ResolvedSettings
from dateline.telemetry import count, gauge, observe, raise_gauge
from dateline.topics import DEAD_LETTER, REGIONS, STATE


def account(settings: ResolvedSettings, stage: str, read: int, records: Sequence[Outgoing], seconds: float) -> None:
    """Count a batch of so many records read, and all that it made, once it is committed."""
    state, dead_letters = STATE[stage].of(settings), DEAD_LETTER.of(settings)
    dead = sum(record.topic == dead_letters for record in records)
    count("records_in", read, stage=stage)
    count("records_out", sum(record.topic != state for record in records) - dead, stage=stage)
    count("dead_letters", dead, stage=stage)
    observe("batch_seconds", seconds, stage=stage)
    if stage == "route":
        _newest_events(settings, records)


def _newest_events(settings: ResolvedSettings, records: Sequence[Outgoing]) -> None:
    newest = {record.topic: record for record in records}
    for slug, topic in REGIONS.items():
        told = dict(newest[name].headers).get("ce_time") if (name := topic.of(settings)) in newest else None
        if told is not None:
            raise_gauge(
                "newest_event_timestamp_seconds", datetime.fromisoformat(told.decode()).timestamp(), region=slug
            )


class PoisonedError(Exception):
    """Nearly everything fails: not the records are at fault, but what reads them."""


class GapError(Exception):
    """A batch begins later than the record that comes next: settling it would lose those between."""


class Decider:
    """A stage over one source partition: batches of records in, records out, poison among them as dead letters."""

    def __init__(self, settings: ResolvedSettings, stage: str, partition: int, resource: object) -> None:
        self._settings = settings
        self._stage_name = stage
        self._state_topic = STATE[stage].of(settings)
        self._dead_letters = DEAD_LETTER.of(settings)
        self._number = partition
        self._failed_in_a_row = 0
        wiring = STAGES[stage]
        self.clock = stage_clock(settings.partitions if wiring.merges else 1)
        self._source = source_of(settings, stage)
        self._stage: Stage = wiring.load()(made_in(settings, stage), self.clock, resource)
        self._waiting = Waiting(self.clock) if wiring.ordered else None
        self.position = -1
        self.mark = ReplayMark()

    def decide(self, batch: Iterable[Incoming]) -> tuple[Outgoing, ...]:
        """Return all that a batch makes: outputs, then each changed state record once, then the position.

        Records at or below the position are out already; of a batch of those alone, nothing is returned.
        """
        fresh = [self.mark.put_on(record) for record in batch if record.offset > self.position]
        if not fresh:
            return ()
        outputs = [output for record in fresh for due in self._due(record) for output in self._process(due)]
        self.position = fresh[-1].offset
        return (*outputs, *self._state())

    def reach(self, time: int) -> tuple[Outgoing, ...]:
        """Take note of how far all channels have got; return what this makes of a batch of records that waited."""
        self.clock.reach(time)
        if self._waiting is None:
            return ()
        # One at a time: the clock is held at each while it is decided.
        made = [self._process(record) for record in self._waiting.due(self._settings.batch_size)]
        return (*chain.from_iterable(made), *self._state()) if made else ()

    def load(self, key: bytes, value: bytes, headers: Headers) -> None:
        """Take back a state record. Raises where it cannot be read."""
        if self._waiting is not None and key.startswith(PREFIX):
            self._waiting.load(self._source, self._number, key, value, headers)
        else:
            self._stage.load(key, value)

    def _due(self, record: Incoming) -> Iterable[Incoming]:
        """Return the records whose turn it is, now that this one came."""
        if self._waiting is None:
            return (record,)
        self._waiting.admit(record)
        return self._waiting.due()

    def _process(self, record: Incoming) -> Sequence[Outgoing]:
        """Return what a record makes; of one that cannot be processed, a dead letter."""
        try:
            outputs = self._stage.process(record)
        except Exception as error:  # whatever is wrong with a record, the stream goes on
            # A retried letter that fails again says nothing of what reads it: it had failed before.
            self._failed_in_a_row += all(name != RETRY_OF for name, _ in record.headers)
            if self._failed_in_a_row >= self._settings.poison_limit:
                msg = (
                    f"{self._failed_in_a_row} records in a row failed at {self._stage_name}, the last "
                    f"{record.topic}/{record.partition}@{record.offset}: {error}. Nothing of this batch was sent on."
                )
                raise PoisonedError(msg) from error
            whole = fits(record)
            return (dead_letter(record, self._stage_name, error, self._dead_letters, whole=whole),)
        self._failed_in_a_row = 0
        return outputs

    def _state(self) -> Iterable[Outgoing]:
        for key, value in self._stage.changes().items():
            yield Outgoing(self._state_topic, key, value, partition=self._number)
        waiting = 0
        if self._waiting is not None:
            yield from self._waiting.changes(self._state_topic, self._number)
            waiting = self._waiting.count
        position = Position(self.position, self.clock.to_state(), waiting).pack()
        yield Outgoing(self._state_topic, POSITION, position, partition=self._number)


class Partition:
    """A source partition that this worker owns: its decider, and the transactional producer that fences others."""

    def __init__(self, settings: ResolvedSettings, stage: str, partition: int, resource: object) -> None:
        self._settings = settings
        self._stage = stage
        self._source = TopicPartition(source_of(settings, stage), partition)
        self._state = TopicPartition(STATE[stage].of(settings), partition)
        self._dead_letters = DEAD_LETTER.of(settings)
        self._wiring = STAGES[stage]
        self._next: int | None = None
        self._producer = new_producer(settings, f"{STATE[stage].within(settings)}.{stage}.{partition}")
        self._decider = Decider(settings, stage, partition, resource)

    @property
    def position(self) -> int:
        """The last source offset whose outputs are out; -1 before the first."""
        return self._decider.position

    async def open(self, wanted: Callable[[], bool]) -> None:
        """Fence the former owner, which settles what it left open; then read back what it had written."""
        await self._producer.start()
        decider = self._decider
        if self._wiring.heeds_alias:
            # After fencing: who switches the alias and then fences in its turn is sure that nobody splits on.
            decider.mark = await find_mark(self._settings, self._source.partition)
        position = await restore(self._settings, self._state, decider.load, wanted)
        decider.position = position.offset
        decider.clock.from_state(position.clock)
        if self._wiring.dated and (newest := await newest_time(self._settings, self._source)) is not None:
            decider.clock.reach(newest)
        self._next = await next_record(self._settings, self._source, self.position + 1)

    async def run(self, batch: Sequence[Incoming]) -> int:
        """Settle a batch in one transaction; return how many of its records became dead letters.

        Raises what the broker refused, ``PoisonedError`` and ``GapError``; the batch is not settled then.
        """
        if self._next is not None and batch and batch[0].offset > self._next:
            # Faust may have read on from before a rebalance; a restart reads from what is committed.
            msg = f"{self._source} goes on with {self._next}, and the first batch begins at {batch[0].offset}"
            raise GapError(msg)
        self._next = None
        read = sum(record.offset > self.position for record in batch)
        records = await self._settle(lambda: self._decider.decide(batch), read)
        return sum(record.topic == self._dead_letters for record in records)

    async def reach(self, time: int) -> bool:
        """Settle a batch of what waited until all channels got so far; return whether there was any.

        Raises as ``run`` does.
        """
        return bool(await self._settle(lambda: self._decider.reach(time)))

    async def _settle(self, decide: Callable[[], tuple[Outgoing, ...]], read: int = 0) -> tuple[Outgoing, ...]:
        """Decide on so many records, and commit what comes of it; return that."""
        began = monotonic()
        records = decide()
        if records:
            await deliver(self._producer, records)
            account(self._settings, self._stage, read, records, monotonic() - began)
            self._tell_newest()
        return records

    def _tell_newest(self) -> None:
        newest = self._decider.clock.time
        if self._wiring.reports_newest and newest > BEGINNING:  # of dead letters alone there is none
            gauge("newest_page_timestamp_seconds", newest, stage=self._stage, partition=self._state.partition)

    async def close(self) -> None:
        """Let go of the partition; its next owner finds all in the state topic."""
        await close_client(self._producer.stop())

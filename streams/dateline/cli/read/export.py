"""Carry the records of a window out of a topic, line by line, and note how far it is, so that it can go on.

Read all partitions of a topic between fixed offsets as one, in the order of time, with little in memory.

Choose the records of a window, and count those that were passed over or tell no time of their own.
"""

import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple, Protocol

import typer
from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.cli.options.times import record_time, stated_time
from dateline.cli.read.formats import Line
from dateline.cli.terminal.part_file import PartFileError
from dateline.cli.terminal.progress import ProgressBar
from dateline.core.replay.event_order import Merge
from dateline.core.times.window import Window
from dateline.kafka.clients import reading
from dateline.kafka.codec import Incoming, UndecodableError
from dateline.kafka.topic_admin import require_topic
from dateline.kafka.topic_reader import Bounds, seek_window
from dateline.settings import ResolvedSettings
from dateline.topics import Topic


class Moment(NamedTuple):
    """The time that a record is judged by, and whether that is what was asked for or only the log's own."""

    time: datetime
    told: bool


class Sift:
    """A window, and what became of the records that were shown to it."""

    def __init__(self, topic: Topic, window: Window, passed: int = 0, timeless: int = 0) -> None:
        self.passed, self.timeless = passed, timeless
        self._topic = topic
        self._window = window

    def moment(self, record: Incoming) -> Moment:
        """Return the time of a record's event; the log's where it tells none, or where that is asked for."""
        if self._window.by_record:
            return Moment(record_time(record), told=True)
        told = stated_time(record, self._topic)
        # Of a topic without a model, as of dead letters, nobody expects it.
        return Moment(told or record_time(record), told is not None or self._topic.model is None)

    def holds(self, moment: Moment) -> bool:
        """Tell whether a record of that time lies in the window, and count it where it does not."""
        self.timeless += not moment.told
        held = self._window.holds(moment.time)
        self.passed += not held
        return held

    def wants(self, record: Incoming) -> bool:
        """Tell whether a record lies in the window."""
        return not self._window.bounded or self.holds(self.moment(record))

    def told(self) -> str:
        """Say what was passed over, and what told no time; nothing where there is nothing to say."""
        return "; ".join(
            sentence.format(count)
            for count, sentence in (
                (self.passed, "{} records of other times were passed over"),
                (self.timeless, "{} tell no time that can be read, and went by the log's own"),
            )
            if count
        )


_POLL_MS: Final = 200
_AT_ONCE: Final = 64
"""Records of a partition that wait for those of others; each may have up to 4 MiB."""

Timed = tuple[Moment, Incoming]


async def scan(
    reader: AIOKafkaConsumer, between: Mapping[TopicPartition, Bounds], moment_of: Callable[[Incoming], Moment]
) -> AsyncIterator[list[Timed]]:
    """Yield the records between the offsets, each with its time, as ``Merge`` orders them.

    The order hangs on the records alone, so that a scan which goes on behind the last record of each
    partition gives what an unbroken one would have given. The reader stands where the offsets begin.
    """
    merge: Merge[Timed] = Merge(each.partition for each in between)
    numbered = {each.partition: each for each in between}
    while merge.open:
        for number in merge.unfed:
            partition = numbered[number]
            if records := await _more(reader, partition, between[partition].end):
                merge.feed(number, [((moment := moment_of(record)).time, (moment, record)) for record in records])
            else:
                reader.pause(partition)
                merge.end(number)
        if taken := list(merge.take()):
            yield taken


async def _more(reader: AIOKafkaConsumer, partition: TopicPartition, end: int) -> list[Incoming]:
    """Return the next records of a partition before an offset; none where there are none. Markers take offsets too."""
    while await reader.position(partition) < end:
        batches = await reader.getmany(partition, timeout_ms=_POLL_MS, max_records=_AT_ONCE)
        records = [Incoming.of(each) for batch in batches.values() for each in batch if each.offset < end]
        if records:
            return records
    return []


State = dict[str, Any]
_SAVED_SECONDS: Final = 1.0
"""A kill costs no more than that of what was read."""


class Sink(Protocol):
    """Takes lines, and notes now and then how far the reading is."""

    state: State | None
    """What was noted last time; None where nothing was begun."""

    def write(self, line: bytes) -> bool:
        """Write a line; tell whether this is a good moment to save."""

    def save(self, state: State) -> None:
        """Keep what is written, and the state to go on from."""


class Tally(NamedTuple):
    """How many records were written, and how many could not be."""

    written: int
    rejected: int
    told: str
    """What was passed over, in words."""


class Export:
    """One reading of a topic: where it stands, and what it has counted."""

    def __init__(self, settings: ResolvedSettings, topic: Topic, window: Window, line: Line, sink: Sink) -> None:
        self._settings, self._topic, self._window = settings, topic, window
        self._line, self._sink = line, sink
        self._name = topic.of(settings)
        state = sink.state or {}
        self._sift = Sift(topic, window, state.get("passed", 0), state.get("timeless", 0))
        self._written, self._rejected = state.get("written", 0), state.get("rejected", 0)
        self._between: dict[TopicPartition, Bounds] = {}
        self._next: dict[TopicPartition, int] = {}

    async def run(self) -> Tally:
        """Read to where the topic ended when this was begun. Raises ``ProvisionError`` and ``OSError``."""
        count = await require_topic(self._settings, self._topic)
        async with reading(self._settings) as reader:
            await self._place(reader, [TopicPartition(self._name, number) for number in range(count)])
            whole = sum(each.end - each.first for each in self._between.values())
            with ProgressBar(f"Reading {self._name}", "records", whole) as bar:
                await self._carry(reader, bar)
        return Tally(self._written, self._rejected, self._sift.told())

    async def _carry(self, reader: AIOKafkaConsumer, bar: ProgressBar) -> None:
        rest = {each: Bounds(self._next[each], bounds.end) for each, bounds in self._between.items()}
        self._sink.save(self._state())
        saved = time.monotonic()
        async for batch in scan(reader, rest, self._sift.moment):
            full = self._write(batch)
            bar.at(sum(self._next[each] - bounds.first for each, bounds in self._between.items()))
            bar.count(len(batch))
            if full or time.monotonic() - saved > _SAVED_SECONDS:
                self._sink.save(self._state())
                saved = time.monotonic()

    def _write(self, batch: Sequence[Timed]) -> bool:
        full = False
        for moment, record in batch:
            self._next[TopicPartition(record.topic, record.partition)] = record.offset + 1
            if not self._sift.holds(moment):
                continue
            try:
                full = self._sink.write(self._line(record)) or full
                self._written += 1
            except UndecodableError as error:
                self._rejected += 1
                typer.echo(f"{_where(record)}: {error}", err=True)
        return full

    async def _place(self, reader: AIOKafkaConsumer, partitions: list[TopicPartition]) -> None:
        """Stand where the window begins, or where the last reading was broken off."""
        if self._sink.state is None:
            self._between = await seek_window(reader, self._settings, partitions, self._window)
            self._next = {each: bounds.first for each, bounds in self._between.items()}
            return
        places: Mapping[str, list[int]] = self._sink.state["places"]
        for number, (first, end, following) in places.items():
            partition = TopicPartition(self._name, int(number))
            self._between[partition], self._next[partition] = Bounds(first, end), following
        reader.assign(list(self._between))
        await self._check_unbroken(reader)
        for partition, following in self._next.items():
            reader.seek(partition, following)
        typer.echo(f"going on behind {self._written} records that are written already", err=True)

    async def _check_unbroken(self, reader: AIOKafkaConsumer) -> None:
        starts, ends = await reader.beginning_offsets(list(self._next)), await reader.end_offsets(list(self._next))
        for partition, following in self._next.items():
            end = self._between[partition].end
            if following < end and (starts[partition] > following or ends[partition] < end):
                msg = (
                    f"{self._name} has lost records since this was begun: partition {partition.partition} was to be "
                    f"read from {following} to {end} and has {starts[partition]} to {ends[partition]}; remove the "
                    ".part file to begin anew with what is left"
                )
                raise PartFileError(msg)

    def _state(self) -> State:
        return {
            "places": {str(each.partition): [*bounds, self._next[each]] for each, bounds in self._between.items()},
            "written": self._written,
            "rejected": self._rejected,
            "passed": self._sift.passed,
            "timeless": self._sift.timeless,
        }


def _where(record: Incoming) -> str:
    return f"{record.topic}/{record.partition}@{record.offset}"

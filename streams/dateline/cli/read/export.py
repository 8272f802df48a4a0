"""Export the records of a time window from a topic, in event-time order, so that it can be continued after a kill.

``Export`` reads all partitions between fixed offsets, ``scan`` merges them by time with little in memory, and
``Sift`` chooses the records of the window and counts the others.
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
from dateline.cli.terminal.printing import plural
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
    """The time that decides whether a record is in the window."""

    time: datetime
    is_own: bool
    """Whether it is the time that was asked for; False if the Kafka timestamp was used instead."""


class Sift:
    """A time window, with a count of the records outside it and of those without a readable time."""

    def __init__(self, topic: Topic, window: Window, passed: int = 0, timeless: int = 0) -> None:
        self.passed, self.timeless = passed, timeless
        self._topic = topic
        self._window = window

    def moment(self, record: Incoming) -> Moment:
        """Return a record's event time, or its Kafka timestamp where none is stated or record times are asked for."""
        if self._window.by_record:
            return Moment(record_time(record), is_own=True)
        stated = stated_time(record, self._topic)
        # Records of a topic without a model, such as dead letters, are not expected to state one.
        return Moment(stated or record_time(record), stated is not None or self._topic.model is None)

    def holds(self, moment: Moment) -> bool:
        """Whether a record of that time is in the window; counts it if it is not."""
        self.timeless += not moment.is_own
        inside = self._window.holds(moment.time)
        self.passed += not inside
        return inside

    def wants(self, record: Incoming) -> bool:
        """Whether a record is in the window; counts it if it is not."""
        return not self._window.bounded or self.holds(self.moment(record))

    def summary(self) -> str:
        """Return in words how many records were left out or had no readable time; empty where none."""
        return "; ".join(
            phrase
            for count, phrase in (
                (self.passed, f"{plural(self.passed, 'record')} of other times left out"),
                (self.timeless, f"{self.timeless} without a readable time; the Kafka timestamp was used"),
            )
            if count
        )


_POLL_MS: Final = 200
"""Milliseconds that one fetch waits for records; chosen by hand."""
_MAX_BUFFERED: Final = 64
"""Records of one partition in memory. Chosen by hand: each has up to 4 MiB, so at most 256 MiB per partition."""

Timed = tuple[Moment, Incoming]


async def scan(
    reader: AIOKafkaConsumer, between: Mapping[TopicPartition, Bounds], moment_of: Callable[[Incoming], Moment]
) -> AsyncIterator[list[Timed]]:
    """Yield the records between the offsets, each with its time, in the order of ``Merge``.

    The order depends on the records alone: a scan that continues after the last record of each partition yields
    what an uninterrupted one would have. The reader must be positioned at the first offsets.
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
        if ready := list(merge.take()):
            yield ready


async def _more(reader: AIOKafkaConsumer, partition: TopicPartition, end: int) -> list[Incoming]:
    """Return the next records of a partition before an offset; empty where only transaction markers are left."""
    while await reader.position(partition) < end:
        batches = await reader.getmany(partition, timeout_ms=_POLL_MS, max_records=_MAX_BUFFERED)
        records = [Incoming.of(each) for batch in batches.values() for each in batch if each.offset < end]
        if records:
            return records
    return []


State = dict[str, Any]
_SAVE_INTERVAL_SECONDS: Final = 1.0
"""Seconds between saves: what a kill costs at most in reading again. Chosen by hand."""


class Sink(Protocol):
    """Takes lines, and saves the progress of reading."""

    state: State | None
    """The state saved last; None for a new export."""

    def write(self, line: bytes) -> bool:
        """Write a line; return whether this is a cheap moment to save."""

    def save(self, state: State) -> None:
        """Make what is written durable, with the state to continue from."""


class Tally(NamedTuple):
    """How many records were written, and how many could not be."""

    written: int
    rejected: int
    omissions: str
    """What was left out, in words; empty where nothing was."""


class Export:
    """One export of a topic: its position and its counts."""

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
        """Read to where the topic ended when the export began. Raises ``ProvisionError`` and ``OSError``."""
        count = await require_topic(self._settings, self._topic)
        async with reading(self._settings) as reader:
            await self._seek(reader, [TopicPartition(self._name, number) for number in range(count)])
            total = sum(each.end - each.first for each in self._between.values())
            with ProgressBar(f"Reading {self._name}", "records", total) as bar:
                await self._carry(reader, bar)
        return Tally(self._written, self._rejected, self._sift.summary())

    async def _carry(self, reader: AIOKafkaConsumer, bar: ProgressBar) -> None:
        rest = {each: Bounds(self._next[each], bounds.end) for each, bounds in self._between.items()}
        self._sink.save(self._state())
        saved = time.monotonic()
        async for batch in scan(reader, rest, self._sift.moment):
            full = self._write(batch)
            bar.at(sum(self._next[each] - bounds.first for each, bounds in self._between.items()))
            bar.count(len(batch))
            if full or time.monotonic() - saved > _SAVE_INTERVAL_SECONDS:
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

    async def _seek(self, reader: AIOKafkaConsumer, partitions: list[TopicPartition]) -> None:
        """Seek to the beginning of the window, or to where the last run was interrupted."""
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
        typer.echo(f"continuing after the {plural(self._written, 'record')} written already", err=True)

    async def _check_unbroken(self, reader: AIOKafkaConsumer) -> None:
        starts, ends = await reader.beginning_offsets(list(self._next)), await reader.end_offsets(list(self._next))
        for partition, following in self._next.items():
            end = self._between[partition].end
            if following < end and (starts[partition] > following or ends[partition] < end):
                msg = (
                    f"{self._name} has lost records since this export began: partition {partition.partition} was to be "
                    f"read from {following} to {end} and has {starts[partition]} to {ends[partition]}; remove the "
                    ".part file to start over with what is left"
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

"""Carry the records of a window out of a topic, line by line, and note how far it is, so that it can go on."""

import time
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple, Protocol

import typer
from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.cli.read.formats import Line
from dateline.cli.read.scan import Timed, scan
from dateline.cli.read.sift import Sift
from dateline.cli.terminal.part_file import PartFileError
from dateline.cli.terminal.progress import ProgressBar
from dateline.core.times.window import Window
from dateline.kafka.clients import reading
from dateline.kafka.codec import Incoming, UndecodableError
from dateline.kafka.topic_admin import require_topic
from dateline.kafka.topic_reader import Bounds, placed
from dateline.settings import Settings
from dateline.topics import Topic

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

    def __init__(self, settings: Settings, topic: Topic, window: Window, line: Line, sink: Sink) -> None:
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
            self._between = await placed(reader, self._settings, partitions, self._window)
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

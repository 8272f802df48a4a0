"""The sources as all of split's partitions know them together, read from what it writes down."""

from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition

from streams.agents.probe import read_spans
from streams.agents.restore import POSITION, StateError
from streams.agents.source_state import load_source
from streams.core.clock import Clock
from streams.core.sources import Sources
from streams.core.standing import Standing, others, standings
from streams.settings import Settings
from streams.topics import STATE


class SourceTable:
    """What is known of sources so far; every ``read`` goes on where the one before ended."""

    def __init__(self, settings: Settings) -> None:
        name = STATE["split"].name(settings.namespace)
        self._next = {TopicPartition(name, number): 0 for number in range(settings.partitions)}
        self._parts = [Sources(Clock()) for _ in self._next]

    async def read(self, reader: AIOKafkaConsumer) -> None:
        """Read on to the end. Raises ``StateError`` for what no ``split`` wrote."""
        async for record in read_spans(reader, self._next):
            if record.key != POSITION:
                self._load(record)
            self._next[TopicPartition(record.topic, record.partition)] = record.offset + 1

    def _load(self, record: Any) -> None:  # noqa: ANN401 - aiokafka's record is untyped
        try:
            load_source(self._parts[record.partition], record.key or b"", record.value)
        except (ValueError, KeyError, TypeError) as error:
            msg = f"{record.topic}/{record.partition}@{record.offset}: the state record cannot be read: {error!r}"
            raise StateError(msg) from error

    def standings(self, at: int) -> list[Standing]:
        """Return how each source stands at a time, in seconds since 1970, by name."""
        return standings([part.known for part in self._parts], at)

    def others(self) -> int:
        """Return how many pages came of sources that are not kept apart."""
        return others([part.known for part in self._parts])

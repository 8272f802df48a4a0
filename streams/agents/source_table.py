"""The sources as all of split's partitions know them together, read from what it writes down."""

from aiokafka import AIOKafkaConsumer, TopicPartition

from streams.agents.probe import read_spans
from streams.agents.restore import POSITION
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
        """Read on to the end. Raises ``ValueError``, ``KeyError`` or ``TypeError`` for what no ``split`` wrote."""
        async for record in read_spans(reader, self._next):
            if record.key != POSITION:
                load_source(self._parts[record.partition], record.key or b"", record.value)
            self._next[TopicPartition(record.topic, record.partition)] = record.offset + 1

    def standings(self, at: int) -> list[Standing]:
        """Return how each source stands at a time, in seconds since 1970, by name."""
        return standings([part.known for part in self._parts], at)

    def others(self) -> int:
        """Return how many pages came of sources that are not kept apart."""
        return others([part.known for part in self._parts])

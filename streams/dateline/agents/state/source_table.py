"""The sources as all of split's partitions know them together, read from what it writes down."""

from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.agents.state.positions import read_spans
from dateline.agents.state.restore import POSITION, StateError
from dateline.agents.state.source_records import load_source
from dateline.core.sources.activity import Sources
from dateline.core.sources.health import Standing, others, standings
from dateline.core.times.clock import Clock
from dateline.settings import Settings
from dateline.topics import STATE


class SourceTable:
    """What is known of sources so far; every ``read`` goes on where the one before ended."""

    def __init__(self, settings: Settings) -> None:
        name = STATE["split"].name(settings.namespace)
        self._next = {TopicPartition(name, number): 0 for number in range(settings.partitions)}
        self._parts = [Sources(Clock()) for _ in self._next]

    async def read(self, reader: AIOKafkaConsumer) -> None:
        """Read on to the end. Raises ``StateError`` for what no ``split`` wrote."""
        # The last record of each key alone is taken apart: of a busy source's day there are thousands.
        latest: dict[tuple[int, bytes], Any] = {}
        async for record in read_spans(reader, self._next):
            latest[record.partition, record.key or b""] = record
            self._next[TopicPartition(record.topic, record.partition)] = record.offset + 1
        for (partition, key), record in latest.items():
            if key == POSITION:
                continue
            try:
                load_source(self._parts[partition], key, record.value)
            except (ValueError, KeyError, TypeError, IndexError) as error:
                msg = f"{record.topic}/{partition}@{record.offset}: the state record cannot be read: {error!r}"
                raise StateError(msg) from error

    def standings(self, at: int) -> list[Standing]:
        """Return how each source stands at a time, in seconds since 1970, by name."""
        return standings([part.known for part in self._parts], at)

    def others(self) -> int:
        """Return how many pages came of sources that are not kept apart."""
        return others([part.known for part in self._parts])

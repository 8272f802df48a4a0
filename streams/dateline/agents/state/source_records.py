"""The source statistics of ``split`` as state records: one for each day of a source, and one for its newest pages.

``source_changes`` and ``load_source`` write and read the records of one partition. ``SourceTable`` reads those of all
partitions together, for monitoring.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.agents.state.positions import read_spans
from dateline.agents.state.restore import POSITION, unreadable_words
from dateline.core.sources.activity import DayCounts, PageYield, Source, Sources, nonzero
from dateline.core.sources.health import Standing, others, standings
from dateline.core.sources.rhythm import Rhythm, rhythms
from dateline.core.times.clock import Clock
from dateline.kafka.codec import pack, unpack
from dateline.settings import Settings
from dateline.topics import STATE

_DAY: Final = b"day"
_NEWEST: Final = b"newest"


def source_changes(sources: Sources) -> Mapping[bytes, bytes | None]:
    """Return the changed records, by key; None for an expired one."""
    return {_key(name, number): _value(sources.by_name.get(name), number) for name, number in sources.changes()}


def load_source(sources: Sources, key: bytes, value: bytes | None) -> None:
    """Load a record in place of an earlier one of its key; the value None deletes that.

    Raises ``ValueError``, ``KeyError``, ``TypeError`` or ``IndexError`` where the record cannot be read.
    """
    kind, _, rest = key.partition(b" ")
    state: Mapping[str, Any] | None = None if value is None else unpack(value)
    if kind == _NEWEST:
        pages = () if state is None else tuple(PageYield(*page) for page in state["p"])
        sources.by_name.setdefault(rest.decode(), Source()).newest = pages
    elif kind == _DAY:
        number, _, name = rest.partition(b" ")
        # Records of before parser version 7 have no reasons.
        day = None if state is None else DayCounts(dict(state["h"]), dict(state["y"]), dict(state.get("r", ())))
        sources.restore(name.decode(), int(number), day)
    else:
        msg = f"split keeps no state under {key!r}"
        raise ValueError(msg)


def _key(name: str, number: int | None) -> bytes:
    return b"%b %b" % (_NEWEST, name.encode()) if number is None else b"%b %d %b" % (_DAY, number, name.encode())


def _value(source: Source | None, number: int | None) -> bytes | None:
    if source is None:
        return None
    if number is None:
        return pack({"p": [[*page][: 3 if page.url else 2] for page in source.newest]})
    day = source.days.get(number)
    if day is None:
        return None
    counts: dict[str, list[tuple[int | str, int]]] = {
        "h": [*nonzero(day.hours).items()], "y": [*nonzero(day.yields).items()]
    }  # fmt: skip
    return pack(counts | ({"r": sorted(day.reasons.items())} if day.reasons else {}))


class SourceTable:
    """The statistics of all sources; each ``read`` goes on where the last one ended."""

    def __init__(self, settings: Settings) -> None:
        name = STATE["split"].name(settings.namespace)
        self._next = {TopicPartition(name, number): 0 for number in range(settings.partitions)}
        self._parts = [Sources(Clock()) for _ in self._next]
        self._damaged: dict[tuple[int, bytes], str] = {}
        """Why the last record of a partition and key cannot be read."""

    @property
    def damaged(self) -> tuple[str, ...]:
        """Where records are that cannot be read, and why; the rest of the table is without them."""
        return tuple(self._damaged.values())

    async def read(self, reader: AIOKafkaConsumer) -> None:
        """Read the new records to the end. One that cannot be read is left out, and is among ``damaged``."""
        # Only the last record of each key is parsed: a busy source writes thousands for one day.
        latest: dict[tuple[int, bytes], Any] = {}
        async for record in read_spans(reader, self._next):
            latest[record.partition, record.key or b""] = record
            self._next[TopicPartition(record.topic, record.partition)] = record.offset + 1
        for (partition, key), record in latest.items():
            self._damaged.pop((partition, key), None)
            if key == POSITION:
                continue
            try:
                load_source(self._parts[partition], key, record.value)
            except (ValueError, KeyError, TypeError, IndexError) as error:
                if record.value is not None:  # else it deletes a record that cannot be read
                    where = f"{record.topic}/{partition}@{record.offset}"
                    self._damaged[partition, key] = unreadable_words(where, key, error)

    def standings(self, at: int) -> list[Standing]:
        """Return how each source is doing at a time, in seconds since 1970, ordered by name."""
        return standings([part.by_name for part in self._parts], at)

    def rhythms(self, names: Iterable[str], at: int) -> dict[str, Rhythm]:
        """Return how many pages each source gave by hour and by day, up to a time, in seconds since 1970."""
        return rhythms([part.by_name for part in self._parts], names, at)

    def others(self) -> int:
        """Return the number of pages of sources that are counted together, not one by one."""
        return others([part.by_name for part in self._parts])

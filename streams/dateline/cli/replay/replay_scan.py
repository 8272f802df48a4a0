"""Read the raw records of a replay once through: how many there are, and when the earliest are still to come."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from aiokafka import AIOKafkaConsumer, TopicPartition

from dateline.core.replay.event_order import Notes
from dateline.core.replay.job import Marker, Place, microseconds, page_time
from dateline.core.times.window import AHEAD
from dateline.kafka.clients import reading
from dateline.kafka.codec import Incoming, sent_at
from dateline.settings import Settings
from dateline.topics import RAW

_POLL_MS: Final = 200
_AT_ONCE: Final = 2_000


class Page(NamedTuple):
    """A raw record, and its place in the order of the replay."""

    place: Place
    record: Incoming


class Scanned(NamedTuple):
    """How many pages a replay takes, and what is known of each partition."""

    pages: int
    notes: Mapping[int, Notes]


class RawPages:
    """The raw partitions of a replay, each read from its first offset to its last, whichever is asked for."""

    def __init__(self, live: Settings, marker: Marker, reader: AIOKafkaConsumer) -> None:
        self._reader = reader
        self._start, self._end = microseconds(marker.start), microseconds(marker.end)
        name = RAW.of(live)
        self._ends = {TopicPartition(name, number): end for number, end in marker.ends.items()}
        self._at = {tp: marker.begins[tp.partition] for tp in self._ends}
        reader.assign(list(self._ends))
        for tp, offset in self._at.items():
            reader.seek(tp, offset)

    def at(self, number: int) -> int:
        """Return the offset up to which a partition was read."""
        return next(offset for tp, offset in self._at.items() if tp.partition == number)

    @property
    def unread(self) -> list[int]:
        """The partitions that are not read to their end."""
        return [tp.partition for tp, offset in self._at.items() if offset < self._ends[tp]]

    async def take(self, *numbers: int) -> list[Page]:
        """Return the pages of the replay's time among the next records of some partitions; there may be none."""
        wanted = [tp for tp in self._ends if tp.partition in numbers]
        batches = await self._reader.getmany(*wanted, timeout_ms=_POLL_MS, max_records=_AT_ONCE)
        pages = [
            self._page(record) for tp, batch in batches.items() for record in batch if record.offset < self._ends[tp]
        ]
        for tp in wanted:
            self._at[tp] = await self._reader.position(tp)
        return [page for page in pages if self._start <= page.place.time < self._end]

    @staticmethod
    def _page(r: object) -> Page:
        record = Incoming(r.topic, r.partition, r.offset, r.timestamp, r.key, r.value, tuple(r.headers))  # type: ignore[attr-defined]
        return Page(Place(page_time(record.value, sent_at(record), AHEAD), record.partition, record.offset), record)


async def scan(live: Settings, marker: Marker, progress: Callable[[float], None]) -> Scanned:
    """Read all the partitions; ``progress`` hears what share is done."""
    notes = {number: Notes() for number in marker.ends}
    pages = 0
    whole = sum(marker.ends.values()) - sum(marker.begins.values())
    async with reading(live) as reader:
        raw = RawPages(live, marker, reader)
        while unread := raw.unread:
            for page in await raw.take(*unread):
                notes[page.place.partition].see(page.place.offset, page.place.time)
                pages += 1
            left = sum(marker.ends[number] - min(raw.at(number), marker.ends[number]) for number in marker.ends)
            progress(1 - left / whole if whole else 1)
    for each in notes.values():
        each.close()
    return Scanned(pages, notes)

"""The marker of a replay: what its namespace carries on a topic of its own, and by which it is known."""

from typing import Final, NamedTuple

from aiokafka import TopicPartition

from dateline.agents.state.positions import read_records
from dateline.core.replay.job import FeedProgress, Marker
from dateline.kafka.clients import administering, reading
from dateline.kafka.codec import Outgoing, encode
from dateline.settings import Settings
from dateline.topics import REPLAY
from dateline_schemas.record import Record

_MARKER: Final = b"marker"
_FED: Final = b"fed"


class Found(NamedTuple):
    """What a namespace holds: its topics but the marker's, whether that exists, and what stands on it."""

    topics: frozenset[str]
    marked: bool
    marker: Marker | None
    fed: FeedProgress


async def find_replay(settings: Settings) -> Found:
    """Look at a namespace."""
    name = REPLAY.name(settings.namespace)
    async with administering(settings) as admin:
        topics = {topic for topic in await admin.list_topics() if topic.startswith(f"{settings.namespace}.")}
    if name not in topics:
        return Found(frozenset(topics), marked=False, marker=None, fed=FeedProgress())
    async with reading(settings) as reader:
        told = {record.key: record.value async for record in read_records(reader, TopicPartition(name, 0))}
    marker = Marker.read(told[_MARKER]) if told.get(_MARKER) else None
    fed = FeedProgress.read(told[_FED]) if told.get(_FED) else FeedProgress()
    return Found(frozenset(topics - {name}), marked=True, marker=marker, fed=fed)


def note(settings: Settings, told: Marker | FeedProgress) -> Outgoing:
    """Return the record that says what is replayed, or how far that has got."""
    key = _MARKER if isinstance(told, Marker) else _FED
    return _record(settings, key, told)


def _record(settings: Settings, key: bytes, told: Record) -> Outgoing:
    return Outgoing(REPLAY.name(settings.namespace), key, encode(told), partition=0)

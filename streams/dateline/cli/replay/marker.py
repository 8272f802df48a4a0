"""The two records on a replay's own topic: the marker, and how far the pages were fed.

A namespace is recognised as a replay's by its marker.
"""

from typing import Final, NamedTuple

from aiokafka import TopicPartition

from dateline.agents.state.positions import read_records
from dateline.cli.terminal.notices import notice
from dateline.client.passed_over import PassedOver
from dateline.core.replay.job import FeedProgress, Marker
from dateline.kafka.clients import administering, reading
from dateline.kafka.codec import Incoming, Outgoing, UndecodableError, decode, encode
from dateline.settings import Settings
from dateline.topics import REPLAY

_MARKER_KEY: Final = b"marker"
_PROGRESS_KEY: Final = b"fed"


class MarkerRecord(NamedTuple):
    """What a namespace holds: its topics, and the marker and the progress of its replay."""

    topics: frozenset[str]
    """The namespace's topics without the marker's own."""
    has_marker_topic: bool
    marker: Marker | None
    fed: FeedProgress


async def find_replay(settings: Settings) -> MarkerRecord:
    """Return what the namespace of the settings holds."""
    name = REPLAY.name(settings.namespace)
    async with administering(settings) as admin:
        topics = {topic for topic in await admin.list_topics() if topic.startswith(f"{settings.namespace}.")}
    if name not in topics:
        return MarkerRecord(frozenset(topics), has_marker_topic=False, marker=None, fed=FeedProgress())
    marker, fed, passed = None, FeedProgress(), PassedOver()
    async with reading(settings) as reader:
        async for each in read_records(reader, TopicPartition(name, 0)):
            record = Incoming.of(each)
            if record.value is None:
                continue
            try:
                if record.key == _MARKER_KEY:
                    marker = decode(Marker, record.value)
                elif record.key == _PROGRESS_KEY:
                    fed = decode(FeedProgress, record.value)
            except UndecodableError as error:
                passed.add(record, error)
    for foreign in passed.topics.values():
        notice(f"warning: {foreign.line}")
    return MarkerRecord(frozenset(topics - {name}), has_marker_topic=True, marker=marker, fed=fed)


async def find_markers(named: Settings) -> dict[str, Marker]:
    """Return the markers of all replays and prepared namespaces of a public name, by namespace."""
    suffix = f".{REPLAY.suffix}"
    async with administering(named) as admin:
        names = sorted(topic.removesuffix(suffix) for topic in await admin.list_topics() if topic.endswith(suffix))
    markers = {name: (await find_replay(named.model_copy(update={"namespace": name}))).marker for name in names}
    return {name: marker for name, marker in markers.items() if marker is not None and marker.live == named.namespace}


def to_record(settings: Settings, value: Marker | FeedProgress) -> Outgoing:
    """Return the record that writes a marker or the progress to the replay's own topic."""
    key = _MARKER_KEY if isinstance(value, Marker) else _PROGRESS_KEY
    return Outgoing(REPLAY.name(settings.namespace), key, encode(value), partition=0)

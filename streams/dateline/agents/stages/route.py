"""Route: a story version from ``stories`` to the topic of every region that it belongs to."""

from collections.abc import Mapping, Sequence

from dateline.core.stories.route import route
from dateline.core.times.clock import Clock
from dateline.kafka.codec import Incoming, Outgoing, decode, event_headers
from dateline.topics import REGIONS
from dateline_schemas import Story


class RouteStage:
    """It has no state but its position: the story's history is part of ``thread``'s state."""

    def __init__(self, namespace: str, clock: Clock, resource: object = None) -> None:
        del clock, resource
        self._topics = {slug: topic.name(namespace) for slug, topic in REGIONS.items()}

    def process(self, record: Incoming) -> Sequence[Outgoing]:
        """Return the version, byte for byte, once for each region."""
        story = decode(Story, record.value)
        headers = event_headers(story, "route", record.headers)
        return [Outgoing(self._topics[slug], record.key, record.value, headers) for slug in route(story)]

    def changes(self) -> Mapping[bytes, bytes | None]:
        """Return nothing: there is no state."""
        return {}

    def load(self, key: bytes, value: bytes) -> None:
        """Raise ``ValueError``: there is no state record but the position."""
        msg = f"route keeps no state, and found {key!r} ({len(value)} bytes)"
        raise ValueError(msg)

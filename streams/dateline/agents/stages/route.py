"""Route: a story version from ``stories``, to every region it belongs to."""

from collections.abc import Mapping, Sequence

from dateline.core.stories.route import route
from dateline.core.times.clock import Clock
from dateline.kafka.codec import Incoming, Outgoing, decode, event_headers
from dateline.topics import REGIONS
from dateline_schemas import Story


class RouteStage:
    """Keeps nothing but its position; ``thread`` owns the story's history."""

    def __init__(self, namespace: str, clock: Clock, resource: object = None) -> None:
        del clock, resource
        self._topics = {slug: topic.name(namespace) for slug, topic in REGIONS.items()}

    def process(self, record: Incoming) -> Sequence[Outgoing]:
        """Return the version, byte for byte, once for every region."""
        story = decode(Story, record.value)
        headers = event_headers(story, "route", record.headers)
        return [Outgoing(self._topics[slug], record.key, record.value, headers) for slug in route(story)]

    def changes(self) -> Mapping[bytes, bytes | None]:
        """Return nothing: no version depends on another."""
        return {}

    def load(self, key: bytes, value: bytes) -> None:
        """Refuse any state record: there is none but the position."""
        msg = f"route keeps no state, and found {key!r} ({len(value)} bytes)"
        raise ValueError(msg)

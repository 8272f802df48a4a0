"""Match: a story version from ``stories``; to ``matches`` when rules ask for it, or may have to hear of it."""

from collections.abc import Mapping, Sequence

from dateline.agents.stages.rulebook import Rulebook
from dateline.core.alerts.match import match
from dateline.core.times.clock import Clock
from dateline.kafka.codec import REPLAYED, Incoming, Outgoing, decode, encode, event_headers
from dateline.topics import MATCHES
from dateline_schemas import Story


class MatchStage:
    """Keeps nothing but its position, and how far event time has got."""

    def __init__(self, namespace: str, clock: Clock, rulebook: object) -> None:
        if not isinstance(rulebook, Rulebook):
            msg = "match needs rules"
            raise TypeError(msg)
        self._rulebook = rulebook
        self._clock = clock
        self._matches = MATCHES.name(namespace)

    def process(self, record: Incoming) -> Sequence[Outgoing]:
        """Return the version with the rules that it meets; nothing of a replay, unless the rulebook asks for it."""
        story = decode(Story, record.value)
        if not self._rulebook.replayed and any(name == REPLAYED for name, _ in record.headers):
            return ()
        found = match(self._rulebook.ruleset, self._clock, story)
        if found is None:
            return ()
        headers = event_headers(found, "match", record.headers)
        return (Outgoing(self._matches, story.story_id.encode(), encode(found), headers),)

    def changes(self) -> Mapping[bytes, bytes | None]:
        """Return nothing: no version depends on another."""
        return {}

    def load(self, key: bytes, value: bytes) -> None:
        """Refuse any state record: there is none but the position."""
        msg = f"match keeps no state, and found {key!r} ({len(value)} bytes)"
        raise ValueError(msg)

"""Match: a story version from ``stories``, to ``matches`` where a rule matches it or may have to report its change."""

from collections.abc import Mapping, Sequence

from dateline.agents.stages.rulebook import Rulebook
from dateline.core.alerts.match import match
from dateline.core.times.clock import Clock
from dateline.kafka.alias import is_marked, is_retold
from dateline.kafka.codec import REPLAYED, Incoming, Outgoing, decode, encode, event_headers
from dateline.telemetry import count
from dateline.topics import MATCHES
from dateline_schemas import Story


class MatchStage:
    """It has no state but its position and its clock."""

    def __init__(self, namespace: str, clock: Clock, rulebook: object) -> None:
        if not isinstance(rulebook, Rulebook):
            msg = "match needs rules"
            raise TypeError(msg)
        self._rulebook = rulebook
        self._clock = clock
        self._matches = MATCHES.name(namespace)

    def process(self, record: Incoming) -> Sequence[Outgoing]:
        """Return the version with the rules that it meets; nothing of a replay unless the rulebook says so.

        But a takedown's withdrawal always passes, without the mark, for the rules that alerted on its story: a switch
        marks those that it orders. No other rule alerts on it.
        """
        story = decode(Story, record.value)
        if not self._rulebook.replayed and is_retold(record):
            count("alerts_suppressed", len(self._rulebook.ruleset.match(story)), reason="replay")
            return ()
        sent = record.timestamp // 1000 if record.timestamp > 0 else None
        matched = match(self._rulebook.ruleset, self._clock, story, sent)
        if matched is None:
            return ()
        inherited = record.headers
        if is_marked(record) and not is_retold(record):
            matched = matched.model_copy(update={"hits": ()})
            inherited = tuple(header for header in inherited if header[0] != REPLAYED)
        headers = event_headers(matched, "match", inherited)
        return (Outgoing(self._matches, story.story_id.encode(), encode(matched), headers),)

    def changes(self) -> Mapping[bytes, bytes | None]:
        """Return nothing: there is no state."""
        return {}

    def load(self, key: bytes, value: bytes) -> None:
        """Raise ``ValueError``: there is no state record but the position."""
        msg = f"match keeps no state, and found {key!r} ({len(value)} bytes)"
        raise ValueError(msg)

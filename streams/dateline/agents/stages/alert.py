"""Alert: a match from ``matches`` into an alert for each rule that is due, to ``alerts``.

All matches are in one partition, so that one worker sees all stories of a rule: its cooldown counts across stories, and
stories that were merged get one alert.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from dateline.core.alerts.decide import decide
from dateline.core.alerts.state import AlertMemory, AlertRecord, FollowedStory
from dateline.core.times.clock import Clock
from dateline.kafka.codec import Incoming, Outgoing, decode, encode, event_headers, pack, unpack
from dateline.topics import ALERTS
from dateline_schemas import Match

_STORY: Final = b"s:"
"""Begins the key of a story's state record."""
_RULE: Final = b"r:"
"""Begins the key of a cooldown's state record."""


class AlertStage:
    """Its state is the stories that rules alerted on, and the last alert of each rule with a cooldown."""

    def __init__(self, namespace: str, clock: Clock, resource: object = None) -> None:
        del resource
        self._alerts = ALERTS.name(namespace)
        self._memory = AlertMemory(clock)

    def process(self, record: Incoming) -> Sequence[Outgoing]:
        """Return the alerts that are due, keyed by rule and story."""
        alerts = [verdict.alert for verdict in decide(self._memory, decode(Match, record.value)) if verdict.alert]
        return [
            Outgoing(
                self._alerts,
                f"{alert.rule}/{alert.story_id}".encode(),
                encode(alert),
                event_headers(alert, "alert", record.headers),
            )
            for alert in alerts
        ]

    def changes(self) -> Mapping[bytes, bytes | None]:
        """Return the changed stories and cooldowns; None for an expired one."""
        memory = self._memory
        memory.free()
        changed: dict[bytes, bytes | None] = {}
        for name in memory.changed_stories:
            followed = memory.stories.get(name)
            changed[_STORY + name.encode()] = None if followed is None else pack(_to_state(followed))
        for rule in memory.changed_rules:
            changed[_RULE + rule.encode()] = (
                pack({"t": memory.last_alerts[rule]}) if rule in memory.last_alerts else None
            )
        memory.changed_stories, memory.changed_rules = {}, {}
        return changed

    def load(self, key: bytes, value: bytes) -> None:
        """Load a story or a cooldown. Raises ``ValueError``."""
        kind, name, state = key[:2], key[2:].decode(), unpack(value)
        if kind == _STORY:
            self._memory.load(name, _from_state(state))
        elif kind == _RULE:
            self._memory.last_alerts[name] = int(str(state["t"]))
        else:
            msg = f"no state record of alert is called {key!r}"
            raise ValueError(msg)


def _to_state(followed: FollowedStory) -> dict[str, object]:
    rules = {"r": {rule: list(record) for rule, record in followed.rules.items()}} if followed.rules else {}
    merged = {"m": followed.merged_into} if followed.merged_into is not None else {}
    return {"t": followed.last_seen, **rules, **merged}


def _from_state(state: Mapping[str, Any]) -> FollowedStory:
    rules = {rule: AlertRecord(*fields) for rule, fields in state.get("r", {}).items()}
    return FollowedStory(state["t"], rules, state.get("m"))

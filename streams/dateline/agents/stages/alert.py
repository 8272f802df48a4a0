"""Alert: a match from ``matches`` into an alert for each rule that is due, to ``alerts``.

All matches are in one partition, so that one worker sees all stories of a rule: its cooldown counts across stories, and
stories that were merged get one alert.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from dateline import telemetry
from dateline.agents.stages.rulebook import Rulebook
from dateline.core.alerts import spacing
from dateline.core.alerts.decide import Verdict, count_repeats, decide
from dateline.core.alerts.state import AlertMemory, AlertRecord, FollowedStory, HeldVersion
from dateline.core.times.clock import Clock
from dateline.kafka.codec import Incoming, Outgoing, decode, encode, event_headers, pack, unpack
from dateline.telemetry import count
from dateline.topics import ALERTS
from dateline_schemas import Match
from dateline_schemas.alert import Title

_STORY: Final = b"s:"
"""Begins the key of a story's state record."""
_RULE: Final = b"r:"
"""Begins the key of a cooldown's state record."""
_RECORD_FIELDS: Final = AlertRecord._fields[:-2]
"""The fields of an alert's record that are a list in the state; a reader of 0.1.0 takes these and no more."""
_MAX_LOGGED_SILENCES: Final = 10_000
"""Pairs of rule and story that were logged as silenced, remembered to log each once. Chosen by hand; a few MB."""


class AlertStage:
    """Its state is the stories that rules alerted on, and the alert times of each rule with a cooldown."""

    def __init__(self, namespace: str, clock: Clock, rulebook: object = None) -> None:
        self._alerts = ALERTS.name(namespace)
        self._memory = AlertMemory(clock)
        self._rulebook = rulebook if isinstance(rulebook, Rulebook) else None
        self._logged: set[tuple[str, str]] = set()
        """Rule and story of each silenced alert that was logged."""

    def process(self, record: Incoming) -> Sequence[Outgoing]:
        """Return the alerts that are due, keyed by rule and story."""
        match = decode(Match, record.value)
        book = self._rulebook
        verdicts = (
            decide(self._memory, match, book.silences, book.ids) if book is not None else decide(self._memory, match)
        )
        self._report(match.story.story_id, verdicts)
        count("alerts_suppressed", count_repeats(match, verdicts), reason="already_alerted")
        return [
            Outgoing(
                self._alerts,
                f"{alert.rule}/{alert.story_id}".encode(),
                encode(alert),
                event_headers(alert, "alert", record.headers),
            )
            for verdict in verdicts
            if (alert := verdict.alert) is not None
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
            times = memory.alert_times.get(rule)
            changed[_RULE + rule.encode()] = None if times is None else pack(_to_rule_state(times))
        memory.changed_stories, memory.changed_rules = {}, {}
        return changed

    def load(self, key: bytes, value: bytes) -> None:
        """Load a story or a cooldown. Raises ``ValueError``."""
        name, state = read_state(key, value)
        if isinstance(state, FollowedStory):
            self._memory.load(name, state)
        elif isinstance(state, int):
            self._memory.load_last_alert(name, state)
        else:
            self._memory.alert_times[name] = state

    def _report(self, story_id: str, verdicts: Sequence[Verdict]) -> None:
        """Count the alerts that are raised and those that are not, and log what is silenced, once a rule and story."""
        for rule, alert, withheld, silence in verdicts:
            if alert is not None:
                count("alerts_fired", occasion=alert.occasion)
            elif withheld is not None:
                count("alerts_suppressed", reason=withheld)
            if silence is None or (rule, story_id) in self._logged:
                continue
            if len(self._logged) >= _MAX_LOGGED_SILENCES:
                self._logged.clear()
            self._logged.add((rule, story_id))
            until = silence.until.isoformat()
            telemetry.event("alert_silenced", rule=rule, story=story_id, until=until, by=silence.by, why=silence.why)


def read_state(key: bytes, value: bytes) -> tuple[str, FollowedStory | spacing.Times | int]:
    """Return the id and the content of a state record: a story, the alert times of a rule, or the last of them (s).

    Raises any exception where it cannot be read.
    """
    kind, name = key[:2], key[2:].decode()
    state: Mapping[str, Any] = unpack(value)
    if kind == _STORY:
        return name, _from_state(state)
    if kind == _RULE:
        return name, spacing.from_state(state["a"]) if "a" in state else int(str(state["t"]))
    msg = f"no state record of alert is called {key!r}"
    raise ValueError(msg)


def _to_rule_state(times: spacing.Times) -> dict[str, object]:
    """Return the alert times of a rule as a state record; ``t`` is what 0.1.0 reads: the last of them, in seconds."""
    return {"t": times[-1][1] // spacing.SECOND, "a": spacing.to_state(times)}


def _to_state(followed: FollowedStory) -> dict[str, object]:
    fields = len(_RECORD_FIELDS)
    rules = {"r": {rule: list(record[:fields]) for rule, record in followed.rules.items()}} if followed.rules else {}
    merged = {"m": followed.merged_into} if followed.merged_into is not None else {}
    spaced = {rule: spacing.to_state(record.times) for rule, record in followed.rules.items() if record.times}
    # Keys of their own: 0.1.0 does not read them, and would not read a record with one more field.
    times = {"u": spaced} if spaced else {}
    held = {rule: record.held for rule, record in followed.rules.items() if record.held is not None}
    changed = {rule: list(version.changed) for rule, version in held.items() if version.changed}
    others = {
        "p": {rule: [version.version, version.occasion] for rule, version in held.items()},
        "c": changed,
        "a": list(followed.absorbed),
        "h": _title_state(followed),
    }
    return {
        "t": followed.last_seen,
        **rules,
        **merged,
        **times,
        **{key: value for key, value in others.items() if value},
    }


def _from_state(state: Mapping[str, Any]) -> FollowedStory:
    spaced, changed = state.get("u", {}), state.get("c", {})
    held = {
        rule: HeldVersion(version, occasion, tuple(changed.get(rule, ())))
        for rule, (version, occasion) in state.get("p", {}).items()
    }
    rules = {
        rule: AlertRecord(*fields[: len(_RECORD_FIELDS)])._replace(
            times=spacing.from_state(spaced.get(rule, ())),
            held=held.get(rule),
        )
        for rule, fields in state.get("r", {}).items()
    }
    fields = state.get("h", ())
    title = dict(zip(Title.model_fields, fields, strict=False))
    return FollowedStory(
        state["t"],
        rules,
        state.get("m"),
        tuple(state.get("a", ())),
        Title.model_validate(title) if title else None,
        was_compared=fields[len(Title.model_fields) :][:1] == [True],
    )


def _title_state(followed: FollowedStory) -> list[object]:
    """Return the title's fields, and True behind them where a text was compared with another story's headline."""
    if (title := followed.title) is None:
        return []
    return [title.version, title.words, title.is_headline, *([True] if followed.was_compared else [])]

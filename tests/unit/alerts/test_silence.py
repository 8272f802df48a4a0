"""Silences: which rules raise no alert, on pages of which time."""

from typing import Any, Final

import pytest

from dateline.core.alerts.decide import decide
from dateline.core.alerts.match import Trial
from dateline.core.alerts.ruleset import Ruleset
from dateline.core.alerts.silence import Silence, Silences
from dateline.core.alerts.state import AlertMemory
from dateline.core.times.clock import Clock
from tests.alert_stories import at, matched, rule, story

UNTIL_ONE: Final = {"rules": "quake", "until": at(60), "why": "a drill", "by": "Eva"}
WITHDRAWAL: Final[dict[str, Any]] = {"kind": "withdrawal", "event": "withdrawn"}


def silence(**fields: object) -> Silence:
    return Silence.model_validate(UNTIL_ONE | fields)


@pytest.mark.parametrize(
    ("fields", "minutes", "silenced"),
    [
        ({}, -10_000, True),
        ({}, 59, True),
        ({}, 60, False),
        ({"since": at(0)}, -1, False),
        ({"since": at(0)}, 0, True),
        ({"rules": ["storm", "quake"]}, 0, True),
        ({"rules": ["qu*"]}, 0, True),
        ({"rules": ["q?ake"]}, 0, True),
        ({"rules": ["storm"]}, 0, False),
        ({"rules": ["s*"]}, 0, False),
    ],
)
def test_a_silence_holds_for_its_rules_and_its_time(fields: dict[str, Any], minutes: int, silenced: bool) -> None:  # noqa: FBT001
    silences = Silences([silence(**fields)], ["quake", "storm"])
    assert (silences.silencing("quake", at(minutes)) is not None) is silenced


def test_of_several_silences_the_one_that_ends_last_is_named() -> None:
    both = [silence(), silence(until=at(90), by="Ana"), silence(until=at(70))]
    found = Silences(both, ["quake"]).silencing("quake", at(0))
    assert found is not None
    assert found.by == "Ana"


def test_a_silenced_rule_does_not_alert_and_alerts_on_the_next_version_afterwards() -> None:
    silences = Silences([silence()], ["quake", "coast"])
    rules = rule(cooldown="1h"), rule(id="coast", any=["coast"])
    trial = Trial(Ruleset(rules), silences)
    versions = [
        story(minutes=0),
        story(minutes=59, version=2, kind="repeat"),
        story(minutes=61, version=3, kind="repeat"),
    ]
    verdicts = [
        (verdict.rule, verdict.withheld or "alert", verdict.silence and verdict.silence.why)
        for version in versions
        for verdict in trial.run(version)
    ]
    assert verdicts == [
        ("coast", "alert", None), ("quake", "silence", "a drill"), ("quake", "silence", "a drill"),
        ("quake", "alert", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kinds", "occasion"),
    [(["update"], "update"), (["correction"], "correction"), (["correction", "update"], "correction")],
)
def test_an_update_or_correction_that_a_silence_held_alerts_when_it_is_repeated(
    kinds: list[str], occasion: str
) -> None:
    until_one = Silences([silence(since=at(1))], ["quake"])
    trial = Trial(Ruleset([rule(updates=True, corrections=True)]), until_one)
    last = len(kinds) + 1
    relation = {"kind": "repeat", "rule": "same-fingerprint", "parent": last}
    versions = [
        story(minutes=0),
        *(story(minutes=number, version=number, kind=kind) for number, kind in enumerate(kinds, 2)),
        *(story(minutes=minutes, version=last + minutes, relation=relation) for minutes in (59, 60, 61)),
    ]
    verdicts = [verdict for version in versions for verdict in trial.run(version)]
    outcomes = [verdict.alert.occasion if verdict.alert else verdict.withheld for verdict in verdicts]
    assert outcomes == ["story", *["silence"] * len(kinds), "silence", occasion]


def test_a_silenced_alert_starts_no_cooldown() -> None:
    memory = AlertMemory(Clock())
    wants = rule(cooldown="1h")
    silences = Silences([silence(until=at(1))], ["quake"])
    first = decide(memory, matched(wants, of=story(story_id="a")), silences)
    second = decide(memory, matched(wants, of=story(story_id="b", minutes=1)), silences)
    assert [verdict.withheld for verdict in (*first, *second)] == ["silence", None]


@pytest.mark.parametrize(
    ("version", "outcome"),
    [({"kind": "update"}, "silence"), ({"kind": "correction"}, "silence"), (WITHDRAWAL, "withdrawal")],
)
def test_of_a_story_alerted_on_before_only_the_withdrawal_is_sent(version: dict[str, Any], outcome: str) -> None:
    memory = AlertMemory(Clock())
    wants = rule(updates=True, corrections=True)
    decide(memory, matched(wants, of=story()))
    match = matched(wants, of=story(version=2, minutes=1, **version))
    (verdict,) = decide(memory, match, Silences([silence()], ["quake"]))
    assert (verdict.alert.occasion if verdict.alert else verdict.withheld) == outcome


@pytest.mark.parametrize(("version", "alerts"), [({"kind": "update"}, 0), ({"kind": "correction"}, 0), (WITHDRAWAL, 1)])
def test_a_rule_that_was_removed_from_the_file_tells_of_the_withdrawal_alone(
    version: dict[str, Any], alerts: int
) -> None:
    memory = AlertMemory(Clock())
    wants = rule(updates=True, corrections=True)
    decide(memory, matched(wants, of=story()), rules={"quake"})
    match = matched(of=story(version=2, minutes=1, **version))
    assert sum(verdict.alert is not None for verdict in decide(memory, match, rules={"another"})) == alerts


@pytest.mark.parametrize("kind", ["update", "correction"])
def test_a_story_that_is_back_after_its_withdrawal_is_told_in_a_silence(kind: str) -> None:
    memory = AlertMemory(Clock())
    wants = rule(updates=True, corrections=True)
    decide(memory, matched(wants, of=story()))
    versions = [
        story(version=2, minutes=1, **WITHDRAWAL),
        *(story(version=number, minutes=number, kind=kind) for number in (3, 4)),
    ]
    silences = Silences([silence()], ["quake"])
    verdicts = [verdict for each in versions for verdict in decide(memory, matched(wants, of=each), silences)]
    assert [verdict.alert.occasion if verdict.alert else verdict.withheld for verdict in verdicts] == [
        "withdrawal", kind, "silence"
    ]  # fmt: skip


def test_an_update_after_the_silence_alerts() -> None:
    memory = AlertMemory(Clock())
    silences = Silences([silence()], ["quake"])
    wants = rule(updates="every 30m")
    decide(memory, matched(wants, of=story(minutes=-60)))
    updates = [story(version=number, minutes=minutes, kind="update") for number, minutes in ((2, 59), (3, 61))]
    verdicts = [verdict for update in updates for verdict in decide(memory, matched(wants, of=update), silences)]
    assert [verdict.withheld for verdict in verdicts] == ["silence", None]


@pytest.mark.parametrize(("corrections", "occasion"), [(True, "correction"), (False, "update")])
def test_an_update_after_the_silence_tells_of_a_correction_in_it(*, corrections: bool, occasion: str) -> None:
    wants = Trial(Ruleset([rule(updates=True, corrections=corrections)]), Silences([silence(since=at(1))], ["quake"]))
    versions = [
        story(minutes=0),
        *(story(version=number, minutes=10 * number, kind=kind) for number, kind in ((2, "correction"), (3, "update"))),
        story(version=4, minutes=61, kind="update"),
        story(version=5, minutes=62, kind="update"),
    ]
    alerts = [verdict.alert for version in versions for verdict in wants.run(version) if verdict.alert]
    assert [each.occasion for each in alerts] == ["story", occasion, "update"]

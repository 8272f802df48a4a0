"""The alert stage: restored from its state records, it goes on as if it had never stopped."""

import logging
import random
from pathlib import Path
from typing import Any, Final

import orjson
import pytest

from dateline.agents.stages.alert import AlertStage
from dateline.agents.stages.match import MatchStage
from dateline.agents.stages.rulebook import Rulebook
from dateline.core.alerts.rule import Rule
from dateline.core.times.clock import Clock
from dateline.kafka.codec import REPLAYED, Incoming, Outgoing, decode, encode, pack
from dateline.telemetry import REGISTRY
from dateline_schemas import Alert
from tests.alert_stories import at, matched, relinked, rule, story

RULES = (rule(updates="every 10m", cooldown="5m"), rule(id="coast", any=["coast"], corrections=True))


def incoming(offset: int) -> Incoming:
    """Return the match of a random version of one of six stories; the offset is the seed."""
    chance = random.Random(offset)  # noqa: S311
    kind = chance.choice(("repeat", "update", "correction", "withdrawal"))
    version = story(
        story_id=chance.choice("abcdef"),
        version=offset + 1,
        kind=kind,
        event="withdrawn" if kind == "withdrawal" else "version",
        minutes=offset,
    )
    if chance.random() < 0.1:
        ended, into = chance.sample("abcdef", 2)
        version = chance.choice(relinked(ended, into, minutes=offset))
    return Incoming("t", 0, offset, 0, b"k", encode(matched(*RULES, of=version)), ())


def run(stage: AlertStage, offsets: range, state: dict[bytes, bytes]) -> list[Outgoing]:
    alerts: list[Outgoing] = []
    for offset in offsets:
        alerts += stage.process(incoming(offset))
        for key, value in stage.changes().items():
            if value is None:
                state.pop(key, None)
            else:
                state[key] = value
    return alerts


@pytest.mark.parametrize("stopped", [1, 17, 50, 150])
def test_a_restored_stage_sends_the_same_alerts_as_one_that_never_stopped(stopped: int) -> None:
    expected = run(AlertStage("wire", Clock()), range(200), {})
    state: dict[bytes, bytes] = {}
    clock = Clock()
    alerts = run(AlertStage("wire", clock), range(stopped), state)
    restored_clock = Clock()
    restored_clock.from_state(clock.to_state())
    restored = AlertStage("wire", restored_clock)
    for key, value in state.items():
        restored.load(key, value)
    assert alerts + run(restored, range(stopped, 200), state) == expected
    assert len({alert.rule for record in expected for alert in [Alert.read(record.value or b"")]}) == 2


def test_an_alert_is_keyed_by_rule_and_story_and_has_the_headers_of_an_event() -> None:
    (record,) = AlertStage("wire", Clock()).process(
        Incoming("t", 0, 0, 0, b"k", encode(matched(RULES[1], of=story())), (("dateline-replay", b"r"), ("x", b"y")))
    )
    headers = dict(record.headers)
    assert (record.topic, record.key) == ("wire.alerts", b"coast/a")
    assert headers["ce_type"] == b"dateline.alert.v1"
    assert headers["ce_id"].decode() == Alert.read(record.value or b"").alert_id
    assert headers["dateline-replay"] == b"r"
    assert "x" not in headers


TIMES: Final = (-130, -237, -222, -216, -210)
"""Minutes of five pages, the first from the future: 09:50, 08:03, 08:18, 08:24, 08:30."""
COOLED: Final = rule(cooldown="1h")
SPACED: Final = rule(id="spaced", updates="every 1h")


def send(stage: AlertStage, minutes: float, wants: Rule = COOLED, story_id: str = "", **fields: Any) -> list[str]:  # noqa: ANN401
    """Return the occasions of the alerts on a page."""
    of = story(story_id=story_id or str(minutes), minutes=minutes, **fields)
    match = encode(matched(wants, of=of, as_of=0))
    return [
        Alert.read(record.value or b"").occasion for record in stage.process(Incoming("t", 0, 0, 0, b"k", match, ()))
    ]


def test_state_is_what_the_release_before_reads() -> None:
    """0.1.0 takes ``t`` of a rule as whole seconds, and a story's records as lists of eight fields."""
    stage = AlertStage("wire", Clock())
    for minutes in TIMES[:2]:
        send(stage, minutes)
    send(stage, 0, SPACED, story_id="s")
    send(stage, 70, SPACED, story_id="s", kind="update", version=2)
    state = {key: orjson.loads(value or b"") for key, value in stage.changes().items()}
    newest, first = (int(at(minutes).timestamp()) for minutes in TIMES[:2])
    assert state[b"r:quake"] == {"t": newest, "a": [first * 10**6, newest * 10**6]}
    assert int(str(state[b"r:quake"]["t"])) == newest
    noon = int(at(0).timestamp())
    assert state[b"s:s"]["r"]["spaced"] == ["Quakes", "medium", 5, 3600, False, 86400, noon + 4200, False]
    assert state[b"s:s"]["u"] == {"spaced": [noon * 10**6, (noon + 4200) * 10**6]}
    assert "u" not in state[b"s:-130"]


def test_a_held_update_outlives_a_restart_beside_what_the_release_before_reads() -> None:
    stage = AlertStage("wire", Clock())
    send(stage, 0, SPACED, story_id="s")
    assert send(stage, 10, SPACED, story_id="s", kind="update", version=2) == []
    state = {key: value for key, value in stage.changes().items() if value is not None}
    record = orjson.loads(state[b"s:s"])
    assert record["p"] == {"spaced": [2, "update"]}
    assert len(record["r"]["spaced"]) == 8
    relation = {"kind": "repeat", "rule": "same-fingerprint", "parent": 2}
    for without, expected in ((False, ["update"]), (True, [])):
        restored = AlertStage("wire", Clock())
        for key, value in state.items():
            restored.load(key, orjson.dumps(orjson.loads(value) | {"p": {}}) if without else value)
        assert send(restored, 30, SPACED, story_id="s", relation=relation, version=3) == []
        assert restored.changes() == {}, "nothing changed"
        assert send(restored, 60, SPACED, story_id="s", relation=relation, version=4) == expected
        (written,) = restored.changes().values() or (b"{}",)
        assert "p" not in orjson.loads(written or b"")


def test_state_of_the_release_before_gives_all_alert_times_that_it_has() -> None:
    """0.1.0 wrote one time of a rule, its newest; the stories that the rule alerted on have the others."""
    newest, first = (int(at(minutes).timestamp()) for minutes in TIMES[:2])
    record = ["Quakes", "medium", 5, None, False, 86400]
    stage = AlertStage("wire", Clock())
    stage.load(b"r:quake", pack({"t": newest}))
    stage.load(b"s:b", pack({"t": first, "r": {"quake": [*record, first, False]}}))
    stage.load(b"s:a", pack({"t": newest, "r": {"quake": [*record, newest, False]}}))
    sent = {
        minutes: send(stage, minutes, story_id=f"later {minutes}") for minutes in (*TIMES, -70.5, -70, -296.5, -297)
    }
    assert [minutes for minutes, occasions in sent.items() if occasions] == [-70, -297]


def test_an_update_of_the_release_before_keeps_its_interval() -> None:
    noon = int(at(0).timestamp())
    stage = AlertStage("wire", Clock())
    stage.load(b"s:s", pack({"t": noon, "r": {"spaced": ["Quakes", "medium", 5, 3600, False, 86400, noon, False]}}))
    sent = [send(stage, minutes, SPACED, story_id="s", kind="update", version=2) for minutes in (59, 300, 60, 119, 241)]
    assert sent == [[], ["update"], ["update"], [], []]


def test_a_record_of_a_later_release_with_more_fields_is_read() -> None:
    noon = int(at(0).timestamp())
    stage = AlertStage("wire", Clock())
    record = ["Quakes", "medium", 5, None, False, 86400, noon, False, "new field"]
    stage.load(b"s:s", pack({"t": noon, "new": 1, "r": {"quake": record}}))
    stage.load(b"r:quake", pack({"t": noon, "a": [noon * 10**6], "new": 1}))
    assert send(stage, 0, story_id="s") == send(stage, 59) == []
    assert send(stage, 60) == ["story"]


def counted(metric: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(f"dateline_{metric}_total", labels) or 0


def test_alerts_are_counted_by_occasion_or_by_reason(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    reasons = "already_alerted", "cooldown", "often", "old", "silence", "replay"
    before = {reason: counted("alerts_suppressed", reason=reason) for reason in reasons}
    fired = counted("alerts_fired", occasion="story")
    rules = tmp_path / "rules.toml"
    rules.write_text(
        '[[rules]]\nid = "quake"\nname = "Quakes"\nany = ["earthquake"]\n[[rules]]\nid = "drill"\nname = "D"\n'
        'any = ["earthquake"]\n[[rules]]\nid = "spaced"\nname = "S"\n'
        'any = ["earthquake"]\n[[silences]]\nrules = "drill"\nuntil = 2026-02-07T18:00:00Z\nwhy = "x"\nby = "Eva"\n'
    )
    stage = AlertStage("wire", Clock(), Rulebook(rules))
    send(stage, 0)  # fires
    send(stage, 0, version=2, kind="repeat")  # already alerted
    send(stage, 1)  # in cooldown
    send(stage, 2, published=-24 * 60 - 1)  # old news
    send(stage, 3, SPACED, story_id="s")  # fires
    send(stage, 4, SPACED, story_id="s", kind="update")  # too often
    with caplog.at_level(logging.INFO, "dateline"):
        for minutes in (5, 6):
            send(stage, minutes, rule(id="drill"), story_id="d")  # silenced
    replayed = Incoming("t", 0, 0, 0, b"k", encode(story()), ((REPLAYED, b"monday"),))
    assert MatchStage("wire", Clock(), Rulebook(rules)).process(replayed) == ()  # it meets three rules
    assert counted("alerts_fired", occasion="story") - fired == 2
    assert {reason: counted("alerts_suppressed", reason=reason) - before[reason] for reason in reasons} == {
        "already_alerted": 1, "cooldown": 1, "often": 1, "old": 1, "silence": 2, "replay": 3,
    }  # fmt: skip
    (line,) = (record.getMessage() for record in caplog.records)
    assert line == "alert_silenced rule=drill story=d until=2026-02-07T18:00:00+00:00 by=Eva why=x"


@pytest.mark.parametrize("key", [b"x:what", b"s:", b"r:"])
def test_an_unknown_state_record_is_refused(key: bytes) -> None:
    with pytest.raises((ValueError, KeyError)):
        AlertStage("wire", Clock()).load(key, b"{}")


def test_what_changed_in_a_held_update_and_what_a_story_absorbed_outlive_a_restart() -> None:
    stage = AlertStage("wire", Clock())
    send(stage, 0, SPACED, story_id="s")
    send(stage, 1, SPACED, story_id="t")
    relation = {"kind": "update", "rule": "kin", "parent": 1, "changed": ("9 → 14 dead",)}
    assert send(stage, 10, SPACED, story_id="s", version=2, relation=relation, joins=("t",)) == []
    state = {key: value for key, value in stage.changes().items() if value is not None}
    record = orjson.loads(state[b"s:s"])
    assert record["p"] == {"spaced": [2, "update"]}, "as the release before reads it"
    restored = AlertStage("wire", Clock())
    for key, value in state.items():
        restored.load(key, value)
    repeat = {"kind": "repeat", "rule": "same-fingerprint", "parent": 2}
    match = matched(
        SPACED, of=story(minutes=300, story_id="s", version=3, relation=repeat, headline="Earthquake: 14 dead")
    )
    (sent,) = restored.process(Incoming("matches", 0, 9, 0, None, encode(match), ()))
    alert = decode(Alert, sent.value)
    assert (alert.occasion, alert.changed, alert.absorbed) == ("update", ("9 → 14 dead",), ("t",))


def test_a_headline_outlives_a_restart_and_a_worker_of_before() -> None:
    stage = AlertStage("wire", Clock())
    send(stage, 0, SPACED, story_id="s", headline="Quake shakes coast")
    state = {key: value for key, value in stage.changes().items() if value is not None}
    assert orjson.loads(state[b"s:s"])["h"] == [1, "Quake shakes coast", True]
    expected = {"version": 1, "words": "Quake shakes coast", "is_headline": True}
    for record, title in (({}, expected), ({"h": []}, None), ({"h": [1, "Quake shakes coast", True, "new"]}, expected)):
        restored = AlertStage("wire", Clock())
        for key, value in state.items():
            restored.load(key, orjson.dumps(orjson.loads(value) | record))
        of = story(story_id="s", kind="update", version=2, minutes=90)
        (sent,) = restored.process(Incoming("t", 0, 0, 0, b"k", encode(matched(SPACED, of=of, as_of=0)), ()))
        assert orjson.loads(sent.value or b"").get("title") == title


@pytest.mark.parametrize(
    ("fields", "was_compared"),
    [
        ([0, "Quake", True], False),
        ([0, "Quake", True, True], True),
        ([0, "Quake", True, "new"], False),
        ([0, "Quake", True, True, "new"], True),
    ],
)
def test_that_a_text_was_compared_outlives_a_restart(fields: list[object], *, was_compared: bool) -> None:
    stage = AlertStage("wire", Clock())
    send(stage, 0, SPACED, story_id="s", headline="Quake")
    (state,) = [value for key, value in stage.changes().items() if key == b"s:s" and value is not None]
    stage.load(b"s:s", orjson.dumps(orjson.loads(state) | {"h": fields}))
    of = story(None, story_id="s", kind="withdrawal", event="withdrawn", version=2, minutes=90)
    (sent,) = stage.process(Incoming("t", 0, 0, 0, b"k", encode(matched(SPACED, of=of, as_of=90)), ()))
    assert ("title" in orjson.loads(sent.value or b"")) is was_compared
    assert orjson.loads(stage.changes()[b"s:s"] or b"")["h"] == [0, "Quake", True, *([True] if was_compared else [])]

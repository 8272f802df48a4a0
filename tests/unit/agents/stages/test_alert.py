"""The alert stage: restored from its state records, it goes on as if it had never stopped."""

import random

import pytest

from dateline.agents.stages.alert import AlertStage
from dateline.core.times.clock import Clock
from dateline.kafka.codec import Incoming, Outgoing, encode
from dateline_schemas import Alert
from tests.alert_stories import matched, relinked, rule, story

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


@pytest.mark.parametrize("key", [b"x:what", b"s:", b"r:"])
def test_an_unknown_state_record_is_refused(key: bytes) -> None:
    with pytest.raises((ValueError, KeyError)):
        AlertStage("wire", Clock()).load(key, b"{}")

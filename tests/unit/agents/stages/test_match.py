"""The match stage: its clock, against which the age of a story is measured."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from dateline.agents.stages.alert import AlertStage
from dateline.agents.stages.match import MatchStage
from dateline.agents.stages.rulebook import Rulebook
from dateline.core.times.clock import Clock
from dateline.kafka.codec import REPLAYED, Headers, Incoming, encode
from dateline_schemas import Alert, Match, Relation, Story
from dateline_schemas.takedown import BY_TAKEDOWN
from tests.alert_stories import at, story

RULES = '[[rules]]\nid = "quake"\nname = "Quakes"\nany = ["earthquake"]\nhorizon = "30m"\n'


@pytest.fixture
def stage(tmp_path: Path) -> MatchStage:
    rules = tmp_path / "rules.toml"
    rules.write_text(RULES)
    return MatchStage("wire", Clock(), Rulebook(rules))


def as_of(stage: MatchStage, version: Story, sent: float) -> Match:
    """Return the match of a version that was sent a number of minutes after noon."""
    timestamp = int(at(sent).timestamp() * 1000)
    (record,) = stage.process(Incoming("t", 0, 0, timestamp, b"k", encode(version), ()))
    return Match.read(record.value or b"")


def test_a_page_of_the_future_makes_no_other_story_old_news(stage: MatchStage) -> None:
    """A page may be up to an hour ahead of its sending; a rule with a shorter horizon would be silent for an hour."""
    assert as_of(stage, story(minutes=55), sent=1).as_of == at(1)
    assert as_of(stage, story(minutes=2), sent=3).as_of == at(2)


def test_a_page_of_the_past_is_measured_by_pages_and_not_by_its_sending(stage: MatchStage) -> None:
    assert as_of(stage, story(minutes=0), sent=600).as_of == at(0)


def test_a_record_without_a_time_of_sending_counts_by_its_page(stage: MatchStage) -> None:
    (record,) = stage.process(Incoming("t", 0, 0, 0, b"k", encode(story(minutes=5)), ()))
    assert Match.read(record.value or b"").as_of == at(5)


MARK: Headers = ((REPLAYED, b"upgrade-wire"),)


def alerts(stage: MatchStage, alerting: AlertStage, version: Story, headers: Headers = ()) -> Sequence[tuple[str, str]]:
    """Return story and occasion of the alerts on a version, and check that none of them has a mark."""
    fired = []
    for match in stage.process(Incoming("t", 0, 0, 0, b"k", encode(version), headers)):
        for record in alerting.process(Incoming("t", 0, 0, 0, match.key, match.value, match.headers)):
            assert REPLAYED not in dict(record.headers)
            alert = Alert.read(record.value or b"")
            fired.append((alert.story_id, alert.occasion))
    return fired


def withdrawn(story_id: str, number: int, rule: str = BY_TAKEDOWN) -> Story:
    """Return a withdrawal whose headline meets the rule."""
    version = story(story_id=story_id, version=number, event="withdrawn", headline="Earthquake struck the coast.")
    return version.model_copy(update={"relation": Relation(kind="withdrawal", rule=rule)})


def test_of_a_switch_only_takedowns_of_stories_that_were_alerted_on_alert_and_once(stage: MatchStage) -> None:
    alerting = AlertStage("wire", Clock())
    assert alerts(stage, alerting, story(story_id="a")) == [("a", "story")]
    assert alerts(stage, alerting, story(story_id="b"), MARK) == []
    assert alerts(stage, alerting, withdrawn("b", 2), MARK) == []
    assert alerts(stage, alerting, withdrawn("a", 2, "kill"), MARK) == []
    assert alerts(stage, alerting, withdrawn("a", 3), MARK) == [("a", "withdrawal")]
    assert alerts(stage, alerting, withdrawn("a", 3), MARK) == []

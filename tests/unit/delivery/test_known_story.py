"""A second rule's first alert on a story that its target was told of is no new story."""

from typing import Any

import pytest

from dateline_schemas.alert import Alert
from tests.unit.delivery.test_handover import Inbox, deliver, of_story, on

RELATION = {"kind": "update", "parent": 1, "rule": "kin", "changed": ["3 → 4 dead"]}


def second(version: int, **fields: Any) -> Alert:  # noqa: ANN401 - as ``on``
    return on(version, rule="breaking", **fields)


@pytest.mark.parametrize("restart", [False, True])
def test_a_repeat_by_which_another_rule_alerts_says_that_the_story_is_known(*, restart: bool) -> None:
    inbox = Inbox(rules=["floods", "breaking"])
    deliver(inbox, [on(1)], restart=restart)
    deliver(inbox, [on(1), second(4, kind="repeat", parent=1)], restart=restart)
    assert inbox.subjects == ["Floods: Text 1", "ANOTHER RULE: Floods: Text 4"]
    assert inbox.messages[1].body.startswith("You were alerted to this story before; now another rule asks for it.\n")
    assert inbox.messages[1].fields["occasion"] == "story"
    assert inbox.messages[1].fields["idempotency_key"] == "breaking-4:night", "it is the key of before"


def test_an_update_by_which_another_rule_alerts_is_told_as_one_with_what_changed() -> None:
    inbox = Inbox(rules=["floods", "breaking"], occasions=["story"])
    deliver(inbox, [on(1)])
    deliver(inbox, [on(1), second(2, relation=RELATION)])
    assert inbox.subjects == ["Floods: Text 1", "UPDATE: Floods: Text 2"]
    assert "There is more on a story that you were alerted to." in inbox.messages[1].body
    assert "\nChanged: 3 → 4 dead\n" in inbox.messages[1].body


def test_a_digest_says_it_too() -> None:
    inbox = Inbox(rules=["floods", "breaking"], digest="1h")
    deliver(inbox, [on(1)])
    deliver(inbox, [on(1), second(4, kind="repeat", parent=1)])
    assert "[medium] ANOTHER RULE: Floods: Text 4" in inbox.messages[1].body


@pytest.mark.parametrize("rules", [["breaking"], ["b*"]])
def test_to_a_target_that_was_not_told_it_is_a_new_story(rules: list[str]) -> None:
    inbox = Inbox(rules=rules)
    deliver(inbox, [on(1), second(2, relation=RELATION)])
    assert inbox.subjects == ["Floods: Text 2"]
    assert "Changed" not in inbox.messages[0].body


@pytest.mark.parametrize("restart", [False, True])
def test_of_two_stories_that_are_one_the_second_is_no_other_rules(*, restart: bool) -> None:
    inbox = Inbox(rules=["floods"])
    alerts = [of_story("b", 1), of_story("a", 2, kind="repeat", absorbed=("b",))]
    deliver(inbox, alerts[:1], restart=restart)
    deliver(inbox, alerts, restart=restart)
    assert inbox.subjects == ["Floods: Text b1", "SAME STORY: Floods: Text a2"]
    assert "two stories turned out to be one" in inbox.messages[1].body
    assert "another rule" not in inbox.messages[1].body

"""Alerts of a file are sent as their stories stand now, and no text of a withdrawn story ever is."""

from datetime import UTC, datetime

import pytest

from dateline.core.alerts.delivery.message import compose
from dateline.core.alerts.delivery.target import Target
from dateline.delivery.late_alerts import LateMessage, late_messages
from dateline_schemas.alert import Alert
from tests.unit.delivery.test_handover import of_story, on

NOW = datetime(2026, 2, 9, 8, 30, tzinfo=UTC)
ALL, STORIES = ["story", "update", "correction", "withdrawal"], ["story"]


def late(alerts: list[Alert], known: list[Alert], occasions: list[str] = ALL) -> list[LateMessage]:
    fields = {"name": "night", "url": "json://x", "rules": ["floods"], "occasions": occasions}
    return list(late_messages(Target.model_validate(fields), alerts, known, NOW))


def subject_and_body(message: LateMessage) -> tuple[str, str]:
    composed = compose(message.bundle, message.key)
    return composed.subject.partition("] ")[2], composed.body


def test_a_story_that_still_stands_is_told_with_its_text_and_when_it_was_looked_up() -> None:
    (message,) = late([on(1)], [on(1)])
    subject, body = subject_and_body(message)
    assert (subject, message.key, message.told_by) == ("Floods: Text 1", "floods-1:night", None)
    assert "First paragraph." in body
    assert "Sent late: the story is as at 2026-02-09 08:30 +0000\n" in body


@pytest.mark.parametrize("rule", ["floods", "other"], ids=["told to the target", "told to another"])
def test_a_withdrawn_story_is_not_told_as_news(rule: str) -> None:
    (message,) = late([on(1)], [on(1), on(2, "withdrawal", rule=rule)])
    subject, body = subject_and_body(message)
    assert message.told_by == ("floods-2:night" if rule == "floods" else None)
    assert subject == "WITHDRAWN SINCE: Floods: Text 1"
    assert "First paragraph" not in body


def test_a_withdrawal_that_the_target_does_not_take_marks_the_alert() -> None:
    (message,) = late([on(1)], [on(1), on(2, "withdrawal")], STORIES)
    assert message.told_by is None
    assert subject_and_body(message)[0] == "WITHDRAWN SINCE: Floods: Text 1"


def test_of_a_story_whose_withdrawal_was_given_up_too_only_the_withdrawal_goes() -> None:
    alerts = [on(1), on(2, "withdrawal")]
    for known in ([], alerts):
        story, withdrawal = late(alerts, known)
        assert (story.told_by, withdrawal.told_by) == ("floods-2:night", None)
        assert subject_and_body(withdrawal)[0] == "WITHDRAWN: Floods: Text 2"


def test_a_revised_story_has_the_newer_headline_where_the_target_does_not_take_the_newer_text() -> None:
    (message,) = late([on(1)], [on(1), on(2, "correction")], STORIES)
    subject, body = subject_and_body(message)
    assert (subject, message.told_by) == ("REVISED SINCE: Floods: Text 2", None)
    assert "First paragraph" not in body


@pytest.mark.parametrize("is_in_file", [False, True])
def test_a_revised_story_is_told_of_by_the_message_with_the_newer_text(*, is_in_file: bool) -> None:
    first, newer = on(1), on(2, "update")
    assert late([first, newer] if is_in_file else [first], [first, newer])[0].told_by == "floods-2:night"
    graver = on(1, severity="high")
    assert late([graver, newer] if is_in_file else [graver], [graver, newer])[0].told_by is None


def test_a_story_that_became_part_of_a_withdrawn_one_is_withdrawn() -> None:
    known = [of_story("b", 1), of_story("a", 2, "update", absorbed=("b",)), of_story("a", 3, "withdrawal")]
    (message,) = late([of_story("b", 1)], known, STORIES)
    assert subject_and_body(message)[0] == "WITHDRAWN SINCE: Floods: Text b1"


def test_of_a_story_that_nothing_is_known_of_no_text_is_sent() -> None:
    (message,) = late([on(1)], [])
    subject, body = subject_and_body(message)
    assert subject == "SENT LATE: Floods: Text 1"
    assert "First paragraph" not in body
    assert "What became of this story since this alert was raised is not known." in body
    assert "as at" not in body


@pytest.mark.parametrize("is_in_file", [False, True])
def test_a_text_that_another_rule_told_is_told_once_by_a_message_that_names_both(*, is_in_file: bool) -> None:
    update, repeat = on(2, "update"), on(3, "update", rule="floods-2", kind="repeat", parent=2, headline="Text 2")
    target = Target.model_validate({"name": "night", "url": "json://x", "rules": ["floods*"]})
    given = [on(1), update, repeat] if is_in_file else [repeat]
    sent = list(late_messages(target, given, [on(1), update, repeat], NOW))
    assert [message.told_by for message in sent] == ["floods-2:night", None, "floods-2:night"][-len(given) :]
    if is_in_file:
        message = compose(sent[1].bundle, sent[1].key)
        assert message.fields["alert_ids"] == "floods-2,floods-1,floods-2-3"
        assert message.fields["rules"] == "floods,floods-2"

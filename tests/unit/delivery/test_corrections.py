"""A correction is told as one to whoever gets it, also by a rule that asks for corrections and alerts on it first."""

from typing import Any

import pytest

from dateline_schemas.alert import Alert
from tests.unit.delivery.test_handover import CHECK, QUIET, Inbox, deliver, on

CHANGED = ["35 → 5 people died", "note: “Corrects toll”"]
NEWER = {"version": 2, "headline": "Text 2"}


def first_by_correction(version: int, kind: str = "correction", **fields: Any) -> Alert:  # noqa: ANN401 - as ``on``
    """Return a rule's first alert on a story, raised by a correction: as of ``relations = ["correction"]``."""
    parent = fields.pop("parent", 1)
    relation = {"kind": kind, "parent": parent, "rule": "kin", "changed": [] if kind == "new" else CHANGED}
    return on(version, relation=relation, **{"signal": "correction", **fields})


@pytest.mark.parametrize("before", [[], [on(1)], [on(1, rule="other")]], ids=["new", "told", "told another"])
@pytest.mark.parametrize("kind", ["correction", "refile"])
def test_a_rule_on_corrections_tells_them_as_such(before: list[Alert], kind: str) -> None:
    inbox = Inbox(rules=["floods", "corrections"])
    deliver(inbox, [*before, first_by_correction(2, kind, rule="corrections")])
    subject, message = inbox.subjects[-1], inbox.messages[-1]
    rules = "Floods; Floods" if before == [on(1)] else "Floods"
    assert subject == f"CORRECTED: {rules}: Text 2"
    assert CHECK in message.body
    assert "Changed: 35 → 5 people died; note: “Corrects toll”\n" in message.body
    assert message.fields["occasion"] == "correction"
    assert ("that you were alerted to" in message.body) == (len(inbox.messages) > 1)


def test_a_first_text_that_calls_itself_a_correction_is_told_as_one() -> None:
    inbox = Inbox()
    deliver(inbox, [first_by_correction(1, "new", parent=None)])
    assert inbox.subjects == ["CORRECTED: Floods: Text 1"]
    assert "The source corrects this story. Check anything you published from it." in inbox.messages[0].body


def test_a_repeat_of_a_correction_is_none() -> None:
    inbox = Inbox()
    deliver(inbox, [on(3, kind="repeat", parent=2, signal="correction")])
    assert inbox.subjects == ["Floods: Text 3"]


def test_a_rule_on_corrections_tells_that_an_earlier_text_was_corrected() -> None:
    inbox = Inbox()
    deliver(inbox, [first_by_correction(3, superseded_by=NEWER)])
    assert inbox.subjects == ["EARLIER TEXT CORRECTED: Floods: Text 2"]
    assert "The source corrects an earlier text of this story, which has a newer one." in inbox.messages[0].body
    assert "Changed: 35 → 5 people died; note: “Corrects toll”\n" in inbox.messages[0].body


@pytest.mark.parametrize("restart", [False, True])
def test_a_first_alert_on_a_correction_stays_one_where_it_comes_late(*, restart: bool) -> None:
    inbox = Inbox(quiet=[QUIET], occasions=["story", "correction"])
    deliver(inbox, [first_by_correction(2), on(3, "update")], restart=restart)
    assert inbox.subjects == ["CORRECTED, REVISED SINCE: Floods: Text 3"]
    assert "Corrected: note: “Corrects toll”; 35 → 5 people died\n" in inbox.messages[0].body


def test_a_digest_tells_a_first_alert_on_a_correction_as_one() -> None:
    inbox = Inbox(digest="1h")
    deliver(inbox, [first_by_correction(2)])
    (digest,) = inbox.messages
    assert "[medium] CORRECTED: Floods: Text 2" in digest.body
    assert "Check anything you published from it." in digest.body
    assert "Corrected: note: “Corrects toll”; 35 → 5 people died" in digest.body


@pytest.mark.parametrize("occasion", ["story", "correction"])
def test_a_target_takes_a_first_alert_on_a_correction_as_either(occasion: str) -> None:
    inbox = Inbox(occasions=[occasion])
    deliver(inbox, [first_by_correction(2)])
    assert inbox.subjects == ["CORRECTED: Floods: Text 2"]
    assert inbox.messages[0].fields["idempotency_key"] == "floods-2:night", "it is the key of before"


def changed(version: int, occasion: str, parent: int, *lines: str, **fields: Any) -> Alert:  # noqa: ANN401 - as ``on``
    """Return an alert on a version, with what it changed in another."""
    relation = {"kind": occasion, "parent": parent, "rule": "kin", "changed": lines}
    return on(version, occasion, relation=relation, **fields)


CHAINED = ("killing three → four",)
"""What workers of before said of it since the rule's last alert."""
LATE = changed(
    4, "correction", 2, "killing five → four", "note: “to four, not five”",
    superseded_by={"version": 3, "headline": "Text 3"},
).model_copy(update={"changed": CHAINED})  # fmt: skip
"""The correction of version 2, which comes after version 3."""


@pytest.mark.parametrize("rule", ["other", "floods"])
def test_what_an_earlier_text_s_correction_changed_is_joined_to_no_other_version(rule: str) -> None:
    inbox = Inbox(occasions=["story", "correction"])
    updates = [
        changed(version, "update", version - 1, f"killing {former} → {now}", rule=rule)
        for version, former, now in ((2, "three", "five"), (3, "five", "seven"))
    ]
    later = changed(5, "correction", 3, "killing seven → six", text="A flood, killing six.")
    if rule == "other":  # the rule did not tell of the updates
        later = later.model_copy(update={"changed": ("killing three → six",)})
    deliver(inbox, [on(1, text="A flood, killing three."), *updates, LATE, later])
    assert inbox.subjects[1:] == ["EARLIER TEXT CORRECTED: Floods: Text 3", "CORRECTED: Floods: Text 5"]
    assert "\nChanged: killing five → four; note: “to four, not five”\n" in inbox.messages[1].body
    assert "\nChanged: killing three → six\n" in inbox.messages[2].body, "since version 1, which it was told of"


@pytest.mark.parametrize("note", [(), ("note: “Corrects toll”",)])
def test_a_correction_of_an_update_that_a_target_does_not_get_says_what_it_corrects(note: tuple[str, ...]) -> None:
    """It goes back to the words that the target was told: nothing has changed for it."""
    inbox = Inbox(occasions=["story", "correction"])
    update = changed(2, "update", 1, "killing three → five", text="A flood, killing five.")
    back = changed(3, "correction", 2, "killing five → three", *note, text="A flood, killing three.")
    deliver(inbox, [on(1, text="A flood, killing three."), update, back])
    assert inbox.subjects[1:] == ["CORRECTED: Floods: Text 3"]
    told = "; ".join((*note, "killing five → three"))
    assert f"\nCorrected: {told}\n" in inbox.messages[1].body
    assert "Changed:" not in inbox.messages[1].body


def test_a_correction_of_what_a_target_was_told_says_what_changed() -> None:
    inbox = Inbox(occasions=["story", "update", "correction"])
    update = changed(2, "update", 1, "killing three → five", text="A flood, killing five.")
    back = changed(3, "correction", 2, "killing five → three", text="A flood, killing three.")
    deliver(inbox, [on(1, text="A flood, killing three."), update, back])
    assert "\nChanged: killing five → three\n" in inbox.messages[2].body
    assert "Corrected:" not in inbox.messages[2].body

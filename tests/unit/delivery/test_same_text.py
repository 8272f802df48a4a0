"""A target is told one text of a story once, whichever rule asks for it, and by a message that names all rules."""

from typing import Any

import pytest

from dateline.core.alerts.delivery.progress import Progress
from dateline.kafka.codec import Incoming, encode
from dateline_schemas.alert import Alert
from tests.unit.delivery.test_handover import CORRECTION, QUIET, Inbox, back, counts, deliver, of_story, on
from tests.unit.delivery.test_one_message_a_story import FIVE, Refusing, settled

BOTH = {"rules": ["floods", "other"]}
GRAVE = {"severity": "critical"}


def repeated(version: int, of: int, occasion: str = "update", **fields: Any) -> Alert:  # noqa: ANN401 - as ``on``
    """Return what another rule held back, which alerts as the text of a version is repeated."""
    given = {"rule": "other", "kind": "repeat", "parent": of, "headline": f"Text {of}", **fields}
    return on(version, occasion, **given)


TOLD = [on(1), on(1, rule="other"), on(2, "update")]
"""Two rules alert on a story, and one of them on its update, which the other holds back."""


def told(inbox: Inbox, *alerts: Alert, batch: int = 2) -> None:
    """Deliver what a target is told first, and then each later alert on its own."""
    for end in range(2, len(alerts) + 1):
        deliver(inbox, alerts[:end], batch=batch)


@pytest.mark.parametrize("batch", [1, 100])
def test_an_update_that_a_rule_held_back_is_not_told_again(batch: int) -> None:
    inbox = Inbox(**BOTH)
    told(inbox, *TOLD, repeated(3, of=2), batch=batch)
    assert inbox.subjects == ["Floods; Floods: Text 1", "UPDATE: Floods: Text 2"]
    assert counts(inbox) == (3, 1, 0)
    assert settled(inbox, 4)


def test_so_it_is_after_a_restart_and_where_the_alert_comes_late() -> None:
    for late in (False, True):
        inbox = Inbox(**BOTH)
        inbox.progress = Progress(len(TOLD))
        for offset, each in enumerate(TOLD):
            inbox.handover.recall(Incoming("a", 0, offset, 0, None, encode(each), ()), is_new=False)
        deliver(inbox, [*TOLD, repeated(3, of=2)], late=late)
        assert (inbox.messages, counts(inbox)) == ([], (0, 1, 0))


def test_a_target_of_the_rule_that_held_it_back_alone_is_told() -> None:
    inbox = Inbox(rules=["other"])
    told(inbox, *TOLD, repeated(3, of=2))
    assert inbox.subjects == ["Floods: Text 1", "UPDATE: Floods: Text 2"]


def test_where_the_rule_that_held_it_back_is_graver_it_is_told_as_known() -> None:
    inbox = Inbox(**BOTH)
    told(inbox, *TOLD, repeated(3, of=2, severity="high"))
    assert inbox.subjects[2:] == ["ANOTHER RULE: Floods: Text 2"]
    assert inbox.messages[2].body.startswith("You were alerted to this text before; now a graver rule asks for it.\n")
    assert "There is more" not in inbox.messages[2].body
    assert "Changed" not in inbox.messages[2].body


def test_a_correction_is_told_to_whom_its_text_was_no_correction() -> None:
    inbox = Inbox(**BOTH)
    told(inbox, *TOLD[:2], on(2, "correction", **CORRECTION), repeated(3, of=2, occasion="correction"))
    assert inbox.subjects == ["Floods; Floods: Text 1", "CORRECTED: Floods: Text 2"]
    inbox = Inbox(**BOTH)
    told(inbox, *TOLD, repeated(3, of=2, occasion="correction"))
    assert inbox.subjects[1:] == ["UPDATE: Floods: Text 2", "CORRECTED: Floods: Text 2"]


def test_a_text_that_is_back_after_its_withdrawal_is_told_again() -> None:
    inbox = Inbox(**BOTH)
    told(inbox, *TOLD, on(3, "withdrawal"), repeated(4, of=2))
    assert inbox.subjects[3:] == ["UPDATE: Floods: Text 2"]
    inbox = Inbox(**BOTH)
    told(inbox, *TOLD, back(3, rule="other", kind="repeat", parent=2))
    assert inbox.subjects[2:] == ["BACK AFTER WITHDRAWAL: Floods: Text 3"]


def test_a_story_that_became_part_of_it_is_told_all_the_same() -> None:
    parts = of_story("b", 1), of_story("a", 1), of_story("a", 2, "update")
    again = of_story("a", 3, "update", rule="other", kind="repeat", parent=2, absorbed=("b",))
    inbox = Inbox(**BOTH)
    told(inbox, *parts, again)
    assert "became part of this one" in inbox.messages[3].body


@pytest.mark.parametrize("restart", [False, True])
@pytest.mark.parametrize("batch", [1, 2, 100])
def test_after_quiet_hours_one_text_is_one_message_that_names_all_rules(batch: int, *, restart: bool) -> None:
    inbox = Inbox(**BOTH, quiet=[QUIET])
    deliver(inbox, [*TOLD, repeated(3, of=2, severity="high")], batch=batch, restart=restart)
    (sent,) = inbox.messages
    assert sent.subject == "[high] Floods; Floods: Text 2"
    assert "\nRules: other (high), floods (medium)\n" in sent.body
    assert sent.fields["alert_ids"].split(",") == ["floods-2", "floods-1", "other-1", "other-3"]
    assert (sent.fields["alert_id"], sent.fields["idempotency_key"]) == ("floods-2", "floods-2:night")
    assert (sent.fields["rule"], sent.fields["rules"], sent.fields["severity"]) == ("other", "other,floods", "high")
    assert sent.weight == "warning"
    assert counts(inbox) == (1, 3, 0)
    assert settled(inbox, 4)


@pytest.mark.parametrize("restart", [False, True])
def test_the_message_names_the_rules_of_all_versions_that_it_tells_of(*, restart: bool) -> None:
    inbox = Inbox(**BOTH, quiet=[QUIET])
    first = on(1, rule="other").model_copy(update={"matched": ("blast",)})
    deliver(inbox, [first, *FIVE], restart=restart)
    (sent,) = inbox.messages
    assert sent.subject == "[medium] Floods; Floods: Text 5"
    assert "\nRules: floods (medium), other (medium)\n" in sent.body
    assert "\nMatched: flood, blast\n" in sent.body
    assert sent.fields["alert_ids"] == "floods-5,other-1,floods-1,floods-2,floods-3,floods-4"
    assert (sent.fields["rule"], sent.fields["rules"]) == ("floods", "floods,other")


def test_a_first_alert_of_another_rule_on_the_same_text_is_named_too() -> None:
    """As of a rule that asks for eight sightings: the message says how many there are."""
    inbox = Inbox(**BOTH, quiet=[QUIET])
    deliver(inbox, [on(1), repeated(2, of=1, occasion="story", sightings=8)])
    (sent,) = inbox.messages
    assert sent.fields["rules"] == "floods,other"
    assert "ANOTHER RULE" not in sent.subject
    assert "\nSeen: 8 times, by 1 source\n" in sent.body


def test_one_newer_headline_is_told_once_too() -> None:
    """The newer text is for another target: no message of it follows."""
    inbox = Inbox(**BOTH, quiet=[QUIET])
    deliver(inbox, [on(1), on(2, "update", rule="other"), on(3, "update", rule="third")])
    assert inbox.subjects == ["REVISED SINCE: Floods; Floods: Text 3"]
    assert inbox.messages[0].fields["alert_ids"] == "floods-1,other-2"


def test_a_withdrawal_names_the_alerts_that_it_takes_back_untold() -> None:
    inbox = Inbox(**BOTH, quiet=[QUIET])
    deliver(inbox, [on(1), on(1, rule="other"), on(2, "withdrawal")])
    (sent,) = inbox.messages
    assert sent.subject == "[medium] WITHDRAWN: Floods; Floods: Text 2"
    assert sent.fields["alert_ids"] == "floods-2,floods-1,other-1"
    assert (counts(inbox), settled(inbox, 3)) == ((1, 2, 0), True)


def test_what_joined_fails_with_the_message_and_is_named_by_the_next_attempt() -> None:
    inbox = Refusing(2, **BOTH, quiet=[QUIET])
    alerts = [*TOLD, repeated(3, of=2)]
    deliver(inbox, alerts, passes=1)
    assert (inbox.progress.position, inbox.progress.failing, inbox.progress.beside) == (0, 2, frozenset({0, 1, 3}))
    restarted = Refusing(0, **BOTH, quiet=[QUIET])
    restarted.progress = inbox.progress
    deliver(restarted, alerts, restart=True)
    assert restarted.messages == [inbox.tries[0]]
    assert settled(restarted, 4)


def test_an_update_that_goes_through_alone_tells_the_one_that_waits() -> None:
    """At night the graver rule's repeat overtakes the update that is held: in the morning nothing is left to say."""
    inbox = Inbox(**BOTH, quiet=[QUIET])
    deliver(inbox, [on(1, **GRAVE), on(2, "update"), repeated(3, of=2, **GRAVE)])
    assert inbox.subjects == ["Floods; Floods: Text 2"]
    assert (counts(inbox), settled(inbox, 3)) == ((1, 2, 0), True)


def test_a_digest_leaves_out_a_text_that_another_rule_told() -> None:
    inbox = Inbox(**BOTH, digest="1h")
    deliver(inbox, TOLD)
    deliver(inbox, [*TOLD, repeated(3, of=2)])
    assert len(inbox.messages) == 1
    assert counts(inbox) == (3, 1, 0)

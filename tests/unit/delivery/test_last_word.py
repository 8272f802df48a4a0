"""Of a story that changed, a target's last word is never an older text told as current, however soon it is sent."""

from datetime import timedelta

import pytest

from tests.unit.delivery.test_handover import CORRECTION, QUIET, Inbox, back, counts, deliver, on

AFTER_AN_OUTAGE = [timedelta(minutes=3), timedelta(seconds=20), timedelta(seconds=10)]
"""How long alerts waited: the first one so long that it is late, and the others not."""
SOON = [timedelta(0)] * 3
CORRECTED = on(2, "correction", **CORRECTION)


@pytest.mark.parametrize(
    ("waited", "first"), [(AFTER_AN_OUTAGE, "REVISED SINCE: Floods: Text 3"), (SOON, "Floods: Text 1")]
)
def test_a_correction_says_that_its_story_was_revised_since(waited: list[timedelta], first: str) -> None:
    """The target takes no updates: no message of the newest text follows."""
    inbox = Inbox(occasions=["story", "correction"])
    deliver(inbox, [on(1), CORRECTED, on(3, "update")], batch=100, waited=waited)
    assert inbox.subjects == [first, "CORRECTED, REVISED SINCE: Floods: Text 3"]
    assert "Corrected: note: “Corrects toll”; 35 → 5 people died" in inbox.messages[1].body
    assert "First paragraph" not in inbox.messages[1].body


def test_a_target_that_was_shown_the_newest_text_reads_no_older_one_as_current() -> None:
    """The update is less grave than the first alert, which tells of it therefore."""
    inbox = Inbox()
    alerts = [on(1, severity="high"), CORRECTED, on(3, "update")]
    deliver(inbox, alerts, batch=100, waited=AFTER_AN_OUTAGE)
    assert inbox.subjects == [
        "REVISED SINCE: Floods: Text 3",
        "CORRECTED, REVISED SINCE: Floods: Text 3",
        "UPDATE: Floods: Text 3",
    ]


@pytest.mark.parametrize("batch", [1, 100])
def test_what_is_followed_at_once_by_the_newer_text_is_told_as_it_is(batch: int) -> None:
    inbox = Inbox()
    deliver(inbox, [on(1), CORRECTED, on(3, "update")], batch=batch)
    assert inbox.subjects == ["Floods: Text 1", "CORRECTED: Floods: Text 2", "UPDATE: Floods: Text 3"]


def test_a_newer_text_that_quiet_hours_hold_does_not_follow() -> None:
    inbox = Inbox(quiet=[QUIET])
    grave = on(1, severity="critical")
    deliver(inbox, [grave, on(2, "update")], batch=100, waited=[timedelta(hours=-1), timedelta(minutes=-59)])
    assert inbox.subjects[0] == "REVISED SINCE: Floods: Text 2"


def test_a_withdrawal_that_the_target_is_not_told_of_shows_on_what_it_gets() -> None:
    inbox = Inbox(occasions=["story"])
    deliver(inbox, [on(1), on(2, "withdrawal")], batch=100, waited=SOON[:2])
    assert inbox.subjects == ["WITHDRAWN SINCE: Floods: Text 1"]
    assert "First paragraph" not in inbox.messages[0].body


def test_a_withdrawal_of_a_story_that_is_back_says_so() -> None:
    inbox = Inbox(occasions=["withdrawal"], severity="high")
    grave = on(1, "withdrawal", severity="high")
    deliver(inbox, [grave, back(2)], batch=100, waited=SOON[:2])
    assert inbox.subjects == ["WITHDRAWN, BACK SINCE: Floods: Text 1"]
    assert counts(inbox) == (1, 0, 0)

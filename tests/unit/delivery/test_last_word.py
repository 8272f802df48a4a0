"""Of a story that changed, a target's last word is never an older text told as current, however soon it is sent."""

from datetime import timedelta

import pytest

from dateline.core.alerts.delivery.progress import Progress
from dateline.kafka.codec import Incoming, encode
from tests.unit.delivery.test_handover import CORRECTION, QUIET, Inbox, back, counts, deliver, of_story, on

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


@pytest.mark.parametrize("absorbed", [(), ("b",)], ids=["now", "of workers of before"])
@pytest.mark.parametrize("restart", [False, True])
def test_an_update_of_a_story_that_became_part_of_another_is_not_news_after_that(
    absorbed: tuple[str, ...], *, restart: bool
) -> None:
    """The stories' alerts come out of order: of two partitions, in one go after an outage."""
    inbox = Inbox()
    correction, late = of_story("a", 2, "correction", absorbed=("b",)), of_story("b", 2, "update", absorbed=absorbed)
    alerts = [of_story("a", 1), of_story("b", 1), correction, late]
    for end in range(1, 5):
        deliver(inbox, alerts[:end], restart=restart)
    assert inbox.subjects == ["Floods: Text a1", "Floods: Text b1", "CORRECTED: Floods: Text a2"]
    assert counts(inbox) == (3, 1, 0)


@pytest.mark.parametrize("absorbed", [(), ("b",)], ids=["now", "of workers of before"])
def test_to_a_target_that_takes_no_corrections_it_has_the_newer_headline(absorbed: tuple[str, ...]) -> None:
    inbox = Inbox(occasions=["story", "update"])
    correction, late = of_story("a", 2, "correction", absorbed=("b",)), of_story("b", 2, "update", absorbed=absorbed)
    for end in range(1, 4):
        deliver(inbox, [of_story("b", 1), correction, late][:end])
    assert inbox.subjects == ["Floods: Text b1", "REVISED SINCE: Floods: Text a2"]
    assert "Story: b version 2, since then part of story a, revised by version 2" in inbox.messages[1].body
    assert "First paragraph" not in inbox.messages[1].body
    assert "became part of this one" not in inbox.messages[1].body


@pytest.mark.parametrize("absorbed", [(), ("b",)], ids=["now", "of workers of before"])
def test_after_quiet_hours_it_is_told_with_the_correction(absorbed: tuple[str, ...]) -> None:
    inbox = Inbox(quiet=[QUIET])
    correction, late = of_story("a", 2, "correction", absorbed=("b",)), of_story("b", 2, "update", absorbed=absorbed)
    deliver(inbox, [of_story("b", 1), correction, late])
    assert inbox.subjects == ["CORRECTED: Floods: Text a2"]
    assert counts(inbox) == (1, 2, 0)


@pytest.mark.parametrize("restart", [False, True], ids=["one process", "another process"])
def test_an_update_of_a_part_is_not_told_since_another_of_the_part_follows(*, restart: bool) -> None:
    told = [of_story("a", 1), of_story("b", 1), of_story("a", 2, "correction", absorbed=("b",))]
    inbox = Inbox()
    if restart:  # it reads back what the target was told
        inbox.progress = Progress(len(told))
        for offset, each in enumerate(told):
            inbox.handover.recall(Incoming("a", 0, offset, 0, None, encode(each), ()), is_new=False)
    else:
        deliver(inbox, told)
    deliver(inbox, [*told, of_story("b", 2, "update"), of_story("b", 3, "update")], batch=100)
    assert inbox.subjects == ([] if restart else ["Floods: Text a1", "Floods: Text b1", "CORRECTED: Floods: Text a2"])
    assert inbox.handover.tally.joined == 2

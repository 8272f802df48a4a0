"""After quiet hours a target gets one message for the versions of a story, and none of what it was told already."""

from typing import Any

import pytest

from dateline.core.alerts.delivery.message import Message
from dateline_schemas.alert import Alert
from tests.unit.delivery.test_handover import QUIET, Inbox, back, counts, deliver, of_story, on

FIVE = [on(1), *(on(version, "update") for version in (2, 3, 4, 5))]
GRAVE = {"severity": "critical"}


def settled(inbox: Inbox, alerts: int) -> bool:
    return inbox.progress.position == alerts and not inbox.progress.ahead


@pytest.mark.parametrize("batch", [1, 2, 100])
@pytest.mark.parametrize("restart", [False, True])
def test_the_held_versions_of_a_story_make_one_message_that_is_no_update(batch: int, *, restart: bool) -> None:
    inbox = Inbox(quiet=[QUIET])
    deliver(inbox, FIVE, restart=restart, batch=batch)
    assert inbox.subjects == ["Floods: Text 5"]
    assert "First paragraph" in inbox.messages[0].body
    assert "Changed" not in inbox.messages[0].body
    assert inbox.messages[0].fields["idempotency_key"] == "floods-5:night"
    assert counts(inbox) == (1, 4, 0)
    assert settled(inbox, 5)


@pytest.mark.parametrize("restart", [False, True])
def test_of_a_text_that_the_target_was_told_of_it_is_told_no_more(*, restart: bool) -> None:
    inbox = Inbox(quiet=[QUIET])
    deliver(inbox, [*FIVE[:4], on(5, "update", **GRAVE)], restart=restart)
    assert inbox.subjects == ["UPDATE: Floods: Text 5"] if not restart else ["Floods: Text 5"]
    assert counts(inbox) == (1, 4, 0)
    assert settled(inbox, 5)


def test_what_a_process_of_before_told_is_told_no_more() -> None:
    inbox = Inbox(quiet=[QUIET])
    alerts = [*FIVE[:2], on(3, "update", **GRAVE)]
    deliver(inbox, alerts)
    again = Inbox(quiet=[QUIET])
    again.progress = inbox.progress._replace(position=0, ahead=frozenset({2}))
    deliver(again, alerts, restart=True)
    assert again.messages == []
    assert again.handover.tally.joined == 2


@pytest.mark.parametrize("held", [on(2, "correction"), back(2)], ids=["correction", "return"])
def test_a_correction_and_a_return_have_a_message_of_their_own(held: Alert) -> None:
    inbox = Inbox(quiet=[QUIET])
    deliver(inbox, [on(1), held, on(3, "update")])
    mark = "CORRECTED" if held.occasion == "correction" else "BACK AFTER WITHDRAWAL"
    assert inbox.subjects == [f"{mark}, REVISED SINCE: Floods: Text 3", "UPDATE: Floods: Text 3"]
    assert counts(inbox) == (2, 1, 0)


def test_a_graver_version_than_the_newest_keeps_its_message() -> None:
    inbox = Inbox(quiet=[QUIET])
    deliver(inbox, [on(1, severity="low"), on(2, "update", severity="high"), on(3, "update")])
    assert inbox.subjects == ["REVISED SINCE: Floods: Text 3", "UPDATE: Floods: Text 3"]
    assert [message.fields["severity"] for message in inbox.messages] == ["high", "medium"]


def test_a_grave_version_that_comes_late_at_night_does_not_wait_for_one_that_is_held() -> None:
    inbox = Inbox(quiet=[QUIET])
    deliver(inbox, [on(1, **GRAVE), on(2, "update")])
    assert inbox.subjects == ["REVISED SINCE: Floods: Text 2", "UPDATE: Floods: Text 2"]


def test_a_text_of_before_a_withdrawal_does_not_tell_that_the_story_is_back() -> None:
    inbox = Inbox(quiet=[QUIET], occasions=["story", "withdrawal"])
    again = on(4, kind="repeat", parent=2, rule="other")
    deliver(inbox, [on(1), on(2, **GRAVE, kind="update"), on(3, "withdrawal", **GRAVE), again])
    assert inbox.subjects[-1] == "REVISED SINCE: Floods: Text 2"


def test_a_story_that_became_part_of_another_is_told_with_it() -> None:
    inbox = Inbox(quiet=[QUIET])
    deliver(inbox, [of_story("b", 1), of_story("b", 2, "update"), of_story("a", 2, "update", absorbed=("b",))])
    assert inbox.subjects == ["Floods: Text a2"]
    assert counts(inbox) == (1, 2, 0)


class Refusing(Inbox):
    """A target that refuses the first messages, without or with having received them."""

    def __init__(self, refused: int, **target: Any) -> None:  # noqa: ANN401 - any field of a target
        super().__init__(**target)
        self._refused, self.tries = refused, list[Message]()

    async def send(self, message: Message, key: str) -> str | None:  # type: ignore[override]
        self.tries.append(message)
        if len(self.tries) <= self._refused:
            return "no answer in time"
        await super().send(message, key)
        return None


def test_what_joined_a_message_waits_on_the_topic_until_that_is_accepted() -> None:
    inbox = Refusing(2, quiet=[QUIET])
    deliver(inbox, FIVE, passes=1)
    assert (inbox.progress.position, inbox.progress.failing) == (0, 4)
    assert counts(inbox) == (0, 0, 0)
    restarted = Refusing(0, quiet=[QUIET])
    restarted.progress = inbox.progress
    deliver(restarted, FIVE, restart=True)
    assert restarted.messages == [inbox.tries[0]], "it is the same message, with the same key"
    assert settled(restarted, 5)


def test_a_digest_leaves_out_what_the_target_was_told_of() -> None:
    inbox = Inbox(quiet=[QUIET], digest="1h")
    deliver(inbox, [on(1), on(2, "update", **GRAVE)])
    assert inbox.subjects == ["UPDATE: Floods: Text 2"]
    assert (counts(inbox), inbox.progress.position) == ((1, 1, 0), 2)

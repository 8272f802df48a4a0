"""No message has an outdated headline above a newer text, or calls one that of the newer text."""

from typing import Any

import pytest

from dateline_schemas.alert import Alert, Title
from dateline_schemas.story import WITHDRAWN_AT_ADDRESS
from tests.alerts import alert
from tests.rows import each_row
from tests.unit.delivery.test_handover import QUIET, Inbox, deliver, on

BODO = "A fire on a ferry off Bodo killed two people. It sank."
TWO, NINE = "A fire on a ferry off Molde killed two people.", "A fire on a ferry off Molde killed nine people."
FIRST, SECOND = "Ferry fire off Molde kills two", "UPDATE 1-Ferry fire off Molde kills nine"
WORDS = "the newer one has no headline: its first words are shown."
HEADLINE = "the headline is that of the newer one."


def ferry(version: int, occasion: str, title: Title | None = None, **fields: Any) -> Alert:  # noqa: ANN401 - as ``on``
    """Return an alert on a version of one story, in English."""
    return on(version, occasion, **{"language": "en", **fields}).model_copy(update={"title": title})


def called(version: int, words: str, *, is_headline: bool = True) -> Title:
    return Title(version=version, words=words, is_headline=is_headline)


FIRST_ALERT = ferry(1, "story", headline=FIRST, text=TWO)
COPY = {"headline": None, "text": NINE, "kind": "repeat", "parent": 2}


@pytest.mark.parametrize("restart", [False, True])
@pytest.mark.parametrize(
    ("later", "title", "claim"),
    [
        (ferry(3, "update", called(2, SECOND), **COPY), SECOND, HEADLINE),
        (ferry(2, "update", called(2, NINE, is_headline=False), headline=None, text=NINE), NINE, WORDS),
        (ferry(2, "update", headline=None, text=NINE), NINE, WORDS),  # of a worker of before
        (ferry(2, "update", called(1, FIRST), headline=None, text=f"{TWO} It sank."), f"{TWO} It sank.", WORDS),
    ],
    ids=["headline of the held update", "without a headline", "of before", "first headline still holds"],
)
def test_after_quiet_hours_the_words_are_those_of_the_newer_text(
    later: Alert, title: str, claim: str, *, restart: bool
) -> None:
    inbox = Inbox(quiet=[QUIET], occasions=["story"])  # it does not get the newer text
    deliver(inbox, [FIRST_ALERT, later], restart=restart)
    assert inbox.subjects[0] == f"REVISED SINCE: Floods: {title}"
    assert f"The story has a newer text since this alert was raised; {claim}" in inbox.messages[0].body
    assert FIRST not in inbox.messages[0].body + inbox.messages[0].subject
    assert len(inbox.messages) == 1


def test_words_of_a_revision_that_may_be_no_headline_are_not_called_one() -> None:
    inbox = Inbox(quiet=[QUIET])
    earlier = ferry(4, "update", text=TWO, kind="repeat", parent=1, superseded_by={"version": 2, "headline": NINE})
    deliver(inbox, [FIRST_ALERT, earlier])
    assert inbox.subjects[0] == f"REVISED SINCE: Floods: {NINE}"
    assert "since this alert was raised.\n" in inbox.messages[0].body


def test_a_held_correction_does_not_call_first_words_a_headline() -> None:
    inbox = Inbox(quiet=[QUIET])
    correction = ferry(2, "correction", headline="CORRECTED-Ferry fire kills two", text=TWO)
    deliver(inbox, [correction, ferry(3, "update", headline=None, text=NINE)])
    assert inbox.subjects[0] == f"CORRECTED, REVISED SINCE: Floods: {NINE}"
    assert WORDS in inbox.messages[0].body


@each_row("medium", ["message", "digest"])
@each_row(
    ("later", "title"),
    [
        (ferry(3, "update", called(2, SECOND), **COPY), SECOND),
        (ferry(2, "update", called(2, NINE, is_headline=False), headline=None, text=NINE), NINE),
        (ferry(3, "update", called(3, BODO, is_headline=False), headline=None, text=BODO), BODO),
        (ferry(2, "update", headline=None, text=NINE), NINE),  # of a worker of before
        (ferry(2, "update", headline=None, text=f"{TWO} It sank."), FIRST),  # of a worker of before
        (ferry(3, "correction", called(2, NINE, is_headline=False), headline=None, text=NINE), NINE),
        (ferry(3, "withdrawal", called(2, SECOND), headline=None), SECOND),
        (ferry(3, "withdrawal", called(2, NINE, is_headline=False), headline=None), NINE),
        (ferry(3, "withdrawal", headline=None), FIRST),  # of a worker of before
    ],
    ids=[
        "headline of the held update", "contradicted", "contradicted by a version between",
        "contradicted, of before", "still holds, of before",
        "contradicted, corrected", "withdrawn", "withdrawn without a headline", "withdrawn, of before",
    ],
)  # fmt: skip
def test_the_subject_is_the_last_headline_or_the_first_words(later: Alert, title: str, medium: str) -> None:
    inbox = Inbox(**({"digest": "8h"} if medium == "digest" else {}))
    deliver(inbox, [FIRST_ALERT, later])
    if medium == "message":
        shown = title.removeprefix("UPDATE 1-") if later.occasion == "update" else title  # its subject says UPDATE
        assert [subject.rpartition(": ")[2] for subject in inbox.subjects] == [FIRST, shown]
    else:
        (digest,) = inbox.messages
        assert f"Floods: {title}\n" in digest.body
        assert title == FIRST or FIRST not in digest.body


def test_a_digest_shows_no_headline_of_before_the_one_that_is_contradicted() -> None:
    inbox = Inbox(digest="8h")
    burns = ferry(1, "story", headline="Ferry burns off Molde", text=TWO)
    deliver(inbox, [burns, ferry(2, "update", headline=FIRST, text=TWO), ferry(3, "update", headline=None, text=NINE)])
    assert f"Floods: {NINE}\n" in inbox.messages[0].body


def test_a_digest_gives_a_withdrawal_no_headline_of_a_story_that_became_part_of_its_own() -> None:
    inbox = Inbox(digest="8h")
    withdrawn = on(5, "withdrawal", headline=None, story_id="story-2")
    part = withdrawn.model_copy(update={"story_id": "story-2", "absorbed": ("story-1",)})
    deliver(inbox, [FIRST_ALERT, part])
    (digest,) = inbox.messages
    assert "Digest: 2 alerts on 1 story" in digest.subject
    assert "WITHDRAWN: Floods: story story-2" in digest.body
    assert f"Floods: {FIRST}" not in digest.body


def test_keys_stay_the_same() -> None:
    inbox = Inbox()
    deliver(inbox, [FIRST_ALERT, ferry(3, "update", called(2, SECOND), **COPY)])
    assert [message.fields["idempotency_key"] for message in inbox.messages] == ["floods-1:night", "floods-3:night"]


def test_a_story_that_became_part_of_another_is_named_by_its_last_headline() -> None:
    inbox = Inbox()
    other = alert(2, story=alert(2).story.model_dump() | {"headline": None, "text": NINE})
    part = other.model_copy(update={"title": called(1, SECOND)})
    deliver(inbox, [part, ferry(1, "story").model_copy(update={"absorbed": ("story-2",)})])
    assert f"became part of this one: “{SECOND}”, story story-2." in inbox.messages[1].body


@pytest.mark.parametrize("restart", [False, True])
def test_a_notice_at_its_storys_address_is_told_by_the_storys_headline(*, restart: bool) -> None:
    notice = {"kind": "withdrawal", "rule": WITHDRAWN_AT_ADDRESS, "parent": 1}
    gone = ferry(2, "withdrawal", headline="Article withdrawn", relation=notice)
    inbox = Inbox()
    deliver(inbox, [FIRST_ALERT, gone], restart=restart)
    assert inbox.subjects[-1] == f"WITHDRAWN: Floods: {FIRST}"


@pytest.mark.parametrize("target", [{"digest": "8h"}, {"quiet": [QUIET]}], ids=["digest", "quiet hours"])
def test_so_it_is_where_both_alerts_were_held(target: dict[str, Any]) -> None:
    notice = {"kind": "withdrawal", "rule": WITHDRAWN_AT_ADDRESS, "parent": 1}
    inbox = Inbox(**target)
    deliver(inbox, [FIRST_ALERT, ferry(2, "withdrawal", headline="Article withdrawn", relation=notice)])
    told = "".join(message.subject + message.body for message in inbox.messages)
    assert FIRST in told
    assert "Article withdrawn" not in told

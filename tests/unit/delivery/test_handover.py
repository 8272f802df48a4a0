"""Alerts that quiet hours or a digest held back say what became of their story meanwhile."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest

from dateline.core.alerts.delivery.message import Message
from dateline.core.alerts.delivery.progress import Progress
from dateline.core.alerts.delivery.target import Target
from dateline.delivery.checkpoint import Checkpoint
from dateline.delivery.handover import Handover
from dateline.delivery.notifier import Notifier
from dateline.delivery.terms import Terms
from dateline.kafka.codec import Incoming, encode
from dateline.settings import Settings
from dateline_schemas.alert import BACK, Alert
from tests.alerts import alert

NIGHT = datetime(2026, 2, 7, 23, 0, tzinfo=UTC)
MORNING = datetime(2026, 2, 8, 7, 0, tzinfo=UTC)
QUIET = {"from": "22:00", "to": "07:00", "zone": "UTC", "through": "critical"}


class Inbox:
    """A target that accepts all messages, its checkpoint, and the clock."""

    def __init__(self, **target: Any) -> None:  # noqa: ANN401 - any field of a target
        self.now = NIGHT
        self.messages: list[Message] = []
        self.progress = Progress(0)
        self.target = Target.model_validate({"name": "night", "url": "json://x", "rules": ["floods"], **target})
        self.medium = "chat"
        terms = Terms(clock=lambda: self.now, chance=lambda: 0.5)
        self.handover = Handover(
            cast("Settings", SimpleNamespace(namespace="wire")),
            cast("Notifier", self), terms, cast("Checkpoint", self),
        )  # fmt: skip

    async def commit(self, progress: Progress) -> None:
        self.progress = progress

    async def send(self, message: Message, key: str) -> None:
        assert f"Key: {key}" in message.body
        self.messages.append(message)

    @property
    def subjects(self) -> list[str]:
        return [message.subject.partition("] ")[2] for message in self.messages]


def on(version: int, occasion: str = "story", **fields: Any) -> Alert:  # noqa: ANN401 - any field of a story
    """Return an alert on a version of one story; its headline says which."""
    kinds = {"story": "new", "update": "update", "correction": "correction", "withdrawal": "withdrawal"}
    relation = {"kind": fields.pop("kind", kinds[occasion]), "parent": fields.pop("parent", None), "rule": "kin"}
    severity, rule = fields.pop("severity", "medium"), fields.pop("rule", "floods")
    given = alert().story.model_dump() | {"version": version, "relation": relation, "headline": f"Text {version}"}
    if occasion == "withdrawal":
        given |= {"event": "withdrawn", "text": None}
    story = given | fields
    name = f"{rule}-{version}"
    return alert(alert_id=name, rule=rule, version=version, occasion=occasion, severity=severity, story=story)


def deliver(
    inbox: Inbox,
    alerts: Sequence[Alert],
    *,
    restart: bool = False,
    batch: int = 2,
    late: bool = False,
    passes: int = 3,
    waited: Sequence[timedelta] = (),
) -> None:
    """Read alerts of the night at night, and again in the morning.

    Where nothing holds them, they were sent just before they are read, unless they are ``late``, or ``waited`` says how
    long before.
    """
    is_held = bool(inbox.target.quiet or inbox.target.digest)
    first, gap = (NIGHT, timedelta(minutes=1)) if is_held or late else (NIGHT + timedelta(hours=1), timedelta(0))
    sent = [first + offset * gap - wait for offset, wait in enumerate(waited or [timedelta(0)] * len(alerts))]

    async def run() -> None:
        stop = asyncio.Event()
        records = [
            Incoming("a", 0, offset, int(sent[offset].timestamp() * 1000), None, encode(each), ())
            for offset, each in enumerate(alerts)
        ]
        for now in [MORNING] if restart else [NIGHT + timedelta(hours=1), MORNING]:
            inbox.now = now
            for _ in range(passes):  # as often as the dispatcher begins again
                inbox.handover.begin()
                left = [record for record in records if record.offset >= inbox.progress.position]
                again = None
                for start in range(0, len(left) + batch, batch):
                    for record in left[start : start + batch]:
                        await inbox.handover.collect(record)
                    again = await inbox.handover.send(at_end=start >= len(left), stop=stop)
                    if again is not None:
                        break
                if again is None:
                    break

    asyncio.run(run())


def counts(inbox: Inbox) -> tuple[int, int, int]:
    tally = inbox.handover.tally
    assert inbox.progress.delivered == tally.sent
    return tally.sent, tally.joined, tally.held


@pytest.mark.parametrize("restart", [False, True])
def test_a_held_alert_that_was_revised_meanwhile_has_the_newer_headline(*, restart: bool) -> None:
    inbox = Inbox(quiet=[QUIET])
    deliver(inbox, [on(1), on(2, "update"), on(3, "correction", rule="other")], restart=restart)
    assert inbox.subjects == ["REVISED SINCE: Floods: Text 3"], "one message shows the newer headline for both"
    assert "First paragraph" not in inbox.messages[0].body
    assert "The story has a newer text since this alert was raised" in inbox.messages[0].body
    assert inbox.messages[0].fields["alert_ids"] == "floods-1,floods-2"
    assert counts(inbox) == (1, 1, 0)


CORRECTION = {
    "relation": {"kind": "correction", "rule": "kin", "changed": ["35 → 5 people died", "note: “Corrects toll”"]}
}
CHECK = "Check anything you published from it."


@pytest.mark.parametrize("restart", [False, True])
@pytest.mark.parametrize("later", [on(3, "update"), on(3, "update", rule="other"), on(3, "update", severity="low")])
def test_a_held_correction_that_was_revised_meanwhile_is_told_as_a_correction(later: Alert, *, restart: bool) -> None:
    inbox = Inbox(quiet=[QUIET])
    deliver(inbox, [on(2, "correction", **CORRECTION), later], restart=restart)
    assert inbox.subjects[0] == "CORRECTED, REVISED SINCE: Floods: Text 3"
    body = inbox.messages[0].body
    assert CHECK in body
    assert "The story has a newer text since this alert was raised" in body
    assert "Corrected: note: “Corrects toll”; 35 → 5 people died" in body
    assert "Changed:" not in body


@pytest.mark.parametrize("rule", ["floods", "other"])
@pytest.mark.parametrize("between", [[], [on(3, "update")]])
def test_a_digest_tells_a_correction_as_one_whatever_follows_it(between: Sequence[Alert], rule: str) -> None:
    inbox = Inbox(digest="1h", quiet=[QUIET])
    deliver(inbox, [on(2, "correction", **CORRECTION), *between, on(4, "update", rule=rule)])
    (digest,) = inbox.messages
    newest = "CORRECTED: Floods: Text 4" if rule == "floods" else "CORRECTED, REVISED SINCE: Floods: Text 4"
    assert newest in digest.body
    assert CHECK in digest.body
    assert "Corrected: note: “Corrects toll”; 35 → 5 people died" in digest.body


def test_a_digest_of_a_correction_alone_has_its_note_and_its_text() -> None:
    inbox = Inbox(digest="1h")
    deliver(inbox, [on(2, "correction", **CORRECTION)])
    (digest,) = inbox.messages
    assert CHECK in digest.body
    assert "Corrected: note: “Corrects toll”; 35 → 5 people died" in digest.body
    assert "First paragraph" in digest.body


def test_a_digest_with_the_first_alert_and_its_correction_has_the_note_and_asks_to_check_nothing() -> None:
    inbox = Inbox(digest="1h")
    deliver(inbox, [on(1), on(2, "correction", **CORRECTION)])
    (digest,) = inbox.messages
    assert "CORRECTED: Floods: Text 2" in digest.body
    assert "Corrected: note: “Corrects toll”; 35 → 5 people died" in digest.body
    assert CHECK not in digest.body


def test_a_correction_whose_story_was_withdrawn_since_asks_to_take_back_what_was_published() -> None:
    inbox = Inbox(quiet=[QUIET], occasions=["correction"])
    deliver(inbox, [on(2, "correction", **CORRECTION), on(3, "withdrawal")])
    assert "take back anything you published from it" in inbox.messages[0].body


def test_a_revision_that_was_let_through_is_told_once() -> None:
    inbox = Inbox(quiet=[QUIET])
    deliver(inbox, [on(1), on(2, "update", severity="critical")])
    assert inbox.subjects == ["UPDATE: Floods: Text 2"]


def test_a_revision_that_only_another_rule_alerted_on_is_known_too() -> None:
    inbox = Inbox(quiet=[QUIET])
    deliver(inbox, [on(1), on(3, kind="repeat", parent=2, rule="other")])
    assert inbox.subjects == ["REVISED SINCE: Floods: Text 3"]


@pytest.mark.parametrize("restart", [False, True])
def test_a_held_alert_that_was_revised_meanwhile_has_the_link_of_the_newer_text(*, restart: bool) -> None:
    inbox = Inbox(quiet=[QUIET], occasions=["story"])
    newer = on(2, "update", source="tern", url="https://tern.example/2")
    later = on(3, kind="repeat", parent=2, rule="other", url="https://late.example/3")
    deliver(inbox, [on(1), newer, later], restart=restart)
    (body,) = [message.body for message in inbox.messages if "REVISED SINCE" in message.subject]
    assert "Newer text: tern https://tern.example/2\nEarlier text: kust https://kust.example/1\n" in body


def test_a_held_alert_has_no_link_to_a_text_that_only_an_earlier_one_tells_of_or_that_was_withdrawn() -> None:
    inbox = Inbox(quiet=[QUIET], occasions=["story"])
    revision = {"version": 2, "headline": "Text 2"}
    deliver(inbox, [on(1), on(3, kind="repeat", parent=1, rule="other", superseded_by=revision)])
    assert inbox.subjects[0] == "REVISED SINCE: Floods: Text 2"
    assert "Newer text" not in inbox.messages[0].body
    inbox = Inbox(quiet=[QUIET], occasions=["story"])
    deliver(inbox, [on(1), on(2, "update", url="https://tern.example/2"), on(3, "withdrawal")])
    assert inbox.subjects == ["WITHDRAWN SINCE: Floods: Text 1"]
    assert "tern.example" not in inbox.messages[0].body


def test_a_digest_links_to_the_newer_text_that_its_target_does_not_get() -> None:
    inbox = Inbox(digest="1h", occasions=["story"])
    deliver(inbox, [on(1), on(2, "update", source="tern", url="https://tern.example/2")])
    (digest,) = inbox.messages
    assert "REVISED SINCE: Floods: Text 2" in digest.body
    assert "newer text: tern https://tern.example/2" in digest.body
    assert "kust.example" not in digest.body


def test_an_alert_on_an_earlier_text_has_the_link_of_the_newer_one() -> None:
    inbox = Inbox()
    revision = {"version": 2, "headline": "Text 2"}
    newest = on(2, "update", source="tern", url="https://tern.example/2")
    deliver(inbox, [newest, on(3, kind="repeat", parent=1, superseded_by=revision)])
    assert inbox.subjects[1] == "EARLIER TEXT SEEN: Floods: Text 2"
    assert "Newer text: tern https://tern.example/2\n" in inbox.messages[1].body


@pytest.mark.parametrize("later", [on(2, "update", kind="expansion"), on(2, kind="repeat", parent=1, rule="other")])
def test_a_longer_text_or_a_repeat_revises_nothing(later: Alert) -> None:
    inbox = Inbox(quiet=[QUIET])
    deliver(inbox, [on(1), later])
    assert inbox.subjects[0] == "Floods: Text 1"


@pytest.mark.parametrize("restart", [False, True])
@pytest.mark.parametrize("severity", ["medium", "critical"])
def test_a_held_alert_of_a_story_that_was_withdrawn_meanwhile_is_left_out(severity: str, *, restart: bool) -> None:
    inbox = Inbox(quiet=[QUIET])
    deliver(inbox, [on(1), on(2, "update"), alert(2), on(3, "withdrawal", severity=severity)], restart=restart)
    assert sorted(inbox.subjects) == ["Floods: Headline 2", "WITHDRAWN: Floods: Text 3"]
    assert counts(inbox) == (2, 2, 0), "an alert is sent, or joins the withdrawal"
    assert inbox.progress.position == 4


def test_without_the_withdrawal_a_held_alert_says_so_itself() -> None:
    inbox = Inbox(quiet=[QUIET], occasions=["story", "update"])
    deliver(inbox, [on(1), on(2, "withdrawal")])
    assert inbox.subjects == ["WITHDRAWN SINCE: Floods: Text 1"]
    assert "First paragraph" not in inbox.messages[0].body


def test_a_story_that_was_published_again_is_no_withdrawn_one() -> None:
    inbox = Inbox(quiet=[QUIET])
    deliver(inbox, [on(1), on(2, "withdrawal"), on(3, "update")])
    assert inbox.subjects == ["WITHDRAWN, BACK SINCE: Floods: Text 2", "UPDATE: Floods: Text 3"]
    assert (
        "The source withdrew this story, and publishes it again since this alert was raised." in inbox.messages[0].body
    )


def back(version: int, **fields: Any) -> Alert:  # noqa: ANN401 - as ``on``
    """Return the alert of a rule that told of the story's withdrawal, on the update that publishes it again."""
    return on(version, "update", **fields).model_copy(update={"changed": (BACK,)})


@pytest.mark.parametrize("restart", [False, True])
@pytest.mark.parametrize("later", [[], [on(4, "update")], [on(4, "update", rule="other")]])
def test_a_withdrawal_that_was_held_says_that_the_story_is_back(later: Sequence[Alert], *, restart: bool) -> None:
    inbox = Inbox(quiet=[QUIET], occasions=["withdrawal"])
    deliver(inbox, [on(1), on(2, "withdrawal"), back(3), *later], restart=restart)
    again = "BACK AFTER WITHDRAWAL" if not later else "BACK AFTER WITHDRAWAL, REVISED SINCE"
    assert inbox.subjects == ["WITHDRAWN, BACK SINCE: Floods: Text 2", f"{again}: Floods: Text {3 + len(later)}"]
    assert all("Read it anew" in message.body or "read it anew" in message.body for message in inbox.messages)


@pytest.mark.parametrize("restart", [False, True])
def test_a_withdrawal_that_was_held_and_is_the_second_one_stands(*, restart: bool) -> None:
    inbox = Inbox(quiet=[QUIET])
    deliver(inbox, [on(2, "withdrawal"), back(3), on(4, "withdrawal")], restart=restart)
    assert inbox.subjects == ["WITHDRAWN: Floods: Text 2", "WITHDRAWN: Floods: Text 4"]


@pytest.mark.parametrize("restart", [False, True])
@pytest.mark.parametrize("before", [[], [on(1)]])
@pytest.mark.parametrize("later", [[], [on(4, "update")]])
def test_a_digest_tells_a_withdrawal_and_the_return_in_their_order(
    before: Sequence[Alert], later: Sequence[Alert], *, restart: bool
) -> None:
    def at(each: Alert) -> Alert:
        return each.model_copy(update={"at": each.at + timedelta(minutes=each.version)})

    inbox = Inbox(digest="1h")
    deliver(inbox, [at(each) for each in (*before, on(2, "withdrawal"), back(3), *later)], restart=restart)
    assert len(inbox.messages) == 1
    assert inbox.messages[0].body.startswith(
        f"[medium] BACK AFTER WITHDRAWAL: Floods: Text {3 + len(later)}\n"
        "The source publishes this story again, which it had withdrawn. Read it anew before you use it.\n"
        "Withdrawn: 2026-02-07 22:02 +0000, published again: 2026-02-07 22:03 +0000\nFirst paragraph."
    )


def test_a_digest_of_a_story_that_was_withdrawn_again_tells_it_as_withdrawn() -> None:
    inbox = Inbox(digest="1h")
    deliver(inbox, [on(1), on(2, "withdrawal"), back(3), on(4, "withdrawal")])
    assert inbox.messages[0].body.startswith("[medium] WITHDRAWN: Floods: Text 4\nThe source withdraws this story.")
    assert "published again" not in inbox.messages[0].body


def test_an_alert_that_was_not_held_is_as_it_was() -> None:
    inbox = Inbox()
    deliver(inbox, [on(1), on(2, "update"), on(3, "withdrawal")])
    assert inbox.subjects == ["Floods: Text 1", "UPDATE: Floods: Text 2", "WITHDRAWN: Floods: Text 3"]


@pytest.mark.parametrize("batch", [1, 100])
@pytest.mark.parametrize(
    ("digest", "restart"),
    [({}, False), ({}, True), ({"digest": "24h", "quiet": [QUIET]}, False)],
    ids=["down an hour", "down a night", "let through before a digest"],
)
def test_an_alert_that_waited_for_its_target_is_left_out_where_the_story_was_withdrawn(
    digest: dict[str, Any], batch: int, *, restart: bool
) -> None:
    inbox, grave = Inbox(**digest), {"severity": "critical"}
    alerts = [on(1, **grave), alert(2, **grave), on(2, "withdrawal", **grave)]
    deliver(inbox, alerts, restart=restart, batch=batch, late=True)
    assert inbox.subjects == ["Floods: Headline 2", "WITHDRAWN: Floods: Text 2"]
    assert counts(inbox) == (2, 1, 0)


@pytest.mark.parametrize("batch", [1, 100])
def test_an_alert_that_waited_for_its_target_says_what_became_of_its_story(batch: int) -> None:
    inbox = Inbox(occasions=["story"])
    deliver(inbox, [on(1), alert(2), on(2, "withdrawal")], batch=batch, late=True)
    assert inbox.subjects == ["WITHDRAWN SINCE: Floods: Text 1", "Floods: Headline 2"]
    assert "First paragraph" not in inbox.messages[0].body
    assert "The source withdrew this story since this alert was raised." in inbox.messages[0].body
    revised = Inbox()
    deliver(revised, [on(1), on(2, "correction")], batch=batch, late=True)
    assert revised.subjects == ["CORRECTED: Floods: Text 2"]
    assert counts(revised) == (1, 1, 0)


def test_a_topic_that_never_pauses_holds_no_late_alert_back() -> None:
    inbox = Inbox()
    inbox.now = NIGHT + timedelta(minutes=10)

    async def run() -> None:
        inbox.handover.begin()
        for offset, minutes in enumerate((0, 5, 10)):
            stamp = int((NIGHT + timedelta(minutes=minutes)).timestamp() * 1000)
            record = Incoming("a", 0, offset, stamp, None, encode(alert(offset + 1)), ())
            await inbox.handover.collect(record)
            await inbox.handover.send(at_end=False, stop=asyncio.Event())
            assert len(inbox.messages) == (3 if minutes == 10 else 0)

    asyncio.run(run())


def test_a_digest_knows_what_was_let_through_before_it() -> None:
    inbox = Inbox(quiet=[QUIET], digest="1h")
    deliver(inbox, [on(1), alert(2), on(2, "correction", severity="critical")])
    assert inbox.subjects[0] == "CORRECTED: Floods: Text 2"
    assert inbox.messages[1].subject == "[medium] Digest: 1 alert on 1 story"
    assert "[medium] Floods: Headline 2\n" in inbox.messages[1].body
    assert counts(inbox) == (2, 1, 0)


def test_a_digest_leaves_out_what_it_was_told_of_as_withdrawn() -> None:
    inbox = Inbox(quiet=[QUIET], digest="1h")
    deliver(inbox, [on(1), alert(2), on(2, "withdrawal", severity="critical")])
    assert inbox.subjects == ["WITHDRAWN: Floods: Text 2", "Digest: 1 alert on 1 story"]
    assert counts(inbox) == (2, 1, 0)
    only = Inbox(quiet=[QUIET], digest="1h")
    deliver(only, [on(1), on(2, "withdrawal", severity="critical")])
    assert only.subjects == ["WITHDRAWN: Floods: Text 2"]
    assert (counts(only), only.progress.position) == ((1, 1, 0), 2)


def of_story(story_id: str, version: int, occasion: str = "story", **fields: Any) -> Alert:  # noqa: ANN401 - as ``on``
    """Return an alert on a version of a story of that id; ``absorbed`` is the alert's."""
    absorbed = fields.pop("absorbed", ())
    given = on(version, occasion, headline=f"Text {story_id}{version}", story_id=story_id, **fields)
    alert_id = f"{given.rule}-{story_id}{version}"
    return given.model_copy(update={"story_id": story_id, "alert_id": alert_id, "absorbed": absorbed})


QUAKE = (of_story("a", 1), of_story("b", 1), of_story("b", 2, "update"))
"""A story, and another that turns out to be the same."""


@pytest.mark.parametrize("rule", ["floods", "other"], ids=["for the target", "for another target"])
@pytest.mark.parametrize("restart", [False, True])
def test_a_digest_tells_stories_that_became_one_once_and_as_they_stand(rule: str, *, restart: bool) -> None:
    inbox = Inbox(digest="8h")
    correction = of_story("a", 2, "correction", absorbed=("b",), rule=rule)
    deliver(inbox, [*QUAKE, correction], restart=restart)
    (message,) = inbox.messages
    mark = "CORRECTED: " if rule == "floods" else "REVISED SINCE: "
    assert f"[medium] {mark}Floods: Text a2" in message.body
    assert "Text b" not in message.body
    assert "1 story" in message.subject
    assert message.fields["story_ids"] == "a"


def test_a_digest_shows_the_part_that_has_the_newest_words() -> None:
    inbox = Inbox(digest="8h")
    earlier = of_story("a", 2, kind="repeat", absorbed=("b",), superseded_by={"version": 4, "headline": "Text b2"})
    deliver(inbox, [*QUAKE, earlier])
    (message,) = inbox.messages
    assert message.body.count("Text b2") == 1
    assert "Text b1" not in message.body
    assert "Text a" not in message.body


def test_a_held_alert_of_a_story_that_became_part_of_another_has_the_newer_headline() -> None:
    inbox = Inbox(quiet=[QUIET])
    deliver(inbox, [*QUAKE[1:], of_story("a", 2, "correction", absorbed=("b",), rule="other")])
    assert inbox.subjects == ["REVISED SINCE: Floods: Text a2"] * 2
    assert "Story: b version 1, since then part of story a, revised by version 2" in inbox.messages[0].body
    assert inbox.messages[0].fields["part_of"] == "a"


def test_an_absorbed_story_that_was_withdrawn_with_the_whole_is_left_out() -> None:
    inbox = Inbox(quiet=[QUIET])
    deliver(inbox, [*QUAKE[1:], of_story("a", 3, "withdrawal", absorbed=("b",))])
    assert inbox.subjects == ["WITHDRAWN: Floods: Text a3"]
    assert counts(inbox) == (1, 2, 0)


@pytest.mark.parametrize("restart", [False, True])
def test_a_message_says_that_a_story_that_the_target_had_became_part_of_this_one(*, restart: bool) -> None:
    inbox = Inbox()
    merging = of_story("a", 2, "correction", absorbed=("b",))
    alerts = [*QUAKE, merging, of_story("a", 3, "update", absorbed=("b",))]
    for end in range(1, len(alerts) + 1):
        deliver(inbox, alerts[:end], restart=restart)
    told = "Another story that you were alerted to became part of this one: “Text b2”, story b."
    assert [told in message.body for message in inbox.messages] == [False, False, False, True, False]
    assert inbox.messages[3].fields["absorbed"] == "b"


def test_a_message_to_a_target_that_never_had_the_other_story_does_not_say_so() -> None:
    inbox = Inbox()
    deliver(inbox, [of_story("b", 1, rule="other"), of_story("a", 2, "correction", absorbed=("b",))])
    assert "Another story" not in inbox.messages[0].body


def test_a_digest_calls_a_story_that_is_new_to_its_target_no_update() -> None:
    inbox = Inbox(digest="8h")
    deliver(inbox, [on(1), on(2, "update")])
    assert inbox.messages[0].body.startswith("[medium] Floods: Text 2\n")
    late = Inbox(digest="8h")
    late.handover.recall(Incoming("a", 0, 0, 0, None, encode(on(1)), ()), is_new=False)
    deliver(late, [on(2, "update"), on(3, "update")])
    assert late.messages[0].body.startswith("[medium] UPDATE: Floods: Text 3\n")


def test_an_update_after_held_ones_says_all_that_changed() -> None:
    inbox = Inbox()
    held = on(2, "update", kind="repeat", parent=2, text="14 dead in Lund.")
    held = held.model_copy(update={"changed": ("9 → 14 dead", "adds Lund", "adds “three were hurt”")})
    deliver(inbox, [on(1, text="9 dead."), held])
    assert "Changed: 9 → 14 dead; adds Lund\n" in inbox.messages[1].body


def changing(version: int, occasion: str = "update", **fields: Any) -> Alert:  # noqa: ANN401 - as ``on``
    """Return an alert on a version with one more dead than the version before."""
    given = on(version, occasion, parent=version - 1, **({"text": f"{version} dead."} | fields))
    relation = given.story.relation.model_copy(update={"changed": (f"{version - 1} → {version} dead",)})
    return given.model_copy(update={"story": given.story.model_copy(update={"relation": relation})})


@pytest.mark.parametrize("restart", [False, True])
def test_a_target_that_takes_no_updates_is_told_all_that_a_correction_changes(*, restart: bool) -> None:
    inbox = Inbox(occasions=("story", "correction"))
    deliver(inbox, [on(1)], restart=restart)
    deliver(inbox, [on(1), changing(2), changing(3), changing(4, "correction")], restart=restart)
    assert "Changed: 1 → 4 dead\n" in inbox.messages[1].body


def test_a_target_is_not_told_again_what_another_rule_told_it() -> None:
    inbox = Inbox(rules=["*"])
    held = changing(3).model_copy(update={"changed": ("1 → 3 dead",)})
    alerts = [on(1), changing(2, rule="quick"), held]
    for end in (1, 2, 3):
        deliver(inbox, alerts[:end])
    assert "Changed: 2 → 3 dead\n" in inbox.messages[2].body


def test_a_target_that_was_never_told_of_a_story_is_not_told_that_it_was() -> None:
    inbox = Inbox(occasions=("update", "correction"))
    held = changing(3, "correction").model_copy(update={"changed": ("1 → 3 dead",)})
    deliver(inbox, [on(1), held, changing(4)])
    assert inbox.messages[0].body.startswith("The source corrects this story. Check anything")
    assert "Changed: 2 → 3 dead\n" in inbox.messages[0].body
    assert inbox.messages[1].body.startswith("There is more on a story that you were alerted to.")

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.alerts.delivery.message import MAX_SUBJECT_CHARS, compose, idempotency_key, trial
from dateline.core.stories.state import Threads
from dateline.core.stories.takedown import take_down
from dateline.core.stories.thread import thread
from dateline_schemas import Relation
from dateline_schemas.alert import Alert
from tests.alerts import NOW, alert
from tests.unit.stories.test_takedown import order
from tests.unit.stories.test_thread import FERRY, distinct

KEY = "alert-1:desk"


def of(occasion: str, **story: object) -> Alert:
    given = alert()
    return alert(occasion=occasion, story=given.story.model_copy(update=story))


@pytest.mark.parametrize(
    ("occasion", "subject", "advice"),
    [
        ("story", "[medium] Floods: Headline 1", "Headline 1"),
        ("update", "[medium] UPDATE: Floods: Headline 1", "There is more on a story that you were alerted to."),
        (
            "correction",
            "[medium] CORRECTED: Floods: Headline 1",
            "The source corrects a story that you were alerted to.",
        ),
        ("withdrawal", "[medium] WITHDRAWN: Floods: Headline 1", "The source withdraws this story. Do not use it"),
    ],
)
def test_a_message_begins_with_its_occasion(occasion: str, subject: str, advice: str) -> None:
    message = compose(of(occasion), KEY)
    assert message.subject == subject
    assert message.body.startswith(advice)


def test_a_message_has_text_source_and_key() -> None:
    assert compose(alert(), KEY).body == (
        "Headline 1\n\nFirst paragraph.\n\nSecond paragraph.\n\n"
        "Source: kust https://kust.example/1\nMatched: flood\nRule: floods (medium)\n"
        "Story: story-1 version 1, seen 2026-02-07 22:00 +0000\nKey: alert-1:desk"
    )


def test_a_withdrawal_has_no_text() -> None:
    assert "paragraph" not in compose(of("withdrawal"), KEY).body


def test_a_takedown_is_not_put_down_to_the_source() -> None:
    memory = Threads()
    story = thread(memory, distinct(FERRY))[0]
    (withdrawn,) = take_down(memory, order(story))
    message = compose(alert(occasion="withdrawal", story=withdrawn), KEY)
    assert message.subject.startswith("[medium] WITHDRAWN: Floods: ")
    assert message.body.startswith("This story was taken down, by hand and for good. Do not use it")
    assert "The source" not in message.body


def test_a_headline_with_the_mark_is_not_marked_again() -> None:
    story = of("withdrawal", headline="WITHDRAWN: Ferry firm ends night crossings")
    assert compose(story, KEY).subject == "[medium] Floods: WITHDRAWN: Ferry firm ends night crossings"


def test_an_update_says_what_changed() -> None:
    relation = Relation(kind="update", parent=1, score=0.8, rule="kin", changed=("+17", "+2 paragraphs"))
    assert "Changed: +17, +2 paragraphs\n" in compose(of("update", relation=relation), KEY).body
    assert "Changed" not in compose(of("story", relation=relation), KEY).body


@given(st.text(max_size=400), st.text(max_size=400))
def test_no_text_of_a_page_steers_a_mail_or_a_terminal(headline: str, text: str) -> None:
    message = compose(of("story", headline=headline, text=text), KEY)
    assert message.subject.isprintable()
    assert len(message.subject) <= MAX_SUBJECT_CHARS
    assert message.body.replace("\n", "").isprintable()


def test_programs_get_fields() -> None:
    assert compose(alert(), KEY).fields == {
        "alert_id": "alert-1", "idempotency_key": KEY, "rule": "floods", "severity": "medium", "occasion": "story",
        "story_id": "story-1", "story_version": "1", "at": "2026-02-07T22:00:00+00:00",
    }  # fmt: skip


def test_a_key_depends_on_alert_and_target_alone() -> None:
    assert idempotency_key("a", "desk") == "a:desk" != idempotency_key("a", "night")


def test_a_trial_says_that_it_is_one() -> None:
    assert "Test" in trial("desk", NOW, "k").subject

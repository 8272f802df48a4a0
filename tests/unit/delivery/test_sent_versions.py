"""What a target was told of is forgotten by the last telling, not by the first."""

from datetime import UTC, datetime

import pytest

from dateline.core.alerts.delivery.bundle import Bundle
from dateline.delivery.sent_versions import MAX_REMEMBERED, SentVersions
from dateline_schemas import Relation
from dateline_schemas.alert import Alert
from tests.alerts import alert

NOON = datetime(2026, 2, 7, 12, tzinfo=UTC)


def on(story_id: str, version: int) -> Alert:
    return alert(story_id=story_id, version=version)


def test_a_story_told_of_again_is_remembered_longer() -> None:
    memory = SentVersions()
    memory.add_alert(on("a", 1), "k1")
    for number in range(MAX_REMEMBERED - 1):
        memory.add_alert(on(f"other-{number}", 1), "k")
    memory.add_alert(on("a", 2), "k2")
    memory.add_alert(on("one more", 1), "k")
    assert not memory.beside_sent(Bundle("a", 3, NOON, NOON, None)).is_new


@pytest.mark.parametrize(("rule", "words"), [("unmatched", "A mill burnt in Alvik."), ("takedown", None)])
def test_a_story_without_a_headline_is_withdrawn_under_the_words_that_it_was_told_by(
    rule: str, words: str | None
) -> None:
    """A takedown by hand repeats none of them."""
    words_told, relation = {"headline": None, "text": "A mill burnt in Alvik."}, Relation(kind="withdrawal", rule=rule)
    of = {"headline": None, "text": None, "event": "withdrawn", "version": 2, "relation": relation}
    told = alert(story=alert().story.model_copy(update=words_told))
    withdrawn = alert(occasion="withdrawal", story=told.story.model_copy(update=of), version=2)
    memory = SentVersions()
    memory.see(told)
    memory.see(withdrawn)
    assert memory.headline_of(withdrawn) == words

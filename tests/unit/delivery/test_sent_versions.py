"""What a target was told of is forgotten by the last telling, not by the first."""

from datetime import UTC, datetime

from dateline.core.alerts.delivery.bundle import Bundle
from dateline.delivery.sent_versions import MAX_REMEMBERED, SentVersions
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

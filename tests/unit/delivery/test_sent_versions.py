"""What a target was told of is forgotten by the last telling, not by the first."""

from datetime import UTC, datetime

from dateline.core.alerts.delivery.bundle import Bundle
from dateline.delivery.sent_versions import MAX_REMEMBERED, SentVersions

NOON = datetime(2026, 2, 7, 12, tzinfo=UTC)


def test_a_story_told_of_again_is_remembered_longer() -> None:
    memory = SentVersions()
    memory.add(("a", 1), "k1")
    for number in range(MAX_REMEMBERED - 1):
        memory.add((f"other-{number}", 1), "k")
    memory.add(("a", 2), "k2")
    memory.add(("one more", 1), "k")
    assert not memory.beside_sent(Bundle("a", 3, NOON, NOON, None)).is_new

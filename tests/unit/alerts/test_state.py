"""How long alerts remember stories, and what they remember of stories that became part of another."""

from dateline.core.alerts import state as alerts
from dateline.core.alerts.state import MAX_ABSORBED, AlertMemory, AlertRecord, FollowedStory
from dateline.core.stories import retention as stories
from dateline.core.times.clock import Clock


def test_alerts_remember_a_story_longer_than_threading_does() -> None:
    assert alerts.STORY_SECONDS == stories.STORY_SECONDS
    assert alerts.MEMORY_SECONDS > stories.STORY_SECONDS


def remembering(*names: str) -> AlertMemory:
    """Return a memory with stories of which one rule told."""
    memory = AlertMemory(Clock())
    record = AlertRecord("r", "high", 1, None, corrections=True, horizon=60, at=0)
    for name in names:
        memory.change(name, FollowedStory(0, {"r": record}))
    return memory


def test_what_a_story_absorbed_between_its_claim_and_its_end_stays_with_the_survivor() -> None:
    memory = remembering("a", "b", "c")
    memory.claim("b", "a", 0)
    memory.claim("c", "b", 0)
    memory.end("c", "b", 0)
    memory.end("b", "a", 0)
    assert {*memory.stories["a"].absorbed} == {"b", "c"}


def test_a_claimed_story_that_absorbs_many_hands_its_rules_over_at_its_end() -> None:
    others = [f"c{number}" for number in range(MAX_ABSORBED + 1)]
    memory = remembering("b", *others)
    memory.claim("b", "a", 0)
    for other in others:
        memory.claim(other, "b", 0)
        memory.end(other, "b", 0)
    memory.end("b", "a", 0)
    assert memory.survivor("b") == "a"
    assert len(memory.stories["a"].absorbed) == MAX_ABSORBED

"""How long alerts remember stories."""

from dateline.core.alerts import state as alerts
from dateline.core.stories import retention as stories


def test_alerts_remember_a_story_longer_than_threading_does() -> None:
    assert alerts.STORY_SECONDS == stories.STORY_SECONDS
    assert alerts.MEMORY_SECONDS > stories.STORY_SECONDS

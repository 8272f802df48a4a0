"""State: which rules alerted on which story, and when each rule with a cooldown last alerted.

``AlertMemory`` holds both. The alert stage writes what changes to a compacted topic, and loads it after a restart.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from dateline.core.times.clock import DAY, MAX_FREED, Clock, due
from dateline_schemas import Hit
from dateline_schemas.alert import Severity

STORY_SECONDS: Final = 30 * DAY
"""Seconds of event time that the thread stage remembers a story after its last sighting.

core/stories/retention.py decides it, and alerts may not import that; tests/unit/alerts/test_state.py compares both.
"""
MEMORY_SECONDS: Final = STORY_SECONDS + 3 * DAY
"""Seconds of event time that a story is remembered here after its last sighting.

It is what threading uses and three days more, so that a story is not forgotten here first. Chosen by hand.
"""


class AlertRecord(NamedTuple):
    """One rule's alert on a story, and what the rule asks to hear of the story from then on.

    State records are lists of these fields, in this order.
    """

    name: str
    severity: Severity
    urgency: int
    updates: int | None
    corrections: bool
    horizon: int
    at: int
    """Event time of its last alert, in seconds since 1970; corrections and withdrawals do not count."""
    withdrawn: bool = False
    """Whether its last alert was that the story is withdrawn."""

    @classmethod
    def of_hit(cls, hit: Hit, at: int, *, withdrawn: bool = False) -> "AlertRecord":
        """Return the record of an alert at the time ``at``, given the rule's hit."""
        policy = hit.name, hit.severity, hit.urgency, hit.updates, hit.corrections, hit.horizon
        return cls(*policy, at, withdrawn)

    def with_policy_of(self, hit: Hit) -> "AlertRecord":
        """Return the record with what the rule asks for now: rules are edited between two versions of a story."""
        return AlertRecord.of_hit(hit, self.at, withdrawn=self.withdrawn)


@dataclass
class FollowedStory:
    """A story that rules alerted on, or that became part of another."""

    last_seen: int
    """Event time of its last sighting, in seconds since 1970."""
    rules: dict[str, AlertRecord] = field(default_factory=dict)
    """The record of each rule that alerted on it, by rule id."""
    merged_into: str | None = None
    """Id of the story that it became part of."""


class AlertMemory:
    """Stories that rules alerted on, by id, and the time of each rule's last alert, for its cooldown."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.stories: dict[str, FollowedStory] = {}
        self.last_alerts: dict[str, int] = {}
        """Event time of the last alert on a new story, in seconds, by the id of a rule with a cooldown."""
        self.changed_stories: dict[str, None] = {}
        """Ids of stories that changed or were freed since the stage last wrote them; a dict, to keep their order."""
        self.changed_rules: dict[str, None] = {}
        """Ids of rules whose last alert changed or was freed since then."""
        self._stories_by_day: defaultdict[int, set[str]] = defaultdict(set)
        """Story ids by the day of their last sighting."""

    def survivor(self, story_id: str) -> str:
        """Return the id of the story that a story became part of, or its own id."""
        visited = {story_id}
        while (followed := self.stories.get(story_id)) is not None and followed.merged_into not in {None, *visited}:
            story_id = str(followed.merged_into)
            visited.add(story_id)
        return story_id

    def change(self, story_id: str, followed: FollowedStory) -> None:
        """Remember a story as it stands, and that it is to be written."""
        self.stories[story_id] = followed
        self.changed_stories[story_id] = None
        self.load(story_id, followed)

    def load(self, story_id: str, followed: FollowedStory) -> None:
        """Remember a story that was read from the topic."""
        self.stories[story_id] = followed
        self._stories_by_day[followed.last_seen // DAY].add(story_id)

    def see(self, story_id: str, last_seen: int) -> None:
        """Note when a followed story was seen, at most once a day: that is enough to remember it for a month."""
        followed = self.stories.get(story_id)
        if followed is not None and last_seen // DAY > followed.last_seen // DAY:
            followed.last_seen = last_seen
            self.change(story_id, followed)

    def start_cooldown(self, rule: str, at: int) -> None:
        """Note that a rule alerted on a new story."""
        self.last_alerts[rule] = max(at, self.last_alerts.get(rule, at))
        self.changed_rules[rule] = None

    def relink(self, merged: str, into: str, last_seen: int) -> None:
        """Move the records of a story to the story that it became part of."""
        into = self.survivor(into)
        before = self.stories.get(merged)
        if merged == into or (before is not None and before.merged_into is not None):
            return
        followed = self.stories.get(into) or FollowedStory(last_seen)
        for rule, record in (before.rules if before is not None else {}).items():
            existing = followed.rules.get(rule)
            followed.rules[rule] = record if existing is None else existing._replace(at=max(existing.at, record.at))
        if followed.rules:
            self.change(into, followed)
        self.change(merged, FollowedStory(last_seen, merged_into=into))

    def free(self, limit: int = MAX_FREED) -> None:
        """Forget stories not seen for 33 days, at most ``limit`` at once, and last alerts that are as old."""
        oldest = (self.clock.time - MEMORY_SECONDS) // DAY
        for story_id in self._expired(oldest, limit):
            del self.stories[story_id]
            self.changed_stories[story_id] = None
        for rule in [rule for rule, at in self.last_alerts.items() if at // DAY < oldest]:
            del self.last_alerts[rule]
            self.changed_rules[rule] = None

    def _expired(self, oldest: int, limit: int) -> Iterator[str]:
        for story_id in due(self._stories_by_day, oldest, limit):
            followed = self.stories.get(story_id)
            if followed is not None and followed.last_seen // DAY < oldest:
                yield story_id

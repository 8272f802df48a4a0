"""What the alert stage remembers: which rules alerted on which story, and when each rule alerted last."""

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
KEPT: Final = STORY_SECONDS + 3 * DAY
"""Seconds that a story is remembered after it was last seen: as long as ``thread`` knows it, and somewhat longer."""


class Told(NamedTuple):
    """A rule that alerted on a story, and how it wants to hear of what becomes of it."""

    name: str
    severity: Severity
    urgency: int
    updates: int | None
    corrections: bool
    horizon: int
    at: int
    """Event time of its last alert but corrections and withdrawals, in seconds since 1970."""
    withdrawn: bool = False
    """Whether the last that it heard is that the story was withdrawn."""

    @classmethod
    def by(cls, hit: Hit, at: int, *, withdrawn: bool = False) -> "Told":
        """Return what is remembered of an alert by a hit."""
        policy = hit.name, hit.severity, hit.urgency, hit.updates, hit.corrections, hit.horizon
        return cls(*policy, at, withdrawn)

    def under(self, hit: Hit) -> "Told":
        """Return the same, told as the rule wants it by now."""
        return Told.by(hit, self.at, withdrawn=self.withdrawn)


@dataclass
class Followed:
    """A story that rules alerted on, or that became part of another."""

    last_seen: int
    rules: dict[str, Told] = field(default_factory=dict)
    merged_into: str | None = None


class Alerted:
    """All stories that rules alerted on, by id, and each rule's last alert on a story, for its cooldown."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.stories: dict[str, Followed] = {}
        self.cooling: dict[str, int] = {}
        self.changed: dict[str, None] = {}
        self.cooled: dict[str, None] = {}
        self._seen: defaultdict[int, set[str]] = defaultdict(set)

    def surviving(self, story_id: str) -> str:
        """Return the id of the story that one has become part of; its own where it has not."""
        passed = {story_id}
        while (followed := self.stories.get(story_id)) is not None and followed.merged_into not in {None, *passed}:
            story_id = str(followed.merged_into)
            passed.add(story_id)
        return story_id

    def keep(self, story_id: str, followed: Followed) -> None:
        """Remember a story as it stands."""
        self.stories[story_id] = followed
        self.changed[story_id] = None
        self.load(story_id, followed)

    def load(self, story_id: str, followed: Followed) -> None:
        """Take back a story that was remembered."""
        self.stories[story_id] = followed
        self._seen[followed.last_seen // DAY].add(story_id)

    def see(self, story_id: str, last_seen: int) -> None:
        """Take note that a story is still seen; once a day is often enough to remember it for a month."""
        followed = self.stories.get(story_id)
        if followed is not None and last_seen // DAY > followed.last_seen // DAY:
            followed.last_seen = last_seen
            self.keep(story_id, followed)

    def cool(self, rule: str, at: int) -> None:
        """Let a rule's cooldown begin."""
        self.cooling[rule] = max(at, self.cooling.get(rule, at))
        self.cooled[rule] = None

    def relink(self, ended: str, into: str, last_seen: int) -> None:
        """Make what rules alerted on under one id count for the other."""
        into = self.surviving(into)
        before = self.stories.get(ended)
        if ended == into or (before is not None and before.merged_into is not None):
            return
        kept = self.stories.get(into) or Followed(last_seen)
        for rule, told in (before.rules if before is not None else {}).items():
            known = kept.rules.get(rule)
            kept.rules[rule] = told if known is None else known._replace(at=max(known.at, told.at))
        if kept.rules:
            self.keep(into, kept)
        self.keep(ended, Followed(last_seen, merged_into=into))

    def free(self, most: int = MAX_FREED) -> None:
        """Forget stories not seen for a month, at most so many at once, and cooldowns of that time."""
        oldest = (self.clock.time - KEPT) // DAY
        for story_id in self._old(oldest, most):
            del self.stories[story_id]
            self.changed[story_id] = None
        for rule in [rule for rule, at in self.cooling.items() if at // DAY < oldest]:
            del self.cooling[rule]
            self.cooled[rule] = None

    def _old(self, oldest: int, most: int) -> Iterator[str]:
        for story_id in due(self._seen, oldest, most):
            followed = self.stories.get(story_id)
            if followed is not None and followed.last_seen // DAY < oldest:
                yield story_id

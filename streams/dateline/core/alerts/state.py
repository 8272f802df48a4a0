"""State: which rules alerted on which story, and when each rule with a cooldown alerted.

``AlertMemory`` holds both. The alert stage writes what changes to a compacted topic, and loads it after a restart.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from dateline.core.alerts.spacing import SECOND, Times, is_free, merged, with_time, without_before
from dateline.core.times.clock import DAY, MAX_FREED, Clock, due
from dateline_schemas import Hit
from dateline_schemas.alert import Occasion, Severity, Title

STORY_SECONDS: Final = 30 * DAY
"""Seconds of event time that the thread stage remembers a story after its last sighting.

core/stories/retention.py decides it, and alerts may not import that; tests/unit/alerts/test_state.py compares both.
"""
MEMORY_SECONDS: Final = STORY_SECONDS + 3 * DAY
"""Seconds of event time that a story is remembered here after its last sighting.

It is what threading uses and three days more, so that a story is not forgotten here first. Chosen by hand.
"""
COOLDOWN_SECONDS: Final = 2 * STORY_SECONDS
"""Seconds of event time that the time of a rule's alert is remembered, for its cooldown.

A page may be as old as the longest horizon, and the alert that holds it back older by the longest cooldown: both are
30 days at most.
"""
MAX_ALERT_TIMES: Final = 256
"""Alert times that a rule with a cooldown remembers, as pairs of ``spacing``: 17 bytes each in its state record.

A rule with the default horizon of 24 h and a cooldown of 3 minutes or more never needs more, since times less than two
cooldowns apart are joined without a loss. Chosen by hand: each alert writes its rule's record anew, 5 kB at the most
where times are single, and one story may meet 20,000 rules.
"""
MAX_UPDATE_TIMES: Final = 64
"""Alert times of a rule that are remembered of one story, for ``updates = "every 2h"``, as pairs of ``spacing``.

Chosen by hand: 64 updates of one story, and a record of 2 kB for each rule and story at the most.
"""


MAX_ABSORBED: Final = 8
"""Stories that became part of a followed one and are remembered with it, the last ones. Bounds state.

Chosen by hand.
"""


class HeldVersion(NamedTuple):
    """A version of a followed story of which a rule did not tell, and its occasion, an update or a correction.

    Its alert was held back, or the rule does not ask for its occasion.
    """

    version: int
    occasion: Occasion
    changed: tuple[str, ...] = ()
    """What changed since the rule's last alert on the story; empty in records of workers of before."""


class AlertRecord(NamedTuple):
    """One rule's alert on a story, and what the rule asks to hear of the story from then on.

    State records are lists of these fields, in this order, without ``times`` and ``held``.
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
    times: Times = ()
    """Event times of its alerts, if the rule spaces its updates; empty in records of 0.1.0, which have only ``at``."""
    held: HeldVersion | None = None
    """The newest version of which it did not tell, for its spacing, a silence, or as it does not ask for such versions,
    and after which it has not alerted."""

    @classmethod
    def of_hit(cls, hit: Hit, at: int, *, withdrawn: bool = False) -> "AlertRecord":
        """Return the record of a first alert at a time in microseconds, given the rule's hit."""
        policy = hit.name, hit.severity, hit.urgency, hit.updates, hit.corrections, hit.horizon
        return cls(*policy, at // SECOND, withdrawn, ((at, at),) if hit.updates else ())

    def with_policy_of(self, hit: Hit) -> "AlertRecord":
        """Return the record with what the rule asks for now: rules are edited between two versions of a story."""
        return self._replace(
            name=hit.name,
            severity=hit.severity,
            urgency=hit.urgency,
            updates=hit.updates,
            corrections=hit.corrections,
            horizon=hit.horizon,
        )

    def allows_update(self, at: int) -> bool:
        """Whether an update at a time in microseconds is far enough from the rule's other alerts on the story."""
        return is_free(self.alert_times(), at, (self.updates or 0) * SECOND)

    def with_update(self, at: int, now: int) -> "AlertRecord":
        """Return the record after an alert on an update; times in microseconds, ``now`` is the stage's."""
        gap = (self.updates or 0) * SECOND
        times = with_time(self.alert_times(), at, gap=gap, now=now, limit=MAX_UPDATE_TIMES) if gap else ()
        return self._replace(at=at // SECOND, withdrawn=False, times=times, held=None)

    def merged_with(self, other: "AlertRecord", now: int) -> "AlertRecord":
        """Return this record and the rule's record of a story that became part of this one."""
        times: Times = ()
        if gap := (self.updates or 0) * SECOND:
            times = merged(self.alert_times(), other.alert_times(), gap=gap, now=now, limit=MAX_UPDATE_TIMES)
        return self._replace(at=max(self.at, other.at), times=times)

    def alert_times(self) -> Times:
        """Return the times of its alerts; of a record without, the one time that it has."""
        return self.times or ((self.at * SECOND, self.at * SECOND),)


@dataclass
class FollowedStory:
    """A story that rules alerted on, whose alerts were held back, or that became part of another."""

    last_seen: int
    """Event time of its last sighting, in seconds since 1970; of a late one, the stage's time when it came."""
    rules: dict[str, AlertRecord] = field(default_factory=dict)
    """The record of each rule that alerted on it, by rule id."""
    merged_into: str | None = None
    """Id of the story that it became part of."""
    absorbed: tuple[str, ...] = ()
    """Ids of the last stories that rules alerted on and that became part of it.

    Its own id too, where the record of another story says that it became part of that one, and its own does not yet.
    The two records come in any order: their partitions are read apart.
    """
    title: Title | None = None
    """What the story is called; None where it had no headline yet, and in records of workers of before."""
    was_compared: bool = False
    """Whether a text of the story was compared with a title that is another story's; False in records of before."""

    @property
    def is_unclaimed(self) -> bool:
        """Whether it became part of a story whose own record does not say so yet: it keeps its rules until then."""
        return self.merged_into is not None and bool(self.rules or self.absorbed or self.title is not None)


class AlertMemory:
    """Stories that rules alerted on, by id, and the times of each rule's alerts, for its cooldown."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.stories: dict[str, FollowedStory] = {}
        self.alert_times: dict[str, Times] = {}
        """Event times of the alerts on new stories, by the id of a rule with a cooldown."""
        self.changed_stories: dict[str, None] = {}
        """Ids of stories that changed or were freed since the stage last wrote them; a dict, to keep their order."""
        self.changed_rules: dict[str, None] = {}
        """Ids of rules whose alert times changed or were freed since then."""
        self._incomplete: set[str] = set()
        """Ids of rules whose state record has only the last of their alert times, as 0.1.0 writes it."""
        self._stories_by_day: defaultdict[int, set[str]] = defaultdict(set)
        """Story ids by the day of their last sighting."""

    def survivor(self, story_id: str) -> str:
        """Return the id of the story that has the records of a story: its own, or that which it became part of."""
        visited = {story_id}
        while (
            (followed := self.stories.get(story_id)) is not None
            and followed.merged_into not in {None, *visited}
            and not followed.is_unclaimed
        ):
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

    def is_in_cooldown(self, rule: str, at: int, cooldown: int) -> bool:
        """Whether a rule alerted on another story less than its cooldown (s) before or after a time (µs)."""
        self._complete_times()
        return not is_free(self.alert_times.get(rule, ()), at, cooldown * SECOND)

    def start_cooldown(self, rule: str, at: int, cooldown: int) -> None:
        """Note that a rule alerted on a new story at a time (µs)."""
        self._note(rule, at, cooldown * SECOND)
        self.changed_rules[rule] = None

    def load_last_alert(self, rule: str, at: int) -> None:
        """Remember a rule that was read from a state record of 0.1.0, which holds the last of its alert times (s)."""
        self.alert_times[rule] = ((at * SECOND, at * SECOND),)
        self._incomplete.add(rule)

    def _note(self, rule: str, at: int, gap: int) -> None:
        now = self.clock.time * SECOND
        times = without_before(self.alert_times.get(rule, ()), now - COOLDOWN_SECONDS * SECOND)
        self.alert_times[rule] = with_time(times, at, gap=gap, now=now, limit=MAX_ALERT_TIMES)

    def _complete_times(self) -> None:
        """Add the other alert times of rules whose state record has one: the stories that they alerted on have them.

        Not those of rules that follow updates: their stories have the time of the last update.
        """
        if not self._incomplete:
            return
        for followed in self.stories.values():
            for rule, record in followed.rules.items():
                if rule in self._incomplete and record.updates is None:
                    self._note(rule, record.at * SECOND, 0)
        self._incomplete.clear()

    def claim(self, merged: str, into: str, last_seen: int) -> None:
        """Let the rules that follow a story follow the one that it became part of, as that one's record says.

        Until the story's own record says so too, its versions are from before: they are decided on as its own.
        """
        before = self.stories.get(merged) or FollowedStory(last_seen)
        if merged == into or (before.merged_into is not None and not before.is_unclaimed):
            return
        self._hand_over(merged, before, into, last_seen)
        if before.merged_into is not None:
            self.change(merged, FollowedStory(before.last_seen, merged_into=before.merged_into))
        elif merged not in before.absorbed:
            before.absorbed = (*before.absorbed, merged)
            self.change(merged, before)

    def end(self, merged: str, into: str, last_seen: int) -> None:
        """Note that a story became part of another, as its own record says.

        The rules that follow it wait for the other's record: the versions of the other until then are from before.
        """
        before = self.stories.get(merged) or FollowedStory(last_seen)
        if merged == into or before.merged_into is not None:
            return
        if merged in before.absorbed:
            self._hand_over(merged, before, into, last_seen)
            before = FollowedStory(last_seen)
        before.last_seen, before.merged_into = last_seen, into
        self.change(merged, before)

    def _hand_over(self, merged: str, before: FollowedStory, into: str, last_seen: int) -> None:
        """Copy the records of a story to the story that it became part of.

        Without a version that was held back: it has another number there.
        """
        into = self.survivor(into)
        if merged == into:
            return
        followed = self.stories.get(into) or FollowedStory(last_seen)
        for rule, record in before.rules.items():
            existing = followed.rules.get(rule)
            followed.rules[rule] = (
                record._replace(held=None)
                if existing is None
                else existing.merged_with(record, self.clock.time * SECOND)
            )
        if followed.title is None and before.title is not None:
            followed.title, followed.was_compared = before.title.model_copy(update={"version": 0}), False
        others = [name for name in before.absorbed if name != merged]
        if before.rules or others:
            names = dict.fromkeys((*followed.absorbed, *others, merged))
            others = [name for name in names if name != into][-MAX_ABSORBED:]
            followed.absorbed = (*others, into) if into in names else tuple(others)
        if followed.rules or followed.title is not None:
            self.change(into, followed)

    def free(self, limit: int = MAX_FREED) -> None:
        """Forget stories not seen for 33 days, at most ``limit`` at once, and rules that last alerted 60 days ago."""
        oldest = (self.clock.time - MEMORY_SECONDS) // DAY
        for story_id in self._expired(oldest, limit):
            del self.stories[story_id]
            self.changed_stories[story_id] = None
        oldest_alert = (self.clock.time - COOLDOWN_SECONDS) * SECOND
        for rule in [rule for rule, times in self.alert_times.items() if times[-1][1] < oldest_alert]:
            del self.alert_times[rule]
            self.changed_rules[rule] = None

    def _expired(self, oldest: int, limit: int) -> Iterator[str]:
        for story_id in due(self._stories_by_day, oldest, limit):
            followed = self.stories.get(story_id)
            if followed is not None and followed.last_seen // DAY < oldest:
                yield story_id

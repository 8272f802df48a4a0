"""A story version held against all rules, as one stage hands it to the next, and as a trial does without any broker."""

from datetime import UTC, datetime

from dateline.core.alerts.decide import OCCASIONS, TELLING, Verdict, decide
from dateline.core.alerts.ruleset import Ruleset
from dateline.core.alerts.state import Alerted
from dateline.core.times.clock import Clock
from dateline_schemas import Match, Story


def match(ruleset: Ruleset, clock: Clock, story: Story) -> Match | None:
    """Return the version with the rules that it meets; None where it meets none, and changes nothing of its story.

    The clock goes as far as the story was seen.
    """
    clock.see(0, int(story.last_seen.timestamp()))
    hits = ruleset.match(story)
    changes = story.relation.kind in OCCASIONS if story.event in TELLING else story.event == "relinked"
    if not hits and not changes:
        return None
    return Match(as_of=datetime.fromtimestamp(clock.time, UTC), hits=hits, story=story)


class Trial:
    """Rules over stories in the order in which they came: what would have fired."""

    def __init__(self, ruleset: Ruleset) -> None:
        self._ruleset = ruleset
        self._clock = Clock()
        self._memory = Alerted(Clock())

    def run(self, story: Story) -> list[Verdict]:
        """Return what each rule concerned says to a version."""
        found = match(self._ruleset, self._clock, story)
        verdicts = decide(self._memory, found) if found is not None else []
        self._memory.free()
        return verdicts

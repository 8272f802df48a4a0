"""Match: a story version compared with all rules.

``match`` is the step of the match stage. ``Trial`` runs match and decide over stories without a broker, for
``dateline alerts check``.
"""

from datetime import UTC, datetime

from dateline.core.alerts.decide import OCCASIONS, TEXT_EVENTS, Verdict, decide
from dateline.core.alerts.ruleset import Ruleset
from dateline.core.alerts.silence import NO_SILENCES, Silences
from dateline.core.alerts.state import AlertMemory
from dateline.core.times.clock import Clock
from dateline_schemas import Match, Story


def match(ruleset: Ruleset, clock: Clock, story: Story, sent: int | None = None) -> Match | None:
    """Return the version with the rules that it meets, and advance the clock to when the story was last seen.

    But not beyond ``sent``, when the version was sent, in seconds since 1970: a page may have a time of the future, up
    to an hour, and must not make all other stories old news.
    A version that meets none is returned if rules that follow its story may have to hear of it, which a later stage
    decides; None otherwise.
    """
    last_seen = int(story.last_seen.timestamp())
    clock.see(0, last_seen if sent is None else min(last_seen, sent))
    hits = ruleset.match(story)
    concerns_followers = story.relation.kind in OCCASIONS if story.event in TEXT_EVENTS else story.event == "relinked"
    if not hits and not concerns_followers:
        return None
    return Match(as_of=datetime.fromtimestamp(clock.time, UTC), hits=hits, story=story)


class Trial:
    """Rules over stories in the order in which they came: which alerts there would have been."""

    def __init__(self, ruleset: Ruleset, silences: Silences = NO_SILENCES) -> None:
        self._ruleset = ruleset
        self._silences = silences
        self._clock = Clock()
        self._memory = AlertMemory(Clock())

    def run(self, story: Story) -> list[Verdict]:
        """Return the verdict of each rule concerned with a version."""
        matched = match(self._ruleset, self._clock, story)
        verdicts = decide(self._memory, matched, self._silences) if matched is not None else []
        self._memory.free()
        return verdicts

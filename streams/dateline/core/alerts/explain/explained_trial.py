"""Explained trial: rules over stories in the order in which they came, and why each rule alerted or did not."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from dateline.core.alerts.decide import OCCASIONS, TEXT_EVENTS, Verdict, decide, hears_of, seen_at
from dateline.core.alerts.explain import reason_words
from dateline.core.alerts.explain.reason_words import PastAlert, Words
from dateline.core.alerts.explain.unmet_condition import unmet_condition
from dateline.core.alerts.match import match
from dateline.core.alerts.rule import Rule
from dateline.core.alerts.ruleset import Ruleset
from dateline.core.alerts.silence import Silence, Silences
from dateline.core.alerts.spacing import to_microseconds
from dateline.core.alerts.state import AlertMemory, AlertRecord, FollowedStory
from dateline.core.alerts.title import first_words, shown_title
from dateline.core.places.atlas import Atlas
from dateline.core.times.clock import Clock
from dateline_schemas import Story

Outcome = Literal["alerted", "withheld", "not met"]
_MAX_TITLE_CHARS: Final = 60
"""Characters of another story's headline in an explanation. Chosen by hand."""


class Explanation(NamedTuple):
    """What became of a rule on a story version, and why."""

    rule: str
    outcome: Outcome
    reason: str
    """Of an alert, its occasion. Withheld: ``cooldown``, ``old``, ``often``, ``silence``, ``unasked``, ``repeat`` or
    ``relinked``. Not met: the rule's field that fails first, or ``event``."""
    why: str
    facts: Mapping[str, object]
    verdict: Verdict | None = None
    """What was decided; None where a rule is not met, or has nothing to decide on."""


class ExplainedTrial:
    """Rules over stories, as ``Trial``; it explains those of the rules that are ``shown``, by id."""

    def __init__(
        self,
        rules: Collection[Rule],
        silences: Silences,
        shown: Collection[str],
        lines: Mapping[int, int] = MappingProxyType({}),
        atlas: Atlas | None = None,
    ) -> None:
        """``lines`` has the line on which each silence begins in its file, by its number."""
        self._ruleset = Ruleset(rules, atlas)
        self._atlas = atlas
        self._rules = {rule.id: rule for rule in rules if rule.id in shown}
        self._silences = silences
        self._lines = lines
        self._clock = Clock()
        self._memory = AlertMemory(Clock())
        self._past: defaultdict[str, list[PastAlert]] = defaultdict(list)
        """By rule with a cooldown, its first alerts on stories."""

    def run(self, story: Story, *, with_unmet: bool = False) -> list[Explanation]:
        """Return what became of each rule that a version meets or that follows its story, by rule id.

        With ``with_unmet``, also of the rules that it does not meet.
        """
        followed_before = self._memory.stories.get(story.story_id, FollowedStory(0)).rules.keys() & self._rules.keys()
        matched = match(self._ruleset, self._clock, story)
        verdicts = decide(self._memory, matched, self._silences) if matched is not None else []
        met = {hit.rule for hit in matched.hits} if matched is not None else set()
        explained = list(self._of_version(story, met, {verdict.rule: verdict for verdict in verdicts}))
        if story.merged_into is not None:
            words = reason_words.of_relinked(story)
            explained += [Explanation(rule, "withheld", "relinked", *words) for rule in followed_before]
        if with_unmet and story.event in TEXT_EVENTS:
            explained += self._of_unmet(story, {each.rule for each in explained})
        for verdict in verdicts:
            if verdict.rule not in followed_before:
                self._remember(verdict)
        self._memory.free()
        return sorted(explained, key=lambda each: each.rule)

    def _of_version(self, story: Story, met: Collection[str], verdicts: Mapping[str, Verdict]) -> Iterator[Explanation]:
        """Explain the verdicts on a version, and each rule without one that follows its story."""
        followed = self._memory.stories.get(self._memory.survivor(story.story_id)) or FollowedStory(0)
        if story.event not in TEXT_EVENTS:
            return
        for rule in self._rules.keys() & {*verdicts, *followed.rules}:
            record = followed.rules.get(rule)
            if rule in verdicts:
                yield self._of_verdict(story, verdicts[rule], record, is_met=rule in met)
            elif record is not None:
                yield _without_verdict(story, rule, record, is_met=rule in met)

    def _of_verdict(self, story: Story, verdict: Verdict, record: AlertRecord | None, *, is_met: bool) -> Explanation:
        name, alert, withheld, _ = verdict
        if alert is not None:
            return Explanation(name, "alerted", alert.occasion, *reason_words.of_alert(alert, is_met=is_met), verdict)
        words = self._of_withheld(self._rules[name], story, verdict, record)
        return Explanation(name, "withheld", str(withheld), *words, verdict)

    def _of_withheld(self, rule: Rule, story: Story, verdict: Verdict, record: AlertRecord | None) -> Words:
        if verdict.silence is not None:
            return reason_words.of_silence(verdict.silence, self._line_of(verdict.silence))
        if verdict.withheld == "old":
            return reason_words.of_old_text(rule, story, self._memory.clock.time)
        if verdict.withheld == "often" and record is not None:
            return reason_words.of_spacing(rule, story, record)
        at = to_microseconds(seen_at(story))
        nearest = min(self._past[rule.id], key=lambda past: abs(past.at - at), default=None)
        return reason_words.of_cooldown(rule, story, nearest)

    def _line_of(self, silence: Silence) -> int | None:
        return next((self._lines.get(at) for at, each in enumerate(self._silences.all) if each is silence), None)

    def _of_unmet(self, story: Story, explained: Collection[str]) -> Iterator[Explanation]:
        for rule in self._rules.values():
            if rule.id not in explained and (unmet := unmet_condition(rule, story, self._atlas)) is not None:
                yield Explanation(rule.id, "not met", unmet.field, unmet.why, {})

    def _remember(self, verdict: Verdict) -> None:
        """Note a first alert of a rule with a cooldown, to name it where it holds others back."""
        alert, rule = verdict.alert, self._rules.get(verdict.rule)
        if alert is None or rule is None or not rule.cooldown or alert.occasion not in {"story", "withdrawal"}:
            return
        title = first_words(shown_title(alert), _MAX_TITLE_CHARS)
        self._past[rule.id].append(PastAlert(to_microseconds(alert.at), alert.story_id, title))


def _without_verdict(story: Story, rule: str, record: AlertRecord, *, is_met: bool) -> Explanation:
    """Explain why a rule that alerted on the story has nothing to decide on."""
    occasion = OCCASIONS.get(story.relation.kind)
    if occasion in {"update", "correction"} and not hears_of(record, occasion, story):
        return Explanation(rule, "withheld", "unasked", *reason_words.of_unasked(story, record))
    return Explanation(rule, "withheld", "repeat", *reason_words.of_repeat(story, record, is_met=is_met))

"""What changed in a story since one of its versions, from the alerts on it, whichever rule and target they are for.

An alert says what changed since its rule's last alert on the story, and its version what differs from an earlier one.
These are steps between versions; from the version that a target was last told of they are joined to the one at hand.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from dateline.core.alerts.changes.joined_changes import joined
from dateline.core.alerts.decide import is_of_earlier_text
from dateline_schemas.alert import Alert

_MAX_VERSIONS: Final = 20
"""The newest versions of a story whose changes are remembered: bounds memory, and the time to join them.

Chosen by hand: few stories have as many updates that alert.
"""
_MAX_RULES: Final = 20
"""Rules of one version that are remembered: bounds the same. Chosen by hand: their steps differ only where one held
the version before back."""


class _Step(NamedTuple):
    """What changed from one version to a later one."""

    since: int
    changed: tuple[str, ...]


class StoryChanges:
    """The changes of one story, as far as alerts told of them."""

    def __init__(self) -> None:
        self._of_version: dict[int, _Step] = {}
        """By version: what it changed."""
        self._of_rules: dict[int, dict[str, tuple[str, ...]]] = {}
        """By version and rule: what changed since the rule's last alert."""

    def add(self, alert: Alert) -> None:
        """Remember an alert; the same one again changes nothing, nor does one on an earlier text, as its correction."""
        if is_of_earlier_text(alert.story):
            return
        relation = alert.story.relation
        if alert.story.event == "withdrawn":  # why is no change of the text
            relation = relation.model_copy(update={"changed": ()})
        rules = self._of_rules.setdefault(alert.version, {})
        if len(rules) < _MAX_RULES:
            changed = alert.changed or relation.changed
            shared = next((each for each in rules.values() if each == changed), changed)  # equal ones are kept once
            rules.setdefault(alert.rule, shared)
        since = relation.changed_since or relation.parent
        if since is not None and since < alert.version:
            self._of_version[alert.version] = _Step(since, relation.changed)
        if len(self._of_rules) > _MAX_VERSIONS:
            oldest = min(self._of_rules)
            del self._of_rules[oldest]
            self._of_version.pop(oldest, None)

    def since(self, told: int, version: int) -> tuple[str, ...] | None:
        """Return what changed from the version ``told`` to a later one; None where no alert says it.

        Where no steps lead to ``told`` itself, they begin as late before it as there are any.
        """
        reached: dict[int, _Step] = {}
        for number in sorted(each for each in self._of_rules if told < each <= version):
            ways = [
                way for step in self._steps(number) if (way := _beyond(reached.get(step.since), step, told)) is not None
            ]
            if ways:
                reached[number] = max(ways, key=lambda way: way.since)
        return reached[version].changed if version in reached else None

    def _steps(self, version: int) -> Iterator[_Step]:
        """Yield the steps that lead to a version, its own first: versions between may be of a side branch.

        A rule that says no more than the version does has no step of its own.
        """
        own = self._of_version.get(version)
        if own is not None:
            yield own
        for rule, changed in self._of_rules[version].items():
            before = [each for each, rules in self._of_rules.items() if each < version and rule in rules]
            if before and (own is None or changed != own.changed):
                yield _Step(max(before), changed)


def _beyond(way: _Step | None, step: _Step, told: int) -> _Step | None:
    """Return a way from ``told`` or earlier with one more step; None where the step begins at a version not reached."""
    if step.since <= told:
        return step
    return None if way is None else _Step(way.since, joined(way.changed, step.changed))

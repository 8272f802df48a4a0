"""Bundle: the alerts of one story version for one target, which go out as one message.

The first of them gives the message its key, whatever joins it: so the key is the same after a restart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final, Literal, NamedTuple, Self, get_args

from dateline.core.alerts.decide import OCCASIONS, is_of_earlier_text
from dateline.core.alerts.title import contradicts
from dateline_schemas import Story
from dateline_schemas.alert import BACK, Alert, Occasion, Severity, Title
from dateline_schemas.story import DENIAL, NOTE_OF_A_CHANGE

SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)
"""From the least grave to the gravest."""
GROUPING_SECONDS: Final = 2.0
"""Seconds after an alert in which others on the same story version join its message.

Chosen by hand: a stage settles all matches of a version well within it.
"""
_OCCASIONS_BY_WEIGHT: Final[tuple[Occasion, ...]] = ("story", "update", "correction", "withdrawal")
"""From the one that asks least of a reader to the one that asks most."""
VersionKey = tuple[str, int]
"""A story version: the story's id and the version's number."""


class Member(NamedTuple):
    """What a message says of one alert beside the story that all alerts of a bundle share."""

    offset: int
    """The alert's offset on the topic; -1 for an alert of a file."""
    alert_id: str
    rule: str
    name: str
    severity: Severity
    occasion: Occasion
    matched: tuple[str, ...]
    changed: tuple[str, ...] = ()
    """What changed since the rule's last alert on the story, where it held back versions in between."""
    is_raised_by_correction: bool = False
    """Whether it is the rule's first alert on the story, and a correction raised it."""
    is_of_denial: bool = False
    """Whether it is of a text that denies what the story said."""

    @classmethod
    def of(cls, alert: Alert, offset: int = -1) -> Self:
        """Return the member that an alert becomes."""
        raised = alert.occasion == "story" and is_correction(alert.story)
        named = offset, alert.alert_id, alert.rule, alert.name, alert.severity, alert.occasion
        return cls(*named, alert.matched, alert.changed, raised, alert.story.relation.rule == DENIAL)

    @property
    def told_as(self) -> Occasion:
        """The occasion of which a message tells: a correction is one, also where it is what the rule asks for."""
        return "correction" if self.is_raised_by_correction else self.occasion


class AbsorbedStory(NamedTuple):
    """A story that became part of another, and its last headline, where one is known."""

    story_id: str
    headline: str | None


class TextPage(NamedTuple):
    """A page that shows a text: its source and its web address."""

    source: str | None
    url: str | None


@dataclass(slots=True)
class Bundle:
    """The alerts of one story version: at least one, in the order of the topic."""

    story_id: str
    version: int
    at: datetime
    """Event time of the version."""
    sent_at: datetime
    """When its first alert was written to the topic."""
    story: Story | None
    """The story; None where it was dropped to save memory, because the bundle waits for long."""
    headline: str | None = None
    """The story's last headline that the version does not contradict, for one that has none."""
    title: Title | None = None
    """What the alert stage calls the story, for a version without a headline; None for alerts of workers of before."""
    members: list[Member] = field(default_factory=list)
    since: Literal["revised", "withdrawn", "back", "unknown"] | None = None
    """What became of the story since the alert was raised; ``superseded_by`` of ``story`` names the revision."""
    checked_at: datetime | None = None
    """When it was looked up what became of the story, for an alert that a file brings late."""
    has_newer_headline: bool | None = None
    """Whether that revision is shown by its headline, and not by its first words; None where that is unknown."""
    newer: VersionKey | None = None
    """The version that brought it, where an alert on the topic says so."""
    newer_page: TextPage | None = None
    """A page with the newer text that ``superseded_by`` of ``story`` names; None where no alert told of one."""
    absorbed: tuple[str, ...] = ()
    """Ids of stories that became part of the story."""
    part_of: str | None = None
    """Id of the story that the story became part of since the alert was raised."""
    sent_before: tuple[AbsorbedStory, ...] = ()
    """Those of the absorbed stories that the target was told of, and of which no message says yet what became."""
    corrected: tuple[str, ...] | None = None
    """What the corrections among several versions changed, for versions that were merged; None for one version."""
    away: tuple[datetime, datetime] | None = None
    """When the story was withdrawn and published again, for versions that were merged; None where it was not."""
    is_new: bool = False
    """Whether the target was never told of the story, nor of one that became part of it."""
    begins_story: bool = False
    """Whether the first alert on the story comes with its message, so that nothing was published from it yet."""
    is_known: bool = False
    """Whether it is known that the target was told of the story, or of one that became part of it."""
    is_known_as_other: bool = False
    """Whether it was told of the story by alerts on another one alone: the two became one."""
    changed_since: tuple[str, ...] | None = None
    """What changed since the target was last told of the story; None where that is unknown."""
    is_told: bool = False
    """Whether it is an update or correction, and the target was told of it, of its very text, by another message."""
    joined: tuple[Member, ...] = ()
    """The alerts on other versions that have no message of their own, as its message tells of them too."""

    @classmethod
    def of(cls, alert: Alert, sent_at: datetime | None = None, offset: int = -1) -> Self:
        """Return the bundle of one alert."""
        bundle = cls(alert.story_id, alert.version, alert.at, sent_at or alert.at, alert.story)
        bundle.add(alert, offset)
        return bundle

    def add(self, alert: Alert, offset: int = -1) -> None:
        """Add an alert on the same version."""
        self.members.append(Member.of(alert, offset))
        self.story = self.story or alert.story
        self.title = self.title or alert.title
        self.absorbed = tuple(dict.fromkeys((*self.absorbed, *absorbed_in(alert))))

    def beside_joined(self, bundles: Iterable[Self]) -> Self:
        """Return it as it is where its message tells of other versions too, which have none of their own.

        How often the story was seen is as of the newest of them: a rule may ask for just that.
        """
        bundles = [*bundles]
        joined = tuple(member for each in bundles for member in each.members)
        begins = self.is_new and any(member.told_as == "story" for member in joined)
        story = self.story
        versions = [each.story for each in bundles if each.story is not None and each.story_id == self.story_id]
        newest = max(versions, key=lambda version: version.version, default=story)
        if story is not None and newest is not None and newest.version > story.version:
            story = story.model_copy(update={"sightings": newest.sightings, "sources": newest.sources})
        return replace(self, story=story, begins_story=begins, joined=joined)

    @property
    def version_key(self) -> VersionKey:
        """The story version that its alerts are about."""
        return self.story_id, self.version

    @property
    def standing_id(self) -> str:
        """The id of the story as it stands: of the one that it became part of, or its own."""
        return self.part_of or self.story_id

    @property
    def changed(self) -> tuple[str, ...]:
        """What changed since the target was last told of the story, as far as that is known, else for its rules."""
        return self.changed_since if self.changed_since is not None else self.changed_for_rules

    @property
    def changed_for_rules(self) -> tuple[str, ...]:
        """What changed since its rules' last alerts, if every one held back a version; else in this version."""
        rules = _by_rule(self.members)
        since_alerts = [member.changed for member in rules if member.occasion in {"update", "correction"}]
        if since_alerts and all(since_alerts):
            return since_alerts[0]
        return self.story.relation.changed if self.story is not None else ()

    @property
    def is_of_earlier_text(self) -> bool:
        """Whether its text was not the story's newest when the alert was raised."""
        return self.since != "revised" and self.story is not None and is_of_earlier_text(self.story)

    @property
    def tells_changes(self) -> bool:
        """Whether its message says what changed: of an update or correction, and of another rule's first alert."""
        if self.is_first:
            return False
        return self.occasion in {"update", "correction"} or (self.is_known and bool(self.changed_since))

    @property
    def is_first(self) -> bool:
        """Whether it is an update that is told as a new story, because the first alert on that comes with it."""
        return self.begins_story and self.occasion == "update" and not self.is_back

    @property
    def is_back(self) -> bool:
        """Whether it publishes a story again of whose withdrawal a rule told, or its versions withdraw it and do so."""
        return self.occasion != "withdrawal" and (
            self.away is not None or any(BACK in member.changed for member in self.members)
        )

    @property
    def says_less_than_newer(self) -> bool:
        """Whether nothing is left to say where a message has its story's newer text: no correction, no return."""
        return self.since == "revised" and self.occasion in {"story", "update"} and not self.is_back

    def tells_newer(self, revised: Self) -> bool:
        """Whether its message has the newer text of another bundle's story, and is at least as grave."""
        if self.story is None or self.story.event == "withdrawn" or self.story.superseded_by is not None:
            return False
        is_newer = revised.newer is not None and self.story_id == revised.newer[0] and self.version >= revised.newer[1]
        return is_newer and is_as_grave(self.severity, revised.severity)

    @property
    def corrections(self) -> tuple[str, ...]:
        """What its corrections changed, the notes of the source first; empty where it has none."""
        if self.corrected is not None:
            return self.corrected
        if self.occasion != "correction":
            return ()
        is_its_own = self.story is not None and is_correction(self.story)
        changes = self.story.relation.changed if self.story is not None and is_its_own else self.changed
        return tuple(sorted(changes, key=lambda change: not change.startswith(NOTE_OF_A_CHANGE)))

    @property
    def corrects_what_was_not_told(self) -> bool:
        """Whether it is a correction of words that the target was not told, and leaves it with those that it was told.

        So it is where a correction goes back to the words of before an update that the target does not get.
        """
        has_changed = any(not change.startswith(NOTE_OF_A_CHANGE) for change in self.changed)
        return self.occasion == "correction" and not has_changed and not {*self.corrections} <= {*self.changed}

    @property
    def reasons(self) -> tuple[str, ...]:
        """What the source says of why it withdraws the story; empty for anything but a withdrawal."""
        story = self.story
        if story is None or story.event != "withdrawn" or story.relation.kind != "withdrawal":
            return ()
        return tuple(each.removeprefix(NOTE_OF_A_CHANGE) for each in story.relation.changed)

    @property
    def alert_id(self) -> str:
        """The id of its first alert, which stands for all of them."""
        return self.members[0].alert_id

    @property
    def offsets(self) -> list[int]:
        """The offsets of its alerts, in ascending order."""
        return [member.offset for member in self.members]

    @property
    def named(self) -> Sequence[Member]:
        """All alerts of which its message tells: its own, which give the message its key, then those that joined it."""
        return [*self.members, *self.joined]

    @property
    def severity(self) -> Severity:
        """The gravest severity of the alerts of which its message tells."""
        return gravest(member.severity for member in self.named)

    @property
    def occasion(self) -> Occasion:
        """The occasion that asks most of a reader."""
        return max((member.told_as for member in self.members), key=_OCCASIONS_BY_WEIGHT.index)

    @property
    def rules(self) -> Sequence[Member]:
        """One member for each rule, with its gravest severity: the gravest first, else in the order of the topic."""
        return _by_rule(self.named)

    @property
    def matched(self) -> tuple[str, ...]:
        """The terms that the rules matched, each once."""
        return tuple(dict.fromkeys(term for member in self.named for term in member.matched))


def _by_rule(alerts: Iterable[Member]) -> list[Member]:
    """Return one alert for each rule, its gravest; the gravest first, else in the order given."""
    members: dict[str, Member] = {}
    for member in sorted(alerts, key=lambda member: SEVERITIES.index(member.severity), reverse=True):
        members.setdefault(member.rule, member)
    return list(members.values())


def is_correction(story: Story) -> bool:
    """Whether a version corrects its story, or begins it with a text that calls itself a correction."""
    relation = story.relation
    return OCCASIONS.get(relation.kind) == "correction" or (relation.kind == "new" and story.signal == "correction")


def merge_versions(bundles: Iterable[Bundle]) -> list[Bundle]:
    """Return one bundle a story: its newest version, with the alerts on all its versions, and its last headline.

    Where that version repeats a text that was revised since, the words are those of a later text among the bundles,
    if there is one. A story that became part of another is that story.
    """
    bundles = list(bundles)
    stories: dict[str, list[Story]] = {}
    for bundle in bundles:
        if bundle.story is not None:
            stories.setdefault(bundle.story_id, []).append(bundle.story)
    merged: dict[str, Bundle] = {}
    for bundle in bundles:
        before = merged.get(bundle.standing_id)
        if before is None:
            merged[bundle.standing_id] = bundle
            continue
        newest, other = (bundle, before) if _is_newer(bundle, before) else (before, bundle)
        headline = newest.headline or _headline_beside(newest, other)
        members = [*before.members, *bundle.members]
        if newest.occasion != "withdrawal":  # a story that came back after its withdrawal has changed
            members = [
                member._replace(occasion="update") if member.occasion == "withdrawal" else member for member in members
            ]
        merged[bundle.standing_id] = replace(
            newest,
            headline=headline,
            members=members,
            away=_away(newest, other),
            corrected=tuple(dict.fromkeys((*before.corrections, *bundle.corrections))),
            sent_before=tuple(dict.fromkeys((*before.sent_before, *bundle.sent_before))),
            is_new=before.is_new and bundle.is_new,
            is_known=before.is_known or bundle.is_known,
        )
    return [
        replace(bundle, story=_as_it_stands(bundle.story, stories[bundle.story_id]))
        if bundle.story is not None
        else bundle
        for bundle in merged.values()
    ]


def _away(newest: Bundle, other: Bundle) -> tuple[datetime, datetime] | None:
    """Return when the story of two versions was withdrawn and published again; None where it was not, or not yet."""
    if newest.occasion == "withdrawal" or newest.story_id != other.story_id:
        return newest.away
    return (other.at, newest.at) if other.occasion == "withdrawal" else newest.away or other.away


def _headline_beside(newest: Bundle, other: Bundle) -> str | None:
    """Return the last headline of another version, unless the alert stage refused it, or the newest one contradicts it.

    None too where the headline is another story's, and the newest version has no text to compare it with.
    """
    if newest.title is not None:
        return None  # it has what the alert stage gave: no headline
    headline = (other.story.headline if other.story is not None else None) or other.headline
    if not headline or newest.story is None or newest.story.headline:
        return headline
    if newest.story.text is None and newest.story_id != other.story_id:
        return None
    return None if contradicts(newest.story, headline, (*newest.changed, *newest.changed_for_rules)) else headline


def _is_newer(bundle: Bundle, other: Bundle) -> bool:
    """Whether a bundle's version is the newer one, or as new; of stories that became one, the version of the whole."""
    if bundle.story_id == other.story_id:
        return bundle.version >= other.version
    is_whole, is_other_whole = other.story_id in bundle.absorbed, bundle.story_id in other.absorbed
    return is_whole if is_whole != is_other_whole else bundle.at >= other.at


def _as_it_stands(newest: Story, versions: Sequence[Story]) -> Story:
    """Return a story's newest version; for a repeat of a revised text, the version that has the words of today.

    That is the newest one since the revision that is no such repeat itself, with the sightings of the newest.
    """
    if (revision := newest.superseded_by) is None:
        return newest
    current = [story for story in versions if story.superseded_by is None and story.version >= revision.version]
    if not current:
        return newest
    counts = {"sightings": newest.sightings, "sources": newest.sources}
    return max(current, key=lambda story: story.version).model_copy(update=counts)


def absorbed_in(alert: Alert) -> tuple[str, ...]:
    """Return the stories that became part of an alert's.

    Workers of before named the story itself, and its other parts, where it came after it became part of another.
    """
    return () if alert.story_id in alert.absorbed else alert.absorbed


def version_of(alert: Alert) -> VersionKey:
    """Return the story version that an alert is about."""
    return alert.story_id, alert.version


def is_as_grave(severity: Severity, other: Severity) -> bool:
    """Whether a severity is at least as grave as another."""
    return SEVERITIES.index(severity) >= SEVERITIES.index(other)


def gravest(severities: Iterable[Severity]) -> Severity:
    """Return the gravest of some severities."""
    return max(severities, key=SEVERITIES.index)

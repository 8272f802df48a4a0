"""Decide: whether a rule alerts on a story version, and if not, why.

A rule alerts once on a story; then on its updates and corrections, if the rule asks for them, and on its withdrawal;
never on old news. ``decide`` is the entry.
"""

from collections.abc import Container, Iterator, Sequence
from datetime import datetime
from typing import Final, Literal, NamedTuple

from dateline.core.alerts.changes.joined_changes import joined
from dateline.core.alerts.changes.standing_changes import MAX_CHANGES, standing
from dateline.core.alerts.silence import NO_SILENCES, Silence, Silences
from dateline.core.alerts.spacing import SECOND, to_microseconds
from dateline.core.alerts.state import AlertMemory, AlertRecord, FollowedStory, HeldVersion
from dateline.core.alerts.title import is_compared, title_after, title_of
from dateline_schemas import Alert, Match, Story
from dateline_schemas.alert import BACK, Occasion
from dateline_schemas.article import digest
from dateline_schemas.story import DENIAL, Kind

ReasonWithheld = Literal["cooldown", "old", "often", "silence"]
"""Why a rule does not alert, though the story meets it or is followed.

``cooldown``: the rule alerted on another story whose page is close in time. ``old``: the text is older than the rule's
horizon. ``often``: the rule alerted on this story with a page close in time. ``silence``: an editor silenced the rule.
"""

OCCASIONS: Final[dict[Kind, Occasion]] = {
    "update": "update",
    "expansion": "update",
    "correction": "correction",
    "refile": "correction",
    "withdrawal": "withdrawal",
}
"""By kind of version, the occasion for rules that follow its story; versions of other kinds are none."""
TEXT_EVENTS: Final = frozenset({"version", "withdrawn"})
"""Events of a story that one of its texts makes."""
HELD_BACK: Final[frozenset[ReasonWithheld | None]] = frozenset({"cooldown", "silence"})
"""Reasons for which a first alert does not come, though the same story may alert soon: its headline is remembered."""
MAX_TEXT_CHARS: Final = 4_096
"""Characters of a story's text in an alert.

A page of 1 MiB may meet every rule, and each alert has the story in it. Chosen by hand, above the 1,200 that a message
shows.
"""


class Verdict(NamedTuple):
    """An alert of a rule, or why there is none."""

    rule: str
    alert: Alert | None
    withheld: ReasonWithheld | None = None
    silence: Silence | None = None
    """What silences the rule, where that is the reason."""


def decide(
    memory: AlertMemory, match: Match, silences: Silences = NO_SILENCES, rules: Container[str] | None = None
) -> list[Verdict]:
    """Return the verdict of each rule concerned with a version, by rule id, and remember the alerts.

    Concerned are rules that the version meets, and rules that alerted on its story before. The latter are asked even
    where the newer text does not meet them: a correction may have removed the very word. Where several stories become
    one, a rule that alerted on any of them follows the one, from the version on that shows it. A withheld first alert
    is not remembered: a later version of the story may still alert. A withheld update or correction is: a repeat of its
    text may alert instead. So is one that a rule does not ask for: its next alert says what changed since the last.

    Of ``rules``, the ids in the rules file, None where they are not known: a rule that is no longer there alerts on
    withdrawals alone, and on the return after one.

    An update that denies what the story said is for rules that ask for corrections too, and no spacing holds it back.

    A rule that told of a withdrawal tells of the update or correction that publishes the story again, asked for or not,
    and at once: neither age, nor a silence, nor the spacing of updates holds it back, as nothing held the withdrawal.
    """
    story, last_seen = match.story, _follow_merges(memory, match)
    if story.event not in TEXT_EVENTS:
        return []
    story_id = memory.survivor(story.story_id)
    memory.see(story_id, last_seen)
    followed = memory.stories.get(story_id) or FollowedStory(last_seen)
    before, title, was_compared = dict(followed.rules), followed.title, followed.was_compared
    if story_id == story.story_id:
        followed.title = title_after(title, story)
        is_of_another = followed.title is not None and followed.title.version == 0
        followed.was_compared = is_of_another and (was_compared or (is_compared(story) and story.complete is not False))
    verdicts = [
        *_of_following_rules(memory, followed, match, silences, rules),
        *_of_new_rules(memory, followed, match, silences),
    ]
    is_remembered = story_id in memory.stories or any(verdict.withheld in HELD_BACK for verdict in verdicts)
    is_renamed = (followed.title, followed.was_compared) != (title, was_compared)
    if followed.rules != before or (is_renamed and is_remembered):
        memory.change(story_id, followed)
    return sorted(_with_title(followed, story, verdicts), key=lambda verdict: verdict.rule)


def _follow_merges(memory: AlertMemory, match: Match) -> int:
    """Let the rules that follow a story follow the one that it became part of; return when the version was last seen.

    The time is in seconds since 1970.
    """
    story, last_seen = match.story, int(match.story.last_seen.timestamp())
    memory.clock.see(0, int(match.as_of.timestamp()))
    if story.late:  # threading remembers its text from now on, and so must the rules that follow it
        last_seen = max(last_seen, memory.clock.time)
    for absorbed in (*story.joins, *story.absorbed):
        memory.claim(absorbed, story.story_id, last_seen)
    if story.merged_into is not None:
        memory.end(story.story_id, story.merged_into, last_seen)
    return last_seen


def count_repeats(match: Match, verdicts: Sequence[Verdict]) -> int:
    """Return how many rules meet a version of a story that they alerted on before, and do not ask to hear of it."""
    return len({hit.rule for hit in match.hits} - {verdict.rule for verdict in verdicts})


def _with_title(followed: FollowedStory, story: Story, verdicts: Sequence[Verdict]) -> Sequence[Verdict]:
    """Return the verdicts, their alerts with what the story is called where the version has no headline."""
    if all(verdict.alert is None for verdict in verdicts):
        return verdicts
    title = title_of(followed.title, story, was_compared=followed.was_compared)
    if title is None:
        return verdicts
    return [
        verdict._replace(alert=verdict.alert.model_copy(update={"title": title}))
        if verdict.alert is not None
        else verdict
        for verdict in verdicts
    ]


def _of_following_rules(
    memory: AlertMemory, followed: FollowedStory, match: Match, silences: Silences, rules: Container[str] | None
) -> Iterator[Verdict]:
    """Yield the verdicts of rules that alerted on the story before; update their records in ``followed``."""
    story = match.story
    hits = {hit.rule: hit for hit in match.hits}
    at = to_microseconds(seen_at(story))
    for rule, existing in followed.rules.items():
        record = existing.with_policy_of(hits[rule]) if rule in hits else existing
        occasion = OCCASIONS.get(story.relation.kind) or _held_occasion(record, story, is_met=rule in hits)
        if occasion is None:
            continue
        is_back, is_asked = _is_back(record, story), occasion == "withdrawal" or rules is None or rule in rules
        if not (is_back or (is_asked and hears_of(record, occasion, story))):
            if occasion != "withdrawal" and (record.updates is not None or record.corrections):
                followed.rules[rule] = _holding(record, occasion, story)
            continue
        if occasion == "withdrawal" or is_back:
            # Nothing holds these back: nobody may go on with a story that was withdrawn, nor take back one that stands.
            followed.rules[rule] = record._replace(withdrawn=not is_back, held=None)
        elif _age(memory, story) > record.horizon:
            yield Verdict(rule, None, "old")
            continue
        elif silence := silences.silencing(rule, seen_at(story)):
            followed.rules[rule] = _holding(record, occasion, story)
            yield Verdict(rule, None, "silence", silence)
            continue
        elif occasion == "update" and story.relation.rule != DENIAL:
            if not record.allows_update(at):
                followed.rules[rule] = _holding(record, occasion, story)
                yield Verdict(rule, None, "often")
                continue
            followed.rules[rule] = record.with_update(at, memory.clock.time * SECOND)
        else:
            held = record.held if is_of_earlier_text(story) else None
            followed.rules[rule] = record._replace(withdrawn=False, held=held)
        matched = hits[rule].matched if rule in hits else ()
        changed = () if occasion == "withdrawal" else _told_changes(record, story)
        alert = _alert(rule, record, _told_as(record, occasion), story, matched)
        yield Verdict(rule, alert.model_copy(update={"changed": changed, "absorbed": _absorbed(followed, story)}))


def _of_new_rules(memory: AlertMemory, followed: FollowedStory, match: Match, silences: Silences) -> Iterator[Verdict]:
    """Yield the verdicts of rules that the story meets, and that did not alert on it; add their records."""
    story = match.story
    withdrawn = story.event == "withdrawn"
    at = to_microseconds(seen_at(story))
    for hit in match.hits:
        if hit.rule in followed.rules:
            continue
        if _age(memory, story) > hit.horizon:
            yield Verdict(hit.rule, None, "old")
            continue
        if silence := silences.silencing(hit.rule, seen_at(story)):
            yield Verdict(hit.rule, None, "silence", silence)
            continue
        if hit.cooldown and memory.is_in_cooldown(hit.rule, at, hit.cooldown):
            yield Verdict(hit.rule, None, "cooldown")
            continue
        if hit.cooldown:
            memory.start_cooldown(hit.rule, at, hit.cooldown)
        record = followed.rules[hit.rule] = AlertRecord.of_hit(hit, at, withdrawn=withdrawn)
        alert = _alert(hit.rule, record, "withdrawal" if withdrawn else "story", story, hit.matched)
        yield Verdict(hit.rule, alert.model_copy(update={"absorbed": _absorbed(followed, story)}))


def _absorbed(followed: FollowedStory, story: Story) -> tuple[str, ...]:
    """Return the stories that became part of a version's; of one that comes after it became part of another, none.

    ``followed`` is the other then.
    """
    return () if story.story_id in followed.absorbed else followed.absorbed


def _told_as(record: AlertRecord, occasion: Occasion) -> Occasion:
    """Return the occasion of the alert on a version: an update tells of the correction that the rule held back."""
    is_correction = record.held is not None and record.held.occasion == "correction" and wants(record, "correction")
    return "correction" if occasion == "update" and is_correction else occasion


def _holding(record: AlertRecord, occasion: Occasion, story: Story) -> AlertRecord:
    """Return the record with an update or correction of which the rule does not tell now.

    It may be held back, or one that the rule does not ask for, which is told as part of the next that it asks for. A
    repeat of its text is held already, and the correction of an earlier text is no part of what the newest one changed.
    A denial is held as a correction where the rule asks for these.
    """
    if story.relation.rule == DENIAL and record.corrections:
        occasion = "correction"
    if story.relation.kind == "repeat" or is_of_earlier_text(story):
        return record
    occasions = {occasion} if record.held is None else {occasion, record.held.occasion}
    wanted = {each for each in occasions if wants(record, each)} or occasions
    held = HeldVersion(
        story.version, "correction" if "correction" in wanted else "update", _changed_since_alert(record, story)
    )
    return record._replace(held=held)


def _changed_since_alert(record: AlertRecord, story: Story) -> tuple[str, ...]:
    """Return what changed since the rule's last alert and stands: in the version that it held back, and in this one.

    A text that is cut may lack what changed, and lose nothing of it.
    """
    own = story.relation.changed
    changes = joined(record.held.changed if record.held is not None else (), own)
    return changes[:MAX_CHANGES] if story.complete is False else standing(changes, own, words_printed(story))


def words_printed(story: Story) -> str:
    """Return all words of a version that a reader sees."""
    return "\n".join(filter(None, (story.headline, story.text)))


def is_of_earlier_text(story: Story) -> bool:
    """Whether a version's text is not its story's newest, as of the correction of a text that was updated since."""
    return story.superseded_by is not None


def _is_back(record: AlertRecord, story: Story) -> bool:
    """Whether a version publishes a story again of whose withdrawal the rule told."""
    return record.withdrawn and story.event == "version" and story.relation.kind != "withdrawal"


def _told_changes(record: AlertRecord, story: Story) -> tuple[str, ...]:
    """Return what the alert on an update or correction says beside the version: nothing, if it has all that changed.

    What the correction of an earlier text changed is told alone: joined to later changes, it says what nobody wrote.
    """
    if is_of_earlier_text(story):
        return ()
    changed = _changed_since_alert(record, story)
    if _is_back(record, story):
        return (BACK, *changed)[:MAX_CHANGES]
    return changed if record.held is not None else ()


def _held_occasion(record: AlertRecord, story: Story, *, is_met: bool) -> Occasion | None:
    """Return the occasion of the alert that was held back, on a repeat of its text or of a later one; else None.

    Not on a text that is older, or that was revised since; nor where the rule is not met.
    """
    repeated = story.relation.parent if story.relation.kind == "repeat" and story.event == "version" else None
    if record.held is None or repeated is None or not is_met or story.superseded_by is not None:
        return None
    return record.held.occasion if repeated >= record.held.version else None


def wants(record: AlertRecord, occasion: Occasion) -> bool:
    """Whether a rule that alerted on a story asks to hear of this; a withdrawal it hears of once."""
    match occasion:
        case "update":
            return record.updates is not None
        case "correction":
            return record.corrections
        case _:
            return not record.withdrawn


def hears_of(record: AlertRecord, occasion: Occasion, story: Story) -> bool:
    """Whether a rule that alerted on a story asks to hear of a version of it: of a denial, also as of a correction."""
    return wants(record, occasion) or (story.relation.rule == DENIAL and record.corrections)


def _age(memory: AlertMemory, story: Story) -> int:
    """Return how many seconds before the stage's time the version's text was published, at the latest.

    No text was published after its page was fetched, whatever the page says.
    """
    return memory.clock.time - int(text_time(story).moment.timestamp())


class TextTime(NamedTuple):
    """From when the age of a version's text counts."""

    moment: datetime
    basis: Literal["published", "first seen", "fetched"]


def text_time(story: Story) -> TextTime:
    """Return from when the age of a version's text counts: when it was published, at the latest.

    A text without a time counts from when it was fetched; a repeat of it, from when its story was first seen.
    """
    fetched = TextTime(seen_at(story), "fetched")
    if story.published is not None and story.published.latest is not None:
        printed = TextTime(story.published.latest, "published")
    elif story.relation.kind == "repeat":
        printed = TextTime(story.first_seen, "first seen")
    else:
        return fetched
    return min(printed, fetched, key=lambda time: time.moment)


def seen_at(story: Story) -> datetime:
    """Return when the page of a version was fetched."""
    return story.fetched_at or story.last_seen


def _alert(rule: str, record: AlertRecord, occasion: Occasion, story: Story, matched: tuple[str, ...]) -> Alert:
    """Return an alert. The id of a rule's first alert on a story does not depend on the version."""
    version = () if occasion == "story" else (str(story.version),)
    return Alert(
        alert_id=digest(rule, story.story_id, occasion, *version),
        rule=rule,
        name=record.name,
        severity=record.severity,
        urgency=record.urgency,
        occasion=occasion,
        story_id=story.story_id,
        version=story.version,
        at=seen_at(story),
        matched=matched,
        story=_shortened(story),
    )


def _shortened(story: Story) -> Story:
    """Return the story with at most ``MAX_TEXT_CHARS`` of its text."""
    if story.text is None or len(story.text) <= MAX_TEXT_CHARS:
        return story
    return story.model_copy(update={"text": story.text[:MAX_TEXT_CHARS]})

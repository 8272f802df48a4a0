"""Whether a rule alerts: once a story, then on what it wants to hear of it, and never on old news."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final, Literal, NamedTuple

from dateline.core.alerts.state import Alerted, Followed, Told
from dateline_schemas import Alert, Hit, Match, Story
from dateline_schemas.alert import Occasion
from dateline_schemas.article import digest
from dateline_schemas.story import Kind

Held = Literal["cooldown", "old", "often"]
"""Why a rule that would alert does not: it alerted just now, the text is old news, it updated just now."""

OCCASIONS: Final[dict[Kind, Occasion]] = {
    "update": "update",
    "expansion": "update",
    "correction": "correction",
    "refile": "correction",
    "withdrawal": "withdrawal",
}
"""What a version is to a rule that alerted on its story; any other is nothing new."""


TELLING: Final = frozenset({"version", "withdrawn"})
"""Events that a text of the story makes."""


class Verdict(NamedTuple):
    """An alert, or why there is none."""

    rule: str
    alert: Alert | None
    held: Held | None = None


def decide(memory: Alerted, match: Match) -> list[Verdict]:
    """Return what each rule concerned says to a version, by rule id, and remember it.

    Rules that alerted on the story follow it, whether its newer text meets them or not: a correction may have
    taken out the very word. A rule that alerts on several stories that became one alerts on one from then on.
    """
    story = match.story
    last_seen = int(story.last_seen.timestamp())
    memory.clock.see(0, int(match.as_of.timestamp()))
    for absorbed in story.absorbed:
        memory.relink(absorbed, story.story_id, last_seen)
    if story.merged_into is not None:
        memory.relink(story.story_id, story.merged_into, last_seen)
    if story.event not in TELLING:
        return []
    story_id = memory.surviving(story.story_id)
    memory.see(story_id, last_seen)
    followed = memory.stories.get(story_id) or Followed(last_seen)
    hits = {hit.rule: hit for hit in match.hits}
    verdicts = [*_following(memory, followed, match, hits), *_first(memory, followed, match)]
    if any(verdict.alert is not None for verdict in verdicts):
        memory.keep(story_id, followed)
    return sorted(verdicts, key=lambda verdict: verdict.rule)


def _following(memory: Alerted, followed: Followed, match: Match, hits: dict[str, Hit]) -> Iterator[Verdict]:
    """Yield what rules that alerted on the story say to what it has become."""
    story = match.story
    occasion = OCCASIONS.get(story.relation.kind)
    if occasion is None:
        return
    at = _seconds(_seen(story))
    for rule, known in followed.rules.items():
        told = known.under(hits[rule]) if rule in hits else known
        if not _wants(told, occasion):
            continue
        if occasion == "withdrawal":
            followed.rules[rule] = told._replace(withdrawn=True)
        elif _age(memory, story) > told.horizon:
            yield Verdict(rule, None, "old")
            continue
        elif occasion == "update":
            if told.updates and abs(at - told.at) < told.updates:
                yield Verdict(rule, None, "often")
                continue
            followed.rules[rule] = told._replace(at=at, withdrawn=False)
        else:
            followed.rules[rule] = told._replace(withdrawn=False)
        matched = hits[rule].matched if rule in hits else ()
        yield Verdict(rule, _alert(rule, told, occasion, story, matched))


def _first(memory: Alerted, followed: Followed, match: Match) -> Iterator[Verdict]:
    """Yield what rules say that the story meets and that have not alerted on it."""
    story = match.story
    withdrawn = story.event == "withdrawn"
    at = _seconds(_seen(story))
    for hit in match.hits:
        if hit.rule in followed.rules:
            continue
        if _age(memory, story) > hit.horizon:
            yield Verdict(hit.rule, None, "old")
            continue
        last = memory.cooling.get(hit.rule)
        if hit.cooldown and last is not None and abs(at - last) < hit.cooldown:
            yield Verdict(hit.rule, None, "cooldown")
            continue
        if hit.cooldown:
            memory.cool(hit.rule, at)
        told = followed.rules[hit.rule] = Told.by(hit, at, withdrawn=withdrawn)
        yield Verdict(hit.rule, _alert(hit.rule, told, "withdrawal" if withdrawn else "story", story, hit.matched))


def _wants(told: Told, occasion: Occasion) -> bool:
    match occasion:
        case "update":
            return told.updates is not None
        case "correction":
            return told.corrections
        case _:
            return not told.withdrawn


def _age(memory: Alerted, story: Story) -> int:
    """Return how many seconds ago the version's text was published at the latest, by the stage's clock."""
    published = story.published.latest if story.published is not None else None
    # Of a text that does not say when, a repeat is as old as its story, and any other was new when it was fetched.
    seen = story.first_seen if story.relation.kind == "repeat" else _seen(story)
    return memory.clock.time - _seconds(published if published is not None else seen)


def _seen(story: Story) -> datetime:
    return story.fetched_at or story.last_seen


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def _alert(rule: str, told: Told, occasion: Occasion, story: Story, matched: tuple[str, ...]) -> Alert:
    """Make an alert. Its first of a story has the same id whatever version made it."""
    told_of = () if occasion == "story" else (str(story.version),)
    return Alert(
        alert_id=digest(rule, story.story_id, occasion, *told_of),
        rule=rule,
        name=told.name,
        severity=told.severity,
        urgency=told.urgency,
        occasion=occasion,
        story_id=story.story_id,
        version=story.version,
        at=_seen(story),
        matched=matched,
        story=_shortened(story),
    )


def _shortened(story: Story) -> Story:
    """Cut a text off that no alert shows: a page of 1 MiB may meet every rule, and each alert holds the story."""
    if story.text is None or len(story.text) <= LONGEST:
        return story
    return story.model_copy(update={"text": story.text[:LONGEST]})


LONGEST: Final = 4_096
"""Characters of a story's text in an alert."""

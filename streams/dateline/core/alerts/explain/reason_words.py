"""Reason words: what decided on an alert, in words for an editor and as facts for programs.

Each function returns the words of a reason and its facts, by name, as JSON.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final, NamedTuple

from dateline.core.alerts.decide import OCCASIONS, seen_at, text_time, wants
from dateline.core.alerts.explain.unmet_condition import listed
from dateline.core.alerts.rule import Rule, format_span
from dateline.core.alerts.silence import Silence
from dateline.core.alerts.spacing import SECOND, to_microseconds
from dateline.core.alerts.state import AlertRecord
from dateline_schemas import Alert, Story
from dateline_schemas.alert import BACK
from dateline_schemas.story import DENIAL

_MINUTE: Final = "%Y-%m-%d %H:%M %z"
"""Format of a time to the minute."""
_KINDS: Final = {
    "update": "an update", "expansion": "a longer text, which counts as an update", "correction": "a correction",
    "refile": "a refiled text, which counts as a correction", "repeat": "a repeat of a text", "new": "a new text",
    "withdrawal": "a withdrawal",
}  # fmt: skip
"""What each kind of version is."""

_DENIAL: Final = "a denial"
"""What an update is that denies what its story said."""


class Words(NamedTuple):
    """The words of a reason, and its facts."""

    why: str
    facts: Mapping[str, object]


class PastAlert(NamedTuple):
    """A rule's first alert on a story: its page's time in microseconds since 1970, and the story."""

    at: int
    story_id: str
    title: str


def of_alert(alert: Alert, *, is_met: bool) -> Words:
    """Return why a rule alerted; ``is_met`` says whether the version meets it."""
    facts = {"alert_id": alert.alert_id}
    kind = alert.story.relation.kind
    if alert.occasion == "story":
        return Words(f"it has {listed(alert.matched)}" if alert.matched else "it meets the rule", facts)
    if alert.occasion == "withdrawal" and is_met:
        return Words("a withdrawal, which the rule names", facts)
    if kind == "repeat":
        return Words(f"a repeat of {_KINDS[alert.occasion]} that was held back", facts)
    if BACK in alert.changed:
        return Words(f"{_KINDS[kind]}, which publishes the story again; the rule told of its withdrawal", facts)
    return Words(f"{_kind_words(alert.story)} of a story that the rule alerted on", facts)


def of_old_text(rule: Rule, story: Story, now: int) -> Words:
    """Return that a text is older than a rule's horizon; ``now`` is the stream's time in seconds since 1970."""
    moment, basis = text_time(story)
    span, age = format_span(rule.horizon), format_span(now - int(moment.timestamp()))
    latest = " at the latest" if basis == "published" else ""
    return Words(
        f"{basis} {_printed(moment, story)}{latest}, {age} before the newest page; horizon {span}",
        {
            basis.replace(" ", "_"): _iso(moment, story),
            "stream_time": _iso(_moment(now * SECOND), story),
            "horizon": span,
        },
    )


def of_silence(silence: Silence, line: int | None) -> Words:
    """Return which silence holds for a rule, and the line of the rules file on which it begins, if that is known."""
    on_line = f" (line {line})" if line is not None else ""
    return Words(
        f"until {silence.until:{_MINUTE}}, by {silence.by}: {silence.why}{on_line}",
        {"line": line, "until": silence.until.isoformat(), "silenced_because": silence.why, "by": silence.by},
    )


def of_cooldown(rule: Rule, story: Story, other: PastAlert | None) -> Words:
    """Return which other story a rule alerted on, so close in time that its cooldown holds this one back."""
    span = format_span(rule.cooldown)
    if other is None:
        return Words(f"the rule alerted on another story less than {span} away", {"cooldown": span})
    title = f" “{other.title}”" if other.title else ""
    return Words(
        f"the rule alerted on story {other.story_id}{title} {_when(other.at, story)}; cooldown {span}",
        {"other_story_id": other.story_id, "other_at": _iso(_moment(other.at), story), "cooldown": span},
    )


def of_spacing(rule: Rule, story: Story, record: AlertRecord) -> Words:
    """Return which alert of a rule on the story is too close in time to an update."""
    ends = [end for pair in record.alert_times() for end in pair]
    at = to_microseconds(seen_at(story))
    nearest = min(ends, key=lambda end: abs(end - at))
    often = f"every {format_span(rule.updates or 0)}"
    return Words(
        f"the rule alerted on this story {_when(nearest, story)}; updates {often}",
        {"last_alert": _iso(_moment(nearest), story), "updates": often},
    )


def of_unasked(story: Story, record: AlertRecord) -> Words:
    """Return that a rule does not ask for an update or correction."""
    kind = story.relation.kind
    noun = "updates" if OCCASIONS.get(kind) == "update" else "corrections"
    if story.relation.rule == DENIAL:
        noun = "updates or corrections"
    last = _moment(record.at * SECOND)
    return Words(
        f"{_kind_words(story)}; the rule alerted on this story at {_printed(last, story)}, and does not ask for {noun}",
        {"last_alert": _iso(last, story)},
    )


def _kind_words(story: Story) -> str:
    """Return what a version is."""
    return _DENIAL if story.relation.rule == DENIAL else _KINDS[story.relation.kind]


def of_repeat(story: Story, record: AlertRecord, *, is_met: bool) -> Words:
    """Return that a rule alerted on the story before, and the version brings nothing that it would alert on."""
    kind, last, held = _KINDS[story.relation.kind], _moment(record.at * SECOND), record.held
    facts = {"last_alert": _iso(last, story)} | ({"held_version": held.version} if held is not None else {})
    if story.event == "withdrawn":
        return Words(f"{kind}; the rule told of the withdrawal before", facts)
    is_waiting = held is not None and wants(record, held.occasion)
    waits = f"; the {held.occasion} of version {held.version} is still held back" if held and is_waiting else ""
    met = "met again by" if is_met else "not met by"
    return Words(f"{met} {kind}; the rule alerted on this story at {_printed(last, story)}{waits}", facts)


def of_relinked(story: Story) -> Words:
    """Return which story the version's story became part of."""
    into = str(story.merged_into)
    return Words(f"the story became part of story {into}, which the rule follows from now on", {"merged_into": into})


def _when(other: int, story: Story) -> str:
    """Return when another page was fetched (µs), and how long before or after a version's page."""
    at = to_microseconds(seen_at(story))
    seconds = abs(other - at) // SECOND
    distance = f"{format_span(seconds)} {'before' if other <= at else 'after'}" if seconds else "at the same time"
    return f"at {_printed(_moment(other), story)}, {distance}"


def _moment(microseconds: int) -> datetime:
    return datetime.fromtimestamp(microseconds / SECOND, UTC)


def _printed(moment: datetime, story: Story) -> str:
    """Return a moment to the minute, in the time zone of a version's page."""
    return f"{moment.astimezone(seen_at(story).tzinfo):{_MINUTE}}"


def _iso(moment: datetime, story: Story) -> str:
    return moment.astimezone(seen_at(story).tzinfo).isoformat(timespec="seconds")

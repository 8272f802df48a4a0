"""Message: an alert as plain text for a person, and the key by which a receiver recognises a repeat.

``compose`` makes the message of an alert, ``trial`` the message that tests a target.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from dateline.core.text.printable import printable
from dateline_schemas import Story
from dateline_schemas.alert import Alert, Occasion, Severity
from dateline_schemas.takedown import BY_TAKEDOWN

Weight = Literal["info", "warning", "failure"]
"""Apprise's kinds of message; a service shows them as a colour or a priority."""

MAX_SUBJECT_CHARS: Final = 180
"""Characters of a message's subject. Chosen by hand."""
MAX_TEXT_CHARS: Final = 1200
"""Characters of the story's text in a message: chat services cut longer messages. Chosen by hand."""


class Message(NamedTuple):
    """A subject of one line, a body of several, a weight, and fields for programs."""

    subject: str
    body: str
    weight: Weight
    fields: Mapping[str, str] = MappingProxyType({})


class _OccasionWords(NamedTuple):
    """The words for an occasion."""

    mark: str
    """In front of the subject."""
    advice: str
    """What the reader should know and do; the first line of the body."""


_OCCASIONS: Final[Mapping[Occasion, _OccasionWords]] = {
    "story": _OccasionWords("", ""),
    "update": _OccasionWords("UPDATE: ", "There is more on a story that you were alerted to."),
    "correction": _OccasionWords(
        "CORRECTED: ", "The source corrects a story that you were alerted to. Check anything you published from it."
    ),
    "withdrawal": _OccasionWords(
        "WITHDRAWN: ", "The source withdraws this story. Do not use it, and take back anything you published from it."
    ),
}
_TAKEN_DOWN: Final = _OccasionWords(
    "WITHDRAWN: ",
    "This story was taken down, by hand and for good. Do not use it, and take back anything you published from it.",
)
"""The words for a withdrawal by hand, which is not the source's own."""
_WEIGHTS: Final[Mapping[Severity, Weight]] = {
    "info": "info",
    "low": "info",
    "medium": "warning",
    "high": "warning",
    "critical": "failure",
}
_MINUTE: Final = "%Y-%m-%d %H:%M %z"
"""Format of a time to the minute."""


def idempotency_key(alert_id: str, target: str) -> str:
    """Return the key that all attempts to send this alert to this target have, and no others."""
    return f"{alert_id}:{target}"


def compose(alert: Alert, key: str) -> Message:
    """Return the message of an alert, without control characters: text of pages must not steer mail or a terminal."""
    words, story = _words(alert), alert.story
    headline = _line(story.headline or story.text or f"story {alert.story_id}")
    # The headline of the wire may begin with the mark already.
    mark = "" if headline.casefold().startswith(words.mark.strip(": ").casefold() or "\0") else words.mark
    paragraphs = [
        words.advice,
        headline if story.headline else "",
        "" if alert.occasion == "withdrawal" else _text(story.text),
        "\n".join(f"{name}: {value}" for name, value in _facts(alert, key) if value),
    ]
    return Message(
        _cut(f"[{alert.severity}] {mark}{_line(alert.name)}: {headline}", MAX_SUBJECT_CHARS),
        "\n\n".join(filter(None, paragraphs)),
        _WEIGHTS[alert.severity],
        {
            "alert_id": alert.alert_id,
            "idempotency_key": key,
            "rule": alert.rule,
            "severity": alert.severity,
            "occasion": alert.occasion,
            "story_id": alert.story_id,
            "story_version": str(alert.version),
            "at": alert.at.isoformat(),
        },
    )


def _words(alert: Alert) -> _OccasionWords:
    taken_down = alert.occasion == "withdrawal" and alert.story.relation.rule == BY_TAKEDOWN
    return _TAKEN_DOWN if taken_down else _OCCASIONS[alert.occasion]


def trial(target: str, now: datetime, key: str) -> Message:
    """Return the message that tests a target."""
    body = f"Dateline can reach the target {target}. Alerts would look like this.\n\nSent: {now:{_MINUTE}}\nKey: {key}"
    return Message("[info] Test of Dateline's alerts", body, "info", {"idempotency_key": key, "occasion": "test"})


def _facts(alert: Alert, key: str) -> Iterator[tuple[str, str]]:
    """Yield the names and values at the end of a body; a value may be empty."""
    story = alert.story
    yield "Dateline", _line(story.dateline.printed) if story.dateline else ""
    yield "Published", _published(story)
    yield "Changed", _line(", ".join(story.relation.changed)) if alert.occasion in {"update", "correction"} else ""
    yield "Regions", ", ".join(region.slug for region in story.regions or story.former_regions)
    yield "Source", _line(" ".join(filter(None, (story.source, story.url))))
    yield "Matched", _line(", ".join(alert.matched))
    yield "Rule", f"{alert.rule} ({alert.severity})"
    yield "Story", f"{alert.story_id} version {alert.version}, seen {alert.at:{_MINUTE}}"
    yield "Key", key


def _published(story: Story) -> str:
    times = story.published
    if times is None or times.latest is None:
        return ""
    if times.earliest in {None, times.latest}:
        return f"{times.latest:{_MINUTE}}"
    return f"between {times.earliest:{_MINUTE}} and {times.latest:{_MINUTE}}"


def _text(text: str | None) -> str:
    lines = (_line(line) for line in (text or "").splitlines())
    return _cut("\n\n".join(filter(None, lines)), MAX_TEXT_CHARS)


def _line(text: str) -> str:
    """Return the text on one line, without control characters."""
    return " ".join(printable(text).split())


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"

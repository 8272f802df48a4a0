"""Message: what a person reads of an alert, in plain text, and the key by which a repeat is known."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from dateline_schemas import Story
from dateline_schemas.alert import Alert, Occasion, Severity
from dateline_schemas.takedown import BY_TAKEDOWN

Weight = Literal["info", "warning", "failure"]
"""Apprise's kinds of message, from which a service takes its colour or priority."""

SUBJECT_CHARACTERS: Final = 180
TEXT_CHARACTERS: Final = 1200
"""Of the story's text: what chat services take without cutting it."""


class Message(NamedTuple):
    """A subject of one line, a body of several, how heavy it is, and fields for programs."""

    subject: str
    body: str
    weight: Weight
    fields: Mapping[str, str] = MappingProxyType({})


class _Words(NamedTuple):
    """What an occasion is called in the subject, and what its reader should do."""

    mark: str
    advice: str


_OCCASIONS: Final[Mapping[Occasion, _Words]] = {
    "story": _Words("", ""),
    "update": _Words("UPDATE: ", "There is more on a story that you were told of."),
    "correction": _Words(
        "CORRECTED: ", "The source corrects what you were told of. Check what you made of the former version."
    ),
    "withdrawal": _Words(
        "WITHDRAWN: ", "The source withdraws this story. Do not use it, and take back what you made of it."
    ),
}
_TAKEN_DOWN: Final = _Words(
    "WITHDRAWN: ", "This story was taken down, by hand and for good. Do not use it, and take back what you made of it."
)
"""Of a withdrawal that is not its source's own."""
_WEIGHTS: Final[Mapping[Severity, Weight]] = {
    "info": "info",
    "low": "info",
    "medium": "warning",
    "high": "warning",
    "critical": "failure",
}
_MINUTE: Final = "%Y-%m-%d %H:%M %z"


def idempotency_key(alert_id: str, target: str) -> str:
    """Return what every attempt to send this alert to this target carries, and no other."""
    return f"{alert_id}:{target}"


def compose(alert: Alert, key: str) -> Message:
    """Say an alert in words. Text from pages is kept to letters and line ends: it steers no mail and no terminal."""
    words, story = _words(alert), alert.story
    headline = _line(story.headline or story.text or f"story {alert.story_id}")
    # A wire may say so itself, in its headline.
    mark = "" if headline.casefold().startswith(words.mark.strip(": ").casefold() or "\0") else words.mark
    paragraphs = [
        words.advice,
        headline if story.headline else "",
        "" if alert.occasion == "withdrawal" else _text(story.text),
        "\n".join(f"{name}: {value}" for name, value in _facts(alert, key) if value),
    ]
    return Message(
        _cut(f"[{alert.severity}] {mark}{_line(alert.name)}: {headline}", SUBJECT_CHARACTERS),
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


def _words(alert: Alert) -> _Words:
    taken_down = alert.occasion == "withdrawal" and alert.story.relation.rule == BY_TAKEDOWN
    return _TAKEN_DOWN if taken_down else _OCCASIONS[alert.occasion]


def trial(target: str, now: datetime, key: str) -> Message:
    """Return the message that tries a target."""
    body = f"Dateline can reach the target {target}. Alerts would look like this.\n\nSent: {now:{_MINUTE}}\nKey: {key}"
    return Message("[info] Test of Dateline's alerts", body, "info", {"idempotency_key": key, "occasion": "test"})


def _facts(alert: Alert, key: str) -> Iterator[tuple[str, str]]:
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
    return _cut("\n\n".join(filter(None, lines)), TEXT_CHARACTERS)


def _line(text: str) -> str:
    """Return the text on one line, without characters that are not for reading."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"

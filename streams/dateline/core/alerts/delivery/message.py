"""Message: the alerts of a story version as text for a person, and the key by which a receiver recognises a repeat.

``compose`` makes the message of a bundle, ``compose_digest`` one message of many bundles, and ``trial`` the message
that tests a target. All text of pages goes through ``markup``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from dateline.core.alerts.delivery.bundle import SEVERITIES, Bundle, TextPage, gravest, merge_versions
from dateline.core.alerts.delivery.markup import Medium, make_harmless, one_line, web_address
from dateline.core.alerts.delivery.occasion_words import OCCASIONS, OccasionWords, denies, occasion_words
from dateline.core.alerts.delivery.wording import Wording, word
from dateline.core.data.wire.signals import REFILED
from dateline.core.text.signals import without_signal
from dateline.core.text.withdrawals.notice import withdrawn_headline
from dateline_schemas import Story
from dateline_schemas.alert import Severity
from dateline_schemas.brief import Signal
from dateline_schemas.story import CHANGES_JOINT, UNMATCHED, WITHDRAWN_AT_ADDRESS

Weight = Literal["info", "warning", "failure"]
"""Apprise's kinds of message; a service shows them as a colour or a priority."""

MAX_SUBJECT_CHARS: Final = 180
"""Characters of a message's subject. Chosen by hand."""
MAX_TEXT_CHARS: Final = 1200
"""Characters of the story's text in a message: chat services cut longer messages. Chosen by hand."""
MAX_HELD_TEXT_CHARS: Final = MAX_TEXT_CHARS + MAX_SUBJECT_CHARS
"""Characters of a story's text that waits for its digest: the first words of it may be the subject."""
_MAX_DIGEST_TEXT_CHARS: Final = 240
"""Characters of each story's text in a digest. Chosen by hand."""
_MAX_DIGEST_TEXTS: Final = 20
"""Stories of a digest that are shown with text and source; the later ones have a line each. Chosen by hand."""
_MAX_NAMED_RULES: Final = 3
"""Names of rules in a subject, the gravest first; the body has them all. Chosen by hand."""
_MAX_NAME_CHARS: Final = 60
"""Characters of a rule's name in a subject, of which the story's title needs a part. Chosen by hand."""
_CUT_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S*$", re.IGNORECASE)
"""A web address at the end of a text that was cut: what is left of it opens another page."""


class Message(NamedTuple):
    """A subject of one line, a body of several, a weight, and fields for programs."""

    subject: str
    body: str
    weight: Weight
    fields: Mapping[str, str] = MappingProxyType({})


_WEIGHTS: Final[Mapping[Severity, Weight]] = {
    "info": "info",
    "low": "info",
    "medium": "warning",
    "high": "warning",
    "critical": "failure",
}
_CORRECTED: Final = "Corrected"
"""The name of what a correction changed, where the message shows a later text than the correction's, or corrects words
that its reader was not told."""
_REASON: Final = "Reason"
"""The name of what a notice of withdrawal says of why."""
_NOTICE: Final = "Notice"
"""The name of the words of a notice for which no story was found."""
_MINUTE: Final = "%Y-%m-%d %H:%M %z"
"""Format of a time to the minute."""


def idempotency_key(alert_id: str, target: str) -> str:
    """Return the key that all attempts to send this alert to this target have, and no others."""
    return f"{alert_id}:{target}"


def digest_key(alert_id: str, target: str) -> str:
    """Return the key of the digest that begins with this alert."""
    return idempotency_key(f"digest-{alert_id}", target)


def compose(bundle: Bundle, key: str, medium: Medium = "chat") -> Message:
    """Return the message of a bundle. Raises ``ValueError`` where its story was dropped."""
    story = _story(bundle)
    words, wording = occasion_words(bundle, story), _wording(bundle, story)
    title = make_harmless(wording.title, medium)
    subject = _subject(bundle, words, title, medium)
    paragraphs = [
        words.advice,
        *_absorbed(bundle, medium),
        title if len(subject) > MAX_SUBJECT_CHARS and wording.is_headline else "",
        ""
        if bundle.occasion == "withdrawal" or bundle.since
        else _cut(make_harmless(wording.text, medium), MAX_TEXT_CHARS),
        "\n".join(f"{name}: {value}" for name, value in _facts(bundle, story, key, medium) if value),
    ]
    return Message(
        _cut(subject, MAX_SUBJECT_CHARS),
        "\n\n".join(filter(None, paragraphs)),
        _WEIGHTS[bundle.severity],
        {
            "alert_id": bundle.alert_id,
            "alert_ids": ",".join(member.alert_id for member in bundle.named),
            "idempotency_key": key,
            "rule": bundle.rules[0].rule,
            "rules": ",".join(member.rule for member in bundle.rules),
            "severity": bundle.severity,
            "occasion": bundle.occasion,
            "story_id": bundle.story_id,
            "story_version": str(bundle.version),
            "sightings": str(story.sightings),
            "sources": str(story.sources.total),
            "at": bundle.at.isoformat(),
            **({"superseded_by": str(revision.version)} if (revision := story.superseded_by) is not None else {}),
            **({"absorbed": ",".join(bundle.absorbed)} if bundle.absorbed else {}),
            **({"part_of": bundle.part_of} if bundle.part_of else {}),
        },
    )


def compose_digest(bundles: Sequence[Bundle], key: str, medium: Medium = "chat") -> Message:
    """Return one message of at least one bundle: each story once, as it stands, with all rules on its versions.

    The gravest stories come first, else in the order of their first alerts, each with the beginning of its text.
    """
    alerts = sum(len(bundle.members) for bundle in bundles)
    severity = gravest(bundle.severity for bundle in bundles)
    first, last = (f"{each(bundle.at for bundle in bundles):{_MINUTE}}" for each in (min, max))
    stories = sorted(merge_versions(bundles), key=lambda story: SEVERITIES.index(story.severity), reverse=True)
    counted = f"{_plural(alerts, 'alert')} on {_plural(len(stories), 'story', 'stories')}"
    items = ["\n".join(_digest_lines(bundle, medium)) for bundle in stories[:_MAX_DIGEST_TEXTS]]
    lines = ["\n".join(_digest_line(bundle, medium)) for bundle in stories[_MAX_DIGEST_TEXTS:]]
    seen = f"Seen: {first}" + (f" to {last}" if last != first else "")
    return Message(
        f"[{severity}] Digest: {counted}",
        "\n\n".join(filter(None, [*items, "\n".join(lines), f"{seen}\nKey: {key}"])),
        _WEIGHTS[severity],
        {
            "idempotency_key": key,
            "occasion": "digest",
            "severity": severity,
            "alerts": str(alerts),
            "alert_id": bundles[0].alert_id,
            "alert_ids": ",".join(member.alert_id for bundle in bundles for member in bundle.members),
            "rules": ",".join(dict.fromkeys(member.rule for bundle in bundles for member in bundle.rules)),
            "story_ids": ",".join(story.standing_id for story in stories),
        },
    )


def shorten(bundle: Bundle) -> None:
    """Cut the text of a bundle's story to what a digest may need of it, to save memory."""
    if bundle.story is not None and bundle.story.text is not None:
        text = bundle.story.text[:MAX_HELD_TEXT_CHARS]
        bundle.story = bundle.story.model_copy(update={"text": text})


def trial(target: str, now: datetime, key: str) -> Message:
    """Return the message that tests a target."""
    body = f"Dateline can reach the target {target}. Alerts would look like this.\n\nSent: {now:{_MINUTE}}\nKey: {key}"
    return Message("[info] Test of Dateline's alerts", body, "info", {"idempotency_key": key, "occasion": "test"})


def _digest_head(bundle: Bundle, medium: Medium) -> Iterator[str]:
    """Yield the first lines of one story version in a digest: its subject, and its rules where that has not all."""
    story = _story(bundle)
    title = make_harmless(_wording(bundle, story).title, medium)
    words = occasion_words(bundle, story)
    if words.mark == OCCASIONS["update"].mark and _begins_here(bundle):
        words = OCCASIONS["story"]  # the target gets the first alert and the update in one
    yield _cut(_subject(bundle, words, title, medium), MAX_SUBJECT_CHARS)
    if len(bundle.rules) > _MAX_NAMED_RULES:
        yield f"Rules: {_rules(bundle)}"


def _digest_lines(bundle: Bundle, medium: Medium) -> Iterator[str]:
    """Yield the lines of one story version in a digest."""
    story = _story(bundle)
    words, wording = occasion_words(bundle, story), _wording(bundle, story)
    yield from _digest_head(bundle, medium)
    yield from _absorbed(bundle, medium)
    is_of_today = not bundle.since and story.superseded_by is None
    is_advised = (bundle.occasion == "correction" or denies(bundle)) and not _begins_here(bundle)
    if is_advised or bundle.occasion == "withdrawal" or bundle.is_back or not is_of_today:
        yield words.advice
    if bundle.reasons:
        name = _NOTICE if _is_unmatched(bundle) else _REASON
        yield _cut(f"{name}: {_joined(bundle.reasons, medium, ' ')}", _MAX_DIGEST_TEXT_CHARS)
    if bundle.away is not None:
        withdrawn, published = bundle.away
        yield f"Withdrawn: {withdrawn:{_MINUTE}}, published again: {published:{_MINUTE}}"
    if bundle.occasion == "correction" and bundle.since != "withdrawn" and bundle.corrections:
        changes = f"{_CORRECTED}: {_joined(bundle.corrections, medium, CHANGES_JOINT)}"
        yield _cut(changes, _MAX_DIGEST_TEXT_CHARS)
    if bundle.occasion != "withdrawal" and is_of_today and wording.text:
        yield _cut(make_harmless(one_line(wording.text), medium), _MAX_DIGEST_TEXT_CHARS)
    yield f"{_sightings(story)} · {_linked_page(bundle, story, medium)}"


def _digest_line(bundle: Bundle, medium: Medium) -> Iterator[str]:
    """Yield what a digest has of a story beyond those with texts: the lines of its head, and its page in the first."""
    subject, *rules = _digest_head(bundle, medium)
    yield " · ".join(filter(None, (subject, _linked_page(bundle, _story(bundle), medium))))
    yield from rules


def _linked_page(bundle: Bundle, story: Story, medium: Medium) -> str:
    """Return the page of a story in a digest: of its newer text, where one is known."""
    newer = _newer_page(bundle, story, medium)
    return f"newer text: {newer}" if newer else _page(story, medium)


def _begins_here(bundle: Bundle) -> bool:
    """Whether the target gets the first alert on a story in this digest, so that nothing was published from it yet."""
    return bundle.is_new and any(member.told_as == "story" for member in bundle.members)


def _absorbed(bundle: Bundle, medium: Medium) -> Iterator[str]:
    """Yield a line for each story that the target was told of, and that became part of this one since."""
    for story_id, headline in bundle.sent_before:
        title = f"“{_cut(make_harmless(one_line(headline), medium), MAX_SUBJECT_CHARS)}”, " if headline else ""
        yield f"Another story that you were alerted to became part of this one: {title}story {story_id}."


def _story(bundle: Bundle) -> Story:
    if bundle.story is None:
        msg = f"the story of {bundle.alert_id} was dropped"
        raise ValueError(msg)
    return bundle.story


def _wording(bundle: Bundle, story: Story) -> Wording:
    """Return the words of a story; of an earlier text, only the headline of the newer one."""
    headline, text = story.headline or bundle.headline, story.text
    if story.relation.rule == WITHDRAWN_AT_ADDRESS and bundle.headline:  # the version's own is the notice's
        headline = bundle.headline
    if story.superseded_by is not None:  # any other headline may be one that the newer text contradicts
        headline, text = story.superseded_by.headline, None
    if _is_unmatched(bundle):
        text = " ".join(reason.strip("“”") for reason in bundle.reasons)
    return word(headline, text) or Wording(f"story {bundle.story_id}", "", is_headline=True)


def _is_unmatched(bundle: Bundle) -> bool:
    """Whether it is a notice of withdrawal for which no story was found: its ``reasons`` are the notice's own words."""
    return bool(bundle.reasons) and bundle.story is not None and bundle.story.relation.rule == UNMATCHED


def _subject(bundle: Bundle, words: OccasionWords, title: str, medium: Medium) -> str:
    """Return the whole subject, of any length."""
    names = [_cut(make_harmless(member.name, medium), _MAX_NAME_CHARS) for member in bundle.rules]
    if len(names) > _MAX_NAMED_RULES:
        names[_MAX_NAMED_RULES - 1 :] = [f"{len(names) - _MAX_NAMED_RULES + 1} more rules"]
    has_own_words = bundle.story is None or bundle.story.relation.rule == UNMATCHED  # they say what is withdrawn
    language = bundle.story.language if bundle.story is not None and not has_own_words else None
    return f"[{bundle.severity}] {words.mark}{'; '.join(names)}: {_without_own_mark(title, words.says, language)}"


def _without_own_mark(title: str, kind: Signal | None, language: str | None) -> str:
    """Return a headline without the wire's own mark where that says what the mark in front says: ``CORRIGE -``.

    So the kind of a version is said once, in one place and in the same word, in any language, and a mail filter can
    rely on it. A wire refiles what it hardly corrects: that does not say as much, and stays.
    """
    if kind is None or title.upper().startswith(REFILED):
        return title
    return withdrawn_headline(title, language) if kind == "withdrawal" else without_signal(title, kind)


def _facts(bundle: Bundle, story: Story, key: str, medium: Medium) -> Iterator[tuple[str, str]]:
    """Yield the names and values at the end of a body; a value may be empty."""
    yield _NOTICE if _is_unmatched(bundle) else _REASON, _joined(bundle.reasons, medium, " ")
    if story.superseded_by is None:
        yield "Dateline", make_harmless(story.dateline.printed, medium) if story.dateline else ""
        yield "Published", _published(story)
    is_corrected = bundle.since == "revised" and bundle.occasion == "correction"
    has_changed = bundle.tells_changes and not bundle.since and not bundle.reasons
    if has_changed and bundle.corrects_what_was_not_told:
        has_changed, is_corrected = False, True
    yield "Changed", _joined(bundle.changed, medium, CHANGES_JOINT) if has_changed else ""
    yield _CORRECTED, _joined(bundle.corrections, medium, CHANGES_JOINT) if is_corrected else ""
    yield "Regions", ", ".join(region.slug for region in story.regions or story.former_regions)
    yield "Newer text", _newer_page(bundle, story, medium)
    yield "Source" if story.superseded_by is None else "Earlier text", _page(story, medium)
    yield "Seen", _sightings(story)
    yield "Matched", _joined(bundle.matched, medium)
    yield "Rule" if len(bundle.rules) == 1 else "Rules", _rules(bundle)
    revised = f", revised by version {story.superseded_by.version}" if story.superseded_by is not None else ""
    part = f", since then part of story {bundle.part_of}" if bundle.part_of else ""
    yield "Sent late", f"the story is as at {bundle.checked_at:{_MINUTE}}" if bundle.checked_at else ""
    yield "Story", f"{bundle.story_id} version {bundle.version}{part}{revised}, seen {bundle.at:{_MINUTE}}"
    yield "Key", key


def _rules(bundle: Bundle) -> str:
    return ", ".join(f"{member.rule} ({member.severity})" for member in bundle.rules)


def _joined(texts: Sequence[str], medium: Medium, joint: str = ", ") -> str:
    return joint.join(make_harmless(one_line(text), medium) for text in texts)


def _newer_page(bundle: Bundle, story: Story, medium: Medium) -> str:
    """Return the page of the newer text, of alerts on an earlier one; empty where none is known, or it is withdrawn."""
    if bundle.newer_page is None or story.superseded_by is None or bundle.since == "withdrawn":
        return ""
    return _page(bundle.newer_page, medium)


def _page(page: Story | TextPage, medium: Medium) -> str:
    """Return the source and the web address of a page, as far as they are known."""
    source = make_harmless(one_line(page.source or ""), medium)
    return " ".join(filter(None, (source, web_address(page.url or "", medium))))


def _sightings(story: Story) -> str:
    return f"{_plural(story.sightings, 'time')}, by {_plural(story.sources.total, 'source')}"


def _plural(number: int, noun: str, nouns: str = "") -> str:
    return f"{number} {noun if number == 1 else nouns or f'{noun}s'}"


def _published(story: Story) -> str:
    times = story.published
    if times is None or times.latest is None:
        return ""
    latest = f"{times.latest:{_MINUTE}}"
    earliest = latest if times.earliest is None else f"{times.earliest:{_MINUTE}}"
    return latest if earliest == latest else f"between {earliest} and {latest}"


def _cut(text: str, length: int) -> str:
    """Return the text in at most ``length`` characters, without a part of a web address at its end."""
    if len(text) <= length:
        return text
    kept = text[: length - 1]
    if not text[length - 1].isspace():
        kept = _CUT_ADDRESS.sub("", kept)
    return kept.rstrip() + "…"

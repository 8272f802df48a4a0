"""Which story versions a target was told of, and how stories stand; read back from the topic at the start.

All is a function of the records on ``wire.alerts``, so that nothing of it has to be stored.
"""

import sys
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, Final, NamedTuple

from dateline.core.alerts.changes.standing_changes import standing
from dateline.core.alerts.decide import MAX_TEXT_CHARS, is_of_earlier_text, words_printed
from dateline.core.alerts.delivery.bundle import (
    SEVERITIES,
    AbsorbedStory,
    Bundle,
    Member,
    VersionKey,
    absorbed_in,
    gravest,
    is_as_grave,
    version_of,
)
from dateline.core.alerts.delivery.changes_since import StoryChanges
from dateline.core.alerts.delivery.message import MAX_HELD_TEXT_CHARS
from dateline.core.alerts.delivery.story_now import (
    StoryNow,
    beside_newer_text,
    brought_into,
    brought_up_to_date,
    seen,
    words_of,
)
from dateline.core.alerts.title import contradicts, first_words
from dateline_schemas import Story
from dateline_schemas.alert import BACK, Alert, Occasion, Severity
from dateline_schemas.story import WITHDRAWN_AT_ADDRESS
from dateline_schemas.takedown import BY_TAKEDOWN

MAX_REMEMBERED: Final = 2_000
"""Versions and stories in memory, and offsets before the position that are read back at the start.

Chosen by hand: rules join a version within seconds, and reading 2,000 alerts takes well under a second.
"""


class _Told(NamedTuple):
    """The newest version of a story that a target was told of, and how gravely."""

    version: int = 0
    severity: Severity = SEVERITIES[0]
    words: str | None = None
    """Its words, or those that it withdrew: 4,096 characters at the most; None where they are not known as a whole."""


class SentVersions:
    """The latest versions that went out to a target, and each story's latest headline and standing."""

    def __init__(self, limit: int = MAX_REMEMBERED) -> None:
        self._limit = limit
        self._keys: OrderedDict[VersionKey, str] = OrderedDict()
        self._headlines: OrderedDict[str, str] = OrderedDict()
        self._first_words: OrderedDict[str, str] = OrderedDict()
        """By the id of a story, the first words of its last text that came without a headline."""
        self._stories: OrderedDict[str, StoryNow] = OrderedDict()
        self._merged: OrderedDict[str, str] = OrderedDict()
        """By the id of a story, that of the story that it became part of."""
        self._sent: OrderedDict[str, bool] = OrderedDict()
        """By the id of each story that the target was told of, whether it was told what it became part of."""
        self._told: OrderedDict[str, _Told] = OrderedDict()
        """By the id of a story, the newest version that the target was told of."""
        self._shown: OrderedDict[str, int] = OrderedDict()
        """By the id of a story, the version whose words are the newest that a message of this process showed."""
        self._changes: OrderedDict[str, StoryChanges] = OrderedDict()
        self._corrected: OrderedDict[str, int] = OrderedDict()
        """By the id of a story, the version whose words the target was told as a correction, the newest."""

    def add_alert(self, alert: Alert, key: str) -> None:
        """Remember that a message with a key told of an alert."""
        is_earlier = is_of_earlier_text(alert.story)
        self._add(version_of(alert), key, alert.severity, absorbed_in(alert), None if is_earlier else alert.story)
        self._note_correction(Member.of(alert).told_as, alert.story)

    def add_bundle(self, bundle: Bundle, key: str) -> None:
        """Remember that a message with a key told of a bundle."""
        story = None if bundle.is_of_earlier_text else bundle.story
        self._add(bundle.version_key, key, bundle.severity, bundle.absorbed, story)
        if bundle.story is not None:
            if bundle.since is None:
                self._note_correction(bundle.occasion, bundle.story)
            story_id, words = bundle.newer or (bundle.story_id, words_of(bundle.story))
            self._shown[story_id] = max(words, self._shown.get(story_id, 0))
            self._shown.move_to_end(story_id)
            self._forget_oldest(self._shown)

    def _add(
        self, version: VersionKey, key: str, severity: Severity, absorbed: Iterable[str], story: Story | None
    ) -> None:
        """Remember that a message with a key told of a version, and of its absorbed stories; the first key stands.

        ``story`` is None where its text was not the story's newest: it told of none of the changes until then.
        """
        self.join(version, key)
        story_id, number = version
        if story is not None:
            before = self._told.get(story_id, _Told())
            if number == before.version:
                severity = gravest((severity, before.severity))
            words = before.words if story.text is None or number == before.version else _whole_words(story)
            self._told[story_id] = max(_Told(number, severity, words), before, key=lambda told: told.version)
            self._told.move_to_end(story_id)
            self._forget_oldest(self._told)
        self._sent.setdefault(version[0], False)
        self._sent.move_to_end(version[0])
        for story_id in absorbed:
            self._sent[story_id] = True
            self._sent.move_to_end(story_id)
        self._forget_oldest(self._sent)

    def _note_correction(self, occasion: Occasion, story: Story) -> None:
        if occasion == "correction" and not is_of_earlier_text(story):
            self._corrected[story.story_id] = max(words_of(story), self._corrected.get(story.story_id, 0))
            self._corrected.move_to_end(story.story_id)
            self._forget_oldest(self._corrected)

    def join(self, version: VersionKey, key: str) -> None:
        """Remember that a message with a key goes out in place of one on a version; the first key stands."""
        self._keys.setdefault(version, key)
        self._forget_oldest(self._keys)

    def key_of(self, version: VersionKey) -> str | None:
        """Return the key of the message that told of a version; None where none did."""
        return self._keys.get(version)

    def see(self, alert: Alert) -> None:
        """Remember headline, standing and changes of an alert's story, whoever the alert is for."""
        self._changes.setdefault(alert.story_id, StoryChanges()).add(alert)
        self._changes.move_to_end(alert.story_id)
        self._forget_oldest(self._changes)
        self._stories[alert.story_id] = seen(self._stories.get(alert.story_id), alert)
        self._stories.move_to_end(alert.story_id)
        self._forget_oldest(self._stories)
        for story_id in absorbed_in(alert):
            self._merged[story_id] = alert.story_id
            self._merged.move_to_end(story_id)
        self._forget_oldest(self._merged)
        if alert.story.relation.rule == WITHDRAWN_AT_ADDRESS:
            return  # its headline and text are the notice's
        revision, title = alert.story.superseded_by, alert.title
        headline = alert.story.headline if revision is None else revision.headline
        if headline := headline or (title.words if title is not None and title.is_headline else None):
            self._headlines[alert.story_id] = headline
            self._headlines.move_to_end(alert.story_id)
            self._forget_oldest(self._headlines)
        elif alert.story.text:
            self._first_words[alert.story_id] = first_words(alert.story.text)
            self._first_words.move_to_end(alert.story_id)
            self._forget_oldest(self._first_words)

    def headline_of(self, alert: Alert) -> str | None:
        """Return the last headline of an alert's story; None where none is known, or the alert's text contradicts it.

        An alert of a worker of before does not carry it: then it is the last one of the story's alerts. A withdrawal of
        a story that never had one is told by the first words that alerts had as subject, as nobody knows its id.
        """
        story, title = alert.story, alert.title
        if title is not None:
            return title.words if title.is_headline or story.text is None else None
        headline = self._headlines.get(alert.story_id)
        if headline is None and story.event == "withdrawn" and story.relation.rule != BY_TAKEDOWN:
            return self._first_words.get(alert.story_id)
        if headline is not None and not story.headline and contradicts(story, headline, alert.changed):
            return None
        return headline

    def beside_sent(self, bundle: Bundle) -> Bundle:
        """Return a bundle with what the target was told of its story before, and of stories that became part of it.

        Of an earlier text, also with the page of the newer one, where an alert told of it.
        """
        bundle = beside_newer_text(bundle, self._stories.get(bundle.story_id, StoryNow()))
        stories = bundle.story_id, self._survivor(bundle.story_id), *bundle.absorbed
        sent_before = tuple(
            AbsorbedStory(story_id, self._headlines.get(story_id))
            for story_id in bundle.absorbed
            if self._sent.get(story_id) is False
        )
        is_new = not any(each in self._sent for each in stories)
        is_told = not sent_before and self._has_words_of(bundle)
        changed = () if is_told else self._changed_since(bundle, is_new=is_new)
        return replace(
            bundle,
            sent_before=sent_before,
            is_new=is_new,
            is_known=not is_new,
            is_known_as_other=not is_new and bundle.story_id not in self._told,
            changed_since=changed,
            is_told=is_told,
        )

    def _has_words_of(self, bundle: Bundle) -> bool:
        """Whether the target was told of an update or correction by another message, of its very words.

        So it is where a rule held it back until its text was repeated, and another rule did not. Not where they were
        withdrawn since: that they are back is news.
        """
        story = bundle.story
        if story is None or bundle.is_of_earlier_text or bundle.is_back or bundle.occasion in {"story", "withdrawal"}:
            return False
        told, words = self._told.get(bundle.story_id, _Told()).version, words_of(story)
        if bundle.occasion == "correction" and self._corrected.get(bundle.story_id) != words:
            return False
        withdrawal = self._stories.get(bundle.story_id, StoryNow()).last_withdrawal
        return withdrawal < words <= told and self.key_of((bundle.story_id, told)) is not None

    def _changed_since(self, bundle: Bundle, *, is_new: bool) -> tuple[str, ...] | None:
        """Return what changed since the target was last told of a story; of a new one, what the version changed.

        Of the correction of an earlier text, what it changed there: it follows none of the later versions.
        """
        if (story := bundle.story) is None:
            return None
        relation = story.relation
        if bundle.is_of_earlier_text and bundle.occasion == "correction":
            return relation.changed
        if is_new:
            return relation.changed or None
        return self._net_changes(bundle, story)

    def _net_changes(self, bundle: Bundle, story: Story) -> tuple[str, ...] | None:
        """Return what stands in a version and differs from what the target was told last; None where it is not known.

        Of a version that was compared with the one told last, it is what that says itself.
        """
        relation = story.relation
        known = {each: self._told[each] for each in (bundle.story_id, *bundle.absorbed) if each in self._told}
        changes, told = self._changes.get(bundle.story_id), known.get(bundle.story_id, _Told())
        if changes is None or not known or told.version >= bundle.version:
            return None
        steps = changes.since(told.version, bundle.version)
        if steps is None and bundle.occasion == "story":
            return None
        back = [BACK] if any(BACK in member.changed for member in bundle.members) else []
        if len(known) == 1 and told.version == (relation.changed_since or relation.parent):
            return tuple(dict.fromkeys((*back, *relation.changed)))
        lines = dict.fromkeys((*back, *(bundle.changed_for_rules if steps is None else steps)))
        words = [each.words for each in known.values() if each.words is not None]
        whole = "\n".join(words) if len(words) == len(known) else None
        return standing([*lines], relation.changed, words_printed(story), whole, story.language or "")

    def as_it_stands(
        self, bundle: Bundle, waiting: Callable[[str], Iterable[Bundle]], *, is_outdated: bool = True
    ) -> tuple[Bundle, Bundle | str | None]:
        """Return a bundle as its story stands now, and what tells the target of that in its place, if anything does.

        That is the withdrawal of its story, a message with the newer text, or one with this text: the key of one that
        the target has, or the bundle of one that waits. None where the bundle has a message of its own.
        ``waiting`` returns the bundles of a story that get a message of their own soon. A bundle that is not outdated
        is returned as it was raised, beside what the target was told of its story.
        """
        if not is_outdated:
            current = self.beside_sent(bundle)
            return current, self._key_of_same_words(current)
        current, withdrawal = self._brought_up_to_date(bundle)
        if current.since == "withdrawn":
            story_id, version = withdrawal
            waits = next((each for each in waiting(story_id) if each.version == version), None)
            return current, waits or self.key_of(withdrawal)
        if current.since is None:
            return current, self._key_of_same_words(current)
        if current.newer is None or not current.says_less_than_newer:
            return current, None
        told_by = self._key_of_newer(current, *current.newer)
        return current, told_by or next((each for each in waiting(current.newer[0]) if each.tells_newer(current)), None)

    def saying_no_more(self, current: Bundle, others: Iterable[Bundle]) -> Iterator[Bundle]:
        """Yield those of some bundles of a story of which a message tells too: it shows the words that they would show.

        ``current`` is the bundle of the message, as it is sent. Not what tells of more than these words: a correction,
        a return, a withdrawal between the two, another story that became part of this one.
        """
        withdrawal = self._stories.get(current.story_id, StoryNow()).last_withdrawal
        for other in others:
            first, last = sorted((current.version, other.version))
            is_apart = first <= withdrawal <= last or not set(other.absorbed) <= set(current.absorbed)
            if first != last and not is_apart and _says_no_more(other, current):
                yield other

    def is_outdated(self, bundle: Bundle, following: Callable[[str], Iterable[Bundle]]) -> bool:
        """Whether a bundle, as it is, would be the last word on a story that is known to have changed since.

        So it is where the target was shown what is newer, or where no message of it follows this one.
        ``following`` returns the bundles of a story that are sent as soon as this one.
        """
        current, withdrawal = self._brought_up_to_date(bundle)
        if current.since is None:
            return False
        waiting = (each for story_id in (bundle.story_id, current.part_of) if story_id for each in following(story_id))
        newer_id = current.newer[0] if current.newer is not None else bundle.story_id
        is_followed = any(
            each.story_id != bundle.story_id or (newer_id == each.story_id and each.version > bundle.version)
            for each in waiting
        )
        return not is_followed or self._has_shown_newer(current, withdrawal)

    def _has_shown_newer(self, current: Bundle, withdrawal: VersionKey) -> bool:
        """Whether the target was shown what is newer than a bundle's version: words, the withdrawal, or the return."""
        if current.since == "withdrawn":
            return self.key_of(withdrawal) is not None
        is_shown = self._shown.get(current.story_id, 0) > current.version
        newer_id, words = current.newer or (current.story_id, sys.maxsize)
        told = self._told.get(newer_id, _Told()).version
        return is_shown or max(told, self._shown.get(newer_id, 0)) >= words

    def _key_of_newer(self, bundle: Bundle, story_id: str, version: int) -> str | None:
        """Return the key of the message by which the target has the newer text of a bundle's story, told as gravely.

        None also where that text was withdrawn after the target had it: that it is back is news.
        """
        told, now = self._told.get(story_id, _Told()), self._stories.get(story_id, StoryNow())
        if told.version < version or told.version <= now.last_withdrawal:
            return None
        return self.key_of((story_id, told.version)) if is_as_grave(told.severity, bundle.severity) else None

    def _key_of_same_words(self, bundle: Bundle) -> str | None:
        """Return the key of the message that told the target of a bundle's words as gravely; None where none did."""
        told = self._told.get(bundle.story_id, _Told())
        is_told = bundle.is_told and is_as_grave(told.severity, bundle.severity)
        return self.key_of((bundle.story_id, told.version)) if is_told else None

    def _brought_up_to_date(self, bundle: Bundle) -> tuple[Bundle, VersionKey]:
        """Return a bundle as its story stands after all alerts that were read, beside what the target was told of it.

        And the version that withdrew the story, where it is marked as withdrawn since.
        """
        bundle, story_id = self.beside_sent(bundle), bundle.story_id
        now, into = self._stories.get(story_id, StoryNow()), self._survivor(story_id)
        if into == story_id:
            return brought_up_to_date(bundle, now), (story_id, now.withdrawn)
        whole = self._stories.get(into, StoryNow())
        withdrawal = (into, whole.withdrawn) if whole.withdrawn else (story_id, now.withdrawn)
        return brought_into(bundle, into, now, whole), withdrawal

    def _survivor(self, story_id: str) -> str:
        """Return the id of the story that a story became part of, as far as alerts say, or its own id."""
        visited = {story_id}
        while (into := self._merged.get(story_id)) is not None and into not in visited:
            story_id = into
            visited.add(story_id)
        return story_id

    def _forget_oldest(self, memory: OrderedDict[Any, Any]) -> None:
        while len(memory) > self._limit:
            memory.popitem(last=False)


def _says_no_more(other: Bundle, current: Bundle) -> bool:
    """Whether a bundle's message would show the words of another's, which is as it is sent, and say no more of them."""
    story, shown = other.story, current.story
    if story is None or shown is None or other.is_back or other.occasion == "withdrawal":
        return False
    if current.since == "revised":
        newer_id, newer = current.newer or (current.story_id, 0)
        return newer_id == other.story_id and words_of(story) < newer and other.occasion != "correction"
    if current.since is not None or current.occasion == "withdrawal" or words_of(story) != words_of(shown):
        return False
    is_earlier = other.is_of_earlier_text
    if other.occasion == "correction" and (current.occasion != "correction" or is_earlier):
        return False
    return is_earlier == current.is_of_earlier_text


def _whole_words(story: Story) -> str | None:
    """Return the words of a version; None where its text may be cut, as a digest cuts it."""
    text = story.text or ""
    return None if len(text) in {MAX_TEXT_CHARS, MAX_HELD_TEXT_CHARS} else words_printed(story)

"""Which story versions a target was told of, and how stories stand; read back from the topic at the start.

All is a function of the records on ``wire.alerts``, so that nothing of it has to be stored.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, Final

from dateline.core.alerts.delivery.bundle import AbsorbedStory, Bundle, VersionKey
from dateline.core.alerts.delivery.changes_since import StoryChanges
from dateline.core.alerts.delivery.story_now import StoryNow, beside_newer_text, brought_into, brought_up_to_date, seen
from dateline.core.alerts.title import contradicts
from dateline_schemas.alert import Alert

MAX_REMEMBERED: Final = 2_000
"""Versions and stories in memory, and offsets before the position that are read back at the start.

Chosen by hand: rules join a version within seconds, and reading 2,000 alerts takes well under a second.
"""


class SentVersions:
    """The latest versions that went out to a target, and each story's latest headline and standing."""

    def __init__(self, limit: int = MAX_REMEMBERED) -> None:
        self._limit = limit
        self._keys: OrderedDict[VersionKey, str] = OrderedDict()
        self._headlines: OrderedDict[str, str] = OrderedDict()
        self._stories: OrderedDict[str, StoryNow] = OrderedDict()
        self._merged: OrderedDict[str, str] = OrderedDict()
        """By the id of a story, that of the story that it became part of."""
        self._sent: OrderedDict[str, bool] = OrderedDict()
        """By the id of each story that the target was told of, whether it was told what it became part of."""
        self._told: OrderedDict[str, int] = OrderedDict()
        """By the id of a story, the newest version that the target was told of."""
        self._changes: OrderedDict[str, StoryChanges] = OrderedDict()

    def add(self, version: VersionKey, key: str, absorbed: Iterable[str] = (), *, is_earlier: bool = False) -> None:
        """Remember that a message with a key told of a version, and of its absorbed stories; the first key stands.

        ``is_earlier`` says whether its text was not the story's newest: it told of none of the changes until then.
        """
        self._keys.setdefault(version, key)
        story_id, number = version
        if not is_earlier:
            self._told[story_id] = max(number, self._told.get(story_id, 0))
            self._told.move_to_end(story_id)
            self._forget_oldest(self._told)
        self._sent.setdefault(version[0], False)
        self._sent.move_to_end(version[0])
        for story_id in absorbed:
            self._sent[story_id] = True
            self._sent.move_to_end(story_id)
        self._forget_oldest(self._keys)
        self._forget_oldest(self._sent)

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
        for story_id in alert.absorbed:
            self._merged[story_id] = alert.story_id
            self._merged.move_to_end(story_id)
        self._forget_oldest(self._merged)
        revision, title = alert.story.superseded_by, alert.title
        headline = alert.story.headline if revision is None else revision.headline
        if headline := headline or (title.words if title is not None and title.is_headline else None):
            self._headlines[alert.story_id] = headline
            self._headlines.move_to_end(alert.story_id)
            self._forget_oldest(self._headlines)

    def headline_of(self, alert: Alert) -> str | None:
        """Return the last headline of an alert's story; None where none is known, or the alert's text contradicts it.

        An alert of a worker of before does not carry it: then it is the last one of the story's alerts.
        """
        story, title = alert.story, alert.title
        if title is not None:
            return title.words if title.is_headline or story.text is None else None
        headline = self._headlines.get(alert.story_id)
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
        changed = self._changed_since(bundle, is_new=is_new)
        return replace(bundle, sent_before=sent_before, is_new=is_new, is_known=not is_new, changed_since=changed)

    def _changed_since(self, bundle: Bundle, *, is_new: bool) -> tuple[str, ...] | None:
        """Return what changed since the target was last told of a story; of a new one, what the version changed.

        Of the correction of an earlier text, what it changed there: it follows none of the later versions.
        """
        if bundle.is_of_earlier_text and bundle.occasion == "correction" and bundle.story is not None:
            return bundle.story.relation.changed
        if is_new:
            return (bundle.story.relation.changed if bundle.story is not None else ()) or None
        told, changes = self._told.get(bundle.story_id), self._changes.get(bundle.story_id)
        if told is None or changes is None or told >= bundle.version:
            return None
        return changes.since(told, bundle.version)

    def as_it_stands(self, bundle: Bundle, waiting: Callable[[VersionKey], str | None]) -> tuple[Bundle, str | None]:
        """Return a bundle as its story stands now, and the key of the message that tells the target of its withdrawal.

        The key is None where the story was not withdrawn, or the target neither has nor gets the withdrawal.
        ``waiting`` returns the key of a message that waits to tell of a version.
        """
        current, withdrawal = self._brought_up_to_date(bundle)
        if current.since != "withdrawn":
            return current, None
        return current, waiting(withdrawal) or self.key_of(withdrawal)

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

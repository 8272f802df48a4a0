"""Which story versions a target was told of, and how stories stand; read back from the topic at the start.

All is a function of the records on ``wire.alerts``, so that nothing of it has to be stored.
"""

from collections import OrderedDict
from typing import Final

from dateline.core.alerts.delivery.bundle import VersionKey
from dateline.core.alerts.delivery.story_now import StoryNow, seen
from dateline_schemas.alert import Alert

MAX_REMEMBERED: Final = 2_000
"""Versions and stories in memory, and offsets before the position that are read back at the start.

Chosen by hand: rules join a version within seconds, and reading 2,000 alerts takes well under a second.
"""


class SentVersions:
    """The latest versions that went out to a target, and each story's latest headline and standing."""

    def __init__(self) -> None:
        self._keys: OrderedDict[VersionKey, str] = OrderedDict()
        self._headlines: OrderedDict[str, str] = OrderedDict()
        self._stories: OrderedDict[str, StoryNow] = OrderedDict()

    def add(self, version: VersionKey, key: str) -> None:
        """Remember that a message with a key told of a version; the first key stands."""
        self._keys.setdefault(version, key)
        while len(self._keys) > MAX_REMEMBERED:
            self._keys.popitem(last=False)

    def key_of(self, version: VersionKey) -> str | None:
        """Return the key of the message that told of a version; None where none did."""
        return self._keys.get(version)

    def see(self, alert: Alert) -> None:
        """Remember the headline and the standing of an alert's story, whoever the alert is for."""
        self._stories[alert.story_id] = seen(self._stories.get(alert.story_id), alert)
        self._stories.move_to_end(alert.story_id)
        while len(self._stories) > MAX_REMEMBERED:
            self._stories.popitem(last=False)
        revision = alert.story.superseded_by
        if headline := alert.story.headline if revision is None else revision.headline:
            self._headlines[alert.story_id] = headline
            self._headlines.move_to_end(alert.story_id)
            while len(self._headlines) > MAX_REMEMBERED:
                self._headlines.popitem(last=False)

    def headline_of(self, alert: Alert) -> str | None:
        """Return the last headline of an alert's story; None where no alert had one."""
        return self._headlines.get(alert.story_id)

    def story_now(self, story_id: str) -> StoryNow:
        """Return how a story stands after all alerts that were read."""
        return self._stories.get(story_id, StoryNow())

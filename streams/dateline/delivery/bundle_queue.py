"""The bundles of one pass over the topic that are not sent yet, in the order of their first alerts."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import Final

from dateline.core.alerts.delivery.bundle import GROUPING_SECONDS, Bundle, VersionKey, version_of
from dateline.kafka.codec import Incoming, moment_of
from dateline_schemas.alert import Alert

_GROUPING: Final = timedelta(seconds=GROUPING_SECONDS)
LATE: Final = timedelta(seconds=30)
"""Time from which on an alert that was not sent yet is late, so that its story may have changed.

Chosen by hand: as long as ``dateline status`` lets a target be behind.
"""


class BundleQueue:
    """Collects alerts into bundles; ``joins`` says whether a bundle waits for alerts of other rules."""

    def __init__(self, *, joins: bool) -> None:
        self._joins = joins
        self.begin(0)

    def begin(self, position: int) -> None:
        """Forget all bundles, to read from a position on."""
        self._bundles: dict[VersionKey, Bundle] = {}
        self._complete_at: dict[VersionKey, float] = {}
        """By version, when nothing more is waited for, in ``time.monotonic()`` seconds."""
        self._by_story: dict[str, dict[int, Bundle]] = {}
        self._joined: dict[VersionKey, VersionKey] = {}
        """By version, the version whose message tells of it, and with which it is settled."""
        self._read_to = position
        self._newest = datetime.min.replace(tzinfo=UTC)
        self.alerts = 0
        """The number of alerts in all bundles."""

    def __iter__(self) -> Iterator[Bundle]:
        """Iterate over a copy, so that bundles may be removed meanwhile."""
        return iter(list(self._bundles.values()))

    def __bool__(self) -> bool:
        """Whether any bundle waits."""
        return bool(self._bundles)

    @property
    def read_to(self) -> int:
        """Offset after the last record that was read."""
        return self._read_to

    def is_current(self, now: datetime) -> bool:
        """Whether the newest record that was read is not late, so that a topic that never pauses is read far enough."""
        return abs(now - self._newest) <= LATE

    @property
    def position(self) -> int:
        """Offset of the first alert that waits; where none does, of the next record to read."""
        first = next(iter(self._bundles.values()), None)  # they are in the order of their first alerts
        return self._read_to if first is None else first.members[0].offset

    def see(self, record: Incoming) -> None:
        """Note that a record was read."""
        self._read_to = record.offset + 1
        self._newest = max(self._newest, _sent_at(record))

    def add(self, record: Incoming, alert: Alert, now: datetime) -> Bundle:
        """Add an alert to the bundle of its version, and return the bundle. ``now`` is the time of day."""
        version = version_of(alert)
        self.alerts += 1
        if bundle := self._bundles.get(version):
            bundle.add(alert, record.offset)
            return bundle
        sent_at = min(_sent_at(record), now)  # another machine's clock may be ahead of ours
        wait = max(GROUPING_SECONDS - (now - sent_at).total_seconds(), 0.0)
        self._complete_at[version] = monotonic() + (wait if self._joins else 0.0)
        bundle = self._bundles[version] = Bundle.of(alert, sent_at, record.offset)
        self._by_story.setdefault(alert.story_id, {})[alert.version] = bundle
        return bundle

    def of_story(self, story_id: str) -> list[Bundle]:
        """Return the bundles of a story that wait, in the order of their first alerts."""
        return list(self._by_story.get(story_id, {}).values())

    def join(self, bundle: Bundle, other: Bundle) -> None:
        """Let a bundle wait for the message of another, which tells of it."""
        self._joined[bundle.version_key] = other.version_key

    def is_joined(self, bundle: Bundle) -> bool:
        """Whether a bundle waits for the message of another one that waits."""
        return self._joined.get(bundle.version_key) in self._bundles

    def joined_to(self, bundle: Bundle) -> list[Bundle]:
        """Return the bundles that wait for the message of a bundle, and those that wait for theirs."""
        joined_by: defaultdict[VersionKey, list[VersionKey]] = defaultdict(list)
        for joined, other in self._joined.items():
            joined_by[other].append(joined)
        versions = [bundle.version_key]
        for version in versions:  # it grows meanwhile; no bundle waits for itself, as what is sent waits for none
            versions += joined_by.pop(version, ())
        return [self._bundles[version] for version in versions[1:]]

    def remove(self, bundle: Bundle) -> None:
        """Remove a bundle: its alerts are settled."""
        version = bundle.version_key
        removed = self._bundles.pop(version)
        del self._complete_at[version], self._by_story[bundle.story_id][bundle.version]
        if not self._by_story[bundle.story_id]:
            del self._by_story[bundle.story_id]
        self._joined.pop(version, None)
        self.alerts -= len(removed.members)

    def complete(self, *, at_end: bool) -> Iterator[Bundle]:
        """Yield the bundles that no other alert joins any more, up to the first that still waits.

        ``at_end`` says whether all records that the topic has were read.
        """
        now = monotonic()
        for version, bundle in list(self._bundles.items()):
            if version not in self._bundles:
                continue  # it was settled with another's message meanwhile
            is_over = self._newest - bundle.sent_at > _GROUPING
            if self._joins and not is_over and not (at_end and now >= self._complete_at[version]):
                return
            yield bundle


def _sent_at(record: Incoming) -> datetime:
    return moment_of(record.timestamp)

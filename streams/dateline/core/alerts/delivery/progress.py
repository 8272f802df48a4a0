"""Progress: which alerts of the topic a target has received, small enough to be committed with an offset.

An alert is settled once it is sent, skipped or given up. Alerts are settled in the order of the topic; but a grave
one may overtake those that wait for the end of quiet hours. The offsets of such alerts are kept beside the position,
so that they are not sent again after a restart.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise
from typing import Final, NamedTuple

_MAX_METADATA_BYTES: Final = 3000
"""Bytes of metadata with an offset. Kafka's brokers take 4,096 by default (``offset.metadata.max.bytes``)."""


class Progress(NamedTuple):
    """How far a target has got in the topic, and the failures on the alert that is being sent."""

    position: int
    """Offset of the first alert that is not settled."""
    ahead: frozenset[int] = frozenset()
    """Offsets of the alerts after it that are settled."""
    failing: int = -1
    """Offset of the alert that could not be sent; -1 for none."""
    tries: int = 0
    """Attempts that failed on it."""
    since: datetime | None = None
    """When the first of them failed."""

    def has(self, offset: int) -> bool:
        """Whether the alert at an offset is settled."""
        return offset < self.position or offset in self.ahead

    def settled(self, offset: int, *, in_turn: bool) -> "Progress":
        """Return the progress after an alert is settled, ``in_turn`` or ahead of those that wait."""
        if in_turn:
            return Progress(offset + 1, frozenset(other for other in self.ahead if other > offset))
        return Progress(self.position, self.ahead | {offset})

    def failed(self, offset: int, now: datetime) -> "Progress":
        """Return the progress after an attempt to send an alert failed."""
        again = offset == self.failing
        since = self.since if again and self.since is not None else now
        return self._replace(failing=offset, tries=self.tries + 1 if again else 1, since=since)


def to_metadata(progress: Progress) -> str:
    """Return progress as the metadata of an offset.

    Where there are too many alerts ahead, the oldest are left out, and are sent twice after a restart.
    """
    spans = _spans(sorted(progress.ahead))
    failing = [progress.failing, progress.tries, progress.since.isoformat()] if progress.since else None
    while True:
        fields = {"ahead": spans, "failing": failing}
        text = json.dumps({name: value for name, value in fields.items() if value}, separators=(",", ":"))
        if len(text) <= _MAX_METADATA_BYTES:
            return text
        spans = spans[len(spans) // 10 + 1 :]


def from_metadata(position: int, text: str) -> Progress:
    """Return the progress of a committed offset and its metadata; metadata of other programs counts as empty."""
    try:
        fields = json.loads(text or "{}")
        ahead = frozenset(offset for start, end in fields.get("ahead", ()) for offset in range(start, end))
        if "failing" not in fields:
            return Progress(position, ahead)
        offset, tries, since = fields["failing"]
        return Progress(position, ahead, int(offset), int(tries), datetime.fromisoformat(since))
    except (ValueError, TypeError, AttributeError):
        return Progress(position)


def _spans(offsets: Iterable[int]) -> list[list[int]]:
    """Return ascending offsets as spans without gaps, each its first offset and the one after its last."""
    numbers = list(offsets)
    if not numbers:
        return []
    breaks = [(left, right) for left, right in pairwise(numbers) if right != left + 1]
    starts = [numbers[0], *(right for _, right in breaks)]
    ends = [*(left + 1 for left, _ in breaks), numbers[-1] + 1]
    return [[start, end] for start, end in zip(starts, ends, strict=True)]

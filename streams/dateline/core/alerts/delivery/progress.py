"""Progress: which alerts of the topic a target has had, small enough to be committed with an offset.

Alerts are settled in the order of the topic. A grave one may overtake those that quiet hours hold;
its offset is kept beside the position, so that no restart sends it again.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise
from typing import Final, NamedTuple

_METADATA_BYTES: Final = 3000
"""Kafka's brokers take 4,096 bytes of metadata with an offset."""


class Progress(NamedTuple):
    """The offset of the first alert that is not settled, those settled beyond it, and how sending fails now.

    ``tries`` attempts have failed on the alert at offset ``failing``, the first of them at ``since``.
    """

    position: int
    ahead: frozenset[int] = frozenset()
    failing: int = -1
    tries: int = 0
    since: datetime | None = None

    def has(self, offset: int) -> bool:
        """Tell whether an alert is dealt with."""
        return offset < self.position or offset in self.ahead

    def settled(self, offset: int, *, in_turn: bool) -> "Progress":
        """Return the progress once an alert is dealt with, in its turn or before those that are held."""
        if in_turn:
            return Progress(offset + 1, frozenset(other for other in self.ahead if other > offset))
        return Progress(self.position, self.ahead | {offset})

    def failed(self, offset: int, now: datetime) -> "Progress":
        """Return the progress once an attempt, or another, at an alert has failed."""
        again = offset == self.failing
        since = self.since if again and self.since is not None else now
        return self._replace(failing=offset, tries=self.tries + 1 if again else 1, since=since)


def to_metadata(progress: Progress) -> str:
    """Write what goes with the offset. Of very many alerts ahead, the last are kept: others may be sent twice."""
    spans = _spans(sorted(progress.ahead))
    failing = [progress.failing, progress.tries, progress.since.isoformat()] if progress.since else None
    while True:
        told = {"ahead": spans, "failing": failing}
        text = json.dumps({name: value for name, value in told.items() if value}, separators=(",", ":"))
        if len(text) <= _METADATA_BYTES:
            return text
        spans = spans[len(spans) // 10 + 1 :]


def from_metadata(position: int, text: str) -> Progress:
    """Read what was committed; what others wrote there counts as nothing."""
    try:
        told = json.loads(text or "{}")
        ahead = frozenset(offset for start, end in told.get("ahead", ()) for offset in range(start, end))
        if "failing" not in told:
            return Progress(position, ahead)
        offset, tries, since = told["failing"]
        return Progress(position, ahead, int(offset), int(tries), datetime.fromisoformat(since))
    except (ValueError, TypeError, AttributeError):
        return Progress(position)


def _spans(offsets: Iterable[int]) -> list[list[int]]:
    """Return whole stretches of offsets as start and end; the end is past the last."""
    numbers = list(offsets)
    if not numbers:
        return []
    breaks = [(left, right) for left, right in pairwise(numbers) if right != left + 1]
    starts = [numbers[0], *(right for _, right in breaks)]
    ends = [*(left + 1 for left, _ in breaks), numbers[-1] + 1]
    return [[start, end] for start, end in zip(starts, ends, strict=True)]

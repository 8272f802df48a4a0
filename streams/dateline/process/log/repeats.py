"""What happens again and again is reported once, then once a minute with the number of times between."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Final

REPEAT_SECONDS: Final = 60.0
"""Seconds between two reports of the same thing: a person can read one line a minute. Chosen by hand."""
_MAX_KEYS: Final = 1_000
"""Things remembered at a time, to bound memory; the one that was reported first is forgotten first. Chosen by hand."""


class Repeats:
    """Decides which occurrences are reported. Times are in seconds, of any clock that only goes forward.

    Threads may share one.
    """

    def __init__(self) -> None:
        self._reported_at: OrderedDict[Hashable, float] = OrderedDict()
        self._suppressed: dict[Hashable, int] = {}
        self._lock = Lock()

    def occur(self, key: Hashable, now: float) -> int | None:
        """Return None where an occurrence is not reported; else how many were not since the last report."""
        with self._lock:
            reported_at = self._reported_at.get(key)
            if reported_at is not None and now - reported_at < REPEAT_SECONDS:
                self._suppressed[key] = self._suppressed.get(key, 0) + 1
                return None
            self._reported_at[key] = now
            self._reported_at.move_to_end(key)
            if len(self._reported_at) > _MAX_KEYS:
                forgotten, _ = self._reported_at.popitem(last=False)
                self._suppressed.pop(forgotten, None)
            return self._suppressed.pop(key, 0)

    def clear(self) -> None:
        """Forget all that was reported."""
        with self._lock:
            self._reported_at.clear()
            self._suppressed.clear()

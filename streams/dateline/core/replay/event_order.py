"""The order in which a replay feeds pages: by event time, over partitions that are each read from front to back.

Raw partitions hold pages nearly in the order of their times, but nobody promises it: a day's pages may have
been sent a week late. So a first reading notes the earliest time in each stretch of a partition. A second one
then knows what is still to come, and holds a page back for as long as an earlier one may follow.
"""

from bisect import bisect_left
from itertools import accumulate
from typing import Final

STRETCH: Final = 1024
"""Offsets in one stretch of a partition; a note of some 100 bytes is kept of each."""
NEVER: Final = 1 << 62
"""After every time: nothing is to come."""


class Notes:
    """The earliest time in each stretch of one partition, and from there to its end."""

    def __init__(self) -> None:
        self._earliest: dict[int, int] = {}
        self._stretches: list[int] = []
        self._to_come: list[int] = []

    def see(self, offset: int, time: int) -> None:
        """Take note of a page that will be fed."""
        stretch = offset // STRETCH
        self._earliest[stretch] = min(time, self._earliest.get(stretch, NEVER))

    def close(self) -> None:
        """Add up what was noted, once the partition has been read to its end."""
        self._stretches = sorted(self._earliest)
        backwards = accumulate((self._earliest[stretch] for stretch in reversed(self._stretches)), min)
        self._to_come = list(backwards)[::-1]

    def to_come(self, offset: int) -> int:
        """Return a time before which no page comes at or after the offset; ``NEVER`` where none comes at all."""
        at = bisect_left(self._stretches, offset // STRETCH)
        return self._to_come[at] if at < len(self._to_come) else NEVER

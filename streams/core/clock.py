"""The clock of a stage: event time that no raw partition with records still to give lags behind."""

from collections.abc import Iterator, Mapping
from typing import Final

TEXTS: Final = 72 * 3600
"""Seconds that a text is held to be compared with: the window of 48 hours, and a grace of 24 for what comes late."""
HEADS: Final = 30 * 24 * 3600
"""Seconds that a story is known after it was last seen: its ids, its regions, its texts' fingerprints."""
DAY: Final = 24 * 3600
FREED: Final = 2_000
"""Entries freed at once: what goes of half a day would not fit into one transaction."""
BEGINNING: Final = -(1 << 62)


def due(spans: dict[int, set[str]], oldest: int, most: int) -> Iterator[str]:
    """Take out and yield at most so many names of the spans before ``oldest``."""
    for span in sorted(span for span in spans if span < oldest):
        while spans[span] and most:
            most -= 1
            yield spans[span].pop()
        if not most:
            return
        del spans[span]


class Clock:
    """The newest ``fetched_at`` seen from each raw partition, in seconds; it decides what is old, and frees memory.

    A worker reads partitions unevenly, so the slowest counts. A partition that has nothing to give holds
    nothing back: ``idle`` names those, as the worker finds them.
    """

    def __init__(self, partitions: int = 1) -> None:
        self._newest: dict[int, int] = {}
        self._partitions = partitions
        self.idle: frozenset[int] = frozenset()

    def see(self, partition: int, at: int) -> None:
        """Take note of a record that comes from a page of a raw partition."""
        if at > self._newest.get(partition, BEGINNING):
            self._newest[partition] = at

    @property
    def time(self) -> int:
        """The time that everything still to come is at or after, as far as pages are sent in order."""
        newest = self._newest
        active = [number for number in range(self._partitions) if number not in self.idle]
        if not active:
            return max(newest.values(), default=BEGINNING)
        return min(newest.get(number, BEGINNING) for number in active)

    @property
    def horizon(self) -> int:
        """The time before which texts are compared with no more: what is older comes late."""
        return self.time - TEXTS

    def to_state(self) -> dict[str, int]:
        """Return what has to be kept with a stage's position."""
        return {str(partition): at for partition, at in sorted(self._newest.items())}

    def from_state(self, state: Mapping[str, int]) -> None:
        """Take back what was kept."""
        self._newest = {int(partition): at for partition, at in state.items()}

"""The clock of a stage: event time that nothing still to come lags behind, as far as pages are sent in order."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

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


class Passage(NamedTuple):
    """How a record came, and what of: times in seconds since 1970."""

    channel: int
    """The partition of the stage before that it came through."""
    clock: int
    """How far event time had got there."""
    at: int
    """When its page was fetched."""
    ordinal: int = 0
    """Which item of the page it is."""


class Clock:
    """How far event time has got in each channel that a stage is fed from; it decides what is old, and frees memory.

    A worker reads partitions unevenly, so the slowest counts. What has been read to its end holds nothing
    back: ``reach`` tells how far everything has got, as the workers find it out.
    """

    def __init__(self, channels: int = 1, *, text_seconds: int | None = None) -> None:
        """Begin a clock of so many channels.

        ``text_seconds`` is how long the stage holds a text to compare others with; None for a stage that holds none.
        """
        self._newest: dict[int, int] = {}
        self._channels = channels
        self._reached = BEGINNING
        self._held: int | None = None
        self._text_seconds = text_seconds

    def see(self, channel: int, at: int) -> None:
        """Take note of how far a channel has got."""
        if at > self._newest.get(channel, BEGINNING):
            self._newest[channel] = at

    def reach(self, at: int) -> None:
        """Take note that all channels have got so far."""
        self._reached = max(self._reached, at)

    def hold(self, at: int | None) -> None:
        """Go no further than a record that came and waits to be decided; None when none does."""
        self._held = at

    @property
    def got(self) -> int:
        """How far all channels have got: what is still to come through them is at or after it."""
        slowest = min(self._newest.values()) if len(self._newest) == self._channels else BEGINNING
        return max(self._reached, slowest)

    @property
    def time(self) -> int:
        """The time that everything still to be decided is at or after."""
        return self.got if self._held is None else min(self.got, self._held)

    @property
    def horizon(self) -> int:
        """The time before which a text is too old to be compared: one from before it comes late.

        Raises ``ValueError`` where the clock was made for a stage that holds no texts.
        """
        if self._text_seconds is None:
            msg = "this clock was made for a stage that holds no texts: it has no horizon"
            raise ValueError(msg)
        return self.time - self._text_seconds

    def to_state(self) -> dict[str, int]:
        """Return what has to be kept with a stage's position."""
        kept = {str(channel): at for channel, at in sorted(self._newest.items())}
        return kept | ({_REACHED: self._reached} if self._reached > BEGINNING else {})

    def from_state(self, state: Mapping[str, int]) -> None:
        """Take back what was kept."""
        self._newest = {int(channel): at for channel, at in state.items() if channel != _REACHED}
        self._reached = state.get(_REACHED, BEGINNING)


_REACHED: Final = "reached"

"""A stage's event-time clock: its watermark, and with it what is too old and can be freed.

The watermark is a time that every record still to come is at or after, as far as pages are sent in order. Times are
in seconds since 1970.
"""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

DAY: Final = 24 * 3600
"""Seconds of a day."""
MAX_FREED: Final = 2_000
"""Entries that are freed at a time: bounds a transaction, since all entries of half a day would not fit into one.
Chosen by hand."""
BEGINNING: Final = -(1 << 62)
"""A time before every other: no record has been seen."""


def due(spans: dict[int, set[str]], oldest: int, most: int) -> Iterator[str]:
    """Remove and yield up to ``most`` names from the spans before ``oldest``, the oldest span first."""
    if not spans or min(spans) >= oldest:  # as nearly always
        return
    for span in sorted(span for span in spans if span < oldest):
        while spans[span] and most:
            most -= 1
            yield spans[span].pop()
        if not most:
            return
        del spans[span]


class Passage(NamedTuple):
    """Through which partition a record came, and which item of which page it is."""

    channel: int
    """The partition of the stage before."""
    clock: int
    """The event time that this partition had reached when the record was sent."""
    at: int
    """When the page was fetched."""
    ordinal: int = 0
    """The item's number on the page."""


class Clock:
    """The event time that each input channel of a stage has reached; a channel is a partition of the stage before.

    A worker reads partitions unevenly, so the slowest one sets the watermark. A partition that has been read to its
    end must not hold it back: ``reach`` sets a time that all channels have reached, as the workers find out.
    """

    def __init__(self, channels: int = 1, *, text_seconds: int | None = None) -> None:
        """Make a clock with a number of channels.

        ``text_seconds`` is how long the stage stores a text to compare others with; None where it stores none.
        """
        self._newest: dict[int, int] = {}
        self._channels = channels
        self._reached = BEGINNING
        self._waiting: int | None = None
        self.watermark = BEGINNING
        """The time that every record still to come is at or after."""
        self.time = BEGINNING
        """The time that every record still to be decided is at or after: those to come and those that wait."""
        self._text_seconds = text_seconds

    def see(self, channel: int, at: int) -> None:
        """Note that a channel has reached a time."""
        if at > self._newest.get(channel, BEGINNING):
            self._newest[channel] = at
            self._note_watermark()

    def reach(self, at: int) -> None:
        """Note that all channels have reached a time."""
        self._reached = max(self._reached, at)
        self._note_watermark()

    def hold(self, at: int | None) -> None:
        """Keep ``time`` at or before the earliest record that waits to be decided; None where none waits."""
        self._waiting = at
        self._note_time()

    def _note_watermark(self) -> None:
        """Note the watermark, which the slowest channel sets: it is read far more often than it moves."""
        slowest = min(self._newest.values()) if len(self._newest) == self._channels else BEGINNING
        self.watermark = max(self._reached, slowest)
        self._note_time()

    def _note_time(self) -> None:
        """Note the time, which the watermark and the earliest record that waits set."""
        self.time = self.watermark if self._waiting is None else min(self.watermark, self._waiting)

    @property
    def horizon(self) -> int:
        """The time before which a text is too old to be compared; an older text is late.

        Raises ``ValueError`` where the stage stores no texts.
        """
        if self._text_seconds is None:
            msg = "this clock was made for a stage that holds no texts: it has no horizon"
            raise ValueError(msg)
        return self.time - self._text_seconds

    def retained_from(self, seen: int) -> int:
        """Return the time from which the retention of a sighting counts.

        It is the time at which it was seen; of a late one, the stage's time when it came. Copies of a late page come
        after it, and have to find it. Raises ``ValueError`` as ``horizon`` does.
        """
        return seen if seen >= self.horizon else self.time

    def to_state(self) -> dict[str, int]:
        """Return the record that is stored with a stage's position."""
        record = {str(channel): at for channel, at in sorted(self._newest.items())}
        return record | ({_REACHED: self._reached} if self._reached > BEGINNING else {})

    def from_state(self, state: Mapping[str, int]) -> None:
        """Restore the clock from its record."""
        self._newest = {int(channel): at for channel, at in state.items() if channel != _REACHED}
        self._reached = state.get(_REACHED, BEGINNING)
        self._note_watermark()


_REACHED: Final = "reached"
"""The record's key for the time that all channels have reached."""

"""How a run delivers, and what became of a target's alerts in it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple


class GivenUpError(Exception):
    """A target refused an alert for longer than the limit."""


class Terms(NamedTuple):
    """How a run delivers."""

    clock: Callable[[], datetime]
    """Returns the time, with its zone."""
    chance: Callable[[], float]
    """Returns a random number from 0 to 1, which varies the time of the next try."""
    once: bool = False
    """Whether the run ends at the end of the alerts."""
    since: datetime | None = None
    """A new target begins with the alerts sent then or later; with None, with all."""
    give_up_after: timedelta | None = None
    """An alert that fails for this long becomes a dead letter; with None, never."""


class Tally:
    """Counts of what became of a target's alerts.

    ``held``, ``left`` and ``waiting`` count alerts still to be sent: ``held`` those in quiet hours or in a digest,
    ``left`` the refused ones and those after them; in a run that goes on, only the one refused last.
    ``waiting`` counts all but the held ones when a signal has stopped the run.
    """

    sent = joined = held = left = waiting = skipped = dead = deleted = 0
    until: datetime | None = None
    """When the held alerts are sent, or the first of them."""

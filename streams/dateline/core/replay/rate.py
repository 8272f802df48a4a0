"""How fast a replay feeds its pages: without a limit, N pages a second, or N times as fast as they were fetched."""

import re
from typing import Final, NamedTuple


class Rate(NamedTuple):
    """A speed limit: one of the two is set, or neither for no limit."""

    pages: float | None = None
    """Pages per second."""
    times: float | None = None
    """Seconds of event time per second of the clock."""

    def due(self, count: int, passed: float) -> float:
        """Return when to feed a page, in seconds after the first one.

        ``count`` pages were fed before it, and it was fetched ``passed`` seconds after the first one.
        """
        if self.pages is not None:
            return count / self.pages
        return passed / self.times if self.times is not None else 0.0


def parse_rate(text: str) -> Rate:
    """Read ``50`` as pages a second, ``10x`` as ten times the speed of event time.

    Raises ``ValueError`` for any other text, and for a rate of 0.
    """
    match = _RATE.fullmatch(text)
    number = float(match["number"]) if match else 0.0
    if match is None or not number:
        msg = (
            f"{text!r} is no rate: say 50 for pages a second, or 10x for ten times the speed at which they were fetched"
        )
        raise ValueError(msg)
    return Rate(times=number) if match["times"] else Rate(pages=number)


_RATE: Final = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<times>x?)")

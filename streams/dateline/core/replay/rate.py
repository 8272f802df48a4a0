"""How fast a replay feeds its pages: all at once, so many a second, or so many times as fast as they were fetched."""

import re
from typing import Final, NamedTuple

_RATE: Final = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<times>x?)")


class Rate(NamedTuple):
    """Pages a second, or event time's seconds in one of the clock's; full speed where there is neither."""

    pages: float | None = None
    times: float | None = None

    def due(self, count: int, passed: float) -> float:
        """Return the seconds after the first page at which one is due: so many fed before it, so long after it."""
        if self.pages is not None:
            return count / self.pages
        return passed / self.times if self.times is not None else 0.0


def parse_rate(text: str) -> Rate:
    """Read ``50`` as pages a second and ``10x`` as ten times event time's speed. Raises ``ValueError``."""
    found = _RATE.fullmatch(text)
    number = float(found["number"]) if found else 0.0
    if found is None or not number:
        msg = (
            f"{text!r} is no rate: say 50 for pages a second, or 10x for ten times the speed at which they were fetched"
        )
        raise ValueError(msg)
    return Rate(times=number) if found["times"] else Rate(pages=number)

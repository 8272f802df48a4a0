"""Bars: a row of numbers as bars of a small drawing."""

from collections.abc import Sequence
from typing import Final, NamedTuple

HEIGHT: Final = 28
"""Units from the foot to the top of the highest bar."""
STEP: Final = 5
"""Units from one bar to the next."""
_LEAST: Final = 1.5
"""Units of the lowest bar that is not 0: one that can be seen."""


class Bar(NamedTuple):
    """A bar: where it begins, from the left and from the top, and its height."""

    x: int
    y: float
    height: float


class Bars(NamedTuple):
    """A drawing, with its size."""

    bars: tuple[Bar, ...]
    width: int
    line: float | None = None
    """Height of a line to compare with, from the top."""


def bars(values: Sequence[float], line: float | None = None) -> Bars:
    """Return the bars of some numbers; where a ``line`` is given, it is a number to compare them with."""
    most = max((*values, line or 0), default=0) or 1
    drawn = []
    for at, value in enumerate(values):
        height = max(round(value / most * HEIGHT, 1), _LEAST) if value else 0.0
        if height:
            drawn.append(Bar(at * STEP, round(HEIGHT - height, 1), height))
    return Bars(tuple(drawn), len(values) * STEP, None if line is None else round(HEIGHT - line / most * HEIGHT, 1))

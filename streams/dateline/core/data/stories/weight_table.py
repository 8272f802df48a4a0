"""The form of the tables of ``join_weights``: the points of each feature, and the probability of their sum."""

from typing import NamedTuple


class Row(NamedTuple):
    """The points of one feature."""

    feature: str
    """A field of ``Features``."""
    missing: int
    knots: tuple[int, ...]
    points: tuple[int, ...]


class Weights(NamedTuple):
    """A table: its points for every pair, and those of each feature."""

    bias: int
    rows: tuple[Row, ...]


class Knot(NamedTuple):
    """The probability of one sum of points; between two knots it lies on the line, beyond the ends it is the same."""

    points: int
    score: int
    """The probability, in thousandths."""

"""The form of a table of weights: the points of each feature, as ``join_weights`` holds them."""

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

"""Wrapped lines: whether lines are broken for want of room, as those of a text that was printed at one width."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

MAX_WIDTH: Final = 120
"""The widest lines that a page wraps, in characters: bounds time. Chosen by hand."""


def are_full(lines: Sequence[str], width: int) -> bool:
    """Whether no line has room, in ``width`` characters, for the first word of the line below it."""
    return width <= MAX_WIDTH and all(
        len(line) + 1 + len(below.partition(" ")[0]) > width for line, below in pairwise(lines)
    )

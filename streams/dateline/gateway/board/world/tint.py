"""Tint: how strongly a region is tinted on the map, by how much of what is new it has."""

from collections.abc import Mapping
from math import ceil, sqrt
from typing import Final

DEPTHS: Final = 5
"""Depths of the tint from 1 on; 0 is a region without anything new. As many as an eye tells apart without a scale."""


def tints(counts: Mapping[str, int]) -> dict[str, int]:
    """Return the depth of each region. The root of a region's share, so that one busy region leaves the others seen."""
    most = max(counts.values(), default=0)
    return {slug: ceil(DEPTHS * sqrt(count / most)) if count else 0 for slug, count in counts.items()}

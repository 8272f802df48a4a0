"""Source lanes: when which source had a story, a lane a source, as numbers for a drawing."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple

from dateline.core.stories.history import Row

_MAX_LANES: Final = 16
"""Sources that are drawn, first seen first. Chosen by hand: a hand's breadth of a screen."""
_RADII: Final = (3.0, 4.0, 5.0, 6.0)
"""Radius of a dot by the digits of its count of sightings: 1 to 9, 10 to 99, 100 to 999, and more. Chosen by hand."""


class Dot(NamedTuple):
    """Sightings of a source that a version brought."""

    percent: float
    """How far between the first and the last sighting."""
    radius: float
    sightings: int
    at: datetime


class Lane(NamedTuple):
    """A source, and its sightings over time."""

    source: str
    sightings: int
    dots: tuple[Dot, ...]


class Lanes(NamedTuple):
    """All lanes of a story, and the times of the drawing's ends."""

    lanes: tuple[Lane, ...]
    start: datetime
    end: datetime
    more: int
    """Sources that have no lane."""


def source_lanes(rows: Sequence[Row]) -> Lanes:
    """Return the lanes of a story's versions, of which there is at least one."""
    start, end = min(row.at for row in rows), max(row.at for row in rows)
    span = (end - start).total_seconds()
    dots: dict[str, list[Dot]] = {}
    counts: dict[str, int] = {}
    for row in rows:
        x = (row.at - start).total_seconds() / span * 100 if span else 0.0
        for growth in row.sources:
            counts[growth.source] = max(growth.count, counts.get(growth.source, 0))
            new = growth.count if growth.new is None and growth.source not in dots else growth.new or 0
            if new > 0:
                radius = _RADII[min(len(str(new)), len(_RADII)) - 1]
                dots.setdefault(growth.source, []).append(Dot(round(x, 1), radius, new, row.at))
    lanes = tuple(Lane(source, counts[source], tuple(found)) for source, found in dots.items())
    return Lanes(lanes[:_MAX_LANES], start, end, max(len(lanes) - _MAX_LANES, 0))

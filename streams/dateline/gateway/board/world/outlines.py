"""The shapes of the regions on the map: Natural Earth's outlines (public domain), drawn by region and not by border."""

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import orjson

FILE: Final = Path(__file__).with_name("outlines.json")
"""What ``tests/board/outlines.py`` drew."""
VIEW_BOX: Final = "0 2 960 424"
"""The part of the drawing that is shown: without the ice between Antarctica's shore and the pole."""


class Shape(NamedTuple):
    """A region on the map: a path of SVG, and the points of islands that are too small for a path."""

    path: str
    islands: tuple[tuple[int, int], ...]


@cache
def shapes() -> dict[str, Shape]:
    """Return the shape of each region by its slug."""
    found = orjson.loads(FILE.read_bytes())["shapes"]
    return {slug: Shape(each["path"], tuple(map(tuple, each["islands"]))) for slug, each in found.items()}

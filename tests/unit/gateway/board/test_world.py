import re

from dateline.core.data.places.regions import REGIONS
from dateline.gateway.board.world.outlines import FILE, shapes
from dateline.gateway.board.world.tint import tints


def test_each_region_has_a_shape() -> None:
    found = shapes()
    assert set(found) == {region.slug for region in REGIONS}
    assert all(shape.path or shape.islands for shape in found.values())
    assert all(re.fullmatch(r"[MLlz\d\- ]*", shape.path) for shape in found.values())
    assert FILE.stat().st_size <= 25_000


def test_a_busy_region_leaves_the_others_seen() -> None:
    assert tints({"a": 100, "b": 4, "c": 1, "d": 0}) == {"a": 5, "b": 1, "c": 1, "d": 0}
    assert tints({"a": 0}) == {"a": 0}

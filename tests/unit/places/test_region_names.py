"""Which region is meant by a name that none has: only what is near is suggested."""

import pytest

from dateline.core.data.places.regions import REGION_SLUGS
from dateline.core.places.region_names import region_hint


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Middle-East", "did you mean western-asia?"),
        ("west-asia", "did you mean western-asia?"),
        ("western-azia", "did you mean western-asia?"),
        ("caribean", "did you mean caribbean?"),
        ("Netherlands", "it is the country NL: did you mean western-europe?"),
        ("Türkei", "it is the country TR: did you mean western-asia?"),
        ("new-zealand", "it is the country NZ: did you mean australia-and-new-zealand?"),
        ("Europe", "did you mean eastern-europe or northern-europe or southern-europe or western-europe?"),
    ],
)
def test_what_is_near_is_suggested(name: str, hint: str) -> None:
    assert region_hint(name) == hint


@pytest.mark.parametrize("name", ["Narnia", "oz", "wakanda", "", "x" * 10_000, "inland", "mars"])
def test_what_is_not_near_is_not(name: str) -> None:
    assert region_hint(name) == f"try {', '.join(REGION_SLUGS)}"

"""A city with a letter wrong gives its country; a name of its own gives none."""

import pytest

from dateline.core.places.atlas import Atlas
from dateline.core.places.names.misspellings import country_of_misspelt, is_one_slip
from dateline.core.places.resolve import PrintedPlace, places


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("PHILADEPHIA", "US"),
        ("MAIMI", "US"),
        ("NEDW YORK", "US"),
        ("Tokoy", "JP"),
        ("STOCKHLOM", "SE"),
        ("GOES", None),
        ("ROM", None),
        ("", None),
    ],
)
def test_a_letter_wrong_in_a_well_known_city(name: str, country: str | None) -> None:
    assert country_of_misspelt(name) == country


@pytest.mark.parametrize(
    ("word", "meant", "one"),
    [
        ("marc", "march", True), ("narch", "march", True), ("marchg", "march", True), ("mrach", "march", True),
        ("march", "march", True), ("mar", "march", False), ("mcrah", "march", False), ("", "a", True),
        ("ab", "ba", True),
    ],
)  # fmt: skip
def test_one_letter_wrong_missing_added_or_exchanged(word: str, meant: str, one: bool) -> None:  # noqa: FBT001 - a case
    assert is_one_slip(word, meant) is one


@pytest.mark.parametrize(
    ("name", "beside", "country", "ambiguous"),
    [
        ("ALTANTA", None, "US", False),
        ("NOSUCHTOWN", "Pa.", "US", False),
        ("NOSUCHTOWN", "Alberta", "CA", False),
        ("NOSUCHTOWN", "Netherlands", "NL", False),
        ("NOSUCHTOWN", None, None, False),
        ("BETHLEHEM", "Pa.", "US", False),
        ("BRYN MAWR", "Pa", "US", False),
        ("WILMINGTON", "Dela.", "US", False),
        ("ROCHESTER", None, "US", False),
        ("SPRINGFIELD", None, "US", True),
        ("GEORGETOWN", "Grand Cayman, British West Indies", "KY", False),
    ],
)
def test_where_the_town_is_unknown_or_shared_the_country_is_known(
    atlas: Atlas,
    name: str,
    beside: str | None,
    country: str | None,
    ambiguous: bool,  # noqa: FBT001 - a case
) -> None:
    (place,) = places([PrintedPlace(name, beside)], atlas=atlas, home_country=None, mentioned=())
    assert (place.country, place.ambiguous) == (country, ambiguous)

import pytest

from dateline.core.data.places.regions import REGION_SLUGS
from dateline.gateway.board.wording import language_tag, plural, query, region_name, shortened


def test_regions_have_the_names_of_their_table() -> None:
    names = [region_name(slug) for slug in REGION_SLUGS]
    assert {"Western Asia", "South-eastern Asia", "Australia and New Zealand", "Unlocated"} <= set(names)
    assert region_name("<b>") == "<b>"


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("a few  words\non lines", 30, "a few words on lines"),
        ("one two three", 8, "one two …"),
        ("x" * 100_000, 5, "xxxxx …"),
        ("", 5, ""),
    ],
)
def test_a_text_is_shortened_between_words(text: str, most: int, expected: str) -> None:
    assert shortened(text, most) == expected


def test_small_words() -> None:
    assert [plural(1, "story", "stories"), plural(1200, "story", "stories")] == ["1 story", "1,200 stories"]
    assert [language_tag("nl"), language_tag("und"), language_tag(None), language_tag('"><i>')] == [
        "nl",
        None,
        None,
        None,
    ]
    assert query(("a", "x y&"), ("b", None), ("c", "")) == "?a=x+y%26"

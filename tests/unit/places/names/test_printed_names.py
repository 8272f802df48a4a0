"""What of a printed name is looked up, and what the words beside it say."""

import pytest

from dateline.core.places.atlas import Atlas
from dateline.core.places.names.printed_names import is_shortened, look_up, read_beside
from dateline.core.places.resolve import PrintedPlace, places
from tests.rows import each_row


@pytest.mark.parametrize(
    ("printed", "country", "beside"),
    [
        ("KAB. BOGOR", "ID", "kab"),
        ("静岡県富士市", "JP", "静冈县"),
        ("四川成都", "CN", "四川"),
        ("Mérignac (Gironde)", "FR", "Gironde"),
        ("ABOARD A PLANE TO DOHA", "QA", None),
        ("수원시", "KR", None),
        ("河内", "VN", None),
    ],
)
def test_the_name_in_a_printed_one_is_found(atlas: Atlas, printed: str, country: str, beside: str | None) -> None:
    found = look_up(atlas, printed)
    assert country in {spot.country for spot in found.spots}
    assert found.beside == beside


def test_another_name_in_parentheses_says_not_where_the_place_is(atlas: Atlas) -> None:
    found = look_up(atlas, "Kiew (Kyjiw)")
    assert {spot.country for spot in found.spots} == {"UA"}
    assert found.beside is None


@pytest.mark.parametrize(
    ("printed", "town"),
    [
        ("Halle/Saale", "Halle (Saale)"),
        ("LUDWIGSHAFEN/RHEIN", "Ludwigshafen am Rhein"),
        ("Brandenburg/Havel", "Brandenburg an der Havel"),
        ("FRANKFURT/ODER", "Frankfurt (Oder)"),
    ],
)
def test_a_town_with_its_river_after_a_slash_is_the_town_at_that_river(atlas: Atlas, printed: str, town: str) -> None:
    assert {spot.name for spot in look_up(atlas, printed).spots} == {town}


@pytest.mark.parametrize(
    ("words", "home", "country"),
    [
        ("Mich.", "MX", "MX"),
        ("Mich.", None, "US"),
        ("Trelawny", "JM", "JM"),
        ("St. Elizabeth", None, "JM"),
        ("Manchester", "JM", "JM"),
        ("Jawa Barat", None, "ID"),
    ],
)
def test_words_beside_a_name_are_read_as_papers_of_the_country_mean_them(
    words: str, home: str | None, country: str
) -> None:
    beside = read_beside(words, home)
    assert beside is not None
    assert beside.country == country
    assert read_beside("Xyzzy", home) is None


def test_abbreviations_may_be_of_another_country() -> None:
    assert is_shortened("PA")
    assert is_shortened("Mich.")
    assert not is_shortened("Jalisco")


AT_HOME = [
    # home, printed, beside, country
    ("NG", "BENIN", None, "NG"),
    ("CO", "ARMENIA", None, "CO"),
    (None, "ARMENIA", None, "AM"),
    ("DO", "SANTIAGO", None, "DO"),
    ("US", "SANTIAGO", None, "CL"),
    ("PH", "SAN JOSE", "Occidental Mindoro", "PH"),
    ("FR", "Vienne (Isère)", None, "FR"),
    ("MX", "MORELIA", "Mich.", "MX"),
    ("US", "LANSING", "Mich.", "US"),
    ("JP", "河内", None, "JP"),
    ("CN", "河内", None, "VN"),
    ("PG", "JAYAPURA", None, "ID"),
]


@each_row(("home", "printed", "beside", "country"), AT_HOME)
def test_a_name_means_the_town_that_papers_of_the_country_print_so(
    atlas: Atlas, home: str | None, printed: str, beside: str | None, country: str
) -> None:
    (place,) = places([PrintedPlace(printed, beside)], atlas=atlas, home_country=home, mentioned=())
    assert (place.country, place.ambiguous) == (country, False)


def test_a_country_that_the_text_names_is_no_town_of_its_name(atlas: Atlas) -> None:
    (place,) = places([PrintedPlace("ARMENIA")], atlas=atlas, home_country="CO", mentioned=("AM",))
    assert place.country == "AM"

"""Other spellings of an unknown name: articles, transcriptions, slips; and what they resolve to."""

import pytest

from dateline.core.places.atlas import Atlas
from dateline.core.places.names.spellings import skeleton, slips, variants
from dateline.core.places.resolve import PrintedPlace, places
from tests.rows import each_row


@pytest.mark.parametrize(
    ("names", "bones"),
    [
        (("al qamishli", "kamechlie", "qamichliye"), "k.m.sl"),
        (("hodeidah", "hudaida", "el hodeida"), ""),
        (("benghazi", "bengasi", "bin ghazi"), "b.ng.s"),
        (("goes", "ワシントン", "a" * 30), ""),
    ],
)
def test_transcriptions_of_one_name_have_one_skeleton(names: tuple[str, ...], bones: str) -> None:
    assert {skeleton(name) for name in names} == {bones}


@pytest.mark.parametrize(
    ("folded", "variant"),
    [("hodeidah", "el hodeidah"), ("sulaimaniyah", "as sulaimaniya"), ("al qamishli", "qamishli")],
)
def test_an_arabic_name_has_variants(folded: str, variant: str) -> None:
    assert variant in set(variants(folded))


def test_short_and_long_names_have_no_other_spellings() -> None:
    assert [*variants("goes"), *slips("goes"), *variants("a" * 30), *slips("a" * 30)] == []


def test_slips_are_one_letter_away() -> None:
    assert {"bergen", "bargen", "bergn", "bregen", "berlgen"} <= set(slips("bergen"))


@each_row(
    ("printed", "mentioned", "country"),
    [
        ("HODEIDAH", (), "YE"),
        ("QAMISHLI", (), "SY"),
        ("KAMICHLI", ("SY",), "SY"),
        ("KAMICHLI", (), None),
        ("SULAIMANIYAH", (), "IQ"),
        ("STEPANAKERT", (), "AZ"),
        ("ワシントン", (), "US"),
        ("واشنطن", (), "US"),
        ("华盛顿", (), "US"),
        ("NEOM", (), "SA"),
        ("ABOARD A PLANE TO DOHA", (), "QA"),
        ("ABOARD THE RESCUE SHIP", (), None),
        ("SEVERODONESTK", ("UA",), "UA"),
        ("SEVERODONESTK", ("PL",), None),
        ("MAIDUGURY", ("NG",), "NG"),
        ("RUSSEL", ("BE", "FR", "PL"), None),
        ("NETWORK", ("GB", "US"), None),
    ],
)
def test_an_unknown_spelling_is_resolved_where_the_text_names_its_country(
    atlas: Atlas, printed: str, mentioned: tuple[str, ...], country: str | None
) -> None:
    (place,) = places([PrintedPlace(printed)], atlas=atlas, home_country=None, mentioned=mentioned)
    assert place.country == country


@pytest.mark.parametrize(
    ("home", "beside", "country"),
    [
        ("US", None, "US"),
        ("NL", None, "PS"),
        ("GB", None, "PS"),
        (None, None, "PS"),
        ("NL", "Pa.", "US"),
        ("ZA", None, "ZA"),
    ],
)
def test_bethlehem_is_in_pennsylvania_on_american_pages(
    atlas: Atlas, home: str | None, beside: str | None, country: str
) -> None:
    (place,) = places([PrintedPlace("BETHLEHEM", beside)], atlas=atlas, home_country=home, mentioned=())
    assert (place.country, place.ambiguous) == (country, False)

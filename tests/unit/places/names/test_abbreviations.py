"""Names with an abbreviated word: the keys by which they are listed and found, and which name they abbreviate."""

import pytest

from dateline.core.places.atlas import fold
from dateline.core.places.names.abbreviations import abbreviates, is_marked, keys_for, keys_of


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Nowy Dwór Maz.", "Nowy Dwór Mazowiecki"),
        ("NIEUWERKERK A/D IJSSEL", "Nieuwerkerk aan den IJssel"),
        ("G.ANTEP", "Gaziantep"),
        ('פ"ת', "פתח תקווה"),
        ("НАБ. ЧЕЛНЫ", "Набережные Челны"),
    ],
)
def test_a_name_is_listed_under_a_key_of_its_abbreviation(printed: str, name: str) -> None:
    assert set(keys_for(printed, fold(printed))) & set(keys_of(fold(name)))
    assert is_marked(printed)


@pytest.mark.parametrize(
    ("printed", "name", "expected"),
    [
        ("ostrow wlkp", "ostrow wielkopolski", True),
        ("ostrow wlkp", "ostrow mazowiecka", False),
        ("k maras", "kahramanmaras", True),
        ("k maras", "kumas", False),
        ("sta rosa", "santa rosa de lima", False),
    ],
)
def test_each_word_abbreviates_the_same_word_of_the_name(printed: str, name: str, expected: object) -> None:
    assert abbreviates(printed, name) is expected


def test_a_name_of_one_word_has_no_key_of_an_abbreviation() -> None:
    assert list(keys_for("PARIS", "paris")) == []
    assert not is_marked("PARIS")

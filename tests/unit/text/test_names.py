"""Tests for text/names.py: names after an abbreviation with a full stop."""

import pytest

from dateline.core.text.names import names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The airport in St. Petersburg was closed.", ["Petersburg"]),
        ("The St. Petersburg airport was closed.", ["Petersburg"]),
        ("St. Petersburg was closed.", ["Petersburg"]),
        ("A bridge at Ft. Worth fell.", ["Worth"]),
        ("He lives on Main St. Police came.", ["Main St"]),
        ("It was closed. Passengers waited in Kyiv.", ["Kyiv"]),
        ("W pożarze zginęły dwie osoby, mówił Łukasz Żak ze straży.", ["Łukasz Żak"]),
        ("Včera při požáru v Říčanech zemřeli dva lidé.", ["Říčanech"]),
        ("A tűz Győrben és Ősiben pusztított.", ["Győrben", "Ősiben"]),
        ("Пожежа у місті Ізюм і в селі Їжаківка.", ["Ізюм", "Їжаківка"]),
        ("Пожар је захватио Ђаково и Јагодину.", ["Ђаково", "Јагодину"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert names_in(text, frozenset({"the", "a", "it", "he"})) == names

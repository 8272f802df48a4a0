"""A headline is cut off the bare dateline that it is glued to; a name with a capital inside is no dateline."""

import pytest

from dateline.core.page.split import split

_BODY = "De brandweer heeft woensdag een brand in een schuur aan de Molendijk snel geblust. Niemand raakte gewond."


def knows(name: str) -> bool:
    return name.upper() in {"THOLEN", "DEN HAAG", "ASSEN"}


@pytest.mark.parametrize("place", ["Tholen", "THOLEN", "Den Haag", "ASSEN/THOLEN"])
def test_known_place_in_front_of_a_dash_opens_the_text(place: str) -> None:
    (item,) = split(f"Brand in schuur snel onder controle{place} - {_BODY}", knows)
    assert item.dateline is not None
    assert (item.headline, item.text) == ("Brand in schuur snel onder controle", _BODY)
    assert "/".join(spot.printed for spot in item.dateline.places) == place


def test_name_with_a_capital_inside_opens_no_text() -> None:
    (item,) = split(f"Stromae op YouTube - {_BODY}", knows)
    assert item.text.startswith("Stromae op YouTube - De brandweer")

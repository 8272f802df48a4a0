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


_NEWS = "Passengers on the ferry will pay six per cent more from April, its operator said on Monday."


@pytest.mark.parametrize(
    ("line", "headline", "places"),
    [
        (f"Ferry fares to rise in spring ASSEN - {_NEWS}", "Ferry fares to rise in spring", ["ASSEN"]),
        (f"Man (81) breekt het record 'weer' DEN HAAG - {_NEWS}", "Man (81) breekt het record 'weer'", ["DEN HAAG"]),
        (f"Fares to rise in spring ASSEN/THOLEN (AP) - {_NEWS}", "Fares to rise in spring", ["ASSEN", "THOLEN"]),
    ],
)
def test_headline_in_front_of_a_place_in_capitals(line: str, headline: str, places: list[str]) -> None:
    (item,) = split(line, knows)
    assert item.dateline is not None
    assert (item.headline, [place.printed for place in item.dateline.places]) == (headline, places)
    assert item.text == _NEWS


@pytest.mark.parametrize(
    "line",
    [
        f"The firm said it would cut jobs at ASML - {_NEWS}",  # no place
        f"It rained. The talks were held in the town of ASSEN - {_NEWS}",  # a sentence closes before it
    ],
)
def test_capitals_inside_a_text_are_no_dateline(line: str) -> None:
    (item,) = split(line, knows)
    assert item.dateline is None


def test_rules_of_dashes_inside_a_line_part_its_items() -> None:
    page = f"---------- Ferry fares rise again ASSEN - {_NEWS} ---------- Mill stays open THOLEN - {_BODY}"
    first, second = split(page, knows)
    assert (first.headline, second.headline) == ("Ferry fares rise again", "Mill stays open")


def test_behind_several_rules_a_place_need_not_be_known() -> None:
    lines = [f"---------- {head} {place} - {_NEWS}" for head, place in zip(_HEADS, _UNKNOWN, strict=True)]
    assert [item.headline for item in split("\n\n".join(lines), knows)] == _HEADS
    (alone,) = split(lines[0], knows)
    assert alone.dateline is None, "a headline may close with a word in capitals"


_HEADS = ["Ferry fares rise again", "Mill stays open", "Logbooks go online"]
_UNKNOWN = ("PORT ALMA", "DUNSTER", "CAPE MORROW")


def test_headlines_behind_the_last_sentence_of_the_text_above() -> None:
    page = (
        f"Tractor duikt op\nASSEN - {_BODY}Oud-wethouder (81) overleden\nTHOLEN - {_NEWS} Brug langer dicht\n"
        f"DEN HAAG - {_NEWS}Lees meer sport\n"
    )
    items = split(page, knows)
    assert [item.headline for item in items] == [
        "Tractor duikt op",
        "Oud-wethouder (81) overleden",
        "Brug langer dicht",
    ]
    assert [item.text for item in items] == [_BODY, _NEWS, _NEWS]


def test_one_text_without_a_full_stop_keeps_its_last_words() -> None:
    first, _ = split(f"Tractor duikt op\nASSEN - {_BODY} Meer volgt later\nTHOLEN - {_NEWS}\n", knows)
    assert first.text == f"{_BODY} Meer volgt later"


def test_words_of_a_headline_in_capitals_are_no_part_of_the_place() -> None:
    head = "TRANSPORTS: DOUZE RAMES POUR LE TRAM, ANNONCE LA METROPOLE"
    (item,) = split(f"{head} ASSEN (Reuters) - {_BODY}", knows)
    assert item.dateline is not None
    assert item.headline == head
    assert [place.printed for place in item.dateline.places] == ["ASSEN"]


def test_codes_of_a_wire_before_the_dateline_are_no_headline() -> None:
    head = "ASSEN. AUTOBUS CONTRO EDICOLA, DUE FERITI LIEVI"
    (item,) = split(f"{head}\n\nDIR2711 3 CRO 0 RR1 N/PIE {head} (DIRE) Assen, 8 mag. - {_BODY}\n", knows)
    assert item.dateline is not None
    assert item.headline == head
    assert [place.printed for place in item.dateline.places] == ["Assen"]
    assert [one.printed for one in item.credits] == ["DIRE"]
    assert item.text == _BODY


def test_clock_time_behind_the_place_belongs_to_the_dateline() -> None:
    first, second = split(f"Assen: 0512: {_BODY}\n\nTholen: 2330: {_NEWS}\n", knows)
    assert (first.text, second.text) == (_BODY, _NEWS)
    assert [item.dateline and item.dateline.places[0].printed for item in (first, second)] == ["Assen", "Tholen"]

"""Tests for passes/bare_places.py: places alone on a line, and places in front of a text without a mark."""

import pytest

from dateline.core.page.split import split

PLACES = {"Tilburg", "Stavanger", "Lyon", "Kassel", "KARS", "ERZURUM", "वाराणसी", "In"}
TEXT = "De brandweer heeft in de nacht een grote brand geblust bij een fabriek aan de rand van de stad."


def places(page: str) -> list[list[str]]:
    """Return the places of each item."""
    items = split(page, PLACES.__contains__)
    return [[place.printed for place in item.dateline.places] if item.dateline else [] for item in items]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f" date 2021-02-27 Tilburg\n\n{TEXT}\n", [["Tilburg"]]),
        (f"Fabriek brandt af in de nacht\n\n date 2021-02-27 Tilburg\n{TEXT}\n", [["Tilburg"]]),
        (f"Fabriek brandt af in de nacht\n\nKARS\n{TEXT}\n", [["KARS"]]),
        (f"घाट पर नई नाव सेवा शुरू\n\nवाराणसी\n{TEXT}\n", [["वाराणसी"]]),
        (f"Fabriek brandt af in de nacht\n\nTilburg\n{TEXT}\n", [[]]),  # a section, as far as one line shows
        (f"Fabriek brandt af in de nacht\n\n{TEXT}\n\nKARS\n{TEXT}\n", [[]]),  # a sub-heading
        (f"Fabriek brandt af in de nacht\n\nONBEKEND\n{TEXT}\n", [[]]),
    ],
)
def test_place_alone_on_its_line(page: str, expected: list[list[str]]) -> None:
    assert places(page) == expected


GERMAN = "Norwegen ist am Morgen ein Ausflugsboot mit vierzig Urlaubern an Bord auf Grund gelaufen."


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"Boot auf Grund\nStavanger In {GERMAN}\n", [["Stavanger"]]),
        (f"Boot auf Grund\nStavanger in {GERMAN}\n", [[]]),
        (f"Boot auf Grund\nStavanger/Lyon Auf {GERMAN}\n", [["Stavanger", "Lyon"]]),
        (f"Boot auf Grund\nStavanger/Hallig Auf {GERMAN}\n", [[]]),
        (f"Boot auf Grund\nIn Stavanger {GERMAN}\n", [[]]),
        (f"Boot auf Grund\nKassel Huskies {GERMAN}\n", [[]]),
        (
            f"Boot auf Grund\nStavanger In {GERMAN}\n\nZug\nLyon Im {GERMAN}\n\nBus\nKassel Reisende {GERMAN}\n",
            [["Stavanger"], ["Lyon"], ["Kassel"]],
        ),
    ],
)
def test_place_without_a_mark(page: str, expected: list[list[str]]) -> None:
    assert places(page) == expected


def listed(*heads: str) -> list[list[str]]:
    subjects = ("fabriek", "school", "boerderij")
    items = zip(subjects, heads, strict=False)
    return places(
        "\n\n".join(f"{one.upper()} BRANDT AF\n{head}\n{TEXT.replace('fabriek', one)}" for one, head in items)
    )


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (["KARS (AA)", "ERZURUM", "KARS/ERZURUM"], [["KARS"], ["ERZURUM"], ["KARS", "ERZURUM"]]),
        (["KARS (AA)", "ERZURUM --"], [["KARS"], ["ERZURUM"]]),
        (["KARS (AA)", "Tilburg"], [["KARS"], []]),
    ],
)
def test_place_directly_below_a_headline_where_others_stand_so(heads: list[str], expected: list[list[str]]) -> None:
    found = listed(*heads)
    assert [one for one in found if one] == [one for one in expected if one]

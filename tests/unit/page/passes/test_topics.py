"""Tests for passes/topics.py: topics in capitals before a dash are no places."""

import pytest

from dateline.core.page.split import split

PLACES = {"OMAHA", "MIAMI", "DES MOINES", "Madrid", "Oviedo", "TAMPA"}
REST = "The last {} on a famous stretch of road is closing after 61 years, its owners said."
SUBJECTS = ("truck stop", "motel", "bakery")


def rows(page: str) -> list[tuple[str | None, list[str], str]]:
    """Return headline, places and the first two words of each item."""
    return [
        (
            item.headline,
            [place.printed for place in item.dateline.places] if item.dateline else [],
            " ".join(item.text.split()[:2]),
        )
        for item in split(page, PLACES.__contains__)
    ]


@pytest.mark.parametrize(
    ("openings", "expected"),
    [
        (["RAIL STRIKE — ", "DIESEL PRICES — ", "OMAHA — "], [[], [], ["OMAHA"]]),
        (["DES MOINES, Iowa (AP) — ", "LIVESTOCK — ", "OMAHA, Neb. — "], [["DES MOINES"], [], ["OMAHA"]]),
        (["OMAHA — ", "CAMP ELLIOT — ", "MIAMI — "], [["OMAHA"], ["CAMP ELLIOT"], ["MIAMI"]]),
        (["OMAHA — ", "ELLIOT — ", "HARBOR — "], [["OMAHA"], ["ELLIOT"], ["HARBOR"]]),
    ],
)
def test_topics(openings: list[str], expected: list[list[str]]) -> None:
    texts = [REST.format(subject) for subject in SUBJECTS]
    found = rows("\n\n".join(map("".join, zip(openings, texts, strict=True))) + "\n")
    assert [places for _, places, _ in found] == expected
    assert all(text == "The last" for _, _, text in found)


def test_topic_before_a_place_opens_an_item_of_that_place() -> None:
    truck, motel, _ = [REST.format(subject) for subject in SUBJECTS]
    found = rows(f"DEBATE PENSIONES -Madrid- {truck}\n\nTIEMPO OTOÑO -Oviedo- {motel}\n")
    assert [(places, text) for _, places, text in found] == [(["Madrid"], "The last"), (["Oviedo"], "The last")]


def test_a_phrase_without_agency_beside_credited_places_is_a_topic() -> None:
    openings = ("OMAHA: (AP) — ", "MIAMI: (AP) — ", "COTTON PRICES — ")
    texts = zip(openings, SUBJECTS, strict=True)
    page = "\n\n".join(f"Old {subject} closes\n{opening}{REST.format(subject)}" for opening, subject in texts)
    assert [(places, begins) for _, places, begins in rows(page)] == [
        (["OMAHA"], "The last"),
        (["MIAMI"], "The last"),
        ([], "The last"),
    ]

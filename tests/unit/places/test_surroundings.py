"""What a text names around a place decides between its namesakes: a state or province, and towns near it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from dateline.core.page.findings.fields import place_reason
from dateline.core.page.parse import parse
from dateline.core.places.resolve import Atlas, Origin, PrintedPlace, around_places, places
from dateline.core.places.weighing import NO_SURROUNDINGS
from dateline_schemas import Place, RawArticle
from tests.rows import each_row

HOMONYMS: Final = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "homonyms.tsv").read_text(encoding="utf-8").splitlines()
]
"""Place, the source's country, whether it is read ``right`` or ``wrong``, the place's country, and the text.

Written by hand before the weights; these were fitted on half of the names.
"""
BREST: Final = "Storm Hilde cut power to 20,000 homes in Brittany. A ferry was waiting outside the harbour of Roscoff."


def _read(atlas: Atlas, name: str, home: str | None, text: str) -> Place:
    page = f"{name} (AFP) - {text}\n"
    article = RawArticle(source="s", fetched_at=datetime(2026, 2, 7, tzinfo=UTC), text=page, home_country=home)
    (brief,) = parse(article, atlas)
    assert brief.dateline is not None
    return brief.dateline.places[0]


def _named(atlas: Atlas, name: str, text: str, country: str | None = None) -> Place:
    (place,) = places([PrintedPlace(name)], atlas=atlas, home_country=country, mentioned=(), text=text)
    return place


@each_row(
    ("name", "home", "country", "text"),
    [
        pytest.param(
            name,
            home,
            country,
            text,
            id=f"{name}-{home}-{country}",
            marks=pytest.mark.xfail(strict=True, reason="a namesake outweighs it") if state == "wrong" else (),
        )
        for name, home, state, country, text in HOMONYMS
    ],
)
def test_text_decides_between_namesakes(atlas: Atlas, name: str, home: str, country: str, text: str) -> None:
    assert _read(atlas, name, home, text).country == country


def test_a_place_that_the_text_decides_is_certain_and_in_its_region(atlas: Atlas) -> None:
    place = _read(atlas, "BREST", "GB", BREST)
    assert (place.country, place.region, place.ambiguous) == ("FR", "western-europe", False)
    assert 0.99 < place.confidence <= 1


@pytest.mark.parametrize(
    "text",
    [
        "Ministers met on Monday.",
        "Brestskaya met on Monday, Mr. Brittany Murphy said.",  # the first part of a person's name
        "He was met by Roscoff on Monday.",  # a town's name, and not where a town's name stands
        "Washington said on Monday that talks went on.",  # the capital, and no state
    ],
)
def test_other_names_are_no_evidence(atlas: Atlas, text: str) -> None:
    assert _named(atlas, "BREST", text) == _named(atlas, "BREST", "")


def test_the_printed_name_is_no_evidence_for_itself(atlas: Atlas) -> None:
    text = "A fire broke out in León on Monday. Police in the province of León closed a road."
    assert _named(atlas, "LEÓN", text) == _named(atlas, "LEÓN", "")
    assert _named(atlas, "PORTO DE MOZ", "Um barco saiu de Porto de Moz.") == _named(atlas, "PORTO DE MOZ", "")


def test_towns_near_both_namesakes_decide_nothing(atlas: Atlas) -> None:
    both = _named(atlas, "BREST", "Ships and trains left from Roscoff and Kobryn on Monday.")
    assert both.country == _named(atlas, "BREST", "").country
    assert _named(atlas, "BREST", "A ship left from Roscoff on Monday.").confidence != both.confidence


@pytest.mark.parametrize("name", ["LONDON", "PARIS", "XYZZY"])
def test_text_is_not_read_where_one_place_is_far_ahead(atlas: Atlas, name: str) -> None:
    (around,) = around_places(
        [PrintedPlace(name)], atlas=atlas, origin=Origin(None), mentioned=(), text="It rained in Texas and Ontario."
    )
    assert around is NO_SURROUNDINGS


def test_explain_tells_the_weight_of_what_the_text_names(atlas: Atlas) -> None:
    place, origin = PrintedPlace("BREST"), Origin("GB")
    (around,) = around_places([place], atlas=atlas, origin=origin, mentioned=(), text=BREST)
    assert "states and towns around it in the text +4.5" in place_reason(atlas, place, origin, (), around)

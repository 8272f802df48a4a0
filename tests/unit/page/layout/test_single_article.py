"""A single article is one item, whatever times, tickers and labels stand around its text."""

import pytest

from dateline.core.page.split import split
from tests.golden.places import atlas

HEAD = "Neue Fähre über die Weser fährt ab Mai"
FIRST = "Die neue Fähre zwischen Farge und Berne fährt ab Mai alle 20 Minuten, teilte der Betreiber am Freitag mit."
SECOND = "Auf der Fähre ist Platz für vierzig Autos, und die Überfahrt kostet so viel wie im vergangenen Jahr."
TICKER = ["16:41", "Sturm über Sylt", "16:20", "Stau auf der A27", "15:58", "Zwei Tore für Werder"]


def texts(*lines: str) -> list[str]:
    return [item.text for item in split("\n".join(lines), atlas().knows)]


def test_signs_on_lines_of_their_own_part_no_ticker() -> None:
    pairs = [f"{time}{line}" for time, line in zip(TICKER[::2], TICKER[1::2], strict=True)]
    ticker = [line for pair in pairs for line in ("-", pair)]
    assert texts(HEAD, "", FIRST, SECOND, *ticker) == [f"{FIRST}\n{SECOND}"]


def test_a_day_and_an_hour_with_a_label_between_are_one_time() -> None:
    assert len(texts(HEAD, "", FIRST, "", "Eva Brandt", "Vandaag", "Laatste update:", "11:20", "", SECOND)) == 1


def test_two_times_with_texts_between_are_two() -> None:
    other = "Stade verlegt den Wochenmarkt für die Bauzeit auf den Parkplatz am Hafen, wie der Rat beschloss."
    assert len(texts(HEAD, FIRST, "Heute, 11:20 Uhr", "", "Markt zieht um", other, "Heute, 10:05 Uhr")) == 2


def test_a_remark_behind_the_one_time_above_the_text_is_no_item() -> None:
    points = ["* Vierzig Autos haben Platz", "* Die Überfahrt dauert acht Minuten"]
    found = texts(HEAD, "", "14.03.2018, 06:30 Uhr, Lesezeit 2 Min.", "", *points, "", f"Berne. {FIRST}", "", SECOND)
    assert len(found) == 1


def test_a_state_behind_an_agency_is_no_item() -> None:
    text = "KEARNEY, Neb. (AP) — A grain elevator collapsed at a rail siding on Wednesday, injuring three workers."
    assert len(texts("Valley Courier", "AP - Nebraska", "", text)) == 1
    assert len(texts("Valley Courier", "AP - Snow closes two schools in Lincoln.", "", text)) == 2


@pytest.mark.parametrize(
    ("flash", "words"),
    [
        ("AP - Dow falls", "Dow falls"),
        ("(Reuters) - Fed cuts rates", "Fed cuts rates"),
        ("(Reuters) - Rates", "Rates"),
        ("14:05 Pope has died", "Pope has died"),
    ],
)
def test_a_short_flash_above_a_text_stays_an_item(flash: str, words: str) -> None:
    other = "PARIS (AFP) - The president said on Monday that the talks would go on until the end of the week."
    found = texts(
        "A headline of some words here", flash, "---", other, "It was a cold day in the capital, as they say."
    )
    assert any(text.startswith(words) for text in found), found

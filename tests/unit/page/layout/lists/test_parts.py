"""Tests for layout/lists/parts.py: the parts of one article share words, and the items of a list do not."""

import pytest

from dateline.core.page.layout.drafts import Draft
from dateline.core.page.layout.lists.parts import _are_one_text, join_parts
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.split import split
from tests.golden.places import atlas

HEAD = "Neue Fähre über die Weser fährt ab Mai"
STANDFIRST = "Zwischen Farge und Berne verkehrt bald eine neue Fähre, und der Betreiber verspricht kürzere Wartezeiten."
FIRST = "Vierzig Autos haben auf dem Schiff Platz, wie der Betreiber am Freitag an der Anlegestelle in Farge erklärte."
SECOND = "Im Winter fährt die Fähre wie bisher nur bis zum Abend, weil auf der Weser dann oft Nebel herrscht."
THIRD = (
    "Der Betreiber verspricht vierzig Plätze für Autos, und die Anlegestelle in Farge wird für die Fähre verbreitert."
)
OTHER_HEAD = "Markt zieht an den Hafen um"
OTHER = "Stade verlegt den Wochenmarkt für die Bauzeit auf den Parkplatz am Hafen, wie der Rat gestern beschloss."
TICKER = "Sturm über Sylt zieht ab"
BOX = "So voll war der Anleger an Ostern"


def texts(*lines: str) -> list[str]:
    return [item.text for item in split("\n".join(lines), atlas().knows)]


def test_times_between_standfirst_and_text_divide_no_article() -> None:
    times = ["12:43", "aktualisiert • 12:56"]
    found = texts(HEAD, "", STANDFIRST, "", *times, "", FIRST, "", SECOND, "", "Neueste", "13:00", TICKER)
    assert found[0] == f"{STANDFIRST}\n{FIRST}\n{SECOND}"


def test_a_linked_report_with_its_date_divides_no_article() -> None:
    link = ["Lesen Sie auch", BOX, "20. November 2024"]
    assert len(texts(HEAD, "05. Januar 2025", STANDFIRST, FIRST, *link, f"{SECOND} {THIRD}")) == 1


def test_a_text_that_is_printed_twice_is_no_part_of_itself() -> None:
    assert len(texts(HEAD, STANDFIRST, "Heute, 11:20 Uhr", "", OTHER_HEAD, STANDFIRST, "Heute, 10:05 Uhr")) == len(
        [HEAD, OTHER_HEAD]
    )


def test_a_time_between_standfirst_and_text_beside_a_ticker_divides_no_article() -> None:
    byline = ["André KleinRedakteur", "11:46", "Teilen"]
    found = texts(HEAD, "", STANDFIRST, "", *byline, "", FIRST, "", "Sport", "", "Neueste", "", "11:50", TICKER)
    assert found[0].startswith(STANDFIRST)
    assert FIRST in found[0]


def test_a_headline_that_the_text_above_prints_too_begins_an_item() -> None:
    head = "Anlegestelle in Farge wird verbreitert"
    above = [HEAD, "08.09.2025 10:00:00", STANDFIRST, head]
    assert len(texts(*above, "27.02.2026 15:14:00", head, f"{FIRST} {THIRD}")) == 2


def test_a_part_is_compared_with_all_parts_above_it() -> None:
    lines = [
        "Harbour council ferry bridge winter market opened yesterday again.",
        "Harbour council ferry engines failed during heavy storms tonight.",
        "Bridge winter engines repaired slowly before another long season.",
        "Nothing written about anything readers already noticed earlier here.",
    ]
    page, starts = "\n".join(lines), [sum(len(line) + 1 for line in lines[:at]) for at in range(len(lines))]
    drafts = [
        Draft(None, (Piece(Kind.TEXT, start, start + len(line), sentence=True),))
        for start, line in zip(starts, lines, strict=True)
    ]
    joined, _ = join_parts(page, drafts)
    assert [len(draft.body) for draft in joined.values()] == [3, 1], "the third shares one word with the second"


@pytest.mark.parametrize(("longer", "is_whole"), [(15, False), (40, True)])
def test_a_short_part_whose_words_a_long_text_repeats_is_no_copy_of_it(longer: int, *, is_whole: bool) -> None:
    words = [f"word{number}" for number in range(longer)]
    assert _are_one_text(frozenset(words[:10]), frozenset(words), 1) is is_whole


def test_two_items_that_share_no_words_stay_two() -> None:
    assert len(texts(HEAD, STANDFIRST, "Heute, 11:20 Uhr", "", OTHER_HEAD, OTHER, "Heute, 10:05 Uhr")) == 2


def test_a_short_flash_with_its_time_beside_an_article_stays_an_item() -> None:
    found = texts("13:50", HEAD, STANDFIRST, FIRST, "", "14:05 Pope has died")
    assert any("Pope has died" in one for one in found), found

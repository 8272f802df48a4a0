"""Pages whose sentences a scraper broke at each link."""

from datetime import UTC, datetime

import pytest

from dateline.core.page.lines.text_nodes import close_up, join_text_nodes
from dateline.core.page.parse import parse
from dateline_schemas import RawArticle
from tests.golden.places import atlas

_BROKEN_LINES = [
    "Home",
    "Sport",
    "Harbour bridge closes for repairs",
    "Engineers said on Monday that the",
    "harbour bridge",
    ", which opened in 1931, has to close for a year. Its",
    "steel cables",
    "are rusty, and the",
    "Port Authority",
    "does not want to wait.",
    "Lorries are sent through the",
    "Western Tunnel",
    ". It was built for cars alone, and drivers expect long queues.",
    "The mayor asked the",
    "harbour police",
    "to count the lorries, as she told the",
    "Evening Courier",
    ".",
    "More news",
    "iPhone prices rise",
]  # fmt: skip
_BROKEN = "\n".join(_BROKEN_LINES)
"""A page of which every text node stands on a line of its own."""


def test_a_broken_sentence_is_one_line_again() -> None:
    lines = join_text_nodes(_BROKEN).split("\n")

    assert lines[3] == (
        "Engineers said on Monday that the harbour bridge , which opened in 1931, has to close for a year."
        " Its steel cables are rusty, and the Port Authority does not want to wait."
    )
    assert lines[4].endswith("the Western Tunnel . It was built for cars alone, and drivers expect long queues.")
    assert lines[5].endswith("as she told the Evening Courier .")


def test_no_word_moves_and_what_is_no_sentence_keeps_its_lines() -> None:
    joined = join_text_nodes(_BROKEN)

    assert [one for one in zip(_BROKEN, joined, strict=True) if one[0] != one[1]] == [("\n", " ")] * 12
    assert joined.split("\n")[:3] == _BROKEN.split("\n")[:3]
    assert joined.split("\n")[-2:] == _BROKEN.split("\n")[-2:]


def test_a_page_with_two_such_lines_is_left_as_it_is() -> None:
    page = "A headline of a few words\nThe sentence is broken\n, as by a misprint.\nIt happens\n, but seldom."

    assert join_text_nodes(page) == page


def test_kickers_and_headlines_with_a_colon_alone_stay_apart() -> None:
    lines = [
        "The cup is won by the team from the coast of the north",
        "Football",
        ":",
        "A coach and his greatest mistake",
        "The team",
        ", of which few had heard, won in",
        "extra time",
        ". It had been",
        "second",
        ", often.",
    ]

    assert join_text_nodes("\n".join(lines)).split("\n")[:2] == [lines[0], "Football :"]


def test_blank_lines_part_sentences() -> None:
    page = "The sentence goes on with\n\n, and another line\n\n, and\n\n, a third."

    assert join_text_nodes(page) == page


def test_a_space_before_a_mark_is_closed_up() -> None:
    assert close_up("The bridge , which opened (in 1931 ) is old .\nIt is 3 .5 long") == (
        "The bridge, which opened (in 1931) is old.\nIt is 3 .5 long"
    )


def test_the_item_of_a_broken_page_has_its_sentences() -> None:
    article = RawArticle(source="courier", fetched_at=datetime(2026, 2, 7, tzinfo=UTC), text=_BROKEN)

    (brief,) = parse(article, atlas())

    assert "harbour bridge, which opened in 1931, has to close for a year." in brief.text


def test_a_sentence_that_opens_with_a_link_is_one_line() -> None:
    lines = ["The", "Harbour Guild", "has paid", ", and", "Ines Falk", "of the", "Guild", "is glad", ", too", "."]
    assert join_text_nodes("\n".join(lines)).split("\n")[0].startswith("The Harbour Guild has paid , and")


def test_a_byline_below_a_headline_stays_apart() -> None:
    lines = ["Four telephones that you can fold, and which of them is the best", "by", "Ines Falk", "The first", ", as"]
    page = "\n".join([*lines, "we said", ", is red. The others", ", too, are."])
    assert join_text_nodes(page).split("\n")[:3] == lines[:3]


def test_speech_behind_a_colon_is_on_its_line() -> None:
    lines = [
        "The mayor told the harbour police:",
        "“You count the lorries.”",
        "It was",
        ", she said",
        ", late",
        ", too.",
    ]
    assert join_text_nodes("\n".join(lines)).startswith(" ".join(lines[:2]))


@pytest.mark.parametrize("separator", ["...", "\u2026", "!!!"])
def test_signs_that_part_items_are_no_ends_of_sentences(separator: str) -> None:
    items = ["The ferry to Larsvik is back.", "The pier of Skerry Point is closed.", "A lamp was lit.", "A boat sank."]
    page = f"\n{separator}\n".join(items)
    assert join_text_nodes(page) == page

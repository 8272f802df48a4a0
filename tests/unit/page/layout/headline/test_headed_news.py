"""A text below a headline is its news where it repeats the headline's words, and no words of a page about itself.

The rows of ``headed_news.tsv`` are articles and texts of pages about themselves, with those that are read wrong.
"""

import csv
from pathlib import Path
from typing import Final

import pytest

from dateline.core.page.layout.headline.headed_news import (
    is_other_story,
    own_headline,
    says_what_happened,
    tells_headline,
)
from tests.rows import each_row

LABELS = (
    "Politics in Norway", "Politik in Norwegen", "La politica in Norvegia", "Noticias de Vigo", "Het weer in Groningen",
    "About the Harbour Ledger", "Om Hamnbladet i Gävle", "Norway and the world", "L'actualité de la Bretagne",
    "Das Wetter in Husum", "Ines Falk, Oslo", "Over de Larsunder Bode", "The Larsund Morning Post",
)  # fmt: skip
HEADLINES = (
    "Ponte fechada em Braga", "Most zamknięty w Toruniu", "Bursa'da deprem oldu", "Lithar profit falls", "Pope dies",
    "Court Bans Night Loading at Felixstowe", "Zirkus verliert zwei Zebras", "長崎で橋が通行止め", "حريق في ميناء صور",
    "Älg sprang in i skola", "Wethouder stapt op", "Fire at Hull Warehouse Kills Three",
)  # fmt: skip
HEAD = "Ferry sinks off Leros"
ARTICLE = (
    "A ferry with 80 people sank off Leros on Monday, and all were saved.",
    "The captain was heard by the police.",
)
STRIKE = "Kenyan teachers have ended a strike of two weeks."
_WRONG: Final = {
    "article, not told": "a short text with as many words of pages as of news",
    "page, taken for news": "its form and its words are those of news",
}
"""Why a row is read wrong."""


def _rows() -> list[object]:
    """Return the rows of the table, with those marked that are read wrong."""
    with Path(__file__).with_name("headed_news.tsv").open(encoding="utf-8") as lines:
        return [_row(row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _row(row: dict[str, str]) -> object:
    why = _WRONG.get(row["what"])
    marks = [pytest.mark.xfail(strict=True, reason=why)] if why is not None else []
    return pytest.param(row["what"], row["headline"], row["paragraphs"].split(" | "), marks=marks)


@each_row(("what", "head", "paragraphs"), _rows())
def test_an_article_tells_its_headline_and_a_page_s_own_text_does_not(
    what: str, head: str, paragraphs: list[str]
) -> None:
    own = own_headline(head, frozenset(), dense=False)
    tells = own is not None and tells_headline(own, paragraphs, "\n".join(paragraphs))
    assert tells == what.startswith("article")


@each_row("line", LABELS)
def test_names_and_sections_say_nothing_that_happened(line: str) -> None:
    assert not says_what_happened(line)


@each_row("line", HEADLINES)
def test_a_headline_says_what_happened(line: str) -> None:
    assert says_what_happened(line)


def test_a_brief_without_a_word_of_the_article_is_another_story() -> None:
    assert is_other_story(HEAD, ARTICLE, STRIKE)
    assert is_other_story(HEAD, ARTICLE[:1], STRIKE)


@each_row(
    ("paragraphs", "brief"),
    [
        (ARTICLE, "The coast guard said the ferry had left at dawn."),
        (ARTICLE, "The captain will be charged, a judge said."),
        (ARTICLE[:1], "The ferry had left the port at dawn."),
        (("A boat with 80 people went down off Leros.",), STRIKE),
        (ARTICLE[1:] * 2, STRIKE),
    ],
)
def test_a_report_below_its_standfirst_is_none(paragraphs: tuple[str, ...], brief: str) -> None:
    assert not is_other_story(HEAD, paragraphs, brief)

"""A line above all items of a section names the page or a section, and is the headline of none."""

from datetime import UTC, datetime

import pytest

from dateline.core.page.findings.explain import explain
from dateline_schemas import RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

FIRST = "ATHENS (Reuters) - A fire destroyed the covered market of Thessaloniki overnight, injuring three people."
SECOND = "ANKARA (AP) - Schools closed on Sunday after a quake."
UNDATED = "A fire destroyed the covered market of Thessaloniki overnight, injuring three people, the police said."
NEXT_UNDATED = "Schools in Ankara closed on Sunday after a quake shook the city and its suburbs, state media said."
LAYOUTS = {
    "times below": f"{{line}}\n{FIRST}\n2 hours ago\n{SECOND}\n45 minutes ago\n",
    "no times": f"{{line}}\n{FIRST}\n\n{SECOND}\n",
    "no datelines": f"{{line}}\n{UNDATED}\n2 hours ago\n{NEXT_UNDATED}\n45 minutes ago\n",
}
NAMES = (
    "Buitenland", "World", "World news", "Politics", "Sport", "Wereld", "Ausland", "Esteri", "Dal mondo", "Mundo",
    "Internacional", "Monde", "Nachrichten aus aller Welt", "Svijet", "Κόσμος", "Новости мира", "国际",
)  # fmt: skip


def headlines(text: str) -> list[str | None]:
    return [brief.headline for brief in explain(article(text), atlas()).briefs]


def article(text: str) -> RawArticle:
    return RawArticle(source="desk", fetched_at=datetime(2026, 11, 29, 11, tzinfo=UTC), text=text)


@each_row("layout", LAYOUTS)
@each_row("line", NAMES)
def test_the_name_of_a_section_is_the_headline_of_no_item(line: str, layout: str) -> None:
    assert headlines(LAYOUTS[layout].format(line=line)) == [None, None]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    "line",
    [
        "Fire destroys market",  # the text repeats its words
        "Blaze hurts 3",  # a figure
        "Anger over safety of old buildings",  # too many words for a name
    ],
)
def test_a_statement_above_the_first_item_is_its_headline(line: str, layout: str) -> None:
    assert headlines(LAYOUTS[layout].format(line=line)) == [line, None]


def test_a_short_line_is_a_headline_where_the_other_items_have_headlines() -> None:
    assert headlines(f"Blaze\n{FIRST}\n\nQuake\n{SECOND}\n") == ["Blaze", "Quake"]


def test_a_short_line_is_the_headline_of_the_only_item_unless_its_words_are_a_menus() -> None:
    assert headlines(f"Ceasefire\n{FIRST}\n") == ["Ceasefire"]
    assert headlines(f"World news\n{FIRST}\n") == [None]


@pytest.mark.parametrize(("line", "reason"), [("Svijet", "stands over all items"), ("Mundo", "name of a section")])
def test_explain_says_that_the_line_is_no_headline(line: str, reason: str) -> None:
    explained = explain(article(LAYOUTS["times below"].format(line=line)), atlas())
    (found,) = [one for one in explained.findings if explained.text[one.start : one.end].strip() == line]
    assert found.brief is None
    assert reason in found.why


BRIEFS = {
    "en": ("Roads closed", ("Ten quakes this week", "King on tour")),
    "nl": ("Wegen afgesloten", ("Koning op bezoek", "Zware storm verwacht")),
    "de": ("Straßen gesperrt", ("König zu Besuch", "Schwerer Sturm erwartet")),
    "fr": ("Routes coupées", ("Le roi en visite", "Forte tempête attendue")),
    "es": ("Carreteras cortadas", ("El rey de visita", "Fuerte temporal previsto")),
    "it": ("Strade chiuse", ("Il re in visita", "Forte tempesta attesa")),
    "pt": ("Estradas cortadas", ("O rei de visita", "Forte tempestade prevista")),
    "sv": ("Vägar avstängda", ("Kungen på besök", "Svår storm väntas")),
    "no": ("Veier stengt", ("Kongen på besøk", "Kraftig storm ventet")),
}
SECOND_PARAGRAPH = "The owners of the stalls had asked for new cables for years, according to the mayor of the town."
THIRD = "OSLO (AFP) - The ferry to Denmark will no longer sail at night, its owner said."


@each_row("times", [True, False])
@each_row("language", BRIEFS)
def test_a_short_line_is_the_headline_of_an_article_above_briefs(language: str, times: bool) -> None:  # noqa: FBT001
    ages = ("2 hours ago\n", "45 minutes ago\n") if times else ("\n", "\n")
    for line in (BRIEFS[language][0], *BRIEFS[language][1]):
        page = f"{line}\n\n{FIRST}\n\n{SECOND_PARAGRAPH}\n\n{SECOND}\n{ages[0]}{THIRD}\n{ages[1]}"
        assert headlines(page) == [line, None, None]


@each_row("name", [*NAMES, "Home Slider", "Top Latest Picks"])
def test_a_sections_name_above_an_article_and_briefs_is_no_headline(name: str) -> None:
    page = f"{name}\n\n{FIRST}\n\n{SECOND_PARAGRAPH}\n\n{SECOND}\n\n{THIRD}\n"
    assert headlines(page) == [None, None, None]


def test_of_two_items_one_may_be_longer_under_a_name() -> None:
    assert headlines(f"Aus aller Welt\n\n{FIRST}\n\n{SECOND_PARAGRAPH}\n2 hours ago\n\n{SECOND}\n3 hours ago\n") == [
        None,
        None,
    ]

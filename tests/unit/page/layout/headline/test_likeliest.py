"""Of the lines above a text, the one that is likeliest its headline."""

import pytest

from dateline.core.page.lines.reason import Reason
from dateline.core.page.split import split, split_with_trace
from tests.golden.places import atlas

PARAGRAPH = (
    "De brug over de Wetering bij Oudewaal blijft zeker tot april dicht voor auto's. Bij een inspectie zijn scheuren "
    "gevonden in twee pijlers, zegt wethouder Anja Terpstra."
)
SECOND = "Fietsers en voetgangers mogen er nog wel over. De bus rijdt om via de provinciale weg en doet er langer over."


def headline(*above: str, body: str = f"{PARAGRAPH}\n\n{SECOND}") -> str | None:
    (item,) = split("\n\n".join([*above, body]), atlas().knows)
    assert item.text.startswith(body[:40])
    return item.headline


@pytest.mark.parametrize(
    "between",
    [
        ["Meer deelopties tonen"],
        ["De pijlers van de brug gezien vanaf de kade (archiefbeeld van de gemeente)"],
        ["Regionieuws Jaap Kuipers", "12 maart, 09.14 uur bijgewerkt"],
        ["Tik op het hartje om dit te bewaren"],
        ["Scheuren in twee pijlers gevonden bij inspectie van de brug", "Leestijd van dit stuk: twee minuten"],
    ],
)
def test_lines_between_headline_and_text_are_no_headline(between: list[str]) -> None:
    assert headline("Brug Oudewaal blijft nog maanden dicht", *between) == "Brug Oudewaal blijft nog maanden dicht"


def test_headlines_of_other_pages_above_are_no_headline() -> None:
    others = ["Zwembad zoekt vrijwilligers voor de zomer", "Wolf gezien bij schapen op de hei"]
    assert headline(*others, "Brug Oudewaal blijft nog maanden dicht") == "Brug Oudewaal blijft nog maanden dicht"


def test_a_pun_that_shares_no_word_stays_where_no_other_line_does() -> None:
    assert headline("Het water komt tot de lippen") == "Het water komt tot de lippen"


def test_a_headline_below_a_menu_that_reads_like_a_text() -> None:
    page = "Mijn gegevens en bestellingen\n\nMijn gegevens en bestellingen\n\nAfmelden\n\nBrug Oudewaal blijft dicht"
    trace = split_with_trace(f"{page}\n\n{PARAGRAPH}\n\n{SECOND}", atlas().knows)
    (item,) = trace.items
    assert (item.headline, item.draft.why) == ("Brug Oudewaal blijft dicht", Reason.LIKELIEST)
    assert item.text.startswith("De brug over de Wetering")


def test_a_headline_that_asks() -> None:
    asks = "Waarom blijft de brug bij Oudewaal ook na de inspectie van vorige maand nog dicht?"
    assert headline("Regio", asks) == asks


def test_a_line_above_all_items_is_no_headline_of_the_first() -> None:
    page = (
        "Brug dicht, dijk open en meer kort nieuws\n\n"
        "OUDEWAAL (ANP) - De brug bij Oudewaal blijft dicht tot april, meldt de gemeente op haar site.\n\n"
        "GOES (ANP) - De dijk bij Goes is weer open voor fietsers, meldt het waterschap op zijn site.\n\n"
        "TIEL (ANP) - De kermis in Tiel gaat niet door, meldt de organisatie aan de krant van de stad.\n"
    )
    assert [item.headline for item in split(page, atlas().knows)] == [None, None, None]


def test_a_headline_among_the_last_lines_of_the_text_above() -> None:
    page = (
        "OUDEWAAL (ANP) - De brug bij Oudewaal blijft dicht tot april, meldt de gemeente op haar site.\n\n"
        "Dijk bij Goes weer open voor fietsers\n\n"
        "GOES (ANP) - De dijk bij Goes is weer open voor fietsers, meldt het waterschap op zijn site.\n\n"
        "TIEL (ANP) - De kermis in Tiel gaat niet door, meldt de organisatie aan de krant van de stad.\n\n"
        "MEDEMBLIK (ANP) - De haven van Medemblik krijgt twee steigers erbij, meldt de havenmeester.\n"
    )
    items = split(page, atlas().knows)
    assert [item.headline for item in items] == [None, "Dijk bij Goes weer open voor fietsers", None, None]
    assert items[0].text.endswith("op haar site.")


@pytest.mark.parametrize(
    "title", ["News at a glance - 14 May 2013", "Kort nieuws 03/11/2014", "Overzicht van 2016-09-19"]
)
def test_a_title_with_a_date_is_no_headline(title: str) -> None:
    assert headline(title) is None


def test_a_headline_with_a_date_that_its_text_repeats() -> None:
    assert headline("Brug Oudewaal dicht tot 1 april 2020") == "Brug Oudewaal dicht tot 1 april 2020"


def test_points_of_a_standfirst_are_no_headline() -> None:
    points = "• Ook de bus rijdt om\n• Inspectie vond scheuren"
    page = f"Brug bij Oudewaal blijft dicht\n{points}\nOUDEWAAL (ANP) - {PARAGRAPH}\n\n{SECOND}"
    assert [item.headline for item in split(page, atlas().knows)] == ["Brug bij Oudewaal blijft dicht"]


def test_lines_above_a_headline_that_looked_like_an_item_are_none() -> None:
    page = (
        "Monday, November 10, 2025\nNational\n\nNo danger to water after derailment near Ardley\n\n"
        "Lamp News Desk, 18 Apr, 2014 11:20 AM\n"
        "    ARDLEY, Ont. - Officials say there is no danger to the drinking water after nine cars left the tracks.\n"
    )
    assert [item.headline for item in split(page, atlas().knows)] == ["No danger to water after derailment near Ardley"]


def test_a_row_of_buttons_below_each_item_is_not_the_headline_of_its_own_copy() -> None:
    second = "Two more miners were brought out of the shaft. Doctors say their lives are in no danger.ASUNCIÓN / EFE"
    texts = {
        "16:52": "The minister said that 86 people were at work in the shaft. They are pumping air into the gallery.",
        "16:31": second,
        "15:47": "KARS (AA) - The prosecutor had the manager of the mine and two of its engineers detained on Friday.",
        "15:10": "For the families a hundred beds were set up in the gym of the school. Hot meals are handed out.",
    }
    page = "\n\n".join(f"{time}\n\n{text}\n\nFacebook Twitter Yorum ()" for time, text in texts.items())
    items = split(page, atlas().knows)
    assert [item.headline for item in items] == [None, second, None, None]


STANDFIRSTS = [
    ("Kabinet van Norland valt over begroting", "De ministers van Norland stapten op toen het over de begroting brak."),
    ("Norlands Regierung stürzt über Haushalt", "Die Minister von Norland traten zurück, als der Haushalt platzte."),
    ("Norland cabinet falls over its budget", "The ministers of Norland resigned when the talks on money broke down."),
]
"""A headline and a standfirst; both share words with the texts below them."""
DISPATCHES = (
    "OSLO (AP) - The ministers of Norland resigned, minister Holm said. Die Minister traten zurück. De ministers weg.",
    "PARIS (AP) - The ferry to the isles stays in its port until the storm is over, the line said on Monday.",
    "ROME (AP) - The school in Larsund closes in summer as it has too few pupils, its head said on Monday.",
)


@pytest.mark.parametrize(("head", "standfirst"), STANDFIRSTS)
def test_a_standfirst_above_an_article_with_a_dateline_is_no_headline(head: str, standfirst: str) -> None:
    others = [f"Ferry stays in port\n\n{DISPATCHES[1]}", f"School closes its doors\n\n{DISPATCHES[2]}"]
    items = split("\n\n".join([head, standfirst, DISPATCHES[0], *others]), atlas().knows)
    assert [item.headline for item in items] == [head, "Ferry stays in port", "School closes its doors"]

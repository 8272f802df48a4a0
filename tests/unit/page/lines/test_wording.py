"""What a line is by its words alone: a headline that begins like a line of the page is text all the same."""

import pytest

from dateline.core.page.lines.kinds.wording import classify_by_words, is_aside, is_menu
from dateline.core.page.lines.piece import Kind
from tests.rows import each_row

HEADLINES = (
    "Shares fall in Tokyo as yen firms",
    "Views differ on peace plan in Geneva",
    "Correspondent killed in Syria",
    "Redazione occupata a Torino",
    "Copyright law passes in Strasbourg",
    "Print headline news no more, says paper",
    "Comments by minister anger Oslo",
    "Texas Zoo Welcomes Twin Giraffes",
    "Staff leave Reuters building in Kyiv",
    "By no means over, says union",
    "Redaktion | Chef tritt nach Streit mit dem Verlag und dem Rat zurück",
    "Redactie staakt in Utrecht",
)
PAGE_LINES = (
    "102 shares",
    "84 total views today",
    "0 Comment(s)",
    "3 min read",
    "Repórter da Agência Brasil",
    "Redazione Adnkronos",
    "Redacción | Jaén",
    "Redação / São Paulo",
    "Redaktion | Berlin",
    "La Rédaction | Paris",
    "Copyright © 2024",
    "Copyright 2022 The Associated Press. All rights reserved.",
    "Home  News  Sport  Weather",
    "Imprimer   E-mail",
    "europapress / castilla y león",
    "Deux morts à Gavarnie Read More »",
    "Van onze correspondent",
    "Von unserem Korrespondenten Jan Roth",
    "De notre envoyé spécial à Rome",
    "Brand op vrachtschip voor kust ..... 104",
)


@each_row("line", HEADLINES)
def test_headline_is_text(line: str) -> None:
    assert classify_by_words(line)[0] is Kind.TEXT


@each_row("line", PAGE_LINES)
def test_line_of_the_page_is_noise(line: str) -> None:
    assert classify_by_words(line)[0] is Kind.NOISE


@pytest.mark.parametrize("line", ["Door ANP", "By Press Association reporters"])
def test_agency_in_a_byline_is_a_credit(line: str) -> None:
    assert classify_by_words(line)[0] is Kind.CREDIT


@pytest.mark.parametrize(
    "line",
    [
        "104  TELETEKST  104  wo 11 mrt 14:03:55",
        "NOS Teletekst 101   wo 11 mrt 14:03:51",
        "P104 CEEFAX 104  Wed 11 Mar 14:03/55",
    ],
)
def test_head_of_a_page_of_teletext_divides_items(line: str) -> None:
    assert classify_by_words(line)[0] is Kind.RULE


@pytest.mark.parametrize(
    "line",
    [
        "Binnenland Buitenland Economie Sport Show Weer",
        "Home Koersen Nieuws Columns Forum Premium",
        "Últimas notícias Justiça Economia Educação Saúde",
        "Politica Economia Esteri Cronaca Sport",
        "volgende nieuws binnenland",
        "Nyheter Sport Kultur och Nöje",
    ],
)
def test_names_of_sections_in_a_row_are_a_menu(line: str) -> None:
    assert is_menu(line)


@pytest.mark.parametrize(
    "line",
    [
        "Sport en cultuur",
        "Buitenland wil minder weer",
        "Economie groeit harder dan verwacht",
        "World economy slows, business says",
        "Video: live radio.",
        "Regio Foodvalley wil meer wonen",
    ],
)
def test_headline_with_names_of_sections_is_no_menu(line: str) -> None:
    assert not is_menu(line)


def test_line_with_the_site_s_name_is_no_headline() -> None:
    assert is_aside("Beursduivel.be - gratis realtime koersen")
    assert is_aside("NU.nl Het laatste nieuws het eerst op NU.nl")
    assert not is_aside("Bol.com schrapt driehonderd banen")

"""Datelines of wires and papers, taken apart; and lines that only look like one."""

import pytest

from dateline.core.page.dateline.dateline import cut_dateline, dateline
from dateline.core.page.lines.classify import classify
from tests.rows import each_row

CASES = [
    ("MOSKOU (ANP/RTR/AFP) - In de", ["MOSKOU"], ["ANP", "Reuters", "AFP"], None, "In de"),
    ("ST. ANTON AM ARLBERG (ANP) - Bij", ["ST. ANTON AM ARLBERG"], ["ANP"], None, "Bij"),
    ("ANKARA/BUENOS AIRES/CAÏRO (ANP) - Een", ["ANKARA", "BUENOS AIRES", "CAÏRO"], ["ANP"], None, "Een"),
    ("Kiew (Kyjiw)/Moskau - Die", ["Kiew (Kyjiw)", "Moskau"], [], None, "Die"),
    ("Frankfurt/Main (dpa) - Die", ["Frankfurt/Main"], ["dpa"], None, "Die"),
    ("FRANKFURT (ODER) (dpa) - Die", ["FRANKFURT (ODER)"], ["dpa"], None, "Die"),
    ("Moskau (AFP) Wegen", ["Moskau"], ["AFP"], None, "Wegen"),
    ("MOSCOW, February 9. /TASS/. The", ["MOSCOW"], ["TASS"], "February 9", "The"),
    ("FORT IRWIN, Calif. (AP) — The", ["FORT IRWIN"], ["AP"], None, "The"),
    ("STAMFORD, Conn., March 3 - The", ["STAMFORD"], [], "March 3", "The"),
    ("WASHINGTON, D.C., March 3 - The", ["WASHINGTON"], [], "March 3", "The"),
    ("LONDON -- The", ["LONDON"], [], None, "The"),
    ("LONDON—The", ["LONDON"], [], None, "The"),
    ("WASHINGTON : The", ["WASHINGTON"], [], None, "The"),
    ("(ANSA) - ROMA, 26 FEB - ANSA) - ROMA, 26 FEB - Il", ["ROMA"], ["ANSA"], "26 FEB", "Il"),
    ("Milano, 26 feb. - (Adnkronos) - Il", ["Milano"], ["Adnkronos"], "26 feb.", "Il"),
    ("Lisboa, 03 fev 2026 (Lusa) \u2013 O", ["Lisboa"], ["Lusa"], "03 fev 2026", "O"),
    ("Oslo (NTB): En", ["Oslo"], ["NTB"], None, "En"),
    ("LONDON, Wednesday (Reuters) - The", ["LONDON"], ["Reuters"], "Wednesday", "The"),
    ("LISBOA, quarta-feira (Lusa) - O", ["LISBOA"], ["Lusa"], "quarta-feira", "O"),
    ("SYDNEY, Friday - The", ["SYDNEY"], [], "Friday", "The"),
    ("WARSZAWA, ŚRODA (PAP) - Rząd", ["WARSZAWA"], ["PAP"], "ŚRODA", "Rząd"),
    ("ANKARA, KASIM 4 (AA) - Bakan", ["ANKARA"], ["AA"], "KASIM 4", "Bakan"),
    ("KANSAS CITY, Mo. (AP) — The", ["KANSAS CITY"], ["AP"], None, "The"),
    ("OSLO (NTB-Reuters) - En", ["OSLO"], ["NTB", "Reuters"], None, "En"),
    ("BRUSSEL 3/2 (BELGA) = De", ["BRUSSEL"], ["Belga"], "3/2", "De"),
    ("Feb 3 (Reuters) - The", [], ["Reuters"], "Feb 3", "The"),
    ("TORONTO — (CP) — The", ["TORONTO"], ["CP"], None, "The"),
    ("MONTRÉAL (PC) - Deux", ["MONTRÉAL"], ["CP"], None, "Deux"),
    ("LIMA (EP) - Dos", ["LIMA"], ["Europa Press"], None, "Dos"),
    ("Port-au-Prince (dpa) - In", ["Port-au-Prince"], ["dpa"], None, "In"),
    ("Pointe-à-Pitre (AFP) - En", ["Pointe-à-Pitre"], ["AFP"], None, "En"),
    ("Dar es Salaam (Reuters) - The", ["Dar es Salaam"], ["Reuters"], None, "The"),
    ("Reggio nell'Emilia (ANSA) - Il", ["Reggio nell'Emilia"], ["ANSA"], None, "Il"),
    (
        "ST. PETERSBURG, March 11. /TASS Correspondent Igor Malkov/. The",
        ["ST. PETERSBURG"],
        ["TASS"],
        "March 11",
        "The",
    ),
    ("La Habana, 12 mar (PL) El", ["La Habana"], ["Prensa Latina"], "12 mar", "El"),
    ("Biel BE (sda) Bei", ["Biel"], ["ATS"], None, "Bei"),
    ("【アテネ時事】ギリシャ", ["アテネ"], ["Jiji"], None, "ギリシャ"),
    ("【3月12日 AFP】ギリシャ", [], ["AFP"], "3月12日", "ギリシャ"),
    ("【ロンドン＝田中花子】英政府は", ["ロンドン"], [], None, "英政府は"),  # noqa: RUF001
    ("Vilnius, gegužės 12 d. (BNS). Vyriausybė", ["Vilnius"], ["BNS"], "gegužės 12 d.", "Vyriausybė"),
    ("RĪGA, 12.maijs, LETA. Valdība", ["RĪGA"], ["LETA"], "12.maijs", "Valdība"),
    ("София, 12 май /БТА/ Служебното", ["София"], ["BTA"], "12 май", "Служебното"),
    ("Budapest, 2021. május 12., szerda (MTI) - A", ["Budapest"], ["MTI"], "2021. május 12., szerda", "A"),
    ("'S-HERTOGENBOSCH (ANP) - De", ["'S-HERTOGENBOSCH"], ["ANP"], None, "De"),
]


@each_row(("line", "places", "codes", "date", "body"), CASES, ids=[case[0][:24] for case in CASES])
def test_a_dateline_gives_places_agencies_date_and_body(
    line: str, places: list[str], codes: list[str], date: str | None, body: str
) -> None:
    match = dateline(line, 0, len(line))
    assert match is not None
    assert [place.printed for place in match.places] == places
    assert [one.code for one in match.credits] == codes
    assert match.date == date
    assert line[match.end :] == body


@pytest.mark.parametrize(
    "line",
    [
        "BREAKING - Er is brand",
        "WITHDRAWN: Ferry firm ends night crossings",
        "RECTIFICATIE - Lek in pijpleiding",
        "President Trump (79) - hij werd in juni jarig",
        "Akt. 11.04.2011 - 16:12",
        "De minister zegt dat het kabinet (ANP) valt",
        "EFE",
        "",
    ],
)
def test_a_line_that_looks_like_a_dateline_is_none(line: str) -> None:
    assert dateline(line, 0, len(line)) is None


@pytest.mark.parametrize(
    "line",
    [
        "Bloomberg: bank wil duizend banen schrappen",
        "Moskou: geen akkoord in zicht",
        "AJAX - PSV 2-1",
        "De VVD - de partij van vrijheid",
        "BRIEF - ALLES IN KAPITALEN",
    ],
)
def test_a_headline_with_a_dash_or_colon_is_no_dateline(line: str) -> None:
    assert [piece.dateline for piece in classify(line, 0, len(line))] == [None]


def test_the_country_printed_beside_a_place_is_read() -> None:
    match = dateline("NARATHIWAT, Thailand (Reuters) \u2013 The", 0, 36)
    assert match is not None
    assert match.places[0].beside == "Thailand"


def test_a_cut_dateline_has_only_the_agencies_printed_whole() -> None:
    match = cut_dateline("KYIV (ANP/A", 0, 11)
    assert match is not None
    assert [one.printed for one in match.credits] == ["ANP"]

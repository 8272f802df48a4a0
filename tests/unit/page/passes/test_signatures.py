"""Tests for passes/signatures.py: writers with their agency below a text, and agencies before a later paragraph."""

import pytest

from dateline.core.page.split import split

HEAD = "Senat proponuje poprawki do ustawy\n\n"
FIRST = "Senacka komisja rodziny zarekomendowała w czwartek jedenaście poprawek do nowelizacji ustawy o żłobkach."
SECOND = "Najważniejsza z nich pozwala gminom zmniejszyć powierzchnię sali do czternastu metrów kwadratowych."


@pytest.mark.parametrize("signature", ["Marta Kossak (PAP)", "Anna Maria Nowak (PAP)"])
def test_writer_with_an_agency_credits_the_text_above(signature: str) -> None:
    (item,) = split(f"{HEAD}{FIRST}\n\n{SECOND}\n\n{signature}\n", lambda _: False)
    assert item.dateline is None
    assert [one.printed for one in item.credits] == ["PAP"]
    assert item.text == f"{FIRST}\n{SECOND}"


def test_place_with_an_agency_on_its_line_still_opens_a_text() -> None:
    page = f"{HEAD}{FIRST}\n\nRzeszów bez trenera\n\nStara Lubovna (PAP)\n{SECOND}\n"
    assert [one.printed for one in split(page, lambda _: False)[-1].credits] == ["PAP"]
    assert split(page, lambda _: False)[-1].text == SECOND


def test_one_agency_before_a_later_paragraph_opens_no_item() -> None:
    page = f"{HEAD}{FIRST}\n\n(AOF) - {SECOND}\n\nAOF - EN SAVOIR PLUS\n"
    (item,) = split(page, lambda _: False)
    assert item.text.startswith(FIRST)
    assert [one.printed for one in item.credits] == ["AOF"]


def test_agencies_before_several_paragraphs_open_items() -> None:
    page = f"(AOF) - {FIRST}\n\n(AOF) - {SECOND}\n"
    assert [item.text for item in split(page, lambda _: False)] == [FIRST, SECOND]


def listed(*closings: str) -> list[list[str]]:
    """Return the agencies of items with a headline and a text each; a credit stands on the line below its text."""
    texts = (FIRST, SECOND, "Wojewoda zapowiada skargę do sądu, a prezydent miasta czeka na pisemne uzasadnienie.")
    heads = ("Senat chce zmian", "Mniej metrów na salę", "Będzie skarga do sądu")
    items = zip(heads, texts, closings, strict=True)
    page = "\n\n".join(f"{head}\n12.05.2020 08:1{at}\n{text}{credit}" for at, (head, text, credit) in enumerate(items))
    return [[one.printed for one in item.credits] for item in split(f"Puls Dnia\n\n{page}\n", lambda _: False)]


@pytest.mark.parametrize(
    ("closings", "expected"),
    [
        ((" (PAP)", "\n(IAR)", ""), [["PAP"], ["IAR"], []]),
        (("", "\n(IAR)", ""), [[], [], []]),  # nothing shows that it is an agency
        (("\nPAP/Puls", "", ""), [["PAP"], [], []]),
        (("\nPuls/PAP", "\nPAP/Puls", ""), [["PAP"], ["PAP"], []]),
    ],
)
def test_lines_below_texts_credit_them(closings: tuple[str, str, str], expected: list[list[str]]) -> None:
    assert listed(*closings) == expected


def test_the_one_article_above_a_list_has_the_credit_below_it() -> None:
    rest = f"More from East\n\nShort one\nLYON (AFP) - {FIRST}\n\nShort two\nLYON (EFE) - {SECOND}\n"
    page = f"{HEAD}LYON, Feb 18 — {FIRST}\n\n{SECOND}\n\n— BERNAMA\n\n{rest}"
    assert [[one.printed for one in item.credits] for item in split(page, lambda _: False)] == [
        ["BERNAMA"],
        ["AFP"],
        ["EFE"],
    ]


def test_agency_before_the_time_of_a_page_credits_its_article() -> None:
    page = f"{HEAD}PAP - opublikowano w czwartek 12 maja o 12:48\n\n{FIRST}\n\n{SECOND}\n"
    (item,) = split(page, lambda _: False)
    assert item.text == f"{FIRST}\n{SECOND}"
    assert [one.printed for one in item.credits] == ["PAP"]


def test_an_agency_alone_opens_the_second_paragraph_of_timed_items() -> None:
    page = "\n\n".join(f"{time}\n{head}\n{FIRST}\n(AOF) - {SECOND}" for time, head in TIMED)
    items = split(page, lambda _: False)
    assert [(item.headline, item.text) for item in items] == [(head, f"{FIRST}\n{SECOND}") for _, head in TIMED]
    assert [[one.printed for one in item.credits] for item in items] == [["AOF"]] * len(TIMED)


TIMED = (
    ("17:35", "Verdelis relève ses objectifs"),
    ("16:02", "Transalp cède ses wagons"),
    ("11:48", "Oméis a le feu vert"),
)

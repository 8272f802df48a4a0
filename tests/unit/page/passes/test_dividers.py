"""Tests for passes/dividers.py: lines that repeat inside texts, and short dates in front of texts."""

import pytest

from dateline.core.page.split import split

TEXTS = [
    "Heartland Bin is buying twenty grain elevators from a family firm for $318 million in cash, it said.",
    "Its shares rose six percent, and workers will keep their jobs for at least a year, both firms said.",
    "Platte Valley Credit Union has sued a vendor over a breach that exposed more than fifty accounts.",
    "It wants the cost of new cards, put at almost two million dollars, and an apology from the vendor.",
]


def test_line_between_the_paragraphs_of_texts_divides_nothing() -> None:
    page = (
        f"Elevators bought\nTAMPA (AP) - {TEXTS[0]}\nAdvertisement\n{TEXTS[1]}\n\n"
        f"Union sues vendor\nOMAHA (AP) - {TEXTS[2]}\nAdvertisement\n{TEXTS[3]}\n"
    )
    items = split(page, {"TAMPA", "OMAHA"}.__contains__)
    assert [item.text.split("\n") for item in items] == [TEXTS[:2], TEXTS[2:]]


def test_short_dates_in_front_of_texts_open_items() -> None:
    page = "Recent alerts\n\n" + "\n\n".join(f"03/{22 - at}/11 {text}" for at, text in enumerate(TEXTS))
    items = split(page, lambda _: False)
    assert [item.text for item in items] == TEXTS
    assert [item.stamp.printed for item in items if item.stamp is not None] == [f"03/{22 - at}/11" for at in range(4)]


def test_a_line_above_each_time_is_neither_headline_nor_text() -> None:
    page = "".join(f"1{at}:05\n{text}\nLike Share Comment ({at})\n" for at, text in enumerate(TEXTS))
    items = split(page, lambda _: False)
    assert [(item.headline, item.text) for item in items] == [(None, text) for text in TEXTS]


@pytest.mark.parametrize("sign", ["\u25c7", "\u25bc ", "[*] ", "\u203b"])
def test_a_sign_that_opens_every_paragraph_divides_them(sign: str) -> None:
    items = split("\n".join(["Notes", *(f"{sign}{text}" for text in TEXTS)]), lambda _: False)
    assert [item.text for item in items] == TEXTS


def test_a_sign_in_the_middle_of_an_article_divides_nothing() -> None:
    page = "\n\n".join([TEXTS[0], *(f"\u25c7{text}" for text in TEXTS[1:])])
    assert len(split(page, lambda _: False)) == 1


STORY = [
    "The council of Grand Island approved the repair of the old harbour bridge, which closed in March.",
    "Residents of Grand Island will use a ferry until the harbour bridge opens, the council told reporters.",
    "The repair of the bridge will cost forty million dollars, the council said; the state pays half of it.",
]


@pytest.mark.parametrize("sign", ["\u25b6 ", "\u25c7", "[*] "])
@pytest.mark.parametrize("head", ["", "Council approves repair of harbour bridge\n\n"])
def test_a_sign_before_the_paragraphs_of_one_article_divides_nothing(sign: str, head: str) -> None:
    page = head + "\n".join(f"{sign}{text}" for text in STORY)
    assert len(split(page, lambda _: False)) == 1

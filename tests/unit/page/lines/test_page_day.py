"""Tests for lines/page_day.py: the day that a page prints above its items."""

import pytest

from dateline.core.page.split import split

ITEMS = """
14:22
Brug bij Meijel dicht
De brug over de Noordervaart blijft tot en met zes juni gesloten, meldt de gemeente op haar site.

12:05
Tractor gevonden
Een tractor die in maart uit een loods werd gestolen is teruggevonden bij een boer in Litouwen.
"""


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Donderdag 22 mei 2014\n", "Donderdag 22 mei 2014"),
        ("Nieuws\n01/14/13\n", "01/14/13"),
        (" date 2016-12 Nieuws\n", "2016-12"),
        ("Het nieuws van zaterdag 11 juni 2016\n", "zaterdag 11 juni 2016"),
        ("Nieuws uit de regio\n", None),
        ("Nieuws van de eeuw, sinds 1912\n", None),
    ],
)
def test_day_above_the_items(head: str, day: str | None) -> None:
    items = split(head + ITEMS, lambda _: False)
    assert [item.day for item in items] == [day, day]


def test_nearest_heading_of_a_day_counts() -> None:
    page = f"Donderdag 22 mei 2014\n{ITEMS}\nWoensdag 21 mei 2014\n{ITEMS.replace('Meijel', 'Asten')}"
    days = [item.day for item in split(page, lambda _: False)]
    assert days[0] == "Donderdag 22 mei 2014"
    assert days[-1] == "Woensdag 21 mei 2014"


def test_item_with_its_own_date_needs_no_day() -> None:
    page = "22 mei 2014\n\nBrug dicht\n21.05.2014 - 20:30\nDe brug over de Noordervaart blijft tot zes juni gesloten."
    assert all(item.day is None for item in split(page, lambda _: False))


@pytest.mark.parametrize(
    ("dates", "month_first"),
    [
        (("03/22/11", "03/11/11"), True),
        (("22/03/11", "11/03/11"), False),
        (("03/11/11", "04/11/11"), False),
        (("03/22/11", "22/03/11"), False),
    ],
)
def test_order_of_day_and_month(dates: tuple[str, str], *, month_first: bool) -> None:
    texts = (line for line in ITEMS.splitlines() if len(line) > len("Tractor gevonden") + 20)
    page = "Meldingen\n\n" + "\n\n".join(f"{date} {text}" for date, text in zip(dates, texts, strict=True))
    assert [item.month_first for item in split(page, lambda _: False)] == [month_first, month_first]

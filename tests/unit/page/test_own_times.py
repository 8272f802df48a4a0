"""An item has its own time or none: a time in front of one headline, or below it, is never that of its neighbour."""

import pytest

from dateline.core.page.split import split

TEXTS = (
    "HUY (Belga) - Le réacteur de Tihange a été mis à l'arrêt dimanche matin après une fuite sans danger.",
    "NAMUR (Belga) - L'eau du robinet est de nouveau potable à Namur, où 31.000 ménages la faisaient bouillir.",
    "WAVRE (Belga) - Une odeur de gaz a entraîné l'évacuation d'une école. Quinze enfants ont été examinés.",
)
HEADS = ("Huy : la centrale à l'arrêt", "Namur : l'eau à nouveau potable", "Wavre : une école évacuée")


def times(first: str, second: str, third: str) -> list[tuple[str | None, str | None]]:
    page = "\n\n".join(
        f"{time}{head}\n{text}" for time, head, text in zip((first, second, third), HEADS, TEXTS, strict=True)
    )
    items = split(page, lambda name: name.isupper())
    return [(item.headline, item.stamp.printed if item.stamp is not None else None) for item in items]


@pytest.mark.parametrize("third", ["Hier à 21h15 - ", "28/11 à 18h40 - ", "08u48 ", "hier, 21h15 : "])
def test_a_day_and_a_clock_time_in_front_of_a_headline_are_its_time(third: str) -> None:
    assert times("09h41 - ", "08h20 - ", third) == [
        (HEADS[0], "09h41"),
        (HEADS[1], "08h20"),
        (HEADS[2], third.rstrip(" -:")),
    ]


@pytest.mark.parametrize("third", ["Hr. 21§15 - ", ""])
def test_an_item_without_a_time_that_is_understood_has_none(third: str) -> None:
    known = [(HEADS[0], "09h41"), (HEADS[1], "08h20")]
    assert times("09h41 - ", "08h20 - ", third) == [*known, (third + HEADS[2], None)]


def test_one_time_in_front_of_one_headline_of_three_is_its_own() -> None:
    assert times("", "09h41 - ", "") == [(HEADS[0], None), (HEADS[1], "09h41"), (HEADS[2], None)]


def test_a_day_above_several_items_is_that_of_all() -> None:
    first, second, third = ("\n".join(item) for item in zip(HEADS, TEXTS, strict=True))
    page = f"3 februari 2026\n\n{first}\n\n{second}\n\n2 februari 2026\n\n{third}"
    printed = [item.stamp and item.stamp.printed for item in split(page, lambda name: name.isupper())]
    assert printed == ["3 februari 2026", "3 februari 2026", "2 februari 2026"]

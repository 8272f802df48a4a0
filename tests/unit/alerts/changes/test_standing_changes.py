"""Which changes of several versions stand in the text that is told."""

import pytest

from dateline.core.alerts.changes.joined_changes import joined
from dateline.core.alerts.changes.standing_changes import MAX_CHANGES, standing
from tests.rows import each_row

LYON = (
    "UPDATE 3-Five killed, 12 injured in explosion at chemical plant near Lyon\n"
    "Five people were killed and 12 injured when a strong explosion hit a chemical plant south of Lyon on Monday, "
    "firefighters said.\nAbout 900 residents were evacuated, the prefecture said."
)
INJURED = (
    "adds “Three people were injured”",
    "1 new paragraph: “About 200 residents were evacuated, the prefecture …”",
)
KILLED = ("adds “Two people were killed and seven”", "200 → 450 residents")
MORE = ("Two → Five people", "seven → 12 injured", "450 → 900 residents")


def test_figures_that_nobody_was_told_are_no_former_ones() -> None:
    changes = joined(joined(INJURED, KILLED), MORE)
    assert standing(changes, MORE, LYON) == (
        "1 new paragraph: “About 900 residents were evacuated, the prefecture …”",
        "adds “Five people were killed and 12 injured”",
    )


def test_what_stood_in_the_text_told_is_the_former_figure() -> None:
    told = "Two people were killed. About 450 residents were evacuated."
    assert standing(MORE, MORE, LYON, told) == ("Two → Five people", "adds “12 injured”", "450 → 900 residents")


@each_row(
    ("earlier", "own", "text", "expected"),
    [
        (("magnitude 6.4 → 5.2", "adds “No casualties were reported”", "Malatya → Elazig"), ("27 → 24 people",),
         "Magnitude 6.4 near Malatya, 24 people died.", ("27 → 24 people",)),
        (("adds Elazig, Lund",), (), "The quake hit Lund.", ("adds Lund",)),
        (("adds Elazig",), ("Elazig → Malatya",), "The quake hit Malatya.", ("adds Malatya",)),
        (("drops Malatya",), ("adds Malatya",), "The quake hit Malatya.", ()),
        (("adds Malatya",), ("drops Malatya",), "The quake hit.", ()),
        (("adds “drei Arbeiter verletzt”", "drei → vier verletzt worden"), ("adds “fünf Arbeiter verletzt”",),
         "Es sind fünf Arbeiter verletzt worden.", ("adds “fünf Arbeiter verletzt”",)),
        (("adds “sind drei Arbeiter verletzt”",), ("drei → vier verletzt worden",),
         "Es ist ein Arbeiter getötet und vier verletzt worden.", ("adds “vier verletzt worden”",)),
        (("reworded: “in the city”, “late on Monday”",), (), "It was late on Monday.", ("reworded: “late on Monday”",)),
        (("note: “Corrects toll to five”", "1 paragraph cut"), (), "Six died.",
         ("note: “Corrects toll to five”", "1 paragraph cut")),
        (("4 → 5 dead",), (), "4.5 dead. 15 dead. 5 houses.", ()),
        (("二 → 三人死亡",), (), "地震造成三人死亡", ("二 → 三人死亡",)),
        (("adds “two people were hurt”",), ("two → three people killed",),
         "Two people were hurt, three people killed.", ("adds “two people were hurt”", "two → three people killed")),
        (("adds Aa, Bb, Cc, Dd, Ee and 3 more",), (), "Aa, Bb, Cc, Dd, Ee.", ("adds Aa, Bb, Cc, Dd, Ee and 3 more",)),
        (("adds “6.4 on the scale”",), ("magnitude 6.4 → 5.2",), "A magnitude 5.2.", ("adds “magnitude 5.2”",)),
        (("3 → 7 dead",), ("7 → 9 dead",), "9 dead.", ("3 → 9 dead",)),
    ],
)  # fmt: skip
def test_what_does_not_stand_in_the_text_is_left_out(
    earlier: tuple[str, ...], own: tuple[str, ...], text: str, expected: tuple[str, ...]
) -> None:
    assert standing(joined(earlier, own), own, text) == expected


@pytest.mark.parametrize(
    ("own", "told", "expected"),
    [
        (("adds Calama", "1 paragraph cut"), "A quake near Calama.", ("1 paragraph cut",)),
        (("adds “two dead”",), "At least two dead.", ()),
        (("drops Lund",), "Nothing was known.", ()),
        (("drops Lund",), "Lund is safe.", ("drops Lund",)),
        (("5 → 7 dead",), "Three dead, 5 hurt.", ("5 → 7 dead",)),
        (("6 → 7 dead",), "5 dead.", ("adds “7 dead”",)),
        (("6 → 7 dead",), "7 dead.", ()),
    ],
)
def test_what_the_reader_was_told_is_not_new(own: tuple[str, ...], told: str, expected: tuple[str, ...]) -> None:
    assert standing(own, own, "Calama: two dead, 7 dead.", told) == expected


@pytest.mark.parametrize(("former", "told"), [("2", "deux blessés"), ("deux", "2 blessés"), ("Deux", "deux blessés")])
def test_a_former_figure_may_be_told_in_words(former: str, told: str) -> None:
    own = (f"{former} → 6 blessés",)
    assert standing(own, own, "L'accident a fait 6 blessés.", f"Un car: {told}.", "fr") == own
    assert standing(own, own, "L'accident a fait 6 blessés.", "Un car: trois blessés.", "fr") == ("adds “6 blessés”",)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Three were hurt.", ("adds “within two kilometres”",)),
        ("3 were hurt.", ("adds “within two kilometres”",)),
        ("3 were hurt within three miles.", ("within three → two kilometres",)),
        ("Stay away for three kilometres.", ("within three → two kilometres",)),
    ],
)
def test_a_number_that_counted_other_things_was_not_replaced(told: str, expected: tuple[str, ...]) -> None:
    own = ("within three → two kilometres",)
    for quote in ("everybody within three kilometres to …", "asked everybody within three …"):
        changes = joined((f"adds “{quote}”",), own)
        assert standing(changes, own, "All within two kilometres stay.", told, "en") == expected


def test_there_are_at_most_ten() -> None:
    lines = tuple(f"{number} → {number + 100} dead" for number in range(20))
    assert len(standing(lines, lines, "")) == MAX_CHANGES

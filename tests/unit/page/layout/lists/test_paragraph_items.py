"""Lists without headlines are divided where their items share no words; articles of the same shape are not."""

import textwrap

import pytest

from dateline.core.page.split import split
from tests.rows import each_row

ITEMS = (
    "A tanker with molasses has run aground off Mauritius. Tugs from Reunion will try to pull it free at high tide.",
    "Voters in Slovenia choose a president on Sunday. None of seven candidates is expected to win the first round.",
    "Bolivia is to mine lithium with a Korean partner. The plant on the Uyuni flat should employ chemists from Oruro.",
    "Archaeologists near Izmir unearthed a bakery older than Troy. Its oven held a charred loaf of barley and dill.",
)
PARTS = (
    "The tanker Almeria ran aground off Mauritius with molasses for the distillery at Port Louis on Sunday.",
    "Tugs from Reunion will try to free the tanker at high tide. The owners of Almeria have sent two engineers.",
    "Port Louis has no tugs of its own. Its distillery said that the molasses of the Almeria cannot be replaced.",
    "The Almeria was built in 1987. Engineers had warned its owners that the tanker might not see another winter.",
)
SENTENCES = tuple(item.replace(". ", ", ").rstrip(".") for item in ITEMS)


def _count(page: str) -> int:
    return len(split(page, lambda _name: False))


@each_row(
    ("page", "items"),
    [
        ("\n\n".join(ITEMS), 4),
        ("Around the world\n\n" + "\n\n".join(ITEMS), 4),
        ("Around the world\n\n" + "\n\n\n\n".join((*ITEMS[:3], ITEMS[3] + "\n\nThe find is a loaf.")), 4),
        ("\n".join(ITEMS), 1),  # no blank lines: nothing shows where an item begins
        ("\n\n".join(ITEMS[:2]), 1),  # two paragraphs are too few
        ("Tanker with molasses aground off Mauritius\n\n" + "\n\n".join(PARTS), 1),
        ("\n\n".join(PARTS), 1),
        ("WORLD\n\n* " + "\n\n* ".join(SENTENCES), 4),
        ("WORLD\n\n* " + "\n\n* ".join(SENTENCES[:2]) + "\n\nMORE\n\n* " + "\n\n* ".join(SENTENCES[2:]), 4),
        ("\n".join((f"{ITEMS[0]} (TT)", ITEMS[1], f"{ITEMS[2]} (TT)", ITEMS[3])), 4),
        ("\n".join((*PARTS[:3], f"{PARTS[3]} (TT)")), 1),
        (
            "\n".join((f"{ITEMS[0]} (TT)", ITEMS[1], f"{ITEMS[2]} (TT)", ITEMS[3]))
            + "\n\nMore of this on page nine today.",
            4,
        ),
        ("MENU\n\n* Home\n* Sport\n* Weather\n* Contact", 0),
    ],
    ids=[
        "plain",
        "named",
        "gaps",
        "flat",
        "pair",
        "article",
        "untitled",
        "bullets",
        "sections",
        "credits",
        "credit",
        "below",
        "menu",
    ],
)
def test_a_page_has_as_many_items(page: str, items: int) -> None:
    assert _count(page) == items


def test_a_first_paragraph_that_is_printed_twice_is_one_item() -> None:
    assert [item.text for item in split("\n\n".join((ITEMS[0], *ITEMS)), lambda _name: False)] == list(ITEMS)


def test_posts_are_divided_by_a_line_that_counts_their_comments() -> None:
    page = "".join(f"{part}\n\nComment ({number or ''})\n\n" for number, part in enumerate(ITEMS))
    assert _count(page) == 4


DATED = [f"{town} (PA) - {item}" for town, item in zip(("CORK", "NAAS", "TUAM", "BIRR"), ITEMS, strict=True)]
MORE = (
    "Port Louis has no tugs of its own. A tanker with molasses last ran aground off Mauritius ten years ago.",
    "President Janez Novak will not stand again. Voters in Slovenia last had so many candidates ten years ago.",
    "Lithium from Bolivia was shipped to a Korean partner before. Chemists say that the Uyuni plant needs water.",
    "The bakery near Izmir was found by archaeologists in a dry river. They will show the oven and the loaf.",
)
WIRE = [text for at in (0, 2, 3) for text in (DATED[at], MORE[at])]


def _wrap(text: str, width: int) -> str:
    return "\n".join(textwrap.wrap(text, width))


NEXT = "The case goes on in May."


@pytest.mark.parametrize(
    ("blocks", "items"),
    [
        (tuple(_wrap(text, 72) for text in WIRE), 3),  # each paragraph is wrapped, and a blank line parts paragraphs
        (tuple(_wrap(text, 100) for text in WIRE), 3),
        ((f"{DATED[0]}\n{NEXT}", MORE[0], f"{DATED[2]}\n{NEXT}", MORE[2], DATED[3]), 3),  # further paragraphs
        ((f"{DATED[0]}\n{NEXT}", f"{DATED[2]}\n{NEXT}", DATED[3], MORE[3]), 3),
        ((f"{DATED[0]}\n{NEXT}", ITEMS[1], f"{DATED[2]}\n{NEXT}", DATED[3]), 4),
        ((DATED[0], ITEMS[1], DATED[2], DATED[3]), 3),  # a blank line may part paragraphs here
        ((f"{DATED[0]}\n{DATED[1]}", f"{DATED[2]}\n{NEXT}", ITEMS[3]), 3),  # and here datelines stand in mid-block
    ],
)
def test_blank_lines_part_items_where_new_lines_part_paragraphs(blocks: tuple[str, ...], items: int) -> None:
    assert len(split("\n\n".join(blocks), {"CORK", "NAAS", "TUAM", "BIRR"}.__contains__)) == items

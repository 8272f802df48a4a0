"""Tests for links below an article, which are no items: below a marker, and behind times."""

import pytest

from dateline.core.page.layout.segment import cut_sections
from dateline.core.page.lines.pieces import read_pieces
from dateline.core.page.split import split

HEAD = "Old mill to become a school\n\n"
FIRST = "The old mill on Corrie Water will become a school next autumn, the parish council has decided.\n\n"
SECOND = "The council expects the work to cost 310,000 pounds, and three classes will move in at once.\n\n"
ARTICLE = HEAD + FIRST + SECOND


@pytest.mark.parametrize(
    "links",
    [
        "More from Corrie\nBus deadline passes without a decision\nTwo held for stealing a bell\n",
        "More from Corrie\nSeal counts begin on Monday - Corrie Post\n",
    ],
)
def test_headlines_below_a_marker_at_the_end_are_links(links: str) -> None:
    page = f"Old mill to become a school - Corrie Post\n\n{ARTICLE}{links}"
    (item,) = split(page, lambda _: False)
    assert item.text == (FIRST + SECOND).replace("\n\n", "\n").strip()


@pytest.mark.parametrize(
    ("lines", "opens"),
    [
        ("Two held for stealing a bell\nTwo men who were seen with a handcart near the\n", True),
        ("Two held for stealing the bell of a chapel on Sunday\nConstables are looking for a\n", True),
        ("Two held for stealing the bell of a chapel on Sunday\nThe chapel was empty again\n", True),
        ("Two Held for Stealing the Bell of a Chapel\nA handcart was left nearby\n", True),
        ("Two held for stealing the bell of a chapel on Sunday\nBus deadline passes again\n", False),
        ("Two held for stealing the bell of a chapel on Sunday\nLog in\n", False),
    ],
    ids=["longer", "function word", "shared word", "capitals", "headline", "label"],
)
def test_an_item_that_the_end_cuts_in_its_text_opens_a_list(lines: str, opens: bool) -> None:  # noqa: FBT001
    page = f"{ARTICLE}More from Corrie\n{lines}"
    sections = [section.name for section in cut_sections(page, read_pieces(page))]
    assert sections == ([None, "Corrie"] if opens else [None])


def test_timed_headlines_below_an_article_are_a_ticker() -> None:
    lines = "15:07Trial of a notary put off\n14:52Mayor cleared of slander\n14:48Ski race lacks snow\n"
    (item,) = split(f"{ARTICLE}{lines}", lambda _: False)
    assert item.text == (FIRST + SECOND).replace("\n\n", "\n").strip()


def test_timed_headlines_below_an_introduction_are_items() -> None:
    lines = "15:07Trial of a notary put off\n14:52Mayor cleared of slander\n14:48Ski race lacks snow\n"
    assert len(split(f"{FIRST}{lines}", lambda _: False)) >= 3


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        ("15:07 Council names a new mill warden\n\n14:52 Seal swims up the Corrie\n\n14:48 Ski race lacks snow\n", 4),
        ("15:07 Council names a warden\n14:52 Classes will sing at the mill\n14:48 Builders reach the school\n", 4),
        ("15:07 Trial of a notary put off\n\n14:52 Mayor cleared of slander\n\n14:48 Ski race lacks snow\n", 1),
        ("15:07 Trial of a notary put off\n14:52 Council cleared of slander\n14:48 Ski race lacks snow\n", 1),
    ],
    ids=["posts with gaps", "posts", "ticker with gaps", "ticker with a word"],
)
def test_timed_lines_on_what_the_article_is_about_are_posts(lines: str, items: int) -> None:
    assert len(split(f"{ARTICLE}{lines}", lambda _: False)) == items


def test_two_lines_with_places_below_an_article_are_links() -> None:
    third = "The bell of the mill goes to the chapel, whose own bell was stolen two winters ago.\n\n"
    links = "Most read\nInnsbruck - Storm lifts roofs\nLienz - Bear at the bins\n"
    (item,) = split(f"{HEAD}CORRIE (PA) - {FIRST}{SECOND}{third}{links}", lambda name: name in {"Innsbruck", "Lienz"})
    assert item.headline == HEAD.strip()


@pytest.mark.parametrize("marker", ["Przeczytaj również", "Lo más leído", "Weitere Artikel", "Další zprávy"])
def test_the_head_of_a_list_is_no_headline_of_the_item_below(marker: str) -> None:
    page = f"Old mill to become a school\nCORRIE (PA) - {FIRST.strip()}\n{marker}\nALMA (PA) - {SECOND.strip()}\n"
    first, second = split(page, lambda _: False)
    assert (first.headline, second.headline) == ("Old mill to become a school", None)


def test_a_headline_above_the_cut_text_of_the_last_item_is_no_link() -> None:
    third = "The bell of the mill goes to the chapel, whose own bell was stolen two winters ago.\n\n"
    page = f"{HEAD}CORRIE (PA) - {FIRST}{SECOND}{third}Round of the bastion opens again\nLIENZ - By car over"
    _, last = split(page, lambda name: name in {"CORRIE", "LIENZ"})
    assert (last.headline, last.text) == ("Round of the bastion opens again", "By car over")

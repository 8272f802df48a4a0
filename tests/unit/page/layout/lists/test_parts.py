"""Tests for layout/lists/parts.py: the parts of one article share words, and the items of a list do not."""

from collections.abc import Iterable

import pytest

from dateline.core.page.layout.drafts import Draft
from dateline.core.page.layout.lists.parts import PageMarks, join_parts, measure_bond
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.split import split
from tests.golden.places import atlas

HEAD = "Neue Fähre über die Weser fährt ab Mai"
STANDFIRST = "Zwischen Farge und Berne verkehrt bald eine neue Fähre, und der Betreiber verspricht kürzere Wartezeiten."
FIRST = "Vierzig Autos haben auf dem Schiff Platz, wie der Betreiber am Freitag an der Anlegestelle in Farge erklärte."
SECOND = "Im Winter fährt die Fähre wie bisher nur bis zum Abend, weil auf der Weser dann oft Nebel herrscht."
THIRD = (
    "Der Betreiber verspricht vierzig Plätze für Autos, und die Anlegestelle in Farge wird für die Fähre verbreitert."
)
OTHER_HEAD = "Markt zieht an den Hafen um"
OTHER = "Stade verlegt den Wochenmarkt für die Bauzeit auf den Parkplatz am Hafen, wie der Rat gestern beschloss."
TICKER = "Sturm über Sylt zieht ab"
BOX = "So voll war der Anleger an Ostern"


def texts(*lines: str) -> list[str]:
    return [item.text for item in split("\n".join(lines), atlas().knows)]


def test_times_between_standfirst_and_text_divide_no_article() -> None:
    times = ["12:43", "aktualisiert • 12:56"]
    found = texts(HEAD, "", STANDFIRST, "", *times, "", FIRST, "", SECOND, "", "Neueste", "13:00", TICKER)
    assert found[0] == f"{STANDFIRST}\n{FIRST}\n{SECOND}"


@pytest.mark.parametrize(
    "below",
    [
        ["und sie fährt nach Angaben von Kapitän Jürgen Onken bei jedem Wetter bis in die Nacht hinein."],
        ["Jürgen Onken", ", seit elf Jahren Kapitän, bleibt bei schlechtem Wetter trotzdem lieber im Hafen liegen."],
    ],
)
def test_a_text_that_opens_inside_a_sentence_is_no_item(below: list[str]) -> None:
    above = draft_of(STANDFIRST.removesuffix("."), 0)
    page = "\n".join([STANDFIRST.removesuffix("."), *below])
    start = page.index(below[-1])
    head = Piece(Kind.TEXT, page.index(below[0]), start - 1) if len(below) > 1 else None
    lower = Draft(head, (Piece(Kind.TEXT, start, len(page), sentence=True),), None)
    joined, _ = join_parts(page, [above, lower])
    assert len(joined) == 1


def test_a_text_below_a_whole_sentence_is_an_item_though_it_opens_with_a_small_letter() -> None:
    lower = "de Volkskrant verhuist in mei naar een kantoor aan het IJ, zo heeft de uitgever vandaag laten weten."
    page = f"{STANDFIRST}\n{lower}"
    below = Draft(None, (Piece(Kind.TEXT, len(STANDFIRST) + 1, len(page), sentence=True),), None)
    joined, _ = join_parts(page, [draft_of(STANDFIRST, 0), below])
    assert len(joined) == 2


ABOVE = (
    "Brug over de Maas dicht",
    "De brug bij Venlo is tot het najaar dicht voor auto's, zo meldt de provincie vandaag.",
)
BELOW = (
    "Kermis gaat niet door",
    "Het plein van Sittard wordt opgebroken voor nieuwe leidingen, dus wijkt de kermis uit.",
)


@pytest.mark.parametrize(
    ("head", "opening"),
    [
        ("Treinen rijden minder", "'s Ochtends rijden er vanaf maart"),
        ("Treinen rijden minder vaak", "\u2019s Avonds rijden er vanaf maart"),
        ("Toestel wordt duurder", "iPhones kosten vanaf maart"),
        ("Toestel wordt in mei duurder", "iPhones kosten vanaf maart"),
        ("Winkel groeit hard", "eBay maakt"),
        ("Krant verhuist", "de Volkskrant verhuist"),
        ("Verband eist aanslag op", "al-Qaida zegt"),
        ("Domein duur", ".nl kost vanaf maart"),
    ],
)
def test_an_item_whose_text_opens_with_a_small_letter_stays(head: str, opening: str) -> None:
    body = f"{opening} nog maar de helft van wat het was, zegt een woordvoerder die dat gisteren al had verwacht."
    found = split("\n".join([*ABOVE, "***", head, body, "***", *BELOW]), atlas().knows)
    assert [item.headline for item in found] == [ABOVE[0], head, BELOW[0]]


@pytest.mark.parametrize("opening", ["und", "in", "der", "sie"])
def test_a_link_inside_a_sentence_heads_no_item(opening: str) -> None:
    page = f"{STANDFIRST.removesuffix('.')}\nJürgen Onken\n{opening} fährt bei jedem Wetter bis in die Nacht hinein."
    joined, _ = join_parts(page, [draft_of(STANDFIRST.removesuffix("."), 0), headed(page)])
    assert len(joined) == 1


@pytest.mark.parametrize("opening", ["und", "de Volkskrant", "iPhones"])
def test_a_small_letter_below_a_whole_sentence_begins_an_item(opening: str) -> None:
    page = f"{STANDFIRST}\nJürgen Onken\n{opening} fährt bei jedem Wetter bis in die Nacht hinein."
    joined, _ = join_parts(page, [draft_of(STANDFIRST, 0), headed(page)])
    assert len(joined) == 2


def headed(page: str) -> Draft:
    """Return the item of a page's last two lines, headline and text."""
    start = page.rindex("\n") + 1
    head = page.rindex("\n", 0, start - 1) + 1
    return Draft(Piece(Kind.TEXT, head, start - 1), (Piece(Kind.TEXT, start, len(page), sentence=True),), None)


def draft_of(line: str, start: int) -> Draft:
    piece = Piece(Kind.TEXT, start, start + len(line), sentence=line.endswith("."))
    return Draft(None, (piece._replace(wrapped=not piece.sentence),), None)


def test_a_linked_report_with_its_date_divides_no_article() -> None:
    link = ["Lesen Sie auch", BOX, "20. November 2024"]
    assert len(texts(HEAD, "05. Januar 2025", STANDFIRST, FIRST, *link, f"{SECOND} {THIRD}")) == 1


def test_a_text_that_is_printed_twice_is_no_part_of_itself() -> None:
    assert len(texts(HEAD, STANDFIRST, "Heute, 11:20 Uhr", "", OTHER_HEAD, STANDFIRST, "Heute, 10:05 Uhr")) == len(
        [HEAD, OTHER_HEAD]
    )


def test_a_time_between_standfirst_and_text_beside_a_ticker_divides_no_article() -> None:
    byline = ["André KleinRedakteur", "11:46", "Teilen"]
    found = texts(HEAD, "", STANDFIRST, "", *byline, "", FIRST, "", "Sport", "", "Neueste", "", "11:50", TICKER)
    assert found[0].startswith(STANDFIRST)
    assert FIRST in found[0]


@pytest.mark.parametrize(
    ("lines", "byline"),
    [
        (
            (
                HEAD,
                STANDFIRST,
                "Vierzig Autos haben auf dem Schiff Platz, das in Leer entsteht und die Werft im April verlassen soll.",
                "Der Preis bleibt gleich. Wer eine Jahreskarte besitzt, fährt laut Betreiber im ersten Monat umsonst.",
            ),
            "Ada Moor 2 Minuten",
        ),
        (
            (
                "Bridge over the Wye shut for repairs",
                "Drivers face a long detour until the end of the summer, the county said.",
                "Engineers found rust in four of the nine steel girders when they took the old paint off in March.",
                "The county pays for a bus that takes pupils to Ross each morning. Cyclists may cross on foot at Hole.",
            ),
            "Ada Moor 2 minutes read",
        ),
    ],
)
def test_byline_and_time_between_standfirst_and_text_divide_no_article(lines: tuple[str, ...], byline: str) -> None:
    head, standfirst, *paragraphs = lines
    share = "Facebook X LinkedIn Tumblr Pinterest WhatsApp Telegram Share via Email Print"
    more = ("More Articles", "Ada Moor", "November 5, 2025", TICKER, OTHER_HEAD)
    found = texts(head, standfirst, byline, "November 6, 2025", share, *paragraphs, *more)
    assert found[0].startswith(standfirst)
    assert paragraphs[-1] in found[0]


def test_a_headline_that_the_text_above_prints_too_begins_an_item() -> None:
    head = "Anlegestelle in Farge wird verbreitert"
    above = [HEAD, "08.09.2025 10:00:00", STANDFIRST, head]
    assert len(texts(*above, "27.02.2026 15:14:00", head, f"{FIRST} {THIRD}")) == 2


def test_a_part_is_compared_with_all_parts_above_it() -> None:
    first, second = words(range(30)), [*words(range(8)), *words(range(30, 52))]
    third = [*words(range(10, 14)), *words(range(30, 32)), *words(range(60, 84))]
    page, drafts = drafts_of(*(" ".join(one) + "." for one in (first, second, third, words(range(90, 120)))))
    joined, _ = join_parts(page, drafts)
    assert [len(draft.body) for draft in joined.values()] == [3, 1], "the third shares two words with the second"
    apart, _ = join_parts(page, drafts[1:])
    assert [len(draft.body) for draft in apart.values()] == [1, 1, 1]


def words(numbers: Iterable[int]) -> list[str]:
    """Return a word that no other number has for each number, of letters alone."""
    return ["".join(chr(ord("a") + int(digit)) for digit in f"{number:05}") for number in numbers]


def drafts_of(*lines: str) -> tuple[str, list[Draft]]:
    starts = [sum(len(line) + 1 for line in lines[:at]) for at in range(len(lines))]
    pieces = [
        Piece(Kind.TEXT, start, start + len(line), sentence=True) for start, line in zip(starts, lines, strict=True)
    ]
    return "\n".join(lines), [Draft(None, (piece,)) for piece in pieces]


@pytest.mark.parametrize(("longer", "is_copy"), [(15, True), (40, False)])
def test_a_short_part_whose_words_a_long_text_repeats_is_no_copy_of_it(longer: int, *, is_copy: bool) -> None:
    page, (short, long) = drafts_of(*(" ".join(words(range(size))) + "." for size in (10, longer)))
    assert (measure_bond(page, [short], long, PageMarks.of([short, long])) is None) is is_copy


@pytest.mark.parametrize("others", [0, 20])
def test_two_parts_are_joined_whatever_stands_beside_them(others: int) -> None:
    boxes = [
        f"{word} {word}ing {word}ous {word}ment reported nothing further about it when asked by readers yesterday."
        for word in ("quartz", "velvet", "walnut", "yellow", "zodiac", "rocket", "pepper", "marble", "lizard", "kitten")
        for word in (word, word[::-1])
    ]
    page, drafts = drafts_of(f"{STANDFIRST} {FIRST}", f"{SECOND} {THIRD}", *boxes[:others])
    joined, _ = join_parts(page, drafts)
    assert [len(draft.body) for draft in joined.values()] == [2] + [1] * others


def test_posts_with_times_are_not_joined() -> None:
    times = ["10:05 Uhr", "11:20 Uhr", "12:40 Uhr", "13:15 Uhr"]
    posts = [f"{STANDFIRST} {FIRST}", f"{SECOND} {THIRD}", f"{FIRST} {SECOND}", f"{THIRD} {STANDFIRST}"]
    lines = [line for time, post in zip(times, posts, strict=True) for line in (time, post, "")]
    assert len(texts("Liveblog zur Fähre", "", *lines)) == len(posts)


def test_two_items_that_share_no_words_stay_two() -> None:
    assert len(texts(HEAD, STANDFIRST, "Heute, 11:20 Uhr", "", OTHER_HEAD, OTHER, "Heute, 10:05 Uhr")) == 2


def test_a_short_flash_with_its_time_beside_an_article_stays_an_item() -> None:
    found = texts("13:50", HEAD, STANDFIRST, FIRST, "", "14:05 Pope has died")
    assert any("Pope has died" in one for one in found), found

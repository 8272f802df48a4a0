"""Headlines that their heading prints in several lines. All is invented."""

import pytest

from tests.rows import each_row
from tests.unit.page.html.headings.test_kickers import BROKEN, TWO_LINES, article, headlines, rows


@pytest.mark.parametrize("both", BROKEN)
@pytest.mark.parametrize(("above", "below", "text"), TWO_LINES)
def test_lines_that_a_line_break_parts_are_the_headline(above: str, below: str, text: str, both: str) -> None:
    assert headlines(article(both.format(above, below), text)) == [f"{above} {below}"]
    assert headlines(rows(TWO_LINES, both)) == [f"{one} {other}" for one, other, _ in TWO_LINES]


def test_a_headline_that_a_line_break_divides_is_whole() -> None:
    heading = "The bridge over the canal at Larsund<br>opens again for cars<br>after three weeks"
    whole = heading.replace("<br>", " ")
    assert headlines(article(heading, "The bridge over the canal is open again, the town said on Monday.")) == [whole]


def test_a_sentence_below_a_line_break_is_no_headline() -> None:
    heading = "Bridge over the canal open again<br>Cyclists had waited for three weeks."
    text = "The bridge over the canal is open again, the town said on Monday."
    assert headlines(article(heading, text)) == ["Bridge over the canal open again"]


@each_row("below", ["12 December 2026", "By Jane Holm", "3 hours ago", "Updated 14:05"])
@each_row("tag", ["{}", "<small>{}</small>", "<span>{}</span>"])
def test_a_time_or_a_byline_below_a_line_break_is_no_headline(below: str, tag: str) -> None:
    title = "Bridge over the canal open again"
    text = "The bridge over the canal is open again, the town said on Monday."
    assert headlines(article(f"{title}<br>{tag.format(below)}", text)) == [title]


@pytest.mark.parametrize("titled", [0, 1])
def test_a_title_of_the_page_that_is_one_line_tells_which(titled: int) -> None:
    *lines, text = TWO_LINES[0]
    head = f"<meta property='og:title' content='{lines[titled]}'>"
    assert headlines(article(BROKEN[0].format(*lines), text, head)) == [lines[titled]]


@each_row("titled", [0, 1])
@each_row("title", ["{} | Northern Courier", "{} - Courier", "{} \u2013 World | Courier", "{} · De Koerier"])
@each_row("head", ["<title>{}</title>", "<meta property='og:title' content='{}'>"])
@each_row("lines", TWO_LINES)
def test_so_does_one_with_the_site_s_name_behind(
    lines: tuple[str, str, str], head: str, title: str, titled: int
) -> None:
    shown = head.format(title.format(lines[titled]))
    for both in (BROKEN[0], "{0}<br><small>{1}</small>"):
        assert headlines(article(both.format(*lines), lines[2], shown)) == [lines[titled]]


@pytest.mark.parametrize("title", ["{0} - {1} | Northern Courier", "{0}: {1} | Courier", "{0} {1}"])
def test_a_title_of_both_lines_leaves_them_one(title: str) -> None:
    above, below, text = TWO_LINES[0]
    head = f"<title>{title.format(above, below)}</title>"
    assert headlines(article(BROKEN[0].format(above, below), text, head)) == [f"{above} {below}"]


def test_a_kicker_behind_the_headline_in_the_title_is_none_of_it() -> None:
    *lines, text = "Storm on the coast", "Thousands are without power in Larsund", "Thousands had no power on Monday."
    head = f"<title>{lines[1]} | {lines[0]} | Courier</title>"
    assert headlines(article(BROKEN[0].format(*lines), text, head)) == [lines[1]]


KICKED = [
    (
        "Weather",
        "Storm hits coast",
        "A storm hit the shore of Norway on Monday and closed the port of Bergen for a day.",
    ),
    ("Economy", "Dow falls again in New York", "Shares fell in New York on Monday as investors feared a new war."),
    ("Church", "Pope is ill at home in Rome", "The pope was taken to hospital in Rome with a cold, the Vatican said."),
    ("Bundesliga", "Bayern gewinnt in Bremen", "Der FC Bayern hat am Montag das Spiel in Bremen mit 3:1 gewonnen."),
]
"""A kicker of one word, the headline below it, and the text."""
HEADS = ["<h3><a href=/{at}>{lines}</a></h3>", "<a href=/{at}><h2>{lines}</h2></a>"]


def row(head: str, lines: list[tuple[str, str, str]]) -> str:
    cards = [
        f"<div class=card>{head.format(at=at, lines=f'{above}<br>{below}')}<p>{text}</p></div>"
        for at, (above, below, text) in enumerate(lines)
    ]
    return f"<body><main>{''.join(cards)}</main></body>"


@each_row("head", HEADS)
@each_row("count", [3, 4])
def test_a_row_of_words_above_headlines_are_kickers(head: str, count: int) -> None:
    assert headlines(row(head, KICKED[:count])) == [below for _, below, _ in KICKED[:count]]


HEADLINES = {
    "two headings": KICKED[:2],
    "broken before a small letter": [(above, below[0].lower() + below[1:], text) for above, below, text in KICKED],
    "one broken elsewhere": [*KICKED[:3], ("Bayern gewinnt", "Spiel in Bremen", KICKED[3][2])],
    "words of their texts": [
        ("Storm", "Hits Coast of Norway", "A storm hit the coast of Norway on Monday and closed the port of Bergen."),
        ("Shares", "Fall in New York Again", "Shares fell in New York on Monday as investors feared a new war."),
        (
            "Pope",
            "Taken to Hospital",
            "The pope was taken to hospital in Rome on Monday with a cold, the Vatican said.",
        ),
    ],
    "German": [
        ("Papst", "Franziskus ist tot", "Papst Franziskus ist am Montag mit 88 Jahren gestorben, so der Vatikan."),
        ("Bahn", "Streik trifft Bayern", "Die Bahn in Bayern steht seit Montag still, da die Lokführer streiken."),
        ("Brand", "Feuer zerstört Kirche", "Ein Brand hat in der Nacht auf Montag die Kirche von Larsund zerstört."),
    ],
}


@each_row("kind", HEADLINES)
@each_row("head", HEADS)
def test_other_rows_of_broken_headlines_are_whole(kind: str, head: str) -> None:
    lines = HEADLINES[kind]
    assert headlines(row(head, lines)) == [f"{above} {below}" for above, below, _ in lines]


@pytest.mark.xfail(strict=True, reason="one heading alone: the line may as well be the beginning of the headline")
def test_one_heading_with_a_kicker() -> None:
    above, below, text = KICKED[0]
    assert headlines(article(f"{above}<br>{below}", text)) == [below]

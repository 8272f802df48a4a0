"""Of two lines in one heading, which is the headline; lines that a line break parts are one."""

import pytest

from dateline.core.page.html.document import read_document
from dateline.core.page.html.reader import read_structure
from tests.rows import each_row

TWO_LINES = [
    ("Pope dies", "Francis was 88 years old", "Pope Francis died on Monday at the age of 88, the Vatican said."),
    ("Papst tot", "Franziskus wurde 88 Jahre alt", "Papst Franziskus ist am Montag mit 88 Jahren gestorben."),
    ("Paus overleden", "Franciscus werd 88 jaar oud", "Paus Franciscus is maandag op 88-jarige leeftijd overleden."),
    (
        "Le pape meurt",
        "François avait 88 ans, dit Rome",
        "Le pape François est mort lundi à l'âge de 88 ans, dit Rome.",
    ),
]
"""A headline of two content words, the line below it, and the text."""
BROKEN = ["{0}<br>{1}", "{0}<br><br>{1}"]
BOXED = [
    "<span>{0}</span><br><span>{1}</span>",
    "<div>{0}</div><div>{1}</div>",
    "<span>{0}</span> <p>{1}</p>",
    "<span>{0}</span><span>{1}</span>",
]
KICKED = [
    "<div class='article-kicker'>{0}</div><div>{1}</div>",
    "<span class=teaser__flag>{0}</span><span class=teaser__title>{1}</span>",
]
SUBTITLED = ["<div>{0}</div><div class=subtitle>{1}</div>", "<span class=t>{0}</span><span class=deck-2>{1}</span>"]

SHORTEST = 10
"""Characters of the shortest headline of a card; a shorter one stays with its subtitle."""


def headlines(html: str) -> list[str]:
    """Return the headline of a page's article and those of its cards."""
    document = read_document(html)
    assert document.model is not None
    reading = read_structure(document.model, document.metadata)
    found = [reading.lead.headline] if reading.lead is not None else []
    blocks = [
        document.model.blocks[at] for at in (*found, *(card.headline for card in reading.cards)) if at is not None
    ]
    return [document.text[block.start : block.end] for block in blocks]


def article(heading: str, text: str, head: str = "") -> str:
    more = "<p>More of it was said in the evening, when the bells rang and many people stood in the square.</p>"
    return f"<html><head>{head}</head><body><main><h1>{heading}</h1><p>{text}</p>{more}</main></body></html>"


def rows(lines: list[tuple[str, str, str]], both: str) -> str:
    cards = [
        f"<div class=card><h2><a href=/{at}>{both.format(above, below)}</a></h2><p>{text}</p></div>"
        for at, (above, below, text) in enumerate(lines)
    ]
    return f"<body><main>{''.join(cards)}</main></body>"


ROWS_OF_TOPICS = [
    ["Guerre en Ukraine", "Élections municipales", "Faits divers", "Climat"],
    ["Local news", "Real estate", "Climate crisis", "Opinion"],
    ["Local news", "Local news", "Local news", "Local news"],
    ["Lokale Nachrichten", "Krieg im Norden", "Neue Energie", "Sport"],
    ["Elecciones andaluzas", "Medio ambiente", "Crisis climática", "Cultura"],
    ["Klimatkrisen fortsätter", "Kriget i Ukraina", "Nya vägar", "Kultur"],
    ["Photo gallery", "Live blog", "In pictures", "Breaking news"],
]
"""Topics of the headlines of a row, most of two words of which the second is in small letters."""
EVENTS = [
    ("Lorry blocks the tunnel below Larsund for hours", "A lorry blocked the tunnel below Larsund on Monday."),
    ("Harbour of Holmen opens its third quay in spring", "The third quay of Holmen opens in spring, its mayor said."),
    ("Choir of Norland sings in front of empty benches", "The choir of Norland sang to a few on Sunday night."),
    ("Mill on the river grinds flour again after a year", "The mill grinds flour again, its owners said on Monday."),
]
"""Headlines of no topic, and their texts."""


@each_row("both", BOXED)
@each_row("topics", ROWS_OF_TOPICS)
def test_a_topic_of_two_words_is_no_part_of_the_headline_below_it(topics: list[str], both: str) -> None:
    lines = [(topic, *event) for topic, event in zip(topics, EVENTS, strict=True)]
    assert headlines(rows(lines, both)) == [headline for headline, _ in EVENTS]
    assert headlines(article(both.format(topics[0], EVENTS[0][0]), EVENTS[0][1])) == [EVENTS[0][0]]


@pytest.mark.parametrize("both", KICKED)
@pytest.mark.parametrize(("above", "below", "text"), TWO_LINES)
def test_a_class_tells_a_kicker(above: str, below: str, text: str, both: str) -> None:
    assert headlines(article(both.format(above, below), text)) == [below]


@pytest.mark.parametrize("both", SUBTITLED)
def test_a_class_tells_a_subtitle(both: str) -> None:
    found = headlines(rows(TWO_LINES, both))
    assert found == [one if len(one) >= SHORTEST else f"{one} {other}" for one, other, _ in TWO_LINES]


@each_row("topic", ["War in the isles", "Krieg im Norden", "crise politique", "Elecciones en Larsund"])
@each_row("both", BOXED)
def test_a_line_that_links_to_several_addresses_is_a_kicker(topic: str, both: str) -> None:
    lines = [(topic, below, text) for _, below, text in TWO_LINES]
    assert headlines(rows(lines, both)) == [below for _, below, _ in lines]


@pytest.mark.parametrize("both", BOXED)
def test_most_kickers_of_a_row_show_what_the_others_are(both: str) -> None:
    topics = ["Opinion", "Sport", "War in the isles", "Interview"]
    lines = [(topic, below, text) for topic, (_, below, text) in zip(topics, TWO_LINES, strict=True)]
    assert headlines(rows(lines, both)) == [below for _, below, _ in lines]


@each_row("name", ["Storm Benjamin", "Tempête Benjamin", "Kanzler Holm"])
@each_row("both", BOXED)
def test_a_name_alone_is_a_kicker(name: str, both: str) -> None:
    text = f"{name} has cut power lines in the west on Monday, the grid said in the evening."
    assert headlines(article(both.format(name, "Thousands are without power"), text)) == ["Thousands are without power"]


@pytest.mark.xfail(strict=True, reason="in boxes, the words do not tell it from a topic: ``Local news``")
@each_row("both", BOXED)
def test_a_headline_of_two_words_in_a_box_of_its_own(both: str) -> None:
    found = headlines(rows(TWO_LINES, both))
    assert all(above in headline for (above, _, _), headline in zip(TWO_LINES, found, strict=True))

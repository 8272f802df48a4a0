"""Headlines of two short words in boxes of one shape are headlines; names of sections, tags and writers are none."""

from datetime import UTC, datetime
from typing import Final

import pytest

from dateline.core.page.html.headings.short_headlines import is_short_headline
from dateline.core.page.parse import parse
from dateline_schemas import Brief, RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

HEAD: Final = "Seamen end strike in Bergen"
LEADS: Final = {
    "none": "",
    "a label": "<h1>Latest news</h1>",
    "an article": f"<h1>{HEAD}</h1><p>Seamen in Bergen went back to work on Monday, as the union said.</p>"
    "<p>Ships are to sail again from Tuesday morning on, its spokesman told reporters in Oslo.</p>",
}
ROWS: Final = {
    "en": [
        ("Pope dies", "Pope Francis died on Monday at the age of 88, the Vatican said in a statement."),
        ("Storm hits", "A storm hit the coast of Norway on Monday and closed the port of Bergen for a day."),
        ("Dow falls", "Shares fell in New York on Monday as investors feared a new war over tariffs."),
    ],
    "de": [
        ("Papst tot", "Papst Franziskus ist am Montag in Rom mit 88 Jahren gestorben, teilte der Vatikan mit."),
        ("Dax fällt", "Der Dax ist am Montag in Frankfurt um 3 Prozent gefallen, weil Anleger Zölle fürchten."),
        ("Bahn steht", "Die Bahn in Bayern steht seit Montag still, da die Lokführer in München streiken."),
    ],
    "nl": [
        ("Paus dood", "Paus Franciscus is maandag in Rome op 88-jarige leeftijd overleden, zegt het Vaticaan."),
        ("Brug dicht", "De brug over de Maas bij Venlo is sinds maandag dicht, meldt de gemeente Venlo."),
        ("Trein rijdt", "De trein van Groningen naar Bremen rijdt weer, zei minister Harbers maandag."),
    ],
    "fr": [
        ("Pape mort", "Le pape François est mort lundi à Rome à l'âge de 88 ans, a annoncé le Vatican."),
        ("Pont fermé", "Le pont de Brest est fermé depuis lundi, selon le maire de Brest, Paul Le Goff."),
        ("Feu éteint", "Le feu qui brûlait près de Marseille depuis 3 jours est éteint, selon les pompiers de Nice."),
    ],
}
FORMS: Final = {
    "linked": "<div class=c><h3><a href=/{at}>{head}</a></h3><p>{text}</p></div>",
    "linked, in a list": "<li><h4><a href=/{at}>{head}</a></h4><p>{text}</p></li>",
    "a link around": "<article><a href=/{at}><h3>{head}</h3><p>{text}</p></a></article>",
    "linked, with an age": "<div><h3><a href=/{at}>{head}</a></h3><p>{text}</p><time>{at} hours ago</time></div>",
    "with an age": "<div class=c><h3>{head}</h3><p>{text}</p><time>{at} hours ago</time></div>",
    "age first": "<article><time>{at} hours ago</time><h2>{head}</h2><p>{text}</p></article>",
}


def briefs(body: str, *, title: str = "") -> tuple[Brief, ...]:
    html = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    page = RawArticle(source="a.example", fetched_at=datetime(2026, 12, 1, 18, 30, tzinfo=UTC), html=html)
    return parse(page, atlas())


def boxes(form: str, items: list[tuple[str, str]]) -> str:
    row = "".join(FORMS[form].format(at=at, head=head, text=text) for at, (head, text) in enumerate(items, 2))
    return f"<section><h2>World</h2>{row}</section>"


@each_row("lead", LEADS)
@each_row("language", ROWS)
@each_row("form", FORMS)
def test_short_headlines_in_boxes(lead: str, language: str, form: str) -> None:
    items = ROWS[language]
    found = briefs(LEADS[lead] + boxes(form, items))
    assert [(brief.headline, brief.text) for brief in found][lead == "an article" :] == items
    ages = [f"{at} hours ago" if "age" in form else None for at in range(2, 5)]
    assert [brief.age for brief in found][lead == "an article" :] == ages
    assert lead != "an article" or (found[0].headline, found[0].age) == (HEAD, None)


LONG: Final = [
    (
        "Seven die as bus leaves road in Peru",
        "A bus left the road near Cusco in Peru on Monday, and seven died.",
    ),
    (
        "Court frees nine fishermen in Tunis",
        "A court in Tunis freed nine fishermen on Monday held in jail.",
    ),
]


@each_row("short", [row for rows in ROWS.values() for row in rows])
@each_row("form", ["linked", "a link around", "with an age"])
def test_one_among_long_headlines(short: tuple[str, str], form: str) -> None:
    items = [LONG[0], short, LONG[1]]
    found = briefs(LEADS["an article"] + boxes(form, items))
    assert [(brief.headline, brief.text) for brief in found[1:]] == items


FURNITURE: Final = {
    "sections": [
        ("Sport", "All about football in Spain, cycling in France and skating in Norway, day by day."),
        ("Culture", "Theatre in London, opera in Milan and films in Cannes, as our critics see them."),
        ("Money", "What the banks in Zurich and the exchanges in New York do with the money of savers."),
    ],
    "sections of two words": [
        ("More news", "More news from Norway, Sweden and Denmark, sorted by the hour of the day."),
        ("Top story", "The stories from Oslo, Bergen and Tromsø that most readers have read since Monday."),
        ("All clips", "All from Norway, and the best of the pictures from Oslo and Bergen."),
    ],
    "writers": [
        ("Jan Holm", "Jan Holm is a reporter in Oslo and has written on Norway and its ships since 1998."),
        ("Eva Berg", "Eva Berg is a reporter in Bergen and has written on oil and gas in Norway since 2007."),
        ("Ola Vik", "Ola Vik is a reporter in Tromsø, and writes on the North, on Russia and on Finland."),
    ],
    "offers": [
        ("Our app", "With our app you read the newspaper of Norway on your telephone before others do."),
        ("Gift idea", "Give your friends in Norway a newspaper for Christmas, and you get a book from us."),
        ("Write us", "Write us a letter on what you have seen in Oslo, and we print it on Saturday."),
    ],
    "tags": [("War on gas", ""), ("Oil price", ""), ("Far north", "")],
    "titles of links": [("Pope dies", ""), ("Storm hits", ""), ("Dow falls", "")],
    "labels": [("Pope dies", "Read more"), ("Storm hits", "Read more"), ("Dow falls", "Read more")],
}


@each_row("kind", FURNITURE)
@each_row("form", ["linked", "linked, in a list", "a link around"])
def test_what_is_no_headline(kind: str, form: str) -> None:
    found = briefs(LEADS["an article"] + boxes(form, FURNITURE[kind]))
    assert [brief.headline for brief in found] == [HEAD]


@pytest.mark.parametrize("head", ["Our app", "Jan Holm", "More news", "Sport", "Write us"])
def test_a_box_of_the_site_in_a_row_of_news_is_no_item(head: str) -> None:
    text = dict(row for rows in FURNITURE.values() for row in rows)[head]
    found = briefs(LEADS["an article"] + boxes("linked", [LONG[0], (head, text), LONG[1]]))
    assert [brief.headline for brief in found] == [HEAD, LONG[0][0], LONG[1][0]]


@each_row("row", ROWS["en"][:2])
def test_one_box_alone_is_a_link(row: tuple[str, str]) -> None:
    found = briefs(LEADS["an article"] + boxes("linked", [row]))
    assert [brief.headline for brief in found] == [HEAD]


def test_the_text_repeats_a_word_unless_boxes_beside_it_are_items() -> None:
    head, text = ROWS["en"][2]
    assert not is_short_headline(head, text)
    assert is_short_headline(head, text, among_items=True)


UNLINKED: Final = ["<div class=c><h3>{head}</h3><p>{text}</p></div>", "<li><h2>{head}</h2><p>{text}</p></li>"]


def unlinked(form: str, items: list[tuple[str, str]]) -> str:
    return f"<section>{''.join(form.format(head=head, text=text) for head, text in items)}</section>"


@each_row("above", ["", "<h1>Latest news</h1>", "<h2>World</h2>", "<h1>Kort nieuws</h1>"])
@each_row("language", ROWS)
@each_row("form", UNLINKED)
def test_boxes_that_are_all_of_a_page_need_no_links(above: str, language: str, form: str) -> None:
    found = briefs(above + unlinked(form, ROWS[language]))
    assert [(brief.headline, brief.text) for brief in found] == ROWS[language]
    assert {brief.role for brief in found} == {"item"}


PARTS: Final = {
    "no word repeated": [
        ("What is known", "A storm hit the coast of Norway on Monday, and the port of Bergen was closed for a day."),
        ("Who is hurt", "Nobody died, said the police of Bergen on Tuesday, but three sailors are in hospital."),
        ("What comes next", "The wind is to ease on Wednesday, and ferries to Denmark will sail again on Thursday."),
    ],
    "questions": [
        ("Was the storm strong?", "It was the strongest since 1992 in Bergen, said the weather service of Norway."),
        ("Who paid for it?", "The insurers in Oslo paid 2 million crowns on Monday, and the state the rest of it."),
        ("Is it over?", "On Tuesday the wind had eased in Bergen, and the ships to Denmark sailed again."),
    ],
    "steps": [
        ("Boil the potatoes", "Put them in cold water with salt, and boil them for 20 minutes until they are soft."),
        ("Mash them", "Pour off the water, add milk and butter, and mash all of it with a fork or a press."),
        ("Serve the fish", "Lay the fish on warm plates beside the mash, with lemon and some parsley on top."),
    ],
    "writers": FURNITURE["writers"],
    "offers": FURNITURE["offers"],
    "sections": FURNITURE["sections"],
}


@each_row("kind", PARTS)
@each_row("form", UNLINKED)
def test_parts_of_one_text_are_no_items(kind: str, form: str) -> None:
    heads = [head for head, _ in PARTS[kind]]
    found = briefs(unlinked(form, PARTS[kind]))
    assert [brief.headline for brief in found] != heads


@each_row("above", ["<h1>Storm closes port and the pope is ill</h1>", "<h1>Out of the dark</h1>", "<h1>Norway</h1>"])
@each_row("form", UNLINKED)
def test_parts_of_an_article_stand_below_its_headline(above: str, form: str) -> None:
    assert len(briefs(above + unlinked(form, ROWS["en"]))) <= 1


@each_row("form", UNLINKED)
def test_parts_of_an_article_share_words_with_its_title(form: str) -> None:
    assert len(briefs(unlinked(form, ROWS["en"]), title="Storm in Norway - Courier")) <= 1
    assert len(briefs(unlinked(form, ROWS["en"]), title="Home - Courier")) == len(ROWS["en"])


@each_row("form", UNLINKED)
def test_two_boxes_or_a_text_beside_them_are_not_all_of_a_page(form: str) -> None:
    assert len(briefs(unlinked(form, ROWS["en"][:2]))) <= 1
    beside = "<p>The ferry to the islands does not sail today, said its owners in Bergen on Monday.</p>"
    assert len(briefs(unlinked(form, ROWS["en"]) + beside)) <= 1

"""A text belongs to the headline of a page of cards where it tells what the headline says, or stands right below it."""

from datetime import UTC, datetime
from itertools import product
from typing import Final

import pytest

from dateline.core.page.parse import parse
from dateline_schemas import Brief, RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

ITEMS: Final = {
    "en": [
        ("Storm tears roofs off harbour town", "A storm tore the roofs off forty houses in Cobh on Tuesday."),
        ("Miners trapped after lift cable snaps", "Eleven miners were trapped on Tuesday after a cable snapped."),
        ("Ferry with 300 aboard drifts off island", "A ferry with 300 people aboard drifted for six hours."),
    ],
    "de": [
        ("Lawine verschüttet Straße nach Davos", "Eine Lawine hat am Dienstag die Straße nach Davos verschüttet."),
        ("Stahlkonzern streicht 3000 Stellen", "Der Stahlkonzern Rheinstahl streicht bis Ende 2027 3000 Stellen."),
        ("Fähre läuft vor Bergen auf Grund", "Eine Fähre mit 120 Menschen ist am Dienstag auf Grund gelaufen."),
    ],
    "fr": [
        ("Le gouvernement recule sur les retraites", "Le gouvernement a retiré mardi son projet de réforme."),
        ("Une épidémie de choléra frappe le nord", "Une épidémie de choléra a fait 23 morts dans le nord du pays."),
        ("Inondations : des milliers de sinistrés", "Des pluies torrentielles ont inondé mardi la capitale."),
    ],
}
OF_PAGE: Final = {
    "en": (
        "We are a newsroom of forty reporters in Leeds and London.",
        "Our editors can be reached by mail from nine to five on all working days.",
        "Follow wars, elections and disasters with our correspondents in forty countries.",
    ),
    "de": (
        "Alle Nachrichten über Häfen, Schiffe und das Meer, rund um die Uhr von unseren eigenen Reportern.",
        "Erhalten Sie jeden Morgen die besten Geschichten des Tages per E-Mail.",
        "Unsere Redaktion erreichen Sie werktags von neun bis fünf Uhr per E-Mail.",
    ),
    "fr": (
        "Toute l'actualité des ports, des navires et de la mer, par nos propres reporters, jour et nuit.",
        "Recevez chaque matin les meilleurs articles du jour dans votre boîte mail.",
        "Nous et nos partenaires utilisons des cookies pour améliorer votre expérience.",
    ),
}
OF_READERS: Final = {
    "en": (
        "I have lived here for forty years and never saw anything like it.",
        "The council should have acted long ago, this was bound to happen.",
    ),
    "de": (
        "Ich wohne seit vierzig Jahren hier und habe so etwas noch nie gesehen.",
        "Die Gemeinde hätte längst handeln müssen, das war abzusehen.",
    ),
    "fr": (
        "J'habite ici depuis quarante ans et je n'ai jamais vu une chose pareille.",
        "La mairie aurait dû agir depuis longtemps, c'était prévisible.",
    ),
}
HEADINGS: Final = {
    "a section": {"en": "<h1>World</h1>", "de": "<h1>Ausland</h1>", "fr": "<h1>Monde</h1>"},
    "a label": {
        "en": "<h1>Latest news</h1>",
        "de": "<h1>Aktuelle Nachrichten</h1>",
        "fr": "<h1>Dernières nouvelles</h1>",
    },
    "a live blog": {
        "en": "<h1>Storm in Cobh: follow our live blog</h1>",
        "de": "<h1>Sturm im Norden: der Liveticker</h1>",
        "fr": "<h1>Tempête dans le nord : suivez notre direct</h1>",
    },
    "the site": dict.fromkeys(("en", "de", "fr"), "<header><h1>Harbour Ledger</h1></header>"),
    "its link": dict.fromkeys(("en", "de", "fr"), "<header><h1><a href=/>Harbour Ledger</a></h1></header>"),
}
BELOW: Final = {
    "about": "<section><h2>Info</h2><p>{0}</p><p>{1}</p></section>",
    "about, three paragraphs": "<section><h2>Info</h2><p>{0}</p><p>{1}</p><p>{2}</p></section>",
    "a footer": "<footer><h4>Info</h4><p>{0}</p><p>{1}</p></footer>",
    "paragraphs of boxes": "<div class=nl><p>{1}</p></div><div class=ck><p>{2}</p></div>",
    "comments": "<section class=comments><h3>Forum (2)</h3><div class=comment><b>Tom Baker</b><p>{3}</p></div>"
    "<div class=comment><b>Eva Roth</b><p>{4}</p></div></section>",
}
ABOVE: Final = {
    "one paragraph": "<p>{0}</p>",
    "two paragraphs": "<p>{0}</p><p>{1}</p>",
    "three paragraphs": "<p>{0}</p><p>{1}</p><p>{2}</p>",
    "a box": "<div class=intro><p>{0}</p><p>{1}</p></div>",
}


def briefs(body: str, *, head: str = "<title>Harbour Ledger</title>", language: str = "en") -> tuple[Brief, ...]:
    html = f"<html lang={language}><head>{head}</head><body>{body}</body></html>"
    page = RawArticle(source="a.example", fetched_at=datetime(2026, 12, 1, 18, 30, tzinfo=UTC), html=html)
    return parse(page, atlas())


def read(found: tuple[Brief, ...]) -> list[tuple[str, str | None, str]]:
    return [(brief.role, brief.headline, brief.text) for brief in found]


def cards(language: str = "en", count: int = 3) -> str:
    """Return a row of linked cards with ages."""
    card = "<article><h3><a href=/{}/x>{}</a></h3><p>{}</p><time>{} hours ago</time></article>"
    return "".join(card.format(at, *item, at) for at, item in enumerate(ITEMS[language][:count], 2))


def items(language: str = "en", count: int = 3) -> list[tuple[str, str | None, str]]:
    return [("item", headline, text) for headline, text in ITEMS[language][:count]]


@pytest.mark.parametrize("count", [2, 3])
@each_row("language, heading, below", product(ITEMS, HEADINGS, BELOW))
def test_what_stands_below_cards_is_no_article(language: str, heading: str, below: str, count: int) -> None:
    box = BELOW[below].format(*OF_PAGE[language], *OF_READERS[language])
    body = f"{HEADINGS[heading][language]}<main>{cards(language, count)}</main>{box}"
    assert read(briefs(body, language=language)) == items(language, count)


@pytest.mark.parametrize("count", [1, 2, 3])
@each_row("language, heading, above", product(ITEMS, HEADINGS, ABOVE))
def test_what_a_section_says_of_itself_is_no_article(language: str, heading: str, above: str, count: int) -> None:
    text = ABOVE[above].format(*OF_PAGE[language])
    body = f"<main>{HEADINGS[heading][language]}{text}{cards(language, count)}</main>"
    assert read(briefs(body, language=language)) == items(language, count)


HEAD: Final = "Pope dies at age of 88"
FIRST: Final = "The pope died on Tuesday morning at the age of 88, the head of his household announced."
SECOND: Final = "Cardinals will meet in Rome within three weeks to elect a successor, Italian media said."
APART: Final = (
    "Bergen has not seen so many seamen on its streets since 1974, and Mayor Anna Lund is worried.",
    "Ships from Norway have been lying idle since Tuesday, and the Oslo government has called a meeting.",
)
"""News without a word of its headline."""
OPINION: Final = (
    "You will have heard that your neighbours want you to pay more for the boxes on your doorstep.",
    "We think that you should not, and we shall tell you why you had better keep your purse shut.",
)
LD: Final = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "'
    'Silence", "datePublished": "2026-11-29T10:30:00+00:00"}</script>'
)
ABOUT: Final = BELOW["about"].format(*OF_PAGE["en"])
ARTICLES: Final = {
    "below its headline": (f"<h1>{HEAD}</h1><p>{FIRST}</p><p>{SECOND}</p>{{cards}}", "", HEAD, (FIRST, SECOND)),
    "in a box": (
        f"<article><h1>{HEAD}</h1><p>{FIRST}</p><p>{SECOND}</p></article>{{cards}}",
        "",
        HEAD,
        (FIRST, SECOND),
    ),
    "related articles above": (
        f"<article><h1>{HEAD}</h1><aside>{{cards}}</aside><p>{FIRST}</p><p>{SECOND}</p></article>",
        "",
        HEAD,
        (FIRST, SECOND),
    ),
    "about the site below": (
        f"<article><h1>{HEAD}</h1><p>{FIRST}</p><p>{SECOND}</p></article>{{cards}}{ABOUT}",
        "",
        HEAD,
        (FIRST, SECOND),
    ),
    "two words": (f"<h1>Pope dies</h1><p>{FIRST}</p><p>{SECOND}</p>{{cards}}", "", "Pope dies", (FIRST, SECOND)),
    "no word of its headline": (
        f"<h1>No end to the strike in sight</h1><p>{APART[0]}</p><p>{APART[1]}</p>{{cards}}",
        "",
        "No end to the strike in sight",
        APART,
    ),
    "a byline between": (
        f"<h1>No end to the strike in sight</h1><p class=by>By Ida Holm</p><p>{APART[0]}</p><p>{APART[1]}</p>{{cards}}",
        "",
        "No end to the strike in sight",
        APART,
    ),
    "an opinion, by its metadata": (
        f"<h1>Silence</h1><p>{OPINION[0]}</p><p>{OPINION[1]}</p>{{cards}}",
        LD,
        "Silence",
        OPINION,
    ),
    "below the site's name": (
        f"<h1><a href=/>Ledger</a></h1><article><h2>{HEAD}</h2><p>{FIRST}</p><p>{SECOND}</p></article>{{cards}}",
        f"<title>{HEAD} | Harbour Ledger</title>",
        HEAD,
        (FIRST, SECOND),
    ),
}


COLUMN: Final = (
    "<p>For forty years we have been told that the tide would turn, and for forty years it has not.</p>"
    "<p>My neighbours have sold their boats, and their children have left for the cities of the south.</p>"
)


@each_row("head", ["Enough is enough", "The long goodbye"])
@each_row("around", ["{}<aside>{}</aside>", "<main>{}{}</main>", "<div>{}</div><div>{}</div>"])
def test_a_column_in_an_article_of_its_own_is_the_lead(head: str, around: str) -> None:
    article = f"<article><h1>{head}</h1>{COLUMN}</article>"
    lead, *others = briefs(around.format(article, cards()))
    assert (lead.role, lead.headline) == ("lead", head)
    assert [other.role for other in others] == ["related"] * len(others)


@pytest.mark.xfail(strict=True, reason="An opinion speaks to its readers as a page does, and no element tells.")
def test_a_column_in_a_box_is_the_lead() -> None:
    assert briefs(f"<div><h1>Enough is enough</h1>{COLUMN}</div>{cards()}")[0].role == "lead"


@pytest.mark.xfail(strict=True, reason="A headline that links to itself and the text below it are read as a card.")
def test_an_article_whose_headline_links_to_itself_is_the_lead() -> None:
    page = f"<h1><a href=/2026/pope>{HEAD}</a></h1><p>{FIRST}</p><p>{SECOND}</p>{cards()}"
    assert briefs(page)[0].role == "lead"


@pytest.mark.parametrize("count", [2, 3])
@each_row("page, head, headline, text", ARTICLES.values(), ids=ARTICLES)
def test_an_article_beside_cards_is_the_lead(
    page: str, head: str, headline: str, text: tuple[str, ...], count: int
) -> None:
    found = read(briefs(page.format(cards=cards(count=count)), head=head))
    related = [("related", *rest) for _, *rest in items(count=count)]
    assert found == [("lead", headline, "\n".join(text)), *related] or found == [
        *related,
        ("lead", headline, "\n".join(text)),
    ]

"""Texts with a dateline of their own beside an article are its briefs; their ages are not the article's."""

from datetime import UTC, datetime

import pytest

from dateline.core.page.parse import parse
from dateline_schemas import Brief, RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

FIRST = "LIMA (AP) - Peru will buy 24 patrol boats to fight illegal fishing, a minister said."
SECOND = "OSLO (Reuters) - Norway closes a fjord to cruise ships from May on, the government said."
HEAD = "Tram leaves the rails in Ghent"
TEXT = "A tram left the rails in the centre of Ghent on Monday, and six people were hurt."
MORE = "The line to the station stays closed until Wednesday, the fire brigade of the city said."
LD = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "'
    + HEAD
    + '", "datePublished": "2026-11-29T10:30:00+00:00"}</script>'
)
PAGE = (
    "<html lang=en><head><title>{head}</title>{data}</head><body><article><h1>{head}</h1><p>{text}</p><p>{more}</p>"
    "</article><aside><h2>World briefs</h2>{briefs}</aside></body></html>"
)
LAYOUTS = {
    "boxes": "<div><p>{}</p><span>{}</span></div>",
    "lines": "<p>{}</p><p>{}</p>",
    "list": "<ul><li><p>{}</p><time>{}</time></li></ul>",
}


def briefs(inside: str, *, data: str = "", text: str = TEXT) -> tuple[Brief, ...]:
    """Return the briefs of a page with an article, and ``inside`` beside it."""
    html = PAGE.format(head=HEAD, data=data, text=text, more=MORE, briefs=inside)
    record = RawArticle(source="courier", fetched_at=datetime(2026, 11, 29, 15, tzinfo=UTC), html=html)
    return parse(record, atlas())


def read(found: tuple[Brief, ...]) -> list[tuple[str, str | None, str, str | None]]:
    """Return role, headline, first word and age of each brief."""
    return [(brief.role, brief.headline, brief.text.split()[0], brief.age) for brief in found]


@pytest.mark.parametrize("opening", ["", "GHENT (Belga) - "])
@pytest.mark.parametrize("layout", ["boxes", "lines", "list"])
def test_one_brief_has_its_age_and_the_article_none(layout: str, opening: str) -> None:
    found = briefs(LAYOUTS[layout].format(FIRST, "5 hours ago"), text=opening + TEXT)
    assert read(found) == [("lead", HEAD, "A", None), ("related", None, "Peru", "5 hours ago")]


@pytest.mark.parametrize("layout", ["boxes", "lines", "list"])
def test_several_briefs_leave_the_article_whole(layout: str) -> None:
    row = LAYOUTS[layout]
    found = briefs(row.format(FIRST, "5 hours ago") + row.format(SECOND, "7 hours ago"))
    assert found[0].text == f"{TEXT}\n{MORE}"
    assert read(found) == [
        ("lead", HEAD, "A", None),
        ("related", None, "Peru", "5 hours ago"),
        ("related", None, "Norway", "7 hours ago"),
    ]


def test_briefs_with_clock_times_leave_the_article_its_metadata() -> None:
    found = briefs(f"<div><p>14:55 {FIRST}</p></div><div><p>14:20 {SECOND}</p></div>", data=LD)
    assert [brief.age for brief in found[1:]] == ["14:55", "14:20"]
    assert found[0].role == "lead"
    assert found[0].published.latest == datetime(2026, 11, 29, 10, 30, tzinfo=UTC)


@pytest.mark.parametrize("head", ["<h3>{}</h3>", "<h3><a href=/b>{}</a></h3>"])
def test_a_brief_keeps_its_headline(head: str) -> None:
    inside = f"<div>{head.format('Peru buys patrol boats')}<p>{FIRST}</p><span>5 hours ago</span></div>"
    assert [brief.headline for brief in briefs(inside)] == [HEAD, "Peru buys patrol boats"]


def test_a_part_of_the_article_with_a_dateline_is_no_brief() -> None:
    inside = "<p>GHENT (Belga) - The tram that left the rails in Ghent had been mended in May, the city said.</p>"
    assert len(briefs(inside)) == 1


def test_ages_beside_other_texts_are_not_the_article_s() -> None:
    inside = "<div><p>A school in Bruges gets a roof of straw, its headmaster said.</p><span>5 hours ago</span></div>"
    assert briefs(inside)[0].age is None


ROUND_UPS = {
    "Kort nieuws buitenland": (
        "Het laatste nieuws uit het buitenland, elke dag verzameld door onze redactie in Goes.",
        "Heeft u een tip voor onze redactie, dan kunt u ons hier een bericht sturen.",
    ),
    "World roundup": (
        "A look at what happened in the world on Sunday, from our correspondents in Europe and Asia.",
        "More on the storm stands below, with a map of the coast of Norway.",
    ),
    "News in brief from Europe": (
        "A look at what happened in Europe on Sunday, from our correspondents.",
        "Read our live blog for more of the news of the day.",
    ),
    "Kurzmeldungen": (
        "Die wichtigsten Nachrichten aus aller Welt, jeden Tag zusammengestellt von unserer Redaktion.",
        "Haben Sie einen Hinweis für unsere Redaktion, so schreiben Sie uns eine Nachricht.",
    ),
    "Breves del mundo": (
        "Las noticias más importantes del mundo, reunidas cada día por nuestra redacción en Jaén.",
        "Si tiene una noticia para nuestra redacción, puede enviarnos un mensaje desde esta página.",
    ),
    "L'actualité en bref": (
        "Retrouvez chaque jour les nouvelles du monde, réunies par notre rédaction à Nantes.",
        "Vous avez une information pour notre rédaction ? Envoyez-nous un message sur cette page.",
    ),
}
"""What a bulletin is called, and the two paragraphs in which it says what it is."""


@each_row("name", ROUND_UPS)
@each_row("box", ["<li><p>{}</p></li>", "<div class=i><p>{}</p></div>"])
def test_what_a_bulletin_says_of_itself_is_no_article(name: str, box: str) -> None:
    above, below = ROUND_UPS[name]
    items = "".join(box.format(text) for text in (FIRST, SECOND))
    html = f"<title>{name}</title><body><main><h1>{name}</h1><p>{above}</p><p>{below}</p><ul>{items}</ul></main></body>"
    record = RawArticle(source="courier", fetched_at=datetime(2026, 11, 29, 15, tzinfo=UTC), html=html)
    assert [(brief.role, brief.text.split()[0]) for brief in parse(record, atlas())] == [
        ("item", "Peru"),
        ("item", "Norway"),
    ]


SHORT = (
    (
        "Court bans night loading at Felixstowe",
        "A court in Ipswich has banned a firm from loading ships at Felixstowe at night, after complaints of noise.",
    ),
    (
        "Rechter verbiedt nachtelijk laden in Vlissingen",
        "De rechter in Middelburg heeft een bedrijf verboden om 's nachts schepen te laden in Vlissingen.",
    ),
    (
        "La justice interdit les chargements de nuit à Brest",
        "La justice a interdit à une société de charger des navires la nuit dans le port de Brest, selon la mairie.",
    ),
    (
        "Sąd zakazał nocnego załadunku w Gdyni",
        "Sąd w Gdyni zakazał firmie załadunku statków nocą w porcie, bo mieszkańcy skarżyli się na hałas dźwigów.",
    ),
)
"""Headline and the one paragraph of an article; some of its words are those of pages about themselves."""
BESIDE = {
    "a list": "<article><h1>{head}</h1><p>{text}</p></article><aside><ul>{briefs}</ul></aside>",
    "a headed list": "<article><h1>{head}</h1><p>{text}</p></article><aside><h2>Latest</h2><ul>{briefs}</ul></aside>",
    "boxes": "<div><div class=story><h1>{head}</h1><p>{text}</p></div><div class=side><ul>{briefs}</ul></div></div>",
    "lines": "<main><h1>{head}</h1><p>{text}</p></main><div>{briefs}</div>",
}
OTHERS = (
    FIRST, SECOND, "NAIROBI (AFP) - Kenyan teachers have ended a two-week strike at state primary schools.",
    "MANILA (AP) - A quake of magnitude 5.9 shook the south of the Philippines, and nobody was hurt.",
)  # fmt: skip


def read_beside(layout: str, head: str, text: str, count: int) -> list[tuple[str, str | None]]:
    """Return role and headline of each brief of a page with so many briefs beside its first text."""
    box = "<p>{}</p>" if layout == "lines" else "<li>{}</li>"
    inside = BESIDE[layout].format(head=head, text=text, briefs="".join(map(box.format, OTHERS[:count])))
    html = f"<html><head><title>{head}</title></head><body>{inside}</body></html>"
    record = RawArticle(source="courier", fetched_at=datetime(2026, 11, 29, 15, tzinfo=UTC), html=html)
    return [(brief.role, brief.headline) for brief in parse(record, atlas())]


@each_row("layout", BESIDE)
@each_row(("head", "text"), SHORT)
@each_row("count", [1, 2, 3, 4])
def test_an_article_of_one_paragraph_stays_beside_any_number_of_briefs(
    layout: str, head: str, text: str, count: int
) -> None:
    assert read_beside(layout, head, text, count) == [("lead", head), *[("related", None)] * count]


@each_row("layout", BESIDE)
@each_row(
    ("head", "text"),
    [
        (
            "Politik in Norwegen",
            "Berichte und Hintergründe zur Politik in Norwegen, vom Storting in Oslo bis in den Norden.",
        ),
        (
            "Het weer in Groningen",
            "Vandaag valt er sneeuw in Groningen en draait de wind naar het westen. Het wordt min vier.",
        ),
        (
            "Om Hamnbladet i Gävle",
            "Hamnbladet är en oberoende tidning i Gävle, som grundades 1894 av Ines Falk i Sandviken.",
        ),
        (
            "About the Harbour Ledger",
            "The Harbour Ledger is a newspaper with offices in Leeds, Hull and York, founded in 1894.",
        ),
    ],
)
@each_row("count", [2, 3])
def test_a_short_text_below_a_name_or_a_section_is_no_article(layout: str, head: str, text: str, count: int) -> None:
    assert [role for role, _ in read_beside(layout, head, text, count)] == ["item"] * count


@pytest.mark.xfail(strict=True, reason="without a box or a time, its one brief may be a part of the article")
def test_an_article_stays_above_one_brief_in_its_own_box() -> None:
    head, text = SHORT[0]
    html = f"<title>{head}</title><body><div><h1>{head}</h1><p>{text}</p><p>{FIRST}</p></div></body>"
    record = RawArticle(source="courier", fetched_at=datetime(2026, 11, 29, 15, tzinfo=UTC), html=html)
    assert len(parse(record, atlas())) == 2

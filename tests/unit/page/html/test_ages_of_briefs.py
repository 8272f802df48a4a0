"""A brief with a dateline has the age of its own box, and the article above it has its own."""

from datetime import UTC, datetime

from dateline.core.page.html.evidence import weigh_blocks
from dateline.core.page.html.posts.item_boxes import find_dispatches
from dateline.core.page.html.text import parse_html
from dateline.core.page.html.walk import walk
from dateline.core.page.parse import parse
from dateline_schemas import RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

PAGE = (
    "<html lang={language}><head><title>Ledger</title></head><body><main><article><h1>{head}</h1><p>{text}</p>"
    "<time>{age}</time></article></main><aside>{briefs}</aside></body></html>"
)
HEAD = "Pope dies at age of 88"
TEXT = (
    "The pope died on Tuesday morning at the age of 88, the head of his household announced. Bells rang across the "
    "city and thousands of people gathered in the square."
)
FIRST = (
    "NEW YORK (Reuters) - The Dow fell 900 points on Tuesday after two chip makers warned of weak demand. Traders said "
    "that it was the worst session since March."
)
SECOND = (
    "QUITO (AP) - A volcano sent ash ten kilometres into the sky on Tuesday and forced 4,000 people from their homes. "
    "Two airports were closed and farmers moved cattle to lower ground."
)
FORMS = {
    "age first": "<div><span>{1}</span> {0}</div>",
    "age last": "<div>{0} <span>{1}</span></div>",
    "sections": "<section><time>{1}</time> {0}</section>",
    "list": "<li><span>{1}</span> {0}</li>",
    "paragraphs": "<p><span>{1}</span> {0}</p>",
    "paragraphs, age last": "<p>{0} <span>{1}</span></p>",
    "cells": "<table><tr><td>{1}</td><td>{0}</td></tr></table>",
    "rows": "<tr><td>{1}</td><td>{0}</td></tr>",
    "line below": "<div><p>{0}</p><span>{1}</span></div>",
    "line above": "<div><span>{1}</span><p>{0}</p></div>",
}


def read(head: str, text: str, age: str, briefs: str, language: str = "en") -> list[tuple[str, str | None, str]]:
    html = PAGE.format(head=head, text=text, age=age, briefs=briefs, language=language)
    record = RawArticle(source="ledger", fetched_at=datetime(2026, 12, 1, 15, tzinfo=UTC), html=html)
    return [(brief.role, brief.age, brief.text) for brief in parse(record, atlas())]


def around(form: str, boxes: str) -> str:
    return {"list": f"<ul>{boxes}</ul>", "rows": f"<table>{boxes}</table>"}.get(form, boxes)


@each_row("form", [*FORMS])
def test_each_brief_has_the_age_of_its_box(form: str) -> None:
    for heading in ("", "<h2>World</h2>"):
        boxes = FORMS[form].format(FIRST, "2 hours ago") + FORMS[form].format(SECOND, "3 hours ago")
        found = read(HEAD, TEXT, "25 minutes ago", heading + around(form, boxes))
        assert [(role, age) for role, age, _ in found] == [
            ("lead", "25 minutes ago"),
            ("related", "2 hours ago"),
            ("related", "3 hours ago"),
        ]
        assert [text.split(") - ")[-1] for *_, text in found] == [TEXT, FIRST.split(" - ")[1], SECOND.split(" - ")[1]]


@each_row(
    ("language", "head", "text", "briefs", "ages"),
    [
        (
            "nl",
            "Brand verwoest pakhuis in oude haven",
            "Een brand heeft dinsdag een pakhuis in de oude haven verwoest, meldt de brandweer van de stad.",
            (
                "LYON (ANP) - Bij een treinongeluk zijn dinsdag zes mensen gewond geraakt, meldt het spoor.",
                "SANTIAGO (AFP) - Een aardbeving heeft dinsdag het noorden van Chili opgeschrikt.",
            ),
            ("25 minuten geleden", "2 uur geleden", "3 uur geleden"),
        ),
        (
            "de",
            "Lawine verschüttet Straße nach Davos",
            "Eine Lawine hat am Dienstag die Straße nach Davos verschüttet, wie die Polizei mitteilte.",
            (
                "ESSEN (dpa) - Der Stahlkonzern Rheinstahl streicht bis Ende nächsten Jahres 3000 Stellen.",
                "ATHEN (AFP) - Waldbrände haben am Dienstag zwei Vororte im Norden der Stadt bedroht.",
            ),
            ("vor 25 Minuten", "vor 2 Stunden", "vor 3 Stunden"),
        ),
        (
            "fr",
            "Un glissement de terrain coupe la route de Nice",
            "Un glissement de terrain a coupé mardi la route de Nice, a annoncé la préfecture du département.",
            (
                "DAKAR (AFP) - Une épidémie de choléra a fait 23 morts dans le nord, selon un bilan publié mardi.",
                "TUNIS (AFP) - Des pluies torrentielles ont inondé mardi plusieurs quartiers de la capitale.",
            ),
            ("il y a 25 minutes", "il y a 2 heures", "il y a 3 heures"),
        ),
        (
            "es",
            "Un incendio arrasa un mercado histórico",
            "Un incendio arrasó el martes un mercado histórico del centro, informaron los bomberos.",
            (
                "MADRID (EFE) - El Congreso aprobó el martes la ley de vivienda con 178 votos a favor.",
                "SEVILLA (EFE) - La sequía ha dejado sin agua corriente a 50 pueblos de la provincia.",
            ),
            ("hace 25 minutos", "hace 2 horas", "hace 3 horas"),
        ),
        (
            "sv",
            "Kraftig brand i pappersbruk i Norrland",
            "En kraftig brand bröt ut på tisdagen i ett pappersbruk i Norrland, uppger räddningstjänsten.",
            (
                "STOCKHOLM (TT) - Riksbanken höjde på tisdagen styrräntan med en halv procentenhet.",
                "HELSINGFORS (STT) - Finland stänger från onsdag två gränsövergångar i norr, säger regeringen.",
            ),
            ("för 25 minuter sedan", "för 2 timmar sedan", "för 3 timmar sedan"),
        ),
    ],
)
def test_each_brief_has_the_age_of_its_box_in_every_language(
    language: str, head: str, text: str, briefs: tuple[str, str], ages: tuple[str, str, str]
) -> None:
    for form in ("age first", "age last", "paragraphs", "rows"):
        boxes = "".join(FORMS[form].format(*each) for each in zip(briefs, ages[1:], strict=True))
        found = read(head, text, ages[0], around(form, boxes), language)
        assert [(role, age) for role, age, _ in found] == [
            ("lead", ages[0]),
            ("related", ages[1]),
            ("related", ages[2]),
        ]


@each_row("form", ["paragraphs", "paragraphs, age last", "age first"])
def test_datelined_paragraphs_among_others_of_the_article_are_none(form: str) -> None:
    more = "<p>Heads of state from more than a hundred countries are expected at the funeral on Saturday.</p>"
    dated = "<p>ROME (AP) - The pope died on Tuesday morning at the age of 88, the head of his household said.</p>"
    brief = FORMS[form].format(SECOND, "3 hours ago")
    for inside in (f"{dated}{more}", f"{more}{dated}{more}"):
        found = read(HEAD, f"{TEXT}</p>{inside}<p>{TEXT[:87]}", "25 minutes ago", brief)
        assert [(role, age) for role, age, _ in found] == [("lead", "25 minutes ago"), ("related", "3 hours ago")]


@each_row("tag", ["div", "p", "li", "td"])
def test_times_that_open_paragraphs_without_datelines_are_no_items(tag: str) -> None:
    """A chronology beside an article is no row of briefs."""
    lines = ("2 hours ago the first doctors came to the house on the square.", "3 hours ago bells rang in the city.")
    boxes = "".join(f"<{tag}>{line}</{tag}>" for line in lines)
    found = read(HEAD, TEXT, "25 minutes ago", f"<section>{boxes}</section>")
    assert [(role, age) for role, age, _ in found][:1] == [("lead", "25 minutes ago")]
    assert all("bells" not in text for role, _, text in found if role == "related")


THIRD = "MANILA (AFP) - A ferry with 300 people aboard lost power on Tuesday and drifted for six hours, its owner said."
FOURTH = "ROME (AP) - The Italian government resigned on Tuesday after it lost a vote of confidence in the lower house."
LONE = {
    "above": "<section><span>{}</span><{tag}>{}</{tag}><span>{}</span><{tag}>{}</{tag}></section>",
    "below": "<section><{tag}>{1}</{tag}><span>{0}</span><{tag}>{3}</{tag}><span>{2}</span></section>",
}


@each_row(("side", "tag"), [(side, tag) for side in LONE for tag in ("div", "p", "article")])
def test_a_time_between_boxes_belongs_to_the_side_on_which_each_has_one(side: str, tag: str) -> None:
    found = read(HEAD, TEXT, "25 minutes ago", LONE[side].format("2 hours ago", FIRST, "3 hours ago", SECOND, tag=tag))
    assert [age for _, age, _ in found] == ["25 minutes ago", "2 hours ago", "3 hours ago"]


SHAPES = {
    "odd and even": (
        "<div class=odd>{}</div>",
        "<div class=even>{}</div>",
        "<div class=odd>{}</div>",
        "<div class=even>{}</div>",
    ),
    "two and two": ("<div class=top>{}</div>", "<div class=top>{}</div>", "<div>{}</div>", "<div>{}</div>"),
    "boxes and paragraphs": ("<div>{}</div>", "<div>{}</div>", "<p>{}</p>", "<p>{}</p>"),
}


@each_row(("shapes", "side"), [(shapes, side) for shapes in SHAPES for side in ("above", "below")])
def test_boxes_of_several_shapes_have_their_times_on_one_side(shapes: str, side: str) -> None:
    ages = ["2 hours ago", "3 hours ago", "4 hours ago", "5 hours ago"]
    boxes = [shape.format(text) for shape, text in zip(SHAPES[shapes], (FIRST, SECOND, THIRD, FOURTH), strict=True)]
    times = [f"<span>{age}</span>" for age in ages]
    pairs = zip(times, boxes, strict=True) if side == "above" else zip(boxes, times, strict=True)
    found = read(HEAD, TEXT, "25 minutes ago", f"<section>{''.join(map(''.join, pairs))}</section>")
    assert [(role, age) for role, age, _ in found] == [("lead", "25 minutes ago"), *(("related", age) for age in ages)]


@each_row(
    "boxes",
    [
        f"<span>1 hour ago</span><div>{FIRST}</div><span>2 hours ago</span><div>{SECOND}</div><span>3 hours ago</span>",
        f"<div>{FIRST}</div><span>2 hours ago</span><div>{SECOND}</div><div>{THIRD}</div><span>4 hours ago</span>",
        f"<div>{FIRST}</div><span>2 hours ago</span><div>{SECOND}</div><span>3 hours ago</span><div>{THIRD}</div>",
    ],
)
def test_times_between_boxes_on_both_sides_or_not_for_all_are_no_brief_s(boxes: str) -> None:
    found = read(HEAD, TEXT, "25 minutes ago", f"<section>{boxes}</section>")
    assert {age for role, age, _ in found if role == "related"} == {None}
    assert found[0][:2] == ("lead", "25 minutes ago")


@each_row(("form", "without"), [(form, at) for form in ("age first", "paragraphs", "line above") for at in range(3)])
def test_a_brief_without_an_age_among_others_has_none(form: str, without: int) -> None:
    ages = ["" if at == without else f"{at + 2} hours ago" for at in range(3)]
    pairs = zip((FIRST, SECOND, THIRD), ages, strict=True)
    boxes = "".join(FORMS[form].format(*pair).replace("<span></span>", "") for pair in pairs)
    found = read(HEAD, TEXT, "25 minutes ago", boxes)
    assert [age for _, age, _ in found] == ["25 minutes ago", *(age or None for age in ages)]


@each_row("tag", ["p", "td", "dd"])
def test_paragraphs_with_datelines_and_without_times_are_no_row(tag: str) -> None:
    boxes = "".join(f"<{tag}>{text}</{tag}>" for text in (FIRST, SECOND))
    around = {"td": "<table><tr>{}</tr></table>", "dd": "<dl>{}</dl>"}.get(tag, "<section>{}</section>")
    model = walk(parse_html(f"<body>{around.format(boxes)}</body>"))
    assert not find_dispatches(model, weigh_blocks(model), frozenset())

"""Short paragraphs of an article are part of its text in whatever elements it is set; labels beside them are not."""
# ruff: noqa: E501, RUF001 - one line per row, in several scripts

from datetime import UTC, datetime

from dateline.core.page.parse import parse
from dateline_schemas import Brief, RawArticle
from tests.golden.places import atlas
from tests.rows import each_row

HEAD = "Pope dies at age of 88"
ONE = (
    "The pope died on Tuesday morning at the age of 88, the head of his household announced. Bells rang across the city "
    "and thousands of people gathered in the square."
)
TWO = "Cardinals will meet within three weeks to elect a successor. Heads of state from many countries are expected."
THREE = (
    "Italy has declared a week of mourning, and schools in the capital will stay closed until Monday, the mayor said."
)
LAYOUTS = {
    "lines": ("<div>{}</div>", "<br><br>", "{}"),
    "single lines": ("<div>{}</div>", "<br>", "{}"),
    "bare": ("{}", "<br><br>", "{}"),
    "boxes": ("<div>{}</div>", "", "<div>{}</div>"),
    "boxes of a class": ("{}", "", "<div class=par>{}</div>"),
    "spans": ("<div>{}</div>", "<br>", "<span>{}</span>"),
    "sections": ("<div>{}</div>", "", "<section>{}</section>"),
    "cells": ("<table>{}</table>", "", "<tr><td>{}</td></tr>"),
    "paragraphs": ("<div>{}</div>", "", "<p>{}</p>"),
    "list": ("<ul>{}</ul>", "", "<li>{}</li>"),
}


def briefs(html: str, language: str = "en") -> tuple[Brief, ...]:
    page = f"<html lang={language}><head><title>{HEAD} | Ledger</title></head><body>{html}</body></html>"
    return parse(RawArticle(source="ledger", fetched_at=datetime(2026, 12, 1, 15, tzinfo=UTC), html=page), atlas())


def set_in(layout: str, paragraphs: list[str]) -> str:
    around, between, each = LAYOUTS[layout]
    return around.format(between.join(map(each.format, paragraphs)))


def text(html: str, language: str = "en") -> list[str]:
    return briefs(f"<article><h1>{HEAD}</h1>{html}</article>", language)[0].text.split("\n")


@each_row("layout", LAYOUTS)
def test_short_sentences_among_long_ones_are_text(layout: str) -> None:
    short, last = "Nobody else was in the room.", "Bells will ring at noon."
    for paragraphs in ([ONE, short, TWO], [ONE, TWO, short], [ONE, short, last, TWO], [ONE, short, TWO, THREE, last]):
        assert text(set_in(layout, paragraphs)) == paragraphs


@each_row(
    ("language", "long", "short", "more"),
    [
        ("nl", "Een brand heeft dinsdag een pakhuis in de oude haven verwoest, meldt de brandweer.", "Niemand raakte gewond.", "De politie onderzoekt of het vuur is aangestoken en zoekt getuigen van de brand."),
        ("de", "Eine Lawine hat am Dienstag die Straße nach Davos verschüttet, wie die Polizei mitteilte.", "Verletzt wurde niemand.", "Die Strecke bleibt bis Donnerstag gesperrt, und die Bahn setzt zusätzliche Züge ein."),
        ("fr", "Un glissement de terrain a coupé mardi la route du littoral, a annoncé la préfecture.", "Il n'y a pas de blessés.", "Les travaux dureront au moins deux mois, et trente familles ont été évacuées."),
        ("es", "Un incendio arrasó el martes un mercado histórico del centro, informaron los bomberos.", "No hubo heridos.", "El alcalde prometió ayudas para los comerciantes que han perdido sus puestos."),
        ("it", "Un ponte è crollato martedì sulla statale, uccidendo due persone, riferiscono i vigili.", "La strada è chiusa.", "La procura ha aperto un'inchiesta, e un camion è precipitato nel fiume da venti metri."),
        ("sv", "En kraftig brand bröt ut på tisdagen i ett pappersbruk, uppger räddningstjänsten.", "Ingen skadades.", "Orsaken till branden är ännu oklar, men röken syntes på flera mils håll i går."),
        ("pl", "Silny wiatr zerwał we wtorek dachy z czterdziestu domów w porcie, podała straż pożarna.", "Nikt nie został ranny.", "Dwie szkoły pozostaną zamknięte do piątku, a inżynierowie sprawdzą wał o świcie."),
        ("ru", "Сильный ветер во вторник сорвал крыши с сорока домов в порту, сообщили пожарные.", "Никто не пострадал.", "Две школы будут закрыты до пятницы, а инженеры проверят дамбу на рассвете в среду."),
        ("ja", "火曜日の朝、港町で強い風が吹き、四十軒の家の屋根が飛ばされたと消防が発表した。", "けが人はいなかった。", "二つの学校は金曜日まで休校となり、技術者が水曜日の朝に堤防を点検する予定だ。"),
    ],
)  # fmt: skip
def test_short_sentences_are_text_in_every_language(language: str, long: str, short: str, more: str) -> None:
    for layout in ("lines", "boxes", "cells", "sections"):
        for paragraphs in ([long, short, more], [long, more, short]):
            assert text(set_in(layout, paragraphs), language) == paragraphs


@each_row("layout", ["lines", "boxes", "spans", "cells"])
@each_row(
    "line",
    [
        "Photo: Ann Porter/Reuters",
        "Share this story",
        "Advertisement",
        "Read also: Storm tears roofs off harbour town",
        "Storm tears roofs off harbour town",
        "<a href=/2>Bells rang across the whole city.</a>",
        "Read more: <a href=/2>Bells rang across the city.</a>",
        "3 hours ago",
        "Reporting by Ann Porter; editing by Tom Baker",
        "(Ledger)",
        "Subscribe",
        "Follow us",
        "4 comments",
    ],
)
def test_labels_among_long_paragraphs_are_no_text(layout: str, line: str) -> None:
    found = text(set_in(layout, [ONE, line, TWO, THREE]))
    assert [part for part in found if part not in (ONE, TWO, THREE)] == []


@each_row(
    "beside",
    [
        "<div class=caption>The pope on his balcony.</div>",
        "<span>The pope on his balcony.</span>",
        "<figure><img src=1><figcaption>The pope on his balcony.</figcaption></figure>",
        "<section>The pope on his balcony.</section>",
        "<div><small>The pope on his balcony.</small><small>Photo: Reuters</small></div>",
        "<h3>Nobody saw it coming.</h3>",
    ],
)
@each_row("element", ["div", "p"])
def test_sentences_in_boxes_of_another_shape_are_no_text(element: str, beside: str) -> None:
    paragraphs = [f"<{element}>{one}</{element}>" for one in (ONE, TWO, THREE)]
    for html in (f"{paragraphs[0]}{beside}{''.join(paragraphs[1:])}", f"{''.join(paragraphs)}{beside}"):
        assert "The pope on" not in (found := text(html))
        assert [part for part in found if part in (ONE, TWO, THREE)] == [ONE, TWO, THREE]
        assert not any("balcony" in part for part in found)


@each_row(
    "below",
    [
        "<div class=foot>Ledger is read in forty countries.</div><div class=foot>All rights reserved.</div>",
        "<footer><div>All rights reserved.</div></footer>",
        "<form><div>Write to our editors.</div></form>",
        "<div class=nl><div>Get our letter each day.</div><div>It costs you nothing.</div></div>",
    ],
)
def test_sentences_below_the_box_of_the_text_are_no_text(below: str) -> None:
    paragraphs = [ONE, TWO, THREE]
    assert text(f"<div>{set_in('boxes', paragraphs)}</div>{below}") == paragraphs
    assert text(f"{set_in('lines', paragraphs)}{below}") == paragraphs


SECOND = (
    "<article><h3><a href=/2/x>Miners trapped after lift cable snaps</a></h3><p>Eleven miners were trapped on Tuesday "
    "after the cable of a lift snapped at a platinum mine.</p><time>3 hours ago</time></article>"
)
SENTENCE = "The pope died on Tuesday morning at the age of 88, the head of his household announced."


@each_row(
    ("language", "short"),
    [
        ("en", "Bells rang across the whole city."),
        ("nl", "In de hele stad luidden klokken."),
        ("de", "In der ganzen Stadt läuteten Glocken."),
        ("fr", "Les cloches ont sonné dans la ville."),
        ("es", "Las campanas sonaron en la ciudad."),
        ("sv", "Klockor ringde i hela staden."),
    ],
)
def test_short_sentences_in_a_card_that_is_one_link_are_its_text(language: str, short: str) -> None:
    card = f"<article><a href=/1/x><h3>{HEAD}</h3><p>{SENTENCE}</p><p>{short}</p></a></article>"
    found = briefs(f"<main>{card}{SECOND}</main>", language)[0]
    assert (found.headline, found.text) == (HEAD, f"{SENTENCE}\n{short}")


@each_row(
    "line", ["<span>Photo: Reuters</span>", "<span>Read more</span>", "<p>World news</p>", "<p>By Ann Porter</p>"]
)
def test_labels_in_a_card_that_is_one_link_are_no_text(line: str) -> None:
    card = f"<article><a href=/1/x><h3>{HEAD}</h3><p>{SENTENCE}</p>{line}</a></article>"
    assert briefs(f"<main>{card}{SECOND}</main>")[0].text == SENTENCE


def test_a_linked_sentence_below_the_text_of_a_card_is_its_label() -> None:
    card = f"<article><h3><a href=/1/x>{HEAD}</a></h3><p>{SENTENCE}</p><a href=/1/x>Read the whole story.</a></article>"
    assert briefs(f"<main>{card}{SECOND}</main>")[0].text == SENTENCE

"""Cards: boxes of one shape, each with one linked headline and at least a sentence of text."""

import pytest

from dateline.core.page.html.cards import Card, find_cards
from dateline.core.page.html.document import read_document
from dateline.core.page.html.evidence import is_time, weigh_blocks
from dateline.core.page.html.reader import draw
from dateline.core.page.html.text import parse_html
from dateline.core.page.html.walk import walk
from dateline.core.page.split import split_with_trace
from dateline.core.text.normal_form import normal
from tests.rows import each_row

HEAD = "<h3><a href=/{0}>Bridge over the canal open</a></h3>"
TEXT = "<p>The bridge over the canal is open again for cars, the town said.</p>"
CARD = f"<div class=card>{HEAD}{TEXT}</div>"


def cards(html: str, *, with_rows: bool = False) -> list[Card]:
    model = walk(parse_html(html))
    return find_cards(model, weigh_blocks(model), with_rows=with_rows)


def headlines(page: str) -> list[str]:
    """Return the headlines of a page's cards."""
    model = walk(parse_html(page))
    blocks = [model.blocks[card.headline] for card in cards(page) if card.headline is not None]
    return [model.text[block.start : block.end] for block in blocks]


def test_cards_are_counted_by_their_shape() -> None:
    found = cards("".join(CARD.format(number) for number in range(3)))
    assert [(card.rank, card.alike) for card in found] == [(1, 3), (2, 3), (3, 3)]
    assert [(card.headline, card.body) for card in found] == [(0, (1,)), (2, (3,)), (4, (5,))]


@pytest.mark.parametrize(
    "html",
    [
        "<div><h3><a href=/1>Bridge over the canal open</a></h3></div>",  # a bare headline
        "<div><h3>Bridge over the canal open</h3>" + TEXT + "</div>",  # no link
        "<div><h3><a href='#more'>Bridge over the canal open</a></h3>" + TEXT + "</div>",  # a place on this page
        "<div>" + HEAD + "<p><a href=/other>Mugs with the lighthouse on them, made by hand in Larsund.</a></p></div>",
        "<div>" + HEAD + "<h3><a href=/2>Another headline of the page</a></h3>" + TEXT + "</div>",  # two headlines
        "<div><h2>How the bridge was mended</h2>" + HEAD + TEXT + "</div>",  # the headline is another line
        "<div>" + TEXT + HEAD + TEXT + "</div>",  # a link in the midst of a text
        "<div><section>" + HEAD + "</section>" + TEXT + "</div>",  # a link with a box of its own above a text
        "<div>" + HEAD + TEXT * 30 + "</div>",  # an article
        "<div><a href=/1>A kicker above it all</a><a href=/1>Does the bridge open today, or is it tomorrow?</a></div>",
    ],
)
def test_what_is_no_card(html: str) -> None:
    assert not cards(html)


def test_a_linked_text_counts_under_the_address_of_its_headline() -> None:
    html = "<li><a href=/1><h4>Bridge over the canal open</h4>" + TEXT + "</a></li>"
    assert [card.body for card in cards(html)] == [(1,)]


def test_headings_in_a_row_are_cards_where_the_page_is_no_article() -> None:
    html = "".join(f"{HEAD.format(number)}{TEXT}" for number in range(3))
    assert not cards(html)
    assert [(card.headline, card.body, card.alike) for card in cards(html, with_rows=True)] == [
        (0, (1,), 3),
        (2, (3,), 3),
        (4, (5,), 3),
    ]


def test_a_heading_of_which_half_is_linked_is_a_headline() -> None:
    head = "<h2><span>Open to all: </span><a href=/1>the bridge over it</a></h2>"
    assert len(cards(f"<div class=card>{head}{TEXT}</div>")) == 1


def test_beside_a_linked_heading_a_linked_name_is_no_other_headline() -> None:
    name = "<div><a href=/people/9>Lars-Henrik Bjerregaard-Holm</a></div>"
    assert [card.body for card in cards(f"<div class=card>{HEAD}{name}{TEXT}</div>")] == [(2,)]
    assert not cards(f"<div class=card>{HEAD.replace('h3', 'div')}{name}{TEXT}</div>")


def test_a_card_of_its_own_shape_counts_to_its_siblings() -> None:
    inner = f"<a class=inner href=/{{0}}><h2>Bridge over the canal open</h2>{TEXT}</a>"
    row = [f"<div class=link>{inner.format(number)}</div>" for number in range(2)]
    odd = f"<div class='link video'>{inner.replace('inner', 'play').format(9)}</div>"
    assert [(card.rank, card.alike) for card in cards(f"<main>{row[0]}{odd}{row[1]}</main>")] == [
        (1, 3),
        (2, 3),
        (3, 3),
    ]
    apart = cards(f"<main>{row[0]}{row[1]}</main><section>{odd}</section>")
    assert [(card.rank, card.alike) for card in apart] == [(1, 2), (2, 2), (1, 1)]


ROW = "<div class=row>{}</div>"
LINKED = "<div class=card><p><a href=/{0}>Bridge over the canal open</a></p><p><a href=/{0}>{1}</a></p></div>"
CLOSED = "The bridge over the canal is open again for cars, the town said."
UNCLOSED = "The bridge over the canal is open again, and lorries may follow soon"


def test_cards_of_a_row_show_where_the_text_of_their_siblings_is() -> None:
    alone = LINKED.format(1, UNCLOSED)
    assert cards(ROW.format(alone)) == []
    closed = "".join(LINKED.format(number, CLOSED) for number in (2, 3))
    found = cards(ROW.format(closed + alone))
    assert [(card.headline, card.body, card.rank, card.alike) for card in found] == [
        (0, (1,), 1, 3),
        (2, (3,), 2, 3),
        (4, (5,), 3, 3),
    ]


@pytest.mark.parametrize(
    "other",
    [
        "<div class=card><p><a href=/9>Bridge over the canal open</a></p><p>By our writer in Larsund</p></div>",
        "<div class=card><p><a href=/9>Bridge over the canal open</a></p><p><a href=/8>" + CLOSED + "</a></p></div>",
        "<div class=other><p><a href=/9>Bridge over the canal open</a></p><p><a href=/9>" + UNCLOSED + "</a></p></div>",
    ],
)
def test_what_stands_among_cards_and_is_none(other: str) -> None:
    closed = "".join(LINKED.format(number, CLOSED) for number in (2, 3))
    assert [card.alike for card in cards(ROW.format(closed + other))] == [2, 2]


def test_among_cards_a_linked_label_is_no_other_headline() -> None:
    label = LINKED.replace("</p><p>", "</p><a href=/t{0}>Larsund Rowing Club News</a><p>")
    closed = "".join(LINKED.format(number, CLOSED) for number in (2, 3))
    assert len(cards(ROW.format(closed + label.format(4, UNCLOSED)))) == 3


SHORT = "<li><a href=/{0}><strong>{1}</strong></a><br><small>2 uur geleden</small><p>{2}</p></li>"


@pytest.mark.parametrize(("headline", "count"), [("Waver bouwt zwembad", 3), ("Binnenland", 3), ("Regio", 2)])
def test_among_cards_a_headline_that_opens_its_box_may_be_short(headline: str, count: int) -> None:
    rows = [SHORT.format(number, "Aalst stelt het carnaval uit", CLOSED) for number in (1, 2)]
    alone = SHORT.format(3, headline, CLOSED)
    assert cards(f"<ul>{alone}</ul>") == []
    assert len(cards(f"<ul>{''.join(rows)}{alone}</ul>")) == count


def test_among_cards_a_short_link_below_a_text_is_no_headline() -> None:
    rows = "".join(SHORT.format(number, "Aalst stelt het carnaval uit", CLOSED) for number in (1, 2))
    assert len(cards(f"<ul>{rows}<li><p>{CLOSED}</p><a href=/9>Lees verder hier</a></li></ul>")) == 2


KICKED = "<div class=card><a href=/{0}>{kicker}<h3>Drone hits works in Larsund</h3></a>" + TEXT + "</div>"


@pytest.mark.parametrize("kicker", ["<span>War in the northern isles</span>", "<p>War in the northern isles</p>"])
def test_a_heading_beats_the_kicker_above_it_in_its_link(kicker: str) -> None:
    found = cards("".join(KICKED.format(number, kicker=kicker) for number in range(3)))
    assert [(card.headline, card.body) for card in found] == [(1, (2,)), (4, (5,)), (7, (8,))]


def test_a_heading_is_the_headline_though_its_kicker_shares_a_word_more() -> None:
    text = "<p>The water of the Larsund has fallen by a hand since noon, the town said on Tuesday.</p>"
    card = f"<div class=card><a href=/1><span>Flood on the Larsund</span><h3>Levels fall slowly</h3></a>{text}</div>"
    assert [found.headline for found in cards(card * 3)] == [1, 4, 7]


def test_a_heading_is_the_headline_though_a_badge_opens_it_and_its_kicker_shares_a_word() -> None:
    text = "<p>The water of the Larsund has fallen by a hand since noon, the town said on Tuesday.</p>"
    head = "<h3><div></div><div>Premium</div><div>Levels fall more slowly than expected</div></h3>"
    card = f"<div class=card><a href=/1><div>Water and wind</div>{head}</a>{text}</div>"
    assert headlines(card * 3) == ["Levels fall more slowly than expected"] * 3


TOPICS = [
    ("Storm Benjamin", "Thousands without power", "Storm Benjamin has cut electricity lines in the west, it was said."),
    (
        "Zaak-Holm",
        "Zanger vrijgesproken door rechter",
        "In de zaak-Holm heeft de rechtbank uitspraak gedaan, zei hij.",
    ),
    ("Tempête Benjamin", "Deux morts en Bretagne", "La tempête Benjamin a frappé l'ouest du pays, selon les pompiers."),
    ("Krieg im Norden", "Drei Tote in Larsvik", "Im Krieg im Norden kamen mehrere Menschen um, wie die Stadt sagte."),
]
"""A topic that its text repeats, the headline below it, and the text."""
KICKERS = [
    "<h3><a href=/{0}><div>{1}</div><div>{2}</div></a></h3>",
    "<a href=/{0}><div>{1}</div><h3>{2}</h3></a>",
]


@pytest.mark.parametrize("both", KICKERS)
@pytest.mark.parametrize(("topic", "title", "text"), TOPICS)
def test_a_topic_is_no_headline_though_its_text_repeats_it(topic: str, title: str, text: str, both: str) -> None:
    page = "".join(f"<div class=card>{both}<p>{text}</p></div>".format(at, topic, title) for at in range(3))
    assert headlines(page) == [title] * 3


def test_a_long_kicker_above_a_heading_in_its_link_is_no_headline() -> None:
    text = "<p>Divers were looking on Monday for three workers who are missing since a bridge fell into the fjord.</p>"
    kicker = "<span>What we know about the bridge collapse in Oslo</span>"
    card = f"<div class=card><a href=/1>{kicker}<h3>Three workers still missing</h3></a>{text}</div>"
    assert [found.headline for found in cards(card * 3)] == [1, 4, 7]


def test_of_two_lines_in_one_heading_the_last_is_the_headline() -> None:
    head = "<h2><a href=/1><span>War in the isles</span><span>Drone hits works in Larsund</span></a></h2>"
    assert [card.headline for card in cards(f"<div class=card>{head}{TEXT}</div>")] == [1]


SUBTITLED = [
    (
        "Sturm schließt die Straße bei Larsvik",
        "Auch die Bahn fährt dort nicht mehr, heißt es",
        "Die Straße bei Larsvik ist wegen eines Sturms geschlossen, teilte die Polizei mit.",
    ),
    (
        "Bakers in Lyon strike",
        "Flour prices drive them out of their shops",
        "Bakers in Lyon closed their shops on Tuesday, as flour has become too dear for many of them.",
    ),
    (
        "Incendie au port de Larsvik",
        "Les habitants doivent fermer leurs fenêtres",
        "Un incendie s'est déclaré mardi dans le port de Larsvik, ont annoncé les pompiers de la ville.",
    ),
    (
        "Choque de trenes en Larsvik",
        "El tráfico queda cortado hasta la noche",
        "Dos trenes chocaron el martes en Larsvik y doce personas resultaron heridas, según la policía.",
    ),
]
"""A headline, its longer subtitle, and the text."""
BOTH = [
    "<h3><a href=/{0}><div>{1}</div><div>{2}</div></a></h3>",
    "<a href=/{0}><h3><p>{1}</p><p>{2}</p></h3></a>",
]


@pytest.mark.parametrize("both", BOTH)
@pytest.mark.parametrize(("title", "subtitle", "text"), SUBTITLED)
def test_a_headline_with_its_subtitle_stays_the_headline(title: str, subtitle: str, text: str, both: str) -> None:
    card = f"<div class=card>{both}<p>{text}</p></div>"
    page = "".join(card.format(number, title, subtitle) for number in range(3))
    assert headlines(page) == [title] * 3


def test_a_line_is_the_headline_above_a_heading_that_shares_nothing_with_the_text() -> None:
    title, subtitle, text = SUBTITLED[0]
    card = f"<div class=card><a href=/1><div>{title}</div><h4>{subtitle}</h4></a><p>{text}</p></div>"
    assert [found.headline for found in cards(card * 3)] == [0, 3, 6]


def test_a_short_remark_below_a_headline_is_no_headline() -> None:
    head = "<h2><a href=/1><span>Drone hits the water works in Larsund</span><span>Live report</span></a></h2>"
    assert [card.headline for card in cards(f"<div class=card>{head}{TEXT}</div>")] == [0]


@each_row(
    "sentence",
    [
        "Three people were killed.",
        "Drei Menschen starben.",
        "Trois personnes sont mortes.",
        "Drie mensen kwamen om.",
        "Tre personer omkom.",
        "Murieron tres personas.",
        "Sono morte tre persone.",
        "Morreram três pessoas.",
        "Tre människor dog.",
    ],
)
@each_row("tag", ["p", "div", "li"])
def test_a_short_sentence_beside_the_text_of_a_card_is_text_of_it(sentence: str, tag: str) -> None:
    short = f"<{tag}>{sentence}</{tag}>"
    assert [card.body for card in cards(f"<div class=card>{HEAD}{TEXT}{short}</div>")] == [(1, 2)]
    assert [card.body for card in cards(f"<div class=card>{HEAD}{short}{TEXT}</div>")] == [(1, 2)]


@pytest.mark.parametrize(
    "line", ["9 minutes ago", "vor 9 Min.", "By Ann Lund", "Read on.", "<a href=/1>Read it all.</a>"]
)
def test_a_line_that_is_no_sentence_is_no_text_of_a_card(line: str) -> None:
    assert [card.body for card in cards(f"<div class=card>{HEAD}{TEXT}<p>{line}</p></div>")] == [(1,)]


def test_a_card_whose_only_text_is_a_short_sentence_counts_among_its_siblings() -> None:
    short = CARD.replace(TEXT, "<p>Several people are hurt.</p>")
    assert [card.alike for card in cards(CARD.format(1) + short.format(2) + CARD.format(3))] == [3, 3, 3]


AGES = ["1 hour ago", "vor 2 Stunden", "il y a 3 heures", "3 uur geleden", "for 2 timer siden", "hace 3 horas"]
AGES += ["3 ore fa", "há 3 horas", "3 timmar sedan"]
AGES += ["09.30 Uhr", "01.12.2026", "kl. 09.30", "ore 9.30", "1. Dezember 2026", "9.30am"]


@each_row("age", AGES)
@each_row("printed", ["{}", "<em>{}</em>", "<small>{}</small>", "<span>{}</span>", "({})"])
def test_a_text_that_ends_with_its_age_is_the_text_of_a_card(age: str, printed: str) -> None:
    text = f"<p>The bridge over the canal is open again for all cars. {printed.format(age)}</p>"
    found = cards("".join(CARD.format(number).replace(TEXT, text) for number in range(3)))
    assert len(found) == 3
    assert all(len(card.body) == 1 or "span" in printed for card in found)


@pytest.mark.parametrize(
    ("end", "age"),
    [
        ("“the bridge is open.”{}", "3 hours ago"),
        ("“the bridge is open again.” {}", "3 hours ago"),
        ("“开放。”{}", "3 hours ago"),
        ("“…開通した。{}", "3 hours ago"),
        ("„die Brücke ist wieder offen.“ {}", "vor 3 Stunden"),
        ("„die Brücke ist wieder offen.“{}", "vor 3 Stunden"),
        ("»die Brücke ist wieder offen.« {}", "vor 3 Stunden"),
        ("« le pont est ouvert. » {}", "il y a 3 heures"),
        ("«\u202fle pont est ouvert.\u202f»\u00a0{}", "il y a 3 heures"),
        ("«\u00a0le pont est ouvert.\u00a0»{}", "il y a 3 heures"),
    ],
)
def test_a_time_right_behind_a_closing_quote_is_no_text(end: str, age: str) -> None:
    text = f"<p>The bridge over the canal is open again, {end.format(age)}</p>"
    found = cards("".join(CARD.format(number).replace(TEXT, text) for number in range(3)))
    assert [len(card.body) for card in found] == [1] * 3


NUMBERED = (
    "<div class=card><h3><a href=/{0}>Bridge {0} over the canal open</a></h3>"
    "<p>Bridge {0} over the canal is open again for cars, the town said.</p>{1}</div>"
)


@pytest.mark.parametrize(
    "sentence",
    [
        "For our subscribers only.",
        "Nur für unsere Abonnenten.",
        "Réservé à nos abonnés.",
        "Alleen voor onze abonnees.",
        "Solo para nuestros suscriptores.",
        "Solo per i nostri abbonati.",
        "Apenas para os nossos assinantes.",
        "Bara för våra prenumeranter.",
        "Bare for våre abonnenter.",
        "Our reporters write here every day what happens in the town, free of charge.",
    ],
)
def test_a_sentence_that_many_cards_repeat_is_no_text_of_them(sentence: str) -> None:
    repeated = f"<p>{sentence}</p>"
    found = cards("".join(NUMBERED.format(number, repeated) for number in range(3)))
    assert [card.body for card in found] == [(1,), (4,), (7,)]
    some = [NUMBERED.format(number, repeated if number % 2 else "") for number in range(6)]
    assert [len(card.body) for card in cards("".join(some))] == [1] * 6


@pytest.mark.parametrize(
    "sentence",
    [
        "No damage was reported.",
        "The region is dark for four hours.",
        "Police have closed the site.",
        "Verletzt wurde niemand.",
        "Er vielen geen gewonden.",
        "Il n'y a pas eu de blessés.",
        "No hubo heridos.",
        "Não houve feridos.",
        "Non ci sono feriti.",
        "Ingen kom till skada.",
    ],
)
def test_news_that_many_cards_repeat_is_text_of_them(sentence: str) -> None:
    repeated = f"<p>{sentence}</p>"
    assert [len(card.body) for card in cards("".join(NUMBERED.format(at, repeated) for at in range(3)))] == [2] * 3


BARE = "<div class=card><h3><a href=/{0}>Ferry {0} to the island sails</a></h3><p>{1}</p></div>"


@pytest.mark.parametrize("sentence", ["For our subscribers only.", "No damage was reported."])
def test_no_card_is_lost_for_a_sentence_that_others_repeat(sentence: str) -> None:
    page = "".join(NUMBERED.format(at, f"<p>{sentence}</p>") + BARE.format(at, sentence) for at in range(3))
    found = cards(page)
    assert len(found) == 6
    assert all(card.body for card in found)


def test_what_cards_of_one_headline_or_two_cards_repeat_is_text() -> None:
    sentence = "<p>For our subscribers only.</p>"
    same = "".join(NUMBERED.format(1, sentence) for _ in range(3))  # one card, printed three times
    assert [len(card.body) for card in cards(same)] == [2] * 3
    two = "".join(NUMBERED.format(number, sentence if number < 2 else "") for number in range(4))
    assert [len(card.body) for card in cards(two)] == [2, 2, 1, 1]


EVENTS = ["Doors open. 20:00", "The vote is in spring. 5 May 2027", "He was born in 1950."]
EVENTS += ["Der Eintritt ist frei. Donnerstag, 20 Uhr", "Bach und Brahms. (20 Uhr)", "Karten am Eingang. 10 Uhr"]
EVENTS += ["Entrance is free. Saturday, 8 p.m.", "Bach and Brahms. (8 pm)", "De toegang is gratis. Zaterdag 20 uur"]
EVENTS += ["L'entrée est libre. Samedi à 20h", "La entrada es libre. Sábado, 20h"]


@pytest.mark.parametrize("end", EVENTS)
def test_a_time_of_the_news_at_a_cards_end_stays_in_its_text(end: str) -> None:
    card = "<div class=card><h3><a href=/{0}>Bridge over the canal open</a></h3><p>{1} {2}</p></div>"
    document = read_document(f"<main>{''.join(card.format(number, CLOSED, end) for number in range(3))}</main>")
    drawing = draw(document, text := normal(document.text))
    items = split_with_trace(text.text, lambda _: False, drawing=drawing).items
    assert [item.text for item in items] == [f"{CLOSED} {end}"] * 3


ENDS = ["(11h05)", "11h05", "5 mins ago · News", "News · 5 mins ago", "14:05 | 01.12.2026", "14:05 CET", "09.30 Uhr"]
ENDS += [
    "vor 5 Min. | Politik",
    "kl. 14.05",
    "5 min",
    "3h",
    "Published 8 p.m.",
    "Publié à 20h",
    "20 Uhr | Politik",
    "1 Dec",
]


@each_row("end", ENDS)
@each_row("printed", ["{}", "<small>{}</small>", "<span>{}</span>"])
def test_a_time_that_ends_the_text_of_a_card_is_its_time(end: str, printed: str) -> None:
    card = "<div class=card><h3><a href=/{0}>Bridge over the canal open</a></h3><p>{1} {2}</p></div>"
    page = "".join(card.format(number, CLOSED, printed.format(end)) for number in range(3))
    document = read_document(f"<body><main>{page}</main></body>")
    drawing = draw(document, text := normal(document.text))
    items = split_with_trace(text.text, lambda _: False, drawing=drawing).items
    assert [item.text for item in items] == [CLOSED] * 3
    assert all(item.stamp is not None and item.stamp.printed in end for item in items)


BESIDE = "<div class=row><time>15:4{0}</time><div>" + HEAD + TEXT + "</div></div>"


@pytest.mark.parametrize(
    "row",
    [
        BESIDE,
        BESIDE.replace("time", "span"),
        "<div class=row><div>"
        + HEAD
        + TEXT
        + "</div><div class=meta><span>Harbour</span><span>3 hours ago</span></div></div>",
        "<li class=row><div class=t>15:4{0}</div><div class=c><div class=in>" + HEAD + TEXT + "</div></div></li>",
        "<table><tr class=row><td>15:4{0}</td><td>" + HEAD + TEXT + "</td></tr></table>",
        "<time>15:4{0}</time>" + CARD,
        CARD + "<div class=t>15:4{0}</div>",
        "<dt>15:4{0}</dt><dd>" + HEAD + TEXT + "</dd>",
    ],
)
def test_the_time_in_a_box_beside_a_card_belongs_to_it(row: str) -> None:
    page = "".join(row.format(number) for number in range(3)).replace("</table><table>", "")
    model = walk(parse_html(page))

    times = [
        [model.text[block.start : block.end] for block in model.blocks[card.first : card.last] if is_time(model, block)]
        for card in cards(page)
    ]

    assert len(times) == 3
    assert all(len(of_card) == 1 for of_card in times)


def test_the_time_above_a_list_of_cards_is_of_none_of_them() -> None:
    list_of_cards = "".join(CARD.format(number) for number in range(3))

    found = cards(f"<div><time>15:41</time><div>{list_of_cards}</div></div>")

    assert [card.last - card.first for card in found] == [2, 2, 2]


def test_a_time_beside_one_card_alone_may_be_the_page_s() -> None:
    found = cards(f"<div><time>15:41</time>{CARD.format(1)}</div><div class=other>{CARD.format(2)}</div>")

    assert [card.last - card.first for card in found] == [2, 2]

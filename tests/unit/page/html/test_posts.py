"""Posts of a live blog: boxes of one shape, each with a time and a text."""

import pytest

from dateline.core.page.html.cards import Card
from dateline.core.page.html.document import read_document
from dateline.core.page.html.evidence import weigh_blocks
from dateline.core.page.html.posts.item_boxes import find_dispatches
from dateline.core.page.html.posts.post_boxes import find_posts
from dateline.core.page.html.posts.post_texts import find_posts_in_text
from dateline.core.page.html.reader import draw
from dateline.core.page.html.text import parse_html
from dateline.core.page.html.walk import walk
from dateline.core.page.split import split_with_trace
from dateline.core.text.normal_form import normal
from tests.rows import each_row

TEXT = "<p>The ferry to the islands does not sail today, its owners say.</p>"
HEADED = "<div class=p><span>14:0{} Uhr</span><h3>Ferry does not sail today</h3>" + TEXT + "</div>"
BARE = "<div class=p><time>14:0{}</time>" + TEXT + "<p>More soon.</p></div>"


def posts(html: str, *, is_live: bool = False) -> list[Card]:
    model = walk(parse_html(html))
    return find_posts(model, weigh_blocks(model), frozenset(), is_live=is_live)


def test_posts_with_headlines_are_found_on_any_page() -> None:
    found = posts("".join(HEADED.format(number) for number in range(3)))
    assert [(post.headline, post.body, post.rank, post.alike) for post in found] == [
        (1, (2,), 1, 3),
        (4, (5,), 2, 3),
        (7, (8,), 3, 3),
    ]


def test_posts_without_headlines_need_a_page_that_calls_itself_a_live_blog() -> None:
    html = "".join(BARE.format(number) for number in range(3))
    assert not posts(html)
    assert [post.body for post in posts(html, is_live=True)] == [(1, 2), (4, 5), (7, 8)]


@pytest.mark.parametrize("count", [3, 4, 9])
def test_one_post_of_a_row_may_have_no_headline_on_any_page(count: int) -> None:
    bare = BARE.replace("<time>14:0{}</time>", "<span>14:0{} Uhr</span>")
    html = "".join((bare if number == 1 else HEADED).format(number) for number in range(count))
    assert [post.headline is None for post in posts(html)] == [number == 1 for number in range(count)]


def test_boxes_of_which_one_has_a_headline_are_no_live_blog() -> None:
    bare = BARE.replace("<time>14:0{}</time>", "<span>14:0{} Uhr</span>")
    assert not posts("".join((HEADED if number == 1 else bare).format(number) for number in range(4)))


def test_two_boxes_are_a_live_blog_where_the_page_calls_itself_one_and_both_have_headlines() -> None:
    two = "".join(HEADED.format(number) for number in range(2))
    assert [(post.headline, post.body) for post in posts(two, is_live=True)] == [(1, (2,)), (4, (5,))]
    assert not posts(two)
    assert not posts(HEADED.format(0), is_live=True)
    assert not posts(HEADED.format(0) + BARE.format(1), is_live=True)
    assert not posts("".join(BARE.format(number) for number in range(2)), is_live=True)


def test_comments_are_no_posts() -> None:
    html = "".join(HEADED.format(number) for number in range(3))
    assert not posts(f"<div class=comment-list>{html}</div>", is_live=True)


LINE = "<p>{} - {}</p>"
SUBJECTS = ("Ferry does not sail today", "Market opens higher", "Two win the regatta", "Bridge is open again")
CLOCKS = ("9h05", "8h47", "8h41", "8h35")


def posts_in_text(html: str) -> list[Card]:
    model = walk(parse_html(html))
    return find_posts_in_text(model, weigh_blocks(model), range(len(model.blocks)))


def feed(clocks: tuple[str, ...], text: str = TEXT) -> str:
    return "".join(LINE.format(clock, subject) + text for clock, subject in zip(clocks, SUBJECTS, strict=True))


def test_headlines_that_open_with_times_part_a_text_into_posts() -> None:
    found = posts_in_text("<p>What happened this morning.</p>" + feed(CLOCKS))
    assert [(post.first, post.last, post.headline, post.body) for post in found] == [
        (1, 3, 1, (2,)),
        (3, 5, 3, (4,)),
        (5, 7, 5, (6,)),
        (7, 9, 7, (8,)),
    ]
    assert [(post.rank, post.alike) for post in found] == [(1, 4), (2, 4), (3, 4), (4, 4)]


@each_row("bare", range(5))
@each_row("line", [LINE, "<h3>{} {}</h3>", "<p>{}</p><h3>{}</h3>"])
def test_one_of_them_may_have_a_time_and_no_headline(line: str, bare: int) -> None:
    lines = [line.format(*one) for one in zip((*CLOCKS, "8h20"), (*SUBJECTS, "Harbour is quiet again"), strict=True)]
    lines[bare] = f"<p>{(*CLOCKS, '8h20')[bare]}</p>"
    found = posts_in_text("<p>What happened this morning.</p>" + "".join(one + TEXT for one in lines))
    assert [post.headline is None for post in found] == [number == bare for number in range(5)]


def test_times_between_the_paragraphs_of_an_article_are_no_posts() -> None:
    assert not posts_in_text("".join(f"<p>{clock}</p>{TEXT}" for clock in CLOCKS))


@pytest.mark.parametrize(
    "html",
    [
        feed(("9h05", "17h20", "8h41", "12h35")),  # times in no order are opening hours, and no feed
        feed(CLOCKS, text=""),  # a timetable
        TEXT * 30 + feed(CLOCKS),  # most of the text is not theirs
        "".join(f"<p>{clock} - The ferry to the islands has left the harbour, its owners say.</p>" for clock in CLOCKS),
        feed(CLOCKS)[: -len(LINE.format(CLOCKS[3], SUBJECTS[3]) + TEXT)],  # three
    ],
)
def test_what_is_no_feed_of_posts(html: str) -> None:
    assert not posts_in_text(html)


DISPATCH = (
    "<div class=item>{}<p>LONDON (AP) - The bridge over the canal is open again for cars, the town said.</p></div>"
)
HEADING = "<h3>Bridge over the canal open again</h3>"


def dispatches(html: str) -> list[Card]:
    model = walk(parse_html(html))
    return find_dispatches(model, weigh_blocks(model), frozenset())


def test_boxes_of_one_shape_with_a_dateline_each_are_items() -> None:
    found = dispatches(f"<aside>{DISPATCH.format(HEADING) * 2}</aside>")
    assert [(card.headline, card.body, card.rank, card.alike) for card in found] == [(0, (1,), 1, 2), (2, (3,), 2, 2)]
    assert [card.headline for card in dispatches(f"<ul>{DISPATCH.replace('div', 'li').format('') * 3}</ul>")] == [
        None
    ] * 3


@pytest.mark.parametrize(
    ("above", "headline"),
    [
        ("<time>12:30</time>", None),
        ("<time>12:30</time>" + HEADING, 1),
        (HEADING + "<div>12:30</div>", 0),
        ("<div>Bridge over the canal open again</div><div>3 hours ago</div>", 0),
    ],
)
def test_a_time_above_a_text_with_a_dateline_is_no_headline(above: str, headline: int | None) -> None:
    assert dispatches(DISPATCH.format(above) * 2)[0].headline == headline


@pytest.mark.parametrize(
    "html",
    [
        DISPATCH.format(HEADING),  # one
        DISPATCH.format(HEADING) + DISPATCH.format(HEADING).replace("item", "other"),  # of two shapes
        DISPATCH.format(HEADING).replace("LONDON (AP) - ", "") * 2,  # no datelines
        DISPATCH.format(DISPATCH.format("").replace("div", "p")) * 2,  # two datelines in each
        DISPATCH.format(TEXT) * 2,  # the dateline stands below a text
        DISPATCH.format("") * 2 + DISPATCH.format("").replace("LONDON (AP) - ", ""),  # paragraphs of an article
    ],
)
def test_what_is_no_row_of_items_with_datelines(html: str) -> None:
    assert not dispatches(html)


STANDFIRST = "The cabinet of Norland resigned on Monday after its coalition broke over the budget of next year."
ARTICLE = [
    "The prime minister of Norland handed in the resignation of the cabinet on Monday morning, an aide said.",
    "New elections are to be held in March, the speaker of the parliament said, after talks with all parties.",
]


@pytest.mark.parametrize("place", ["below", "above", "inside"])
@pytest.mark.parametrize("opening", ["OSLO (AP) - ", ""])
def test_a_standfirst_stays_with_its_article_beside_items_with_datelines(place: str, opening: str) -> None:
    aside = f"<aside>{DISPATCH.format(HEADING) * 3}</aside>"
    head = f"<h1>Government of Norland falls over budget</h1><p>{STANDFIRST}</p>"
    text = f"<p>{opening}{ARTICLE[0]}</p><p>{ARTICLE[1]}</p>"
    page = {"below": head + text + aside, "above": aside + head + text, "inside": head + aside + text}[place]
    document = read_document(f"<body><main>{page}</main></body>")
    drawing = draw(document, printed := normal(document.text))
    items = split_with_trace(printed.text, lambda _: False, drawing=drawing).items
    (lead,) = [item for item in items if item.role == "lead"]
    assert lead.headline == "Government of Norland falls over budget"
    assert lead.text == "\n".join([STANDFIRST, *ARTICLE])
    assert len(items) == 4


DATELINED = [
    "OSLO (AP) - The prime minister of Norland handed in the resignation of the cabinet on Monday, an aide said.",
    "BERGEN (AP) - In Bergen, thousands stood in the square on Monday night and asked for new elections at once.",
]
ROUND_UPS = {
    "in turn": (DATELINED[0], ARTICLE[0], DATELINED[1], ARTICLE[1]),
    "datelines first": (*DATELINED, *ARTICLE),
}
"""The paragraphs of an article with two datelines, in two orders."""


@pytest.mark.parametrize("order", ROUND_UPS)
@pytest.mark.parametrize("form", ["<div><p>{}</p></div>", "<section><p>{}</p></section>", "<div>{}</div>"])
def test_an_article_of_two_datelines_loses_no_paragraph_to_an_item(order: str, form: str) -> None:
    page = "".join(map(form.format, ROUND_UPS[order]))
    document = read_document(f"<body><article><h1>Government of Norland falls over budget</h1>{page}</article></body>")
    drawing = draw(document, printed := normal(document.text))
    assert drawing is None or [item.is_lead for item in drawing.items] == [True]
    first = split_with_trace(printed.text, lambda _: False, drawing=drawing).items[0]
    assert first.headline == "Government of Norland falls over budget"
    assert first.text.startswith(ROUND_UPS[order][0].split(" - ")[-1])


@pytest.mark.parametrize("plain", ["<p>{}</p>", "<blockquote>{}</blockquote>"])
def test_boxes_with_datelines_between_plain_paragraphs_take_no_first_paragraph(plain: str) -> None:
    boxed, others = (f"<div><p>{text}</p></div>" for text in DATELINED), map(plain.format, ARTICLE)
    page = "".join(map("".join, zip(boxed, others, strict=True)))
    document = read_document(f"<body><article><h1>Government of Norland falls over budget</h1>{page}</article></body>")
    first = split_with_trace(
        (printed := normal(document.text)).text, lambda _: False, drawing=draw(document, printed)
    ).items[0]
    assert first.text.startswith(DATELINED[0].split(" - ")[-1])


@pytest.mark.parametrize(
    "time", ["13.5{} GMT", "2h ago<span>13.5{} GMT</span>", "13:5{} (vor 2 Stunden)", "il y a 2 heures · 13h5{}"]
)
def test_the_time_of_a_post_may_be_a_clock_with_its_zone_or_a_clock_and_an_age(time: str) -> None:
    page = "".join(HEADED.replace("14:0{} Uhr", time).format(number) for number in range(3))

    assert len(posts(page)) == 3


PAIR = (
    ("Storm closes port of Brest", "The port of Brest was closed on Monday as a storm came in, its authority said."),
    ("Quake shakes northern Chile", "A quake of magnitude 5.9 shook northern Chile, and no damage was reported."),
)
EVENTS = (
    ("Film night in the library", "The library shows a film about the harbour of Ghent, with its director as a guest."),
    ("Choir sings in the hall", "Songs from Norway and Chile are heard, and all who like to may join in them."),
)
SECTIONS = (
    ("Why the storm was strong", "The storm came from the west, and the sea was warmer than ever, experts said."),
    ("What happens to the port", "The port stays closed until Monday, and the ferries go from Lorient, they said."),
)
PAIRED = {
    "article": "<article><time>{clock}</time><h3>{head}</h3><p>{text}</p></article>",
    "div": "<div class=post><h3>{head}</h3><span>{clock}</span><p>{text}</p></div>",
    "list": "<li><h3>{head}</h3><p>{text}</p><time>{clock}</time></li>",
}


def pair_of(box: str, items: tuple[tuple[str, str], ...], clocks: tuple[str, str], around: str) -> list[Card]:
    rows = [box.format(clock=clock, head=head, text=text) for clock, (head, text) in zip(clocks, items, strict=True)]
    return posts(around.format("".join(rows)))


@each_row("box", PAIRED.values())
@each_row("title", ["", "<h1>Live blog</h1>", "<h1>Wednesday 2 December</h1>"])
@each_row("clocks", [("10:14", "09:40"), ("9.20 pm", "11.15 am"), ("10.14 Uhr", "9.40 Uhr")])
def test_two_posts_are_all_text_of_a_page_with_the_latest_first(box: str, title: str, clocks: tuple[str, str]) -> None:
    assert len(pair_of(box, PAIR, clocks, f"<main>{title}{{}}</main>")) == len(PAIR)


@each_row("box", PAIRED.values())
@each_row(
    "page",
    [
        (PAIR, ("09:40", "10:14"), "<h1>Live blog</h1>{}"),  # from early to late, as a programme runs
        (PAIR, ("09:40", "09:40"), "<h1>Live blog</h1>{}"),
        (PAIR, ("today", "yesterday"), "<h1>Live blog</h1>{}"),
        (PAIR, ("10:14", "09:40"), "<h1>Storm closes the port of Brest</h1>{}"),  # of one article
        (PAIR, ("10:14", "09:40"), "<h1>Live blog</h1>" + TEXT + "{}"),
        (PAIR, ("10:14", "09:40"), "<h1>Live blog</h1>{}" + TEXT),
        (PAIR, ("10:14", "09:40"), "<div class=comments>{}</div>"),
        (SECTIONS, ("10:14", "09:40"), "<h1>Storm closes the port of Brest</h1>{}"),
        (EVENTS, ("20:00", "18:30"), "<h1>What is on in Ghent</h1>{}"),
    ],
)
def test_what_is_no_pair_of_posts(box: str, page: tuple[tuple[tuple[str, str], ...], tuple[str, str], str]) -> None:
    assert not pair_of(box, *page)

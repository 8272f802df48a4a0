"""Posts of a live blog: boxes of one shape, each with a time and a text."""

import pytest

from dateline.core.page.html.cards import Card
from dateline.core.page.html.evidence import weigh_blocks
from dateline.core.page.html.posts import find_posts, find_posts_in_text
from dateline.core.page.html.text import parse_html
from dateline.core.page.html.walk import walk

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


def test_two_boxes_are_no_live_blog() -> None:
    assert not posts("".join(HEADED.format(number) for number in range(2)), is_live=True)


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


@pytest.mark.parametrize("bare", range(5))
@pytest.mark.parametrize("line", [LINE, "<h3>{} {}</h3>", "<p>{}</p><h3>{}</h3>"])
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

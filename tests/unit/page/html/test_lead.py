"""The article of a page: its headline, the box of its text, and what is no part of it."""
# ruff: noqa: E501 - one line per row

import pytest

from dateline.core.page.html.evidence import weigh_blocks
from dateline.core.page.html.lead import Page, find_headline, find_lead
from dateline.core.page.html.text import parse_html
from dateline.core.page.html.walk import walk

ONE = "The bridge over the canal is open again for cars, the town said on Monday."
TWO = "Cyclists had waited for three weeks, and shops in the centre had lost money."
TEXT = f"<p>{ONE}</p><p>{TWO}</p>"
LONG = "<p>" + "We have walked over this bridge all our lives, and so did our mothers. " * 5 + "</p>"


def lead(html: str, *titles: str) -> tuple[str | None, list[str]]:
    model = walk(parse_html(html))
    page = Page(model, weigh_blocks(model), frozenset())
    found = find_lead(page._replace(headline=find_headline(page, titles)))
    if found is None:
        return None, []

    def words(number: int) -> str:
        return model.text[model.blocks[number].start : model.blocks[number].end]

    return (words(found.headline) if found.headline is not None else None), [words(at) for at in found.body]


@pytest.mark.parametrize(
    ("html", "titles", "headline"),
    [
        (f"<h1>Bridge open</h1>{TEXT}", (), "Bridge open"),
        (f"<h1>Coast Post</h1><h1>Bridge open again</h1>{TEXT}", ("Bridge open again - Coast Post",), "Bridge open again"),
        (f"<h1>Coast Post</h1><h2>Bridge over the canal open</h2>{TEXT}", ("Bridge over the canal open",), "Bridge over the canal open"),
        (f"<div>Bridge over the canal open</div>{TEXT}", ("Bridge over the canal open",), "Bridge over the canal open"),
        (f"<h3>Weather</h3>{TEXT}", ("Bridge open",), None),
    ],
)  # fmt: skip
def test_the_headline_is_like_the_title_or_the_first_heading(
    html: str, titles: tuple[str, ...], headline: str | None
) -> None:
    assert lead(html, *titles)[0] == headline


@pytest.mark.parametrize(
    "furniture",
    [
        "<div class=caption>The bridge over the canal, seen from the water, in a picture of last year.</div>",
        "<div><span>The bridge over the canal, seen from the water, in a picture of last year.</span></div>",
        "<ul><li><a href=/1>Ferry aground off the cape</a></li><li><a href=/2>Mill burns down</a></li></ul>",
        "<aside><p>All that matters in your region, every morning in your mailbox, for nothing.</p></aside>",
        "<div class=newsletter><p>All that matters in your region, every morning in your mailbox.</p></div>",
        "<form><p>All that matters in your region, every morning in your mailbox.</p></form>",
    ],
)
def test_furniture_between_paragraphs_is_left_out(furniture: str) -> None:
    html = f"<article><h1>Bridge open</h1><p>{ONE}</p>{furniture}<p>{TWO}</p>{LONG}</article>"
    assert lead(html)[1][:-1] == [ONE, TWO]


def test_class_words_never_speak_against_the_box_of_the_headline_or_of_much_text() -> None:
    assert lead(f"<div class='paywall sidebar'><h1>Bridge open</h1>{TEXT}</div>")[1] == [ONE, TWO]
    assert lead(f"<h1>Bridge open</h1><div class=comment-area>{TEXT}</div>")[1] == [ONE, TWO]


def test_class_words_do_not_count_where_little_is_found() -> None:
    html = (
        f"<h1>Bridge open</h1><div class=related>{LONG}</div><div class=promo>{LONG}</div><div class=share>{LONG}</div>"
    )
    assert len(lead(html)[1]) == 3


def test_the_article_of_the_headline_comes_before_others_of_its_shape() -> None:
    html = f"<main><section class=a><h1>Bridge open</h1>{TEXT}</section><section class=a>{LONG}</section></main>"
    assert lead(html)[1] == [ONE, TWO]


def test_boxes_of_one_shape_are_parts_of_one_text() -> None:
    html = f"<h1>Bridge open</h1><div><div class=part><p>{ONE}</p></div><div class=part><p>{TWO}</p></div></div>"
    assert lead(html)[1] == [ONE, TWO]


def test_sub_headings_stay_and_headings_at_the_ends_go() -> None:
    html = (
        f"<div><h1>Bridge open</h1><h2>News</h2><p>{ONE}</p><h2>Weeks of waiting</h2><p>{TWO}</p><h2>Read on</h2></div>"
    )
    assert lead(html)[1] == [ONE, "Weeks of waiting", TWO]


def test_a_page_without_running_text_has_no_article() -> None:
    assert lead("<h1>News</h1><ul><li><a href=/1>Bridge open</a></li></ul>") == (None, [])

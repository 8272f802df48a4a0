"""Promotions: cards that present the site itself or a writer, or lead to no other article."""

import pytest

from dateline.core.page.html.document import read_document
from dateline.core.page.html.reader import Reading, read_structure

TEXT = "<p>The bridge over the canal is open again for cars, the town said on Monday.</p>"
CARD = "<div class=card><h3><a href='{}'>{}</a></h3>" + TEXT + "</div>"
ARTICLE = "<article><h1>{}</h1>" + TEXT * 9 + "</article>"
PAGE = (
    "<head><link rel=canonical href=https://www.larsundpost.no/news/lock><meta property=og:site_name content='{site}'>"
    "<meta name=author content='Berit Hansen'></head><body>" + ARTICLE + "{cards}</body>"
)
NEWS = [("/news/bridge", "Bridge over the canal open"), ("/news/ferry", "Ferry to the islands sails again")]
OWN = [("/letters", "The Larsund Post letter of the week"), ("/app", "Larsund Post on your phone")]


def reading(
    cards: list[tuple[str, str]], headline: str = "New lock for the canal", site: str = "Larsund Post"
) -> Reading:
    html = PAGE.format(headline, site=site, cards="".join(CARD.format(*card) for card in cards))
    document = read_document(html)
    assert document.model is not None
    return read_structure(document.model, document.metadata)


def test_articles_are_items() -> None:
    assert [card.rank for card in reading(NEWS).cards] == [1, 2]
    assert not reading(NEWS).promotions


def test_a_list_most_of_whose_headlines_name_the_site_presents_the_site() -> None:
    read = reading([*OWN, ("/island", "The programme for the islands")])
    assert not read.cards
    assert len(read.promotions) == 6
    assert "name the site" in read.promotions[min(read.promotions)]


def test_the_name_may_stand_in_the_address_alone() -> None:
    own = [("/letters", "The Larsundpost letter of the week"), ("/app", "Larsundpost on your phone")]
    assert not reading(own, site="").cards
    assert len(reading(OWN, site="").cards) == 2  # another name


@pytest.mark.parametrize(
    "cards", [[*NEWS, OWN[0]], [*NEWS, *OWN], [OWN[0], *NEWS, ("/news/x", "A shop of postcards opens")]]
)
def test_one_headline_with_the_name_of_the_site_may_be_news_about_it(cards: list[tuple[str, str]]) -> None:
    assert len(reading(cards).cards) == len(cards)


def test_beside_an_article_about_the_site_other_articles_name_it() -> None:
    assert len(reading(OWN, "Larsund Post moves to the harbour").cards) == 2


def test_beside_a_text_that_names_what_the_site_is_named_after_other_articles_name_it() -> None:
    cards = [("/news/1", "Larsund mends its bridge"), ("/news/2", "Ferry to Larsund sails again")]
    assert not reading(cards, site="Larsund").cards
    html = PAGE.format("New lock for the canal", site="Larsund", cards="".join(CARD.format(*card) for card in cards))
    document = read_document(html.replace("the town said", "the town of Larsund said"))
    assert document.model is not None
    assert len(read_structure(document.model, document.metadata).cards) == 2


def test_a_run_of_boxes_is_judged_by_itself() -> None:
    more = [(f"/news/{number}", f"Bridge number {number} over the canal open") for number in range(5)]
    html = PAGE.format("New lock for the canal", site="Larsund Post", cards="{}<h2>From the house</h2>{}")
    cards = ["".join(CARD.format(*card) for card in row) for row in (more, OWN)]
    document = read_document(html.format(*cards))
    assert document.model is not None
    assert len(read_structure(document.model, document.metadata).cards) == len(more)


@pytest.mark.parametrize(
    "card",
    [
        ("/people/1", "Berit Hansen"),  # the article's author
        ("/about", "Larsund Post"),
        ("https://www.larsundpost.no/news/lock#comment-9", "Reader from Larsund"),  # a place on this page
        ("https://shop.larsundpost.no/", "Mugs with the lighthouse"),
        ("/", "All the news of today"),
    ],
)
def test_a_profile_or_a_link_to_no_article_is_no_item(card: tuple[str, str]) -> None:
    read = reading([*NEWS, card])
    assert len(read.cards) == 2
    assert set(read.promotions.values())


def test_a_page_without_an_address_or_a_name_has_no_promotions() -> None:
    html = "".join(CARD.format(*card) for card in NEWS * 2)
    document = read_document(html)
    assert document.model is not None
    assert len(read_structure(document.model, document.metadata).cards) == 4

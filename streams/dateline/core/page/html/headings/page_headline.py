"""Decide whether the text that seems an article is that of the page's headline, on a page of cards.

A front page has running text too: what it says of itself above or below its cards, comments, a footer. Its headline
names the site or a section, and such a text does not tell what the headline says. An article's does; or it stands right
below a headline that says what happened, without a card between the two, and is news, or has a box with it alone.
"""

import re
from collections.abc import Collection, Sequence
from typing import Final

from dateline.core.page.html.cards import Card
from dateline.core.page.html.lead import Lead, Page, find_lead
from dateline.core.page.html.metadata.page_metadata import BESIDE_HEADLINE, PageMetadata
from dateline.core.page.html.metadata.title_parts import LAST_PART
from dateline.core.page.layout.headline.headed_news import (
    own_headline,
    says_what_happened,
    tells_headline,
)
from dateline.core.page.lines.kinds.news_line import weigh_line
from dateline.core.page.lines.sentence import is_dense
from dateline.core.page.model import Box
from dateline.core.page.passes.furniture.record_names import letters_of


def find_own_lead(page: Page, lead: Lead, metadata: PageMetadata, cards: Sequence[Card]) -> Lead | None:
    """Return an article that is that of its headline, else the one that stands elsewhere; None where there is none.

    ``cards`` are the cards beside it, or the posts of a live blog. On a page without them, the article is that of its
    headline, as is one above the posts.
    """
    if not cards or (metadata.is_live and lead.body[0] < cards[0].first):
        return lead
    in_cards = frozenset(at for card in cards for at in range(card.first, card.last))
    if _is_of_headline(page, lead, metadata, in_cards):
        return lead
    found = find_lead(page._replace(in_cards=in_cards.union(page.in_cards, lead.body)))
    return found if found is not None and _is_of_headline(page, found, metadata, in_cards) else None


def _is_of_headline(page: Page, lead: Lead, metadata: PageMetadata, cards: Collection[int]) -> bool:
    """Whether an article is that of its headline; ``cards`` are the numbers of the blocks in cards or posts.

    Where the page's metadata tell when an article was published, it is. A headline of one word or two may name a
    section: the text tells what it says, and stands right below.
    """
    if lead.headline is None or any(time.source != BESIDE_HEADLINE for time in metadata.published):
        return True
    block = page.model.blocks[lead.headline]
    head = page.model.text_of(lead.headline)
    names = _site_names(metadata)
    if letters_of(head) in names or (block.href is not None and _HOME_PAGE.fullmatch(block.href.strip()) is not None):
        return False
    own = own_headline(head, names, dense=is_dense(head, 0, len(head)))
    is_below = not any(at in cards for at in range(lead.headline + 1, lead.body[0]))
    if own is None and not is_below:
        return False
    paragraphs = [_words(page, at) for at in lead.body if page.weighed[at].running][:_MAX_PARAGRAPHS]
    if tells_headline(own or head, paragraphs, "\n".join(paragraphs)):
        return True
    if own is None or not is_below or not says_what_happened(own):
        return False
    surplus = sum(weight.news - weight.page for weight in map(weigh_line, paragraphs))
    box = _own_box(page, lead, cards)
    in_own_box = box is not None and (box.tag == "article" or surplus >= 0)
    return in_own_box or surplus >= max(_MIN_SUM, _MIN_MEAN * len(paragraphs))


def _own_box(page: Page, lead: Lead, cards: Collection[int]) -> Box | None:
    """Return the box that holds headline and text of an article, and no card; None where there is none.

    ``cards`` are the numbers of the blocks in cards.
    """
    number = page.model.blocks[lead.headline or 0].box
    while number >= 0 and page.model.boxes[number].last <= lead.body[-1]:
        number = page.model.boxes[number].parent
    box = page.model.boxes[number] if number >= 0 else None
    return box if box is not None and not any(at in cards for at in range(box.first, box.last)) else None


def _words(page: Page, number: int) -> str:
    """Return the text of a block, up to a bound."""
    block = page.model.blocks[number]
    return page.model.text[block.start : min(block.end, block.start + _MAX_CHARS)]


def _site_names(metadata: PageMetadata) -> frozenset[str]:
    """Return the site's name, and the last parts of the page's titles, as ``letters_of`` gives them."""
    parts = [parts["last"] for title in metadata.titles if (parts := LAST_PART.fullmatch(title)) is not None]
    return frozenset(letters for name in (metadata.site or "", *parts) if (letters := letters_of(name)))


_HOME_PAGE: Final = re.compile(r"/|https?://[^/?#\s]+/?", re.IGNORECASE)
"""Where the name of a site links to."""
_MAX_PARAGRAPHS: Final = 12
"""Paragraphs of a text that are read. Bounds time; chosen by hand."""
_MAX_CHARS: Final = 2000
"""Characters of each. Bounds time; chosen by hand."""
_MIN_SUM: Final = 4
"""Points by which the signs of news outweigh the words of pages in a text that tells no word of its headline. Chosen by
hand: of 134 real articles, 3 tell none, with 18 points and more."""
_MIN_MEAN: Final = 2
"""The same for a paragraph on average. In these articles they are 2.8 and more; in comments and in what pages say of
themselves 1, as a rule."""

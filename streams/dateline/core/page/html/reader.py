"""Read the structure of an HTML page: which blocks are its article, and which are items beside it.

The result is a drawing: the page's items as spans of its text. What stands in them (datelines, agencies, ages, signals)
is read from their text by the code that reads text pages. Where the tree says nothing, there is no drawing, and the
text splitter decides.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from dateline.core.page.html.cards import Card, find_cards
from dateline.core.page.html.document import Document
from dateline.core.page.html.evidence import Weighed, weigh_blocks
from dateline.core.page.html.lead import Lead, Page, find_headline, find_lead
from dateline.core.page.layout.drawn import Drawing, DrawnItem
from dateline.core.page.model import PageModel
from dateline.core.text.normal_form import NormalText


class Reading(NamedTuple):
    """What the structure of a page shows."""

    lead: Lead | None
    cards: tuple[Card, ...]
    """The items beside the article."""
    weighed: Sequence[Weighed]
    """The measures of each block."""
    in_cards: frozenset[int]
    """The numbers of the blocks in cards, also in those that are no items."""


def draw(document: Document, normal_text: NormalText) -> Drawing | None:
    """Return the items that the structure of a page shows; None where it shows none.

    ``normal_text`` is the normal form of the page's text.
    """
    if document.model is None:
        return None
    model = document.model
    reading = read_structure(model, document.titles)
    items: list[DrawnItem] = []

    def span(number: int) -> tuple[int, int]:
        block = model.blocks[number]
        return normal_text.edited(block.start), normal_text.edited(block.end)

    def item(headline: int | None, body: Sequence[int], beside: Sequence[int], why: str, *, is_lead: bool) -> DrawnItem:
        head = span(headline) if headline is not None else None
        return DrawnItem(head, tuple(map(span, body)), tuple(map(span, beside)), is_lead, why)

    lead = reading.lead
    drawn = set(reading.in_cards)
    if lead is not None:
        drawn.update(lead.body)
        items.append(item(lead.headline, lead.body, _beside_lead(reading, lead), _LEAD_REASON, is_lead=True))
    for card in reading.cards:
        box = model.boxes[card.box]
        beside = [at for at in range(box.first, box.last) if _may_stand_beside(reading, at, card.headline, card.body)]
        why = f"card {card.rank} of {card.alike} of one shape, each with a linked headline and a text"
        items.append(item(card.headline, card.body, beside, why, is_lead=False))
    if not items:
        return None
    rest = [span(at) for at, one in enumerate(reading.weighed) if one.running and at not in drawn]
    return Drawing(tuple(items), tuple(rest))


_LEAD_REASON: Final = "the headline and the box that holds most of the running text below it"


def _beside_lead(reading: Reading, lead: Lead) -> list[int]:
    """Return the short blocks around the article's text: between its headline and its end, and a few below."""
    start = lead.headline if lead.headline is not None else lead.body[0]
    stop = min(lead.body[-1] + _MAX_BLOCKS_BELOW + 1, len(reading.weighed))
    body = set(lead.body)
    return [
        at
        for at in range(min(start, lead.body[0]), stop)
        if at not in body and at not in reading.in_cards and _may_stand_beside(reading, at, lead.headline, ())
    ]


def _may_stand_beside(reading: Reading, at: int, headline: int | None, body: Sequence[int]) -> bool:
    return at != headline and at not in body and reading.weighed[at].size <= _MAX_LINE_SIZE


def read_structure(model: PageModel, titles: Sequence[str]) -> Reading:
    """Return the article of a page and the items beside it; ``titles`` are the page's own."""
    weighed = weigh_blocks(model)
    cards = find_cards(model, weighed)
    in_cards = frozenset(at for card in cards for at in range(model.boxes[card.box].first, model.boxes[card.box].last))
    page = Page(model, weighed, in_cards)
    lead = find_lead(page._replace(headline=find_headline(page, titles)))
    if lead is not None and lead.size < _MIN_LEAD_SIZE:
        lead = None
    return Reading(lead, tuple([card for card in cards if card.alike > 1]), weighed, in_cards)


_MIN_LEAD_SIZE: Final = 200
"""The shortest article that the structure draws; a shorter one is left to the text splitter. Chosen by hand."""
_MAX_BLOCKS_BELOW: Final = 3
"""Blocks below an article's text in which its agency is looked for. Chosen by hand."""
_MAX_LINE_SIZE: Final = 90
"""The longest line that may be a time or an agency, as ``lines/classify.py`` has it."""

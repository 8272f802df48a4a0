"""Why a block of an HTML page is in no brief, by the structure of the page."""

from collections.abc import Iterator
from typing import Final

from dateline.core.page.findings.finding import Finding
from dateline.core.page.html.cards import Card
from dateline.core.page.html.document import Document
from dateline.core.page.html.lead import Lead
from dateline.core.page.html.reader import Reading, read_structure
from dateline.core.page.model import PageModel
from dateline.core.text.normal_form import NormalText


def structure_findings(document: Document, normal_text: NormalText) -> Iterator[Finding]:
    """Yield a finding for each block that is no headline and no body; its span is in the normal form of the text."""
    model = document.model
    if model is None:
        return
    reading = read_structure(model, document.metadata)
    lead = reading.lead
    bodies = {at for card in reading.cards for at in (*card.body, card.headline)}
    if lead is not None:
        bodies.update((*lead.body, lead.headline))
    cards = {at: card for card in reading.cards for at in range(card.first, card.last)}
    for number, block in enumerate(model.blocks):
        if number not in bodies:
            span = normal_text.edited(block.start), normal_text.edited(block.end)
            reason = reading.promotions.get(number) or _reason(model, reading, number, cards.get(number))
            yield Finding(*span, "dropped", reason)


def _reason(model: PageModel, reading: Reading, number: int, card: Card | None) -> str:
    """Return why a block is in no brief; ``card`` is the card that it stands in."""
    if card is not None:
        name = "post" if reading.are_posts else "card"
        return f"in {name} {card.rank} of {card.alike} of one shape, and neither its headline nor its text"
    if number in reading.in_cards and reading.are_posts:
        return "in a box with a linked headline and a text, on a live blog: its posts are the items"
    if number in reading.in_cards:
        return "in a box with a linked headline and a text, the only one of its shape: a link to another article"
    if reading.weighed[number].share >= _MIN_LINKED_SHARE:
        return _reason_of_link(model, number)
    if reading.lead is None:
        return "no running text outside the cards is long enough for an article"
    return _reason_beside(model, reading.lead, number)


def _reason_beside(model: PageModel, lead: Lead, number: int) -> str:
    """Return where a block stands that is no part of the article."""
    if number < (lead.headline if lead.headline is not None else lead.body[0]):
        return "above the article's headline"
    if number >= model.boxes[lead.box].last:
        return "below the article's box"
    if lead.doubted[model.blocks[number].box]:
        return "the class or id of its box hints at furniture, and the box holds little text"
    if number < lead.body[0]:
        return "between the article's headline and its text, and no sentence of a standfirst"
    return "inside the article's box, and no paragraph of its text: a caption, a label or a byline"


def _reason_of_link(model: PageModel, number: int) -> str:
    """Return that a block is a link, and how much of the smallest list around it is linked."""
    around = model.blocks[number].box
    while around >= 0 and model.boxes[around].last - model.boxes[around].first < _MIN_LIST_BLOCKS:
        around = model.boxes[around].parent
    if around < 0:
        return "a link"
    box = model.boxes[around]
    if box.last - box.first > _MAX_LIST_BLOCKS:
        return "a link, and no text beside it"
    blocks = model.blocks[box.first : box.last]
    share = sum(block.linked for block in blocks) / max(1, sum(block.chars for block in blocks))
    if share < _MIN_LINKED_SHARE:
        return "a link, and no text beside it"
    return f"a list of links, {min(share, 1):.0%} linked"


_MIN_LINKED_SHARE: Final = 0.5
"""The share of a block or a list that is linked where it is a link. As ``MAX_LINKED_SHARE`` of the reader."""
_MIN_LIST_BLOCKS: Final = 3
"""Blocks of the shortest list."""
_MAX_LIST_BLOCKS: Final = 200
"""Blocks of the longest list that is named: bounds time. Chosen by hand."""

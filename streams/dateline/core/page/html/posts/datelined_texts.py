"""Find the texts beside an article that open with a dateline of their own, each with its box, headline and time."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from dateline.core.page.html.cards import Card
from dateline.core.page.html.evidence import Weighed
from dateline.core.page.html.lead import Lead
from dateline.core.page.layout.headline.likeness import likenesses, shares_any
from dateline.core.page.lines.piece import Kind
from dateline.core.page.lines.pieces import read_pieces
from dateline.core.page.model import PageModel


def find_briefs(
    model: PageModel, weighed: Sequence[Weighed], lead: Lead, links: Sequence[Card], in_items: AbstractSet[int]
) -> list[Card]:
    """Return the texts beside an article that open with a dateline of their own; its headline is not theirs.

    They stand in none of the blocks ``in_items``; ``links`` are cards whose shape stands once. With a dateline, such a
    card is a brief, and no link to another article.
    """
    if lead.headline is None:
        return []
    taken = {*in_items, *lead.body, *(at for card in links for at in range(card.first, card.last))}
    head = model.text_of(lead.headline)
    openings = [
        at
        for at, of_block in enumerate(weighed)
        if at not in taken and of_block.running and opens_with_dateline(model.text_of(at))
    ]
    openings = [at for at in openings if likenesses([head], model.text_of(at))[0].share < _SHARE_OF_ARTICLE]
    briefs = [card for card in links if opens_with_dateline(model.text_of(card.body[0]))]
    taken.add(lead.headline)
    extents: list[tuple[int, int]] = []
    for at, stop in zip(openings, [*openings, len(weighed)][1:], strict=True):
        extents.append(_extent(model, weighed, at, stop, taken))
        taken.update(range(*extents[-1]))
    return briefs + _headed_briefs(model, weighed, openings, extents)


def _headed_briefs(
    model: PageModel, weighed: Sequence[Weighed], openings: Sequence[int], extents: Sequence[tuple[int, int]]
) -> list[Card]:
    """Return briefs with the nearest heading above their texts for a headline; ``extents`` are those of their blocks.

    A heading that no other brief has, and that shares no word with the text, is that of all of them.
    """
    above = [
        next((one for one in range(at - 1, first - 1, -1) if model.blocks[one].level), None)
        for at, (first, _) in zip(openings, extents, strict=True)
    ]
    several = sum(head is not None for head in above) > 1
    briefs: list[Card] = []
    for at, head, (first, last) in zip(openings, above, extents, strict=True):
        own = head is not None and (several or shares_any([model.text_of(head)], model.text_of(at)))
        body = tuple(one for one in range(at, last) if weighed[one].running)
        briefs.append(Card(first, last, BRIEF, head if own else None, body))
    return briefs


def _extent(
    model: PageModel, weighed: Sequence[Weighed], opening: int, stop: int, taken: AbstractSet[int]
) -> tuple[int, int]:
    """Return the first block of a brief and the block behind its last: those of its box, else the lines around it.

    Its box holds no other brief, the next of which opens at ``stop``, and no block that is ``taken``. Boxes around the
    first that holds more than the text add no further text.
    """
    number, first, last = model.blocks[opening].box, opening, opening + 1
    while number >= 0:
        box = model.boxes[number]
        blocks = range(box.first, box.last)
        if box.last > stop or len(blocks) > _MAX_BRIEF_BLOCKS or not taken.isdisjoint(blocks):
            break
        if last - first > 1 and any(weighed[at].running for at in blocks if not first <= at < last):
            break
        first, last = box.first, box.last
        number = box.parent
    if last - first > 1:
        return first, last
    if first and model.blocks[first - 1].level and first - 1 not in taken:
        first -= 1
    most = min(stop, opening + _MAX_BRIEF_BLOCKS, len(weighed))
    while last < most and not model.blocks[last].level and last not in taken and not weighed[last].running:
        last += 1
    return first, last


def opens_with_dateline(words: str) -> bool:
    """Whether a text opens with a sure dateline, or with a time and a sure dateline."""
    pieces = read_pieces(words[:_MAX_OPENING_CHARS])
    at = 1 if pieces and pieces[0].kind is Kind.STAMP else 0
    match = pieces[at].dateline if len(pieces) > at else None
    return match is not None and match.sure and bool(match.places)


BRIEF: Final = "brief"
"""The shape of a text with a dateline beside an article, which has no shape in common with others."""
_SHARE_OF_ARTICLE: Final = 0.5
"""The part of the headline's words from which on a text with a dateline is the article's own. Chosen by hand."""
_MAX_BRIEF_BLOCKS: Final = 8
"""The most blocks of a brief with its headline and its time. Bounds time; chosen by hand."""
_MAX_OPENING_CHARS: Final = 400
"""Characters of a text in which its dateline stands. Bounds time; chosen by hand."""

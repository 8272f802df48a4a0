"""Find the short paragraphs of an article that is set in other elements than ``p``.

By its length alone, ``Nobody else was in the room.`` may be a caption, a label or a credit. As a sentence that stands
where the long paragraphs stand, between two of them or behind the last, it is a paragraph like them.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from dateline.core.page.html.evidence import Weighed
from dateline.core.page.lines.piece import Kind
from dateline.core.page.lines.pieces import read_pieces
from dateline.core.page.lines.sentence import closes_sentence, is_dense
from dateline.core.page.model import PageModel


class _Place(NamedTuple):
    """Where a block stands: blocks that lines alone part, or that stand in boxes of one shape, have one place."""

    box: int
    """The number of the smallest box around it that holds another block too."""
    shapes: tuple[str, ...]
    """The shapes of the boxes inside that one that hold nothing but the block."""


def find_short_paragraphs(
    model: PageModel, weighed: Sequence[Weighed], body: Sequence[int], may_be: Sequence[int]
) -> list[int]:
    """Return which of the blocks ``may_be`` are short paragraphs of the text that ``body`` has the others of.

    All are numbers of blocks, in order. Each stands between two paragraphs, or right behind the last, in their place.
    """
    running = {at: _place(model, at) for at in body if weighed[at].running}
    if not running:
        return []
    counts: dict[_Place, int] = {}
    for place in running.values():
        counts[place] = counts.get(place, 0) + 1
    first, last = min(running), max(running)
    found: list[int] = []
    for at in may_be:
        if at in running or at < first:
            continue
        if at > last + 1:
            break
        place = _place(model, at)
        if counts.get(place, 0) < (_MIN_IN_BOXES if place.shapes else 1):
            continue
        if model.blocks[at].level or not is_short_sentence(model, weighed, at, _MIN_WORDS):
            continue
        found.append(at)
        last = max(last, at)
    return found


def is_short_sentence(
    model: PageModel, weighed: Sequence[Weighed], number: int, least_words: int, *, linked: bool = False
) -> bool:
    """Whether a block is a sentence of ``least_words`` or more, too short to be running text by itself.

    ``linked``: whether it may be linked, as it is in a link around a whole card.
    """
    block, of_block = model.blocks[number], weighed[number]
    if (of_block.share and not linked) or of_block.size < _MIN_SIZE:
        return False
    if not closes_sentence(model.text, block.start, block.end):
        return False
    words = model.text[block.start : block.end]
    if words.count(" ") < least_words - 1 and not is_dense(model.text, block.start, block.end):
        return False
    return all(piece.kind is Kind.TEXT for piece in read_pieces(words))


def are_in_one_link(model: PageModel, headline: int, number: int) -> bool:
    """Whether one link is around a headline and a block below it: a card that is a link as a whole."""
    box = model.blocks[number].box
    while box >= 0 and model.boxes[box].tag != "a":
        box = model.boxes[box].parent
    return box >= 0 and model.boxes[box].first <= headline < model.boxes[box].last


def _place(model: PageModel, number: int) -> _Place:
    """Return where a block stands."""
    box = model.blocks[number].box
    shapes: list[str] = []
    while box >= 0 and model.boxes[box].last - model.boxes[box].first == 1:
        shapes.append(model.boxes[box].shape)
        box = model.boxes[box].parent
    return _Place(box, tuple(shapes))


_MIN_SIZE: Final = 12
"""The shortest sentence that is a paragraph, as ``Three people were killed.`` is. Chosen by hand."""
_MIN_WORDS: Final = 2
"""The fewest words of such a sentence among the paragraphs of an article: ``Ingen skadades.`` Chosen by hand."""
_MIN_IN_BOXES: Final = 2
"""Long paragraphs in boxes of one shape from which on they show that a short one in such a box is one too. Chosen by
hand."""

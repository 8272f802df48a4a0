"""Tell a headline from its kicker: the short line above it that names its subject, ``War in Ukraine``.

A kicker shares the headline's link or its heading element. What decides is the structure: a heading beats the line
above it in the same link, and in one heading the last line is the headline.
"""

from typing import Final

from dateline.core.page.model import Block, PageModel


def is_kicker(model: PageModel, number: int) -> bool:
    """Whether a block is a kicker: the headline stands below it, in the same link or the same heading."""
    block = model.blocks[number]
    below = model.blocks[number + 1 : number + 1 + _MAX_BLOCKS_BETWEEN]
    if block.level:
        return bool(below) and _is_in_heading_of(model, block, below[0])
    if block.href is None:
        return False
    link = _link_around(model, block)
    return link >= 0 and any(
        one.level and one.href == block.href and at < model.boxes[link].last for at, one in enumerate(below, number + 1)
    )


def _is_in_heading_of(model: PageModel, block: Block, below: Block) -> bool:
    """Whether the block below stands in the same heading element, and is no mere remark to a long headline.

    Lines of one box are one headline that a line break divides.
    """
    heading = _heading_around(model, block)
    if heading < 0 or heading != _heading_around(model, below) or block.href != below.href or block.box == below.box:
        return False
    return below.end - below.start >= max(_MIN_HEADLINE_CHARS, _MIN_LENGTH_SHARE * (block.end - block.start))


def _heading_around(model: PageModel, block: Block) -> int:
    """Return the number of the heading element around a block; -1 for none."""
    return _around(model, block, _HEADINGS)


def _link_around(model: PageModel, block: Block) -> int:
    """Return the number of the link around a block; -1 for none."""
    return _around(model, block, _LINKS)


def _around(model: PageModel, block: Block, tags: frozenset[str]) -> int:
    """Return the number of the nearest box around a block that has one of the tags; -1 for none."""
    number = block.box
    for _ in range(_MAX_DEPTH):
        if number < 0 or model.boxes[number].tag in tags:
            return number
        number = model.boxes[number].parent
    return -1


_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LINKS: Final = frozenset({"a"})
_MIN_HEADLINE_CHARS: Final = 10
"""The shortest headline below a kicker, in characters; as in ``cards``."""
_MIN_LENGTH_SHARE: Final = 0.6
"""How long the headline is beside its kicker, at least: below a headline, a shorter line is a remark. Chosen by
hand."""
_MAX_BLOCKS_BETWEEN: Final = 3
"""Blocks below a kicker in which its headline is looked for: bounds time. Chosen by hand."""
_MAX_DEPTH: Final = 8
"""Boxes around a block that are looked at: bounds time; as in ``cards``."""

"""The model of a page: its text, and the blocks and boxes that its tree shows.

A block is a run of text that no element breaks: a paragraph, a headline, a cell. A box is an element that holds blocks.
A page given as text has neither: its lines are all the evidence that there is, and the text splitter reads them. So
has HTML without structure, where line breaks alone divide the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

UNNAMED: Final = frozenset({"a", "span"})
"""Boxes that do not give a block its tag."""


@dataclass(slots=True)
class Box:
    """An element of the page, and the blocks that it holds."""

    parent: int
    """The number of the box around it; -1 for the outermost."""
    tag: str
    words: str
    """Its class and id: a hint to what it holds, and never proof."""
    shape: str
    """Its tag and the first word of its class: boxes of one shape under one parent are a list."""
    href: str | None
    """Where it links to, if it is a link."""
    first: int
    """The number of its first block."""
    last: int
    """The number of the block behind its last."""


@dataclass(slots=True)
class Block:
    """A run of text: [start, end) of the page's text as extracted, in code points, without white space around it."""

    start: int
    end: int
    box: int
    """The number of the innermost box around it."""
    tag: str
    """The innermost element around it that is neither a link nor a span."""
    level: int
    """1 to 6 inside a heading; else 0."""
    chars: int = 0
    """Characters of text in it."""
    linked: int = 0
    """Characters of them inside a link."""
    href: str | None = None
    """Where its first link leads."""
    is_time: bool = False
    """Whether it stands inside a ``time`` element, or begins with one."""


class ElementTime(NamedTuple):
    """What the element of the words at [start, end) of the page's text writes for programs: ``<time datetime=…>``."""

    start: int
    end: int
    written: str


class PageModel(NamedTuple):
    """A page's text, and its blocks and boxes in reading order; a page given as text has none of them."""

    text: str
    blocks: tuple[Block, ...] = ()
    boxes: tuple[Box, ...] = ()
    times: tuple[ElementTime, ...] = ()
    """The times that elements of few words write for programs, in the order of their words."""

    def text_of(self, number: int) -> str:
        """Return the text of a block."""
        return self.text[self.blocks[number].start : self.blocks[number].end]


MAX_ITEMS: Final = 1_000
"""Items of a page; a page of more is refused, whole. Bounds how long the texts of other pages wait for those of one.
Chosen by hand: thirty times the 32 items of the largest of 135 real pages, and above the posts of a live blog."""


class TooManyItemsError(ValueError):
    """A page has more items than are taken of one page."""


def refuse_more(items: Sequence[object], most: int) -> None:
    """Raise ``TooManyItemsError`` where a page has more than ``most`` items."""
    if len(items) > most:
        msg = f"the page has {len(items)} items; at most {most} are taken"
        raise TooManyItemsError(msg)

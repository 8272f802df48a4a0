"""Find the article of a page: its headline, the box of its running text, and the blocks of its body.

The box is found from the outermost inwards: at each box, the reader goes on into the one that holds most of the running
text, until the text divides between paragraphs, or between boxes of one shape.
"""

import re
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from dateline.core.page.html.evidence import (
    MAX_LINKED_SHARE,
    Weighed,
    box_sums,
    boxes_around,
    doubted_boxes,
    is_time,
)
from dateline.core.page.html.headings.kickers import is_kicker
from dateline.core.page.html.texts.short_paragraphs import find_short_paragraphs
from dateline.core.page.model import Block, PageModel


class Lead(NamedTuple):
    """The article of a page."""

    headline: int | None
    """The number of its headline's block."""
    body: tuple[int, ...]
    """The numbers of the blocks of its body."""
    box: int
    """The number of the box of its text."""
    size: float
    """The size of its body."""
    doubted: Sequence[bool]
    """For each box, whether its words speak against it; all False where the page was read without them."""


class Page(NamedTuple):
    """A page whose article is looked for."""

    model: PageModel
    weighed: Sequence[Weighed]
    """The measures of each block."""
    in_cards: Collection[int]
    """The numbers of the blocks in cards."""
    headline: int | None = None
    """The number of the block of the article's headline."""


def find_headline(page: Page, titles: Sequence[str]) -> int | None:
    """Return the number of the block of the article's headline: like the page's titles, or the page's ``h1``."""
    model, weighed, cards, _ = page
    wanted = [words for title in titles if (words := _words(title))]
    best, best_score = None, _MIN_HEADLINE_SCORE
    for number, block in enumerate(model.blocks):
        of_block = weighed[number]
        if of_block.size > _MAX_HEADLINE_SIZE or of_block.running or (block.level != 1 and number in cards):
            continue
        if block.level > _MAX_HEADLINE_LEVEL or (
            not block.level and (of_block.share > 0 or of_block.size < _MIN_LINE_SIZE)
        ):
            continue
        words = _words(model.text[block.start : block.end])
        if not words:
            continue
        likeness = max((len(words & title) / len(words | title) for title in wanted), default=0.0)
        score = (
            likeness
            + _LEVEL_POINTS.get(block.level, 0.0)
            - (_LINK_POINTS if of_block.share > MAX_LINKED_SHARE else 0.0)
        )
        if score > best_score:
            best, best_score = number, score
        elif score == best_score and best == number - 1 and is_kicker(model, best):
            best = number
    return best


def _words(line: str) -> frozenset[str]:
    return frozenset(_WORD.findall(line[:_MAX_HEADLINE_SIZE].casefold()))


def find_lead(page: Page, expected_chars: int = 0) -> Lead | None:
    """Return the article; None where the page has no running text outside its cards.

    If little is found, or less than half of ``expected_chars``, the page is read again without the words of its boxes.
    """
    model, weighed, cards, headline = page
    first = headline if headline is not None else 0
    texts = [
        of_block.size * (1 - of_block.share) if of_block.running and number >= first and number not in cards else 0.0
        for number, of_block in enumerate(weighed)
    ]
    head = model.blocks[headline] if headline is not None else None
    doubted = doubted_boxes(model, box_sums(model, texts), head)
    lead = _Search(page, texts, doubted).lead()
    if lead is None or lead.size < max(_MIN_SURE_SIZE, expected_chars / 2):
        again = _Search(page, texts, [False] * len(doubted)).lead()
        if again is not None and (lead is None or again.size > _MIN_GAIN * lead.size):
            return again
    return lead


def times_of_others(model: PageModel, weighed: Sequence[Weighed], last: int, below: Sequence[int]) -> set[int]:
    """Return which of the lines ``below`` an article, whose text ends with block ``last``, are times of other articles.

    Such a time stands in a box below the article that has a heading too, or in a row of boxes of one shape, or a box,
    with several times and as many links or texts: related articles, or comments. An author's name beside a time is
    linked once.
    """
    found: set[int] = set()
    for at in below:
        if not is_time(model, model.blocks[at]) or (number := _box_below(model, last, at)) < 0:
            continue
        around = model.boxes[number]
        row = [box for box in model.boxes if (box.parent, box.shape) == (around.parent, around.shape)]
        inside = [one for box in row for one in range(max(box.first, last + 1), box.last)]
        times = sum(is_time(model, model.blocks[one]) for one in inside)
        lines = sum(weighed[one].running or _is_linked_line(weighed[one]) for one in inside)
        headed = any(
            model.blocks[one].level and weighed[one].size >= _MIN_OTHER_SIZE for one in range(around.first, around.last)
        )
        if headed or min(times, lines) >= _MIN_OTHERS:
            found.add(at)
    return found


def _is_linked_line(weighed: Weighed) -> bool:
    return weighed.share > MAX_LINKED_SHARE and weighed.size >= _MIN_OTHER_SIZE


def _box_below(model: PageModel, last: int, at: int) -> int:
    """Return the number of the largest box around block ``at`` that begins below block ``last``; -1 for none."""
    number, found = model.blocks[at].box, -1
    while number >= 0 and model.boxes[number].first > last:
        number, found = model.boxes[number].parent, number
    return found


class _Search:
    """The search for the article of a page, with or without the words of its boxes."""

    def __init__(self, page: Page, texts: Sequence[float], doubted: Sequence[bool]) -> None:
        """``texts`` is the running text of each block; ``doubted`` says for each box if words speak against it."""
        self.model, self.weighed, self.cards, self.headline = page
        self.doubted = doubted
        self.first = self.headline + 1 if self.headline is not None else 0
        """The first block that may be text."""
        blocks, boxes = self.model.blocks, self.model.boxes
        self.around = boxes_around(self.model, blocks[self.headline]) if self.headline is not None else frozenset()
        """The boxes around the headline."""
        sizes = [0.0 if self._is_doubted(block) else size for block, size in zip(blocks, texts, strict=True)]
        self.sums = box_sums(self.model, sizes)
        self.children: dict[int, list[int]] = {}
        """The boxes inside each box that hold running text."""
        for number, size in enumerate(self.sums):
            if size and (parent := boxes[number].parent) >= 0:
                self.children.setdefault(parent, []).append(number)

    def _is_doubted(self, block: Block) -> bool:
        return block.box >= 0 and self.doubted[block.box]

    def lead(self) -> Lead | None:
        """Return the article; None where there is no running text."""
        if not self.sums or not self.sums[0]:
            return None
        number = self._box_of_text()
        body = self._standfirst(number) + self._body(number)
        if not body:
            return None
        size = sum(self.weighed[at].size for at in body)
        return Lead(self.headline, tuple(body), number, size, self.doubted)

    def _box_of_text(self) -> int:
        """Return the innermost box that holds most of the running text and is more than a paragraph."""
        boxes = self.model.boxes
        number = 0
        while (inner := self._goes_on_in(number)) is not None:
            number = inner
        while (
            boxes[number].tag in _PARTS_OF_TEXT
            and boxes[number].parent >= 0
            and boxes[boxes[number].parent].tag != "body"
        ):
            number = boxes[number].parent
        return number

    def _goes_on_in(self, number: int) -> int | None:
        """Return the box inside that the text goes on in; None where it divides among several."""
        boxes, sums = self.model.boxes, self.sums
        inside = self.children.get(number, ())
        if not inside:
            return None
        by_shape: dict[str, float] = {}
        for child in inside:
            by_shape[boxes[child].shape] = by_shape.get(boxes[child].shape, 0.0) + sums[child]
        biggest = max(inside, key=sums.__getitem__)
        own = next((child for child in inside if child in self.around), None)
        if own is not None and sums[own] >= _MIN_PART_SHARE * sums[number]:
            alike = by_shape[boxes[own].shape] > _MIN_ALIKE_GAIN * sums[own]
            if own == biggest or alike:
                return own  # beside it stand other articles, or what readers say
        shared = by_shape[boxes[biggest].shape]
        if sums[biggest] >= _MIN_MAIN_SHARE * sums[number]:
            # others of its shape beside it are parts of the same text
            return biggest if shared < _MIN_ALIKE_GAIN * sums[biggest] else None
        paragraphs = sum(sums[child] for child in inside if boxes[child].tag in _PARAGRAPHS)
        if max(by_shape.values()) >= _MIN_ALIKE_SHARE * sums[number] or paragraphs >= sums[number] / 2:
            return None
        return self._article_among(number, inside)

    def _article_among(self, number: int, inside: Sequence[int]) -> int | None:
        """Return the box of the article where several unlike boxes hold text: that of the headline, or the first."""
        boxes = self.model.boxes
        big = [child for child in inside if self.sums[child] >= _MIN_PART_SHARE * self.sums[number]]
        for child in big:
            if child in self.around:
                return child
        if len(big) > 1 and any(boxes[child].tag in _SECTIONS for child in big):
            return big[0]
        return None

    def _standfirst(self, number: int) -> list[int]:
        """Return the blocks of running text between the headline and the box of the text."""
        begin = self.model.boxes[number].first
        if self.headline is None or begin <= self.first:
            return []
        found = []
        for at in range(self.first, min(begin, self.first + _MAX_BLOCKS_BETWEEN)):
            block, of_block = self.model.blocks[at], self.weighed[at]
            if self._is_doubted(block) or at in self.cards or of_block.share > _MAX_STANDFIRST_SHARE:
                continue
            is_long = of_block.running or (block.level > 1 and of_block.size >= _MIN_HEADED_STANDFIRST_SIZE)
            if is_long and of_block.size >= _MIN_STANDFIRST_SIZE and of_block.closes and block.tag in _STANDFIRST_TAGS:
                found.append(at)
        return found if len(found) <= _MAX_STANDFIRSTS else []

    def _body(self, number: int) -> list[int]:
        """Return the blocks of the body in the box of the text; headings at its ends are none of it."""
        box = self.model.boxes[number]
        inside = range(max(box.first, self.first), box.last)
        running = sum(self.weighed[at].size for at in inside if self.weighed[at].running)
        in_paragraphs = sum(
            self.weighed[at].size
            for at in inside
            if self.weighed[at].running and self.model.blocks[at].tag in _PARAGRAPHS
        )
        strict = in_paragraphs > _MIN_PARAGRAPH_SHARE * running
        body = [at for at in inside if self._is_body(at, strict=strict)]
        others = [at for at in inside if at not in self.cards and not self._is_doubted(self.model.blocks[at])]
        body = sorted({*body, *find_short_paragraphs(self.model, self.weighed, body, others)})
        while body and self.model.blocks[body[-1]].level:
            body.pop()
        while body and self.model.blocks[body[0]].level and self.weighed[body[0]].size < _MIN_HEADED_STANDFIRST_SIZE:
            body.pop(0)
        return body

    def _is_body(self, at: int, *, strict: bool) -> bool:
        """Whether a block is part of the body; ``strict`` where the page sets its text in paragraphs."""
        block, of_block = self.model.blocks[at], self.weighed[at]
        if at in self.cards or self._is_doubted(block):
            return False
        if of_block.share >= MAX_LINKED_SHARE:
            return (
                block.tag == "p"
                and of_block.share < _MAX_PARAGRAPH_LINK_SHARE
                and of_block.closes
                and of_block.size >= _MIN_LINKED_PARAGRAPH_SIZE
            )
        if block.level:
            return True
        if of_block.running:
            return not strict or block.tag in _PARAGRAPHS or (of_block.closes and of_block.size >= _MIN_LOOSE_SIZE)
        return block.tag in _SHORT_PARAGRAPHS and of_block.size > 1


_MIN_HEADLINE_SCORE: Final = 0.35
"""The least score of a headline: its likeness to a title, 0 to 1, and the points of its level. Chosen by hand."""
_LEVEL_POINTS: Final = {1: 0.5, 2: 0.1}
"""Points of a headline for its heading element. Chosen by hand."""
_LINK_POINTS: Final = 0.3
"""Points that a linked line loses: it may be that of another article. Chosen by hand."""
_MAX_HEADLINE_LEVEL: Final = 2
"""The lowest heading that may be the article's headline."""
_MAX_HEADLINE_SIZE: Final = 400
"""The longest headline. Chosen by hand."""
_MIN_LINE_SIZE: Final = 15
"""The shortest headline outside a heading element. Chosen by hand."""
_MIN_OTHER_SIZE: Final = 15
"""The shortest headline of another article, as of a live blog's post: ``Published`` is none. Chosen by hand."""
_MIN_OTHERS: Final = 2
"""Times, and headlines or texts beside them, from which on they are of other articles. Chosen by hand."""
_MIN_SURE_SIZE: Final = 400
"""The size of a body below which the page is read again, ignoring the class names and ids of its boxes. Chosen by
hand."""
_MIN_GAIN: Final = 2
"""How many times as long the body of the second reading must be to replace the first. Chosen by hand."""
_MIN_MAIN_SHARE: Final = 0.65
"""The share of a box's running text that one box inside holds where the text goes on in it. Fitted on half of the
publishers."""
_MIN_ALIKE_GAIN: Final = 1.15
"""How many times its own text a box and those of its shape beside it hold where they are parts of one text. Fitted on
half of the publishers."""
_MIN_ALIKE_SHARE: Final = 0.6
"""The share of a box's running text that boxes of one shape hold where they are parts of one text. Chosen by hand."""
_MIN_PART_SHARE: Final = 0.2
"""The share of a box's running text that a box of an article holds, at least. Chosen by hand."""
_MAX_BLOCKS_BETWEEN: Final = 25
"""Blocks below the headline in which a standfirst is looked for. Chosen by hand."""
_MAX_STANDFIRSTS: Final = 6
"""The most blocks of a standfirst. Chosen by hand."""
_MAX_STANDFIRST_SHARE: Final = 0.3
"""The share of a standfirst that may be linked. Chosen by hand."""
_MIN_STANDFIRST_SIZE: Final = 50
"""The shortest standfirst. Chosen by hand."""
_MIN_HEADED_STANDFIRST_SIZE: Final = 60
"""The shortest standfirst in a heading element; a shorter one is a heading. Chosen by hand."""
_MIN_PARAGRAPH_SHARE: Final = 0.7
"""The share of the running text in paragraphs from which on other elements hold captions and the like. Chosen by
hand."""
_MIN_LOOSE_SIZE: Final = 200
"""The shortest text outside paragraphs on such a page. Chosen by hand."""
_MAX_PARAGRAPH_LINK_SHARE: Final = 0.9
"""The share of a paragraph in the midst of a text that may be linked. Chosen by hand."""
_MIN_LINKED_PARAGRAPH_SIZE: Final = 80
"""The shortest of such paragraphs. Chosen by hand."""
_PARTS_OF_TEXT: Final = frozenset({"p", "span", "a", "li", "blockquote", "td", "ul", "ol"})
_PARAGRAPHS: Final = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "table", "figure", "pre", "dl", "dd"}
)
_SHORT_PARAGRAPHS: Final = frozenset({"p", "li", "blockquote"})
_STANDFIRST_TAGS: Final = frozenset({"p", "h2", "h3", "h4", "li", "div"})
_SECTIONS: Final = frozenset({"article", "section", "main"})
_WORD: Final = re.compile(r"\w+")

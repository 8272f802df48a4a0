"""What the blocks of a page show, each by itself and by the boxes around it, as the reader weighs it.

``weigh_blocks`` measures each block once: its size, how much of it is linked, whether it is running text.
``box_sums`` adds a number of each block up over the boxes around it. Both take time in proportion to the page.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from dateline.core.data.text.characters import (
    CLOSERS,
    GERMAN_CLOSERS,
    LIST_OPENERS,
    PAUSES,
    SPACE,
    SPACED_CLOSERS,
    TERMINATORS,
    WIDE_CLOSERS,
    WIDE_TERMINATORS,
)
from dateline.core.data.wire.box_words import FURNITURE_WORDS, PARAGRAPH_FURNITURE_WORDS, WHOLE_FURNITURE_WORDS
from dateline.core.page.lines.sentence import is_dense
from dateline.core.page.model import Block, Box, PageModel
from dateline.core.text.pattern_code import any_case_of
from dateline.core.times.phrases.timestamps import stamp


class Weighed(NamedTuple):
    """A block's measures."""

    size: float
    """Its characters; one of Chinese or Japanese counts as ``_DENSE_FACTOR``."""
    share: float
    """The share of it that is linked, 0 to 1."""
    closes: bool
    """Whether it ends like a sentence."""
    running: bool
    """Whether it reads like running text: no heading, not a link, and a sentence or long."""


def weigh_blocks(model: PageModel) -> list[Weighed]:
    """Return the measures of each block of a page."""
    return [_weigh(model.text, block) for block in model.blocks]


def _weigh(text: str, block: Block) -> Weighed:
    start, end = block.start, block.end
    chars = end - start
    size = chars * _DENSE_FACTOR if is_dense(text, start, end) else float(chars)
    share = min(1.0, block.linked / block.chars) if block.chars else 0.0
    tail = text[max(start, end - _MAX_TAIL_CHARS) : end].rstrip(_CLOSING)
    closes = tail[-1:] in _STOPS
    running = not block.level and share < MAX_LINKED_SHARE and size >= _MIN_SENTENCE_SIZE
    if running and not closes:
        closes = end_before_time(text, start, end) < end
    if running and not closes:
        running = size >= _MIN_TEXT_SIZE and _PAUSE.search(text, start, end) is not None
    return Weighed(size, share, closes, running)


def end_before_time(text: str, start: int, end: int) -> int:
    """Return where a text ends before the time that closes its block: ``… on Thursday. 1 hour ago``; else ``end``."""
    tail = max(start, end - _MAX_CLOSING_TIME_CHARS)
    for stop in islice(_SENTENCE_END.finditer(text, tail, end), _MAX_STOPS):  # ``09.30`` has a full stop itself
        if stop.end() < end and stamp(text, stop.end(), end) is not None:
            return stop.end("stop")
    return end


def is_time(model: PageModel, block: Block) -> bool:
    """Whether a block is a time, by its element or by its words."""
    if block.end - block.start > _MAX_TIME_CHARS:
        return False
    return block.is_time or stamp(model.text, block.start, block.end) is not None


def box_sums(model: PageModel, values: Sequence[float]) -> list[float]:
    """Return for each box the sum of the values of the blocks in it, at any depth; a value stands for a block."""
    sums = [0.0] * len(model.boxes)
    for block, value in zip(model.blocks, values, strict=True):
        if block.box >= 0:
            sums[block.box] += value
    for number in range(len(sums) - 1, -1, -1):
        parent = model.boxes[number].parent
        if parent >= 0:
            sums[parent] += sums[number]
    return sums


def doubted_boxes(model: PageModel, sums: Sequence[float], headline: Block | None) -> list[bool]:
    """Return for each box whether its words, or those of a box around it, hint at furniture.

    A box is never doubted that holds the headline, or alone or with those of its shape beside it
    ``_MIN_TRUSTED_SHARE`` of the page's running text; ``sums`` is that text by box.
    """
    boxes = model.boxes
    least = _MIN_TRUSTED_SHARE * max(sums, default=0.0)
    alike: dict[tuple[int, str], float] = {}
    for box, of_box in zip(boxes, sums, strict=True):
        if of_box:
            alike[box.parent, box.shape] = alike.get((box.parent, box.shape), 0.0) + of_box
    around = boxes_around(model, headline) if headline is not None else frozenset()
    doubted: list[bool] = []
    for number, box in enumerate(boxes):
        size = sums[number]
        if size and box.tag not in PARAGRAPH_TAGS:
            size = alike[box.parent, box.shape]
        if number in around or size > least > 0:
            doubted.append(False)
        else:
            doubted.append((box.parent >= 0 and doubted[box.parent]) or hints_at_furniture(box))
    return doubted


def hints_at_furniture(box: Box) -> bool:
    """Whether a box is of a kind, or has words, of furniture."""
    if box.tag in _FURNITURE_TAGS:
        return True
    return bool(box.words) and _are_furniture(box.words[:_MAX_WORDS_CHARS], in_paragraph=box.tag in PARAGRAPH_TAGS)


def stands_in_furniture(model: PageModel, number: int) -> bool:
    """Whether a box, or one around it, hints at furniture."""
    while number >= 0:
        if hints_at_furniture(model.boxes[number]):
            return True
        number = model.boxes[number].parent
    return False


_MAX_CACHED_WORDS: Final = 4096
"""Classes and ids whose answer is cached, of 200 characters at most: a site has the same on each page. Chosen by
hand."""


@lru_cache(maxsize=_MAX_CACHED_WORDS)
def _are_furniture(words: str, *, in_paragraph: bool) -> bool:
    return (_PARAGRAPH_FURNITURE if in_paragraph else _FURNITURE).search(words) is not None


def boxes_around(model: PageModel, block: Block) -> frozenset[int]:
    """Return the numbers of the boxes around a block."""
    around = set()
    number = block.box
    while number >= 0:
        around.add(number)
        number = model.boxes[number].parent
    return frozenset(around)


PARAGRAPH_TAGS: Final = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6"})
"""Elements of one paragraph or heading. Only some words of theirs are hints."""
MAX_LINKED_SHARE: Final = 0.5
"""The share of a running text that may be linked. Chosen by hand."""
_MIN_TRUSTED_SHARE: Final = 0.4
"""The share of a page's running text from which on a box is never doubted. Fitted on half of the publishers."""
_AFTER_STOP: Final = CLOSERS + WIDE_CLOSERS + GERMAN_CLOSERS
"""Quotes and brackets that may close a sentence right behind its full stop."""
_UNSPACED: Final = _AFTER_STOP + WIDE_TERMINATORS
"""Signs behind which a time may stand without a space: closing quotes and brackets, and full stops beyond ASCII."""
_SENTENCE_END: Final = re.compile(
    rf"(?P<stop>[{re.escape(TERMINATORS)}](?:[{re.escape(SPACE)}][{SPACED_CLOSERS}]|[{re.escape(_AFTER_STOP)}]{{0,2}}))"
    rf"(?:[{re.escape(SPACE)}]+|(?<=[{re.escape(_UNSPACED)}]))"
)
_MAX_CLOSING_TIME_CHARS: Final = 45
"""Characters at a block's end in which a time behind its last sentence is looked for: bounds time. Chosen by hand."""
_MAX_TIME_CHARS: Final = 40
"""The longest block that is a time, in characters. Chosen by hand."""
_MAX_STOPS: Final = 4
"""Ends of sentences in these characters that are tried, the first ones: bounds time. Chosen by hand."""
_DENSE_FACTOR: Final = 2.5
"""Letters of another script that one of Chinese or Japanese counts as. Chosen by hand."""
_MIN_SENTENCE_SIZE: Final = 40
"""The shortest sentence that is running text. Chosen by hand, as the text splitter's longest label."""
_MIN_TEXT_SIZE: Final = 80
"""The shortest running text that does not close like a sentence. Chosen by hand."""
_MAX_TAIL_CHARS: Final = 8
"""Characters at a block's end in which its full stop is looked for. Chosen by hand."""
_MAX_WORDS_CHARS: Final = 200
"""Characters of a box's words that are searched for hints. Chosen by hand: bounds time."""
_CLOSING: Final = CLOSERS + WIDE_CLOSERS + SPACE
_STOPS: Final = frozenset(TERMINATORS + LIST_OPENERS)
_PAUSE: Final = re.compile(rf"[{re.escape(PAUSES + TERMINATORS)}]")
_FURNITURE_TAGS: Final = frozenset({"aside", "footer", "form", "address"})
_FURNITURE: Final = re.compile(
    rf"{any_case_of(FURNITURE_WORDS)}|\b{any_case_of(WHOLE_FURNITURE_WORDS)}\b", re.IGNORECASE
)
_PARAGRAPH_FURNITURE: Final = re.compile(rf"{any_case_of(PARAGRAPH_FURNITURE_WORDS)}|\bhidden\b", re.IGNORECASE)

"""Tell a headline from its kicker: the short line above it that names its subject, ``War in Ukraine``.

A kicker shares the headline's link or its heading element. A headline with its subtitle has the same structure, so the
words decide. A line of one content word is a kicker, and so is one of two above a heading. Of longer lines, the one
that shares more of its words with the text below is the headline; a heading loses only to a line above it that shares
a third more of its words.

Inside one heading, the classes of the lines decide before their words.
"""

import re
from typing import Final

from dateline.core.data.wire.box_words import KICKER_WORDS, SUBTITLE_WORDS
from dateline.core.page.layout.headline.likeness import content_stems, likenesses
from dateline.core.page.model import Block, PageModel


def is_kicker(model: PageModel, number: int) -> bool:
    """Whether a block is a kicker: the headline stands below it, in the same link or the same heading."""
    headline = headline_below(model, number)
    return headline is not None and _names_only_the_subject(model, model.blocks[number], headline)


def headline_below(model: PageModel, number: int) -> int | None:
    """Return the number of the block that a block in front of it may introduce; None for none."""
    block = model.blocks[number]
    below = model.blocks[number + 1 : number + 1 + _MAX_BLOCKS_BETWEEN]
    if block.level:
        is_headline = below and below[0].end - below[0].start >= MIN_HEADLINE_CHARS
        return number + 1 if is_headline and _is_in_heading_of(model, block, below[0]) else None
    if block.href is None or (link := _link_around(model, block)) < 0:
        return None
    return next(
        (
            at
            for at, one in enumerate(below, number + 1)
            if one.level
            and one.href == block.href
            and at < model.boxes[link].last
            and one.end - one.start >= MIN_HEADLINE_CHARS
        ),
        None,
    )


def _is_in_heading_of(model: PageModel, block: Block, below: Block) -> bool:
    """Whether the block below stands in the same heading element. Lines of one box are one headline in two lines."""
    heading = _heading_around(model, block)
    return (
        heading >= 0
        and heading == _heading_around(model, below)
        and block.href == below.href
        and block.box != below.box
    )


def _names_only_the_subject(model: PageModel, block: Block, headline: int) -> bool:
    """Whether a line above another is its kicker: it has one or two content words, or repeats less of the text.

    Two lines in one heading may as well be a headline and its subtitle, so that a kicker there is short.
    """
    below = model.blocks[headline]
    length, length_below = block.end - block.start, below.end - below.start
    line = model.text[block.start : block.end]
    if block.level and (named := called_kicker(model, block, below)) is not None:
        return named
    if len(content_stems(line)) <= _MAX_WORDS_OF_A_TOPIC:
        return length_below >= _MIN_LENGTH_SHARE * length
    if block.level and (length > _MAX_KICKER_CHARS or length_below < length):
        return False
    following = model.blocks[headline + 1 : headline + 1 + _MAX_BLOCKS_BETWEEN]
    body = next((one for one in following if one.end - one.start >= _MIN_TEXT_CHARS), None)
    if body is None:
        return True
    lines = [line, model.text[below.start : below.end]]
    of_line, of_below = likenesses(lines, model.text[body.start : body.end])
    if block.level:
        return of_line.share <= of_below.share
    return of_line.shared < _MIN_SHARED or of_line.share <= of_below.share + _HEADING_SHARE


def called_kicker(model: PageModel, block: Block, below: Block) -> bool | None:
    """Return whether the classes of two lines of a heading say that the upper is its kicker; None where they do not."""
    heading = _heading_around(model, block)
    above_words, below_words = (_words_up_to(model, one, heading) for one in (block, below))
    if _KICKER.search(above_words) is not None and _KICKER.search(below_words) is None:
        return True
    subtitled = _SUBTITLE.search(below_words) is not None and _SUBTITLE.search(above_words) is None
    return False if subtitled else None


def _words_up_to(model: PageModel, block: Block, heading: int) -> str:
    """Return the classes and ids of the boxes around a block, inside its heading."""
    words: list[str] = []
    number = block.box
    while number > heading and len(words) < _MAX_DEPTH:
        words.append(model.boxes[number].words[:_MAX_WORDS_CHARS])
        number = model.boxes[number].parent
    return " ".join(words).lower()


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
MIN_HEADLINE_CHARS: Final = 10
"""The shortest headline below a kicker, in characters; as in ``cards``."""
_MAX_WORDS_OF_A_TOPIC: Final = 2
"""Content words of a line that names a topic and tells no event, ``War in Ukraine``. Chosen by hand."""
_MIN_LENGTH_SHARE: Final = 0.6
"""How long the headline below such a topic is beside it, at least: a shorter line is a remark. Chosen by hand."""
_HEADING_SHARE: Final = 0.34
"""How much more of its words a line has to share than a heading below it, to be the headline. Chosen by hand: one word
of three."""
_MIN_SHARED: Final = 2
"""Words that a line above a heading has to share with the text, to be the headline: a kicker shares one at times
(``Bilder wie aus dem Krieg``). Chosen by hand."""
_MAX_KICKER_CHARS: Final = 40
"""Characters of a kicker of three content words or more inside a heading, at most: five words. Chosen by hand."""
_MIN_TEXT_CHARS: Final = 40
"""The shortest block that is taken for the text below both, in characters. Chosen by hand."""
_MAX_BLOCKS_BETWEEN: Final = 3
"""Blocks below a kicker in which its headline is looked for, and below this its text: bounds time. Chosen by hand."""
_MAX_WORDS_CHARS: Final = 200
"""Characters of a box's classes that are searched; as in ``evidence``: bounds time."""
_KICKER: Final = re.compile("|".join(map(re.escape, KICKER_WORDS)))
_SUBTITLE: Final = re.compile("|".join(map(re.escape, SUBTITLE_WORDS)))
_MAX_DEPTH: Final = 8
"""Boxes around a block that are looked at: bounds time; as in ``cards``."""

"""Tell a headline from its kicker: the short line above it that names its subject, ``War in Ukraine``.

A kicker shares the headline's link or its heading element. A headline with its subtitle has the same structure, so the
words decide. A line of one content word is a kicker, and so is one of two above a heading. Of longer lines, the one
that shares more of its words with the text below is the headline; a heading loses only to a line above it that shares
a third more of its words.

Inside one heading, the classes of the lines decide before their words. Lines that ``<br>`` parts are one headline.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, NamedTuple

from dateline.core.data.wire.box_words import KICKER_WORDS, SUBTITLE_WORDS
from dateline.core.page.layout.headline.likeness import content_stems, likenesses
from dateline.core.page.lines.piece import Kind
from dateline.core.page.lines.pieces import read_pieces
from dateline.core.page.lines.sentence import closes_sentence
from dateline.core.page.model import Block, PageModel


def is_kicker(model: PageModel, number: int) -> bool:
    """Whether a block is a kicker: the headline stands below it, in the same link or the same heading."""
    headline = _headline_below(model, number)
    return headline is not None and _names_only_the_subject(model, model.blocks[number], headline)


def _headline_below(model: PageModel, number: int) -> int | None:
    """Return the number of the block that a block in front of it may introduce; None for none."""
    block = model.blocks[number]
    below = model.blocks[number + 1 : number + 1 + _MAX_BLOCKS_BETWEEN]
    if block.level:
        is_headline = below and below[0].end - below[0].start >= _MIN_HEADLINE_CHARS
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
            and one.end - one.start >= _MIN_HEADLINE_CHARS
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
    if block.level and (named := _as_named(model, block, below)) is not None:
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


def join_headlines(model: PageModel, titles: Sequence[str]) -> PageModel:
    """Return the page with one block for each headline that is printed in several lines of one heading.

    ``titles`` are those of the page's metadata: where one of them is one of the lines alone, so is the headline.
    """
    runs = [run for run in _runs(model) if not _is_one_title(model, run, titles)]
    return _joined(model, runs) if runs else model


class _Run(NamedTuple):
    """Blocks in a row that make one headline."""

    first: int
    last: int
    """The number of the block behind its last."""


def _runs(model: PageModel) -> list[_Run]:
    """Return the headlines of several lines, in order: those that ``<br>`` parts, and short ones with a subtitle."""
    runs = _broken_lines(model)
    taken = {at for run in runs for at in range(run.first, run.last)}
    for at in range(len(model.blocks) - 1):
        if taken.isdisjoint((at, at + 1)) and _are_a_pair(model, at):
            runs.append(_Run(at, at + 2))
            taken |= {at, at + 1}
    return sorted(runs)


def _broken_lines(model: PageModel) -> list[_Run]:
    """Return the headings whose lines stand in one box, as ``<br>`` parts them."""
    blocks = model.blocks
    runs: list[_Run] = []
    first = 0
    for at in range(1, len(blocks) + 1):
        above = blocks[at - 1]
        if at < len(blocks) and above.level and (blocks[at].box, blocks[at].href) == (above.box, above.href):
            continue
        run = _Run(first, at)
        first = at
        whole = blocks[run.last - 1].end - blocks[run.first].start
        if 1 < run.last - run.first <= _MAX_LINES and whole <= _MAX_HEADLINE_CHARS and _is_headline(model, run):
            runs.append(run)
    return runs


def _is_headline(model: PageModel, run: _Run) -> bool:
    """Whether lines of a heading are words of one headline: no time, no byline, and no sentence at their end."""
    blocks = model.blocks[run.first : run.last]
    if not all(_is_text(model, block) for block in blocks):
        return False
    ends = [closes_sentence(model.text, block.start, block.end) for block in blocks]
    return not ends[-1] or any(ends[:-1])


def _is_text(model: PageModel, block: Block) -> bool:
    return all(piece.kind is Kind.TEXT for piece in read_pieces(model.text[block.start : block.end]))


def _are_a_pair(model: PageModel, at: int) -> bool:
    """Whether a line is too short for a headline by itself, and the class of the next calls it the subtitle."""
    block = model.blocks[at]
    if not block.level or block.end - block.start >= _MIN_HEADLINE_CHARS or _headline_below(model, at) is None:
        return False
    below = model.blocks[at + 1]
    return (
        below.end - block.start <= _MAX_HEADLINE_CHARS
        and _is_text(model, block)
        and _is_text(model, below)
        and _as_named(model, block, below) is False
    )


def _as_named(model: PageModel, block: Block, below: Block) -> bool | None:
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


def _is_one_title(model: PageModel, run: _Run, titles: Sequence[str]) -> bool:
    """Whether a title of the page has the words of one line of a headline, and not those of the others."""
    lines = [_letters(_line(model, at)) for at in range(run.first, run.last)]
    return any(_letters(title) in lines for title in titles)


def _letters(line: str) -> str:
    return "".join(filter(str.isalnum, line[:_MAX_HEADLINE_CHARS].casefold()))


def _joined(model: PageModel, runs: Sequence[_Run]) -> PageModel:
    """Return the page with each run as one block and one line; a box that held a part of it holds the whole."""
    blocks: list[Block] = []
    numbers: list[int] = []
    """The new number of each block."""
    parts: list[str] = []
    lasts = {run.first: run.last for run in runs}
    at = written = removed = 0
    while at < len(model.blocks):
        last = lasts.get(at, at + 1)
        lines = model.blocks[at:last]
        start = lines[0].start - removed
        for above, below in pairwise(lines):
            parts += [model.text[written : above.end], " "]
            written = below.start
            removed += below.start - above.end - 1
        numbers += [len(blocks)] * len(lines)
        blocks.append(_one_block(lines, start, lines[-1].end - removed))
        at = last
    parts.append(model.text[written:])
    boxes = [replace(box, first=numbers[box.first], last=numbers[box.last - 1] + 1) for box in model.boxes]
    return PageModel("".join(parts), tuple(blocks), tuple(boxes))


def _one_block(lines: Sequence[Block], start: int, end: int) -> Block:
    """Return some lines as the block [start, end)."""
    chars, linked = sum(line.chars for line in lines), sum(line.linked for line in lines)
    return replace(lines[0], start=start, end=end, chars=chars, linked=linked)


def _line(model: PageModel, number: int) -> str:
    """Return the text of a block."""
    return model.text[model.blocks[number].start : model.blocks[number].end]


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
_MAX_HEADLINE_CHARS: Final = 250
"""The longest headline of several lines, in characters; as in ``cards``."""
_MAX_LINES: Final = 4
"""The most lines of one headline. Chosen by hand."""
_MAX_WORDS_CHARS: Final = 200
"""Characters of a box's classes that are searched; as in ``evidence``: bounds time."""
_KICKER: Final = re.compile("|".join(map(re.escape, KICKER_WORDS)))
_SUBTITLE: Final = re.compile("|".join(map(re.escape, SUBTITLE_WORDS)))
_MAX_DEPTH: Final = 8
"""Boxes around a block that are looked at: bounds time; as in ``cards``."""

"""Make one block of a headline that its heading prints in several lines.

Lines that ``<br>`` parts are one headline, unless one of them is a time, a byline or a sentence, or a title of the page
has one of them alone, by itself or in front of the site's name. So is a line too short for a headline by itself, with
its subtitle. Where a row of headings all open with a line of one word, ``Weather``, that word is a kicker.
"""

from bisect import bisect_right
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise
from typing import Final, NamedTuple

from dateline.core.page.html.headings.kickers import MIN_HEADLINE_CHARS, called_kicker, headline_below
from dateline.core.page.html.metadata.title_parts import openings
from dateline.core.page.layout.headline.likeness import shares_any
from dateline.core.page.lines.piece import Kind
from dateline.core.page.lines.pieces import read_pieces
from dateline.core.page.lines.sentence import closes_sentence
from dateline.core.page.model import Block, PageModel


def join_headlines(model: PageModel, titles: Sequence[str]) -> PageModel:
    """Return the page with one block for each headline that is printed in several lines of one heading.

    ``titles`` are those of the page's metadata: where one of them is one of the lines alone, so is the headline.
    """
    runs = _runs(model)
    if runs:  # titles are read once for all of them
        read = [(_letters(title), frozenset(map(_letters, openings(title)))) for title in titles]
        runs = [run for run in runs if not _is_one_title(model, run, read)]
        if kicked := _find_kickers(model, runs):
            runs = [run for run in runs if run not in kicked]
            kickers = {run.first for run in kicked}
            blocks = [replace(one, level=0) if at in kickers else one for at, one in enumerate(model.blocks)]
            model = model._replace(blocks=tuple(blocks))
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
    headings = [at for at, block in enumerate(model.blocks[:-1]) if block.level]
    for at in headings:
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
    if not block.level or block.end - block.start >= MIN_HEADLINE_CHARS or headline_below(model, at) is None:
        return False
    below = model.blocks[at + 1]
    return (
        below.end - block.start <= _MAX_HEADLINE_CHARS
        and _is_text(model, block)
        and _is_text(model, below)
        and called_kicker(model, block, below) is False
    )


def _is_one_title(model: PageModel, run: _Run, titles: Sequence[tuple[str, AbstractSet[str]]]) -> bool:
    """Whether a title of the page is one line of a headline, by itself or in front of its last parts.

    ``titles`` are the letters of each, and those of its openings. A title with all lines in their order is that of all:
    ``Pope dies - Francis was 88 | Courier``.
    """
    lines = [_letters(model.text_of(at)) for at in range(run.first, run.last)]
    whole = "".join(lines)
    return any(whole not in title and not heads.isdisjoint(lines) for title, heads in titles)


def _find_kickers(model: PageModel, runs: Sequence[_Run]) -> set[_Run]:
    """Return the headings of two lines whose upper line is a kicker of one word, ``Weather<br>Storm hits coast``.

    At least three headings of one level have such lines, and no heading of that level breaks elsewhere: below the word
    stands a line of several words with a capital. Hardly any text repeats the word, as it does the first of a headline.
    """
    levels: dict[int, list[_Run]] = {}
    for run in runs:
        levels.setdefault(model.blocks[run.first].level, []).append(run)
    found: set[_Run] = set()
    for alike in levels.values():
        if len(alike) < _MIN_KICKED or not all(_is_word_above_line(model, run) for run in alike):
            continue
        texts = [_text_below(model, run) for run in alike]
        own = sum(shares_any([model.text_of(run.first)], text) for run, text in zip(alike, texts, strict=True))
        if all(texts) and own * _MIN_KICKED <= len(alike):
            found.update(alike)
    return found


def _is_word_above_line(model: PageModel, run: _Run) -> bool:
    """Whether two lines are a word and a line of several words that opens with a capital."""
    if run.last - run.first != len(("word", "line")):
        return False
    word, line = model.text_of(run.first), model.text_of(run.first + 1)
    return word[:1].isupper() and line[:1].isupper() and " " not in word and " " in line


def _text_below(model: PageModel, run: _Run) -> str:
    """Return the first text below a heading, down to the next heading; "" for none."""
    for at in range(run.last, min(run.last + _MAX_BLOCKS_BELOW, len(model.blocks))):
        block = model.blocks[at]
        if block.level:
            return ""
        if block.end - block.start >= _MIN_TEXT_CHARS:
            return model.text_of(at)
    return ""


def _letters(line: str) -> str:
    return "".join(filter(str.isalnum, line[:_MAX_HEADLINE_CHARS].casefold()))


def _joined(model: PageModel, runs: Sequence[_Run]) -> PageModel:
    """Return the page with each run as one block and one line; a box that held a part of it holds the whole."""
    blocks: list[Block] = []
    numbers: list[int] = []
    """The new number of each block."""
    parts: list[str] = []
    cuts: list[tuple[int, int]] = []
    """Where a line ended, and how many characters the page has lost behind it."""
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
            cuts.append((above.end, removed))
        numbers += [len(blocks)] * len(lines)
        blocks.append(_one_block(lines, start, lines[-1].end - removed))
        at = last
    parts.append(model.text[written:])
    boxes = [replace(box, first=numbers[box.first], last=numbers[box.last - 1] + 1) for box in model.boxes]
    times = []
    for time in model.times:
        cut = bisect_right(cuts, (time.start, 0)) - 1
        lost = cuts[cut][1] if cut >= 0 else 0
        times.append(time._replace(start=time.start - lost, end=time.end - lost))
    return PageModel("".join(parts), tuple(blocks), tuple(boxes), tuple(times))


def _one_block(lines: Sequence[Block], start: int, end: int) -> Block:
    """Return some lines as the block [start, end)."""
    chars, linked = sum(line.chars for line in lines), sum(line.linked for line in lines)
    return replace(lines[0], start=start, end=end, chars=chars, linked=linked)


_MAX_HEADLINE_CHARS: Final = 250
"""The longest headline of several lines, in characters; as in ``cards``."""
_MAX_LINES: Final = 4
"""The most lines of one headline. Chosen by hand."""
_MIN_KICKED: Final = 3
"""The fewest headings with kickers of one word; one text in so many may repeat its kicker. Chosen by hand."""
_MAX_BLOCKS_BELOW: Final = 4
"""Blocks below a heading in which its text is looked for. Chosen by hand."""
_MIN_TEXT_CHARS: Final = 40
"""The shortest text below a heading. Chosen by hand, as the shortest sentence that is running text."""

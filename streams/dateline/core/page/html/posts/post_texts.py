"""Find the posts of a live blog that have no boxes of their own, by the clock times that open them.

Most posts have headlines, ``9h05 - Paris opens higher``, or a heading below the time.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from dateline.core.page.html.cards import Card
from dateline.core.page.html.evidence import Weighed
from dateline.core.page.lines.piece import Kind
from dateline.core.page.lines.pieces import read_pieces
from dateline.core.page.model import Block, PageModel
from dateline.core.times.phrases.timestamps import stamp


def find_posts_in_text(model: PageModel, weighed: Sequence[Weighed], body: Sequence[int]) -> list[Card]:
    """Return the posts that a running text consists of, in order; ``body`` are the numbers of its blocks.

    Their headlines open with clock times that run in one direction, or stand below such times. A few may have a time
    alone. Most of them have a text, and most of the text is theirs: the timetable in an article has no texts, and its
    chronology no headlines.
    """
    lines = range(max(0, body[0] - _MAX_LINES_ABOVE), body[-1] + 1)
    clocks = {at: clock for at in lines if (clock := _opening_clock(model, model.blocks[at], weighed[at])) is not None}
    heads = list(clocks)
    if len(heads) < _MIN_POSTS_IN_TEXT or not _in_one_direction([clocks[at] for at in heads]):
        return []
    own = set(body)
    posts: list[Card] = []
    for head, last in pairwise([*heads, body[-1] + 1]):
        headline = _headline_at(model, weighed, head, last)
        texts = tuple(at for at in range(head + 1, last) if at in own and at != headline)
        if any(weighed[at].running for at in texts):
            posts.append(Card(head, last, "", headline, texts))
    theirs, whole = _running_size(weighed, (at for post in posts for at in post.body)), _running_size(weighed, body)
    if len(posts) < _MIN_POSTS_SHARE * len(heads) or theirs < _MIN_POSTS_SHARE * whole:
        return []
    if sum(post.headline is not None for post in posts) < _MIN_POSTS_SHARE * len(posts):
        return []
    return [post._replace(rank=rank, alike=len(posts)) for rank, post in enumerate(posts, 1)]


def _headline_at(model: PageModel, weighed: Sequence[Weighed], head: int, last: int) -> int | None:
    """Return the headline of a post that opens at ``head``: its line, or the heading below a line that is a time."""
    block = model.blocks[head]
    if stamp(model.text, block.start, block.end) is None:
        return head
    below = head + 1
    return below if below < last and model.blocks[below].level and not weighed[below].running else None


def _running_size(weighed: Sequence[Weighed], blocks: Iterable[int]) -> float:
    """Return the size of the running text in blocks."""
    return sum(weighed[at].size for at in blocks if weighed[at].running)


def _opening_clock(model: PageModel, block: Block, weighed: Weighed) -> tuple[int, ...] | None:
    """Return the hour and minute that a headline opens with, or that a line is; None for any other line."""
    if weighed.running or weighed.closes or block.end - block.start > _MAX_POST_HEADLINE_CHARS:
        return None
    pieces = read_pieces(model.text[block.start : block.end])
    kinds = [piece.kind for piece in pieces[:2]]
    if kinds not in ([Kind.STAMP, Kind.TEXT], [Kind.STAMP]) or pieces[0].stamp is None:
        return None
    numbers = tuple(int(number) for number in _NUMBER.findall(pieces[0].stamp.printed))
    return numbers if len(numbers) == len(("hour", "minute")) else None


def _in_one_direction(clocks: Sequence[tuple[int, ...]]) -> bool:
    """Whether the times of posts run up or down, but for a few: past midnight, or of an addition."""
    steps = list(pairwise(clocks))
    least = _MIN_STEPS_SHARE * len(steps)
    return sum(one <= other for one, other in steps) >= least or sum(one >= other for one, other in steps) >= least


_MIN_POSTS_IN_TEXT: Final = 4
"""The fewest posts without boxes of their own. Chosen by hand."""
_MAX_LINES_ABOVE: Final = 2
"""Lines above a running text in which its first post may open: a time and a headline."""
_MIN_STEPS_SHARE: Final = 0.8
"""The share of the steps from post to post that go in one direction, at least. Chosen by hand."""
_MAX_POST_HEADLINE_CHARS: Final = 150
"""The longest headline with its time: bounds what is read for a time. Chosen by hand."""
_NUMBER: Final = re.compile(r"[0-9]{1,4}")
_MIN_POSTS_SHARE: Final = 0.7
"""The share of the times that open posts, of the posts that have headlines, and of the text that is theirs. Chosen by
hand."""

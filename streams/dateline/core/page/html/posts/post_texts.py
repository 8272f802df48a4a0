"""Find the posts of a live blog that have no boxes of their own, by the clock times that open them.

Most posts have headlines, ``9h05 - Paris opens higher``, or a heading below the time (``find_posts_in_text``). Without
headlines they are paragraphs behind or below their times, as the chronology of an article has (``find_bare_posts``).
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Final, NamedTuple

from dateline.core.page.html.cards import Card
from dateline.core.page.html.evidence import Weighed, stands_in_furniture
from dateline.core.page.layout.headline.likeness import shares_any
from dateline.core.page.lines.kinds.news_line import weigh_line
from dateline.core.page.lines.piece import Kind
from dateline.core.page.lines.pieces import read_pieces
from dateline.core.page.model import Block, Box, PageModel
from dateline.core.times.phrases.timestamps import stamp
from dateline.core.times.printed_time import meaning
from dateline.core.times.publication_interval import is_clock


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
    for head, end in pairwise([*heads, body[-1] + 1]):
        headline = _headline_at(model, weighed, head, end)
        last = _without_last_headings(model, headline if headline is not None else head, end)
        texts = tuple(at for at in range(head + 1, last) if at in own and at != headline)
        if any(weighed[at].running for at in texts):
            posts.append(Card(head, last, "", headline, texts))
    theirs, whole = _running_size(weighed, (at for post in posts for at in post.body)), _running_size(weighed, body)
    if len(posts) < _MIN_POSTS_SHARE * len(heads) or theirs < _MIN_POSTS_SHARE * whole:
        return []
    if sum(post.headline is not None for post in posts) < _MIN_POSTS_SHARE * len(posts):
        return []
    posts = _without_writers(model, posts)
    return [post._replace(rank=rank, alike=len(posts)) for rank, post in enumerate(posts, 1)]


def _without_writers(model: PageModel, posts: Sequence[Card]) -> list[Card]:
    """Return the posts, those without a headline whose line stands at another post too: ``14:33 Jan Peters``."""
    lines = [_behind_time(model, post.headline) if post.headline is not None else "" for post in posts]
    counts = Counter(lines)
    return [post._replace(headline=None) if counts[line] > 1 else post for post, line in zip(posts, lines, strict=True)]


def _behind_time(model: PageModel, number: int) -> str:
    """Return the words of a block behind the time that opens it."""
    block = model.blocks[number]
    words = model.text[block.start : block.end]
    pieces = read_pieces(words)
    return words[pieces[1].start :] if len(pieces) > 1 and pieces[0].kind is Kind.STAMP else words


def find_bare_posts(
    model: PageModel, weighed: Sequence[Weighed], body: Sequence[int], *, is_bulletin: bool
) -> list[Card]:
    """Return the posts without headlines that a running text consists of, in order; ``body`` are its blocks' numbers.

    Each opens with a clock time and has a text of news, and most of the text is theirs. The latest comes first: a
    chronology, a programme and a recipe run from early to late. Below the name of a bulletin, posts may do so too.
    """
    lines = range(max(0, body[0] - _MAX_LINES_ABOVE), body[-1] + 1)
    times = {at: time for at in lines if (time := _opening_time(model, model.blocks[at])) is not None}
    heads, minutes = list(times), [time.minute_of_day for time in times.values()]
    least = _MIN_POSTS_OF_BULLETIN if is_bulletin else _MIN_POSTS_IN_TEXT
    is_falling = _run_down(minutes)
    if len(heads) < least or not (is_falling or (is_bulletin and _run_down(minutes[::-1]))):
        return []
    if _are_comments(model, weighed, [at for at in body if at < heads[0]], heads[0]):
        return []
    own = set(body)
    posts: list[Card] = []
    for head, last in pairwise([*heads, min(body[-1] + 1, _end_of_box(model, heads))]):
        post = _bare_post(model, weighed, (head, last), own, is_line=times[head].is_line)
        if not any(weighed[at].running for at in post.body):
            return []
        posts.append(post)
    theirs, whole = _running_size(weighed, (at for post in posts for at in post.body)), _running_size(weighed, body)
    news = sum(_is_news(model, post) for post in posts[:_MAX_WEIGHED_POSTS])
    if theirs < (_MIN_SHARE_OF_FALLING if is_falling else _MIN_POSTS_SHARE) * whole:
        return []
    if news < _MIN_POSTS_SHARE * len(posts[:_MAX_WEIGHED_POSTS]):
        return []
    return [post._replace(rank=rank, alike=len(posts)) for rank, post in enumerate(posts, 1)]


def _are_comments(model: PageModel, weighed: Sequence[Weighed], above: Sequence[int], first: int) -> bool:
    """Whether what seem posts from block ``first`` on may be what readers say of the article ``above`` them.

    Their box hints at it, or a heading stands between the two.
    """
    if stands_in_furniture(model, model.blocks[first].box):
        return True
    texts = [at for at in above if weighed[at].running]
    return bool(texts) and any(block.level for block in model.blocks[texts[-1] + 1 : first])


def _bare_post(
    model: PageModel, weighed: Sequence[Weighed], extent: tuple[int, int], own: AbstractSet[int], *, is_line: bool
) -> Card:
    """Return the post in the blocks of an ``extent``; ``is_line`` where the first is a time and nothing else.

    A heading below the time is its headline, and so is a line beside or below the time that shares a word with the text
    below it. Any other line beside the time, as of a writer, is none of the text.
    """
    head, last = extent[0], _without_last_headings(model, extent[0] + 1, extent[1])
    line = head + 1 if is_line else head
    if line >= last or weighed[line].running or weighed[line].closes:
        return Card(head, last, "", None, tuple(at for at in range(line, last) if at in own))
    texts = tuple(at for at in range(line + 1, last) if at in own)
    is_heading = is_line and model.blocks[line].level > 0
    if is_heading or shares_any([_behind_time(model, line)], model.text_of(texts[0]) if texts else ""):
        return Card(head, last, "", line, texts)
    return Card(head, last, "", None, (*([line] if is_line and line in own else []), *texts))


def _without_last_headings(model: PageModel, first: int, last: int) -> int:
    """Return where a post ends: a heading at its end, such as a day, is one of the posts below."""
    while last > first + 1 and model.blocks[last - 1].level:
        last -= 1
    return last


def _end_of_box(model: PageModel, heads: Sequence[int]) -> int:
    """Return the block behind the box of the last post, where the one above has a box of that shape beside it.

    Elsewhere the posts have no boxes: then it is the page's end.
    """
    above, last = (_outermost_box(model, heads[at], heads[at - 1]) for at in (-2, -1))
    if above is None or last is None or (above.parent, above.shape) != (last.parent, last.shape):
        return len(model.blocks)
    return last.last if last.tag in _BOXES else len(model.blocks)


def _outermost_box(model: PageModel, head: int, other: int) -> Box | None:
    """Return the outermost box that begins with block ``head`` and does not hold the ``other``; None for none."""
    number, found = model.blocks[head].box, None
    while number >= 0 and model.boxes[number].first == head and not head <= other < model.boxes[number].last:
        found = model.boxes[number]
        number = found.parent
    return found


class _OpeningTime(NamedTuple):
    """The clock time that a block opens with."""

    minute_of_day: int
    is_line: bool
    """Whether the block is nothing else."""


def _opening_time(model: PageModel, block: Block) -> _OpeningTime | None:
    """Return the clock time that a block opens with, without a name beside it; None for any other block."""
    opening = model.text[block.start : min(block.end, block.start + _MAX_OPENING_CHARS)]
    if _NUMBER.search(opening, 0, _MAX_CHARS_ABOVE_NUMBER) is None:
        return None
    pieces = read_pieces(opening)
    if (
        pieces[0].kind is not Kind.STAMP
        or (time := pieces[0].stamp) is None
        or time.credit
        or not is_clock(time.printed)
    ):
        return None
    clock = meaning(time.printed, month_first=False).clock
    return _OpeningTime(clock[0] * 60 + clock[1], len(pieces) == 1) if clock is not None else None


def _run_down(minutes: Sequence[int]) -> bool:
    """Whether times run from late to early, but for a few: an addition, or a post that is kept at the top.

    From the first of a day to the last of the day before, they rise by more than half a day.
    """
    steps = [above - below for above, below in pairwise(minutes)]
    down = sum(step > 0 or step < -_HALF_A_DAY for step in steps)
    return down >= _MIN_STEPS_SHARE * len(steps) and sum(0 < step <= _HALF_A_DAY for step in steps) * 2 > len(steps)


def _is_news(model: PageModel, post: Card) -> bool:
    """Whether the text of a post does not speak to the page's reader."""
    block = model.blocks[post.body[0]]
    return weigh_line(model.text[block.start : min(block.end, block.start + _MAX_NEWS_CHARS)]).is_news


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
_BOXES: Final = frozenset({"article", "div", "section", "li", "tr"})
"""Elements that hold a post, with its time."""
_MIN_POSTS_OF_BULLETIN: Final = 3
"""The fewest below the name of a bulletin: elsewhere three numbers run down by chance. Chosen by hand."""
_MAX_OPENING_CHARS: Final = 120
"""Characters of a block in which its time is read. Bounds time; chosen by hand."""
_MAX_CHARS_ABOVE_NUMBER: Final = 20
"""Characters in front of a time's first number, at most: ``Published at 09:20``. Chosen by hand."""
_MAX_WEIGHED_POSTS: Final = 20
"""Posts that are weighed as news. Bounds time; chosen by hand."""
_MAX_NEWS_CHARS: Final = 2000
"""Characters of each. Bounds time; chosen by hand."""
_MIN_SHARE_OF_FALLING: Final = 0.5
"""The share of the text that is theirs where the latest comes first, below the first report of an event. Chosen by
hand."""
_HALF_A_DAY: Final = 12 * 60
"""In minutes."""
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

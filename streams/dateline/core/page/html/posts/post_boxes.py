"""Find the posts of a live blog: boxes of one shape in a row, each with a time and a text of its own.

A page that calls itself a live blog may have posts without headlines, or two posts with them. On any other page most of
three or more need one: readers write comments in boxes of one shape with a time, too. Two have to be all of its text.
"""

from collections.abc import Collection, Sequence
from typing import Final

from dateline.core.page.html.cards import Card
from dateline.core.page.html.evidence import MAX_LINKED_SHARE, Weighed, is_time, stands_in_furniture
from dateline.core.page.layout.headline.likeness import shares_any
from dateline.core.page.lines.kinds.news_line import weigh_line
from dateline.core.page.model import PageModel
from dateline.core.times.phrases.timestamps import stamp
from dateline.core.times.printed_time import meaning
from dateline.core.times.publication_interval import is_clock

POSTS: Final = frozenset({"article", "div", "section", "li"})
"""The elements that hold a post."""


def find_posts(model: PageModel, weighed: Sequence[Weighed], in_cards: Collection[int], *, is_live: bool) -> list[Card]:
    """Return the posts of a page in order; ``is_live`` where the page calls itself a live blog."""
    best: list[Card] = []
    found: dict[int, Card | None] = {}
    for row in _rows(model):
        if stands_in_furniture(model, row[0]):
            continue
        found |= {number: _post(model, weighed, number, in_cards) for number in row if number not in found}
        posts = [post for number in row if (post := found[number]) is not None]
        headed = sum(_is_headed(weighed, post) for post in posts)
        if len(posts) < max(_MIN_LIVE_POSTS, _MIN_POSTS_SHARE * len(row)) or headed < len(posts) < MIN_POSTS:
            continue
        if len(posts) < MIN_POSTS and not (is_live or _are_all_news(model, weighed, posts)):
            continue
        if (is_live or headed >= min(len(posts) - 1, _MIN_HEADED_SHARE * len(posts))) and len(posts) > len(best):
            best = posts
    return [post._replace(rank=rank, alike=len(best)) for rank, post in enumerate(best, 1)]


def _rows(model: PageModel) -> list[list[int]]:
    """Return the numbers of the boxes of one shape in one box, row by row, two or more in each.

    A row may be parted among boxes that are alike: a list of posts below each day.
    """
    rows: dict[tuple[int, str], list[int]] = {}
    for number, box in enumerate(model.boxes):
        if not (_MIN_POST_BLOCKS <= box.last - box.first <= _MAX_POST_BLOCKS and box.tag in POSTS):
            continue
        around, shapes = box.parent, box.shape
        for _ in range(_MAX_BOXES_AROUND):
            rows.setdefault((around, shapes), []).append(number)
            if around < 0:
                break
            around, shapes = model.boxes[around].parent, f"{model.boxes[around].shape} {shapes}"
    return [row for row in rows.values() if len(row) >= _MIN_LIVE_POSTS]


def _are_all_news(model: PageModel, weighed: Sequence[Weighed], posts: Sequence[Card]) -> bool:
    """Whether two boxes are all text of a page, news each, the latest first, and no sections of one article.

    Each headline repeats a word of its text, and no heading above them does.
    """
    inside = {at for post in posts for at in range(post.first, post.last)}
    clocks = [_clock(model, post) for post in posts]
    if None in clocks or sorted(filter(None, clocks), reverse=True) != clocks or len(set(clocks)) < len(posts):
        return False
    if any(of.running for at, of in enumerate(weighed) if at not in inside):
        return False
    heads = [model.text_of(post.headline) if post.headline is not None else "" for post in posts]
    texts = [model.text_of(post.body[0]) for post in posts]
    above = [model.text_of(at) for at in range(posts[0].first) if model.blocks[at].level]
    if shares_any(above, "\n".join([*heads, *texts])):
        return False
    return all(shares_any([head], text) and weigh_line(text).is_news for head, text in zip(heads, texts, strict=True))


def _clock(model: PageModel, post: Card) -> tuple[int, int] | None:
    """Return hour and minute of the time of a post; None where it is no clock time alone."""
    block = next(block for block in model.blocks[post.first : post.last] if is_time(model, block))
    printed = stamp(model.text, block.start, block.end)
    if printed is None or not is_clock(printed.printed):
        return None
    return meaning(printed.printed, month_first=False).clock


def _is_headed(weighed: Sequence[Weighed], post: Card) -> bool:
    return post.headline is not None and weighed[post.headline].size >= MIN_HEADLINE_SIZE


def _post(model: PageModel, weighed: Sequence[Weighed], number: int, in_cards: Collection[int]) -> Card | None:
    """Return a box as a post; None where it has no time, or no text."""
    box = model.boxes[number]
    headline = time = None
    body: list[int] = []
    has_text = False
    for at in range(box.first, box.last):
        block, of_block = model.blocks[at], weighed[at]
        if at in in_cards:
            return None
        if time is None and is_time(model, block):
            time = at
        elif block.level and headline is None and not body:
            headline = at
        elif of_block.share < MAX_LINKED_SHARE and (of_block.running or block.tag in _PARAGRAPHS):
            has_text = has_text or of_block.running
            body.append(at)
    return Card(box.first, box.last, box.shape, headline, tuple(body)) if time is not None and has_text else None


_MAX_BOXES_AROUND: Final = 4
"""Boxes from that of a post to that of all: ``section``, ``div`` and ``ul`` of a day. Bounds time; chosen by hand."""
MIN_POSTS: Final = 3
"""The fewest posts of a live blog. Chosen by hand."""
_MIN_LIVE_POSTS: Final = 2
"""The fewest on a page that calls itself a live blog, or has no other text, where each has a headline. Chosen by
hand."""
_MIN_POSTS_SHARE: Final = 0.7
"""The share of the boxes of a row that are posts, at least. Chosen by hand."""
_MIN_HEADED_SHARE: Final = 0.8
"""The share of the posts that have a headline, at least, on a page that does not call itself a live blog: one of a few
may have none. Chosen by hand."""
MIN_HEADLINE_SIZE: Final = 15
"""The shortest headline of such a post; names of writers are shorter. Chosen by hand."""
_MIN_POST_BLOCKS: Final = 2
"""Blocks of the shortest post: its time and its text."""
_MAX_POST_BLOCKS: Final = 60
"""Blocks of the longest post: bounds time. Chosen by hand."""
_PARAGRAPHS: Final = frozenset({"p", "li", "blockquote"})

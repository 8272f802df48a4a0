"""Find the posts of a live blog: boxes of one shape in a row, each with a time and a text of its own.

A page that calls itself a live blog may have posts without headlines. On any other page each needs one: readers write
comments in boxes of one shape with a time, too.
"""

from collections.abc import Collection, Sequence
from typing import Final

from dateline.core.page.html.cards import Card
from dateline.core.page.html.evidence import MAX_LINKED_SHARE, Weighed, hints_at_furniture
from dateline.core.page.model import Block, PageModel
from dateline.core.times.timestamps import stamp


def find_posts(model: PageModel, weighed: Sequence[Weighed], in_cards: Collection[int], *, is_live: bool) -> list[Card]:
    """Return the posts of a page in order; ``is_live`` where the page calls itself a live blog."""
    rows: dict[tuple[int, str], list[int]] = {}
    for number, box in enumerate(model.boxes):
        if _MIN_POST_BLOCKS <= box.last - box.first <= _MAX_POST_BLOCKS and box.tag in _POSTS:
            rows.setdefault((box.parent, box.shape), []).append(number)
    rows = {key: row for key, row in rows.items() if len(row) >= _MIN_POSTS}
    if not rows:
        return []
    best: list[Card] = []
    for row in rows.values():
        if _is_furniture(model, row[0]):
            continue
        posts = [post for number in row if (post := _post(model, weighed, number, in_cards)) is not None]
        headed = sum(_is_headed(weighed, post) for post in posts)
        if len(posts) < max(_MIN_POSTS, _MIN_POSTS_SHARE * len(row)):
            continue
        if (is_live or headed >= _MIN_HEADED_SHARE * len(posts)) and len(posts) > len(best):
            best = posts
    return [post._replace(rank=rank, alike=len(best)) for rank, post in enumerate(best, 1)]


def _is_furniture(model: PageModel, number: int) -> bool:
    """Whether a box, or one around it, hints at furniture."""
    while number >= 0:
        if hints_at_furniture(model.boxes[number]):
            return True
        number = model.boxes[number].parent
    return False


def _is_headed(weighed: Sequence[Weighed], post: Card) -> bool:
    return post.headline is not None and weighed[post.headline].size >= _MIN_HEADLINE_SIZE


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
        if time is None and _is_time(model, block):
            time = at
        elif block.level and headline is None and not body:
            headline = at
        elif of_block.share < MAX_LINKED_SHARE and (of_block.running or block.tag in _PARAGRAPHS):
            has_text = has_text or of_block.running
            body.append(at)
    return Card(box.first, box.last, box.shape, headline, tuple(body)) if time is not None and has_text else None


def _is_time(model: PageModel, block: Block) -> bool:
    if block.end - block.start > _MAX_TIME_CHARS:
        return False
    return block.is_time or stamp(model.text, block.start, block.end) is not None


_MIN_POSTS: Final = 3
"""The fewest posts of a live blog. Chosen by hand."""
_MIN_POSTS_SHARE: Final = 0.7
"""The share of the boxes of a row that are posts, at least. Chosen by hand."""
_MIN_HEADED_SHARE: Final = 0.8
"""The share of the posts that have a headline, at least, on a page that does not call itself a live blog. Chosen by
hand."""
_MIN_HEADLINE_SIZE: Final = 15
"""The shortest headline of such a post; names of writers are shorter. Chosen by hand."""
_MIN_POST_BLOCKS: Final = 2
"""Blocks of the shortest post: its time and its text."""
_MAX_POST_BLOCKS: Final = 60
"""Blocks of the longest post: bounds time. Chosen by hand."""
_MAX_TIME_CHARS: Final = 40
"""The longest time, in characters. Chosen by hand."""
_POSTS: Final = frozenset({"article", "div", "section", "li"})
_PARAGRAPHS: Final = frozenset({"p", "li", "blockquote"})

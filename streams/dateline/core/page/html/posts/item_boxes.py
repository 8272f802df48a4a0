"""Find the items beside an article: boxes of one shape in a row, each with a text of its own.

Each has a text that opens with a dateline (``find_dispatches``), or a headline, an age and a text (``find_aged``).
Those that hold all text of a page are items where each has a headline and a paragraph (``find_headed``).
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from itertools import starmap
from typing import Final, NamedTuple, TypeAlias

from dateline.core.data.text.characters import TERMINATORS
from dateline.core.page.dateline.dateline import dateline
from dateline.core.page.html.cards import Card
from dateline.core.page.html.evidence import Weighed, is_time, stands_in_furniture
from dateline.core.page.html.headings.short_headlines import is_short_headline
from dateline.core.page.html.posts.post_boxes import MIN_HEADLINE_SIZE, MIN_POSTS, POSTS
from dateline.core.page.layout.headline.headed_news import own_headline
from dateline.core.page.layout.headline.likeness import shares_any
from dateline.core.page.lines.piece import Kind
from dateline.core.page.lines.pieces import read_pieces
from dateline.core.page.lines.sentence import is_dense
from dateline.core.page.model import Block, Box, PageModel

_Rows: TypeAlias = dict[tuple[int, str], dict[int, Card]]
"""Boxes of one shape in one box, as items by their numbers; the keys are the number of the box around and the shape."""
_DISPATCHES: Final = POSTS | {"p", "td", "tr", "dd", "table"}
"""The elements that hold an item with a dateline."""


def find_dispatches(model: PageModel, weighed: Sequence[Weighed], in_cards: Collection[int]) -> list[Card]:
    """Return the boxes of one shape in a row, each with one text that opens with a sure dateline, in order.

    A time may stand in front of the dateline: ``2 hours ago NEW YORK (Reuters) - …``. Paragraphs and parts of tables
    are items only where most have a time, since an article may have several datelines. Where other text stands between
    such boxes, all are paragraphs of one article.
    """
    rows = _with_times_beside(model, _rows_of_items(model, weighed, in_cards, _dispatch, _DISPATCHES))
    rows = {key: row for key, row in rows.items() if _are_dispatches(model, row)}
    with_text = _boxes_with_text(model, weighed, {number for row in rows.values() for number in row})
    return _outermost(row for (around, _), row in rows.items() if around not in with_text)


def _are_dispatches(model: PageModel, row: dict[int, Card]) -> bool:
    """Whether boxes of one shape are items: paragraphs and parts of tables where more than half have a time."""
    if model.boxes[next(iter(row))].tag in POSTS:
        return True
    return sum(_has_time(model, card) for card in row.values()) * 2 > len(row)


def _has_time(model: PageModel, card: Card) -> bool:
    """Whether a block of an item is a time, or opens or ends with one."""
    kinds = (_kinds(model, at) for at in range(card.first, card.last))
    return any(Kind.STAMP in (of_block[0], of_block[-1]) for of_block in kinds if of_block)


def _with_times_beside(model: PageModel, rows: _Rows) -> _Rows:
    """Return the rows with the times that stand between the items, each as a part of its item.

    In one box they stand above all items or below all, whatever the shapes of these.
    """
    in_box: dict[int, list[Card]] = {}
    for (around, _), row in rows.items():
        in_box.setdefault(around, []).extend(row.values())
    sides = {around: _side_of_times(model, around, items) for around, items in in_box.items()}
    return {
        key: {
            number: card._replace(first=card.first - sides[key[0]].above, last=card.last + sides[key[0]].below)
            for number, card in row.items()
        }
        for key, row in rows.items()
    }


class _Side(NamedTuple):
    """On which side of the items of a box their times stand; neither where nothing tells."""

    above: bool
    below: bool


def _side_of_times(model: PageModel, around: int, items: Sequence[Card]) -> _Side:
    """Return where each item has a time beside it in the box ``around``; neither where each has one on both sides."""
    inside = {at for card in items for at in range(card.first, card.last)}
    box = model.boxes[around] if around >= 0 else None
    free = range(box.first, box.last) if box is not None else range(len(model.blocks))

    def are_times(beside: Iterable[int]) -> bool:
        return all(at in free and at not in inside and is_time(model, model.blocks[at]) for at in beside)

    above, below = are_times(card.first - 1 for card in items), are_times(card.last for card in items)
    return _Side(above and not below, below and not above)


def find_aged(
    model: PageModel, weighed: Sequence[Weighed], in_cards: Collection[int], headline: int | None
) -> list[Card]:
    """Return the boxes of one shape in a row, each with a headline, one age and a text, in order.

    Most texts repeat a word of their headline. Readers write comments in such boxes as well: where there are two, or
    headlines without a heading element, they share no word with the article's ``headline``. No other text stands
    between them.
    """
    head = [model.text_of(headline)] if headline is not None else []
    found: list[dict[int, Card]] = []
    for row in _rows_of_items(model, weighed, in_cards, partial(_aged, ages={})).values():
        cards = list(row.values())
        inside = {at for card in cards for at in range(card.first, card.last)}
        if any(weighed[at].running for at in range(cards[0].first, cards[-1].last) if at not in inside):
            continue
        lines = [model.text_of(card.headline) if card.headline is not None else "" for card in cards]
        texts = [model.text_of(card.body[0]) for card in cards]
        own = sum(shares_any([line], text) for line, text in zip(lines, texts, strict=True))
        if own * 2 <= len(cards) or stands_in_furniture(model, next(iter(row))):
            continue
        is_headed = all(model.blocks[card.headline or 0].level for card in cards)
        if (is_headed and len(cards) >= MIN_POSTS) or not shares_any(head, "\n".join([*lines, *texts])):
            found.append(row)
    return _outermost(found)


def find_headed(model: PageModel, weighed: Sequence[Weighed], titles: Sequence[str]) -> list[Card]:
    """Return the boxes of one shape in a row that hold all text of a page, a headline and a paragraph of news each.

    Sections of one article look alike. But most of their headings repeat no word of their texts, or are questions; or
    the ``h1`` is a headline, or one of the page's ``titles`` shares a word with them.
    """
    for row in _rows_of_items(model, weighed, frozenset(), _headed).values():
        cards = list(row.values())
        inside = {at for card in cards for at in range(card.first, card.last)}
        if len(cards) < MIN_POSTS or any(of.running for at, of in enumerate(weighed) if at not in inside):
            continue
        lines = [model.text_of(card.headline) if card.headline is not None else "" for card in cards]
        texts = [model.text_of(card.body[0]) for card in cards]
        pairs = list(zip(lines, texts, strict=True))
        if sum(shares_any([line], text) for line, text in pairs) * 2 <= len(cards) or stands_in_furniture(
            model, min(row)
        ):
            continue
        above = [model.text_of(at) for at in range(cards[0].first) if model.blocks[at].level == 1]
        is_article = any(own_headline(line, frozenset(), dense=is_dense(line, 0, len(line))) for line in above)
        if is_article or shares_any([*titles, *above], "\n".join([*lines, *texts])):
            continue
        if all(starmap(_is_news_below, pairs)):
            return _outermost([row])
    return []


def _is_news_below(line: str, text: str) -> bool:
    """Whether a headline, which may be short and is no sentence or question, stands above news."""
    return line[-1:] not in TERMINATORS and is_short_headline(line, text, among_items=True)


def _rows_of_items(
    model: PageModel,
    weighed: Sequence[Weighed],
    in_cards: Collection[int],
    read: Callable[[PageModel, Sequence[Weighed], int, Collection[int]], Card | None],
    tags: Collection[str] = POSTS,
) -> _Rows:
    """Return the rows of boxes of one shape that ``read`` takes for items, all of those with text, by their numbers."""
    rows: _Rows = {}
    mixed: set[tuple[int, str]] = set()
    """Rows in which a box has another text."""
    for number, box in enumerate(model.boxes):
        key = box.parent, box.shape
        if box.tag not in tags or key in mixed:
            continue
        is_long = box.last - box.first > _MAX_DISPATCH_BLOCKS
        card = None if is_long else read(model, weighed, number, in_cards)
        if card is not None:
            rows.setdefault(key, {})[number] = card
        elif is_long or any(weighed[at].running for at in range(box.first, box.last)):
            mixed.add(key)
    return {key: row for key, row in rows.items() if len(row) >= _MIN_DISPATCHES and key not in mixed}


def _outermost(rows: Iterable[dict[int, Card]]) -> list[Card]:
    """Return the items of some rows in order, without those that stand in another."""
    found = [card._replace(rank=rank, alike=len(row)) for row in rows for rank, card in enumerate(row.values(), 1)]
    found.sort(key=lambda card: (card.first, -card.last))
    return [card for at, card in enumerate(found) if not at or card.first >= found[at - 1].last]


def _boxes_with_text(model: PageModel, weighed: Sequence[Weighed], dispatches: Collection[int]) -> set[int]:
    """Return the boxes in which running text stands, itself or as a paragraph, that is none of the dispatches."""
    texts = {block.box for at, block in enumerate(model.blocks) if weighed[at].running} - {-1, *dispatches}
    return texts | {model.boxes[number].parent for number in texts}


class _Parts(NamedTuple):
    """A box that may be an item, with the numbers of its blocks."""

    box: Box
    inside: range
    body: tuple[int, ...]
    """Its running text."""
    headings: list[int]
    """Its heading, if it has one."""


def _parts(model: PageModel, weighed: Sequence[Weighed], number: int, in_cards: Collection[int]) -> _Parts | None:
    """Return the parts of a box that has a text and above it one heading at most; None for any other, and in a card."""
    box = model.boxes[number]
    inside = range(box.first, box.last)
    body = tuple(at for at in inside if weighed[at].running)
    headings = [at for at in inside if model.blocks[at].level]
    if not body or len(headings) > 1 or any(at > body[0] for at in headings) or any(at in in_cards for at in inside):
        return None
    return _Parts(box, inside, body, headings)


def _dispatch(model: PageModel, weighed: Sequence[Weighed], number: int, in_cards: Collection[int]) -> Card | None:
    """Return a box as an item: a heading at most, and below it a text that opens with a sure dateline."""
    if (parts := _parts(model, weighed, number, in_cards)) is None:
        return None
    box, _, body, headings = parts
    lines = [at for at in range(box.first, body[0]) if all(kind is Kind.TEXT for kind in _kinds(model, at))]
    headline = next(iter([*headings, *lines]), None)
    opens = [at for at in body if _opens_with_dateline(model, model.blocks[at])]
    return Card(box.first, box.last, box.shape, headline, body) if opens == [body[0]] else None


def _headed(model: PageModel, weighed: Sequence[Weighed], number: int, in_cards: Collection[int]) -> Card | None:
    """Return a box as an item: a heading at its top, one paragraph below, and no text beside."""
    box = model.boxes[number]
    inside = range(box.first, box.last)
    body = tuple(at for at in inside if weighed[at].running)
    headings = [at for at in inside if model.blocks[at].level]
    if len(body) != 1 or headings != [box.first] or any(at in in_cards for at in inside):
        return None
    return Card(box.first, box.last, box.shape, box.first, body)


def _aged(
    model: PageModel, weighed: Sequence[Weighed], number: int, in_cards: Collection[int], *, ages: dict[int, bool]
) -> Card | None:
    """Return a box as an item: one age, a headline above its text, and no other heading.

    ``ages`` keeps which blocks are ages, since many boxes may stand around one block.
    """
    if (parts := _parts(model, weighed, number, in_cards)) is None:
        return None
    box, inside, body, headings = parts
    for at in inside:
        if at not in ages:
            ages[at] = _is_age(model, model.blocks[at])
    if sum(ages[at] for at in inside) != 1:
        return None
    text = model.text_of(body[0])
    lines = [at for at in range(box.first, body[0]) if not ages[at]]
    own = headings or [at for at in lines if shares_any([model.text_of(at)], text)][-1:]
    if not own:
        return None
    is_short = weighed[own[0]].size < MIN_HEADLINE_SIZE
    if is_short and not (headings and is_short_headline(model.text_of(own[0]), text, among_items=True)):
        return None
    return Card(box.first, box.last, box.shape, own[0], body)


def _is_age(model: PageModel, block: Block) -> bool:
    """Whether a block is an age, ``2 hours ago``, perhaps with a word beside it."""
    if block.end - block.start > _MAX_AGE_CHARS:
        return False
    return any(
        piece.kind is Kind.STAMP and piece.stamp is not None and piece.stamp.strong
        for piece in read_pieces(model.text[block.start : block.end])
    )


def _kinds(model: PageModel, at: int) -> list[Kind]:
    """Return the kinds of the pieces of a block."""
    block = model.blocks[at]
    return [piece.kind for piece in read_pieces(model.text[block.start : block.end])]


def _opens_with_dateline(model: PageModel, block: Block) -> bool:
    """Whether a text opens with a sure dateline, or with a time and a sure dateline."""
    opening = dateline(model.text, block.start, block.end)
    if opening is None:
        pieces = read_pieces(model.text[block.start : min(block.end, block.start + _MAX_OPENING_CHARS)])
        if len(pieces) > 1 and pieces[0].kind is Kind.STAMP:
            opening = dateline(model.text, block.start + pieces[1].start, block.end)
    return opening is not None and opening.sure


_MIN_DISPATCHES: Final = 2
"""The fewest items with datelines in a row. Chosen by hand."""
_MAX_DISPATCH_BLOCKS: Final = 8
"""Blocks of the longest of them: bounds time, as a box may hold others. Chosen by hand."""
_MAX_OPENING_CHARS: Final = 120
"""Characters of a text in which a time stands in front of its dateline. Bounds time; chosen by hand."""
_MAX_AGE_CHARS: Final = 60
"""The longest line with an age, in characters: ``World · 2 hours ago``. Bounds time; chosen by hand."""

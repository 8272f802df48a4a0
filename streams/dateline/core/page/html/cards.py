"""Find the cards of a page: boxes of one shape, each with a linked headline and at least a sentence of text.

A linked text counts only under the headline's own address. A headline without a sentence is a link and no card. On a
live blog, a post is a box of a row of one shape with a time and a text of its own.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from dateline.core.page.html.evidence import MAX_LINKED_SHARE, Weighed, end_before_time, is_time
from dateline.core.page.html.headings.kickers import is_kicker
from dateline.core.page.html.headings.short_headlines import MIN_SHORT_HEADLINE_CHARS, is_short_headline
from dateline.core.page.html.texts.short_paragraphs import are_in_one_link, is_short_sentence
from dateline.core.page.lines.kinds.closing_link import is_of_page
from dateline.core.page.lines.sentence import closes_sentence
from dateline.core.page.model import UNNAMED, Block, PageModel


class Card(NamedTuple):
    """One headline and its text, as a rule in a box of their own."""

    first: int
    """The number of its first block."""
    last: int
    """The number of the block behind its last."""
    shape: str
    """The shape of its box; for a card without a box, the number of the box around its row."""
    headline: int | None
    """The number of its headline's block."""
    body: tuple[int, ...]
    """The numbers of the blocks of its text."""
    rank: int = 1
    """Its number among the cards of its shape."""
    alike: int = 1
    """How many cards of its shape there are."""


def find_cards(model: PageModel, weighed: Sequence[Weighed], *, with_rows: bool) -> list[Card]:
    """Return the cards of a page in order; those whose shape stands once are among them.

    ``with_rows``: whether linked headings in a row, each with its text below, are cards too, although they have no box
    of their own. In an article they may be its own sub-headings.
    """
    cards: list[Card] = []
    end = 0
    for number, block in enumerate(model.blocks):
        is_short = not _may_be_headline(block, weighed[number])
        if number < end or (is_short and not _may_be_short(block, weighed[number])) or is_kicker(model, number):
            continue
        card = _card_around(model, weighed, number, end)
        if is_short:
            card = card if card is not None and _is_short_card(model, card) else None
        elif card is None and with_rows and (block.level or block.tag == "dt"):
            card = _card_in_row(model, weighed, number)
        if card is not None:
            cards.append(card)
            end = card.last
    cards = _with_siblings(model, weighed, cards)
    return _with_times_beside(model, weighed, _ranked(model, _without_furniture(model, cards)))


def _may_be_headline(block: Block, weighed: Weighed, *, least: int | None = None) -> bool:
    """Whether a block may be a linked headline; ``least`` is the shortest, where its siblings show what it is."""
    if weighed.share < (MAX_LINKED_SHARE if block.level else _MIN_HEADLINE_SHARE) or not _is_address(block.href):
        return False
    shortest = least or (_MIN_HEADING_SIZE if block.level else _MIN_HEADLINE_SIZE)
    return shortest <= weighed.size <= _MAX_HEADLINE_SIZE


def _is_address(href: str | None) -> bool:
    """Whether a link leads to another page."""
    return href is not None and bool(href.strip()) and not href.lstrip().lower().startswith(_NO_ADDRESSES)


def _card_around(model: PageModel, weighed: Sequence[Weighed], headline: int, start: int) -> Card | None:
    """Return the smallest box around a headline that holds a text of it as well, and no other headline."""
    block = model.blocks[headline]
    number, level = block.box, 0
    while number >= 0 and level < _MAX_CARD_DEPTH:
        box = model.boxes[number]
        if box.last - box.first > _MAX_CARD_BLOCKS or box.first < start or box.tag in _NO_CARDS:
            return None
        if box.last - box.first > 1 and box.tag != "p":
            card = _card_in(model, weighed, headline, number)
            if card is not None or _holds_other_headline(model, weighed, headline, number):
                return card
        if box.tag in _WHOLE_CARDS:
            return None  # an element for one thing, and no text in it
        number, level = box.parent, level + 1
    return None


def _may_be_short(block: Block, weighed: Weighed) -> bool:
    """Whether a block may be a linked heading that is too short for a headline by itself."""
    return block.level > 0 and _may_be_headline(block, weighed, least=MIN_SHORT_HEADLINE_CHARS)


def _is_short_card(model: PageModel, card: Card, *, among_cards: bool = False) -> bool:
    """Whether the only heading of a card, too short for a headline by itself, is that of its text."""
    if any(model.blocks[at].level for at in range(card.first, card.last) if at != card.headline):
        return False
    text = " ".join(model.text_of(at) for at in card.body)
    return is_short_headline(model.text_of(card.headline or 0), text, among_items=among_cards)


def _with_siblings(model: PageModel, weighed: Sequence[Weighed], cards: Sequence[Card]) -> list[Card]:
    """Return the cards, and those that only their siblings show to be cards.

    A text of one sentence may close without a full stop, or be as short as the headline below a kicker; a headline that
    opens its box may be as short as in a heading. Where at least two boxes of a row are cards, the headline and the
    text are where theirs are.
    """
    rows = Counter(row for card in cards for row in _rows_of(model, card))
    rows = Counter({row: count for row, count in rows.items() if count >= _MIN_CARDS_OF_A_ROW})
    if not rows:
        return list(cards)
    inside = {number for card in cards for number in range(card.first, card.last)}
    found = list(cards)
    for number, box in enumerate(model.boxes):
        if (box.parent, box.shape) not in rows or not inside.isdisjoint(range(box.first, box.last)):
            continue
        if box.last - box.first > _MAX_CARD_BLOCKS:
            continue
        headlines = (
            at
            for at in range(box.first, box.last)
            if _may_be_headline(model.blocks[at], weighed[at]) and not is_kicker(model, at)
        )
        headline = next(headlines, None)
        if headline is None and _may_be_headline(model.blocks[box.first], weighed[box.first], least=_MIN_HEADING_SIZE):
            headline = box.first
        short = [at for at in range(box.first, box.last) if _may_be_short(model.blocks[at], weighed[at])]
        for at in sorted({*short[:1], *([headline] if headline is not None else [])}):
            card = _card_in(model, weighed, at, number, among_cards=True)
            if card is not None and (at == headline or _is_short_card(model, card, among_cards=True)):
                found.append(card)
                inside.update(range(card.first, card.last))
                break
    return sorted(found, key=lambda card: card.first)


def _without_furniture(model: PageModel, cards: Sequence[Card]) -> list[Card]:
    """Return the cards without the sentences, ``For our subscribers only.``, in which the page speaks to its reader.

    Such a sentence stands below several headlines. So may news, ``No damage was reported.``, which stays; and so does
    the only text of a card, whatever it is.
    """
    headlines: dict[str, set[str]] = {}
    for card in cards:
        for at in card.body:
            headlines.setdefault(model.text_of(at), set()).add(model.text_of(card.headline or 0))
    spoken = {words for words, above in headlines.items() if is_of_page(words, len(above))}
    if not spoken:
        return list(cards)
    own = [tuple(at for at in card.body if model.text_of(at) not in spoken) for card in cards]
    return [card._replace(body=body or card.body) for card, body in zip(cards, own, strict=True)]


def _with_times_beside(model: PageModel, weighed: Sequence[Weighed], cards: Sequence[Card]) -> list[Card]:
    """Return the cards, each with the time that stands outside its box: in a box around the two, or between the boxes.

    ``<div><time>15:41</time><div><h3>…</h3><p>…</p></div></div>``. A time beside one card alone may be the page's.
    """
    in_cards = {at for card in cards for at in range(card.first, card.last)}
    around = [_box_with_time(model, weighed, card, in_cards) for card in cards]
    rows = Counter((model.boxes[box].parent, model.boxes[box].shape) for box in around if box is not None)
    between = _times_between(model, cards, in_cards)
    grown = []
    for card, box in zip(cards, around, strict=True):
        first, last = card.first - (between.get(card.shape) == -1), card.last + (between.get(card.shape) == 1)
        if box is not None and rows[model.boxes[box].parent, model.boxes[box].shape] >= _MIN_CARDS_OF_A_ROW:
            first, last = model.boxes[box].first, model.boxes[box].last
        grown.append(card._replace(first=first, last=last))
    return grown


def _times_between(model: PageModel, cards: Sequence[Card], in_cards: Collection[int]) -> dict[str, int]:
    """Return the shapes whose cards all have a time right above, -1, or below, 1, and not on both sides of the row."""
    shapes: dict[str, list[Card]] = {}
    sides: dict[str, int] = {}
    for card in cards:
        shapes.setdefault(card.shape, []).append(card)
    for shape, alike in shapes.items():
        beside = [
            [at not in in_cards and _is_time_at(model, at) for at in (card.first - 1, card.last)] for card in alike
        ]
        above, below = (all(of_side) for of_side in zip(*beside, strict=True))
        if len(alike) >= _MIN_CARDS_OF_A_ROW and above != below and not any(_has_time(model, card) for card in alike):
            sides[shape] = -1 if above else 1
    return sides


def _is_time_at(model: PageModel, number: int) -> bool:
    """Whether the page has a block of this number, which is a time."""
    return 0 <= number < len(model.blocks) and is_time(model, model.blocks[number])


def _has_time(model: PageModel, card: Card) -> bool:
    """Whether a card has a time in its own box."""
    return any(_is_time_at(model, at) for at in range(card.first, card.last))


def _box_with_time(model: PageModel, weighed: Sequence[Weighed], card: Card, in_cards: Collection[int]) -> int | None:
    """Return the number of the smallest box that holds a card and a few short lines beside it, one of them a time.

    None where there is no such box, or the card has a time itself.
    """
    if _has_time(model, card):
        return None
    number, level = model.blocks[card.first].box, 0
    while number >= 0 and level < _MAX_CARD_DEPTH:
        box = model.boxes[number]
        if box.tag in _NO_CARDS or box.last - box.first > card.last - card.first + _MAX_LINES_BESIDE:
            return None
        lines = [at for at in range(box.first, box.last) if not card.first <= at < card.last]
        if any(at in in_cards or model.blocks[at].level or weighed[at].running for at in lines):
            return None
        if box.first <= card.first and card.last <= box.last and any(is_time(model, model.blocks[at]) for at in lines):
            return number
        number, level = box.parent, level + 1
    return None


def _rows_of(model: PageModel, card: Card) -> Iterator[tuple[int, str]]:
    """Yield the rows of boxes that a card's box is in, as their parent and their shape.

    A card may have several boxes around it that hold nothing else.
    """
    number = model.blocks[card.first].box
    while number >= 0 and model.boxes[number].last <= card.last and model.boxes[number].first >= card.first:
        box = model.boxes[number]
        if (box.first, box.last) == (card.first, card.last):
            yield box.parent, box.shape
        number = box.parent


def _holds_other_headline(
    model: PageModel, weighed: Sequence[Weighed], headline: int, number: int, *, labelled: bool = False
) -> bool:
    """Whether a box holds another headline; beside a linked heading, a linked label is a section or a writer.

    ``labelled``: whether this holds beside any headline.
    """
    box, of_headline = model.boxes[number], model.blocks[headline]
    least = _MIN_RIVAL_SIZE if of_headline.level or labelled else 0
    return any(
        block.href != of_headline.href
        and (block.level or weighed[at].size >= least)
        and _may_be_headline(block, weighed[at])
        for at, block in enumerate(model.blocks[box.first : box.last], box.first)
    )


def _card_in(
    model: PageModel, weighed: Sequence[Weighed], headline: int, number: int, *, among_cards: bool = False
) -> Card | None:
    """Return the card of a headline in a box; ``among_cards``: whether boxes beside it are cards."""
    box, href = model.boxes[number], model.blocks[headline].href
    body: list[int] = []
    short: list[int] = []
    for at in range(box.first, box.last):
        block, of_block = model.blocks[at], weighed[at]
        if block.level and at != headline and of_block.share < MAX_LINKED_SHARE:
            return None  # its headline is another line, and no link
        if at < headline and of_block.running:
            return None  # a link in the midst of a text
        if at <= headline or block.level:
            continue
        if _is_text(model, block, of_block, own=block.href == href, in_card=among_cards):
            body.append(at)
        elif is_short_sentence(model, weighed, at, _MIN_WORDS, linked=are_in_one_link(model, headline, at)):
            short.append(at)
    if not body and not among_cards:
        return None
    body = sorted([*body, *short])
    if not body or sum(weighed[at].size for at in body) > _MAX_TEXT_SIZE:
        return None
    if _holds_other_headline(model, weighed, headline, number, labelled=among_cards):
        return None
    return Card(box.first, box.last, box.shape, headline, tuple(body))


def _card_in_row(model: PageModel, weighed: Sequence[Weighed], headline: int) -> Card | None:
    """Return a linked heading and the text below it, down to the next heading or link; None where there is no text."""
    heading = model.boxes[model.blocks[headline].box]
    while heading.tag in UNNAMED and heading.parent >= 0:
        heading = model.boxes[heading.parent]
    row = heading.parent
    stop = min(model.boxes[row].last if row >= 0 else len(weighed), headline + _MAX_CARD_BLOCKS)
    href = model.blocks[headline].href
    body: list[int] = []
    at = headline + 1
    while at < stop and not model.blocks[at].level:
        block, of_block = model.blocks[at], weighed[at]
        if _is_text(model, block, of_block, own=block.href == href):
            body.append(at)
        elif block.tag == "dt" or (block.href != href and _may_be_headline(block, of_block)):
            break
        at += 1
    if not body or sum(weighed[one].size for one in body) > _MAX_TEXT_SIZE:
        return None
    return Card(headline, at, f"{row}", headline, tuple(body))


def _is_text(model: PageModel, block: Block, weighed: Weighed, *, own: bool, in_card: bool = False) -> bool:
    """Whether a block below a headline is text of it; ``own``: its first link leads where the headline's does.

    ``in_card``: whether the box is known to be a card, so that a sentence need not close.
    """
    if in_card:
        return weighed.size >= _MIN_SENTENCE_SIZE and (own or weighed.share < MAX_LINKED_SHARE)
    if not weighed.running and not (own and weighed.share >= MAX_LINKED_SHARE):
        return False
    closes = closes_sentence(model.text, block.start, end_before_time(model.text, block.start, block.end))
    return weighed.size >= (_MIN_SENTENCE_SIZE if closes else _MIN_OPEN_TEXT_SIZE)


def _ranked(model: PageModel, cards: Sequence[Card]) -> list[Card]:
    """Return the cards with their rank among those of one shape.

    A card whose shape stands once takes the shape of its first sibling.
    """
    shapes = [(card.shape, model.blocks[card.headline or 0].level) for card in cards]
    alike = Counter(shapes)
    for rank, first in enumerate(_first_siblings(model, cards)):
        if alike[shapes[rank]] == 1:
            shapes[rank] = shapes[first]
    alike = Counter(shapes)
    ranks: Counter[tuple[str, int]] = Counter()
    ranked = []
    for card, shape in zip(cards, shapes, strict=True):
        ranks[shape] += 1
        ranked.append(card._replace(rank=ranks[shape], alike=alike[shape]))
    return ranked


def _first_siblings(model: PageModel, cards: Sequence[Card]) -> list[int]:
    """Return for each card the number of the first card whose box is a sibling of its box; else its own number.

    Siblings are boxes of one shape in one box.
    """
    rows: dict[tuple[int, str], int] = {}
    return [
        min([rank, *(rows.setdefault(row, rank) for row in _rows_of(model, card))]) for rank, card in enumerate(cards)
    ]


_MIN_HEADLINE_SHARE: Final = 0.6
"""The share of a headline that is linked, at least, where it is no heading. Chosen by hand."""
_MIN_HEADING_SIZE: Final = 10
"""The shortest headline in a heading element. Chosen by hand."""
_MIN_HEADLINE_SIZE: Final = 20
"""The shortest headline elsewhere. Chosen by hand: names of sections are shorter."""
_MIN_RIVAL_SIZE: Final = 40
"""The shortest linked line that is another headline beside a linked heading; as the text splitter's longest label."""
_MAX_HEADLINE_SIZE: Final = 250
"""The longest headline. Chosen by hand."""
_MIN_SENTENCE_SIZE: Final = 50
"""The shortest text of a card that closes like a sentence. Chosen by hand."""
_MIN_WORDS: Final = 3
"""The fewest words of a short sentence among the other text of a card. Chosen by hand."""
_MIN_OPEN_TEXT_SIZE: Final = 110
"""The shortest text of a card that does not close like a sentence: a shorter one may be the headline below its kicker.
Fitted on half of the publishers."""
_MIN_CARDS_OF_A_ROW: Final = 2
"""Cards of a row from which on they show what the others are. Chosen by hand."""
_MAX_TEXT_SIZE: Final = 1200
"""The longest text of a card; a longer one is an article with a linked line above. Chosen by hand."""
_MAX_CARD_BLOCKS: Final = 14
"""The most blocks of a card: bounds the search around a headline. Chosen by hand."""
_MAX_LINES_BESIDE: Final = 3
"""Short lines beside the box of a card, at most, of which one is its time. Chosen by hand."""
_MAX_CARD_DEPTH: Final = 8
"""How many boxes around a headline are looked at: bounds the search. Chosen by hand."""
_NO_ADDRESSES: Final = ("#", "javascript:", "mailto:", "tel:", "whatsapp:", "data:")
_WHOLE_CARDS: Final = frozenset({"article", "section", "aside", "li"})
"""Elements that hold the whole of a card, if they hold its headline."""
_NO_CARDS: Final = frozenset({"body", "html", "main", "table", "ul", "ol"})

"""Read the structure of an HTML page: which blocks are its article, and which are items beside it.

The result is a drawing: the page's items as spans of its text. What stands in them (datelines, agencies, ages, signals)
is read from their text by the code that reads text pages. Where the tree says nothing, there is no drawing, and the
text splitter decides.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from dateline.core.page.html.cards import Card, find_cards
from dateline.core.page.html.document import Document
from dateline.core.page.html.evidence import Weighed, end_before_time, weigh_blocks
from dateline.core.page.html.headings.page_headline import find_own_lead
from dateline.core.page.html.lead import Lead, Page, find_headline, find_lead, times_of_others
from dateline.core.page.html.metadata.page_metadata import PageMetadata
from dateline.core.page.html.posts.datelined_texts import BRIEF, find_briefs, opens_with_dateline
from dateline.core.page.html.posts.item_boxes import find_aged, find_dispatches, find_headed
from dateline.core.page.html.posts.post_boxes import find_posts
from dateline.core.page.html.posts.post_texts import find_bare_posts, find_posts_in_text
from dateline.core.page.html.promotions import find_promotions
from dateline.core.page.layout.drawn import Drawing, DrawnItem, Span
from dateline.core.page.layout.headline.headed_news import (
    is_headed_news,
    own_headline,
    says_what_happened,
    tells_news,
)
from dateline.core.page.lines.kinds.wording import names_bulletin
from dateline.core.page.lines.sentence import is_dense
from dateline.core.page.model import PageModel
from dateline.core.text.normal_form import NormalText
from dateline.core.text.pattern_code import compiled
from dateline.core.times.phrases.patterns import BARE_AGE, MONTH
from dateline.core.times.phrases.timestamps import stamp


class Reading(NamedTuple):
    """What the structure of a page shows."""

    lead: Lead | None
    cards: tuple[Card, ...]
    """The items beside the article, or the posts of a live blog, in order."""
    weighed: Sequence[Weighed]
    """The measures of each block."""
    in_cards: frozenset[int]
    """The numbers of the blocks in cards, also in those that are no items."""
    are_posts: bool
    """Whether ``cards`` are the posts of a live blog."""
    unlinked: Mapping[int, str]
    """What each of those ``cards`` has that no linked headline shows to be items, by their first blocks."""
    promotions: Mapping[int, str]
    """Why a block is in a card that is no item, by its number; only where the card's words or address decided."""


def draw(document: Document, normal_text: NormalText) -> Drawing | None:
    """Return the items that the structure of a page shows; None where it shows none.

    ``normal_text`` is the normal form of the page's text.
    """
    if document.model is None:
        return None
    reading = read_structure(document.model, document.metadata)
    if reading.lead is None and not reading.cards:
        return None
    spans = [(normal_text.edited(block.start), normal_text.edited(block.end)) for block in document.model.blocks]
    drawn = set(reading.in_cards)
    items = []
    if reading.lead is not None:
        drawn.update(reading.lead.body)
        items.append(_draw_lead(document.model, spans, reading, reading.lead))
    sections = _lines_above(reading)
    for card in reading.cards:
        item = _draw_card(spans, reading, card, sections.get(card.first))
        items.append(_with_closing_time(document.model, normal_text, card, item))
    rest = [spans[at] for at, one in enumerate(reading.weighed) if one.running and at not in drawn]
    return Drawing(tuple(items), tuple(rest), _lines_outside(document.model, spans, reading))


def _lines_outside(model: PageModel, spans: Sequence[Span], reading: Reading) -> tuple[Span, ...]:
    """Return the short lines above the items and between them, and no links: one may be a day.

    Far above the first item it has a number, as a date; the head of a page has many other lines.
    """
    starts = [card.first for card in reading.cards]
    if reading.lead is not None:
        starts += [reading.lead.body[0], *([reading.lead.headline] if reading.lead.headline is not None else [])]
    first = min(starts)
    lines = [
        at
        for at in range(max(0, first - _MAX_LINES_OF_HEAD), max(starts))
        if reading.weighed[at].size <= _MAX_LINE_SIZE and not reading.weighed[at].share and at not in reading.in_cards
    ]
    numbered = [at for at in lines if at >= first - _MAX_LINES_TO_DAY or _NUMBER.search(model.text_of(at)) is not None]
    own = {*reading.lead.body, reading.lead.headline} if reading.lead is not None else set()
    return tuple([spans[at] for at in numbered if at not in own])


def read_structure(model: PageModel, metadata: PageMetadata) -> Reading:
    """Return the article of a page and the items beside it, or the posts of a live blog."""
    weighed = weigh_blocks(model)
    cards = find_cards(model, weighed, with_rows=not metadata.published)
    posts = find_posts(model, weighed, _blocks_of(cards), is_live=metadata.is_live)
    in_cards = _blocks_of([*cards, *posts])
    page = _headed_page(Page(model, weighed, in_cards), metadata)
    lead = find_lead(page, metadata.body_chars)
    if not posts and lead is not None and (posts := _find_posts_in_text(model, weighed, lead, metadata)):
        in_cards |= _blocks_of(posts)
        lead = find_lead(page._replace(in_cards=in_cards), 0)
    aged = find_aged(model, weighed, in_cards, page.headline) if not posts and lead is not None else []
    headed = find_headed(model, weighed, metadata.titles) if not (posts or cards or aged) and lead is not None else []
    if (aged or headed) and page.headline not in _blocks_of([*aged, *headed]):
        in_cards |= _blocks_of([*aged, *headed])
        page = page._replace(in_cards=in_cards)
        lead = find_lead(page, metadata.body_chars)
        cards = sorted([*cards, *aged, *headed], key=lambda card: card.first)
    dispatches = find_dispatches(model, weighed, in_cards) if not posts and lead is not None else []
    if (alone := _lead_beside(page, lead, _blocks_of(dispatches), metadata)) is not None:
        lead, in_cards = alone, in_cards | _blocks_of(dispatches)
        cards = sorted([*cards, *dispatches], key=lambda card: card.first)
    reasons = {} if posts else find_promotions(model, cards, metadata, lead)
    promotions = {at: reasons[card.first] for card in cards if card.first in reasons for at in _blocks_of([card])}
    cards = [card for card in cards if card.first not in reasons]
    items = posts or [card for card in cards if card.alike > 1]
    own = find_own_lead(page, lead, metadata, posts or cards) if lead is not None and not dispatches else lead
    is_of_page, lead = own is not lead, own  # what the page says of itself, or its readers say
    if lead is not None and not _is_article(model, lead, items, is_news=bool(metadata.published or alone)):
        lead = None
    if lead is not None and not posts:
        briefs = find_briefs(model, weighed, lead, [card for card in cards if card.alike == 1], _blocks_of(items))
        in_cards |= _blocks_of(briefs)
        items = sorted([*items, *briefs], key=lambda card: card.first)
        if [*briefs, *dispatches] and not metadata.published and _is_below_label(model, lead):
            lead, items = None, [card for card in items if card not in briefs and card not in dispatches]
    if lead is None and not posts and (is_of_page or len(cards) >= _MIN_FRONT_PAGE_CARDS):
        items = cards  # on a front page, the first stories have shapes of their own
    unlinked = _why_items(aged, _HAS_AGE) | _why_items(dispatches, _HAS_DATELINE) | _why_items(headed, _HAS_HEADLINE)
    return Reading(lead, tuple(items), weighed, in_cards, bool(posts), unlinked, promotions)


def _headed_page(page: Page, metadata: PageMetadata) -> Page:
    """Return a page with its headline, which stands in none of its cards."""
    return page._replace(headline=find_headline(page, metadata.titles))


def _why_items(cards: Sequence[Card], why: str) -> dict[int, str]:
    """Return why cards without links are items, by the first block of each."""
    return {card.first: why for card in cards}


def _find_posts_in_text(model: PageModel, weighed: Sequence[Weighed], lead: Lead, metadata: PageMetadata) -> list[Card]:
    """Return the posts that what seems an article consists of, with or without headlines of their own."""
    if posts := find_posts_in_text(model, weighed, lead.body):
        return posts
    head = model.text_of(lead.headline) if lead.headline is not None else ""
    is_bulletin = metadata.is_live or names_bulletin(head.lower())
    return find_bare_posts(model, weighed, lead.body, is_bulletin=is_bulletin)


def _lead_beside(page: Page, lead: Lead | None, items: frozenset[int], metadata: PageMetadata) -> Lead | None:
    """Return the article beside items with datelines, whose blocks are ``items``; None where there is none.

    Where a bulletin says above its items what it is, it has a name, or tells no news. One paragraph is surely news.
    """
    if not items or lead is None or lead.headline is None or lead.headline in items:
        return None
    alone = find_lead(page._replace(in_cards=frozenset(page.in_cards) | items), metadata.body_chars)
    tells = alone is not None and (_tells_news(page.model, alone) or _is_headed_news(page.model, alone))
    return alone if tells else None


def _tells_news(model: PageModel, lead: Lead) -> bool:
    """Whether an article repeats the words of its headline, or has several paragraphs and no words of pages."""
    head, is_heading = _own_headline(model, lead), model.blocks[lead.headline or 0].level > 0
    paragraphs = [model.text_of(at)[:_MAX_NEWS_CHARS] for at in lead.body[:_MAX_NEWS_PARAGRAPHS]]
    return head is not None and (len(paragraphs) > 1 or is_heading) and tells_news(head, paragraphs)


def _own_headline(model: PageModel, lead: Lead) -> str | None:
    """Return the headline of an article; None where it has none, or one that may be a name."""
    head = model.text_of(lead.headline) if lead.headline is not None else ""
    return own_headline(head, frozenset(), dense=is_dense(head, 0, len(head))) if head else None


def _is_headed_news(model: PageModel, lead: Lead) -> bool:
    """Whether an article of one paragraph is news below a headline of its own, and no words of a page about itself."""
    if lead.headline is None or not model.blocks[lead.headline].level:
        return False
    head, text = model.text_of(lead.headline), model.text_of(lead.body[0])[:_MAX_NEWS_CHARS]
    return is_headed_news(head, text, dense=is_dense(head, 0, len(head)), has_dateline=opens_with_dateline(text))


def _is_article(model: PageModel, lead: Lead, items: Sequence[Card], *, is_news: bool) -> bool:
    """Whether running text is an article and no words of a front page about itself; ``is_news`` where that is known."""
    if lead.headline is None:
        return lead.size >= _MIN_UNHEADED_LEAD_SIZE
    is_sure = len(lead.body) > 1 or is_news or not items or _is_headed_news(model, lead)
    return lead.size >= (_MIN_LEAD_SIZE if is_sure else _MIN_FRONT_PAGE_LEAD_SIZE)


def _is_below_label(model: PageModel, lead: Lead) -> bool:
    """Whether a short text stands below a name or a label, as what a page says of itself does above its briefs."""
    head = _own_headline(model, lead)
    return lead.size < _MIN_FRONT_PAGE_LEAD_SIZE and (head is None or not says_what_happened(head))


def _blocks_of(cards: Iterable[Card]) -> frozenset[int]:
    """Return the numbers of the blocks in cards."""
    return frozenset(at for card in cards for at in range(card.first, card.last))


def _draw_lead(model: PageModel, spans: Sequence[Span], reading: Reading, lead: Lead) -> DrawnItem:
    """Return the article as spans. Beside it stand the short lines below its headline, down to a few below its text.

    Lines below another text are not its own, and times of other articles below it neither.
    """
    start = min(lead.body[0], lead.headline if lead.headline is not None else lead.body[0])
    below = range(lead.body[-1] + 1, min(lead.body[-1] + _MAX_BLOCKS_BELOW + 1, len(spans)))
    stop = next((at for at in below if reading.weighed[at].running), below.stop)
    own = {*lead.body, lead.headline}
    beside = [
        at
        for at in range(start, stop)
        if at not in own and at not in reading.in_cards and reading.weighed[at].size <= _MAX_LINE_SIZE
    ]
    others = times_of_others(model, reading.weighed, lead.body[-1], [at for at in beside if at > lead.body[-1]])
    beside = [at for at in beside if at not in others]
    return DrawnItem(
        headline=spans[lead.headline] if lead.headline is not None else None,
        body=tuple(spans[at] for at in lead.body),
        beside=tuple(spans[at] for at in beside),
        is_lead=True,
        why="the headline and the box that holds most of the running text below it"
        if lead.headline is not None
        else "the box that holds most of the running text",
    )


def _draw_card(spans: Sequence[Span], reading: Reading, card: Card, section: int | None) -> DrawnItem:
    """Return a card or a post as spans; ``section`` is the number of the line above the row of cards."""
    own = {*card.body, card.headline}
    beside = [at for at in range(card.first, card.last) if at not in own and reading.weighed[at].size <= _MAX_LINE_SIZE]
    name, has = ("post", "a time and a text") if reading.are_posts else ("card", "a linked headline and a text")
    if card.first in reading.unlinked:
        name, has = "box", reading.unlinked[card.first]
    why = f"{name} {card.rank} of {card.alike} of one shape, each with {has}"
    return DrawnItem(
        headline=spans[card.headline] if card.headline is not None else None,
        body=tuple(spans[at] for at in card.body),
        beside=tuple(spans[at] for at in beside),
        is_lead=False,
        why="a text beside the article that opens with a dateline of its own" if card.shape == BRIEF else why,
        section=spans[section] if section is not None else None,
    )


def _with_closing_time(model: PageModel, normal_text: NormalText, card: Card, item: DrawnItem) -> DrawnItem:
    """Return a card with the time behind its last sentence beside its text: ``… said. 5 mins ago · News``.

    A sign sets it off, or it has a word and no year: else it may be a part of the news, ``Doors open. 20:00``. So may a
    full hour be, ``Donnerstag, 20 Uhr``, unless a bar or a bullet sets it off.
    """
    block = model.blocks[card.body[-1]] if card.body else None
    stop = end_before_time(model.text, block.start, block.end) if block is not None else 0
    printed = model.text[stop : block.end] if block is not None else ""
    is_set_off = _SIGN_OF_A_TIME.search(printed) is not None
    if not is_set_off and (_LETTER.search(printed) is None or _YEAR.search(printed) is not None):
        return item
    if _BAR_OR_BULLET.search(printed) is None and _is_full_hour(printed.strip()):
        return item
    time = stop + len(printed) - len(printed.lstrip())
    start, end = item.body[-1]
    behind = normal_text.edited(time), end
    return item._replace(body=(*item.body[:-1], (start, normal_text.edited(stop))), beside=(*item.beside, behind))


def _is_full_hour(printed: str) -> bool:
    """Whether a time is an hour without minutes, with or without a weekday: an event's as a rule, and no age."""
    time = stamp(printed, 0, len(printed))
    if time is None or time.strong or time.start > 0:  # behind a word such as ``Updated``
        return False
    numbers = _NUMBER.findall(time.printed)
    return len(numbers) == 1 and len(numbers[0]) <= _MAX_HOUR_DIGITS and _AGE_OR_DAY.search(time.printed) is None


def _lines_above(reading: Reading) -> dict[int, int]:
    """Return, by the first block of each card, the number of the line right above its row, if one stands there."""
    lines: dict[int, int] = {}
    above: int | None = None
    end = -1
    for card in reading.cards:
        if card.first != end:
            at = card.first - 1
            is_line = at >= 0 and at not in reading.in_cards and reading.weighed[at].size <= _MAX_LINE_SIZE
            above = at if is_line else None
        if above is not None:
            lines[card.first] = above
        end = card.last
    return lines


_HAS_AGE: Final = "a headline, an age and a text"
_HAS_HEADLINE: Final = "a headline and a paragraph of news"
_HAS_DATELINE: Final = "a text that opens with a dateline"
_MAX_NEWS_PARAGRAPHS: Final = 12
"""Paragraphs of an article that are read for news. Bounds time; chosen by hand."""
_MAX_NEWS_CHARS: Final = 2000
"""Characters of each. Bounds time; chosen by hand."""
_MIN_LEAD_SIZE: Final = 80
"""The shortest article that the structure draws; a shorter one is left to the text splitter. Chosen by hand."""
_MIN_FRONT_PAGE_LEAD_SIZE: Final = 250
"""The shortest article of one paragraph on a page of several items without a time of publication. Chosen by hand."""
_MIN_UNHEADED_LEAD_SIZE: Final = 600
"""The shortest article without a headline: a front page has running text of its own. Chosen by hand."""
_MIN_FRONT_PAGE_CARDS: Final = 3
"""The fewest cards of a front page, on which those whose shape stands once are items too. Chosen by hand."""
_MAX_BLOCKS_BELOW: Final = 3
"""Blocks below an article's text in which its agency is looked for. Chosen by hand."""
_SIGN_OF_A_TIME: Final = re.compile(r"[(|·•]")
"""A sign that sets a time off from the text of a card."""
_BAR_OR_BULLET: Final = re.compile(r"[|·•]")
_NUMBER: Final = re.compile(r"\d+")
_MAX_LINES_TO_DAY: Final = 3
"""Lines above the first item in which a day needs no number: ``Yesterday``. Chosen by hand."""
_MAX_LINES_OF_HEAD: Final = 100
"""Lines above the first item in which the day of the page is looked for. Bounds time; chosen by hand."""
_MAX_HOUR_DIGITS: Final = 2
_AGE_OR_DAY: Final = compiled(rf"^(?:{BARE_AGE})$|(?<!\w){MONTH}")
"""An age of a number and a short unit, ``3h``, or a month: the number is no hour of the day."""
_LETTER: Final = re.compile(r"[^\W\d_]")
_YEAR: Final = re.compile(r"\d{4}")
_MAX_LINE_SIZE: Final = 90
"""The longest line that may be a time or an agency, as ``lines/classify.py`` has it."""

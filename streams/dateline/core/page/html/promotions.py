"""Find the cards that are no items: they present the site itself or a writer, are by readers, or lead to no article.

A newsletter, an app or a programme of the site stands in a box like those of its articles, with a picture and an
address like theirs. What differs is the headline: it names the site, and so do most of those beside it. What readers
say of an article stands below it, in boxes of one shape with their names, which lead to their profiles.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from dateline.core.data.text.characters import TERMINATORS
from dateline.core.page.html.cards import Card
from dateline.core.page.html.evidence import is_time
from dateline.core.page.html.lead import Lead
from dateline.core.page.html.metadata.page_metadata import PageMetadata
from dateline.core.page.layout.headline.likeness import shares_any
from dateline.core.page.model import PageModel


def find_promotions(
    model: PageModel, cards: Sequence[Card], metadata: PageMetadata, lead: Lead | None
) -> dict[int, str]:
    """Return why a card is no item, by the number of its first block; cards that are items are not in it.

    Where the headline of the article or much of its text names the site, related articles may name it as well, and a
    list is not judged by names: some sites have the name of a town or a subject.
    """
    if not cards:
        return {}
    page = metadata.canonical_url or ""
    names = _site_names(metadata.site or "", page)
    lines = {card.first: _line(model, card.headline) for card in cards}
    reasons: dict[int, str] = {}
    if names and not (lead is not None and _is_about_site(model, lead, names)):
        for row in _rows(model, cards):
            named = sum(_has_name(lines[card.first], names) for card in row)
            if named >= max(_MIN_NAMED_CARDS, _MIN_NAMED_SHARE * len(row)):
                reasons.update((card.first, _OF_SITE) for card in row)
    if lead is not None:
        below = [card for card in cards if card.first > lead.body[-1]]
        reasons.update(
            (card.first, _OF_READERS) for row in _rows(model, below) if _are_of_readers(model, row) for card in row
        )
    whole = names | {_words(author) for author in metadata.authors}
    for card in cards:
        href = model.blocks[card.headline].href if card.headline is not None else None
        if lines[card.first] in whole:
            reasons[card.first] = _PROFILE
        elif href is not None and _leads_to_no_article(href, page):
            reasons[card.first] = _NO_ARTICLE
    return reasons


def _are_of_readers(model: PageModel, row: Sequence[Card]) -> bool:
    """Whether cards of one shape are what readers say: each has a name for its headline and a time.

    Headlines of a few words, each with a capital, may be news: then the texts repeat words of more than a few.
    """
    heads = [model.text_of(card.headline) if card.headline is not None else "" for card in row]
    if len(row) < _MIN_COMMENTS or sum(map(_may_be_name, heads)) < _MIN_NAMES_SHARE * len(row):
        return False
    texts = [" ".join(model.text_of(at) for at in card.body) for card in row]
    own = sum(shares_any([head], text) for head, text in zip(heads, texts, strict=True))
    if own > (1 - _MIN_NAMES_SHARE) * len(row):
        return False
    return all(any(is_time(model, block) for block in model.blocks[card.first : card.last]) for card in row)


def _may_be_name(line: str) -> bool:
    """Whether a line may be a person's name: one word, or up to four with capitals.

    In a script without capitals, it has up to two.
    """
    if not line or len(line) > _MAX_NAME_CHARS or line[-1] in TERMINATORS:
        return False
    words = line.split()
    if len(words) == 1 or line.upper() == line.lower():
        return len(words) <= _MAX_WORDS_WITHOUT_CAPITALS
    return len(words) <= _MAX_WORDS_OF_NAME and not any(word[0].islower() for word in words)


def _site_names(site: str, page: str) -> frozenset[str]:
    """Return the names of a site, as ``_words`` returns them: its own, and the one in the address of its page."""
    match = _HOST.match(page)
    labels = match["host"].lower().split(".")[:-1] if match is not None else []
    while len(labels) > 1 and labels[-1] in _COMMON_LABELS:
        labels.pop()
    names = (_words(site), *(_words(label) for label in labels[-1:]))
    return frozenset(name for name in names if len(name.strip()) >= _MIN_NAME_CHARS)


def _is_about_site(model: PageModel, lead: Lead, names: frozenset[str]) -> bool:
    """Whether an article names the site in its headline, or in much of its text."""
    if _has_name(_line(model, lead.headline), names):
        return True
    named = sum(_has_name(_line(model, at), names) for at in lead.body)
    return named >= _MIN_NAMED_TEXT_SHARE * len(lead.body)


def _rows(model: PageModel, cards: Sequence[Card]) -> Iterator[list[Card]]:
    """Yield the cards of each shape, and each run of them without a block between."""
    by_shape: dict[tuple[str, int], list[Card]] = {}
    runs: list[list[Card]] = []
    end, last = -1, None
    for card in cards:
        shape = card.shape, model.blocks[card.headline].level if card.headline is not None else 0
        by_shape.setdefault(shape, []).append(card)
        if card.first == end and shape == last:
            runs[-1].append(card)
        else:
            runs.append([card])
        end, last = card.last, shape
    yield from by_shape.values()
    yield from runs


def _line(model: PageModel, number: int | None) -> str:
    """Return the words of a block, as ``_words`` returns them; "" for no block."""
    return _words(model.text_of(number)) if number is not None else ""


def _words(text: str) -> str:
    """Return the words of a text in lower case, with a space around each: ``Der WDR-Podcast`` holds `` wdr ``."""
    return f" {' '.join(_WORD.findall(text[:_MAX_LINE_CHARS].casefold()))} "


def _has_name(line: str, names: frozenset[str]) -> bool:
    return any(name in line for name in names)


def _leads_to_no_article(href: str, page: str) -> bool:
    """Whether a link leads to the home page of a site, or to a place on ``page``, the address of the page itself."""
    href = href.strip()
    address, mark, _ = href.partition("#")
    if mark and address and address == page:
        return True
    return href == "/" or _HOME_PAGE.fullmatch(address) is not None


_OF_SITE: Final = (
    "in a list of boxes most of whose headlines name the site: it presents its own newsletters or programmes"
)
_OF_READERS: Final = "in a list of boxes below the article, each with a name and a time: what readers say of it"
_PROFILE: Final = "in a box whose headline is the name of the site or of the article's author"
_NO_ARTICLE: Final = "in a box whose headline leads to a home page, or to a place on this page"
_MIN_COMMENTS: Final = 2
"""The fewest boxes of readers in a row. Chosen by hand."""
_MIN_NAMES_SHARE: Final = 0.8
"""The share of their headlines that may be names, and of the texts that repeat no word of theirs, at least: one of five
may be ``Jan van der Berg``, which is none. Chosen by hand."""
_MAX_NAME_CHARS: Final = 40
_MAX_WORDS_OF_NAME: Final = 4
"""The longest name of a person. Chosen by hand."""
_MAX_WORDS_WITHOUT_CAPITALS: Final = 2
"""Words of a name in a script without capitals, at most: a headline has more. Chosen by hand."""
_MIN_NAMED_CARDS: Final = 2
"""Cards of a list that name the site, at least. One may be news about it: on 90 pages, 3 of 181 headlines of
articles had the site's name or a word like it, and 5 of 7 of its own boxes."""
_MIN_NAMED_SHARE: Final = 2 / 3
"""The share of a list that names the site, at least. In lists of articles it was a fifth at most, on the same pages."""
_MIN_NAMED_TEXT_SHARE: Final = 0.2
"""The share of an article's paragraphs that name the site where it is about the site or what that is named after.
Chosen by hand: a broadcaster names itself in one of fifteen, as a source."""
_MIN_NAME_CHARS: Final = 2
"""The shortest name of a site, in characters: ``dw``."""
_MAX_LINE_CHARS: Final = 400
"""Characters of a headline or paragraph that are read: bounds time; as the longest headline of an article."""
_WORD: Final = re.compile(r"\w+")
_HOST: Final = re.compile(r"[a-z]+://(?P<host>[^/?#:@\s]+)", re.IGNORECASE)
_HOME_PAGE: Final = re.compile(r"https?://[^/?#\s]+/?", re.IGNORECASE)
_COMMON_LABELS: Final = frozenset({"com", "org", "net", "co", "ac", "gov", "edu", "or", "ne", "go"})
"""Parts of a host in front of a country's domain that name no site: ``co.uk``, ``or.jp``."""

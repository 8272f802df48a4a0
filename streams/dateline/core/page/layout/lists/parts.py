"""Join the parts of one article that times, rules or boxes divide, by the words that the parts share.

A page prints times and captions inside its one article: between standfirst and text, above a video, at a link to an
older report. What stands below such a time looks like a further item. ``measure_bond`` counts what two neighbours have
in common, ``score_bond`` weighs it; the weights are data, fitted by ``tests/golden/fit_parts.py``. Parts of an article
share words, and share them with its headline. A further item has a headline whose words its own text repeats, and a
teaser repeats many of its few words. A text with a dateline of its own is never joined.
"""

import math
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from dateline.core.data.layout.part_weights import PART_WEIGHTS
from dateline.core.data.text.characters import CAPITALS, QUOTES
from dateline.core.page.layout.drafts import Draft
from dateline.core.page.lines.piece import Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.sentence import opens_in_small_letter, stops_at_function_word
from dateline.core.page.lines.topic_words import find_topic_words


def join_parts(text: str, drafts: Sequence[Draft]) -> tuple[dict[int, Draft], dict[int, Reason]]:
    """Return the items by their numbers, the parts of one article as one; none on a page of datelines.

    With them, return why headlines without a text are links, by their starts, where the article is the page's one text.
    """
    whole = dict(enumerate(drafts))
    texts = find_texts(drafts)
    if len(texts) < _PAIR:
        return whole, {}
    page = PageMarks.of([drafts[at] for at in texts])
    parts = [[texts[0]]]
    for here, there in pairwise(texts):
        above = [drafts[at] for at in (parts[-1][0], *parts[-1][1:][-_MAX_PARTS:])]
        if there == here + 1 and _are_one_text(text, above, drafts[there], page, opening=here == texts[0]):
            parts[-1].append(there)
        else:
            parts.append([there])
    for part in parts:
        whole[part[0]] = _join(text, [drafts[at] for at in part])
    gone = {at for part in parts for at in part[1:]}
    links = [at for at, draft in enumerate(drafts) if not draft.body] if len(parts) == 1 else []
    kept = {at: draft for at, draft in whole.items() if at not in gone.union(links)}
    return kept, {piece.start: Reason.LINKED for at in links for piece in drafts[at].lines}


def find_texts(drafts: Sequence[Draft]) -> list[int]:
    """Return the numbers of the items that have a paragraph."""
    return [at for at, draft in enumerate(drafts) if any(piece.is_paragraph for piece in draft.body)]


class PageMarks(NamedTuple):
    """How many texts of a page have a mark of an item of their own."""

    texts: int
    dated: int
    """Those with a dateline."""
    timed: int
    """Those with a time."""

    @staticmethod
    def of(texts: Sequence[Draft]) -> "PageMarks":
        """Return the marks of these texts."""
        dated = sum(draft.body[0].dateline is not None for draft in texts)
        return PageMarks(len(texts), dated, sum(draft.stamp is not None for draft in texts))


class Bond(NamedTuple):
    """What a text has in common with the one above it."""

    shared: float
    """The logarithm of one more than the words that both have."""
    rate: float
    """Their share of the shorter text's words, from 0 to 1: a teaser repeats more of its few words than a part does."""
    titled: float
    """The logarithm of one more than the words of the article's headline that stand in the lower text."""
    own: float
    """The same of the words of the lower text's headline that it repeats and the upper text lacks."""
    both_timed: float
    """1 where both have a time."""
    dated: float
    """1 where two texts of the page have datelines."""
    timed: float
    """1 where three texts of the page have times."""


def measure_bond(text: str, parts: Sequence[Draft], below: Draft, page: PageMarks) -> Bond | None:
    """Return what a text has in common with the parts above it; None where it is an item for sure, or a copy."""
    if below.body[0].dateline is not None or _prints_headline(text, parts[-1], below):
        return None
    both_timed = parts[-1].stamp is not None and below.stamp is not None
    if both_timed and page.timed > _PAIR:  # posts of a live blog, or a list with times
        return None
    headline, body = _find_words(text, below.headline), _find_words(text, *below.body)
    upper = frozenset().union(*(_find_words(text, part.headline, *part.body) for part in parts))
    lower = headline | body
    shared = len(upper & lower)
    fewest, most = sorted((len(upper), len(lower)))
    if shared > _MAX_SHARED * fewest and most < _WORDS_OF_WHOLE * fewest:
        return None
    return Bond(
        math.log1p(shared),
        shared / max(1, fewest),
        math.log1p(len(_find_words(text, parts[0].headline) & lower)),
        math.log1p(len((headline & body) - upper)),
        float(both_timed),
        float(page.dated >= _PAIR),
        float(page.timed > _PAIR),
    )


def score_bond(bond: Bond, weights: Mapping[str, float]) -> float:
    """Return the log odds that two texts are parts of one; ``weights`` has one for each measure, and a ``bias``."""
    return weights["bias"] + sum(weights[name] * value for name, value in zip(Bond._fields, bond, strict=True))


def _are_one_text(text: str, parts: Sequence[Draft], below: Draft, page: PageMarks, *, opening: bool) -> bool:
    """Whether a text is a further part of those above it: see ``measure_bond``. Below a standfirst, a word shows it.

    ``opening`` where the text above opens the page. Between such a standfirst and its text stand the article's time
    and its writer, whose name the text does not repeat.
    """
    if _goes_on(text, parts[-1], below, page):
        return True
    bond = measure_bond(text, parts, below, page)
    if bond is None:
        return False
    if bond.shared > 0 and _is_standfirst(parts[-1]):
        if page.texts == _PAIR and below.headline is None:
            return True
        long = sum(piece.is_paragraph for piece in below.body) > 1
        if opening and long and below.stamp is not None and not bond.own and not bond.dated:
            return True
    return score_bond(bond, PART_WEIGHTS) >= _MIN_SCORE


def _join(text: str, drafts: Sequence[Draft]) -> Draft:
    """Return the parts of an article as one item, with the headline of the first and the first time.

    The heading of a part without a time of its own is a sub-heading of the text. A heading at a part's end is none.
    """
    first = drafts[0]
    if len(drafts) == 1:
        return first
    body = [*first.body]
    for draft in drafts[1:]:
        while len(body) > 1 and body[-1].is_heading and not _opens_inside(text, draft.body[0]):
            body.pop()  # a byline or a caption above the time
        head = draft.headline
        if head is not None and draft.stamp is None and body[-1].end <= head.start < draft.body[0].start:
            body.append(head)
        body += draft.body
    stamp = next((draft.stamp for draft in drafts if draft.stamp is not None), None)
    credit = next((draft.credit for draft in reversed(drafts) if draft.credit is not None), None)
    return first._replace(body=tuple(body), stamp=stamp, credit=credit, cut=drafts[-1].cut)


def _goes_on(text: str, above: Draft, below: Draft, page: PageMarks) -> bool:
    """Whether a text opens in the middle of a sentence, as where each link inside a sentence has a line of its own.

    Its headline is such a link, or a line of the text. A mark behind words shows it anywhere, a small letter only below
    a line that closes no sentence: ``de Volkskrant`` and ``al-Qaida`` open texts too.
    """
    opening = below.body[0]
    if opening.dateline is not None or (below.stamp is not None and page.timed >= _PAIR):
        return False
    head, last = below.headline, above.body[-1]
    if _opens_with_mark(text, opening) and not (last if head is None else head).sentence:
        return True
    if last.sentence:
        return False
    if _opens_in_small_letter(text, opening) and (head is None or not head.sentence):
        return True
    first = opening if head is None else head
    if not text[last.end : first.start].isspace():
        return False
    return _opens_inside(text, first) or (not first.gap and stops_at_function_word(text[last.start : last.end]))


def _opens_inside(text: str, piece: Piece) -> bool:
    """Whether a line opens in the middle of a sentence, by its first character."""
    return _opens_with_mark(text, piece) or _opens_in_small_letter(text, piece)


def _opens_with_mark(text: str, piece: Piece) -> bool:
    """Whether a line opens with a mark that stands behind a word, and a space: ``, who …``."""
    return _MARK_BEHIND_WORD.match(text, piece.start, piece.end) is not None


def _opens_in_small_letter(text: str, piece: Piece) -> bool:
    """Whether a line opens with a small letter, as no sentence does but one that begins so: ``'s Ochtends``."""
    opening = text[piece.start : min(piece.end, piece.start + _MAX_OPENING_CHARS)]
    quotes = len(opening) - len(opening.lstrip(_OPENERS))
    return opens_in_small_letter(text, piece.start + quotes, piece.end) and _ELIDED.match(opening) is None


def _is_standfirst(draft: Draft) -> bool:
    """Whether an item is a headline with one paragraph, and has no time or has it below: the page's own."""
    paragraphs = [piece for piece in draft.body if piece.is_paragraph]
    if draft.headline is None or len(paragraphs) != 1:
        return False
    return draft.stamp is None or draft.stamp.start >= paragraphs[0].end


def _prints_headline(text: str, above: Draft, below: Draft) -> bool:
    """Whether the headline of an item is a line of the text above it too: there, it is a teaser of the item."""
    head = below.headline
    if head is None:
        return False
    printed = text[head.start : head.end]
    return any(piece.size == head.size and text.startswith(printed, piece.start) for piece in above.body)


def _find_words(text: str, *pieces: Piece | None) -> frozenset[str]:
    """Return the topic words of pieces; a missing headline has none."""
    return frozenset().union(*(find_topic_words(text[one.start : one.end]) for one in pieces if one is not None))


_PAIR: Final = 2
"""Texts, datelines or times that make two."""
_MAX_PARTS: Final = 12
"""The most parts of an article that a further text is compared with. Bounds time; chosen by hand."""
_MIN_SCORE: Final = 0.4
"""The least log odds for a text to be a part of the article above. By weights that were not fitted on their site, three
in four parts have it, and no golden neighbours. A lower one joins more boxes of real pages with their article."""
_MAX_OPENING_CHARS: Final = 4
"""Characters of a line in which its first letter stands, behind quotation marks."""
_OPENERS: Final = QUOTES + " "
_MARK_BEHIND_WORD: Final = re.compile(rf"[{QUOTES} ]{{0,3}}[,;.:)](?![^\W_])")
"""Quotation marks, and a mark that no word follows without a space: ``.nl`` begins a name."""
_ELIDED: Final = re.compile(rf"[{QUOTES}][^\W\d_] [{CAPITALS}]")
"""A Dutch article without its vowel, at the beginning of a sentence, where the next word has the capital."""
_MAX_SHARED: Final = 0.75
"""Share of the shorter part's words that the other has, above which one is a copy of the other. Chosen by hand."""
_WORDS_OF_WHOLE: Final = 4
"""How many words a text has for each of a shorter one that is not its copy, but a standfirst that quotes it. Chosen by
hand."""

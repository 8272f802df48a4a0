"""Find the items of a list whose items have no headlines: paragraphs, or sentences after bullets.

A list looks like an article here. Its shape shows where its items would begin: at every paragraph, behind a gap that
is wider than the others, behind a closing credit, or at a bullet. Whether they do is scored by the words that they
share: see ``score``. Where the shape adds no sign of its own, the score has to be higher.
"""

from collections.abc import Collection, Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from dateline.core.data.layout.list_weights import PLAIN_WEIGHTS
from dateline.core.data.layout.shape_weights import PLAIN_SHAPE_WEIGHTS
from dateline.core.data.text.characters import ARROWS, DASHES, ITEM_BULLETS
from dateline.core.page.layout.lists.score import NO_LIST, ListDivision, Undivided, headline_like, measure, score, stems
from dateline.core.page.layout.lists.shape import Texts, measure_shape, score_shape
from dateline.core.page.lines.kinds.closing_credit import find_closing_credit
from dateline.core.page.lines.kinds.wording import names_bulletin
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.sentence import opens_in_small_letter


def mark_plain_items(text: str, pieces: Sequence[Piece]) -> ListDivision:
    """Return the pieces of a section with a rule before each item of a list without headlines."""
    if any(piece.dateline is not None or piece.kind not in _KINDS for piece in pieces):
        return NO_LIST
    shape = _find_paragraphs(text, pieces)
    return NO_LIST if shape is None else _weigh(text, pieces, shape)


def mark_bulleted_items(text: str, pieces: Sequence[Piece]) -> ListDivision:
    """Return the pieces of a section with a rule before each item of a list of bullets."""
    rules = [piece for piece in pieces if piece.kind is Kind.RULE]
    if len(rules) < _MIN_ITEMS or sum(_is_bullet(text, piece) for piece in rules) < _MIN_ITEMS:
        return NO_LIST
    items = _find_bulleted(text, pieces)
    if items is None:
        return NO_LIST
    inside = frozenset(items)
    alone = not any(piece.is_paragraph for at, piece in enumerate(pieces) if at not in inside)
    sure = alone and len(items) > _MIN_ITEMS
    return _weigh(text, pieces, _Shape([[at] for at in items], _MIN_BULLETED_SCORE, sure))


def _weigh(text: str, pieces: Sequence[Piece], shape: "_Shape") -> ListDivision:
    """Return the pieces divided if the items' words are a list's."""
    first = pieces[shape.items[0][0]]
    texts = [_joined(text, pieces, item) for item in shape.items]
    above = [piece for piece in pieces if piece.start < first.start and piece.kind is Kind.TEXT]
    lines = [text[piece.start : piece.end] for piece in above]
    measures = measure(headline_like([line for line in lines if line not in texts[0]]), texts)
    if measures is None:
        return ListDivision(_divide(text, pieces, shape)) if shape.sure else NO_LIST
    named = names_bulletin("\n".join(lines).lower())
    needed = min(shape.needed, _MIN_SIGNED_SCORE) if named else shape.needed
    signed = shape.needed < _MIN_SCORE
    measured = Texts(texts, (), [len(item) for item in shape.items], signed=signed, named=named)
    of_shape = measure_shape(measured, measures, PLAIN_WEIGHTS)
    if of_shape.words < needed or score_shape(of_shape, PLAIN_SHAPE_WEIGHTS) < _MIN_SHAPE_SCORE:
        starts = frozenset(pieces[item[0]].start for item in shape.items)
        return ListDivision(None, Undivided(starts, of_shape.words, needed) if of_shape.words > 0 else None)
    return ListDivision(_divide(text, pieces, shape))


class _Shape(NamedTuple):
    """Where the items of a list would be."""

    items: list[list[int]]
    """The numbers of the pieces of each item."""
    needed: float
    """The score from which on they are items; it is lower where more than a paragraph's end shows where one begins."""
    sure: bool = False
    """Whether they are items where their words are too few to tell."""


def _find_bulleted(text: str, pieces: Sequence[Piece]) -> list[int] | None:
    """Return the items of a list of bullets, each a sentence; the lines between them are sections' names."""
    bulleted = [at + 1 for at, piece in enumerate(pieces[:-1]) if _is_bullet(text, piece) and _is_text(pieces[at + 1])]
    items = [at for at in bulleted if _is_news_sentence(text, pieces[at])]
    if len(items) * 2 > len(bulleted):  # the shorter ones between them are sentences too
        items = [at for at in bulleted if _may_be_sentence(text, pieces[at])]
    if len(items) < _MIN_ITEMS or all(pieces[at].is_paragraph for at in items):
        return None
    first, last, inside = items[0], items[-1], frozenset(items)
    between = [piece for at, piece in enumerate(pieces[first:last], first) if at not in inside and _is_text(piece)]
    pure = not any(piece.is_paragraph for piece in between) and inside.issuperset(
        at for at in bulleted if first < at < last
    )
    return items if pure else None


def _is_news_sentence(text: str, piece: Piece) -> bool:
    """Whether a line behind a bullet is as long as a sentence, and begins like one."""
    least = _MIN_DENSE_SENTENCE_CHARS if piece.dense else _MIN_SENTENCE_CHARS
    return piece.size >= least and not opens_in_small_letter(text, piece.start, piece.end)


def _may_be_sentence(text: str, piece: Piece) -> bool:
    """Whether a line behind a bullet may be a sentence beside longer ones."""
    least = _MIN_DENSE_SENTENCE_CHARS if piece.dense else _MIN_SENTENCE_CHARS
    return piece.size * 3 >= least * 2 and not opens_in_small_letter(text, piece.start, piece.end)


def _find_paragraphs(text: str, pieces: Sequence[Piece]) -> _Shape | None:
    """Return the items of a section of paragraphs: all of one, or parted by wider gaps or by closing credits."""
    texts = [at for at, piece in enumerate(pieces) if _is_text(piece)]
    long = [
        at
        for at in texts
        if pieces[at].is_paragraph
        or (at == texts[-1] and pieces[at].size > _MAX_LINE_CHARS)
        or find_closing_credit(text, pieces[at].start, pieces[at].end)
    ]
    if len(long) < _MIN_ITEMS or any(_is_bullet(text, piece) for piece in pieces):
        return None
    inside = texts[texts.index(long[0]) : texts.index(long[-1]) + 1]
    if len(inside) != len(long):  # lines between the paragraphs: sub-headings, or another layout
        return None
    if len(long) > 1 and _are_equal(text, pieces[long[0]], pieces[long[1]]):  # printed twice, over the list and in it
        long = long[1:]
    if len(long) > _MIN_ITEMS and _is_below_list(pieces, long):
        long = long[:-1]
    if len(long) < _MIN_ITEMS:
        return None
    closed = [at for at in long if find_closing_credit(text, pieces[at].start, pieces[at].end)]
    if len(closed) >= _MIN_ITEMS - 1 and long[-1] in closed:
        return _Shape(_cut_after(long, closed), _MIN_SIGNED_SCORE)
    gaps = [pieces[at].gap for at in long[1:]]
    if max(gaps) > max(1, min(gaps)):
        wide = [above for above, at in pairwise(long) if pieces[at].gap == max(gaps)]
        items = _cut_after(long, wide)
        return _Shape(items, _MIN_SIGNED_SCORE) if len(items) >= _MIN_ITEMS else None
    credited = len(closed) >= _MIN_CREDITED  # an article closes with one at most
    return (
        _Shape([[at] for at in long], _MIN_SIGNED_SCORE if credited else _MIN_SCORE) if credited or min(gaps) else None
    )


def _is_below_list(pieces: Sequence[Piece], long: Sequence[int]) -> bool:
    """Whether the last paragraph is a short line below a gap, and the others have none: it is the page's."""
    last = pieces[long[-1]]
    usual = median(pieces[at].size for at in long[:-1])
    return last.gap > 0 and not any(pieces[at].gap for at in long[1:-1]) and last.size * 2 < usual


def mark_spaced_items(text: str, pieces: Sequence[Piece]) -> ListDivision:
    """Return the pieces of a section with a rule at each blank line, where blank lines part items, not paragraphs.

    They do where all datelines stand directly below one, and several items have more paragraphs on the next lines. A
    line is a further paragraph where the line above it closes a sentence; else the page wraps its lines. The words of
    the items without a dateline have to be those of a list's items: else they are paragraphs of the item above.
    """
    if any(piece.kind not in _KINDS or piece.kind is Kind.RULE for piece in pieces):
        return NO_LIST
    texts = [piece for piece in pieces if piece.kind is Kind.TEXT]
    opens = [at for at, piece in enumerate(texts) if piece.dateline is not None and piece.is_paragraph]
    if len(opens) < _MIN_ITEMS or any(at and not texts[at].gap for at in opens):
        return NO_LIST
    first = opens[0]
    blocks = [at for at in range(first, len(texts)) if texts[at].gap or at == first]
    if not all(texts[at].is_paragraph for at in blocks if at <= opens[-1]) or len(blocks) == len(opens):
        return NO_LIST
    stops = [*blocks[1:], len(texts)]
    longer = [
        any(texts[at - 1].sentence for at in range(here + 1, there)) for here, there in zip(blocks, stops, strict=True)
    ]
    if sum(longer[:-1]) < _MIN_BLOCKS_OF_PARAGRAPHS:
        return NO_LIST
    words = [text[texts[here].start : texts[there - 1].end] for here, there in zip(blocks, stops, strict=True)]
    if not _are_unrelated_to_above(words, [texts[here].dateline is not None for here in blocks]):
        return NO_LIST
    starts = {texts[at].start for at in blocks}
    divided: list[Piece] = []
    for piece in pieces:
        if piece.start in starts and piece.kind is Kind.TEXT:
            divided.append(Piece(Kind.RULE, piece.start, piece.start, why=Reason.PLAIN_ITEM))
        divided.append(piece)
    return ListDivision(divided)


def _are_unrelated_to_above(words: Sequence[str], dated: Sequence[bool]) -> bool:
    """Whether texts without a dateline repeat no more words of the item above them than a list's items do."""
    above: frozenset[str] = frozenset()
    shares: list[float] = []
    for text, opens_item in zip(words, dated, strict=True):
        of_text = stems(text)
        if opens_item:
            above = of_text
        else:
            shares.append(len(of_text & above) / max(1, len(of_text)))
            above |= of_text
    measures = measure([], words)
    if measures is None or not shares:
        return False
    repeated = max(measures.repeated, sum(shares) / len(shares))
    return score(measures._replace(repeated=repeated), PLAIN_WEIGHTS) >= _MIN_SIGNED_SCORE


def _cut_after(numbers: Sequence[int], ends: Sequence[int]) -> list[list[int]]:
    """Return the numbers, cut after each of ``ends``."""
    items: list[list[int]] = [[]]
    last = frozenset(ends)
    for at in numbers:
        items[-1].append(at)
        if at in last:
            items.append([])
    return [item for item in items if item]


def _divide(text: str, pieces: Sequence[Piece], shape: _Shape) -> list[Piece]:
    """Return the pieces with a rule before each item; lines from the first item on that are in none become noise."""
    starts = {item[0] for item in shape.items}
    inside = {at for item in shape.items for at in item}
    divided: list[Piece] = []
    for at, piece in enumerate(pieces):
        if at in starts:
            divided.append(Piece(Kind.RULE, piece.start, piece.start, why=Reason.PLAIN_ITEM))
        if at in inside:
            divided.append(piece if piece.is_paragraph else piece._replace(sentence=True, wrapped=True))
        elif piece.kind is Kind.TEXT and (at > min(starts) or (piece.is_heading and _is_label(pieces, at, starts))):
            divided.append(piece._replace(kind=Kind.NOISE, why=Reason.BETWEEN_ITEMS))
        elif piece.is_paragraph and _are_equal(text, piece, pieces[min(starts)]):
            divided.append(piece._replace(kind=Kind.NOISE, why=Reason.FIRST_TWICE))
        else:
            divided.append(piece)
    return divided


def _is_label(pieces: Sequence[Piece], at: int, starts: Collection[int]) -> bool:
    """Whether a line above the first bullet names the list that follows an article."""
    first = min(starts)
    return at == first - 2 and pieces[first - 1].size > 0 and any(piece.is_paragraph for piece in pieces[:at])


def _joined(text: str, pieces: Sequence[Piece], item: Sequence[int]) -> str:
    return " ".join(text[pieces[at].start : pieces[at].end] for at in item)


def _is_text(piece: Piece) -> bool:
    return piece.kind is Kind.TEXT


def _is_bullet(text: str, piece: Piece) -> bool:
    return piece.kind is Kind.RULE and text[piece.start : piece.start + 1] in _BULLETS


def _are_equal(text: str, one: Piece, other: Piece) -> bool:
    return one.size == other.size and text[one.start : one.end] == text[other.start : other.end]


_KINDS: Final = {Kind.TEXT, Kind.NOISE, Kind.RULE, Kind.CREDIT}
_BULLETS: Final = frozenset(ITEM_BULLETS + DASHES + ARROWS)
_MAX_LINE_CHARS: Final = 80
"""The longest last line, in characters, that is no item which the page's end cuts: as in ``headline_groups``."""
_MIN_ITEMS: Final = 3
"""The fewest items of a list without headlines; two paragraphs share too few words to compare. Chosen by hand."""
_MIN_CREDITED: Final = 2
"""The fewest paragraphs that close with an agency's name on a page of items. Chosen by hand."""
_MIN_BLOCKS_OF_PARAGRAPHS: Final = 2
"""The fewest items with more than one paragraph where a new line parts paragraphs. Chosen by hand."""
_MIN_SENTENCE_CHARS: Final = 60
"""The shortest sentence behind a bullet that is an item, in characters; a menu's lines are shorter. Chosen by hand."""
_MIN_DENSE_SENTENCE_CHARS: Final = 24
"""The same in Chinese or Japanese. Chosen by hand."""
_MIN_SCORE: Final = 2.5
"""The least log odds for paragraphs to be items: of articles of sites that the weights were not fitted on, fewer than
one in a hundred scores as high."""
_MIN_SHAPE_SCORE: Final = 0.0
"""The least log odds for paragraphs to be items, by their shape and words: see ``shape``."""
_MIN_SIGNED_SCORE: Final = 1.0
"""The same where wider gaps, closing credits or a bulletin's name are signs of a list. Chosen by hand."""
_MIN_BULLETED_SCORE: Final = 0.0
"""The same of sentences behind bullets, which are rarely the text of an article. Chosen by hand."""

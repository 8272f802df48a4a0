"""Find the items of a list that has neither times nor rules, by the shape that headline and text repeat.

A list's items look alike: a blank line, a headline, its text. Where that shape repeats it divides items, with
and without datelines. The sub-headings of an article look nearly the same. Without datelines the words of the texts
decide: see ``score``. They need to show less where the shape is a list's: the page's name (``in brief``), texts
of one paragraph each, headlines directly on their texts, or headlines that share words with their own texts only.
"""

import re
from collections.abc import Container, Sequence
from itertools import pairwise, takewhile
from typing import Final, NamedTuple

from dateline.core.data.layout.list_weights import HEADED_WEIGHTS
from dateline.core.data.layout.shape_weights import HEADED_SHAPE_WEIGHTS
from dateline.core.data.text.characters import DASHES
from dateline.core.page.layout.lists.paragraph_items import (
    mark_bulleted_items,
    mark_plain_items,
    mark_spaced_items,
)
from dateline.core.page.layout.lists.score import NO_LIST, ListDivision, Undivided, headline_like, measure, score
from dateline.core.page.layout.lists.shape import Texts, measure_shape, score_shape
from dateline.core.page.lines.kinds.wording import MIN_HEADLINE_SPACES, names_bulletin
from dateline.core.page.lines.piece import Kind, Piece
from dateline.core.page.lines.reason import Reason
from dateline.core.page.lines.topic_words import find_korean_openings


class _Group(NamedTuple):
    """A headline and the texts below it, by the numbers of their pieces."""

    start: int
    """Where it begins: its headline, or the section's name directly above."""
    headline: int
    texts: tuple[int, ...]


def mark_list_items(text: str, pieces: Sequence[Piece]) -> ListDivision:
    """Return the pieces of a section with a rule before each item of a list."""
    spaced = mark_spaced_items(text, pieces)
    if spaced.pieces is not None:
        return spaced
    groups = _find_groups(text, pieces)
    bulleted = mark_bulleted_items(text, pieces)
    if bulleted.pieces is not None:
        return bulleted
    if len(groups) < _MIN_GROUPS:
        return mark_plain_items(text, pieces)
    shaped = _are_unrelated(text, pieces, groups) or (
        len(groups) >= _MIN_LIST_GROUPS and _is_list(text, pieces, groups)
    )
    undivided = _weigh_words(text, pieces, groups, shaped=shaped)
    if undivided is not None or (not shaped and not _may_weigh(pieces, groups)):
        if (below := _find_list_below_article(text, pieces, groups)) is not None:
            return _divide(pieces, {group.start for group in groups[below:]}, label=_line_above(pieces, groups[below]))
        return NO_LIST if undivided is None or undivided.score <= 0 else ListDivision(None, undivided)
    starts = {group.start for group in groups}
    cut = _find_cut_item(text, pieces)
    if cut is not None and not (cut == len(pieces) - 1 and _continues_last_item(text, pieces, groups)):
        starts.add(cut)
    return _divide(pieces, starts)


def _divide(pieces: Sequence[Piece], starts: Container[int], label: int | None = None) -> ListDivision:
    """Return the pieces with a rule before each start; the line that names the list becomes noise."""
    divided: list[Piece] = []
    for at, piece in enumerate(pieces):
        if at == label:
            divided.append(piece._replace(kind=Kind.NOISE, why=Reason.BETWEEN_ITEMS))
            continue
        if at in starts and at and pieces[at - 1].kind is not Kind.RULE:
            divided.append(Piece(Kind.RULE, piece.start, piece.start, why=Reason.GROUP))
        divided.append(piece)
    return ListDivision(divided)


def _find_list_below_article(text: str, pieces: Sequence[Piece], groups: Sequence[_Group]) -> int | None:
    """Return the number of the group that opens a list below an article; None for none.

    A line that names the list stands there above a headline. Its items share as few words with the article as with
    each other.
    """
    if len(groups) < _MIN_LIST_GROUPS:
        return None
    texts = [" ".join(text[pieces[at].start : pieces[at].end] for at in group.texts) for group in groups]
    headlines = [text[pieces[group.headline].start : pieces[group.headline].end] for group in groups]
    named = [number for number in range(1, len(groups) - 1) if _line_above(pieces, groups[number]) is not None]
    for number in named[:_MAX_NAMED_LISTS]:
        items = groups[number:]
        if not _may_weigh(pieces, items) or sum(len(group.texts) for group in items) * 2 > 3 * len(items):
            continue
        measures = measure([headlines[0]], [" ".join(texts[:number]), *texts[number:]], headlines[number - 1 :])
        closed = all(any(pieces[at].sentence for at in group.texts) for group in items[:-1])
        if closed and measures is not None and score(measures, HEADED_WEIGHTS) >= _MIN_SCORE_OF_NAMED:
            return number
    return None


def _line_above(pieces: Sequence[Piece], group: _Group) -> int | None:
    """Return the number of the line above the headline of a group, where that line too reads like a headline."""
    at = group.start - 1
    while at > 0 and pieces[at].kind is Kind.NOISE:
        at -= 1
    return at if at > 0 and pieces[at].is_heading and pieces[group.start].gap else None


def _may_weigh(pieces: Sequence[Piece], groups: Sequence[_Group]) -> bool:
    """Whether words may divide the groups: none has a dateline, which would be the stronger evidence."""
    return not any(pieces[at].dateline is not None for group in groups for at in group.texts)


def _weigh_words(text: str, pieces: Sequence[Piece], groups: Sequence[_Group], *, shaped: bool) -> Undivided | None:
    """Return the groups as undivided if shape and words do not show a list's items; None if they do, or are not asked.

    ``shaped`` where the layout is a list's: it is enough where there are too few words to tell.
    """
    if not _may_weigh(pieces, groups):
        return None
    texts = [" ".join(text[pieces[at].start : pieces[at].end] for at in group.texts) for group in groups]
    titles = [text[pieces[at].start : pieces[at].end] for at in range(groups[0].headline) if pieces[at].is_heading]
    headlines = [text[pieces[group.headline].start : pieces[group.headline].end] for group in groups]
    measures = measure(headline_like(titles), texts, headlines)
    starts = frozenset(pieces[group.start].start for group in groups)
    if measures is None:
        return None if shaped else Undivided(starts, 0.0, _MIN_SCORE)
    named = _is_named_bulletin(text, pieces, groups) or _are_printed_twice(text, pieces, groups)
    measured = Texts(texts, headlines, [len(group.texts) for group in groups], signed=shaped, named=named)
    shape = measure_shape(measured, measures, HEADED_WEIGHTS)
    single = sum(measured.paragraphs) * 2 <= 3 * len(groups)
    needed = _MIN_SCORE_OF_SHAPE if shaped else _MIN_SCORE if single else _MIN_SCORE_OF_LONG_TEXTS
    told = (shaped and named) or (shape.words >= needed and (shaped or len(groups) >= _MIN_LIST_GROUPS))
    if told and score_shape(shape, HEADED_SHAPE_WEIGHTS) >= _MIN_SHAPE_SCORE:
        return None
    return Undivided(starts, shape.words, needed)


def _find_groups(text: str, pieces: Sequence[Piece]) -> list[_Group]:
    """Return a group for each headline that has text below it; none where the section has times."""
    if [piece for piece in pieces if piece.kind is Kind.STAMP]:
        return []
    lines = [at for at, piece in enumerate(pieces) if piece.kind in _TEXT_OR_RULE]
    groups: list[_Group] = []
    for number, (at, below) in enumerate(pairwise(lines)):
        head, first = pieces[at], pieces[below]
        if head.is_heading and not _is_text(text, head) and first.kind is Kind.TEXT and _is_text(text, first):
            above = (
                at and pieces[at - 1].is_heading and (_are_equal(text, pieces[at - 1], head) or _is_kicker(pieces, at))
            )
            texts = takewhile(lambda line: _is_further_text(pieces[line]), lines[number + 2 :])
            groups.append(_Group(at - 1 if above else at, at, (below, *texts)))
    return groups


def _is_text(text: str, piece: Piece) -> bool:
    """Whether a line below a headline is its text, be it only ``… said:`` in front of a quotation."""
    return (
        piece.is_paragraph
        or piece.size > (_MAX_DENSE_HEADLINE_CHARS if piece.dense else _MAX_HEADLINE_CHARS)
        or (text[piece.end - 1] == ":" and piece.size > _MAX_CAPTION_CHARS)
    )


def _is_further_text(piece: Piece) -> bool:
    """Whether a line is a further paragraph of the text above it."""
    return piece.kind is Kind.TEXT and not piece.is_heading


def _are_equal(text: str, one: Piece, other: Piece) -> bool:
    return text[one.start : one.end] == text[other.start : other.end]


def _is_kicker(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the line above the headline at ``at`` is a section's name that belongs to it."""
    return not pieces[at].gap and _is_set_apart(pieces, at - 1)


def _is_set_apart(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a blank line or a rule stands above the piece."""
    return pieces[at].gap > 0 or (at > 0 and pieces[at - 1].kind is Kind.RULE)


def _find_cut_item(text: str, pieces: Sequence[Piece]) -> int | None:
    """Return where the item begins that the page's end cuts in its headline or its first words; None for none."""
    first = last = len(pieces) - 1
    while first and last - first < _MAX_CUT_ITEM_LINES and pieces[first].is_heading:
        first -= 1
    first += 1
    if last - first not in range(_MAX_CUT_ITEM_LINES):
        return None
    if first < last and text.count(" ", pieces[first].start, pieces[first].end) < MIN_HEADLINE_SPACES:
        first = last
    if first == last and _is_text(text, pieces[last]):
        return None
    return first if _is_set_apart(pieces, first) or (first < last and pieces[first - 1].is_paragraph) else None


def _continues_last_item(text: str, pieces: Sequence[Piece], groups: Sequence[_Group]) -> bool:
    """Whether the page's last line is of the last item's text, and no headline of another item.

    It is speech or a clause, or the other items have more paragraphs than the last one; or a rule stands above
    every item and none above the line.
    """
    last = pieces[-1]
    if last.kind is not Kind.TEXT or len(groups) < _MIN_GROUPS:
        return False
    if text[last.start] in DASHES or text[last.end - 1] == ",":
        return True
    ruled = all(group.start and pieces[group.start - 1].kind is Kind.RULE for group in groups)
    fewest = min(len(group.texts) for group in groups[:-1])
    return len(groups[-1].texts) < fewest or (ruled and pieces[-2].kind is not Kind.RULE)


def _is_list(text: str, pieces: Sequence[Piece], groups: Sequence[_Group]) -> bool:
    """Whether headlines and texts are a list's, and not an article's sub-headings and paragraphs."""
    tight = sum(_is_set_apart(pieces, group.start) and not pieces[group.texts[0]].gap for group in groups[1:])
    datelines = sum(pieces[group.texts[0]].dateline is not None for group in groups)
    if _are_printed_twice(text, pieces, groups):
        return True
    if datelines:
        shaped = tight == len(groups) - 1 or _have_one_paragraph(pieces, groups)
        return shaped and datelines > 1 and datelines * 5 >= len(groups) * 3
    if _is_named_bulletin(text, pieces, groups):
        return True
    words = sum(text.count(" ", pieces[group.headline].start, pieces[group.headline].end) + 1 for group in groups)
    single = all(sum(pieces[at].size > _MAX_CAPTION_CHARS for at in group.texts) == 1 for group in groups[:-1])
    flat = not any(piece.gap for piece in pieces)
    if (
        flat
        and words >= _MIN_MEAN_HEADLINE_WORDS * len(groups)
        and sum(len(group.texts) for group in groups) * 2 <= 3 * len(groups)
    ):
        return True
    return (
        single
        and words >= _MIN_MEAN_HEADLINE_WORDS * len(groups)
        and (groups[0].headline > 0 or tight == len(groups) - 1 >= _MIN_LIST_GROUPS)
    )


def _are_printed_twice(text: str, pieces: Sequence[Piece], groups: Sequence[_Group]) -> bool:
    """Whether the page prints most headlines twice, one below the other."""
    twice = sum(
        group.headline > group.start and _are_equal(text, pieces[group.start], pieces[group.headline])
        for group in groups
    )
    return twice > 1 and twice * 2 >= len(groups)


def _is_named_bulletin(text: str, pieces: Sequence[Piece], groups: Sequence[_Group]) -> bool:
    """Whether a bulletin's name stands above the first text."""
    return names_bulletin(text[pieces[0].start : pieces[groups[0].texts[0]].start].lower())


def _have_one_paragraph(pieces: Sequence[Piece], groups: Sequence[_Group]) -> bool:
    """Whether every group has one paragraph, so that sub-headings of a longer text are not among them."""
    return all(len(group.texts) == 1 for group in groups[:-1]) and any(
        pieces[group.texts[0]].dateline is not None for group in groups[:2]
    )


def _are_unrelated(text: str, pieces: Sequence[Piece], groups: Sequence[_Group]) -> bool:
    """Whether the headlines, none of them above a dateline, are of unrelated items."""
    if len(groups) < _MIN_GROUPS or any(pieces[group.texts[0]].dateline is not None for group in groups):
        return False
    texts = []
    for group in groups:
        head, first, last = pieces[group.headline], pieces[group.texts[0]], pieces[group.texts[-1]]
        texts.append(
            GroupText(text[head.start : head.end], text[first.start : first.end], text[first.start : last.end])
        )
    return are_unrelated(texts)


class GroupText(NamedTuple):
    """The words of a headline, of the first paragraph below it, and of all its paragraphs."""

    headline: str
    first: str
    whole: str


def are_unrelated(groups: Sequence[GroupText]) -> bool:
    """Whether four in five headlines share words with their own texts, and the first with no other text.

    Each of two headlines has to share two words with its text, or one word if the two headlines are long.
    """
    lengths = [_count_words(group.headline) for group in groups]
    if min(lengths) < _MIN_HEADLINE_WORDS:
        return False
    heads = [_stems(group.headline) for group in groups]
    shared = [len(head & _stems(group.first)) for head, group in zip(heads, groups, strict=True)]
    subject = {stem for stem in heads[0] if len(stem) >= _STEM_LETTERS or not stem.isascii()}
    others = sum(len(subject & _stems(group.whole)) for group in groups[1:])
    if others > 1:
        return False
    if len(groups) == _PAIR:
        return min(shared) > 0 and (
            min(shared) > 1 or (others == 0 and sum(lengths) >= _MIN_MEAN_WORDS_OF_A_PAIR * _PAIR)
        )
    return sum(count > 0 for count in shared) * 5 >= len(groups) * 4 and others == 0


def _count_words(headline: str) -> int:
    """Return how many words a headline has; in a script without spaces, two letters count as one."""
    dense = len(_DENSE_LETTER.findall(headline))
    return headline.count(" ") + 1 + dense // _DENSE_LETTERS_A_WORD


def _stems(words: str) -> set[str]:
    """Return the first letters of each longer word; in a script without spaces, every two letters in a row."""
    stems = {word[:_STEM_LETTERS].lower() for word in _LONGER_WORD.findall(words)}
    for run in _DENSE_RUN.findall(words):
        stems.update(run[at : at + 2] for at in range(len(run) - 1))
    return stems | find_korean_openings(words)


_TEXT_OR_RULE: Final = {Kind.TEXT, Kind.RULE}
_MIN_GROUPS: Final = 2
"""The fewest groups of headline and text whose words are compared. Tuned on the golden pages."""
_MIN_LIST_GROUPS: Final = 3
"""The fewest groups of headline and text that are a list by their shape. Tuned on the golden pages."""
_MAX_NAMED_LISTS: Final = 3
"""The most lines of a page at which a list below an article is looked for: bounds time. Chosen by hand."""
_MIN_SCORE: Final = 2.5
"""The least log odds for texts with headlines to be items, by their words alone: see ``score``."""
_MIN_SCORE_OF_LONG_TEXTS: Final = 3.3
"""The same where most texts have more than one paragraph, as the sections of an article have. Chosen by hand."""
_MIN_SCORE_OF_SHAPE: Final = 0.3
"""The same where their layout is a list's."""
_MIN_SHAPE_SCORE: Final = 0.0
"""The least log odds by their shape: see ``shape``."""
_MIN_SCORE_OF_NAMED: Final = 1.5
"""The same where a line of its own names the list, below an article. Chosen by hand."""
_MAX_CUT_ITEM_LINES: Final = 3
"""The most lines that the page's end leaves of an item: its headline, once or twice, and its text's first words.
Tuned on the golden pages."""
_MAX_HEADLINE_CHARS: Final = 80
"""The longest headline, in characters; a longer line below one is its text, even cut off by the page. Tuned on the
golden pages."""
_MAX_DENSE_HEADLINE_CHARS: Final = 30
"""The same in Chinese or Japanese. Tuned on the golden pages."""
_MAX_CAPTION_CHARS: Final = 50
"""The longest line, in characters, that is a caption or a label between two items and no paragraph. Tuned on the
golden pages."""
_MIN_MEAN_HEADLINE_WORDS: Final = 4
"""The fewest words of a list's headlines, on average; sub-headings have fewer. Tuned on the golden pages."""
_PAIR: Final = 2
"""Groups in a section of which each headline must share words with its text; of more groups, four in five. Chosen
by hand."""
_MIN_HEADLINE_WORDS: Final = 4
"""The fewest words of each headline where words are compared; most sub-headings have fewer. Tuned on the golden
pages."""
_MIN_MEAN_WORDS_OF_A_PAIR: Final = 5.5
"""The fewest words of two headlines, on average, where one shares only one word with its text. Tuned on the golden
pages."""
_DENSE_LETTERS_A_WORD: Final = 2
"""How many letters of a script without spaces count as a word."""
_STEM_LETTERS: Final = 5
"""How many first letters of two words have to be equal. Tuned on the golden pages."""
_LONGER_WORD: Final = re.compile(r"[^\W\d_\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]{4,}")
_DENSE_LETTER: Final = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")
_DENSE_RUN: Final = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]{2,}")
